//! The keys of a running exam, and the list of them.

use super::super::Room;
use super::next;
use super::question::{mark, struck};
use crate::components::options::{self, Strike, toggled};
use crate::platform::{clock, dialog, dom, keys};
use crate::route::Route;
use crate::store::exam::use_exams;
use crate::store::settings::use_settings;
use quiz::Question;
use quiz::exam::{Attempt, Deed, Status};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the list of keys.
pub(super) const HELP_ID: &str = "exam-keys";

/// The id of the dialog in which an exam is handed in.
pub(super) const SUBMIT_ID: &str = "exam-submit";

/// The id of the dialog in which it is given more time.
pub(super) const EXTEND_ID: &str = "exam-extend";

/// Each key with what it does.
const KEYS: &[(&str, &str)] = &[
    ("1 to 9", "Choose an option, or take it back"),
    ("Enter, N", "Next question"),
    ("P", "Previous question"),
    ("M", "Mark for review, or take the mark off"),
    (
        "X",
        "Strike out the option that has the focus, or take that back",
    ),
    ("R", "Review screen"),
    ("T", "Say the time"),
    ("?", "This list"),
];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeysProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) room: Room,
    pub(super) act: Callback<Deed>,
}

#[component]
pub(super) fn Keys(props: &KeysProps) -> Html {
    let single_keys = use_settings().single_keys;
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some((use_exams(), props.clone()));
    use_effect_with(single_keys, move |single_keys| {
        let listening = single_keys.then(|| {
            keys::listen(move |press| {
                let is_other = press.command || press.alt || press.in_text;
                if is_other || dom::focused_within("data-dialog").is_some() {
                    return false;
                }
                // In the form of the question Enter goes on by itself.
                let has_enter = press.on_button || dom::focused_within("data-form").is_some();
                if press.key == "Enter" && has_enter {
                    return false;
                }
                if press.key == "?" {
                    return dialog::show_modal(HELP_ID);
                }
                let latest = latest.borrow().clone();
                let Some((exams, props)) = latest else {
                    return false;
                };
                // The log has every key by now, the page perhaps not yet.
                let now = Attempt::of(exams.log(), props.attempt.id, clock::now_ms());
                let deed = now.and_then(|attempt| {
                    let place = attempt.place;
                    let asked = place.and_then(|place| attempt.paper.questions.get(place));
                    let question = asked.and_then(|asked| props.room.question(&asked.id));
                    deed(&press.key, &attempt, question, options::focused)
                });
                let Some(deed) = deed else {
                    return false;
                };
                props.act.emit(deed);
                true
            })
        });
        move || drop(listening)
    });
    let close = |_: MouseEvent| dialog::close(HELP_ID);
    html! {
        <dialog id={HELP_ID} class="dialog" aria-labelledby="exam-keys-heading" data-dialog="keys">
            <h2 id="exam-keys-heading">{ "Keys of the exam" }</h2>
            <dl class="keys">
                { for KEYS.iter().map(|(keys, does)| html! { <div><dt><kbd>{ keys }</kbd></dt><dd>{ does }</dd></div> }) }
            </dl>
            <p class="quiet small">
                { "Tab, the arrow keys and Space work as in any form. Keys that act alone can be turned off in the " }
                <Link<Route> to={Route::Settings}>{ "settings" }</Link<Route>>{ "." }
            </p>
            <button type="button" class="button" onclick={close}>{ "Close" }</button>
        </dialog>
    }
}

/// What a key does; `focused` tells the option that has the focus.
pub(super) fn deed(
    key: &str,
    attempt: &Attempt,
    question: Option<&Question>,
    focused: impl Fn() -> Option<usize>,
) -> Option<Deed> {
    if attempt.status != Status::Running {
        return None;
    }
    let key = key.to_ascii_lowercase();
    if key == "r" {
        return attempt.place.is_some().then_some(Deed::Reviewed);
    }
    let Some(place) = attempt.place else {
        // From the review screen back to the last question.
        let last = attempt.responses.len().checked_sub(1)?;
        return (key == "p").then_some(Deed::MovedTo { place: last });
    };
    let response = attempt.responses.get(place)?;
    match key.as_str() {
        "n" | "enter" => return Some(next(place, attempt)),
        "p" => {
            return Some(Deed::MovedTo {
                place: place.checked_sub(1)?,
            });
        }
        "m" => return Some(mark(place, !response.is_marked)),
        "x" => {
            let option = focused()?;
            let on = !response.struck.contains(&option);
            return Some(struck(place, Strike { option, on }));
        }
        _ => {}
    }
    let number: usize = key.parse().ok().filter(|number| (1..=9).contains(number))?;
    let question = question?;
    let option = *attempt.paper.order(question).get(number - 1)?;
    let is_single = !question.is_multiple_response();
    let picks = if is_single && response.picks == [option] {
        Vec::new()
    } else {
        toggled(question, &response.picks, option)
    };
    Some(Deed::Answered { place, picks })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
