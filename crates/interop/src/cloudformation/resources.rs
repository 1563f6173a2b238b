//! What each resource of a template does to a yard.

use super::attributes::is_known;
use super::evaluate::Evaluator;
use super::node::{Kind, Node};
use super::sections::{Resource, Trail};
use crate::import::shaped::shaped;
use crate::remark::Gravity;
use pattern::Span;
use pipeline::api::{self, Call};
use serde_json::{Map, Value};

mod events;
mod policies;

/// The properties of a resource, worked out.
pub(super) struct Properties {
    pub(super) node: Node,
    /// The place of the resource's id.
    pub(super) span: Span,
}

impl Properties {
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        let found = self.node.get(name)?;
        (!matches!(found.kind, Kind::Null)).then_some(found)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }

    /// A request with these members of the API, from the properties of these names.
    pub(super) fn request(&self, members: &[(&str, &str)]) -> Map<String, Value> {
        let given = members.iter().filter_map(|(property, member)| {
            let value = self.get(property)?;
            Some(((*member).to_owned(), shaped(member, &value.tree())))
        });
        given.collect()
    }
}

/// The order in which resources are made: what others refer to comes first.
fn phase(kind: &str) -> u8 {
    match kind {
        "AWS::Events::EventBus" => 0,
        "AWS::Events::Connection" => 1,
        "AWS::Events::ApiDestination" => 2,
        "AWS::IAM::Role" | "AWS::KMS::Key" => 3,
        "AWS::Events::Rule" => 4,
        kind if kind.starts_with("AWS::Serverless::") => 5,
        _ => 6,
    }
}

impl<'t> Evaluator<'t> {
    /// Makes all resources.
    pub(super) fn apply(&mut self) {
        let mut resources: Vec<Resource<'t>> = self.sections.resources.clone();
        resources.sort_by_key(|resource| phase(resource.kind));
        for resource in resources {
            self.make(resource);
        }
    }

    fn make(&mut self, resource: Resource<'t>) {
        let root = Trail::Root;
        let all = root.to("Resources");
        let trail = all.to(resource.id);
        if let Some(condition) = resource.node.get("Condition") {
            let name = condition.text().unwrap_or_default();
            match self.condition(name, condition.span, &trail) {
                Some(true) => {}
                Some(false) => {
                    let told = format!("Condition {name} does not hold, so it is not made.");
                    self.left_out(resource.span, &trail, told);
                    return;
                }
                None => {
                    let told =
                        format!("Whether condition {name} holds is not known, so it is not made.");
                    self.left_out(resource.span, &trail, told);
                    return;
                }
            }
        }
        let nothing = Node::new(Kind::Map(Vec::new()), resource.span);
        let given = resource.node.get("Properties").unwrap_or(&nothing);
        let trail = trail.to("Properties");
        // What a resource is that is known by its ARN alone is not looked into.
        if is_opaque(resource.kind) {
            self.note_known(resource, &all.to(resource.id));
            return;
        }
        if !is_read(resource.kind) {
            let told = match resource.kind {
                "" => "The resource has no type.".to_owned(),
                kind if is_wire(kind) => {
                    format!(
                        "{kind} is not taken over; the yard has it, and it can be declared there."
                    )
                }
                kind => format!("A yard has nothing for {kind}."),
            };
            self.left_out(resource.span, &trail, told);
            return;
        }
        let Some(node) = self.value(given, &trail) else {
            return;
        };
        let span = resource.span;
        self.one(resource, &Properties { node, span }, &trail);
    }

    fn one(&mut self, resource: Resource<'t>, given: &Properties, trail: &Trail<'_>) {
        match resource.kind {
            "AWS::Events::EventBus" => self.event_bus(resource, given, trail),
            "AWS::Events::EventBusPolicy" => self.event_bus_policy(resource, given, trail),
            "AWS::Events::Rule" => self.rule(resource, given, trail),
            "AWS::Events::Archive" => self.archive(resource, given, trail),
            "AWS::Events::Connection" => self.connection(resource, given, trail),
            "AWS::Events::ApiDestination" => self.api_destination(resource, given, trail),
            "AWS::Lambda::Permission" => self.lambda_permission(resource, given, trail),
            "AWS::SQS::Queue" | "AWS::SNS::Topic" => self.encrypted(resource, given, trail),
            "AWS::SQS::QueuePolicy" => self.queue_policy(given, "Queues", trail),
            "AWS::SQS::QueueInlinePolicy" => self.queue_policy(given, "Queue", trail),
            "AWS::SNS::TopicPolicy" => self.topic_policy(given, "Topics", trail),
            "AWS::SNS::TopicInlinePolicy" => self.topic_policy(given, "TopicArn", trail),
            "AWS::Logs::ResourcePolicy" => self.log_policy(given, trail),
            "AWS::IAM::Role" => self.role(resource, given, trail),
            "AWS::IAM::Policy" | "AWS::IAM::ManagedPolicy" | "AWS::IAM::RolePolicy" => {
                self.role_policy(resource, given, trail);
            }
            "AWS::KMS::Key" => self.key(resource, given, trail),
            "AWS::KMS::Alias" => self.alias(given, trail),
            _ => self.serverless(resource, given, trail),
        }
    }

    /// Calls the control plane; a refusal is a remark in AWS's words.
    pub(super) fn call(
        &mut self,
        operation: &str,
        request: Map<String, Value>,
        span: Span,
        trail: &Trail<'_>,
    ) -> Option<Value> {
        let answer = api::call(&self.yard, &Call::new(operation, Value::Object(request)));
        match answer.result {
            Ok(value) => {
                self.yard = answer.yard;
                Some(value)
            }
            Err(refusal) => {
                let told = match &refusal.help {
                    Some(help) => format!("{refusal} {help}"),
                    None => refusal.to_string(),
                };
                self.remark(Gravity::Refused, span, trail, told);
                None
            }
        }
    }

    /// Remarks on the properties that are not among these.
    pub(super) fn not_read(&mut self, given: &Properties, read: &[&str], trail: &Trail<'_>) {
        for entry in given.node.entries() {
            let name = entry.key.as_str();
            if read.contains(&name) {
                continue;
            }
            let told = "This property is not taken over: a yard has nothing for it.";
            let gravity = match HARMLESS.contains(&name) {
                true => Gravity::Note,
                false => Gravity::LeftOut,
            };
            self.remark(gravity, entry.key_span, &trail.to(name), told);
        }
    }
}

/// Properties on which it does not depend what an event does.
const HARMLESS: [&str; 12] = [
    "DelaySeconds",
    "Description",
    "DisplayName",
    "KmsDataKeyReusePeriodSeconds",
    "MaximumMessageSize",
    "MaxSessionDuration",
    "MessageRetentionPeriod",
    "ReceiveMessageWaitTimeSeconds",
    "SqsManagedSseEnabled",
    "Tags",
    "TracingConfig",
    "VisibilityTimeout",
];

/// Whether resources of a type are read property by property.
fn is_read(kind: &str) -> bool {
    const READ: [&str; 22] = [
        "AWS::Events::EventBus",
        "AWS::Events::EventBusPolicy",
        "AWS::Events::Rule",
        "AWS::Events::Archive",
        "AWS::Events::Connection",
        "AWS::Events::ApiDestination",
        "AWS::Lambda::Permission",
        "AWS::SQS::Queue",
        "AWS::SNS::Topic",
        "AWS::SQS::QueuePolicy",
        "AWS::SQS::QueueInlinePolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::SNS::TopicInlinePolicy",
        "AWS::Logs::ResourcePolicy",
        "AWS::IAM::Role",
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::RolePolicy",
        "AWS::KMS::Key",
        "AWS::KMS::Alias",
        "AWS::Serverless::Function",
        "AWS::Serverless::StateMachine",
    ];
    READ.contains(&kind)
}

/// What a yard has beside its rules, as wires that a person declares.
fn is_wire(kind: &str) -> bool {
    matches!(
        kind,
        "AWS::CloudWatch::Alarm"
            | "AWS::CloudWatch::CompositeAlarm"
            | "AWS::CodeStarNotifications::NotificationRule"
            | "AWS::Lambda::EventSourceMapping"
            | "AWS::Logs::AccountPolicy"
            | "AWS::Logs::Destination"
            | "AWS::Logs::MetricFilter"
            | "AWS::Logs::SubscriptionFilter"
    )
}

/// Whether resources of a type are known by their ARNs alone.
fn is_opaque(kind: &str) -> bool {
    is_known(kind) && !is_read(kind)
}
