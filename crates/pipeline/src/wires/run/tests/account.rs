//! The subscription filter policy of an account.

use super::later;
use crate::wires::account_policy::AccountPolicy;
use crate::wires::subscription_filter::SubscriptionFilter;
use crate::world::services::{DeliveryStream, Function};
use crate::world::{ApiCall, Doing, DoingKind, What, happen};
use crate::{Sent, Yard};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:all-lines";

fn yard(arn: &str, criteria: Option<&str>) -> Yard {
    let mut yard = Yard::default();
    yard.resources.wires.account_policies.push(AccountPolicy {
        policy_name: "all".to_owned(),
        destination_arn: arn.to_owned(),
        role_arn: (arn != FUNCTION).then(|| "arn:aws:iam::123456789012:role/logs".to_owned()),
        selection_criteria: criteria.map(str::to_owned),
        ..AccountPolicy::default()
    });
    yard
}

fn line(yard: &Yard, group: &str) -> Sent {
    let line = What::LogLine {
        log_group: group.to_owned(),
        message: "hello".to_owned(),
    };
    let first = happen(yard, line);
    let mut sent = later(&first.yard, 600);
    let before = std::mem::take(&mut sent.doings);
    sent.doings = [first.doings, before].concat();
    sent
}

fn handed(sent: &Sent) -> Vec<&Doing> {
    let doings = sent.doings.iter();
    doings
        .filter(|one| one.text.contains("handed a line on"))
        .collect()
}

#[test]
fn lines_of_every_log_group_are_handed_on() {
    let yard = yard(FUNCTION, Some(r#"LogGroupName NOT IN ["/shop/noisy"]"#));
    for group in ["/shop/app", "/made/later"] {
        let sent = line(&yard, group);
        let found = handed(&sent);
        assert_eq!(found.len(), 1, "{group}");
        let content = found[0].content.as_deref().unwrap();
        assert!(content.contains(r#""policyLevel":"ACCOUNT_LEVEL_POLICY""#));
        assert!(content.contains(&format!(r#""logGroup":"{group}""#)));
    }
    assert!(handed(&line(&yard, "/shop/noisy")).is_empty());
}

#[test]
fn a_filter_of_the_log_group_hands_the_line_on_as_well() {
    let mut yard = yard(FUNCTION, None);
    let wires = &mut yard.resources.wires;
    for name in ["one", "two"] {
        wires.subscription_filters.push(SubscriptionFilter {
            filter_name: name.to_owned(),
            log_group_name: "/shop/app".to_owned(),
            destination_arn: FUNCTION.to_owned(),
            ..SubscriptionFilter::default()
        });
    }
    assert_eq!(handed(&line(&yard, "/shop/app")).len(), 3);
}

#[test]
fn streams_get_the_lines_with_the_policy_s_role() {
    let arn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/lines";
    let mut yard = yard(arn, None);
    yard.resources
        .services
        .delivery_streams
        .push(DeliveryStream {
            name: "lines".to_owned(),
            bucket: "archive".to_owned(),
            ..DeliveryStream::default()
        });
    let sent = line(&yard, "/shop/app");
    let texts: Vec<&str> = sent.doings.iter().map(|one| one.text.as_str()).collect();
    assert!(
        texts
            .iter()
            .any(|text| text.contains("lines writes 1 record")),
        "{texts:#?}"
    );
    yard.resources.wires.account_policies[0].role_arn = None;
    let sent = line(&yard, "/shop/app");
    let refused = sent
        .doings
        .iter()
        .find(|one| one.kind == DoingKind::Refused);
    let text = &refused.unwrap().text;
    assert!(
        text.starts_with("Account policy all cannot be there"),
        "{text}"
    );
}

#[test]
fn a_log_group_that_the_function_writes_makes_a_loop_until_it_is_left_out() {
    let writes = |group: &str, criteria: Option<&str>| {
        let mut yard = yard(FUNCTION, criteria);
        let request = format!(
            r#"{{"logGroupName":"{group}","logStreamName":"s","logEvents":[{{"message":"x"}}]}}"#
        );
        yard.resources.services.functions.push(Function {
            name: "all-lines".to_owned(),
            calls: vec![ApiCall::new("logs", "PutLogEvents", request)],
            ..Function::default()
        });
        let sent = line(&yard, "/shop/app");
        let cut = sent.doings.iter().any(|one| one.kind == DoingKind::Cut);
        (handed(&sent).len(), cut)
    };
    assert!(writes("/shop/seen", None).1);
    let left_out = r#"LogGroupName NOT IN ["/shop/seen"]"#;
    assert_eq!(writes("/shop/seen", Some(left_out)), (1, false));
    // The function's own log group is left out by itself.
    assert_eq!(writes("/aws/lambda/all-lines", None), (1, false));
}
