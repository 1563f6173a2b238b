//! What the rule runs on: events, a schedule, or both; and which schedules AWS would not take.

use crate::components::chip::Signal;
use crate::pages::later::{Later, LaterPart, later};
use crate::store::yard::{Edit, RunsOn, use_yard};
use pipeline::Rule;
use yew::prelude::*;

/// What a [`RunsOnSwitch`] takes.
#[derive(PartialEq, Properties)]
pub struct RunsOnProps {
    /// The rule's place in the list.
    pub at: usize,
    /// What it runs on.
    pub now: RunsOn,
}

/// The switch.
#[component]
pub fn RunsOnSwitch(props: &RunsOnProps) -> Html {
    let (yard, at) = (use_yard(), props.at);
    let choice = |runs_on: RunsOn, text: &'static str| {
        let dispatcher = yard.dispatcher();
        let onchange = move |_: Event| dispatcher.dispatch(Edit::RunsOn(at, runs_on).into());
        html! {
            <label class="row">
                <input type="radio" name="runs-on" checked={runs_on == props.now} {onchange} />{ text }
            </label>
        }
    };
    html! {
        <fieldset class="rule__runs">
            <legend class="field__label">{ "Runs on" }</legend>
            { choice(RunsOn::Events, "Event pattern") }
            { choice(RunsOn::Schedule, "Schedule") }
            { choice(RunsOn::Both, "Both") }
        </fieldset>
    }
}

fn schedule_part() -> LaterPart {
    later!(
        more,
        rule_schedule,
        Panel,
        "the schedule",
        html! { <super::schedule::rule::RuleSchedule /> }
    )
}

/// The rule's schedule, whose code comes when it is first looked at.
pub fn schedule() -> Html {
    html! { <Later key="schedule" part={schedule_part()} /> }
}

fn watch_part() -> LaterPart {
    later!(
        more,
        watch_schedules,
        Panel,
        "the schedules",
        html! { <super::schedule::watch::Watch /> }
    )
}

/// A bus and a schedule expression on it.
pub type Placed = (String, String);

/// The schedules of the yard that AWS would not take: nothing until their code is here.
#[derive(Clone, PartialEq)]
pub struct Refused(UseStateHandle<Vec<Placed>>);

impl Refused {
    /// Sets what AWS would not take.
    pub fn set(&self, refused: Vec<Placed>) {
        if *self.0 != refused {
            self.0.set(refused);
        }
    }

    /// What is to be said of a rule whose schedule AWS would not take.
    pub fn verdict(&self, rule: &Rule) -> Option<(Signal, &'static str)> {
        let text = rule.schedule_expression.as_ref()?;
        let is_it = |(bus, refused): &Placed| *bus == rule.event_bus && refused == text;
        self.0
            .iter()
            .any(is_it)
            .then_some((Signal::Red, "Not valid"))
    }
}

/// The schedules that AWS would not take; none where no rules are shown.
#[hook]
pub fn use_refused() -> Option<Refused> {
    use_context()
}

/// What [`SchedulesWatched`] takes.
#[derive(PartialEq, Properties)]
pub struct WatchedProps {
    /// The page.
    pub children: Html,
}

/// Says which schedules AWS would not take, in a yard that has some.
#[component]
pub fn SchedulesWatched(props: &WatchedProps) -> Html {
    let yard = use_yard();
    let refused = Refused(use_state(Vec::new));
    let mut rules = yard.document().yard.rules.iter();
    let has_schedule = rules.any(|rule| rule.schedule_expression.is_some());
    html! {
        <ContextProvider<Refused> context={refused}>
            { props.children.clone() }
            if has_schedule { <div hidden={true}><Later key="watch" part={watch_part()} /></div> }
        </ContextProvider<Refused>>
    }
}
