//! What a target got, in its own envelope.

use crate::targets::TargetKind;
use serde::{Deserialize, Serialize};

/// What a target got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Received {
    /// A call of a Lambda function.
    LambdaInvocation {
        /// The function's ARN, as the target has it.
        function: String,
        /// How the function is called.
        invocation_type: InvocationType,
        /// The `event` that the handler gets, as JSON text.
        payload: String,
    },
    /// A message published to an SNS topic.
    SnsMessage {
        /// The topic's ARN.
        topic: String,
        /// The subject; EventBridge sets none.
        subject: Option<String>,
        /// The message that subscribers get as `Message`.
        message: String,
    },
    /// A message sent to an SQS queue.
    SqsMessage {
        /// The queue's ARN.
        queue: String,
        /// The message group of a FIFO queue.
        message_group_id: Option<String>,
        /// The message body.
        body: String,
    },
    /// A started execution of a state machine.
    StateMachineExecution {
        /// The state machine's ARN.
        state_machine: String,
        /// The input of the execution, as JSON text.
        input: String,
    },
    /// An event that came to another event bus.
    EventBusEvent {
        /// The event bus's ARN.
        event_bus: String,
        /// The event as JSON text.
        event: String,
    },
    /// An operation of another service, which the target carried out.
    ServiceCall {
        /// The kind of target.
        kind: TargetKind,
        /// The target's ARN.
        resource: String,
        /// The operation, such as `RunTask`.
        operation: String,
        /// The request of the operation as JSON text.
        request: String,
        /// What the target was given of the event.
        input: String,
    },
}

/// How a Lambda function is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InvocationType {
    /// Asynchronously: Lambda queues the event and answers at once.
    Event,
}

impl Received {
    /// The kind of target that got it.
    pub fn kind(&self) -> TargetKind {
        match self {
            Received::LambdaInvocation { .. } => TargetKind::LambdaFunction,
            Received::SnsMessage { .. } => TargetKind::SnsTopic,
            Received::SqsMessage { .. } => TargetKind::SqsQueue,
            Received::StateMachineExecution { .. } => TargetKind::StateMachine,
            Received::EventBusEvent { .. } => TargetKind::EventBus,
            Received::ServiceCall { kind, .. } => *kind,
        }
    }

    /// The text that came from EventBridge: payload, message, body or input.
    pub fn text(&self) -> &str {
        match self {
            Received::LambdaInvocation { payload, .. } => payload,
            Received::SnsMessage { message, .. } => message,
            Received::SqsMessage { body, .. } => body,
            Received::StateMachineExecution { input, .. } => input,
            Received::EventBusEvent { event, .. } => event,
            Received::ServiceCall { input, .. } => input,
        }
    }

    /// The name of that text in the target's own words.
    pub fn text_name(&self) -> &'static str {
        match self {
            Received::LambdaInvocation { .. } => "event payload",
            Received::SnsMessage { .. } => "message",
            Received::SqsMessage { .. } => "message body",
            Received::StateMachineExecution { .. } => "execution input",
            Received::EventBusEvent { .. } => "event",
            Received::ServiceCall { .. } => "input",
        }
    }
}
