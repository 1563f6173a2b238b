//! An event comes to a bus, and the bus asks its rules.

use super::plan::{BusPlan, RulePlan};
use super::sending::{Sending, Way};
use super::{EventOutcome, Ingestion, RuleOutcome, RuleVerdict};
use crate::Timestamp;
use crate::envelope::{self, NOT_VALID};
use crate::invocation::Origin;
use crate::json;
use crate::origin::{self, Dropped};
use crate::resources::ArchivedEvent;
use crate::rule::RuleState;
use crate::step::{Details, EventDetails, MessageType, StepError};
use crate::yard::{DEFAULT_EVENT_BUS, Yard};
use pattern::{Event, Trace, Verdict};
use std::cell::OnceCell;
use std::sync::Arc;

/// An event that a bus has taken.
pub(super) struct Arrived<'a> {
    pub(super) event: &'a Event,
    text: &'a str,
    pub(super) origin: Origin,
    pub(super) way: Way<'a>,
    time: Timestamp,
    whole: OnceCell<Arc<str>>,
}

impl Arrived<'_> {
    /// The event's text without white space.
    pub(super) fn whole(&self) -> &Arc<str> {
        self.whole
            .get_or_init(|| json::compact(self.event.value()).into())
    }

    /// Whether a rule is asked at all: a replay may name its rules.
    fn is_for(&self, rule: &RulePlan) -> bool {
        match self.way {
            Way::Replay(Some(arns)) => arns.iter().any(|arn| *arn == *rule.arn),
            Way::Schedule(arn) => *rule.arn == *arn,
            _ => true,
        }
    }
}

impl Sending<'_> {
    /// Lets one event come to a bus of some account and Region.
    pub(crate) fn receive_in(
        &mut self,
        account: &str,
        region: &str,
        event_bus: &str,
        text: &str,
        way: Way<'_>,
    ) -> EventOutcome {
        self.within(account, region, |sending| {
            sending.receive(event_bus, text, way)
        })
    }

    /// Lets one event come to a bus of the place where the yard is.
    pub(crate) fn receive(&mut self, event_bus: &str, text: &str, way: Way<'_>) -> EventOutcome {
        let (event, diagnostics) = Event::read(text);
        let mut problems = envelope::unreadable(diagnostics);
        let (id, details, valid) = match &event {
            Some(event) => {
                let envelope = envelope::read(event.value());
                let valid = envelope.is_valid();
                problems.extend(envelope.problems);
                (envelope.id, envelope.details, valid)
            }
            None => (None, EventDetails::default(), false),
        };
        let event_id = id.unwrap_or_else(|| self.yard.draw_id());
        let mut outcome = EventOutcome {
            event_id,
            event_bus: event_bus.to_owned(),
            ingestion: Ingestion::Accepted,
            dropped: None,
            problems,
            rules: Vec::new(),
        };
        if !self.yard.has_event_bus(event_bus) {
            outcome.ingestion = Ingestion::UnknownEventBus;
            outcome.dropped = Some(Dropped::UnknownEventBus {
                event_bus: event_bus.to_owned(),
            });
            return outcome;
        }
        let kept = event
            .as_ref()
            .filter(|_| valid && matches!(way, Way::Source))
            .and_then(|event| origin::kept_from_bus(self.yard, event_bus, event));
        if kept.is_some() {
            outcome.ingestion = Ingestion::Dropped;
            outcome.dropped = kept;
            return outcome;
        }
        let plan = self.plan(event_bus);
        let origin = Origin {
            resource_arn: Arc::clone(&plan.arn),
            request_id: Arc::clone(&self.request_id),
            event_id: outcome.event_id.as_str().into(),
        };
        let time = details.source_time_ms.unwrap_or(self.yard.clock);
        let details = Details::Event(Arc::new(details));
        let receipt = MessageType::EventReceipt;
        let cause = self.world.receipt_cause.take();
        let receipt = self.step(&origin, None, receipt, cause, details.clone(), None);
        let Some(event) = event.filter(|_| valid) else {
            let error = StepError {
                error_message: NOT_VALID.to_owned(),
                aws_service: "AmazonEventBridge".to_owned(),
                http_status_code: Some(400),
                request_id: None,
            };
            let failed = MessageType::EventIngestFailure;
            self.step(&origin, None, failed, Some(receipt), details, Some(error));
            outcome.ingestion = Ingestion::Refused;
            return outcome;
        };
        let taken = MessageType::EventIngestSuccess;
        let taken = self.step(&origin, None, taken, Some(receipt), details.clone(), None);
        if matches!(way, Way::Source) && event_bus == DEFAULT_EVENT_BUS {
            (self.works.conduct.came)(self, event.value(), taken);
        }
        let start = MessageType::RuleMatchStart;
        let start = self.step(&origin, None, start, Some(taken), details, None);
        let arrived = Arrived {
            event: &event,
            text,
            origin,
            way,
            time,
            whole: OnceCell::new(),
        };
        outcome.rules = self.ask_rules(&plan, start, &arrived);
        outcome
    }

    /// Asks every rule of the bus, and calls the targets of those that match.
    fn ask_rules(&mut self, plan: &BusPlan, start: u64, arrived: &Arrived<'_>) -> Vec<RuleOutcome> {
        let mut outcomes = Vec::new();
        let mut standard = 0;
        let matching = match arrived.way {
            Way::Schedule(_) => Vec::new(),
            // Each rule is asked below, for its reasons.
            _ if self.works.outcomes => Vec::new(),
            _ => plan.matching(arrived.text),
        };
        for (place, rule) in plan.rules.iter().enumerate() {
            if !arrived.is_for(rule) {
                continue;
            }
            let (verdict, trace) = match arrived.way {
                Way::Schedule(_) => (RuleVerdict::Matched, None),
                _ if self.works.outcomes => ask(rule, arrived.event),
                _ => {
                    let is_match = matching.binary_search(&place).is_ok();
                    (without_why(rule, is_match, arrived.event), None)
                }
            };
            let deliveries = match verdict {
                RuleVerdict::Matched if rule.rule.feeds_archive() => {
                    keep(self.yard, rule, arrived.time, arrived.whole());
                    Vec::new()
                }
                RuleVerdict::Matched => {
                    standard += usize::from(rule.rule.managed_by.is_none());
                    self.deliver(start, rule, arrived)
                }
                _ => Vec::new(),
            };
            if self.works.outcomes {
                outcomes.push(RuleOutcome {
                    rule: rule.rule.name.clone(),
                    verdict,
                    trace,
                    deliveries,
                });
            }
        }
        if standard == 0 {
            let nothing = MessageType::NoStandardRulesMatched;
            let details = Details::None;
            self.step(&arrived.origin, None, nothing, Some(start), details, None);
        }
        outcomes
    }
}

/// Keeps an event in the archive that a managed rule feeds.
fn keep(yard: &mut Yard, rule: &RulePlan, time: Timestamp, text: &str) {
    let archives = &mut yard.resources.archives;
    if let Some(archive) = archives
        .iter_mut()
        .find(|a| a.rule_name() == rule.rule.name)
    {
        archive.events.push(ArchivedEvent {
            time,
            text: text.to_owned(),
        });
    }
}

/// The verdict of a rule, and why.
fn ask(rule: &RulePlan, event: &Event) -> (RuleVerdict, Option<Trace>) {
    if rule.rule.state == RuleState::Disabled {
        return (RuleVerdict::Disabled, None);
    }
    let Some(parsed) = rule.parsed() else {
        return (RuleVerdict::NoPattern, None);
    };
    if !parsed.pattern.is_valid() {
        let diagnostics = parsed.diagnostics.clone();
        return (RuleVerdict::InvalidPattern { diagnostics }, None);
    }
    let trace = pattern::trace(&parsed.pattern, event);
    let kept = origin::kept_from_rule(rule.rule.state, event);
    let verdict = match (trace.verdict, kept) {
        (Verdict::Match, Some(reason)) => return (RuleVerdict::Withheld { reason }, None),
        (Verdict::Match, None) => RuleVerdict::Matched,
        (Verdict::NoMatch, _) => RuleVerdict::NotMatched,
    };
    (verdict, Some(trace))
}

/// The verdict of a rule whose event pattern matches or not, where nobody asks why.
fn without_why(rule: &RulePlan, is_match: bool, event: &Event) -> RuleVerdict {
    let state = rule.rule.state;
    let is_taken = state != RuleState::Disabled && origin::kept_from_rule(state, event).is_none();
    match is_match && is_taken {
        true => RuleVerdict::Matched,
        false => RuleVerdict::NotMatched,
    }
}
