//! Which steps of a run are shown.

use crate::store::yard::{Outcome, Run, Seen, last_of};
use pipeline::{Details, LogLevel, Step};

/// What a person looks for. An empty text leaves nothing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The ARN of the rule.
    pub rule: String,
    /// The ARN of the target.
    pub target: String,
    /// The level at which a bus would log.
    pub level: LogLevel,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// A text of the step, in any case of letters.
    pub text: String,
}

impl Default for Filter {
    /// Everything.
    fn default() -> Self {
        Filter {
            rule: String::new(),
            target: String::new(),
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
            && self.outcome.is_none_or(|wanted| seen.outcome() == wanted)
            && (self.rule.is_empty() || seen.rule_arn() == Some(self.rule.as_str()))
            && (self.target.is_empty() || is_about(seen, &self.target))
            && has_text(seen, self.text.trim())
    }

    /// The steps that are shown, the oldest first.
    pub fn of<'a>(&self, run: &'a Run) -> Vec<&'a Step> {
        let steps = run.steps();
        steps.filter(|step| self.takes(Seen { step })).collect()
    }
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
    event
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
        list.sort_unstable();
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
