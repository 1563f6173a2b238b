//! The schedule of the rule that is worked on.

use super::answer::{Asked, Place};
use super::builder::Builder;
use super::clock::Clock;
use super::facts::facts;
use crate::store::yard::{Edit, use_yard};
use pipeline::DEFAULT_EVENT_BUS;
use pipeline::schedule::Api;
use yew::prelude::*;

/// The part of the rule's card.
#[component]
pub fn RuleSchedule() -> Html {
    let yard = use_yard();
    let local = use_memo((), |()| Clock::local());
    let document = yard.document();
    let at = document.rule;
    let Some((rule, text)) = document
        .yard
        .rules
        .get(at)
        .and_then(|rule| Some((rule, rule.schedule_expression.clone()?)))
    else {
        return Html::default();
    };
    let asked = Asked {
        text,
        place: Place::Rule,
        after: document.yard.clock,
        since: rule.creation_time,
    };
    let edit = |edit: fn(usize, String) -> Edit| {
        let dispatcher = yard.dispatcher();
        Callback::from(move |text| dispatcher.dispatch(edit(at, text).into()))
    };
    let key = format!("{} {at}", document.id);
    html! {
        <section class="schedule" aria-labelledby="rule-schedule-heading">
            <h3 id="rule-schedule-heading">{ "Schedule" }</h3>
            if rule.event_bus != DEFAULT_EVENT_BUS {
                <p class="small">{ "AWS takes a schedule on the default event bus only." }</p>
            }
            <Builder {key} id="rule-schedule" {asked} local={(*local).clone()}
                ontext={edit(Edit::ScheduleText)} onfix={edit(Edit::UseSchedule)} />
            <p class="quiet small">{ "Schedules of rules run in UTC. The runs count from the yard’s own time." }</p>
            { facts(Api::PutRule) }
        </section>
    }
}
