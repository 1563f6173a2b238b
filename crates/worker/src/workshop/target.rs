//! Everything that is to be said of one target.

use door::{LookAt, RefusalAt, TargetSeen};
use pipeline::{
    EventInput, Field, Received, Refusal, Rule, RuleState, Target, Yard, api, input, try_out,
};

pub(super) mod permission;

/// A pattern that every event matches.
const ANY: &str = r#"{"source": [{"exists": true}]}"#;

pub(super) fn look(asked: &LookAt) -> TargetSeen {
    let found = asked.yard.rules.get(asked.rule);
    let found = found.and_then(|rule| Some((rule, rule.targets.get(asked.target)?)));
    let Some((rule, target)) = found else {
        return TargetSeen::default();
    };
    let event = pattern::Event::read(&asked.event).0;
    let mut seen = TargetSeen {
        refusals: refusals(&asked.yard, rule, target),
        input: input::lint(&target.input, event.as_ref()),
        permission: permission::of_target(&asked.yard, rule, target),
        dead_letter: permission::of_queue(&asked.yard, rule, target),
        ..TargetSeen::default()
    };
    arrive(&mut seen, asked, rule, target);
    seen
}

/// What PutTargets refuses, each where it belongs.
pub(super) fn refusals(yard: &Yard, rule: &Rule, target: &Target) -> Vec<RefusalAt> {
    let Err(refusal) = api::check_put_targets(yard, target, rule.role_arn.as_deref()) else {
        return Vec::new();
    };
    let whole = |path: &str| RefusalAt {
        path: path.to_owned(),
        refusal: refusal.clone(),
    };
    // Several values that break a constraint come in one message.
    let Some((_, broken)) = refusal.message.split_once(" detected: Value ") else {
        return vec![whole(&path_of(&refusal, target))];
    };
    let mut found = Vec::new();
    for one in broken.split("; Value ") {
        let Some((_, rest)) = one.split_once("'targets.1.member.") else {
            return vec![whole("")];
        };
        let path = rest.split('\'').next().unwrap_or_default();
        found.push(RefusalAt {
            path: path.to_owned(),
            refusal: Refusal {
                message: format!("1 validation error detected: Value {one}"),
                ..refusal.clone()
            },
        });
    }
    found
}

/// The field that a refusal is about which names none.
fn path_of(refusal: &Refusal, target: &Target) -> String {
    let message = &refusal.message;
    if let Some((_, rest)) = message.split_once("Parameter(s) ") {
        let name = rest.split(' ').next().unwrap_or_default();
        return camel(name);
    }
    let path = match refusal.field {
        Some(Field::Input) => "input",
        Some(Field::RoleArn) => "roleArn",
        Some(Field::TargetId) => "id",
        Some(Field::SqsParameters) => "sqsParameters",
        Some(Field::TargetArn) => "arn",
        _ if message.starts_with("RoleArn is required") => "roleArn",
        _ if message.contains(target.arn.as_str()) => "arn",
        _ => "",
    };
    path.to_owned()
}

fn camel(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// Sends the event to the target alone, in a yard where every call goes well.
fn arrive(seen: &mut TargetSeen, asked: &LookAt, rule: &Rule, target: &Target) {
    let alone = Rule {
        event_pattern: Some(ANY.to_owned()),
        schedule_expression: None,
        state: RuleState::EnabledWithAllCloudtrailManagementEvents,
        targets: vec![target.clone()],
        ..rule.clone()
    };
    let yard = Yard {
        rules: vec![alone],
        under_way: Vec::new(),
        ..asked.yard.clone()
    };
    let event = EventInput {
        event_bus: rule.event_bus.clone(),
        text: asked.event.clone(),
    };
    let sent = try_out(&yard, &[event]);
    let outcome = sent.events.into_iter().next();
    let rule = outcome.and_then(|outcome| outcome.rules.into_iter().next());
    let delivery = rule.and_then(|rule| rule.deliveries.into_iter().next());
    let Some(delivery) = delivery else {
        return;
    };
    if let Some(received) = &delivery.received {
        seen.pretty = pipeline::pretty(received.text());
        if let Received::ServiceCall { request, .. } = received {
            seen.request = pipeline::pretty(request);
        }
    }
    seen.arrives = delivery.received;
    seen.failure = delivery.failure;
}

#[cfg(test)]
mod tests;
