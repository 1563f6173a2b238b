//! What would become different, part by part.

use interop::{Change, ChangeKind, FieldChange};
use yew::prelude::*;

/// More changes than anybody reads.
const MOST: usize = 200;
/// How much of a value is shown, in letters.
const LONG: usize = 300;

/// The three groups with their headings.
const GROUPS: [(ChangeKind, &str); 3] = [
    (ChangeKind::Added, "Added"),
    (ChangeKind::Changed, "Changed"),
    (ChangeKind::Removed, "Removed"),
];

/// The changes in their groups.
pub fn changes(all: &[Change]) -> Html {
    html! { <>{ for GROUPS.iter().map(|(kind, title)| group(all, *kind, title)) }</> }
}

fn group(all: &[Change], kind: ChangeKind, title: &'static str) -> Html {
    let of: Vec<&Change> = all.iter().filter(|one| one.kind == kind).collect();
    if of.is_empty() {
        return Html::default();
    }
    let id = format!("in-{}", title.to_ascii_lowercase());
    let more = of.len().saturating_sub(MOST);
    html! {
        <section class="stack" aria-labelledby={id.clone()}>
            <h3 {id}>{ title }<span class="quiet">{ format!(" · {}", of.len()) }</span></h3>
            <ul role="list" class="doors__changes">{ for of.into_iter().take(MOST).map(one) }</ul>
            if more > 0 { <p class="small quiet">{ format!("And {more} more.") }</p> }
        </section>
    }
}

fn one(change: &Change) -> Html {
    let name = match change.name.as_str() {
        "" => html! { <strong>{ "The yard itself" }</strong> },
        name => {
            html! { <><span class="quiet">{ format!("{} ", change.what) }</span><strong class="mono">{ name }</strong></> }
        }
    };
    html! {
        <li class="doors__change" data-change={change.name.clone()}>
            if change.fields.is_empty() {
                <p>{ name }</p>
            } else {
                <details>
                    <summary>{ name }</summary>
                    <dl class="doors__values">{ for change.fields.iter().map(field) }</dl>
                </details>
            }
        </li>
    }
}

fn field(field: &FieldChange) -> Html {
    let value = |value: &Option<String>| value.as_deref().map(short);
    html! {
        <>
            <dt class="mono">{ &field.name }</dt>
            <dd class="mono">
                if let Some(before) = value(&field.before) { <del>{ before }</del>{ " " } }
                if let Some(after) = value(&field.after) { <ins>{ after }</ins> }
            </dd>
        </>
    }
}

fn short(value: &str) -> String {
    let mut letters = value.chars();
    let mut text: String = letters.by_ref().take(LONG).collect();
    if letters.next().is_some() {
        text.push('…');
    }
    text
}
