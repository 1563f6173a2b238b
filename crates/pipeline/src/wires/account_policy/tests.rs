use super::*;
use crate::conditions::Permissions;
use crate::policy::PolicyPlace;
use crate::wires::bucket_notification::BucketNotification;
use crate::wires::event_source_mapping::EventSourceMapping;
use crate::world::ApiCall;
use crate::world::services::{DeliveryStream, Function};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:all-lines";
const STREAM: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/lines";
const FIREHOSE: &str = "arn:aws:firehose:us-east-1:123456789012:deliverystream/lines";
const ROLE: &str = "arn:aws:iam::123456789012:role/logs";

fn policy(arn: &str) -> AccountPolicy {
    AccountPolicy {
        policy_name: "all".to_owned(),
        destination_arn: arn.to_owned(),
        role_arn: (arn != FUNCTION).then(|| ROLE.to_owned()),
        ..AccountPolicy::default()
    }
}

fn told(one: &AccountPolicy, yard: &Yard) -> Vec<(String, bool)> {
    let found = one.check(yard, std::slice::from_ref(one));
    let told = found.into_iter();
    told.map(|one| (one.field, one.refused)).collect()
}

fn refused(field: &str) -> Vec<(String, bool)> {
    vec![(field.to_owned(), true)]
}

#[test]
fn criteria_have_one_form() {
    let names = |text: &str| left_out(text);
    let two = Some(vec!["/a".to_owned(), "/b".to_owned()]);
    assert_eq!(names(r#"LogGroupName NOT IN ["/a", "/b"]"#), two);
    assert_eq!(names("LogGroupName NOT IN []"), Some(Vec::new()));
    for wrong in [
        "",
        r#"LogGroupName IN ["/a"]"#,
        r#"LogGroupNamePrefix NOT IN ["/a"]"#,
        r#"logGroupName NOT IN ["/a"]"#,
        r#"LogGroupName NOT IN "/a""#,
        "LogGroupName NOT IN [1]",
        r#"LogGroupName NOT IN ["/a"] AND more"#,
    ] {
        assert_eq!(names(wrong), None, "{wrong}");
        let one = AccountPolicy {
            selection_criteria: Some(wrong.to_owned()),
            ..policy(FUNCTION)
        };
        assert_eq!(told(&one, &Yard::default()), refused("selection_criteria"));
    }
    let mut one = policy(FUNCTION);
    one.selection_criteria = Some(format!("LogGroupName NOT IN [\"{}\"]", "x".repeat(25_600)));
    assert_eq!(told(&one, &Yard::default()), refused("selection_criteria"));
}

#[test]
fn it_takes_the_lines_of_every_group_that_is_not_left_out() {
    let mut one = policy(FUNCTION);
    one.filter_pattern = "ERROR".to_owned();
    one.selection_criteria = Some(r#"LogGroupName NOT IN ["/shop/noisy"]"#.to_owned());
    assert!(one.takes("/shop/app", "ERROR x"));
    assert!(!one.takes("/shop/app", "INFO x"));
    assert!(!one.takes("/shop/noisy", "ERROR x"));
    // Names are whole.
    assert!(one.takes("/shop/noisy/2", "ERROR x"));
    // What the function itself writes never comes back to it.
    assert!(!one.takes("/aws/lambda/all-lines", "ERROR x"));
    assert!(one.takes("/aws/lambda/other", "ERROR x"));
    one.destination_arn = STREAM.to_owned();
    assert!(one.takes("/aws/lambda/lines", "ERROR x"));
}

#[test]
fn an_account_has_one_in_a_region() {
    let yard = Yard::default();
    let second = AccountPolicy {
        policy_name: "more".to_owned(),
        ..policy(FUNCTION)
    };
    let all = [policy(FUNCTION), second];
    assert_eq!(all[0].check(&yard, &all), []);
    let found = all[1].check(&yard, &all);
    assert_eq!(found[0].message, "Resource limit exceeded.");
    let own = AccountPolicy {
        policy_name: "aws/all".to_owned(),
        ..policy(FUNCTION)
    };
    assert_eq!(told(&own, &yard), refused("policy_name"));
}

#[test]
fn destinations_are_those_of_filters_and_let_all_log_groups_in() {
    let mut yard = Yard::default();
    for arn in [FUNCTION, STREAM, FIREHOSE] {
        assert_eq!(told(&policy(arn), &yard), [], "{arn}");
    }
    let mut without = policy(STREAM);
    without.role_arn = None;
    assert_eq!(told(&without, &yard), refused("role_arn"));
    let foreign = policy(&FUNCTION.replace("123456789012", "222222222222"));
    assert_eq!(told(&foreign, &yard), refused("destination_arn"));
    assert_eq!(
        told(&policy("arn:aws:s3:::b"), &yard),
        refused("destination_arn")
    );
    yard.conditions.permissions = Permissions::Evaluated;
    assert_eq!(told(&policy(FUNCTION), &yard), refused("destination_arn"));
    let place = PolicyPlace::Resource {
        arn: FUNCTION.to_owned(),
    };
    let lets_in = |groups: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"logs.amazonaws.com"}},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}","Condition":{{"ArnLike":{{"aws:SourceArn":"arn:aws:logs:us-east-1:123456789012:log-group:{groups}"}}}}}}]}}"#
        )
    };
    // One log group is not all of them.
    yard.conditions
        .policies
        .put(&place, &lets_in("/shop/app:*"));
    assert_eq!(told(&policy(FUNCTION), &yard), refused("destination_arn"));
    yard.conditions.policies.put(&place, &lets_in("*"));
    assert_eq!(told(&policy(FUNCTION), &yard), []);
}

#[test]
fn groups_on_the_way_of_the_lines_had_better_be_left_out() {
    let mut yard = Yard::default();
    let writes = |group: &str| {
        let request = format!(r#"{{"logGroupName":"{group}","logEvents":[]}}"#);
        vec![ApiCall::new("logs", "PutLogEvents", request)]
    };
    for (name, calls) in [("all-lines", writes("/shop/seen")), ("reader", Vec::new())] {
        yard.resources.services.functions.push(Function {
            name: name.to_owned(),
            calls,
            ..Function::default()
        });
    }
    yard.resources
        .services
        .delivery_streams
        .push(DeliveryStream {
            name: "lines".to_owned(),
            bucket: "archive".to_owned(),
            ..DeliveryStream::default()
        });
    let reader = FUNCTION.replace("all-lines", "reader");
    let wires = &mut yard.resources.wires;
    wires.event_source_mappings.push(EventSourceMapping {
        event_source_arn: STREAM.to_owned(),
        function_arn: reader.clone(),
        ..EventSourceMapping::default()
    });
    wires.bucket_notifications.push(BucketNotification {
        bucket: "archive".to_owned(),
        destination_arn: reader,
        ..BucketNotification::default()
    });
    for (arn, group) in [
        (FUNCTION, "/shop/seen"),
        (STREAM, "/aws/lambda/reader"),
        (FIREHOSE, "/aws/lambda/reader"),
    ] {
        let mut one = policy(arn);
        let found = one.check(&yard, &[]);
        assert_eq!(found.len(), 1, "{arn}: {found:?}");
        assert!(!found[0].refused && found[0].message.starts_with(group));
        assert!(found[0].help.contains("loop"));
        one.selection_criteria = Some(format!("LogGroupName NOT IN [\"{group}\"]"));
        assert_eq!(one.check(&yard, &[]), [], "{arn}");
    }
}
