//! The keys of a question, and the list of them.

use crate::platform::dialog;
use crate::platform::keys::{Press, listen};
use crate::route::Route;
use crate::store::settings::use_settings;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the list.
pub(super) const HELP_ID: &str = "question-keys";

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// To choose the option at this place, from 0, or to take it back.
    Toggle(usize),
    /// To check the answer, or after that to go on.
    CheckOrNext,
    /// The next question.
    Next,
    /// The one before.
    Previous,
    /// To flag the question, or to take the flag off.
    Flag,
    /// To strike out the option that the focus is at, or to take the strike back.
    Strike,
    /// All questions.
    All,
    /// To take the last deed back.
    Undo,
    /// The list of keys.
    Help,
}

/// Each key with what it does.
const KEYS: &[(&str, &str)] = &[
    (
        "1 to 9",
        "Choose the option with that number, or take it back",
    ),
    ("Enter", "Check; after that the next question"),
    (
        "X",
        "Strike out the option that the focus is at, or take that back",
    ),
    ("M", "Flag the question, or take the flag off"),
    ("N, P", "Next question, question before"),
    ("R", "All questions; a round can be gone on with later"),
    ("Ctrl Z", "Take back the last check, strike, flag or note"),
    ("?", "This list"),
];

/// What a key asks for; `alone` says whether keys without Ctrl or Alt do anything.
pub(super) fn wish(press: &Press, alone: bool) -> Option<Wish> {
    if press.in_text || press.alt {
        return None;
    }
    if press.command {
        let undo = matches!(press.key.as_str(), "z" | "Z") && !press.shift;
        return undo.then_some(Wish::Undo);
    }
    match press.key.as_str() {
        // Enter presses a button by itself.
        "Enter" if !press.on_button => Some(Wish::CheckOrNext),
        _ if !alone => None,
        "?" => Some(Wish::Help),
        "x" | "X" => Some(Wish::Strike),
        "m" | "M" => Some(Wish::Flag),
        "n" | "N" => Some(Wish::Next),
        "p" | "P" => Some(Wish::Previous),
        "r" | "R" => Some(Wish::All),
        key => {
            let digit: usize = key.parse().ok()?;
            (1..=9).contains(&digit).then(|| Wish::Toggle(digit - 1))
        }
    }
}

/// Listens for the keys while the question is shown. The function says whether it did something.
#[hook]
pub(super) fn use_keys(hear: impl Fn(Wish) -> bool + 'static) {
    let alone = use_settings().single_keys;
    let latest = use_mut_ref(|| None::<(Rc<dyn Fn(Wish) -> bool>, bool)>);
    *latest.borrow_mut() = Some((Rc::new(hear), alone));
    use_effect_with((), move |()| {
        let listening = listen(move |press| {
            let latest = latest.borrow().clone();
            let Some((hear, alone)) = latest else {
                return false;
            };
            // In a dialog the keys are the dialog's.
            if dialog::is_open(HELP_ID) {
                return false;
            }
            wish(press, alone).is_some_and(|wish| hear(wish))
        });
        move || drop(listening)
    });
}

/// The list of keys, which the browser shows above the page.
#[component]
pub(super) fn KeyList() -> Html {
    let close = |_: MouseEvent| dialog::close(HELP_ID);
    let alone = use_settings().single_keys;
    html! {
        <dialog id={HELP_ID} class="dialog" aria-labelledby="question-keys-heading">
            <h2 id="question-keys-heading">{ "Keys of a question" }</h2>
            <dl class="keys">
                { for KEYS.iter().map(|(keys, does)| html! { <div><dt><kbd>{ keys }</kbd></dt><dd>{ does }</dd></div> }) }
            </dl>
            <p class="quiet small">
                { "They act outside of text fields. On a Mac, Command does what Ctrl does. " }
                { if alone { "Keys that act alone can be turned off in the " } else { "Keys that act alone are turned off; turn them on in the " } }
                <Link<Route> to={Route::Settings}>{ "settings" }</Link<Route>>{ "." }
            </p>
            <button type="button" class="button" onclick={close}>{ "Close" }</button>
        </dialog>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn keys_alone_can_be_turned_off_and_rest_in_text() {
        for key in ["1", "x", "M", "n", "p", "r", "?"] {
            assert!(wish(&Press::of(key), true).is_some(), "{key}");
            assert_eq!(wish(&Press::of(key), false), None, "{key}");
            let in_text = Press {
                in_text: true,
                ..Press::of(key)
            };
            assert_eq!(wish(&in_text, true), None, "{key} in a text");
            let with_alt = Press {
                alt: true,
                ..Press::of(key)
            };
            assert_eq!(wish(&with_alt, true), None, "{key} with Alt");
            let with_ctrl = Press {
                command: true,
                ..Press::of(key)
            };
            assert_eq!(wish(&with_ctrl, true), None, "{key} with Ctrl");
        }
    }

    #[test]
    fn digits_are_places_and_zero_is_none() {
        assert_eq!(wish(&Press::of("9"), true), Some(Wish::Toggle(8)));
        for key in ["0", "10", "ArrowDown", "f", " "] {
            assert_eq!(wish(&Press::of(key), true), None, "{key}");
        }
    }

    #[test]
    fn enter_is_left_to_a_button_and_undo_needs_ctrl() {
        assert_eq!(wish(&Press::of("Enter"), false), Some(Wish::CheckOrNext));
        let on_button = Press {
            on_button: true,
            ..Press::of("Enter")
        };
        assert_eq!(wish(&on_button, true), None);
        let undo = Press {
            command: true,
            ..Press::of("z")
        };
        assert_eq!(wish(&undo, false), Some(Wish::Undo));
        assert_eq!(
            wish(
                &Press {
                    shift: true,
                    ..undo
                },
                true
            ),
            None
        );
    }
}
