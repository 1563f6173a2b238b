//! A map of the world around the buses: which resources there are, and every way from one to another.
//!
//! It is worked out from what is declared and what targets name, before anything happens. What
//! services send to a bus is found by letting it happen in a yard without rules.

mod approvals;
mod builder;
mod calls;
mod circles;
mod events;
mod services;
mod starts;
mod wires;

use crate::Yard;
use builder::Builder;
use pattern::Event;
use serde::{Deserialize, Serialize};

/// The resources of a yard and the ways between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// The resources: the declared ones in the order of their lists, then those that others lead to.
    pub stations: Vec<Station>,
    /// The ways between them, each kind between two stations once.
    pub tracks: Vec<Track>,
}

/// A resource. Two names of one resource are one station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// What it is.
    pub kind: StationKind,
    /// Its ARN without version or alias; of a subscriber the protocol, a colon and the address.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// Where it is declared; none where nobody has said what it does.
    pub declared: Option<Declared>,
    /// What the ARNs of its work begin with, such as those of builds and executions.
    pub work: Vec<String>,
    /// The ARNs by which targets of rules name it.
    pub targets: Vec<String>,
}

/// Where something is declared: the list in [`Services`](super::Services) or
/// [`Wires`](crate::wires::Wires), and what tells it from the others there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The list, as the yard's file names it: `functions`, `metric_alarms`.
    pub list: String,
    /// The name in that list.
    pub name: String,
}

/// A way from one resource to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// The place of the station where it begins.
    pub from: usize,
    /// The place of the station where it ends.
    pub to: usize,
    /// What leads there.
    pub kind: TrackKind,
    /// What goes this way, in a sentence.
    pub says: String,
    /// Of events on their way to a bus: the ARNs of the rules that take them.
    pub rules: Vec<String>,
    /// Where the way itself is declared, where it is a thing of its own.
    pub declared: Option<Declared>,
    /// Whether it closes a circle of rules and targets.
    pub circle: bool,
}

/// What a station is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is named as AWS names it")]
pub enum StationKind {
    EventBus,
    Function,
    StateMachine,
    Project,
    Pipeline,
    DeploymentGroup,
    TaskDefinition,
    Cluster,
    Document,
    Instance,
    AutoScalingGroup,
    ConfigRule,
    Topic,
    Queue,
    Bucket,
    Table,
    DeliveryStream,
    Stream,
    LogGroup,
    MetricFilter,
    Alarm,
    CompositeAlarm,
    LogsDestination,
    DeliveryChannel,
    Repository,
    ApprovalRuleTemplate,
    Subscriber,
    Resource,
}

impl StationKind {
    /// The kind in words.
    pub fn label(self) -> &'static str {
        match self {
            StationKind::EventBus => "event bus",
            StationKind::Function => "Lambda function",
            StationKind::StateMachine => "Step Functions state machine",
            StationKind::Project => "CodeBuild project",
            StationKind::Pipeline => "CodePipeline pipeline",
            StationKind::DeploymentGroup => "CodeDeploy deployment group",
            StationKind::TaskDefinition => "ECS task definition",
            StationKind::Cluster => "ECS cluster",
            StationKind::Document => "Systems Manager document",
            StationKind::Instance => "EC2 instance",
            StationKind::AutoScalingGroup => "Auto Scaling group",
            StationKind::ConfigRule => "AWS Config rule",
            StationKind::Topic => "SNS topic",
            StationKind::Queue => "SQS queue",
            StationKind::Bucket => "S3 bucket",
            StationKind::Table => "DynamoDB table",
            StationKind::DeliveryStream => "Firehose stream",
            StationKind::Stream => "Kinesis stream",
            StationKind::LogGroup => "log group",
            StationKind::MetricFilter => "metric filter",
            StationKind::Alarm => "CloudWatch alarm",
            StationKind::CompositeAlarm => "composite alarm",
            StationKind::LogsDestination => "logs destination",
            StationKind::DeliveryChannel => "Config delivery channel",
            StationKind::Repository => "CodeCommit repository",
            StationKind::ApprovalRuleTemplate => "CodeCommit approval rule template",
            StationKind::Subscriber => "subscriber",
            StationKind::Resource => "resource",
        }
    }
}

/// What leads from one station to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TrackKind {
    /// Events that the resource sends to a bus.
    Events,
    /// An API call.
    Call,
    /// What a function tells when it has ended, and where its lost events go.
    Destination,
    /// A subscription of a topic.
    Subscription,
    /// An event source mapping.
    Mapping,
    /// A filter of a log group, or what hands its lines on.
    Filter,
    /// A metric that an alarm watches.
    Metric,
    /// What an alarm does.
    Alarm,
    /// The alarm in whose state ALARM the actions of a composite alarm are suppressed. Nothing goes
    /// this way.
    Suppressor,
    /// An approval rule template that a repository is associated with. Nothing goes this way.
    Approval,
    /// A notification of a bucket, of the developer tools, or a trigger of a repository.
    Notification,
    /// What AWS Config tells or starts.
    Config,
    /// An action of a pipeline.
    Action,
    /// The instances of a group, of a deployment or of a command.
    Instances,
    /// What a stream or a queue passes on by itself.
    Delivery,
}

impl TrackKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [TrackKind; 15] = [
        TrackKind::Events,
        TrackKind::Call,
        TrackKind::Destination,
        TrackKind::Subscription,
        TrackKind::Mapping,
        TrackKind::Filter,
        TrackKind::Metric,
        TrackKind::Alarm,
        TrackKind::Suppressor,
        TrackKind::Approval,
        TrackKind::Notification,
        TrackKind::Config,
        TrackKind::Action,
        TrackKind::Instances,
        TrackKind::Delivery,
    ];

    /// Whether what is at the beginning brings something about at the end. Suppressors and approval
    /// rule templates only hold back what others bring about.
    pub fn leads_on(self) -> bool {
        !matches!(self, TrackKind::Suppressor | TrackKind::Approval)
    }
}

/// The ways that lead on without an event: what is declared, what code calls and what the wires do.
pub(crate) fn ways(yard: &Yard) -> Map {
    let mut builder = Builder::new(yard);
    services::declare(&mut builder);
    wires::declare(&mut builder);
    services::tracks(&mut builder);
    wires::tracks(&mut builder);
    builder.map
}

/// The map of a yard; `samples` are events that AWS services send, for rules whose pattern names
/// none. The work is bounded by the size of the yard.
pub fn map(yard: &Yard, samples: &[Event]) -> Map {
    let mut builder = Builder::new(yard);
    services::declare(&mut builder);
    wires::declare(&mut builder);
    approvals::declare(&mut builder);
    builder.targets();
    if builder.map.stations.is_empty() {
        return builder.map;
    }
    services::tracks(&mut builder);
    wires::tracks(&mut builder);
    approvals::tracks(&mut builder);
    events::tracks(&mut builder, samples);
    circles::mark(&mut builder, samples);
    builder.map
}

#[cfg(test)]
mod tests;
