//! How many events each rule takes; each line chooses what the list shows.

use super::{Wish, number};
use crate::components::chip::{Chip, Signal};
use crate::store::bulk::BulkState;
use door::BulkFilter;
use yew::prelude::*;

/// The counts.
pub(super) fn counts(state: &BulkState, wish: &Callback<Wish>) -> Html {
    let rules = state.rules.iter().enumerate().map(|(at, rule)| {
        let is_valid = state.progress.rules.get(at).is_some_and(Option::is_some);
        let filter = BulkFilter::Rule(u32::try_from(at).unwrap_or(u32::MAX));
        let remark = (!is_valid)
            .then(|| html! { <Chip signal={Signal::Red} text="Pattern is not valid" /> });
        line(
            state,
            wish,
            filter,
            rule.name.clone(),
            remark.unwrap_or_default(),
        )
    });
    html! {
        <div class="bulk__counts">
            <h3 id="bulk-counts">{ "Matched by" }</h3>
            if state.rules.is_empty() {
                <p class="quiet small">{ "There is no rule yet. Add one: these events are then matched against it." }</p>
            }
            <ul role="list" aria-labelledby="bulk-counts">
                { line(state, wish, BulkFilter::All, "All".to_owned(), Html::default()) }
                { for rules }
                { line(state, wish, BulkFilter::NoRule, "No rule".to_owned(), Html::default()) }
                if state.progress.unread > 0 {
                    { line(state, wish, BulkFilter::Unread, "Not readable".to_owned(), Html::default()) }
                }
            </ul>
        </div>
    }
}

fn line(
    state: &BulkState,
    wish: &Callback<Wish>,
    filter: BulkFilter,
    name: String,
    remark: Html,
) -> Html {
    let onclick = wish.reform(move |_| Wish::Show(filter, 0));
    let is_shown = state.shown.0 == filter;
    html! {
        <li>
            <button type="button" class="bulk__count" aria-pressed={is_shown.to_string()} {onclick}>
                // The spaces are for who hears it: "All 122", not "All122".
                <span class="bulk__name">{ name }</span>{ " " }
                { remark }{ " " }
                <span class="bulk__number">{ number(state.count(filter)) }</span>
            </button>
        </li>
    }
}
