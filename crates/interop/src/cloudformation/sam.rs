//! Events of AWS SAM: rules within functions and state machines, with the permission or role that SAM
//! makes for them.
//!
//! Source: AWS SAM Developer Guide, "EventBridgeRule", "CloudWatchEvent" and "Schedule"; "Generated
//! CloudFormation resources"; seen 2026-11-22.

use super::evaluate::Evaluator;
use super::intrinsics::json_text;
use super::node::{Entry, Kind, Node};
use super::resources::Properties;
use super::sections::{Resource, Trail};
use crate::import::policies::{AddPermission, with_statement};
use crate::remark::Gravity;
use crate::tree::Tree;
use pipeline::policy::PolicyPlace;
use serde_json::Value;

/// The properties of an event that make a rule.
const RULE: [(&str, &str); 6] = [
    ("RuleName", "Name"),
    ("Name", "Name"),
    ("EventBusName", "EventBusName"),
    ("Schedule", "ScheduleExpression"),
    ("Description", "Description"),
    ("State", "State"),
];

impl<'t> Evaluator<'t> {
    /// A function or a state machine with its events.
    pub(super) fn serverless(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        self.note_known(resource, trail);
        let events = trail.to("Events");
        for event in given.get("Events").map(Node::entries).unwrap_or_default() {
            let trail = events.to(&event.key);
            match event
                .value
                .get("Type")
                .and_then(Node::text)
                .unwrap_or_default()
            {
                "EventBridgeRule" | "CloudWatchEvent" | "Schedule" => {
                    self.sam_rule(resource, event, &trail);
                }
                "ScheduleV2" => {
                    let told =
                        "A schedule of EventBridge Scheduler is no rule; it is not taken over.";
                    self.left_out(event.key_span, &trail, told);
                }
                other => {
                    let told =
                        format!("An event of type {other} makes no rule; it is not taken over.");
                    self.left_out(event.key_span, &trail, told);
                }
            }
        }
    }

    fn sam_rule(&mut self, resource: Resource<'t>, event: &Entry, trail: &Trail<'_>) {
        let id = format!("{}{}", resource.id, event.key);
        let nothing = Node::new(Kind::Map(Vec::new()), event.value.span);
        let node = event.value.get("Properties").unwrap_or(&nothing).clone();
        let given = Properties {
            node,
            span: event.key_span,
        };
        let mut request = given.request(&RULE);
        request.entry("Name").or_insert_with(|| id.as_str().into());
        for name in ["Pattern", "EventPattern"] {
            if let Some(pattern) = given.get(name) {
                request.insert("EventPattern".to_owned(), json_text(pattern).into());
            }
        }
        if given.text("Enabled") == Some("false") {
            request.insert("State".to_owned(), "DISABLED".into());
        }
        let bus = request.get("EventBusName").cloned();
        let rule = request.get("Name").cloned().unwrap_or_default();
        let trail = &trail.to("Properties");
        let Some(made) = self.call("PutRule", request, event.key_span, trail) else {
            return;
        };
        let rule_arn = made
            .get("RuleArn")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let Some(arn) = self.attribute(resource.id, "Arn", event.key_span, trail) else {
            return;
        };
        let is_function = resource.kind == "AWS::Serverless::Function";
        let target = given
            .get("Target")
            .and_then(|target| target.get("Id")?.text());
        let end = if is_function {
            "LambdaTarget"
        } else {
            "StepFunctionsTarget"
        };
        let target_id = target.map_or_else(|| format!("{id}{end}"), str::to_owned);
        let mut members = vec![
            entry("Id", target_id, event),
            entry("Arn", arn.clone(), event),
        ];
        match is_function {
            true => self.allow_function(&id, &arn, rule_arn),
            false => members.push(entry("RoleArn", self.role_of(&id, &arn, &given), event)),
        }
        for name in ["Input", "InputPath", "InputTransformer", "RetryPolicy"] {
            let found = given.node.entry(name);
            members.extend(found.cloned());
        }
        if let Some(queue) = self.dead_letters(&id, &given, rule_arn, trail) {
            let arn = entry("Arn", queue, event);
            let map = Node::new(Kind::Map(vec![arn]), event.key_span);
            members.push(Entry {
                key: "DeadLetterConfig".to_owned(),
                key_span: event.key_span,
                value: map,
            });
        }
        let target = Node::new(Kind::Map(members), event.key_span);
        self.target(&rule, bus.as_ref(), &target, trail);
        const READ: [&str; 16] = [
            "RuleName",
            "Name",
            "EventBusName",
            "Schedule",
            "Description",
            "State",
            "Pattern",
            "EventPattern",
            "Enabled",
            "Target",
            "Input",
            "InputPath",
            "InputTransformer",
            "RetryPolicy",
            "DeadLetterConfig",
            "RoleArn",
        ];
        self.not_read(&given, &READ, trail);
    }

    fn allow_function(&mut self, id: &str, function: &str, rule: &str) {
        let permission = AddPermission {
            statement_id: format!("{id}Permission"),
            function_arn: function.to_owned(),
            action: "lambda:InvokeFunction".to_owned(),
            principal: "events.amazonaws.com".to_owned(),
            source_arn: Some(rule.to_owned()),
            ..AddPermission::default()
        };
        permission.put(&mut self.yard.conditions.policies);
    }

    /// The role by which a state machine is started: as given, else the one that SAM makes.
    fn role_of(&mut self, id: &str, machine: &str, given: &Properties) -> String {
        if let Some(role) = given.text("RoleArn") {
            return role.to_owned();
        }
        let partition = super::partition_of(&self.yard.region);
        let role = format!("arn:{partition}:iam::{}:role/{id}Role", self.yard.account);
        let document =
            |statement: [(&str, Tree); 3]| with_statement(None, Tree::map(statement)).pretty();
        let trust = document([
            ("Effect", "Allow".into()),
            (
                "Principal",
                Tree::map([("Service", "events.amazonaws.com".into())]),
            ),
            ("Action", "sts:AssumeRole".into()),
        ]);
        let start = document([
            ("Effect", "Allow".into()),
            ("Action", "states:StartExecution".into()),
            ("Resource", machine.into()),
        ]);
        let policies = &mut self.yard.conditions.policies;
        policies.put(&PolicyPlace::Trust { role: role.clone() }, &trust);
        let place = PolicyPlace::Role {
            role: role.clone(),
            name: format!("{id}RoleStartExecutionPolicy"),
        };
        policies.put(&place, &start);
        role
    }

    /// The dead-letter queue: one that is named, or one that SAM makes with its policy.
    fn dead_letters(
        &mut self,
        id: &str,
        given: &Properties,
        rule: &str,
        trail: &Trail<'_>,
    ) -> Option<String> {
        let config = given.get("DeadLetterConfig")?;
        if let Some(arn) = config.get("Arn").and_then(Node::text) {
            return Some(arn.to_owned());
        }
        if config.get("Type").and_then(Node::text) != Some("SQS") {
            self.left_out(config.span, trail, "The dead-letter queue is not known.");
            return None;
        }
        let name = config.get("QueueLogicalId").and_then(Node::text);
        let name = name.map_or_else(|| format!("{id}Queue"), str::to_owned);
        let partition = super::partition_of(&self.yard.region);
        let queue = format!(
            "arn:{partition}:sqs:{}:{}:{name}",
            self.yard.region, self.yard.account
        );
        let statement = Tree::map([
            ("Effect", "Allow".into()),
            (
                "Principal",
                Tree::map([("Service", "events.amazonaws.com".into())]),
            ),
            ("Action", "sqs:SendMessage".into()),
            ("Resource", queue.as_str().into()),
            (
                "Condition",
                Tree::map([("ArnEquals", Tree::map([("aws:SourceArn", rule.into())]))]),
            ),
        ]);
        let place = PolicyPlace::Resource { arn: queue.clone() };
        let policies = &mut self.yard.conditions.policies;
        let old = policies.text(&place).and_then(Tree::read);
        policies.put(&place, &with_statement(old, statement).pretty());
        let told = format!("SAM makes the dead-letter queue {name} and its policy.");
        self.remark(Gravity::Note, config.span, trail, told);
        Some(queue)
    }
}

fn entry(name: &str, text: String, event: &Entry) -> Entry {
    Entry {
        key: name.to_owned(),
        key_span: event.key_span,
        value: Node::text_at(text, event.key_span),
    }
}
