//! Buses, rules, targets and the trace of what happened to an event.
//!
//! The state of a yard is one plain value, [`Yard`]. A change takes a yard and
//! answers the next one; nothing here has a clock, chance or storage.

mod arn;
mod catalogue;
mod edit;
mod ids;
pub mod quotas;
mod refusal;
mod rule;
pub mod targets;
mod time;
mod yard;

pub use arn::Arn;
pub use catalogue::{DeliveryLevel, Sample, catalogue, sample};
pub use edit::{
    PutRule, put_rule, put_target, remove_rule, remove_rule_with_targets, remove_target,
    rename_rule, set_state,
};
pub use refusal::{Field, Refusal, RefusalCode};
pub use rule::{InputChoice, Rule, RuleState, SqsParameters, Target};
pub use targets::{ArnProblem, Received, TargetKind};
pub use time::{TimeError, Timestamp};
pub use yard::{DEFAULT_EVENT_BUS, EventBus, Yard};
