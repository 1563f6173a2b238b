//! What in a whole yard is wrong, risky or worth knowing before anything is sent.
//!
//! [`findings`] looks at what only the whole yard shows: rules that can do nothing, events that are
//! lost, tracks that lead back to where they came from, policies of event buses, quotas. What is to
//! be said of one target or one pattern alone is said by [`crate::api::check_put_targets`],
//! [`crate::policy`] and the lints of patterns. Nothing here changes a yard; a [`Mend`] is the
//! change that would help.

mod buses;
pub(crate) mod circles;
mod dead_letters;
mod declared;
mod loops;
mod read_only;
mod rules;
mod shared;
mod wire_circles;
pub(crate) mod wires;

use crate::{RuleState, Yard};
use pattern::Event;
use serde::{Deserialize, Serialize};

/// One thing that is to be said of a yard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The kind of finding.
    pub code: Code,
    /// How much it weighs.
    pub weight: Weight,
    /// What it is about.
    pub place: Place,
    /// What is so: AWS's own words where AWS refuses something.
    pub message: String,
    /// Why that matters and what to change.
    pub help: Option<String>,
    /// The change itself, where there is one.
    pub mend: Option<Mend>,
}

/// How much a finding weighs, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weight {
    /// AWS refuses it, or it cannot do what it is there for.
    Wrong,
    /// It works until something else goes wrong, or does more than was meant.
    Risky,
    /// Good to know.
    Note,
}

/// What a finding is about; rules and targets by their places in the lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The account and Region where the learner works.
    Yard,
    /// The event bus of this name there.
    EventBus(String),
    /// A rule.
    Rule(usize),
    /// A target of a rule, and the part of its settings.
    Target(usize, usize, Part),
    /// A service or wire that a person declares.
    Declared {
        /// The twelve digits of the account.
        account: String,
        /// The Region.
        region: String,
        /// The list of `Services` or `Wires` in which it stands, such as `functions`.
        list: String,
        /// What it is called there: its [`key_fields`] with a slash between them.
        name: String,
    },
}

/// The fields by which things of a list of `Services` or `Wires` are told apart; none of a list that
/// is not there.
pub fn key_fields(list: &str) -> &'static [&'static str] {
    match list {
        "functions"
        | "state_machines"
        | "projects"
        | "pipelines"
        | "documents"
        | "parameters"
        | "auto_scaling_groups"
        | "config_rules"
        | "topics"
        | "queues"
        | "buckets"
        | "tables"
        | "delivery_streams"
        | "notification_rules"
        | "approval_rule_templates"
        | "delivery_channels" => &["name"],
        "deployment_groups" => &["application", "name"],
        "task_definitions" => &["family"],
        "instances" => &["instance_id"],
        "metric_filters" | "subscription_filters" => &["log_group_name", "filter_name"],
        "account_policies" => &["policy_name"],
        "logs_destinations" => &["destination_name"],
        "metric_alarms" | "composite_alarms" => &["alarm_name"],
        "event_source_mappings" => &["event_source_arn", "function_arn"],
        "queue_settings" => &["queue_name"],
        "bucket_notifications" => &["bucket", "id"],
        "repository_triggers" => &["repository_name", "name"],
        "deployment_alarms" => &["application", "deployment_group"],
        _ => &[],
    }
}

/// A part of the settings of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// What it is.
    What,
    /// Who lets it be called.
    Permission,
    /// What it is given.
    Input,
    /// How often it is tried, and where events go then.
    Retry,
    /// What is wrong with it for a while.
    Faults,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Code {
    /// AWS would refuse the rule, its pattern, its schedule or a target.
    Refused,
    /// A rule without a target.
    NoTarget,
    /// A rule that is switched off.
    Disabled,
    /// A rule asks for read-only calls in a state in which it gets none.
    ReadOnlyCalls,
    /// Two rules give the same target the same events.
    Twice,
    /// A rule sends events to the bus that it stands on, or around to it; or services go in a circle
    /// by rules, or by wires alone.
    Loop,
    /// A target's own events match the rule that calls it.
    OwnEvents,
    /// A rule passes events on that came from another bus already.
    ThirdHop,
    /// A target is an event bus that is not there.
    NoEventBus,
    /// Events that cannot be delivered are lost.
    NoDeadLetters,
    /// A dead-letter queue that gets nothing.
    UnfitDeadLetters,
    /// A fault was injected.
    Fault,
    /// AWS would refuse the policy of an event bus.
    BusPolicy,
    /// An event bus takes events from anybody.
    OpenBus,
    /// No rule stands on an event bus.
    IdleBus,
    /// A quota is used up, or nearly.
    Quota,
    /// A policy keeps EventBridge from a target or its dead-letter queue.
    Permission,
    /// What is to be said of a pattern that AWS takes.
    Pattern,
    /// What is to be said of an input that AWS takes.
    Input,
    /// AWS would refuse an alarm, a filter, a mapping or another wire beside the rules.
    RefusedWire,
    /// A wire beside the rules does more or less than was meant.
    RiskyWire,
    /// Something that a person declares is not what the yard, or AWS, takes.
    Declared,
}

impl Code {
    /// Every kind, in the order in which the guide explains them.
    pub const ALL: [Code; 22] = [
        Code::Refused,
        Code::NoTarget,
        Code::Disabled,
        Code::ReadOnlyCalls,
        Code::Twice,
        Code::Loop,
        Code::OwnEvents,
        Code::ThirdHop,
        Code::NoEventBus,
        Code::NoDeadLetters,
        Code::UnfitDeadLetters,
        Code::Fault,
        Code::BusPolicy,
        Code::OpenBus,
        Code::IdleBus,
        Code::Quota,
        Code::Permission,
        Code::Pattern,
        Code::Input,
        Code::RefusedWire,
        Code::RiskyWire,
        Code::Declared,
    ];

    /// What it is called in the guide.
    pub fn title(self) -> &'static str {
        match self {
            Code::Refused => "AWS refuses a rule, its pattern, its schedule or a target",
            Code::NoTarget => "A rule without a target",
            Code::Disabled => "A rule is switched off",
            Code::ReadOnlyCalls => "A rule waits for read-only calls",
            Code::Twice => "Two rules give a target the same events",
            Code::Loop => "Events go in a circle",
            Code::OwnEvents => "A target’s own events match the rule",
            Code::ThirdHop => "A third event bus",
            Code::NoEventBus => "The event bus of a target is not there",
            Code::NoDeadLetters => "No dead-letter queue",
            Code::UnfitDeadLetters => "A dead-letter queue gets nothing",
            Code::Fault => "A fault was injected",
            Code::BusPolicy => "AWS refuses the policy of an event bus",
            Code::OpenBus => "An event bus is open to anybody",
            Code::IdleBus => "An event bus without rules",
            Code::Quota => "A quota is used up, or nearly",
            Code::Permission => "A permission is missing",
            Code::Pattern => "What a pattern asks for",
            Code::Input => "What a target is given",
            Code::RefusedWire => "AWS refuses a wire beside the rules",
            Code::RiskyWire => "A wire beside the rules does more or less than was meant",
            Code::Declared => "Something declared is not as it should be",
        }
    }
}

/// A change of the yard that helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mend {
    /// Switches the rule at a place on or off.
    State(usize, RuleState),
    /// Gives the rule at a place another event pattern.
    EventPattern(usize, String),
    /// Gives the queue of this ARN to those targets of the rule at a place.
    DeadLetters(usize, Vec<usize>, String),
    /// Takes a target away from its rule.
    RemoveTarget(usize, usize),
    /// Makes an event bus of this name.
    MakeEventBus(String),
    /// Takes the fault at a place away.
    RemoveFault(usize),
    /// Takes the policy of the event bus of this name away.
    RemoveBusPolicy(String),
}

/// What is to be said of a yard; `samples` are events that AWS services send. The gravest come
/// first, then those of the first rule; the work is bounded by the size of the yard.
pub fn findings(yard: &Yard, samples: &[Event]) -> Vec<Finding> {
    let mut found = Vec::new();
    buses::check(yard, &mut found);
    for at in 0..yard.rules.len() {
        rules::check(yard, at, &mut found);
        read_only::check(yard, at, &mut found);
        dead_letters::check(yard, at, &mut found);
        loops::check(yard, at, samples, &mut found);
    }
    circles::check(yard, samples, &mut found);
    wire_circles::check(yard, &mut found);
    shared::check(yard, &mut found);
    wires::check(yard, &mut found);
    declared::check(yard, &mut found);
    sort(&mut found);
    found
}

/// Brings findings into their order: the gravest first, then by place.
pub fn sort(found: &mut [Finding]) {
    found.sort_by(|one, other| (one.weight, &one.place).cmp(&(other.weight, &other.place)));
}

impl Finding {
    /// A finding without help or change.
    pub fn new(code: Code, weight: Weight, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            code,
            weight,
            place,
            message: message.into(),
            help: None,
            mend: None,
        }
    }

    /// The finding with what to change, in words.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// The finding with the change itself.
    #[must_use]
    pub fn mend(mut self, mend: Mend) -> Finding {
        self.mend = Some(mend);
        self
    }
}

#[cfg(test)]
mod tests;
