//! A row of the table: an event, and what each rule says to it.

use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::yard::{Edit, YardAction, use_yard};
use door::Compared;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a rule says to an event, and what it is expected to say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// What it says; none until the engine has answered.
    pub compared: Option<Compared>,
    /// Whether it is expected to match; none where nothing is expected.
    pub expected: Option<bool>,
}

impl Cell {
    /// Whether it matches; none where nothing could be compared.
    fn matches(self) -> Option<bool> {
        match self.compared {
            Some(Compared::Match) => Some(true),
            Some(Compared::NoMatch) => Some(false),
            _ => None,
        }
    }

    /// Whether something else is expected.
    pub fn is_unexpected(self) -> bool {
        self.compared.is_some() && self.expected.is_some() && self.expected != self.matches()
    }

    /// What pressing it makes of the expectation: the answer as it is, or nothing where that is
    /// expected already.
    fn pressed(self) -> Option<bool> {
        if self.expected.is_some() && !self.is_unexpected() {
            None
        } else {
            self.matches()
        }
    }

    fn look(self) -> (&'static str, Shape, &'static str) {
        match self.compared {
            Some(Compared::Match) => ("cell--match", Shape::CircleCheck, "matches"),
            Some(Compared::NoMatch) => ("cell--miss", Shape::Minus, "does not match"),
            Some(Compared::InvalidPattern) => {
                ("cell--invalid", Shape::Triangle, "pattern not valid")
            }
            Some(Compared::NoEvent) => ("cell--invalid", Shape::Triangle, "event cannot be read"),
            None => ("cell--waiting", Shape::CircleDashed, "not compared yet"),
        }
    }

    fn in_words(self) -> String {
        let (_, _, says) = self.look();
        match self.expected {
            None => says.to_owned(),
            Some(_) if !self.is_unexpected() => format!("{says}, as expected"),
            Some(true) => format!("{says}, but a match is expected"),
            Some(false) => format!("{says}, but no match is expected"),
        }
    }
}

/// What a [`Row`] takes.
#[derive(PartialEq, Properties)]
pub struct RowProps {
    /// The event's place.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// The place of the first rule shown.
    pub first: usize,
    /// What each rule shown says.
    pub cells: Vec<Cell>,
}

/// An event and its cells.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let (yard, navigator) = (use_yard(), use_navigator());
    let open = {
        let (dispatcher, at) = (yard.dispatcher(), props.at);
        move |_: MouseEvent| {
            dispatcher.dispatch(YardAction::ChooseEvent(at));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Yard);
            }
        }
    };
    html! {
        <tr>
            <th scope="row" class="matrix__event">
                <button type="button" class="matrix__go" onclick={open} title={format!("Put {} on the bench", props.name)}>{ &props.name }</button>
            </th>
            { for props.cells.iter().enumerate().map(|(nth, cell)| {
                let (rule, event, cell) = (props.first + nth, props.at, *cell);
                let dispatcher = yard.dispatcher();
                let onclick = move |_: MouseEvent| {
                    dispatcher.dispatch(Edit::Expect(event, rule, cell.pressed()).into());
                };
                let (class, shape, _) = cell.look();
                html! {
                    <td key={rule}>
                        <button type="button" {onclick} title={cell.in_words()}
                            class={classes!("cell", class, cell.expected.map(|_| "cell--pinned"), cell.is_unexpected().then_some("cell--unexpected"))}>
                            <Icon {shape} size={16} />
                            <span class="visually-hidden">{ cell.in_words() }</span>
                        </button>
                    </td>
                }
            }) }
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(compared: Compared, expected: Option<bool>) -> Cell {
        Cell {
            compared: Some(compared),
            expected,
        }
    }

    #[test]
    fn a_press_pins_what_is_and_a_second_one_takes_it_back() {
        let fresh = cell(Compared::Match, None);
        assert_eq!(fresh.pressed(), Some(true));
        assert_eq!(cell(Compared::Match, Some(true)).pressed(), None);
        assert_eq!(cell(Compared::NoMatch, Some(true)).pressed(), Some(false));
        assert_eq!(cell(Compared::InvalidPattern, Some(true)).pressed(), None);
    }

    #[test]
    fn only_another_answer_than_the_expected_stands_out() {
        assert!(!cell(Compared::Match, None).is_unexpected());
        assert!(!cell(Compared::NoMatch, Some(false)).is_unexpected());
        assert!(cell(Compared::NoMatch, Some(true)).is_unexpected());
        assert!(cell(Compared::InvalidPattern, Some(true)).is_unexpected());
        let waiting = Cell {
            compared: None,
            expected: Some(true),
        };
        assert!(!waiting.is_unexpected());
    }
}
