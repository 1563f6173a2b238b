//! Writes down the steps of one event, each with its number and cause.

use crate::Yard;
use crate::step::{Details, MessageType, Step, StepError};

pub(super) struct Recorder<'a> {
    pub(super) yard: &'a mut Yard,
    pub(super) steps: &'a mut Vec<Step>,
    pub(super) resource_arn: String,
    pub(super) request_id: &'a str,
    pub(super) event_id: &'a str,
}

impl Recorder<'_> {
    /// Writes down a step of the event itself and answers its number.
    pub(super) fn step(
        &mut self,
        message_type: MessageType,
        cause: Option<u64>,
        details: Details,
    ) -> u64 {
        self.write(message_type, cause, None, details, None)
    }

    /// Writes down a step of the call of a target.
    pub(super) fn invocation(
        &mut self,
        message_type: MessageType,
        cause: u64,
        invocation_id: &str,
        details: Details,
    ) -> u64 {
        let id = Some(invocation_id.to_owned());
        self.write(message_type, Some(cause), id, details, None)
    }

    /// Writes down a step of the call of a target that went wrong.
    pub(super) fn failed_invocation(
        &mut self,
        message_type: MessageType,
        cause: u64,
        invocation_id: &str,
        details: Details,
        error: StepError,
    ) -> u64 {
        let id = Some(invocation_id.to_owned());
        self.write(message_type, Some(cause), id, details, Some(error))
    }

    /// Writes down a step that went wrong.
    pub(super) fn fail(
        &mut self,
        message_type: MessageType,
        cause: u64,
        details: Details,
        error: StepError,
    ) -> u64 {
        self.write(message_type, Some(cause), None, details, Some(error))
    }

    fn write(
        &mut self,
        message_type: MessageType,
        cause: Option<u64>,
        invocation_id: Option<String>,
        details: Details,
        error: Option<StepError>,
    ) -> u64 {
        let number = self.yard.steps;
        self.yard.steps = number.saturating_add(1);
        self.steps.push(Step {
            number,
            cause,
            resource_arn: self.resource_arn.clone(),
            request_id: self.request_id.to_owned(),
            event_id: self.event_id.to_owned(),
            invocation_id,
            message_timestamp_ms: self.yard.clock,
            message_type,
            details,
            error,
        });
        number
    }
}
