//! Which resources of AWS a yard needs: the one description from which every export is written.
//!
//! A [`Stack`] is what one account has in one Region. Its resources stand in the order in which they can
//! be made; their properties have CloudFormation's names, but policies are whole documents and targets
//! have the API's names. What the yard holds beyond that is a [`Remark`].

use crate::remark::Remark;
use crate::tree::Tree;
use serde::Serialize;

mod build;
mod collect;
mod lambda;
mod permissions;
mod policies;
mod rest;
mod rule;

/// What one account needs in one Region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stack {
    /// The twelve digits of the account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The resources, each after those that it refers to.
    pub resources: Vec<Resource>,
    /// What the yard holds that is in no resource.
    pub remarks: Vec<Remark>,
}

/// One resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resource {
    /// Its name within the stack, unique there: letters and digits, such as `OrderPlacedRule`.
    pub id: String,
    /// What it is.
    pub kind: ResourceKind,
    /// The ARN by which others refer to it, where it has one.
    pub arn: Option<String>,
    /// Its properties.
    pub properties: Vec<(String, Tree)>,
    /// Where it stands in the yard file.
    pub path: String,
}

/// The kinds of resources, each after those that it may refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum ResourceKind {
    /// A KMS key.
    Key,
    /// An alias of a KMS key.
    Alias,
    /// An SQS queue.
    Queue,
    /// An SNS topic.
    Topic,
    /// A log group.
    LogGroup,
    /// An event bus.
    EventBus,
    /// A connection.
    Connection,
    /// An API destination.
    ApiDestination,
    /// An IAM role.
    Role,
    /// The policy of an event bus.
    EventBusPolicy,
    /// A rule with its targets.
    Rule,
    /// A statement of a function's policy.
    LambdaPermission,
    /// The policy of a queue.
    QueuePolicy,
    /// The policy of a topic.
    TopicPolicy,
    /// A resource policy of CloudWatch Logs.
    LogResourcePolicy,
    /// An archive.
    Archive,
}

impl ResourceKind {
    /// CloudFormation's name of the type.
    pub fn cloudformation(self) -> &'static str {
        match self {
            ResourceKind::Key => "AWS::KMS::Key",
            ResourceKind::Alias => "AWS::KMS::Alias",
            ResourceKind::Queue => "AWS::SQS::Queue",
            ResourceKind::Topic => "AWS::SNS::Topic",
            ResourceKind::LogGroup => "AWS::Logs::LogGroup",
            ResourceKind::Role => "AWS::IAM::Role",
            ResourceKind::EventBus => "AWS::Events::EventBus",
            ResourceKind::EventBusPolicy => "AWS::Events::EventBusPolicy",
            ResourceKind::Connection => "AWS::Events::Connection",
            ResourceKind::ApiDestination => "AWS::Events::ApiDestination",
            ResourceKind::Rule => "AWS::Events::Rule",
            ResourceKind::LambdaPermission => "AWS::Lambda::Permission",
            ResourceKind::QueuePolicy => "AWS::SQS::QueuePolicy",
            ResourceKind::TopicPolicy => "AWS::SNS::TopicPolicy",
            ResourceKind::LogResourcePolicy => "AWS::Logs::ResourcePolicy",
            ResourceKind::Archive => "AWS::Events::Archive",
        }
    }

    /// The word at the end of a resource's id.
    fn word(self) -> &'static str {
        match self {
            ResourceKind::EventBus => "Bus",
            ResourceKind::EventBusPolicy => "BusPolicy",
            ResourceKind::LambdaPermission => "Permission",
            ResourceKind::LogResourcePolicy => "LogPolicy",
            other => other
                .cloudformation()
                .rsplit(':')
                .next()
                .unwrap_or_default(),
        }
    }
}

impl Resource {
    /// The property of this name.
    pub fn get(&self, name: &str) -> Option<&Tree> {
        self.properties
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// The text of a property; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).and_then(Tree::text).unwrap_or_default()
    }
}

impl Stack {
    /// The resource of this ARN.
    pub fn of_arn(&self, arn: &str) -> Option<&Resource> {
        self.resources
            .iter()
            .find(|resource| resource.arn.as_deref() == Some(arn))
    }

    /// The secrets that somebody has to fill in, each once.
    pub(crate) fn secrets(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for resource in &self.resources {
            for (_, value) in &resource.properties {
                secrets_of(value, &mut found);
            }
        }
        found
    }
}

fn secrets_of<'a>(tree: &'a Tree, found: &mut Vec<&'a str>) {
    match tree {
        Tree::Secret(name) if !found.contains(&name.as_str()) => found.push(name),
        Tree::List(items) => items.iter().for_each(|item| secrets_of(item, found)),
        Tree::Map(members) => members
            .iter()
            .for_each(|(_, value)| secrets_of(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
