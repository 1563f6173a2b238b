//! The mark of what happened in another account or Region than the one where the learner works, and
//! the note on steps that AWS would not log.

use crate::store::yard::Entry;
use pipeline::{NOT_LOGGED, Step, Yard, not_logged};
use yew::prelude::*;

/// The account and Region where the learner works.
pub type Home<'a> = (&'a str, &'a str);

/// The place of a yard.
pub fn home(yard: &Yard) -> Home<'_> {
    (&yard.account, &yard.region)
}

/// The mark; nothing for what happened at home.
pub fn mark(entry: Entry<'_>, home: Home<'_>) -> Html {
    let there = match entry {
        Entry::Step(step) => step.place(),
        Entry::Doing(doing) => (&*doing.account, &*doing.region),
    };
    match pipeline::elsewhere(home, there) {
        None => Html::default(),
        Some(place) => html! {
            <span class="elsewhere" data-elsewhere="">
                <span class="visually-hidden">{ "Elsewhere: " }</span>{ place }<span class="visually-hidden">{ ". " }</span>
            </span>
        },
    }
}

/// What is said once where steps are shown that AWS would not log.
pub fn note<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Html {
    match not_logged(steps) {
        0 => Html::default(),
        _ => html! { <p class="small quiet" data-not-logged="">{ NOT_LOGGED }</p> },
    }
}
