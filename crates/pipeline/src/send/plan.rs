//! What a bus will do with events, worked out once for many of them.

use crate::edit::check_target_with;
use crate::input;
use crate::refusal::Refusal;
use crate::rule::{Rule, Target};
use crate::step::Call;
use crate::targets::TargetKind;
use crate::yard::Yard;
use pattern::{CompiledRules, Diagnostic, Pattern, Reading, Scratch};
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

/// The rules of one bus.
pub(super) struct BusPlan {
    account: String,
    region: String,
    event_bus: String,
    pub(super) arn: Arc<str>,
    pub(super) rules: Vec<RulePlan>,
    together: OnceCell<Together>,
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
}

/// The event patterns of a bus, so that those that match are found without asking each.
struct Together {
    patterns: CompiledRules,
    /// Where the rule of each pattern stands; rising.
    rules: Vec<usize>,
    scratch: RefCell<Scratch>,
}

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
            together: OnceCell::new(),
        }
    }

    /// Where the rules stand whose event pattern matches the event with this text; rising. Whether
    /// they are enabled is not asked.
    pub(super) fn matching(&self, event: &str) -> Vec<usize> {
        let together = self.together.get_or_init(|| Together::new(&self.rules));
        let mut scratch = together.scratch.borrow_mut();
        let found = together
            .patterns
            .matching(event, Reading::Full, &mut scratch);
        let places = found.unwrap_or_default().iter();
        places
            .filter_map(|pattern| together.rules.get(*pattern).copied())
            .collect()
    }

    pub(super) fn is_of(&self, yard: &Yard, event_bus: &str) -> bool {
        self.event_bus == event_bus && self.region == yard.region && self.account == yard.account
    }
}

impl Together {
    fn new(plans: &[RulePlan]) -> Together {
        let mut patterns = CompiledRules::new();
        let mut rules = Vec::new();
        for (place, rule) in plans.iter().enumerate() {
            if let Some(parsed) = rule.parsed() {
                patterns.add(&parsed.pattern);
                rules.push(place);
            }
        }
        Together {
            patterns,
            rules,
            scratch: RefCell::default(),
        }
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
                pattern,
                diagnostics,
            }
        }))
    }
}
