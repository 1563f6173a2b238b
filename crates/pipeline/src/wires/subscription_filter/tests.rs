use super::*;
use crate::conditions::Permissions;

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:log-chat";
const STREAM: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/lines";
const CENTRAL: &str = "arn:aws:logs:us-east-1:222222222222:destination:central";

fn filter(arn: &str) -> SubscriptionFilter {
    SubscriptionFilter {
        filter_name: "one".to_owned(),
        log_group_name: "/shop/app".to_owned(),
        filter_pattern: "NullPointerException".to_owned(),
        destination_arn: arn.to_owned(),
        role_arn: None,
    }
}

fn fields(filter: &SubscriptionFilter, yard: &Yard) -> Vec<String> {
    let found = filter.check(yard, std::slice::from_ref(filter));
    found.into_iter().map(|one| one.field).collect()
}

#[test]
fn lines_go_to_a_function_of_the_account_that_allows_it() {
    let mut yard = Yard::default();
    let one = filter(FUNCTION);
    assert_eq!(fields(&one, &yard), [""; 0]);
    assert!(one.takes("x NullPointerException y") && !one.takes("INFO"));
    yard.conditions.permissions = Permissions::Evaluated;
    let found = one.check(&yard, std::slice::from_ref(&one));
    assert!(
        found[0]
            .message
            .starts_with("Could not execute the lambda function.")
    );
    let foreign = filter(&FUNCTION.replace("123456789012", "222222222222"));
    assert_eq!(fields(&foreign, &yard), ["destination_arn"]);
    let elsewhere = filter(&FUNCTION.replace("us-east-1", "eu-west-1"));
    assert_eq!(fields(&elsewhere, &Yard::default()), ["destination_arn"]);
}

#[test]
fn streams_need_a_role() {
    let yard = Yard::default();
    let mut one = filter(STREAM);
    assert_eq!(fields(&one, &yard), ["role_arn"]);
    one.role_arn = Some("arn:aws:iam::123456789012:role/logs".to_owned());
    assert_eq!(fields(&one, &yard), [""; 0]);
    assert_eq!(
        fields(&filter("arn:aws:s3:::bucket"), &yard),
        ["destination_arn"]
    );
}

#[test]
fn a_log_group_has_two_filters() {
    let yard = Yard::default();
    let all: Vec<SubscriptionFilter> = ["one", "two", "three"]
        .map(|name| SubscriptionFilter {
            filter_name: name.to_owned(),
            ..filter(FUNCTION)
        })
        .to_vec();
    assert_eq!(all[1].check(&yard, &all), []);
    assert_eq!(
        all[2].check(&yard, &all)[0].message,
        "Resource limit exceeded."
    );
}

#[test]
fn a_function_is_not_fed_its_own_lines() {
    let mut one = filter(FUNCTION);
    one.log_group_name = "/aws/lambda/log-chat".to_owned();
    let found = one.check(&Yard::default(), std::slice::from_ref(&one));
    assert!(found[0].help.contains("loop") && !found[0].refused);
}

#[test]
fn another_account_is_reached_through_a_destination_that_lets_it_in() {
    let mut yard = Yard::default();
    let one = filter(CENTRAL);
    assert!(one.check(&yard, &[])[0].message.contains("does not exist"));
    yard.within("222222222222", "us-east-1", |yard| {
        yard.resources.wires.logs_destinations.push(LogsDestination {
            destination_name: "central".to_owned(),
            target_arn: "arn:aws:firehose:us-east-1:222222222222:deliverystream/all".to_owned(),
            role_arn: "arn:aws:iam::222222222222:role/logs".to_owned(),
            access_policy: format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"111111111111"}},"Action":"logs:PutSubscriptionFilter","Resource":"{CENTRAL}"}}]}}"#),
        });
    });
    let found = one.check(&yard, &[]);
    assert!(
        found[0].message.contains("123456789012 is not authorized"),
        "{found:?}"
    );
    yard.within("222222222222", "us-east-1", |yard| {
        let policy = &mut yard.resources.wires.logs_destinations[0].access_policy;
        *policy = policy.replace("111111111111", "123456789012");
    });
    assert_eq!(one.check(&yard, &[]), []);
}

#[test]
fn what_arrives_has_aws_s_names() {
    let text = payload(
        "123456789012",
        ("/shop/app", "web"),
        ("one", false),
        &[("1".to_owned(), 5, "ERROR")],
    );
    assert!(!text.contains("policyLevel"));
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["messageType"], "DATA_MESSAGE");
    assert_eq!(read["logEvents"][0]["message"], "ERROR");
    assert_eq!(read["subscriptionFilters"][0], "one");
}
