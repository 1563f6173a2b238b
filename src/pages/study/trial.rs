//! "Try in the yard": the options of an executable question, run where the person can change them.
//!
//! Event patterns and input templates become rules of a yard of their own; schedule expressions are
//! shown in the yard's view of schedules.

mod rules;
mod schedule;

use crate::components::icon::{Icon, Shape};
use crate::platform::task;
use crate::route::Route;
use crate::store::engine::{Engine, use_engine};
use crate::store::handover::{self, Trial};
use door::{Bench, Check, Compared, Draft, DraftRule};
use quiz::{Question, Run};
use rules::trial;
use schedule::{TrySchedule, tries};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What stands below the reason of each option, in the order of the file; nothing for a question
/// that no engine runs. `order` has the numbers of the options in the order in which they are shown.
pub(crate) fn tools(question: &Question, order: &[usize]) -> Vec<Html> {
    let place = |id: usize| order.iter().position(|other| *other == id);
    let all = 0..question.options.len();
    match question.runs.first() {
        None => Vec::new(),
        Some(Run::Schedule(_)) => {
            let of =
                |id: usize| place(id).map_or_else(Html::default, |at| schedules(question, id, at));
            all.map(of).collect()
        }
        Some(Run::Pattern(_) | Run::Template(_)) => {
            let Some(trial) = trial(question, order).map(Rc::new) else {
                return Vec::new();
            };
            let of = |id: usize| {
                place(id).map_or_else(
                    Html::default,
                    |rule| html! { <TryOut trial={trial.clone()} {rule} /> },
                )
            };
            all.map(of).collect()
        }
    }
}

/// A button for each run of a question whose options are schedule expressions.
fn schedules(question: &Question, id: usize, at: usize) -> Html {
    let all = tries(question, id);
    let is_one = all.len() == 1;
    let button = |(title, tried)| {
        let title = (!is_one).then(|| AttrValue::from(title));
        html! { <TrySchedule place={at + 1} {title} {tried} /> }
    };
    all.into_iter().map(button).collect()
}

/// The place of the first event to which the rule says something else than it should, else of the
/// first event.
async fn telling_event(engine: &Engine, trial: &Trial, rule: usize) -> usize {
    let yard = Draft {
        rules: trial.rules.iter().map(DraftRule::from).collect(),
        ..Draft::default()
    };
    for (place, (_, event, expected)) in trial.events.iter().enumerate() {
        let bench = Bench {
            yard: yard.clone(),
            event: event.clone(),
            rule,
        };
        // Without an answer the yard opens all the same.
        let Ok(checked) = engine.ask(Check(bench)).await else {
            return 0;
        };
        let said = checked.rules.get(rule).map(|rule| rule.compared);
        let wanted = expected.get(rule).map(|wanted| match wanted {
            true => Compared::Match,
            false => Compared::NoMatch,
        });
        if said != wanted {
            return place;
        }
    }
    0
}

#[derive(PartialEq, Properties)]
struct TryOutProps {
    trial: Rc<Trial>,
    /// The place of the option's rule.
    rule: usize,
}

/// The button that opens the yard with this option chosen.
#[component]
fn TryOut(props: &TryOutProps) -> Html {
    let (engine, navigator) = (use_engine(), use_navigator());
    let (trial, rule) = (props.trial.clone(), props.rule);
    let onclick = move |_: MouseEvent| {
        let (engine, navigator, trial) = (engine.clone(), navigator.clone(), trial.clone());
        task::spawn(async move {
            let event = telling_event(&engine, &trial, rule).await;
            handover::leave(Trial {
                rule,
                event,
                ..(*trial).clone()
            });
            if let Some(navigator) = navigator {
                navigator.push(&Route::Yard);
            }
        });
    };
    html! {
        <p>
            <button type="button" class="button" {onclick} data-try={(rule + 1).to_string()}>
                <Icon shape={Shape::Send} />{ "Try in the yard" }
            </button>
        </p>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
