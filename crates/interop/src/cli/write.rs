//! A stack as commands for a POSIX shell.

use crate::export::Export;
use crate::remark::{Gravity, Remark};
use crate::stack::{Resource, ResourceKind, Stack};
use crate::tree::Tree;
use pipeline::Arn;
use words::{LINE, placeholder, single_quoted, word};

mod settings;
pub(super) mod words;

/// Writes the commands; what AWS chooses by itself is asked for when they run.
pub(crate) fn write(stack: Stack) -> Export {
    let mut writer = Writer::new(&stack);
    for resource in &stack.resources {
        writer.resource(resource);
    }
    for name in stack.secrets() {
        let told = format!("Put the secret in the place of {}.", placeholder(name));
        writer.remarks.push(Remark::new(Gravity::Note, "", told));
    }
    let (commands, mut remarks) = (writer.commands, writer.remarks);
    let region = word(&stack.region);
    let mut text = format!("#!/bin/sh\nset -e\n\nexport AWS_REGION={region}\n");
    for command in commands {
        text.push_str(&format!("\n{command}\n"));
    }
    let mut all = stack.remarks.clone();
    all.append(&mut remarks);
    Export { text, remarks: all }
}

/// A command with its options: names with words that are quoted already.
pub(super) struct Line {
    head: &'static str,
    options: Vec<(String, String)>,
}

impl Line {
    pub(super) fn new(head: &'static str) -> Line {
        Line {
            head,
            options: Vec::new(),
        }
    }

    pub(super) fn put(mut self, option: &str, word: String) -> Line {
        self.options.push((option.to_owned(), word));
        self
    }

    pub(super) fn some(self, option: &str, word: Option<String>) -> Line {
        match word {
            Some(word) => self.put(option, word),
            None => self,
        }
    }
}

pub(super) struct Writer<'a> {
    stack: &'a Stack,
    remarks: Vec<Remark>,
    pub(super) commands: Vec<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(stack: &'a Stack) -> Writer<'a> {
        Writer {
            stack,
            remarks: Vec::new(),
            commands: Vec::new(),
        }
    }
}

impl Writer<'_> {
    /// One command, on one line where it is short.
    pub(super) fn line(&mut self, line: Line) {
        let mut command = format!("aws {}", line.head);
        let one = line
            .options
            .iter()
            .map(|(name, word)| name.len() + word.len() + 4);
        let short = one.sum::<usize>() + line.head.len() <= LINE && line.options.len() <= 2;
        for (name, word) in &line.options {
            command.push_str(if short { " " } else { " \\\n  " });
            // What begins with a dash would count as another option.
            let gap = if word.trim_start_matches('\'').starts_with('-') {
                '='
            } else {
                ' '
            };
            command.push_str(&format!("--{name}{gap}{word}"));
        }
        self.commands.push(command);
    }

    pub(super) fn resource(&mut self, resource: &Resource) {
        match resource.kind {
            ResourceKind::Key => self.key(resource),
            ResourceKind::Role => self.role(resource),
            ResourceKind::Rule => self.rule(resource),
            ResourceKind::Queue => {
                let line = Line::new("sqs create-queue")
                    .some("queue-name", self.option(resource, "QueueName"))
                    .some(
                        "attributes",
                        self.attributes(resource, &["FifoQueue", "KmsMasterKeyId"]),
                    );
                self.line(line);
            }
            ResourceKind::Topic => {
                let line = Line::new("sns create-topic")
                    .some("name", self.option(resource, "TopicName"))
                    .some(
                        "attributes",
                        self.attributes(resource, &["FifoTopic", "KmsMasterKeyId"]),
                    );
                self.line(line);
            }
            ResourceKind::QueuePolicy => self.queue_policy(resource),
            ResourceKind::TopicPolicy => {
                let topic = resource
                    .get("Topics")
                    .and_then(|topics| topics.items()?.first());
                let line = Line::new("sns set-topic-attributes")
                    .some("topic-arn", topic.map(|topic| self.word(topic)))
                    .put("attribute-name", "Policy".to_owned())
                    .some("attribute-value", self.json(resource, "PolicyDocument"));
                self.line(line);
            }
            ResourceKind::LambdaPermission => self.lambda_permission(resource),
            ResourceKind::EventBusPolicy => {
                let line = self
                    .plain(
                        "events put-permission",
                        resource,
                        &[("event-bus-name", "EventBusName")],
                    )
                    .some("policy", self.json(resource, "Policy"));
                self.line(line);
            }
            ResourceKind::Alias => {
                let options = [
                    ("alias-name", "AliasName"),
                    ("target-key-id", "TargetKeyId"),
                ];
                let line = self.plain("kms create-alias", resource, &options);
                self.line(line);
            }
            ResourceKind::LogGroup => {
                let options = [("log-group-name", "LogGroupName")];
                let line = self.plain("logs create-log-group", resource, &options);
                self.line(line);
            }
            ResourceKind::LogResourcePolicy => {
                let line = self
                    .plain(
                        "logs put-resource-policy",
                        resource,
                        &[("policy-name", "PolicyName")],
                    )
                    .some("policy-document", self.json(resource, "PolicyDocument"));
                self.line(line);
            }
            ResourceKind::EventBus
            | ResourceKind::Connection
            | ResourceKind::ApiDestination
            | ResourceKind::Archive => self.settings(resource, false),
        }
    }

    /// A command with these options, as far as the resource has the properties.
    pub(super) fn plain(
        &self,
        head: &'static str,
        resource: &Resource,
        options: &[(&str, &str)],
    ) -> Line {
        options
            .iter()
            .fold(Line::new(head), |line, (option, property)| {
                line.some(option, self.option(resource, property))
            })
    }

    pub(super) fn option(&self, resource: &Resource, property: &str) -> Option<String> {
        resource.get(property).map(|value| self.value(value))
    }

    fn attributes(&self, resource: &Resource, names: &[&str]) -> Option<String> {
        let given = names.iter().filter_map(|name| {
            let value = resource.get(name)?;
            let value = match value {
                Tree::Bool(yes) => yes.to_string(),
                other => other.text()?.to_owned(),
            };
            Some(((*name).to_owned(), Tree::Text(value)))
        });
        let given = Tree::Map(given.collect());
        (!given.is_empty()).then(|| self.value(&given))
    }

    fn key(&mut self, key: &Resource) {
        let arn = key.arn.as_deref().unwrap_or_default();
        let told = format!(
            "The commands write the policy of a key that is there: {arn}. Make it with aws kms create-key and put its ARN in the place of this one."
        );
        self.remarks
            .push(Remark::new(Gravity::Note, &key.path, told));
        let line = Line::new("kms put-key-policy")
            .put("key-id", word(arn))
            .put("policy-name", "default".to_owned())
            .some("policy", self.json(key, "KeyPolicy"));
        self.line(line);
    }

    fn role(&mut self, role: &Resource) {
        let line = self
            .plain(
                "iam create-role",
                role,
                &[("role-name", "RoleName"), ("path", "Path")],
            )
            .some(
                "assume-role-policy-document",
                self.json(role, "AssumeRolePolicyDocument"),
            );
        self.line(line);
        let policies = role.get("Policies").and_then(Tree::items);
        for policy in policies.unwrap_or_default() {
            self.role_policy(role, policy);
        }
    }

    /// A policy of a role.
    pub(super) fn role_policy(&mut self, role: &Resource, policy: &Tree) {
        let document = policy.get("PolicyDocument");
        let line = Line::new("iam put-role-policy")
            .some("role-name", self.option(role, "RoleName"))
            .some(
                "policy-name",
                policy.get("PolicyName").map(|name| self.word(name)),
            )
            .some(
                "policy-document",
                document.map(|document| self.quoted_json(document)),
            );
        self.line(line);
    }

    fn rule(&mut self, rule: &Resource) {
        self.put_rule(rule, true);
        if let Some(targets) = rule.get("Targets") {
            self.put_targets(rule, targets);
        }
    }

    /// A rule without its targets. Tags are of the making: to change them is a command of its own.
    pub(super) fn put_rule(&mut self, rule: &Resource, is_new: bool) {
        let line = self
            .plain(
                "events put-rule",
                rule,
                &[
                    ("name", "Name"),
                    ("description", "Description"),
                    ("event-bus-name", "EventBusName"),
                ],
            )
            .some("event-pattern", self.json(rule, "EventPattern"))
            .some(
                "schedule-expression",
                self.option(rule, "ScheduleExpression"),
            )
            .some("state", self.option(rule, "State"))
            .some("role-arn", self.option(rule, "RoleArn"))
            .some("tags", self.option(rule, "Tags").filter(|_| is_new));
        self.line(line);
    }

    /// Targets of a rule.
    pub(super) fn put_targets(&mut self, rule: &Resource, targets: &Tree) {
        let line = self
            .plain(
                "events put-targets",
                rule,
                &[("rule", "Name"), ("event-bus-name", "EventBusName")],
            )
            .put("targets", self.value(targets));
        self.line(line);
    }

    fn queue_policy(&mut self, policy: &Resource) {
        let document = policy.get("PolicyDocument");
        let document = document.map(|document| self.marked(document).compact());
        self.queue_policy_is(policy, &document.unwrap_or_default());
    }

    /// The policy of a queue, with this text; an empty one takes it away.
    pub(super) fn queue_policy_is(&mut self, policy: &Resource, document: &str) {
        let queue = policy
            .get("Queues")
            .and_then(|queues| queues.items()?.first());
        let Some(Tree::NameOf { arn, name }) = queue else {
            return;
        };
        let (region, account) = match Arn::read(arn) {
            Ok(arn) => (arn.region.to_owned(), arn.account.to_owned()),
            Err(_) => (self.stack.region.clone(), self.stack.account.clone()),
        };
        let url = queue_url(&region, &account, name);
        let attributes = Tree::map([("Policy", document.into())]);
        let text = self.unmarked(&single_quoted(&attributes.compact()));
        let line = Line::new("sqs set-queue-attributes")
            .put("queue-url", word(&url))
            .put("attributes", text);
        self.line(line);
    }

    fn lambda_permission(&mut self, permission: &Resource) {
        let function = permission.text("FunctionName");
        let read = Arn::read(function).ok();
        let here =
            read.filter(|arn| arn.account == self.stack.account && arn.region == self.stack.region);
        let name = here.and_then(|arn| arn.resource.strip_prefix("function:"));
        let (name, qualifier) = match name.and_then(|name| name.split_once(':')) {
            Some((name, qualifier)) => (name, Some(word(qualifier))),
            None => (name.unwrap_or(function), None),
        };
        let line = Line::new("lambda add-permission")
            .put("function-name", word(name))
            .some("qualifier", qualifier);
        let rest = self.plain(
            "",
            permission,
            &[
                ("statement-id", "StatementId"),
                ("action", "Action"),
                ("principal", "Principal"),
                ("source-arn", "SourceArn"),
                ("source-account", "SourceAccount"),
                ("principal-org-id", "PrincipalOrgID"),
                ("event-source-token", "EventSourceToken"),
                ("function-url-auth-type", "FunctionUrlAuthType"),
            ],
        );
        let mut line = line;
        line.options.extend(rest.options);
        self.line(line);
    }
}

/// The URL of a queue.
pub(crate) fn queue_url(region: &str, account: &str, name: &str) -> String {
    let end = if region.starts_with("cn-") { ".cn" } else { "" };
    format!("https://sqs.{region}.amazonaws.com{end}/{account}/{name}")
}
