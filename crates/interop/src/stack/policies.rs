//! Policies, roles and keys as resources.

use super::ResourceKind;
use super::build::text;
use super::collect::Collector;
use crate::remark::Gravity;
use crate::tree::{Tree, put};
use pipeline::Arn;
use pipeline::policy::{Encryption, Key, Policies, PolicyPlace, Role};

/// Where the policies stand in a yard file.
const PATH: &str = "yard.conditions.policies";

impl Collector<'_> {
    /// The policies as they are declared; those of event buses too.
    pub(super) fn policies(&mut self, declared: &Policies) {
        for (at, key) in declared.keys.iter().enumerate() {
            self.key(key, &format!("{PATH}.keys[{at}]"));
        }
        for (at, role) in declared.roles.iter().enumerate() {
            self.role(role, &format!("{PATH}.roles[{at}]"));
        }
        for (at, one) in declared.resources.iter().enumerate() {
            let path = format!("{PATH}.resources[{at}]");
            let Some(document) = self.document(&one.policy, &path) else {
                continue;
            };
            self.resource_policy(&one.resource, document, &path);
        }
        for (at, one) in declared.encrypted.iter().enumerate() {
            self.encrypted(one, &format!("{PATH}.encrypted[{at}]"));
        }
        let yard = self.yard;
        for (at, bus) in yard.event_buses.iter().enumerate() {
            let path = format!("yard.event_buses[{at}].policy");
            let Some(policy) = bus.policy.as_deref() else {
                continue;
            };
            let Some(document) = self.document(policy, &path) else {
                continue;
            };
            let name = Tree::NameOf {
                arn: yard.event_bus_arn(&bus.name),
                name: bus.name.clone(),
            };
            self.add(
                ResourceKind::EventBusPolicy,
                &bus.name,
                None,
                &path,
                [("EventBusName", Some(name)), ("Policy", Some(document))],
            );
        }
    }

    /// Statements that the console would add where nothing is said.
    pub(super) fn added(&mut self, place: &PolicyPlace, statements: Vec<Tree>) {
        let document = Tree::map([
            ("Version", "2012-10-17".into()),
            ("Statement", Tree::List(statements)),
        ])
        .with_arns();
        let path = "yard.conditions.permissions";
        match place {
            PolicyPlace::Resource { arn } => self.resource_policy(arn, document, path),
            PolicyPlace::Trust { role } => {
                self.empty_role(role, path);
                if let Some(properties) = self.properties(role) {
                    put(properties, "AssumeRolePolicyDocument", document);
                }
            }
            PolicyPlace::Role { role, name } => {
                self.empty_role(role, path);
                let policy = policy_of_role(name, document);
                if let Some(properties) = self.properties(role) {
                    put(properties, "Policies", Tree::List(vec![policy]));
                }
            }
            PolicyPlace::Key { .. } => {}
        }
    }

    /// A policy as JSON; where it is none, a remark.
    fn document(&mut self, policy: &str, path: &str) -> Option<Tree> {
        let document = Tree::read(policy).filter(|tree| tree.get("Statement").is_some());
        if document.is_none() {
            let told = "The policy is no JSON that AWS takes, so it is not written.";
            self.remark(Gravity::Refused, path, told);
        }
        document.map(Tree::with_arns)
    }

    fn resource_policy(&mut self, resource: &str, document: Tree, path: &str) {
        let Ok(arn) = Arn::read(resource) else {
            self.remark(Gravity::LeftOut, path, format!("{resource} is no ARN."));
            return;
        };
        if !self.is_here(&arn) {
            let told = format!("{resource} is of another account or Region.");
            self.remark(Gravity::LeftOut, path, told);
            return;
        }
        match (arn.service, arn.resource.split_once(':')) {
            ("lambda", Some(("function", _))) => self.lambda_policy(resource, &document, path),
            ("logs", Some(("resource-policy", name))) => {
                let document = ("PolicyDocument", Some(document));
                let properties = [("PolicyName", text(Some(name))), document];
                self.add(
                    ResourceKind::LogResourcePolicy,
                    name,
                    None,
                    path,
                    properties,
                );
            }
            ("sqs", None) => {
                self.queue(resource, path);
                let queue = Tree::NameOf {
                    arn: resource.to_owned(),
                    name: arn.resource.to_owned(),
                };
                let properties = [
                    ("Queues", Some(Tree::List(vec![queue]))),
                    ("PolicyDocument", Some(document)),
                ];
                self.add(
                    ResourceKind::QueuePolicy,
                    arn.resource,
                    None,
                    path,
                    properties,
                );
            }
            ("sns", None) => {
                self.topic(resource, path);
                let properties = [
                    ("Topics", Some(Tree::List(vec![Tree::arn(resource)]))),
                    ("PolicyDocument", Some(document)),
                ];
                self.add(
                    ResourceKind::TopicPolicy,
                    arn.resource,
                    None,
                    path,
                    properties,
                );
            }
            _ => {
                let told = format!(
                    "The policy of {resource} belongs to a resource that is not written here; give it the policy where it is made."
                );
                self.remark(Gravity::LeftOut, path, told);
            }
        }
    }

    /// A role that has no policies yet, once.
    fn empty_role(&mut self, arn: &str, path: &str) {
        if self.has(arn) {
            return;
        }
        let Ok(read) = Arn::read(arn) else {
            self.remark(Gravity::LeftOut, path, format!("{arn} is no ARN."));
            return;
        };
        let full = read.resource.strip_prefix("role/").unwrap_or(read.resource);
        let (way, name) = match full.rsplit_once('/') {
            Some((way, name)) => (Some(format!("/{way}/")), name),
            None => (None, full),
        };
        self.add(
            ResourceKind::Role,
            name,
            Some(arn.to_owned()),
            path,
            [
                ("RoleName", text(Some(name))),
                ("Path", text(way.as_deref())),
            ],
        );
    }

    fn role(&mut self, role: &Role, path: &str) {
        if Arn::read(&role.arn).is_ok_and(|arn| arn.account != self.yard.account) {
            let told = format!("{} is of another account.", role.arn);
            self.remark(Gravity::LeftOut, path, told);
            return;
        }
        let Some(trust) = self.document(&role.trust_policy, &format!("{path}.trust_policy")) else {
            return;
        };
        let mut policies = Vec::new();
        for (at, policy) in role.policies.iter().enumerate() {
            let document = self.document(&policy.policy, &format!("{path}.policies[{at}].policy"));
            policies.extend(document.map(|document| policy_of_role(&policy.name, document)));
        }
        self.empty_role(&role.arn, path);
        if let Some(properties) = self.properties(&role.arn) {
            put(properties, "AssumeRolePolicyDocument", trust);
            if !policies.is_empty() {
                put(properties, "Policies", Tree::List(policies));
            }
        }
    }

    fn key(&mut self, key: &Key, path: &str) {
        let here = Arn::read(&key.arn).is_ok_and(|arn| self.is_here(&arn));
        if !here {
            let told = format!("{} is of another account or Region.", key.arn);
            self.remark(Gravity::LeftOut, path, told);
            return;
        }
        let Some(policy) = self.document(&key.policy, &format!("{path}.policy")) else {
            return;
        };
        let alias = key.aliases.first().map_or("", String::as_str);
        let name = alias.trim_start_matches("alias/");
        self.add(
            ResourceKind::Key,
            name,
            Some(key.arn.clone()),
            path,
            [("KeyPolicy", Some(policy))],
        );
        for alias in &key.aliases {
            let name = alias.trim_start_matches("alias/");
            let properties = [
                ("AliasName", text(Some(alias))),
                ("TargetKeyId", Some(Tree::arn(&key.arn))),
            ];
            self.add(ResourceKind::Alias, name, None, path, properties);
        }
    }

    fn encrypted(&mut self, one: &Encryption, path: &str) {
        self.queue(&one.resource, path);
        self.topic(&one.resource, path);
        let known = self.yard.conditions.policies.key(&one.key, &one.resource);
        let key = match known {
            Some(key) if !one.key.starts_with("alias/") => Tree::arn(&key.arn),
            _ => Tree::from(one.key.as_str()).with_arns(),
        };
        match self.properties(&one.resource) {
            Some(properties) => put(properties, "KmsMasterKeyId", key),
            None => {
                let told = format!("{} is no queue or topic of this place.", one.resource);
                self.remark(Gravity::LeftOut, path, told);
            }
        }
    }
}

/// A policy of a role with its name.
fn policy_of_role(name: &str, document: Tree) -> Tree {
    Tree::map([("PolicyName", name.into()), ("PolicyDocument", document)])
}
