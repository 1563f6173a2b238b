//! What a person can declare in a place, as plain data: every kind of service and wire with AWS's
//! name, what it is, and the fields of its form.
//!
//! A form edits JSON by this table and knows none of the types of [`crate::world::Services`] and
//! [`crate::wires::Wires`], whose code is most of what they cost to download. A test holds the table
//! to those types, both ways.

mod alarms;
mod bounds;
mod check;
mod code;
mod compute;
mod deploy;
mod field;
mod logs;
mod messages;
mod missing;
mod notifications;
mod operations;
mod place;
mod pollers;
mod referred;
mod shape;
pub mod value;

pub use bounds::Bound;
pub(crate) use check::check_but_own_wires;
pub use check::{Told, check};
pub use field::{Content, Field, Form, Offer};
pub use missing::{Missing, missing};
pub use place::{Problem, Read, read};
pub use referred::{Refers, arn_of};

use serde_json::Value;

/// Which of the two values of a place a list belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// [`crate::world::Services`].
    Services,
    /// [`crate::wires::Wires`].
    Wires,
}

/// Where a page shows a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Functions, workflows, builds, pipelines, deployments.
    Code,
    /// Containers, instances and groups of them.
    Compute,
    /// Topics, queues, buckets, tables.
    Messages,
    /// Systems Manager and AWS Config.
    Operations,
    /// Alarms, filters of logs.
    Observability,
    /// What starts something without a rule.
    Triggers,
}

impl Group {
    /// All groups, in their order.
    pub const ALL: [Group; 6] = [
        Group::Code,
        Group::Compute,
        Group::Messages,
        Group::Operations,
        Group::Observability,
        Group::Triggers,
    ];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Code => "Code, builds and deployments",
            Group::Compute => "Compute",
            Group::Messages => "Messages and storage",
            Group::Operations => "Systems Manager and AWS Config",
            Group::Observability => "Alarms, metrics and logs",
            Group::Triggers => "Triggers and notifications beside rules",
        }
    }
}

/// One kind of thing that can be declared.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Which value its list belongs to.
    pub part: Part,
    /// The list, by its name there.
    pub list: &'static str,
    /// Where a page shows it.
    pub group: Group,
    /// AWS's name of one of them, such as `Lambda function`.
    pub name: &'static str,
    /// What it is and what follows from it, in plain words.
    pub about: &'static str,
    /// Words by which it is looked for beside its name.
    pub words: &'static str,
    /// The fields of its form.
    pub fields: &'static [Field],
    /// What a new one begins with, as JSON text.
    pub start: &'static str,
}

impl Kind {
    /// The fields by which one is told from others of its list.
    pub fn keys(&self) -> &'static [&'static str] {
        crate::findings::key_fields(self.list)
    }

    /// What one is called: its key fields with a slash between them.
    pub fn name_of(&self, item: &Value) -> String {
        let keys = self.keys().iter();
        let texts: Vec<&str> = keys
            .map(|key| item.get(key).and_then(Value::as_str).unwrap_or_default())
            .collect();
        texts.join("/")
    }

    /// The value with which a new one begins.
    pub fn begin(&self) -> Value {
        serde_json::from_str(self.start).unwrap_or(Value::Null)
    }
}

/// Every kind, in the order in which a page shows them.
pub const KINDS: &[Kind] = &[
    code::FUNCTION,
    code::STATE_MACHINE,
    code::PROJECT,
    deploy::PIPELINE,
    deploy::DEPLOYMENT_GROUP,
    deploy::DEPLOYMENT_ALARMS,
    compute::TASK_DEFINITION,
    compute::INSTANCE,
    compute::AUTO_SCALING_GROUP,
    messages::TOPIC,
    messages::QUEUE,
    messages::QUEUE_SETTINGS,
    messages::BUCKET,
    messages::TABLE,
    messages::DELIVERY_STREAM,
    operations::DOCUMENT,
    operations::PARAMETER,
    operations::CONFIG_RULE,
    operations::DELIVERY_CHANNEL,
    alarms::METRIC_ALARM,
    alarms::COMPOSITE_ALARM,
    logs::METRIC_FILTER,
    logs::SUBSCRIPTION_FILTER,
    logs::ACCOUNT_POLICY,
    logs::LOGS_DESTINATION,
    pollers::EVENT_SOURCE_MAPPING,
    notifications::BUCKET_NOTIFICATION,
    notifications::NOTIFICATION_RULE,
    notifications::REPOSITORY_TRIGGER,
    notifications::APPROVAL_RULE_TEMPLATE,
];

/// What resources do that are in no list: the values of `undeclared` with what they mean.
pub const UNDECLARED: &[(&str, &str)] = &[
    ("Quiet", "Nothing: they take what they are given"),
    (
        "Simple",
        "The simple thing: builds, executions and tasks go well",
    ),
];

/// The kind whose list this is.
pub fn kind(list: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.list == list)
}

#[cfg(test)]
mod tests;
