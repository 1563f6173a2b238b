//! "Try in the yard": the options of an executable question as rules of a yard of their own.

use crate::components::icon::{Icon, Shape};
use crate::platform::task;
use crate::route::Route;
use crate::store::engine::{Engine, use_engine};
use crate::store::handover::{self, Trial};
use door::{Bench, Check, Compared, Draft, DraftRule};
use pipeline::DEFAULT_EVENT_BUS;
use quiz::{Expect, PatternRun, Question, Run};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What stands below the reason of each option, in the order of the file; nothing for a question
/// whose options are no event patterns.
pub(super) fn tools(question: &Question, order: &[usize]) -> Vec<Html> {
    let Some(trial) = trial(question, order).map(Rc::new) else {
        return Vec::new();
    };
    let of = |id: usize| {
        let rule = order.iter().position(|other| *other == id);
        rule.map_or_else(
            Html::default,
            |rule| html! { <TryOut trial={trial.clone()} {rule} /> },
        )
    };
    (0..question.options.len()).map(of).collect()
}

/// The options as rules, in the order in which they are shown, and the events of the runs.
fn trial(question: &Question, order: &[usize]) -> Option<Trial> {
    let pattern = |run: &Run| match run {
        Run::Pattern(run) => Some(run.clone()),
        Run::Schedule(_) | Run::Template(_) => None,
    };
    let runs: Vec<PatternRun> = question.runs.iter().filter_map(pattern).collect();
    if runs.is_empty() {
        return None;
    }
    let rule = |(place, id): (usize, &usize)| {
        let text = question.options.get(*id)?.code("json")?;
        Some((format!("option-{}", place + 1), text.to_owned()))
    };
    let rules: Vec<(String, String)> = order.iter().enumerate().filter_map(rule).collect();
    let expected = |run: &PatternRun| vec![run.expect == Expect::Match; rules.len()];
    let events = runs
        .iter()
        .map(|run| (run.title.clone(), run.event.clone(), expected(run)));
    Some(Trial {
        name: question.id.clone(),
        events: events.collect(),
        rules,
        ..Trial::default()
    })
}

/// The place of the first event to which the rule says something else than it should, else of the
/// first event.
async fn telling_event(engine: &Engine, trial: &Trial, rule: usize) -> usize {
    let rules = trial.rules.iter().map(|(name, pattern)| DraftRule {
        name: name.clone(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(pattern.clone()),
        ..DraftRule::default()
    });
    let yard = Draft {
        rules: rules.collect(),
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
mod tests {
    use super::*;
    use crate::components::options::tests::question;
    use quiz::{Block, ExpectSchedule, ScheduleRun};

    fn executable() -> Question {
        let mut question = question();
        for (n, option) in question.options.iter_mut().enumerate() {
            option.content = vec![Block::Code {
                language: Some("json".into()),
                text: format!("{{\"source\": [\"{n}\"]}}"),
            }];
        }
        let run = |title: &str, expect| {
            Run::Pattern(PatternRun {
                title: title.into(),
                event: "{}".into(),
                expect,
            })
        };
        question.runs = vec![run("one", Expect::Match), run("two", Expect::NoMatch)];
        question
    }

    #[test]
    fn options_are_rules_in_the_order_shown() {
        let trial = trial(&executable(), &[2, 0, 1]).unwrap();
        assert_eq!(trial.rules[0].0, "option-1");
        assert_eq!(trial.rules[0].1, r#"{"source": ["2"]}"#);
        let expected: Vec<_> = trial.events.iter().map(|(_, _, all)| all.clone()).collect();
        assert_eq!(expected, [vec![true; 3], vec![false; 3]]);
    }

    #[test]
    fn only_patterns_are_tried() {
        let mut other = executable();
        other.runs = vec![Run::Schedule(ScheduleRun {
            title: "t".into(),
            api: "events:PutRule".into(),
            time_zone: None,
            after: String::new(),
            expect: ExpectSchedule::Valid,
        })];
        assert_eq!(trial(&other, &[0, 1, 2]), None);
        assert_eq!(trial(&question(), &[0, 1, 2]), None);
    }
}
