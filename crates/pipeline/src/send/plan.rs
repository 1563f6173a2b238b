//! What a bus will do with events, worked out once for many of them.

use crate::edit::check_target_with;
use crate::input;
use crate::refusal::Refusal;
use crate::rule::{Rule, Target};
use crate::step::Call;
use crate::targets::TargetKind;
use crate::yard::Yard;
use pattern::json::{Kind, Value};
use pattern::{Diagnostic, Pattern};
use std::cell::OnceCell;
use std::sync::Arc;

/// The rules of one bus.
pub(super) struct BusPlan {
    account: String,
    region: String,
    event_bus: String,
    pub(super) arn: Arc<str>,
    pub(super) rules: Vec<RulePlan>,
}

/// A rule with all that does not depend on the event.
pub(super) struct RulePlan {
    pub(super) rule: Rule,
    pub(super) arn: Arc<str>,
    pub(super) targets: Vec<TargetPlan>,
    parsed: OnceCell<Parsed>,
}

/// A target with all that does not depend on the event.
pub(super) struct TargetPlan {
    pub(super) target: Arc<Target>,
    pub(super) kind: Option<TargetKind>,
    pub(super) call: Arc<Call>,
    /// Why AWS would not take the target.
    pub(super) problems: Vec<Refusal>,
}

/// A rule's event pattern.
pub(super) struct Parsed {
    pub(super) pattern: Pattern,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The only sources and detail-types that can match, where the pattern
    /// names them.
    gate: [Option<Vec<String>>; 2],
}

const GATE: [&str; 2] = ["source", "detail-type"];

impl BusPlan {
    pub(super) fn new(yard: &Yard, event_bus: &str) -> BusPlan {
        let plan = |rule: &Rule| {
            let arn: Arc<str> = yard.rule_arn(rule).into();
            RulePlan {
                targets: rule
                    .targets
                    .iter()
                    .map(|target| TargetPlan::new(yard, rule, &arn, target))
                    .collect(),
                arn,
                rule: rule.clone(),
                parsed: OnceCell::new(),
            }
        };
        BusPlan {
            account: yard.account.clone(),
            region: yard.region.clone(),
            event_bus: event_bus.to_owned(),
            arn: yard.event_bus_arn(event_bus).into(),
            rules: yard.rules_on(event_bus).map(plan).collect(),
        }
    }

    pub(super) fn is_of(&self, yard: &Yard, event_bus: &str) -> bool {
        self.event_bus == event_bus && self.region == yard.region && self.account == yard.account
    }
}

impl TargetPlan {
    fn new(yard: &Yard, rule: &Rule, rule_arn: &Arc<str>, target: &Target) -> TargetPlan {
        let role = rule.role_arn.as_deref();
        let problems = check_target_with(yard, target, role)
            .and_then(|()| input::check_choice(&target.input, &target.id, 1))
            .err();
        TargetPlan {
            kind: target.kind().ok(),
            call: Arc::new(Call {
                rule_arn: Arc::clone(rule_arn),
                role_arn: target.role_arn.as_deref().or(role).map(Arc::from),
                target_arn: target.arn.as_str().into(),
            }),
            problems: problems.into_iter().collect(),
            target: Arc::new(target.clone()),
        }
    }
}

impl RulePlan {
    /// The rule's pattern, read once; none where it has none.
    pub(super) fn parsed(&self) -> Option<&Parsed> {
        let text = self.rule.event_pattern.as_deref()?;
        Some(self.parsed.get_or_init(|| {
            let (pattern, diagnostics) = pattern::parse(text);
            Parsed {
                gate: gate(text),
                pattern,
                diagnostics,
            }
        }))
    }
}

impl Parsed {
    /// Whether an event can match at all, by source and detail-type alone.
    pub(super) fn may_match(&self, event: &Value) -> bool {
        GATE.into_iter().zip(&self.gate).all(|(name, texts)| {
            texts.as_ref().is_none_or(|texts| {
                let found = event.get(name).and_then(Value::as_str);
                found.is_some_and(|found| texts.iter().any(|text| text == found))
            })
        })
    }
}

/// The texts that a pattern names as source and detail-type; none where it
/// leaves one out or asks for more than texts.
fn gate(pattern: &str) -> [Option<Vec<String>>; 2] {
    let (pattern, _) = pattern::json::read(pattern);
    GATE.map(|name| {
        let Kind::Array(items) = &pattern.as_ref()?.get(name)?.kind else {
            return None;
        };
        let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
        texts.collect()
    })
}
