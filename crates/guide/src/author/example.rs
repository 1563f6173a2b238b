//! Examples: what the engine says of them, and a yard that shows them.

use crate::model::{Changed, Example, ScheduleExample, Verdict};
use interop::{SavedEvent, YardFile, encode_link};
use pattern::{Event, matches, parse};
use pipeline::schedule::{self, Api};
use pipeline::{DEFAULT_EVENT_BUS, Rule, Timestamp, Yard};

/// The name of the event in the yard of an example.
const EVENT_NAME: &str = "Event of the guide";
/// The most characters of a rule's name.
const LONGEST_NAME: usize = 64;

/// An example whose rule is called `name`.
///
/// # Errors
/// Where the event cannot be read or the yard does not fit into a link.
pub(super) fn example(
    name: &str,
    pattern: &str,
    event: &str,
    changed: Vec<Changed>,
) -> Result<Example, String> {
    let Some(read) = Event::read(event).0 else {
        return Err("the event cannot be read".to_owned());
    };
    let rule = Rule {
        event_pattern: Some(pattern.to_owned()),
        ..rule(name)
    };
    let event = SavedEvent {
        name: EVENT_NAME.to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        text: event.to_owned(),
    };
    Ok(Example {
        pattern: pattern.to_owned(),
        event: event.text.clone(),
        verdict: verdict(pattern, &read),
        changed,
        link: link(rule, vec![event])?,
    })
}

fn verdict(text: &str, event: &Event) -> Verdict {
    let (pattern, diagnostics) = parse(text);
    match diagnostics.into_iter().find(|found| found.is_error()) {
        Some(first) => Verdict::Refused(first.message),
        None if matches(&pattern, event) => Verdict::Match,
        None => Verdict::NoMatch,
    }
}

/// What the engine says of an expression. A rule can run on it where `api` is PutRule and AWS takes it;
/// a refused one is in the yard too, with what is wrong.
///
/// # Errors
/// Where the yard does not fit into a link.
pub(super) fn schedule(name: &str, expression: &str, api: Api) -> Result<ScheduleExample, String> {
    let (schedule, findings) = schedule::parse(expression, api);
    let link = match api {
        Api::PutRule => Some(link(
            Rule {
                schedule_expression: Some(expression.to_owned()),
                ..rule(name)
            },
            Vec::new(),
        )?),
        Api::CreateSchedule => None,
    };
    Ok(ScheduleExample {
        expression: expression.to_owned(),
        says: schedule.map(|schedule| format!("{}.", schedule.describe("UTC"))),
        notes: findings.iter().map(schedule::Finding::sentence).collect(),
        of_scheduler: api == Api::CreateSchedule,
        link,
    })
}

fn rule(name: &str) -> Rule {
    Rule {
        name: name.chars().take(LONGEST_NAME).collect(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        creation_time: Timestamp::START,
        ..Rule::default()
    }
}

fn link(rule: Rule, events: Vec<SavedEvent>) -> Result<String, String> {
    let yard = Yard {
        rules: vec![rule],
        ..Yard::default()
    };
    encode_link(&YardFile { yard, events }).map_err(|problem| problem.to_string())
}
