//! Rules that run by themselves.

use super::{EventOutcome, Sending, Sent, Way};
use crate::json;
use crate::rule::{Rule, RuleState};
use crate::schedule::{self, Api};
use crate::yard::DEFAULT_EVENT_BUS;
use crate::{Timestamp, Yard};

/// How many runs one call makes at most; a rule that runs every minute has
/// more than a thousand a day.
pub const MOST_RUNS: usize = 2_000;

/// One run that is due.
struct Run {
    time: Timestamp,
    account: String,
    region: String,
    rule_arn: String,
}

/// Lets the yard's clock go on to a time and every scheduled rule run that is
/// due by then, in all accounts and Regions, in the order of time.
///
/// A clock never goes back. After [`MOST_RUNS`] runs the clock stands at the
/// last of them, and one more call goes on from there.
pub fn advance(yard: &Yard, to: Timestamp) -> Sent {
    let mut yard = yard.clone();
    let mut runs = due(&yard, to);
    let all = runs.len() <= MOST_RUNS;
    runs.truncate(MOST_RUNS);
    let mut events = Vec::with_capacity(runs.len());
    let mut steps = Vec::new();
    for run in &runs {
        yard.clock = run.time;
        let mut sending = Sending::begin(&mut yard);
        events.push(fire(&mut sending, run));
        steps.append(&mut sending.steps);
    }
    if all {
        yard.clock = yard.clock.max(to);
    }
    Sent {
        yard,
        steps,
        events,
    }
}

/// The runs after the yard's clock up to a time. Those beyond the limit are
/// not all counted, but one more is there where there are more.
fn due(yard: &Yard, to: Timestamp) -> Vec<Run> {
    let mut runs = Vec::new();
    let here = (&yard.account, &yard.region, &yard.rules);
    let elsewhere = yard.elsewhere.iter();
    let places = elsewhere.map(|place| (&place.account, &place.region, &place.rules));
    for (account, region, rules) in [here].into_iter().chain(places) {
        for rule in rules.iter().filter(|rule| can_run(rule)) {
            let times = times(rule, yard.clock, to);
            runs.extend(times.into_iter().map(|time| Run {
                time,
                account: account.clone(),
                region: region.clone(),
                rule_arn: format!(
                    "arn:{}:events:{region}:{account}:rule/{}",
                    crate::arn::partition_of(region),
                    rule.name
                ),
            }));
        }
    }
    // Stable: of one time the yard's own order decides.
    runs.sort_by_key(|run| run.time);
    runs
}

fn can_run(rule: &Rule) -> bool {
    rule.state != RuleState::Disabled && rule.event_bus == DEFAULT_EVENT_BUS
}

fn times(rule: &Rule, after: Timestamp, to: Timestamp) -> Vec<Timestamp> {
    let expression = rule.schedule_expression.as_deref();
    let schedule = expression.and_then(|text| schedule::check(text, Api::PutRule).ok());
    let Some(schedule) = schedule else {
        return Vec::new();
    };
    let from = match schedule {
        schedule::Schedule::Rate(_) => rule.creation_time,
        _ => after,
    };
    schedule
        .runs(from)
        .skip_while(|time| *time <= after)
        .take_while(|time| *time <= to)
        .take(MOST_RUNS.saturating_add(1))
        .collect()
}

/// Gives the targets of the rule the event that a schedule makes (recorded
/// form: User Guide, "Scheduled event").
fn fire(sending: &mut Sending<'_>, run: &Run) -> EventOutcome {
    let id = sending.yard.draw_id();
    let seconds = run.time.millis().div_euclid(1_000);
    let time = Timestamp(seconds.saturating_mul(1_000)).to_string();
    let mut text = String::from("{\"version\":\"0\"");
    for (name, value) in [
        ("id", id.as_str()),
        ("detail-type", "Scheduled Event"),
        ("source", "aws.events"),
        ("account", &run.account),
        ("time", &time),
        ("region", &run.region),
    ] {
        text.push_str(&format!(",\"{name}\":"));
        json::quote(value, &mut text);
    }
    text.push_str(",\"resources\":[");
    json::quote(&run.rule_arn, &mut text);
    text.push_str("],\"detail\":{}}");
    let way = Way::Schedule(&run.rule_arn);
    sending.receive_in(&run.account, &run.region, DEFAULT_EVENT_BUS, &text, way)
}

#[cfg(test)]
mod tests;
