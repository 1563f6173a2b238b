//! A stack as a template in YAML.

use super::yaml::{self, Node};
use crate::export::Export;
use crate::remark::{Gravity, Remark};
use crate::stack::{Resource, ResourceKind, Stack};
use crate::tree::Tree;
use pipeline::{Arn, DEFAULT_EVENT_BUS};

/// Writes a template; what CloudFormation cannot say becomes a remark.
pub(crate) fn write(stack: Stack) -> Export {
    let mut remarks = Vec::new();
    let mut resources = Vec::new();
    for resource in &stack.resources {
        if let Some(told) = cannot(resource) {
            remarks.push(Remark::new(Gravity::LeftOut, &resource.path, told));
            continue;
        }
        let writer = Writer {
            stack: &stack,
            of: resource.kind,
        };
        for (id, properties) in writer.resource(resource) {
            let kind = resource.kind.cloudformation().to_owned();
            let node = Node::Map(vec![
                ("Type".to_owned(), Node::Text(kind)),
                ("Properties".to_owned(), Node::Map(properties)),
            ]);
            resources.push((id, node));
        }
    }
    if resources.is_empty() {
        let told =
            "There is nothing to deploy, and CloudFormation takes no template without a resource.";
        remarks.push(Remark::new(Gravity::Note, "yard", told));
    }
    let mut text = String::from(
        "AWSTemplateFormatVersion: '2010-09-09'\nDescription: Event buses, rules and what they need\n",
    );
    parameters(&stack, &mut text);
    text.push_str(if resources.is_empty() {
        "\nResources: {}\n"
    } else {
        "\nResources:\n"
    });
    for (index, resource) in resources.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        yaml::members(std::slice::from_ref(resource), 1, &mut text);
    }
    if stack
        .resources
        .iter()
        .any(|one| one.kind == ResourceKind::Role)
    {
        let told = "The roles have names, so deploying needs --capabilities CAPABILITY_NAMED_IAM.";
        remarks.push(Remark::new(Gravity::Note, "", told));
    }
    let mut all = stack.remarks;
    all.append(&mut remarks);
    Export { text, remarks: all }
}

/// Why CloudFormation cannot make a resource.
fn cannot(resource: &Resource) -> Option<&'static str> {
    let is_default = resource.text("Name") == DEFAULT_EVENT_BUS;
    (resource.kind == ResourceKind::EventBus && is_default).then_some(
        "CloudFormation cannot change the default event bus; its settings are changed with UpdateEventBus.",
    )
}

/// A parameter for each secret, whose value nobody can read again.
fn parameters(stack: &Stack, text: &mut String) {
    let secrets = stack.secrets();
    if secrets.is_empty() {
        return;
    }
    text.push_str("\nParameters:\n");
    for name in secrets {
        let parameter = Node::Map(vec![
            ("Type".to_owned(), Node::Text("String".to_owned())),
            ("NoEcho".to_owned(), Node::Bool(true)),
        ]);
        yaml::members(&[(name.to_owned(), parameter)], 1, text);
    }
}

/// What a template holds of one resource: ids with properties.
type Written = Vec<(String, Vec<(String, Node)>)>;

struct Writer<'a> {
    stack: &'a Stack,
    of: ResourceKind,
}

impl Writer<'_> {
    fn resource(&self, resource: &Resource) -> Written {
        if resource.kind == ResourceKind::EventBusPolicy {
            return self.bus_policy(resource);
        }
        let given = resource.properties.iter();
        let properties = given
            .filter(|(name, _)| {
                !(self.of == ResourceKind::LambdaPermission && name == "StatementId")
            })
            .map(|(name, value)| (name.clone(), self.property(name, value)));
        vec![(resource.id.clone(), properties.collect())]
    }

    fn property(&self, name: &str, value: &Tree) -> Node {
        match (self.of, name) {
            // Of this type alone the document is a text.
            (ResourceKind::LogResourcePolicy, "PolicyDocument") => self.document(value),
            (ResourceKind::Rule, "Targets") => {
                let targets = value.items().unwrap_or_default().iter();
                Node::List(targets.map(|target| self.target(target)).collect())
            }
            // Whoever may take on a role may be a rule that uses the role: no circle.
            (ResourceKind::Role, "AssumeRolePolicyDocument") => Writer {
                of: ResourceKind::Key,
                ..*self
            }
            .node(value),
            _ => self.node(value),
        }
    }

    /// A statement each, as AWS takes them.
    fn bus_policy(&self, resource: &Resource) -> Written {
        let statements = resource
            .get("Policy")
            .and_then(|policy| policy.get("Statement"));
        let statements = statements.map(Tree::one_or_more).unwrap_or_default();
        let bus = resource.get("EventBusName");
        let mut written = Vec::new();
        for (at, statement) in statements.iter().enumerate() {
            let number = format!("Statement{}", at + 1);
            let sid = statement.get("Sid").and_then(Tree::text).unwrap_or(&number);
            let members = statement.members().unwrap_or_default().iter();
            let rest = members.filter(|(name, _)| name != "Sid").cloned().collect();
            let mut properties = Vec::new();
            properties.extend(bus.map(|bus| ("EventBusName".to_owned(), self.node(bus))));
            properties.push(("StatementId".to_owned(), Node::Text(sid.to_owned())));
            properties.push(("Statement".to_owned(), self.node(&Tree::Map(rest))));
            let id = match at {
                0 => resource.id.clone(),
                _ => format!("{}{}", resource.id, at + 1),
            };
            written.push((id, properties));
        }
        written
    }

    /// A target, whose ECS parameters have names of CloudFormation's own.
    fn target(&self, target: &Tree) -> Node {
        let members = target
            .members()
            .unwrap_or_default()
            .iter()
            .map(|(name, value)| {
                let value = match name.as_str() {
                    "EcsParameters" => value.clone().renamed(&ecs_name),
                    _ => value.clone(),
                };
                (name.clone(), self.node(&value))
            });
        Node::Map(members.collect())
    }

    fn node(&self, tree: &Tree) -> Node {
        match tree {
            Tree::Null => Node::Null,
            Tree::Bool(yes) => Node::Bool(*yes),
            Tree::Number(text) => Node::Number(text.clone()),
            Tree::Text(text) => Node::Text(text.clone()),
            Tree::Secret(name) => Node::Tag("Ref", name.clone()),
            Tree::Arn(arn) => self.arn(arn),
            Tree::NameOf { arn, name } => match self.referred(arn) {
                Some(resource) => Node::Tag("Ref", resource.id.clone()),
                None => Node::Text(name.clone()),
            },
            Tree::List(items) => Node::List(items.iter().map(|item| self.node(item)).collect()),
            Tree::Map(members) => {
                let members = members.iter();
                Node::Map(
                    members
                        .map(|(name, value)| (name.clone(), self.node(value)))
                        .collect(),
                )
            }
        }
    }

    fn arn(&self, arn: &str) -> Node {
        match self.referred(arn) {
            Some(topic) if topic.kind == ResourceKind::Topic => Node::Tag("Ref", topic.id.clone()),
            Some(resource) => Node::Tag("GetAtt", format!("{}.Arn", resource.id)),
            None => match self.substituted(arn) {
                Some(text) => Node::Tag("Sub", text),
                None => Node::Text(arn.to_owned()),
            },
        }
    }

    /// The resource of this template that an ARN is of, where a reference makes no circle and means the
    /// same: the attribute of a log group ends in `:*`.
    fn referred(&self, arn: &str) -> Option<&Resource> {
        let found = self.stack.of_arn(arn)?;
        let fits = cannot(found).is_none()
            && match self.of {
                ResourceKind::Key => false,
                ResourceKind::Role => found.kind != ResourceKind::Rule,
                _ => true,
            };
        (fits && found.kind != ResourceKind::LogGroup).then_some(found)
    }

    /// An ARN that holds wherever the stack is deployed, where it can be one.
    fn substituted(&self, text: &str) -> Option<String> {
        let arn = Arn::read(text).ok()?;
        let partition = match arn.partition == partition_of(&self.stack.region) {
            true => "${AWS::Partition}",
            false => return None,
        };
        let own = |part: &str, own: &str, pseudo: &str| match part == own {
            true => pseudo.to_owned(),
            false => part.replace("${", "${!"),
        };
        Some(format!(
            "arn:{partition}:{}:{}:{}:{}",
            arn.service,
            own(arn.region, &self.stack.region, "${AWS::Region}"),
            own(arn.account, &self.stack.account, "${AWS::AccountId}"),
            arn.resource.replace("${", "${!"),
        ))
    }

    /// A policy as a text in which ARNs are filled in.
    fn document(&self, document: &Tree) -> Node {
        let filled = self.filled(document);
        Node::Tag("Sub", format!("{}\n", filled.pretty()))
    }

    fn filled(&self, tree: &Tree) -> Tree {
        match tree {
            Tree::Arn(arn) => match self.referred(arn) {
                Some(topic) if topic.kind == ResourceKind::Topic => {
                    format!("${{{}}}", topic.id).into()
                }
                Some(resource) => format!("${{{}.Arn}}", resource.id).into(),
                None => match self.substituted(arn) {
                    Some(text) => text.into(),
                    None => arn.replace("${", "${!").into(),
                },
            },
            Tree::Text(text) => text.replace("${", "${!").into(),
            Tree::List(items) => Tree::List(items.iter().map(|item| self.filled(item)).collect()),
            Tree::Map(members) => {
                let members = members.iter();
                Tree::Map(
                    members
                        .map(|(name, value)| (name.clone(), self.filled(value)))
                        .collect(),
                )
            }
            other => other.clone(),
        }
    }
}

/// The partition that a Region belongs to.
pub(crate) fn partition_of(region: &str) -> &'static str {
    match region {
        region if region.starts_with("cn-") => "aws-cn",
        region if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}

/// CloudFormation's names for members of `EcsParameters`; the API's are left where both are the same.
const ECS_NAMES: [(&str, &str); 11] = [
    ("awsvpcConfiguration", "AwsVpcConfiguration"),
    ("capacityProvider", "CapacityProvider"),
    ("weight", "Weight"),
    ("base", "Base"),
    ("type", "Type"),
    ("expression", "Expression"),
    ("field", "Field"),
    ("PlacementStrategy", "PlacementStrategies"),
    ("Tags", "TagList"),
    ("Group", "Group"),
    ("TaskCount", "TaskCount"),
];

fn ecs_name(api: &str) -> String {
    let found = ECS_NAMES.iter().find(|(own, _)| *own == api);
    found.map_or(api, |(_, name)| name).to_owned()
}

/// The API's name for CloudFormation's.
pub(super) fn api_ecs_name(cloudformation: &str) -> String {
    let found = ECS_NAMES.iter().find(|(_, name)| *name == cloudformation);
    found.map_or(cloudformation, |(own, _)| own).to_owned()
}
