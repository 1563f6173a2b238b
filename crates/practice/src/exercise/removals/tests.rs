use super::{removals, without_statements};
use pipeline::policy::PolicyType;
use pipeline::{Rule, Target, Yard};

const TWO: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"},{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}"#;

#[test]
fn policy_loses_one_statement_at_a_time() {
    let rest = without_statements(TWO, PolicyType::Identity);
    assert_eq!(
        rest[0].1.as_deref(),
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}"#
        )
    );
    assert_eq!(
        rest[1].1.as_deref(),
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}"#
        )
    );
    let one = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}}"#;
    assert_eq!(without_statements(one, PolicyType::Identity), [(1, None)]);
}

#[test]
fn rules_of_all_places_lose_their_targets() {
    let rule = |name: &str| Rule {
        name: name.to_owned(),
        event_bus: "default".to_owned(),
        targets: vec![Target::new(
            "1",
            "arn:aws:sns:us-east-1:123456789012:alerts",
        )],
        ..Rule::default()
    };
    let mut yard = Yard {
        rules: vec![rule("here")],
        ..Yard::default()
    };
    yard.go_to("123456789012", "eu-central-1");
    yard.rules = vec![rule("there")];
    yard.go_to("123456789012", "us-east-1");
    let whats: Vec<String> = removals(&yard).into_iter().map(|one| one.what).collect();
    assert_eq!(
        whats,
        [
            "rule here",
            "target arn:aws:sns:us-east-1:123456789012:alerts of rule here",
            "rule there",
            "target arn:aws:sns:us-east-1:123456789012:alerts of rule there",
        ]
    );
}
