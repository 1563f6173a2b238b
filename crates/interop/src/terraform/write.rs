//! A stack as a Terraform configuration.

use super::hcl::{self, Expression, Item};
use super::tables::{Argument, Form, TARGET, of_kind};
use crate::export::Export;
use crate::remark::{Gravity, Remark};
use crate::stack::{Resource, ResourceKind, Stack};
use crate::tree::Tree;
use pipeline::{Arn, DEFAULT_EVENT_BUS};

/// The account that Terraform deploys to.
const ACCOUNT: &str = "${data.aws_caller_identity.current.account_id}";

/// The Region that Terraform deploys to.
const REGION: &str = "${var.region}";

/// Writes a configuration; what the provider cannot say becomes a remark.
pub(crate) fn write(stack: Stack) -> Export {
    let mut writer = Writer {
        stack: &stack,
        remarks: Vec::new(),
        text: String::new(),
        uses_account: false,
    };
    for resource in &stack.resources {
        writer.resource(resource);
    }
    let (resources, mut remarks) = (writer.text, writer.remarks);
    let mut text = head(&stack.region, writer.uses_account);
    for name in stack.secrets() {
        text.push('\n');
        let items = [
            Item::Attribute("type".to_owned(), Expression::Raw("string".to_owned())),
            Item::Attribute("sensitive".to_owned(), Expression::Raw("true".to_owned())),
        ];
        hcl::block("variable", &[&snake(name)], &items, &mut text);
    }
    text.push_str(&resources);
    let mut all = stack.remarks.clone();
    all.append(&mut remarks);
    Export { text, remarks: all }
}

fn head(region: &str, uses_account: bool) -> String {
    let account = match uses_account {
        true => "\ndata \"aws_caller_identity\" \"current\" {}\n",
        false => "",
    };
    format!(
        "terraform {{
  required_providers {{
    aws = {{
      source  = \"hashicorp/aws\"
      version = \">= 6.0\"
    }}
  }}
}}

variable \"region\" {{
  type    = string
  default = \"{}\"
}}

provider \"aws\" {{
  region = var.region
}}
{account}",
        hcl::escaped(region)
    )
}

/// `OrderPlacedRule` as `order_placed_rule`.
fn snake(id: &str) -> String {
    let mut name = String::new();
    let mut before: Option<char> = None;
    for letter in id.chars() {
        let starts = letter.is_ascii_uppercase()
            && before.is_some_and(|before| !before.is_ascii_uppercase() && before != '_');
        if starts {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
        before = Some(letter);
    }
    name
}

struct Writer<'a> {
    stack: &'a Stack,
    remarks: Vec<Remark>,
    text: String,
    uses_account: bool,
}

impl Writer<'_> {
    fn resource(&mut self, resource: &Resource) {
        if is_default_bus(resource) {
            let told = "Terraform cannot change the default event bus; its settings are changed with UpdateEventBus.";
            self.remarks
                .push(Remark::new(Gravity::LeftOut, &resource.path, told));
            return;
        }
        let (kind, table) = of_kind(resource.kind);
        let given: Vec<&(String, Tree)> = resource
            .properties
            .iter()
            .filter(|(name, _)| !has_own_resource(resource.kind, name))
            .collect();
        let items = self.items(table, &given, resource.kind, &resource.path);
        let name = snake(&resource.id);
        self.block(kind, &name, &items);
        match resource.kind {
            ResourceKind::Role => self.policies(resource, &name),
            ResourceKind::Rule => self.targets(resource, &name),
            _ => {}
        }
    }

    fn block(&mut self, kind: &str, name: &str, items: &[Item]) {
        self.text.push('\n');
        hcl::block("resource", &[kind, name], items, &mut self.text);
    }

    fn policies(&mut self, role: &Resource, name: &str) {
        let policies = role.get("Policies").and_then(Tree::items);
        for (at, policy) in policies.unwrap_or_default().iter().enumerate() {
            let (Some(policy_name), Some(document)) =
                (policy.get("PolicyName"), policy.get("PolicyDocument"))
            else {
                continue;
            };
            let document = self.expression(document, ResourceKind::Role);
            let items = [
                attribute("name", self.expression(policy_name, ResourceKind::Role)),
                attribute("role", Expression::Raw(format!("aws_iam_role.{name}.id"))),
                attribute("policy", Expression::Json(Box::new(document))),
            ];
            self.block("aws_iam_role_policy", &numbered(name, at), &items);
        }
    }

    fn targets(&mut self, rule: &Resource, name: &str) {
        let targets = rule.get("Targets").and_then(Tree::items);
        for (at, target) in targets.unwrap_or_default().iter().enumerate() {
            let mut items = vec![attribute(
                "rule",
                Expression::Raw(format!("aws_cloudwatch_event_rule.{name}.name")),
            )];
            if let Some(bus) = rule.get("EventBusName") {
                items.push(attribute("event_bus_name", self.expression(bus, rule.kind)));
            }
            let members: Vec<&(String, Tree)> =
                target.members().unwrap_or_default().iter().collect();
            let path = format!("{}.targets[{at}]", rule.path);
            items.append(&mut self.items(TARGET, &members, rule.kind, &path));
            let base = name.strip_suffix("_rule").unwrap_or(name);
            self.block("aws_cloudwatch_event_target", &numbered(base, at), &items);
        }
    }

    /// The arguments for these members, in the order of the table.
    fn items(
        &mut self,
        table: &'static [Argument],
        given: &[&(String, Tree)],
        of: ResourceKind,
        path: &str,
    ) -> Vec<Item> {
        for (name, _) in given {
            if !table.iter().any(|argument| argument.0 == name) {
                let told = format!("Terraform has no argument for {name}.");
                self.remarks.push(Remark::new(Gravity::LeftOut, path, told));
            }
        }
        let mut items = Vec::new();
        for Argument(property, argument, form) in table {
            let found = given.iter().find(|(name, _)| name == property);
            let Some((_, value)) = found else { continue };
            let members = |value: &Tree| -> Vec<(String, Tree)> {
                value.members().unwrap_or_default().to_vec()
            };
            match form {
                Form::Value if matches!(*property, "Queues" | "Topics") => {
                    let one = value
                        .items()
                        .and_then(|items| items.first())
                        .unwrap_or(value);
                    items.push(attribute(argument, self.expression(one, of)));
                }
                Form::Value => items.push(attribute(argument, self.expression(value, of))),
                Form::Json => {
                    let of = match *property {
                        "AssumeRolePolicyDocument" => ResourceKind::Key,
                        _ => of,
                    };
                    let value = self.expression(value, of);
                    items.push(attribute(argument, Expression::Json(Box::new(value))));
                }
                Form::Tags => items.push(attribute(argument, tags(value))),
                Form::Flag(yes) => {
                    let yes = value.text() == Some(yes);
                    items.push(attribute(argument, Expression::Raw(yes.to_string())));
                }
                Form::Block(table) => {
                    let inner = members(value);
                    let inner = self.items(table, &inner.iter().collect::<Vec<_>>(), of, path);
                    items.push(Item::Block((*argument).to_owned(), inner));
                }
                Form::Blocks(table) => {
                    for one in value.one_or_more() {
                        let inner = members(one);
                        let inner = self.items(table, &inner.iter().collect::<Vec<_>>(), of, path);
                        items.push(Item::Block((*argument).to_owned(), inner));
                    }
                }
                Form::Inline(table) => {
                    let inner = members(value);
                    items.append(&mut self.items(
                        table,
                        &inner.iter().collect::<Vec<_>>(),
                        of,
                        path,
                    ));
                }
            }
        }
        items
    }

    fn expression(&mut self, tree: &Tree, of: ResourceKind) -> Expression {
        match tree {
            Tree::Null => Expression::Raw("null".to_owned()),
            Tree::Bool(yes) => Expression::Raw(yes.to_string()),
            Tree::Number(text) => Expression::Raw(text.clone()),
            Tree::Text(text) => Expression::Text(text.clone()),
            Tree::Secret(name) => Expression::Raw(format!("var.{}", snake(name))),
            Tree::Arn(arn) => self.arn(arn, of),
            Tree::NameOf { arn, name } => match self.referred(arn, of) {
                Some((kind, name)) => {
                    let attribute = if kind == ResourceKind::Queue {
                        "url"
                    } else {
                        "name"
                    };
                    Expression::Raw(format!("{}.{name}.{attribute}", of_kind(kind).0))
                }
                None => Expression::Text(name.clone()),
            },
            Tree::List(items) => {
                Expression::List(items.iter().map(|item| self.expression(item, of)).collect())
            }
            Tree::Map(members) => Expression::Object(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), self.expression(value, of)))
                    .collect(),
            ),
        }
    }

    fn arn(&mut self, text: &str, of: ResourceKind) -> Expression {
        if let Some((kind, name)) = self.referred(text, of) {
            return Expression::Raw(format!("{}.{name}.arn", of_kind(kind).0));
        }
        let Ok(arn) = Arn::read(text) else {
            return Expression::Text(text.to_owned());
        };
        let own = |part: &str, own: &str, filled: &str| match part == own {
            true => filled.to_owned(),
            false => hcl::escaped(part),
        };
        let account = own(arn.account, &self.stack.account, ACCOUNT);
        let region = own(arn.region, &self.stack.region, REGION);
        self.uses_account |= account == ACCOUNT;
        Expression::Template(format!(
            "arn:{}:{}:{region}:{account}:{}",
            hcl::escaped(arn.partition),
            hcl::escaped(arn.service),
            hcl::escaped(arn.resource)
        ))
    }

    /// The resource that an ARN is of, where a reference makes no circle: a key and whoever may take on
    /// a role refer to nothing, and the policies of a role not to rules.
    fn referred(&self, arn: &str, of: ResourceKind) -> Option<(ResourceKind, String)> {
        let found = self.stack.of_arn(arn)?;
        let fits = match of {
            ResourceKind::Key => false,
            ResourceKind::Role => found.kind != ResourceKind::Rule,
            _ => true,
        };
        (fits && !is_default_bus(found)).then(|| (found.kind, snake(&found.id)))
    }
}

fn is_default_bus(resource: &Resource) -> bool {
    resource.kind == ResourceKind::EventBus && resource.text("Name") == DEFAULT_EVENT_BUS
}

/// Whether a property is written as resources of their own.
fn has_own_resource(kind: ResourceKind, property: &str) -> bool {
    matches!(
        (kind, property),
        (ResourceKind::Role, "Policies") | (ResourceKind::Rule, "Targets")
    )
}

fn attribute(name: &str, value: Expression) -> Item {
    Item::Attribute(name.to_owned(), value)
}

/// The name of the first, and with a number those of the others.
fn numbered(name: &str, at: usize) -> String {
    match at {
        0 => name.to_owned(),
        _ => format!("{name}_{}", at + 1),
    }
}

fn tags(value: &Tree) -> Expression {
    let tag = |tag: &Tree| {
        let key = tag.get("Key").or_else(|| tag.get("key"))?.text()?;
        let value = tag.get("Value").or_else(|| tag.get("value"))?.text()?;
        Some((key.to_owned(), Expression::Text(value.to_owned())))
    };
    Expression::Object(value.one_or_more().iter().filter_map(tag).collect())
}
