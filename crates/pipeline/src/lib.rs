//! A yard is one plain value, [`Yard`]; a change or [`send`] answers the next. Nothing has a clock.
#![forbid(unsafe_code)]

pub mod api;
mod arn;
pub mod catalogue;
mod conditions;
pub mod declare;
mod edit;
mod envelope;
mod event_bus;
pub mod findings;
mod ids;
pub mod input;
pub mod invocation;
mod json;
pub mod metrics;
mod organization;
mod origin;
pub mod plain;
pub mod policy;
pub mod quotas;
mod refusal;
pub mod resources;
mod rule;
pub mod schedule;
mod send;
mod step;
mod tag;
pub mod targets;
mod time;
pub mod unread;
pub mod wires;
pub mod world;
mod yard;

pub use catalogue::{DeliveryLevel, EventStatus, FIRST_SAMPLE, Sample, catalogue, sample};
pub use conditions::{Conditions, Fault, FaultKind, Permissions};
pub use edit::{
    PutRule, check_rule, check_target, put_rule, put_target, remove_rule, remove_rule_with_targets,
    remove_target, rename_rule, set_state,
};
pub use refusal::{Field, Refusal, RefusalCode};
pub use rule::{
    DeadLetterConfig, InputChoice, RetryPolicy, Rule, RuleState, SqsParameters, Target,
};
pub use send::{
    DeadLetter, Delivery, DeliveryState, EventInput, EventOutcome, Ingestion, LateDelivery,
    MOST_RUNS, Page, RuleOutcome, RuleVerdict, Run, Sent, Tally, Until, advance, advance_until,
    coming_runs, send, try_out,
};
pub use step::{
    AttemptType, Call, Details, ErrorCode, EventDetails, InvocationStatus, LogLevel, MessageType,
    NOT_LOGGED, Step, StepError, not_logged,
};
pub use targets::{ArnProblem, Received, TargetKind};
pub use time::{Civil, TimeError, Timestamp};
pub use yard::{DEFAULT_EVENT_BUS, Place, Yard, elsewhere};
pub use {arn::Arn, json::pretty, organization::Organization, origin::Dropped, tag::Tag};
pub use {envelope::Problem, envelope::check_event, event_bus::EventBus, event_bus::LogConfig};
