//! Rules that run by themselves.

use super::EventOutcome;
use super::sending::{Sending, Way};
use crate::json;
use crate::refusal::Refusal;
use crate::rule::{Rule, RuleState};
use crate::schedule::{self, Api, Schedule};
use crate::yard::DEFAULT_EVENT_BUS;
use crate::{Timestamp, Yard};

/// A rule with a schedule, and its next run.
pub(super) struct Scheduled {
    pub(super) next: Timestamp,
    schedule: Schedule,
    account: String,
    region: String,
    rule_arn: String,
}

/// The rules that run after the yard's clock, in all accounts and Regions.
pub(super) fn all(yard: &Yard) -> Vec<Scheduled> {
    let here = (&yard.account, &yard.region, &yard.rules);
    let elsewhere = yard.elsewhere.iter();
    let places = elsewhere.map(|place| (&place.account, &place.region, &place.rules));
    let mut found = Vec::new();
    for (account, region, rules) in [here].into_iter().chain(places) {
        for rule in rules.iter().filter(|rule| can_run(rule)) {
            let expression = rule.schedule_expression.as_deref();
            let schedule = expression.and_then(|text| schedule::check(text, Api::PutRule).ok());
            let Some(schedule) = schedule else {
                continue;
            };
            let Some(next) = first(&schedule, rule, yard.clock) else {
                continue;
            };
            found.push(Scheduled {
                next,
                schedule,
                account: account.clone(),
                region: region.clone(),
                rule_arn: format!(
                    "arn:{}:events:{region}:{account}:rule/{}",
                    crate::arn::partition_of(region),
                    rule.name
                ),
            });
        }
    }
    found
}

fn can_run(rule: &Rule) -> bool {
    rule.state != RuleState::Disabled && rule.event_bus == DEFAULT_EVENT_BUS
}

/// The next runs of a rule after a time, at most so many; none of a rule that
/// is switched off.
///
/// Errors: AWS's refusal of the schedule expression. A rule without one has no
/// runs.
pub fn coming_runs(rule: &Rule, after: Timestamp, most: usize) -> Result<Vec<Timestamp>, Refusal> {
    let Some(expression) = rule.schedule_expression.as_deref() else {
        return Ok(Vec::new());
    };
    let schedule = schedule::check_rule(expression, &rule.event_bus)?;
    let Some(next) = first(&schedule, rule, after).filter(|_| can_run(rule)) else {
        return Ok(Vec::new());
    };
    let later = schedule.runs(next);
    Ok([next].into_iter().chain(later).take(most).collect())
}

/// The first run after a time. The runs of a rate count from the rule's making.
fn first(schedule: &Schedule, rule: &Rule, after: Timestamp) -> Option<Timestamp> {
    match schedule {
        Schedule::Rate(_) => schedule.runs(rule.creation_time).find(|time| *time > after),
        _ => schedule.next(after),
    }
}

impl Scheduled {
    /// Goes on to the run after this one; none where it was the last.
    pub(super) fn forth(&mut self) -> bool {
        let next = self.schedule.next(self.next);
        self.next = next.unwrap_or(self.next);
        next.is_some()
    }

    /// Gives the targets of the rule the event that a schedule makes (recorded
    /// form: User Guide, "Scheduled event").
    pub(super) fn fire(&self, sending: &mut Sending<'_>) -> EventOutcome {
        sending.new_request();
        let id = sending.yard.draw_id();
        let seconds = sending.yard.clock.millis().div_euclid(1_000);
        let time = Timestamp(seconds.saturating_mul(1_000)).to_string();
        let mut text = String::from("{\"version\":\"0\"");
        for (name, value) in [
            ("id", id.as_str()),
            ("detail-type", "Scheduled Event"),
            ("source", "aws.events"),
            ("account", &self.account),
            ("time", &time),
            ("region", &self.region),
        ] {
            text.push_str(&format!(",\"{name}\":"));
            json::quote(value, &mut text);
        }
        text.push_str(",\"resources\":[");
        json::quote(&self.rule_arn, &mut text);
        text.push_str("],\"detail\":{}}");
        let way = Way::Schedule(&self.rule_arn);
        sending.receive_in(&self.account, &self.region, DEFAULT_EVENT_BUS, &text, way)
    }
}

#[cfg(test)]
mod tests;
