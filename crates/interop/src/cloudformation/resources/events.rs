//! The resources of EventBridge.

use super::Properties;
use crate::cloudformation::attributes::made_name;
use crate::cloudformation::evaluate::Evaluator;
use crate::cloudformation::intrinsics::json_text;
use crate::cloudformation::node::Node;
use crate::cloudformation::sections::{Resource, Trail};
use crate::cloudformation::write::api_ecs_name;
use crate::import::policies::with_statement;
use crate::import::shaped::shaped;
use crate::tree::{Tree, put};
use pipeline::DEFAULT_EVENT_BUS;
use serde_json::{Map, Value, json};

impl<'t> Evaluator<'t> {
    pub(super) fn event_bus(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        let request = given.request(&[
            ("Name", "Name"),
            ("EventSourceName", "EventSourceName"),
            ("Description", "Description"),
            ("KmsKeyIdentifier", "KmsKeyIdentifier"),
            ("DeadLetterConfig", "DeadLetterConfig"),
            ("LogConfig", "LogConfig"),
            ("Tags", "Tags"),
        ]);
        let name = given.text("Name").unwrap_or(resource.id).to_owned();
        let made = self.call("CreateEventBus", request, resource.span, trail);
        if let (Some(_), Some(policy)) = (made, given.get("Policy")) {
            let mut request = Map::new();
            request.insert("EventBusName".to_owned(), name.into());
            request.insert("Policy".to_owned(), json_text(policy).into());
            self.call("PutPermission", request, policy.span, &trail.to("Policy"));
        }
        const READ: [&str; 8] = [
            "Name",
            "EventSourceName",
            "Description",
            "KmsKeyIdentifier",
            "DeadLetterConfig",
            "LogConfig",
            "Tags",
            "Policy",
        ];
        self.not_read(given, &READ, trail);
    }

    /// A statement of the policy of a bus.
    pub(super) fn event_bus_policy(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        let bus = given
            .text("EventBusName")
            .unwrap_or(DEFAULT_EVENT_BUS)
            .to_owned();
        let bus = bus
            .rsplit_once(":event-bus/")
            .map_or(bus.clone(), |(_, name)| name.to_owned());
        let Some(statement) = given.get("Statement") else {
            let mut request = given.request(&[
                ("EventBusName", "EventBusName"),
                ("StatementId", "StatementId"),
                ("Action", "Action"),
                ("Principal", "Principal"),
                ("Condition", "Condition"),
            ]);
            request.insert("EventBusName".to_owned(), bus.into());
            self.call("PutPermission", request, resource.span, trail);
            const READ: [&str; 5] = [
                "EventBusName",
                "StatementId",
                "Action",
                "Principal",
                "Condition",
            ];
            return self.not_read(given, &READ, trail);
        };
        let sid = given.text("StatementId").unwrap_or(resource.id).to_owned();
        let mut members = vec![("Sid".to_owned(), Tree::from(sid))];
        if let Tree::Map(given) = statement.tree() {
            for (name, value) in given.into_iter().filter(|(name, _)| name != "Sid") {
                put(&mut members, &name, value);
            }
        }
        let old = self
            .yard
            .event_bus(&bus)
            .and_then(|bus| bus.policy.as_deref());
        let policy = with_statement(old.and_then(Tree::read), Tree::Map(members));
        let request = json!({ "EventBusName": bus, "Policy": policy.compact() });
        let request = request.as_object().cloned().unwrap_or_default();
        self.call("PutPermission", request, statement.span, trail);
        self.not_read(given, &["EventBusName", "StatementId", "Statement"], trail);
    }

    pub(super) fn archive(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        let mut request = given.request(&[
            ("ArchiveName", "ArchiveName"),
            ("Description", "Description"),
            ("SourceArn", "EventSourceArn"),
            ("RetentionDays", "RetentionDays"),
            ("KmsKeyIdentifier", "KmsKeyIdentifier"),
        ]);
        name(&mut request, "ArchiveName", resource.id);
        if let Some(pattern) = given.get("EventPattern") {
            request.insert("EventPattern".to_owned(), json_text(pattern).into());
        }
        self.call("CreateArchive", request, resource.span, trail);
        const READ: [&str; 6] = [
            "ArchiveName",
            "Description",
            "SourceArn",
            "RetentionDays",
            "KmsKeyIdentifier",
            "EventPattern",
        ];
        self.not_read(given, &READ, trail);
    }

    pub(super) fn connection(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        const MEMBERS: [(&str, &str); 6] = [
            ("Name", "Name"),
            ("Description", "Description"),
            ("AuthorizationType", "AuthorizationType"),
            ("AuthParameters", "AuthParameters"),
            (
                "InvocationConnectivityParameters",
                "InvocationConnectivityParameters",
            ),
            ("KmsKeyIdentifier", "KmsKeyIdentifier"),
        ];
        let mut request = given.request(&MEMBERS);
        name(&mut request, "Name", resource.id);
        let made = self.call("CreateConnection", request, resource.span, trail);
        self.keep_arn(resource, made.as_ref(), "ConnectionArn");
        self.not_read(given, &MEMBERS.map(|(property, _)| property), trail);
    }

    pub(super) fn api_destination(
        &mut self,
        resource: Resource<'t>,
        given: &Properties,
        trail: &Trail<'_>,
    ) {
        const MEMBERS: [(&str, &str); 6] = [
            ("Name", "Name"),
            ("Description", "Description"),
            ("ConnectionArn", "ConnectionArn"),
            ("InvocationEndpoint", "InvocationEndpoint"),
            ("HttpMethod", "HttpMethod"),
            (
                "InvocationRateLimitPerSecond",
                "InvocationRateLimitPerSecond",
            ),
        ];
        let mut request = given.request(&MEMBERS);
        name(&mut request, "Name", resource.id);
        let made = self.call("CreateApiDestination", request, resource.span, trail);
        self.keep_arn(resource, made.as_ref(), "ApiDestinationArn");
        self.not_read(given, &MEMBERS.map(|(property, _)| property), trail);
    }

    /// The ARN that the control plane has given to a resource.
    fn keep_arn(&mut self, resource: Resource<'t>, made: Option<&Value>, member: &str) {
        if let Some(arn) = made.and_then(|made| made.get(member)?.as_str()) {
            self.made.insert(resource.id.to_owned(), arn.to_owned());
        }
    }

    pub(super) fn rule(&mut self, resource: Resource<'t>, given: &Properties, trail: &Trail<'_>) {
        const MEMBERS: [(&str, &str); 7] = [
            ("Name", "Name"),
            ("Description", "Description"),
            ("EventBusName", "EventBusName"),
            ("ScheduleExpression", "ScheduleExpression"),
            ("State", "State"),
            ("RoleArn", "RoleArn"),
            ("Tags", "Tags"),
        ];
        let mut request = given.request(&MEMBERS);
        name(&mut request, "Name", resource.id);
        if let Some(pattern) = given.get("EventPattern") {
            request.insert("EventPattern".to_owned(), json_text(pattern).into());
        }
        let bus = request.get("EventBusName").cloned();
        let rule = request.get("Name").cloned().unwrap_or_default();
        if self
            .call("PutRule", request, resource.span, trail)
            .is_some()
        {
            let targets = given
                .get("Targets")
                .map(Node::one_or_more)
                .unwrap_or_default();
            let all = trail.to("Targets");
            for (at, target) in targets.iter().enumerate() {
                self.target(&rule, bus.as_ref(), target, &all.at(at));
            }
        }
        let mut read = MEMBERS.map(|(property, _)| property).to_vec();
        read.extend(["EventPattern", "Targets"]);
        self.not_read(given, &read, trail);
    }

    /// Puts one target of a rule, so that what is wrong with it does not concern the others.
    pub(in crate::cloudformation) fn target(
        &mut self,
        rule: &Value,
        bus: Option<&Value>,
        target: &Node,
        trail: &Trail<'_>,
    ) {
        let members = target.tree();
        let members = members.members().unwrap_or_default().iter();
        let members = members.map(|(name, value)| match name.as_str() {
            "EcsParameters" => (
                name.clone(),
                shaped(name, &value.clone().renamed(&api_ecs_name)),
            ),
            _ => (name.clone(), shaped(name, value)),
        });
        let target_json = Value::Object(members.collect());
        if target_json.get("Arn").is_none() {
            let told = "The target is left out, because its ARN is not known.";
            return self.left_out(target.span, trail, told);
        }
        let mut request = Map::new();
        request.insert("Rule".to_owned(), rule.clone());
        request.insert("Targets".to_owned(), Value::Array(vec![target_json]));
        request.extend(bus.map(|bus| ("EventBusName".to_owned(), bus.clone())));
        self.call("PutTargets", request, target.span, trail);
    }
}

/// The logical id as the name, where the template gives none: AWS would add letters of its own.
fn name(request: &mut Map<String, Value>, member: &str, id: &str) {
    request
        .entry(member)
        .or_insert_with(|| made_name(id).into());
}
