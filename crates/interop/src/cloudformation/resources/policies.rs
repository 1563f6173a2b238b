//! Policies, roles and keys.

use super::Properties;
use crate::cloudformation::evaluate::Evaluator;
use crate::cloudformation::intrinsics::json_text;
use crate::cloudformation::node::Node;
use crate::cloudformation::sections::{Resource, Trail};
use crate::import::policies::{AddPermission, checked};
use crate::remark::Gravity;
use pattern::Span;
use pipeline::policy::{Encryption, Key, PolicyPlace, PolicyType};

impl<'t> Evaluator<'t> {
    pub(super) fn lambda_permission(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        const READ: [&str; 8] = [
            "FunctionName",
            "Action",
            "Principal",
            "SourceArn",
            "SourceAccount",
            "PrincipalOrgID",
            "EventSourceToken",
            "FunctionUrlAuthType",
        ];
        let owned = |name: &str| given.text(name).map(str::to_owned);
        let (Some(function), Some(action), Some(principal)) =
            (owned("FunctionName"), owned("Action"), owned("Principal"))
        else {
            let told = "FunctionName, Action and Principal have to be known.";
            return self.left_out(resource.span, trail, told);
        };
        // A condition that is not known would leave a permission that allows more.
        let stands = resource
            .node
            .get("Properties")
            .map(Node::entries)
            .unwrap_or_default();
        let lost = stands
            .iter()
            .find(|entry| READ.contains(&entry.key.as_str()) && given.get(&entry.key).is_none());
        if let Some(entry) = lost {
            let told = format!("{} is not known, so nothing is allowed.", entry.key);
            return self.left_out(entry.key_span, trail, told);
        }
        let permission = AddPermission {
            statement_id: resource.id.to_owned(),
            function_arn: self.function_arn(&function),
            action,
            principal,
            source_arn: owned("SourceArn"),
            source_account: owned("SourceAccount"),
            principal_org_id: owned("PrincipalOrgID"),
            event_source_token: owned("EventSourceToken"),
            function_url_auth_type: owned("FunctionUrlAuthType"),
        };
        permission.put(&mut self.yard.conditions.policies);
        self.not_read(given, &READ, trail);
    }

    /// The ARN of a function by any form of its name.
    pub(in crate::cloudformation) fn function_arn(&self, name: &str) -> String {
        crate::import::policies::function_arn(&self.yard, name, None)
    }

    /// A queue or topic: what the yard keeps of it is its key.
    pub(super) fn encrypted(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        let mut read = vec![
            "QueueName",
            "TopicName",
            "FifoQueue",
            "FifoTopic",
            "KmsMasterKeyId",
            "Tags",
        ];
        read.push("ContentBasedDeduplication");
        if let Some(key) = given.text("KmsMasterKeyId") {
            let arn = match resource.kind {
                "AWS::SQS::Queue" => self.attribute(resource.id, "Arn", resource.span, trail),
                _ => self.attribute(resource.id, "TopicArn", resource.span, trail),
            };
            if let Some(arn) = arn {
                let encrypted = &mut self.yard.conditions.policies.encrypted;
                encrypted.retain(|one| one.resource != arn);
                encrypted.push(Encryption {
                    resource: arn,
                    key: key.to_owned(),
                });
            }
        }
        self.not_read(given, &read, trail);
    }

    pub(super) fn queue_policy(&mut self, given: &Properties, queues: &str, trail: &Trail<'_>) {
        let urls = given.get(queues).map(Node::one_or_more).unwrap_or_default();
        for url in urls {
            let text = url.text().unwrap_or_default();
            match crate::import::policies::queue_arn(&self.yard, text) {
                Some(arn) => self.resource_policy(&arn, given, trail),
                None => {
                    let told = format!("{text} is no URL of a queue.");
                    self.left_out(url.span, &trail.to(queues), told);
                }
            }
        }
        self.not_read(given, &[queues, "PolicyDocument"], trail);
    }

    pub(super) fn topic_policy(&mut self, given: &Properties, topics: &str, trail: &Trail<'_>) {
        for arn in given.get(topics).map(Node::one_or_more).unwrap_or_default() {
            let arn = arn.text().unwrap_or_default();
            self.resource_policy(arn, given, trail);
        }
        self.not_read(given, &[topics, "PolicyDocument"], trail);
    }

    pub(super) fn log_policy(&mut self, given: &Properties, trail: &Trail<'_>) {
        let name = given.text("PolicyName").unwrap_or_default();
        let arn = crate::import::policies::log_policy_arn(&self.yard, name);
        self.resource_policy(&arn, given, trail);
        self.not_read(given, &["PolicyName", "PolicyDocument"], trail);
    }

    fn resource_policy(&mut self, arn: &str, given: &Properties, trail: &Trail<'_>) {
        let place = PolicyPlace::Resource {
            arn: arn.to_owned(),
        };
        match given.get("PolicyDocument") {
            Some(document) => self.put_policy(&place, document, &trail.to("PolicyDocument")),
            None => self.left_out(given.span, trail, "PolicyDocument has to be known."),
        }
    }

    /// Puts a policy at its place where AWS takes it.
    fn put_policy(&mut self, place: &PolicyPlace, document: &Node, trail: &Trail<'_>) {
        let kind: PolicyType = place.policy_type();
        match checked(&json_text(document), kind) {
            Ok(policy) => self.yard.conditions.policies.put(place, &policy),
            Err(told) => self.remark(Gravity::Refused, document.span, trail, told),
        }
    }

    pub(super) fn role(&mut self, resource: Resource<'t>, given: &Properties, trail: &Trail<'_>) {
        let Some(arn) = self.attribute(resource.id, "Arn", resource.span, trail) else {
            return;
        };
        match given.get("AssumeRolePolicyDocument") {
            Some(trust) => {
                let place = PolicyPlace::Trust { role: arn.clone() };
                self.put_policy(&place, trust, &trail.to("AssumeRolePolicyDocument"));
            }
            None => {
                let told = "AssumeRolePolicyDocument has to be known.";
                self.left_out(resource.span, trail, told);
            }
        }
        let policies = given
            .get("Policies")
            .map(Node::one_or_more)
            .unwrap_or_default();
        let all = trail.to("Policies");
        for (at, policy) in policies.iter().enumerate() {
            let name = policy.get("PolicyName").and_then(Node::text);
            let document = policy.get("PolicyDocument");
            let (Some(name), Some(document)) = (name, document) else {
                self.left_out(
                    policy.span,
                    &all.at(at),
                    "Name and document of the policy have to be known.",
                );
                continue;
            };
            let place = PolicyPlace::Role {
                role: arn.clone(),
                name: name.to_owned(),
            };
            self.put_policy(&place, document, &all.at(at));
        }
        if let Some(managed) = given.get("ManagedPolicyArns") {
            let trust = given.get("AssumeRolePolicyDocument").map(json_text);
            let by_events = trust.is_some_and(|trust| trust.contains("events.amazonaws.com"));
            self.managed(by_events, managed.span, &trail.to("ManagedPolicyArns"));
        }
        const READ: [&str; 9] = [
            "RoleName",
            "Path",
            "AssumeRolePolicyDocument",
            "Policies",
            "ManagedPolicyArns",
            "Description",
            "MaxSessionDuration",
            "Tags",
            "PermissionsBoundary",
        ];
        self.not_read(given, &READ, trail);
    }

    /// Managed policies count where EventBridge takes on the role.
    fn managed(&mut self, by_events: bool, span: Span, trail: &Trail<'_>) {
        match by_events {
            true => {
                let told = "What managed policies allow is not known to the yard: write what the role needs as a policy of its own.";
                self.left_out(span, trail, told);
            }
            false => {
                let told = "EventBridge does not take on this role, so its managed policies do not matter to events.";
                self.remark(Gravity::Note, span, trail, told);
            }
        }
    }

    /// A policy that names the roles which it is for.
    pub(super) fn role_policy(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        let name = given.text("PolicyName").or(given.text("ManagedPolicyName"));
        let name = name.unwrap_or(resource.id).to_owned();
        let roles = given.get("Roles").or(given.get("RoleName"));
        let roles = roles.map(Node::one_or_more).unwrap_or_default();
        let Some(document) = given.get("PolicyDocument") else {
            return self.left_out(resource.span, trail, "PolicyDocument has to be known.");
        };
        for role in roles {
            let wanted = role.text().unwrap_or_default();
            let arns = self.yard.conditions.policies.roles.iter();
            let found = arns.map(|role| role.arn.as_str());
            let found = found.filter(|arn| arn.rsplit('/').next() == Some(wanted));
            match found.map(str::to_owned).next() {
                Some(role) => {
                    let name = name.clone();
                    let place = PolicyPlace::Role { role, name };
                    self.put_policy(&place, document, &trail.to("PolicyDocument"));
                }
                None => {
                    let told = format!("The yard has no role {wanted}.");
                    self.left_out(role.span, trail, told);
                }
            }
        }
        const READ: [&str; 7] = [
            "PolicyName",
            "ManagedPolicyName",
            "Roles",
            "RoleName",
            "PolicyDocument",
            "Description",
            "Path",
        ];
        self.not_read(given, &READ, trail);
    }

    pub(super) fn key(&mut self, resource: Resource<'t>, given: &Properties, trail: &Trail<'_>) {
        let Some(arn) = self.attribute(resource.id, "Arn", resource.span, trail) else {
            return;
        };
        let Some(document) = given.get("KeyPolicy") else {
            let told = "A key without a policy of its own lets in its account alone; the yard has no such key.";
            return self.left_out(resource.span, trail, told);
        };
        match checked(&json_text(document), PolicyType::Key) {
            Ok(policy) => {
                let keys = &mut self.yard.conditions.policies.keys;
                keys.retain(|key| key.arn != arn);
                let aliases = Vec::new();
                keys.push(Key {
                    arn,
                    aliases,
                    policy,
                });
            }
            Err(told) => self.remark(
                Gravity::Refused,
                document.span,
                &trail.to("KeyPolicy"),
                told,
            ),
        }
        const READ: [&str; 7] = [
            "KeyPolicy",
            "Description",
            "EnableKeyRotation",
            "Enabled",
            "KeyUsage",
            "PendingWindowInDays",
            "Tags",
        ];
        self.not_read(given, &READ, trail);
    }

    pub(super) fn alias(&mut self, given: &Properties, trail: &Trail<'_>) {
        let target = given.text("TargetKeyId").unwrap_or_default();
        let name = given.text("AliasName").unwrap_or_default().to_owned();
        let keys = &mut self.yard.conditions.policies.keys;
        let is_it =
            |key: &&mut Key| key.arn == target || key.arn.ends_with(&format!(":key/{target}"));
        match keys.iter_mut().find(is_it) {
            Some(key) if !key.aliases.contains(&name) => key.aliases.push(name),
            Some(_) => {}
            None => self.left_out(given.span, trail, format!("The yard has no key {target}.")),
        }
    }
}
