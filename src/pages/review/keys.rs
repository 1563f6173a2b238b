//! The keys of a card and of the drill.

use crate::platform::keys::{Press, listen};
use crate::store::settings::use_settings;
use quiz::fsrs::Grade;
use std::rc::Rc;
use yew::prelude::*;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// To go on: to show the answer, to grade it as good, or to the next.
    On,
    /// To choose what has this number, from 1.
    Choose(usize),
    /// To take the last grade back.
    Undo,
}

impl Wish {
    /// The grade that has the number.
    pub(super) fn grade(self) -> Option<Grade> {
        match self {
            Wish::On => Some(Grade::Good),
            Wish::Choose(number) => Grade::ALL.get(number.checked_sub(1)?).copied(),
            Wish::Undo => None,
        }
    }
}

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
        // Both press a button by themselves.
        "Enter" if !press.on_button => Some(Wish::On),
        " " if alone && !press.on_button => Some(Wish::On),
        key if alone => {
            let digit: usize = key.parse().ok()?;
            (1..=4).contains(&digit).then_some(Wish::Choose(digit))
        }
        _ => None,
    }
}

/// Listens for the keys while the part is shown. The function says whether it did something.
#[hook]
pub(super) fn use_keys(hear: impl Fn(Wish) -> bool + 'static) {
    let alone = use_settings().single_keys;
    let latest = use_mut_ref(|| None::<(Rc<dyn Fn(Wish) -> bool>, bool)>);
    *latest.borrow_mut() = Some((Rc::new(hear), alone));
    use_effect_with((), move |()| {
        let listening = listen(move |press| {
            let latest = latest.borrow().clone();
            latest.is_some_and(|(hear, alone)| wish(press, alone).is_some_and(|wish| hear(wish)))
        });
        move || drop(listening)
    });
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grades_and_rest_in_text() {
        let grades = ["1", "2", "3", "4"].map(|key| wish(&Press::of(key), true)?.grade());
        assert_eq!(grades, Grade::ALL.map(Some));
        for key in ["0", "5", "12", "a", "ArrowDown"] {
            assert_eq!(wish(&Press::of(key), true), None, "{key}");
        }
        for key in ["1", " ", "Enter"] {
            let in_text = Press {
                in_text: true,
                ..Press::of(key)
            };
            assert_eq!(wish(&in_text, true), None, "{key} in a text");
        }
    }

    #[test]
    fn keys_alone_can_be_turned_off_and_buttons_press_themselves() {
        for key in ["1", "4", " "] {
            assert!(wish(&Press::of(key), true).is_some(), "{key}");
            assert_eq!(wish(&Press::of(key), false), None, "{key}");
        }
        assert_eq!(wish(&Press::of("Enter"), false), Some(Wish::On));
        for key in [" ", "Enter"] {
            let on_button = Press {
                on_button: true,
                ..Press::of(key)
            };
            assert_eq!(wish(&on_button, true), None, "{key} on a button");
        }
        let undo = Press {
            command: true,
            ..Press::of("z")
        };
        assert_eq!(wish(&undo, false), Some(Wish::Undo));
        let redo = Press {
            shift: true,
            ..undo
        };
        assert_eq!(wish(&redo, true), None);
    }
}
