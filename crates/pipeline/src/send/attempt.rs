//! The attempts of one call, from its start to its end.

use super::clock::later;
use super::sending::Sending;
use super::{Delivery, DeliveryState, forward};
use crate::invocation::{Answer, Failure, Pending, Stage};
use crate::step::ErrorCode;
use crate::step::{AttemptType, Details, InvocationStatus, MessageType, StepError};
use crate::targets::TargetKind;
use crate::world::Taken;
use std::sync::Arc;

impl Sending<'_> {
    /// Begins a call, now or late.
    pub(super) fn begin_call(&mut self, pending: Pending, delivery: &mut Delivery) {
        match (self.works.conduct.late)(self) {
            Some(at) => self.wait(Pending { at, ..pending }, delivery),
            None => self.start_call(pending, delivery),
        }
    }

    /// Lets a call wait for its next turn.
    pub(super) fn wait(&mut self, pending: Pending, delivery: &mut Delivery) {
        delivery.state = DeliveryState::UnderWay;
        delivery.attempts = pending.attempts;
        delivery.next = Some(pending.at);
        self.push(pending);
    }

    /// Goes on with a call whose turn has come.
    pub(super) fn go_on(&mut self, mut pending: Pending, delivery: &mut Delivery) {
        match std::mem::replace(&mut pending.stage, Stage::Start) {
            Stage::Start => self.start_call(pending, delivery),
            Stage::Attempt(attempt_type) => self.attempt(pending, attempt_type, delivery),
            Stage::Answer(attempt_type, answer) => {
                self.answer(pending, attempt_type, answer, delivery);
            }
            Stage::Expire(failure) => {
                let exhausted = Some("MaximumEventAgeInSeconds");
                self.give_up(pending, &failure, exhausted, delivery);
            }
        }
    }

    fn start_call(&mut self, pending: Pending, delivery: &mut Delivery) {
        let pending = self.start(pending);
        self.attempt(pending, AttemptType::First, delivery);
    }

    /// Writes down that the call begins.
    pub(super) fn start(&mut self, mut pending: Pending) -> Pending {
        pending.started = self.yard.clock;
        pending.cause = self.told(MessageType::InvocationStart, &pending, 1);
        pending
    }

    /// Writes down that an attempt begins.
    pub(super) fn start_attempt(&mut self, mut pending: Pending) -> Pending {
        pending.attempts = pending.attempts.saturating_add(1);
        let count = pending.attempts;
        pending.cause = self.told(MessageType::InvocationAttemptStart, &pending, count);
        pending
    }

    fn told(&mut self, message_type: MessageType, pending: &Pending, count: u32) -> u64 {
        let of = &pending.of;
        let details = Details::Start {
            call: Arc::clone(&of.call),
            target_input: Arc::clone(&of.input),
            attempt_count: count,
        };
        let cause = Some(pending.cause);
        self.step(&of.origin, Some(&of.id), message_type, cause, details, None)
    }

    /// Makes one attempt, unless the account or the target has to wait for it.
    fn attempt(&mut self, mut pending: Pending, kind: AttemptType, delivery: &mut Delivery) {
        if kind != AttemptType::Throttle {
            let conduct = self.works.conduct;
            if let Some(at) = (conduct.throttled)(self, &pending.of) {
                let count = pending.attempts.saturating_add(1);
                let throttled = MessageType::InvocationThrottleStart;
                pending.cause = self.told(throttled, &pending, count);
                let stage = Stage::Attempt(AttemptType::Throttle);
                return self.wait(
                    Pending {
                        at,
                        stage,
                        ..pending
                    },
                    delivery,
                );
            }
        }
        let pending = self.start_attempt(pending);
        let answer = (self.works.conduct.judge)(self, &pending.of, pending.attempts);
        if answer.duration_ms == 0 {
            return self.answer(pending, kind, answer, delivery);
        }
        let at = later(self.yard.clock, i64::from(answer.duration_ms));
        let stage = Stage::Answer(kind, answer);
        self.wait(
            Pending {
                at,
                stage,
                ..pending
            },
            delivery,
        );
    }

    /// Takes the answer to an attempt.
    pub(super) fn answer(
        &mut self,
        mut pending: Pending,
        attempt_type: AttemptType,
        answer: Answer,
        delivery: &mut Delivery,
    ) {
        let status = answer
            .failure
            .as_ref()
            .map_or(InvocationStatus::Success, |failure| {
                InvocationStatus::Failed(failure.code)
            });
        let message_type = match &answer.failure {
            None => MessageType::InvocationAttemptSuccess,
            Some(failure) if failure.code == ErrorCode::Throttling => {
                MessageType::InvocationAttemptThrottle
            }
            Some(failure) if failure.code.is_retried() => {
                MessageType::InvocationAttemptRetryableFailure
            }
            Some(_) => MessageType::InvocationAttemptPermanentFailure,
        };
        let of = Arc::clone(&pending.of);
        let taken = answer.failure.is_none();
        let has_it = taken || answer.lost;
        let given = match &answer.failure {
            _ if has_it => (self.works.conduct.takes)(self, &of, pending.cause),
            Some(failure) => {
                (self.works.conduct.refuses)(self, &of, failure, pending.cause);
                None
            }
            None => None,
        };
        let details = Details::Attempt {
            call: Arc::clone(&of.call),
            attempt_type,
            attempt_count: pending.attempts,
            invocation_status: status,
            target_duration_ms: answer.duration_ms,
        };
        let error = answer.failure.as_ref().map(error);
        let cause = Some(pending.cause);
        pending.cause = self.step(
            &of.origin,
            Some(&of.id),
            message_type,
            cause,
            details,
            error,
        );
        if taken {
            let end = MessageType::InvocationSuccess;
            self.end_step(end, &pending, status, None);
            self.settle(DeliveryState::Delivered, &pending, delivery);
        }
        if has_it {
            self.take_in(&pending, given, delivery);
        }
        if let Some(failure) = answer.failure {
            if self.works.outcomes {
                delivery.failure = Some(failure.told(&of.input));
            }
            (self.works.conduct.failed)(self, pending, failure, delivery);
        }
    }

    /// The target has taken the event.
    fn take_in(&mut self, pending: &Pending, given: Option<Taken>, delivery: &mut Delivery) {
        let of = &pending.of;
        self.works.tally.received += 1;
        let kind = of.target.kind().ok();
        if self.works.outcomes {
            delivery.kind = kind;
            delivery.received = kind.map(|kind| kind.target_type().receive(&of.target, &of.input));
        }
        if kind == Some(TargetKind::EventBus) {
            let onward = forward::forward(self, &of.call.target_arn, &of.input);
            delivery.onward = onward.map(Box::new);
        }
        if let Some(given) = given {
            (self.works.conduct.took)(self, of, given, pending.cause);
        }
    }

    /// Gives a call up: its event goes to the dead-letter queue or is lost.
    pub(super) fn give_up(
        &mut self,
        mut pending: Pending,
        failure: &Failure,
        exhausted: Option<&str>,
        delivery: &mut Delivery,
    ) {
        let end = MessageType::InvocationFailure;
        let status = InvocationStatus::Failed(failure.code);
        pending.cause = self.end_step(end, &pending, status, Some(error(failure)));
        if self.works.outcomes {
            delivery.failure = Some(failure.told(&pending.of.input));
        }
        let state = (self.works.conduct.bury)(self, &pending, failure, exhausted, delivery);
        self.settle(state, &pending, delivery);
    }

    /// Writes down how a call ended.
    pub(super) fn end_step(
        &mut self,
        message_type: MessageType,
        pending: &Pending,
        status: InvocationStatus,
        error: Option<StepError>,
    ) -> u64 {
        let of = &pending.of;
        let since = |at: crate::Timestamp| at.millis().saturating_sub(of.ingested.millis());
        let details = Details::End {
            call: Arc::clone(&of.call),
            target_input: Arc::clone(&of.input),
            total_attempts: pending.attempts,
            final_invocation_status: status,
            ingestion_to_start_latency_ms: since(pending.started),
            ingestion_to_complete_latency_ms: since(self.yard.clock),
        };
        let cause = Some(pending.cause);
        self.step(
            &of.origin,
            Some(&of.id),
            message_type,
            cause,
            details,
            error,
        )
    }

    fn settle(&mut self, state: DeliveryState, pending: &Pending, delivery: &mut Delivery) {
        let tally = &mut self.works.tally;
        match state {
            DeliveryState::Delivered => tally.delivered += 1,
            DeliveryState::DeadLettered => tally.dead_lettered += 1,
            _ => tally.dropped += 1,
        }
        delivery.state = state;
        delivery.attempts = pending.attempts;
        delivery.next = None;
    }
}

/// The error of a step.
pub(super) fn error(failure: &Failure) -> StepError {
    StepError {
        error_message: failure.message.clone(),
        aws_service: failure.aws_service.clone(),
        http_status_code: failure.http_status_code,
        request_id: None,
    }
}
