//! How many events the rule that is worked on would take, as its pattern is written.

use crate::pages::later::{Later, later};
use crate::pages::yard::sweep::rule::RuleSweep;
use crate::store::bench::use_bench;
use crate::store::catalogue::use_catalogue;
use door::Compared;
use yew::prelude::*;

/// What the sweep over the whole catalogue found for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The rule's place in the list.
    pub rule: usize,
    /// How many events it takes.
    pub taken: usize,
    /// Of how many.
    pub all: usize,
}

/// What the sweep has to know of its place.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// Whether the list is seen.
    pub is_open: bool,
    /// Takes what was found.
    pub tell: UseStateSetter<Option<Count>>,
}

/// What a [`Catches`] takes.
#[derive(PartialEq, Properties)]
pub struct CatchesProps {
    /// The rule's place in the list.
    pub at: usize,
}

/// The count, and behind it the list. It counts over the events that every yard has at once until
/// the whole catalogue is here, which is fetched when the list is opened.
#[component]
pub fn Catches(props: &CatchesProps) -> Html {
    let at = props.at;
    let (bench, catalogue) = (use_bench(), use_catalogue());
    let (is_open, is_wanted) = (use_state(|| false), use_state(|| false));
    let found = use_state(|| None::<Count>);
    let onclick = {
        let (is_open, is_wanted) = (is_open.clone(), is_wanted.setter());
        move |_: MouseEvent| {
            is_open.set(!*is_open);
            is_wanted.set(true);
        }
    };
    let place = Place {
        is_open: *is_open,
        tell: found.setter(),
    };
    let rule = bench.rule(at);
    let is_valid = rule.is_some_and(|rule| rule.compared != Compared::InvalidPattern);
    let starters = || {
        let checked = bench.checked()?;
        Some((checked.catches.len(), bench.samples().len()))
    };
    let swept = found
        .filter(|found| found.rule == at)
        .map(|found| (found.taken, found.all));
    // One line in any case, so that nothing below moves when something is typed.
    let said = match swept.or_else(starters).filter(|_| is_valid) {
        None => "Takes no event: its pattern is not valid".to_owned(),
        Some((taken, all)) if swept.is_some() => {
            format!("Takes {taken} of the {all} events of the catalogue")
        }
        Some((taken, all)) => format!("Takes {taken} of the {all} sample events"),
    };
    html! {
        <details class="catches">
            <summary class="small" {onclick}>{ said }</summary>
            if *is_wanted || catalogue.here().is_some() {
                <ContextProvider<Place> context={place}>
                    <Later part={later!(more, sweep, Panel, "the catalogue of events", html! { <RuleSweep /> })} />
                </ContextProvider<Place>>
            }
        </details>
    }
}
