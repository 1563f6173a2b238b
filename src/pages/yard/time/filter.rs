//! Which steps and doings of a run are shown.

use super::said;
use crate::store::yard::{Entry, Outcome, Run, Seen, last_of};
use pipeline::world::{Doing, DoingKind};
use pipeline::{Details, LogLevel, MessageType};
use quiz::order;
use std::collections::BTreeMap;

/// What a person looks for. An empty text leaves nothing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The ARN of the rule.
    pub rule: String,
    /// The ARN of the target.
    pub target: String,
    /// The name of the service; [`BUS`] for the steps of event buses.
    pub service: String,
    /// What kind of thing a service did; steps have none.
    pub kind: Option<DoingKind>,
    /// The level at which a bus would log. What a service did no bus logs: it is shown with every
    /// step alone.
    pub level: LogLevel,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// A text of the step or doing, in any case of letters.
    pub text: String,
}

/// What steps of event buses have in place of the name of a service.
pub const BUS: &str = "Event buses";

impl Default for Filter {
    /// Everything.
    fn default() -> Self {
        Filter {
            rule: String::new(),
            target: String::new(),
            service: String::new(),
            kind: None,
            level: LogLevel::Trace,
            outcome: None,
            text: String::new(),
        }
    }
}

impl Filter {
    /// Whether a step is shown.
    pub fn takes(&self, seen: Seen<'_>) -> bool {
        self.level.includes(seen.step.message_type)
            && self.kind.is_none()
            && (self.service.is_empty() || self.service == BUS)
            && self.outcome.is_none_or(|wanted| seen.outcome() == wanted)
            && (self.rule.is_empty() || seen.rule_arn() == Some(self.rule.as_str()))
            && (self.target.is_empty() || is_about(seen, &self.target))
            && has_text(seen, self.text.trim())
    }

    /// Whether a doing is shown; `rule` is the ARN of the rule from which it follows.
    pub fn takes_doing(&self, doing: &Doing, rule: Option<&str>) -> bool {
        let wanted = self.text.trim().to_lowercase();
        let has = |part: &str| part.to_lowercase().contains(&wanted);
        self.level == LogLevel::Trace
            && self.kind.is_none_or(|kind| doing.kind == kind)
            && (self.service.is_empty() || said::service(&doing.resource) == self.service)
            && self
                .outcome
                .is_none_or(|outcome| said::outcome(doing) == outcome)
            && (self.rule.is_empty() || rule == Some(self.rule.as_str()))
            && (self.target.is_empty() || *doing.resource == *self.target)
            && (has(&doing.text)
                || has(&doing.resource)
                || has(doing.kind.as_str())
                || doing.content.as_deref().is_some_and(has))
    }

    /// What is shown, the oldest first.
    pub fn of<'a>(&self, run: &'a Run) -> Vec<Entry<'a>> {
        let rules = match self.rule.is_empty() {
            true => BTreeMap::new(),
            false => rules_of(run),
        };
        let takes = |entry: &Entry<'_>| match entry {
            Entry::Step(step) => self.takes(Seen { step }),
            Entry::Doing(doing) => {
                self.takes_doing(doing, rules.get(&doing.number).copied().flatten())
            }
        };
        run.entries().filter(takes).collect()
    }
}

/// The rule from which each step and doing follows, until another event comes to a bus.
fn rules_of(run: &Run) -> BTreeMap<u64, Option<&str>> {
    let mut rules: BTreeMap<u64, Option<&str>> = BTreeMap::new();
    for entry in run.entries() {
        let before = entry
            .cause()
            .and_then(|cause| rules.get(&cause).copied().flatten());
        let rule = match entry {
            Entry::Step(step) if step.message_type == MessageType::EventReceipt => None,
            Entry::Step(step) => Seen { step }.rule_arn().or(before),
            Entry::Doing(_) => before,
        };
        rules.insert(entry.number(), rule);
    }
    rules
}

/// The services that did something in a run, and the kinds of what they did.
pub fn of_services(run: &Run) -> (Vec<String>, Vec<DoingKind>) {
    let mut services: Vec<String> = run
        .doings()
        .map(|doing| said::service(&doing.resource).to_owned())
        .collect();
    let mut kinds: Vec<DoingKind> = run.doings().map(|doing| doing.kind).collect();
    order::sort(&mut services);
    services.dedup();
    order::sort(&mut kinds);
    kinds.dedup();
    (services, kinds)
}

/// Whether a step is about a target: one that is called, or that a match has chosen.
fn is_about(seen: Seen<'_>, target: &str) -> bool {
    match &seen.step.details {
        Details::RuleMatch { target_arns, .. } => target_arns.iter().any(|arn| **arn == *target),
        _ => seen.target_arn() == Some(target),
    }
}

fn has_text(seen: Seen<'_>, text: &str) -> bool {
    let wanted = text.to_lowercase();
    let has = |part: &str| part.to_lowercase().contains(&wanted);
    if wanted.is_empty() {
        return true;
    }
    let step = seen.step;
    let event = match &step.details {
        Details::Event(event) => {
            let named = [&event.source, &event.detail_type].into_iter().flatten();
            named.chain(&event.resources).any(|part| has(part))
                || event.event_detail.as_deref().is_some_and(has)
        }
        Details::Start { target_input, .. } | Details::End { target_input, .. } => {
            has(target_input)
        }
        _ => false,
    };
    let error = seen
        .error()
        .is_some_and(|error| has(&error.error_message) || has(&error.aws_service));
    let replay = match &step.details {
        Details::Event(event) => event.replay_name.as_deref().is_some_and(has),
        _ => false,
    };
    event
        || replay
        || error
        || has(step.message_type.as_str())
        || has(&step.event_id)
        || has(&step.request_id)
        || step.invocation_id.as_deref().is_some_and(has)
        || seen.rule_arn().is_some_and(has)
        || seen.target_arn().is_some_and(has)
}

/// What a filter can choose: ARNs with the names that are shown, in the order of the names.
pub type Choices = Vec<(String, String)>;

/// The rules and the targets that the steps of a run name.
pub fn choices(run: &Run) -> (Choices, Choices) {
    let (mut rules, mut targets) = (Vec::new(), Vec::new());
    for step in run.steps() {
        let seen = Seen { step };
        rules.extend(seen.rule_arn().map(named));
        targets.extend(seen.target_arn().map(named));
    }
    for list in [&mut rules, &mut targets] {
        order::sort(list);
        list.dedup();
    }
    let owned = |list: Vec<(&str, &str)>| -> Choices {
        list.into_iter()
            .map(|(name, arn)| (arn.to_owned(), name.to_owned()))
            .collect()
    };
    (owned(rules), owned(targets))
}

fn named(arn: &str) -> (&str, &str) {
    (last_of(arn), arn)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
