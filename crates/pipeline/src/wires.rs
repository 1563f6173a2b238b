//! What leads from one service to another beside the rules of EventBridge.
//!
//! One wire a file: filter patterns of CloudWatch Logs and what hangs on them, alarms, pollers of
//! queues and streams, notifications of buckets, repositories and the developer tools. Each has its
//! own limits ([`limits`]) and its own permissions. [`Wires`] are those of a place; `run` is what
//! they do when something happens there.

pub mod account_policy;
pub mod alarm;
pub mod approval_rule;
pub mod bucket_notification;
pub mod composite_alarm;
pub mod delivery_channel;
pub mod deployment_alarms;
pub mod developer_tools;
mod diagnostic;
pub mod event_source_mapping;
pub mod filter_pattern;
mod gzip;
pub mod limits;
pub mod metric;
pub mod metric_filter;
pub mod permission;
mod place;
mod problem;
mod run;
mod state;
pub mod subscription_filter;

pub use diagnostic::Diagnostic;
pub(crate) use gzip::base64;
pub use gzip::subscription_data;
pub use place::Wires;
pub use problem::WireProblem;
pub(crate) use run::{batch_ended, hang_on, hear, react};
pub use state::{
    AlarmMemory, Batch, DefaultMinute, MetricData, OpenWindow, PlaceState, ReadRecord, Reading,
    SuppressedActions, SuppressedBy, WireStates, WireTurn,
};
