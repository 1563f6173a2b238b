//! Rules with their targets, as far as AWS takes them.

use super::ResourceKind;
use super::build::{tags, text};
use super::collect::Collector;
use super::permissions::Permissions;
use crate::remark::Gravity;
use crate::tree::Tree;
use pipeline::api::{self, Call};
use pipeline::quotas::TARGETS_PER_RULE;
use pipeline::{Arn, DEFAULT_EVENT_BUS, InputChoice, Rule, RuleState, Target, TargetKind, Yard};
use serde_json::json;

impl Collector<'_> {
    /// A rule with its targets, what these are, and what lets EventBridge call them.
    pub(super) fn rule(&mut self, at: usize, rule: &Rule, permissions: &mut Permissions) {
        let path = format!("yard.rules[{at}]");
        if let Some(service) = &rule.managed_by {
            if !rule.feeds_archive() {
                let told = format!("{service} makes this rule itself; nobody else can.");
                self.remark(Gravity::Note, &path, told);
            }
            return;
        }
        if let Err(refusal) = taken(self.yard, rule) {
            self.remark(Gravity::Refused, &path, refusal);
            return;
        }
        let arn = self.yard.rule_arn(rule);
        let bus = self.yard.event_bus_arn(&rule.event_bus);
        let targets = self.targets(rule, &path, permissions);
        let of_bus = || Tree::NameOf {
            arn: bus,
            name: rule.event_bus.clone(),
        };
        let state = (rule.state != RuleState::Enabled).then(|| rule.state.as_str().into());
        self.add(
            ResourceKind::Rule,
            &rule.name,
            Some(arn),
            &path,
            [
                ("Name", text(Some(&rule.name))),
                ("Description", text(rule.description.as_deref())),
                (
                    "EventBusName",
                    (rule.event_bus != DEFAULT_EVENT_BUS).then(of_bus),
                ),
                (
                    "EventPattern",
                    rule.event_pattern.as_deref().and_then(Tree::read),
                ),
                (
                    "ScheduleExpression",
                    text(rule.schedule_expression.as_deref()),
                ),
                ("State", state),
                ("RoleArn", rule.role_arn.as_deref().map(Tree::arn)),
                ("Tags", tags(&rule.tags)),
                (
                    "Targets",
                    (!targets.is_empty()).then_some(Tree::List(targets)),
                ),
            ],
        );
    }

    fn targets(&mut self, rule: &Rule, path: &str, permissions: &mut Permissions) -> Vec<Tree> {
        let mut taken: Vec<Tree> = Vec::new();
        let most = TARGETS_PER_RULE.at(self.yard.clock);
        for (at, target) in rule.targets.iter().enumerate() {
            let path = format!("{path}.targets[{at}]");
            let twice = rule
                .targets
                .iter()
                .take(at)
                .any(|other| other.id == target.id);
            let role = rule.role_arn.as_deref();
            let refusal = match api::check_put_targets(self.yard, target, role) {
                Err(refusal) => refusal.to_string(),
                Ok(()) if twice => "Another target of the rule has this id.".to_owned(),
                Ok(()) if taken.len() >= most => format!("A rule has at most {most} targets."),
                Ok(()) => {
                    self.reached(target, &path);
                    permissions.ask(self, rule, target, &path);
                    taken.push(of_target(target));
                    continue;
                }
            };
            self.remark(Gravity::Refused, &path, refusal);
        }
        taken
    }

    /// What a target and its dead-letter queue need to be there.
    fn reached(&mut self, target: &Target, path: &str) {
        let queue = target.dead_letter_config.as_ref();
        if let Some(arn) = queue.and_then(|config| config.arn.as_deref()) {
            self.queue(arn, &format!("{path}.dead_letter_config.arn"));
        }
        let path = format!("{path}.arn");
        match target.kind() {
            Ok(TargetKind::SqsQueue) => self.queue(&target.arn, &path),
            Ok(TargetKind::SnsTopic) => self.topic(&target.arn, &path),
            Ok(TargetKind::LogGroup) => self.log_group(&target.arn, &path),
            Ok(TargetKind::EventBus | TargetKind::ApiDestination) => {}
            kind => {
                let what = kind.map_or("resource", TargetKind::label);
                let here = Arn::read(&target.arn).is_ok_and(|arn| self.is_here(&arn));
                let place = if here { "" } else { ", in its own place," };
                let told = format!(
                    "{what} {}{place} has to exist: the yard does not know enough of it to make it.",
                    target.arn
                );
                self.remark(Gravity::Note, &path, told);
            }
        }
    }
}

/// Whether AWS takes a rule without its targets. Errors: what it answers.
fn taken(yard: &Yard, rule: &Rule) -> Result<(), String> {
    pipeline::check_rule(yard, rule).map_err(|refusal| refusal.to_string())?;
    let alone = Yard {
        account: yard.account.clone(),
        region: yard.region.clone(),
        clock: yard.clock,
        event_buses: yard.event_buses.clone(),
        ..Yard::default()
    };
    let mut request = json!({
        "Name": rule.name,
        "EventBusName": rule.event_bus,
        "State": rule.state.as_str(),
    });
    let given = [
        ("EventPattern", &rule.event_pattern),
        ("ScheduleExpression", &rule.schedule_expression),
        ("Description", &rule.description),
        ("RoleArn", &rule.role_arn),
    ];
    if let Some(members) = request.as_object_mut() {
        for (name, value) in given {
            members.extend(value.clone().map(|value| (name.to_owned(), value.into())));
        }
    }
    let answer = api::call(&alone, &Call::new("PutRule", request));
    answer.result.map_err(|refusal| refusal.to_string())?;
    match rule.event_pattern.as_deref() {
        Some(pattern) if Tree::read(pattern).is_none() => {
            Err("The event pattern is nested too deep to be written.".to_owned())
        }
        _ => Ok(()),
    }
}

/// A target with the API's names.
fn of_target(target: &Target) -> Tree {
    let mut members = vec![
        ("Id".to_owned(), Tree::from(target.id.as_str())),
        ("Arn".to_owned(), Tree::arn(&target.arn)),
    ];
    let mut put = |name: &str, value: Tree| members.push((name.to_owned(), value));
    if let Some(role) = &target.role_arn {
        put("RoleArn", Tree::arn(role));
    }
    match &target.input {
        InputChoice::Constant(text) => put("Input", text.as_str().into()),
        InputChoice::Path(path) => put("InputPath", path.as_str().into()),
        InputChoice::Transformer { paths, template } => {
            let paths = paths.iter();
            let paths = paths.map(|(name, path)| (name.clone(), Tree::from(path.as_str())));
            let mut transformer = vec![("InputPathsMap".to_owned(), Tree::Map(paths.collect()))];
            transformer.retain(|(_, paths)| !paths.is_empty());
            transformer.push(("InputTemplate".to_owned(), template.as_str().into()));
            put("InputTransformer", Tree::Map(transformer));
        }
        _ => {}
    }
    if let Some(group) = &target.sqs_parameters {
        let group = group.message_group_id.as_deref().unwrap_or_default();
        put(
            "SqsParameters",
            Tree::map([("MessageGroupId", group.into())]),
        );
    }
    for (name, text) in &target.parameters {
        if let Some(value) = Tree::read(text) {
            put(name, value.with_arns());
        }
    }
    if let Some(arn) = target
        .dead_letter_config
        .as_ref()
        .and_then(|one| one.arn.as_deref())
    {
        put("DeadLetterConfig", Tree::map([("Arn", Tree::arn(arn))]));
    }
    if let Some(policy) = target.retry_policy {
        let numbers = [
            ("MaximumRetryAttempts", policy.maximum_retry_attempts),
            (
                "MaximumEventAgeInSeconds",
                policy.maximum_event_age_in_seconds,
            ),
        ];
        let numbers = numbers.into_iter();
        let numbers =
            numbers.filter_map(|(name, number)| Some((name.to_owned(), u64::from(number?).into())));
        put("RetryPolicy", Tree::Map(numbers.collect()));
    }
    Tree::Map(members)
}
