//! What event buses do costs, counted from their steps.

use super::item::Item;
use super::meter::{account_of, chunks, queue_item};
use super::usage::Usage;
use crate::step::{Details, MessageType, Step};
use std::sync::Arc;

/// An event of more than this counts once for each part of this size. AWS's pricing page says so;
/// seen 2026-11-22.
pub const EVENT_CHUNK_BYTES: u64 = 65_536;

impl Usage {
    /// Counts the next steps of a run. Steps below the level TRACE are missed: without them no call
    /// of an API destination is counted.
    pub fn count(&mut self, steps: &[Step]) {
        for step in steps {
            self.count_step(step, false);
        }
    }

    /// As [`Usage::count`], of the steps that a replay brought about.
    pub fn count_replay(&mut self, steps: &[Step]) {
        for step in steps {
            self.count_step(step, true);
        }
    }

    fn count_step(&mut self, step: &Step, replays: bool) {
        match (step.message_type, &step.details) {
            (MessageType::EventIngestSuccess, Details::Event(event)) => {
                let detail = event.event_detail.as_deref().map_or(0, str::len) as u64;
                let chunks = detail.div_ceil(EVENT_CHUNK_BYTES).max(1);
                let source = event.source.as_deref().unwrap_or_default();
                let of_aws = source.starts_with("aws.") && !source.starts_with("aws.partner/");
                let by_call = event.detail_type.as_deref();
                let by_call = by_call.is_some_and(|kind| kind.ends_with("via CloudTrail"));
                let is_onward = self
                    .onward
                    .take()
                    .is_some_and(|bus| bus == step.resource_arn);
                let replays = replays || event.replay_name.is_some();
                let item = match (is_onward, replays, of_aws) {
                    (true, _, _) => Item::ForwardedEvents,
                    (_, true, _) => Item::ReplayedEvents,
                    (_, _, false) => Item::CustomEvents,
                    _ if source == "aws.s3" && !by_call => Item::OptInEvents,
                    _ => Item::AwsEvents,
                };
                self.add(item, chunks);
            }
            (MessageType::InvocationSuccess, Details::End { call, .. }) => {
                if call.target_arn.contains(":event-bus/") {
                    self.onward = Some(Arc::clone(&call.target_arn));
                } else if account_of(&call.target_arn)
                    .is_some_and(|there| account_of(&call.rule_arn).is_some_and(|own| own != there))
                {
                    self.add(Item::OtherAccountDeliveries, 1);
                }
            }
            (MessageType::InvocationAttemptStart, Details::Start { call, .. })
                if call.target_arn.contains(":api-destination/") =>
            {
                self.add(Item::ApiDestinationInvocations, 1);
            }
            // What a call of an API destination costs does not go by its answer.
            (
                MessageType::InvocationAttemptPermanentFailure
                | MessageType::InvocationAttemptRetryableFailure
                | MessageType::InvocationAttemptThrottle,
                Details::Attempt { call, .. },
            ) if !call.target_arn.contains(":api-destination/") => {
                self.add(Item::Refused, 1);
            }
            // The dead-letter queue of a target is a standard one.
            (MessageType::InvocationDlq, Details::End { target_input, .. })
                if step.error.is_none() =>
            {
                self.add(queue_item(""), chunks(target_input.len()));
            }
            _ => {}
        }
    }
}
