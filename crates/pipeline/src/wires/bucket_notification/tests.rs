use super::*;
use crate::{Permissions, Rule, Target};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:import-log";

fn notification(id: &str, prefix: &str) -> BucketNotification {
    BucketNotification {
        bucket: "shop-logs".to_owned(),
        id: id.to_owned(),
        events: vec!["s3:ObjectCreated:*".to_owned()],
        prefix: prefix.to_owned(),
        suffix: String::new(),
        destination_arn: FUNCTION.to_owned(),
    }
}

fn fields(one: &BucketNotification, yard: &Yard) -> Vec<String> {
    one.check(yard, &[])
        .into_iter()
        .map(|one| one.field)
        .collect()
}

#[test]
fn keys_and_events_are_filtered() {
    let one = BucketNotification {
        suffix: ".gz".to_owned(),
        ..notification("one", "incoming/")
    };
    assert!(one.takes("s3:ObjectCreated:Put", "incoming/a.gz"));
    assert!(one.takes("s3:ObjectCreated:Copy", "incoming/a.gz"));
    assert!(!one.takes("s3:ObjectRemoved:Delete", "incoming/a.gz"));
    assert!(!one.takes("s3:ObjectCreated:Put", "done/a.gz"));
    assert!(!one.takes("s3:ObjectCreated:Put", "incoming/a.txt"));
}

#[test]
fn what_s3_refuses() {
    let mut yard = Yard::default();
    yard.resources.bucket_notifications = crate::resources::BucketNotifications::OnlyOf(Vec::new());
    assert_eq!(fields(&notification("one", ""), &yard), [""; 0]);
    let to = |arn: &str| BucketNotification {
        destination_arn: arn.to_owned(),
        ..notification("one", "")
    };
    assert_eq!(
        fields(&to("arn:aws:sqs:us-east-1:123456789012:orders.fifo"), &yard),
        ["destination_arn"]
    );
    assert_eq!(
        fields(
            &to("arn:aws:states:us-east-1:123456789012:stateMachine:x"),
            &yard
        ),
        ["destination_arn"]
    );
    assert_eq!(
        fields(&to("arn:aws:sqs:eu-west-1:123456789012:orders"), &yard),
        ["destination_arn"]
    );
    let odd = BucketNotification {
        events: vec!["Object Created".to_owned()],
        ..notification("one", "")
    };
    assert_eq!(fields(&odd, &yard), ["events"]);
    yard.conditions.permissions = Permissions::Evaluated;
    let found = notification("one", "").check(&yard, &[]);
    assert_eq!(
        found[0].message,
        "Unable to validate the following destination configurations"
    );
    assert!(found[0].help.contains("arn:aws:s3:::shop-logs"));
}

#[test]
fn configurations_that_overlap_are_refused() {
    let yard = Yard::default();
    let refused = |one: &BucketNotification, two: &BucketNotification| {
        let found = one.check(&yard, &[one.clone(), two.clone()]);
        found
            .iter()
            .any(|one| one.message.starts_with("Configurations overlap"))
    };
    let one = notification("one", "incoming/");
    assert!(refused(&one, &notification("two", "")));
    assert!(refused(&one, &notification("two", "incoming/a")));
    assert!(!refused(&one, &notification("two", "done/")));
    let removed = BucketNotification {
        events: vec!["s3:ObjectRemoved:*".to_owned()],
        ..notification("two", "")
    };
    assert!(!refused(&one, &removed));
    let gz = BucketNotification {
        suffix: ".gz".to_owned(),
        ..notification("two", "")
    };
    let txt = BucketNotification {
        suffix: ".txt".to_owned(),
        ..one.clone()
    };
    assert!(!refused(&txt, &gz));
    let other_bucket = BucketNotification {
        bucket: "other".to_owned(),
        ..notification("two", "")
    };
    assert!(!refused(&one, &other_bucket));
}

#[test]
fn a_function_that_a_rule_calls_as_well_gets_everything_twice() {
    let mut yard = Yard::default();
    let mut rule = Rule {
        name: "import".to_owned(),
        event_bus: "default".to_owned(),
        ..Rule::default()
    };
    rule.event_pattern =
        Some(r#"{"source":["aws.s3"],"detail":{"bucket":{"name":["shop-logs"]}}}"#.to_owned());
    rule.targets.push(Target::new("import", FUNCTION));
    yard.rules.push(rule);
    let one = notification("one", "incoming/");
    assert!(
        one.check(&yard, &[])[0]
            .message
            .contains("by the bucket and by a rule")
    );
    yard.resources.bucket_notifications = crate::resources::BucketNotifications::OnlyOf(Vec::new());
    assert_eq!(one.check(&yard, &[]), []);
}
