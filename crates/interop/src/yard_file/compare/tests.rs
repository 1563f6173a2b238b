use super::*;
use pipeline::{EventBus, PutRule, RuleState, Target, put_rule, put_target, set_state};

/// The changes in one line each.
fn lines(old: &Yard, new: &Yard) -> Vec<String> {
    let told = |change: Change| {
        let fields: Vec<String> = change
            .fields
            .iter()
            .map(|field| {
                let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
                format!(
                    "{} {} > {}",
                    field.name,
                    text(&field.before),
                    text(&field.after)
                )
            })
            .collect();
        format!(
            "{:?} {} {}: {}",
            change.kind,
            change.what,
            change.name,
            fields.join("; ")
        )
    };
    compare(old, new).into_iter().map(told).collect()
}

fn one_rule() -> Yard {
    let rule = PutRule::new("a", "{\"source\": [\"my.app\"]}");
    let yard = put_rule(&Yard::default(), rule).expect("a good rule");
    let queue = Target::new("q", "arn:aws:sqs:us-east-1:123456789012:jobs");
    put_target(&yard, "default", "a", queue).expect("a good target")
}

#[test]
fn equal_yards_have_no_changes() {
    assert_eq!(lines(&one_rule(), &one_rule()), [""; 0]);
}

#[test]
fn a_rule_that_comes_comes_with_its_targets() {
    let changes = compare(&Yard::default(), &one_rule());
    let told: Vec<_> = changes
        .iter()
        .map(|one| (one.kind, one.what.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (ChangeKind::Added, "rule", "default/a"),
            (ChangeKind::Added, "target", "default/a/q"),
        ]
    );
    let pattern = changes[0]
        .fields
        .iter()
        .find(|field| field.name == "event_pattern");
    assert_eq!(
        pattern.and_then(|field| field.after.as_deref()),
        Some("{\"source\": [\"my.app\"]}")
    );
    let gone = compare(&one_rule(), &Yard::default());
    assert!(gone.iter().all(|change| change.kind == ChangeKind::Removed) && gone.len() == 2);
}

#[test]
fn what_differs_is_named_with_both_values() {
    let old = one_rule();
    let mut new = set_state(&old, "default", "a", RuleState::Disabled).expect("the rule is there");
    new.event_buses.push(EventBus::new("orders"));
    new.rules[0].targets[0].role_arn = Some("r".to_owned());
    new.seed = 7;
    new.conditions.permissions = pipeline::Permissions::Evaluated;
    let told = lines(&old, &new);
    assert!(
        told.contains(&"Changed rule default/a: state ENABLED > DISABLED".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(&"Changed target default/a/q: role_arn - > r".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(
            &"Changed yard : conditions.permissions AsConsole > Evaluated; seed 0 > 7".to_owned()
        ),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line.starts_with("Added event bus orders:")),
        "{told:?}"
    );
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn policies_and_services_have_their_names() {
    let mut new = Yard::default();
    new.conditions.policies.put(
        &pipeline::policy::PolicyPlace::Role {
            role: "arn:aws:iam::123456789012:role/r".to_owned(),
            name: "p".to_owned(),
        },
        "{}",
    );
    let services = serde_json::json!({ "queues": [{ "name": "jobs" }] });
    new.resources.services = serde_json::from_value(services).expect("services");
    let told: Vec<_> = compare(&Yard::default(), &new)
        .into_iter()
        .filter(|change| change.kind == ChangeKind::Added)
        .map(|change| format!("{} {}", change.what, change.name))
        .collect();
    assert_eq!(
        told,
        [
            "role arn:aws:iam::123456789012:role/r",
            "policy of the role arn:aws:iam::123456789012:role/r/p",
            "SQS queue jobs",
        ]
    );
}
