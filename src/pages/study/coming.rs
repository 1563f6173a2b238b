//! What stands in for a part of the bank that is on its way or did not come.

use crate::components::coming::{self, NotHere};
use crate::store::bank::{Part, use_all_again, use_bank_again};
use crate::store::fetched::Fetched;
use yew::prelude::*;

/// What is made of a part that is here, or the word on why it is not.
///
/// The page has its heading beside it: the focus goes there when the button goes.
pub(crate) fn whole<T>(state: &Fetched<T>, part: Part, page: impl FnOnce(&T) -> Html) -> Html {
    coming::whole(
        state,
        "Fetching the questions …",
        |reason| html! { <Missing {part} reason={reason.to_owned()} /> },
        page,
    )
}

/// What stands in for questions of all domains that are on their way or did not come, with a sentence
/// on what is kept all the same.
pub(crate) fn all<T>(state: &Fetched<T>, kept: &'static str) -> Html {
    coming::whole(
        state,
        "Fetching the questions …",
        |reason| html! { <AllMissing reason={reason.to_owned()} {kept} /> },
        |_| Html::default(),
    )
}

/// What an [`AllMissing`] takes.
#[derive(PartialEq, Properties)]
pub(crate) struct AllMissingProps {
    /// Why, as a sentence.
    pub(crate) reason: AttrValue,
    /// What holds all the same, as a sentence.
    pub(crate) kept: AttrValue,
}

/// Questions that did not come, whatever their domain, with a button that asks for them once more.
#[component]
pub(crate) fn AllMissing(props: &AllMissingProps) -> Html {
    let again = use_all_again();
    html! {
        <NotHere what="The questions could not be fetched." reason={props.reason.clone()} kept={props.kept.clone()} {again} />
    }
}

#[derive(PartialEq, Properties)]
struct MissingProps {
    part: Part,
    reason: AttrValue,
}

/// A part that did not come, with a button that asks for it once more.
#[component]
fn Missing(props: &MissingProps) -> Html {
    let (again, part) = (use_bank_again(), props.part);
    html! {
        <NotHere what="The questions could not be fetched." reason={props.reason.clone()}
            kept="Your answers are kept, and the yard works meanwhile." again={again.reform(move |()| part)} />
    }
}
