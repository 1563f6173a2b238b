//! The calls of the targets of a rule that matched.

use super::plan::{RulePlan, TargetPlan};
use super::receive::Arrived;
use super::sending::{Sending, Way};
use super::{Delivery, DeliveryState};
use crate::input::{self, Context};
use crate::invocation::{Answer, Failure, Invocation, Pending, Stage};
use crate::rule::InputChoice;
use crate::step::{AttemptType, Details, MessageType};
use std::sync::Arc;

impl Sending<'_> {
    /// Calls every target of a rule and writes down the match and the calls.
    pub(super) fn deliver(
        &mut self,
        start: u64,
        rule: &RulePlan,
        arrived: &Arrived<'_>,
    ) -> Vec<Delivery> {
        let mut deliveries: Vec<Delivery> = rule
            .targets
            .iter()
            .map(|target| Delivery {
                invocation_id: target
                    .problems
                    .is_empty()
                    .then(|| self.yard.draw_id().into()),
                ..Delivery::of(target)
            })
            .collect();
        let called = || {
            let both = rule.targets.iter().zip(&deliveries);
            both.filter_map(|(target, delivery)| Some((target, delivery.invocation_id.as_ref()?)))
        };
        let details = Details::RuleMatch {
            rule_arn: Arc::clone(&rule.arn),
            target_arns: called()
                .map(|(target, _)| Arc::clone(&target.call.target_arn))
                .collect(),
            invocation_ids: called().map(|(_, id)| Arc::clone(id)).collect(),
        };
        let matched = MessageType::RuleMatch;
        let matched = self.step(&arrived.origin, None, matched, Some(start), details, None);
        for (target, delivery) in rule.targets.iter().zip(&mut deliveries) {
            if let Some(id) = delivery.invocation_id.clone() {
                self.invoke(matched, rule, target, id, arrived, delivery);
            }
        }
        deliveries
    }

    /// Calls one target.
    fn invoke(
        &mut self,
        matched: u64,
        rule: &RulePlan,
        target: &TargetPlan,
        id: Arc<str>,
        arrived: &Arrived<'_>,
        delivery: &mut Delivery,
    ) {
        let context = Context {
            rule_arn: &rule.arn,
            rule_name: &rule.rule.name,
            ingestion_time: self.yard.clock,
        };
        let input = match &target.target.input {
            InputChoice::MatchedEvent => Ok(Arc::clone(arrived.whole())),
            choice => input::target_input(choice, arrived.event.value(), &context).map(Arc::from),
        };
        let (input, failure) = match input {
            Ok(input) => (input, None),
            Err(failure) => (failure.input.as_str().into(), Some(failure)),
        };
        let pending = Pending {
            at: self.yard.clock,
            order: 0,
            stage: Stage::Start,
            attempts: 0,
            started: self.yard.clock,
            cause: matched,
            of: Arc::new(Invocation {
                id,
                origin: arrived.origin.clone(),
                account: self.yard.account.as_str().into(),
                region: self.yard.region.as_str().into(),
                call: Arc::clone(&target.call),
                target: Arc::clone(&target.target),
                input,
                event: Arc::clone(arrived.whole()),
                ingested: self.yard.clock,
                forwarded: matches!(arrived.way, Way::Forwarded),
                chain: self.world.chain,
            }),
        };
        self.works.tally.begun += 1;
        let Some(failure) = failure else {
            return self.begin_call(pending, delivery);
        };
        // There is nothing to call with: no attempt could help.
        let failure = Failure {
            suggestion: failure.suggestion,
            ..Failure::new(
                failure.error_code,
                "AmazonEventBridge",
                None,
                failure.error_message,
                failure.help,
            )
        };
        let pending = self.start(pending);
        let pending = self.start_attempt(pending);
        let answer = Answer {
            failure: Some(failure),
            ..Answer::default()
        };
        self.answer(pending, AttemptType::First, answer, delivery);
    }
}

impl Delivery {
    /// A delivery that has not begun.
    pub(super) fn of(target: &TargetPlan) -> Delivery {
        Delivery {
            kind: target.kind,
            problems: target.problems.clone(),
            ..Delivery::to(&target.target.id, &target.target.arn)
        }
    }

    pub(super) fn to(id: &str, arn: &str) -> Delivery {
        Delivery {
            target_id: id.to_owned(),
            arn: arn.to_owned(),
            kind: None,
            invocation_id: None,
            state: DeliveryState::NotTaken,
            attempts: 0,
            next: None,
            received: None,
            problems: Vec::new(),
            onward: None,
            failure: None,
            dead_letter: None,
            dead_letter_failure: None,
        }
    }
}
