//! Facts in rows. What is too wide for the window scrolls by itself.

use super::id_of;
use crate::components::markdown::inlines;
use guide::{Row, Table};
use yew::prelude::*;

/// The table.
pub(super) fn table(of: &Table) -> Html {
    html! {
        <div class="exam__scroll" tabindex="0" role="region" aria-label={of.caption.clone()}>
            <table class="exam__table">
                <thead><tr>{ for of.head.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for of.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(row: &Row) -> Html {
    let id = row.anchor.as_deref().map(id_of);
    let tabindex = id.as_ref().map(|_| "-1");
    let cells = row.cells.iter().enumerate().map(|(at, cell)| match at {
        0 => html! { <th scope="row" id={id.clone()} {tabindex}>{ inlines(cell) }</th> },
        _ => html! { <td>{ inlines(cell) }</td> },
    });
    html! { <tr>{ for cells }</tr> }
}
