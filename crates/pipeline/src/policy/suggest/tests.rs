use crate::policy::{Invocation, Missing, Policies, PolicyPlace, Sender, authorize, complete};

const ROLE: &str = "arn:aws:iam::111122223333:role/deliver";

fn added(target: &str, role: Option<&str>) -> Vec<Missing> {
    let invocation = Invocation {
        sender: Sender::Rule,
        source_arn: "arn:aws:events:eu-west-1:111122223333:rule/orders/paid-twice",
        organization: None,
        target_arn: target,
        role_arn: role,
        parameters: &[],
        passed_roles: &[],
        bus_policy: None,
    };
    complete(&invocation, &Policies::default()).added
}

#[test]
fn the_statement_for_a_queue_names_rule_queue_and_action() {
    let added = added("arn:aws:sqs:eu-west-1:111122223333:orders", None);
    assert_eq!(added.len(), 1);
    assert_eq!(
        added[0].statement,
        r#"{
  "Sid": "AllowSendMessageRuleOrdersPaidTwice",
  "Effect": "Allow",
  "Principal": {
    "Service": "events.amazonaws.com"
  },
  "Action": "sqs:SendMessage",
  "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders",
  "Condition": {
    "ArnEquals": {
      "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/orders/paid-twice"
    }
  }
}"#
    );
    assert_eq!(
        added[0].policy,
        r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "AllowSendMessageRuleOrdersPaidTwice",
      "Effect": "Allow",
      "Principal": {
        "Service": "events.amazonaws.com"
      },
      "Action": "sqs:SendMessage",
      "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders",
      "Condition": {
        "ArnEquals": {
          "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/orders/paid-twice"
        }
      }
    }
  ]
}"#
    );
}

#[test]
fn a_topic_gets_no_condition_because_none_would_hold() {
    let added = added("arn:aws:sns:eu-west-1:111122223333:alerts", None);
    assert!(
        !added[0].statement.contains("Condition"),
        "{}",
        added[0].statement
    );
}

#[test]
fn a_log_group_is_opened_by_a_policy_of_account_and_region() {
    let added = added(
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/a",
        None,
    );
    let arn = "arn:aws:logs:eu-west-1:111122223333:resource-policy:EventBridgeToLogs".to_owned();
    assert!(
        added
            .iter()
            .all(|one| one.place == PolicyPlace::Resource { arn: arn.clone() })
    );
    let conditions: Vec<bool> = added
        .iter()
        .map(|one| one.statement.contains("ArnEquals"))
        .collect();
    assert_eq!(conditions, [false, true]);
    assert!(
        added[1]
            .statement
            .contains("log-group:/aws/events/a:log-stream:*\"")
    );
}

#[test]
fn a_role_is_made_with_trust_and_one_policy() {
    let added = added(
        "arn:aws:states:eu-west-1:111122223333:stateMachine:refund",
        Some(ROLE),
    );
    assert_eq!(added.len(), 2);
    assert_eq!(
        added[0].statement,
        r#"{
  "Sid": "AllowAssumeRole",
  "Effect": "Allow",
  "Principal": {
    "Service": "events.amazonaws.com"
  },
  "Action": "sts:AssumeRole"
}"#
    );
    assert_eq!(
        added[1].statement,
        r#"{
  "Sid": "AllowStartExecution",
  "Effect": "Allow",
  "Action": "states:StartExecution",
  "Resource": "arn:aws:states:eu-west-1:111122223333:stateMachine:refund"
}"#
    );
    let PolicyPlace::Role { role, name } = &added[1].place else {
        panic!("a policy of the role");
    };
    assert_eq!((role.as_str(), name.as_str()), (ROLE, "InvokeTarget"));
}

#[test]
fn a_text_that_cannot_be_read_is_not_written_over() {
    let queue = "arn:aws:sqs:eu-west-1:111122223333:orders";
    let invocation = Invocation {
        sender: Sender::Rule,
        source_arn: "arn:aws:events:eu-west-1:111122223333:rule/paid",
        organization: None,
        target_arn: queue,
        role_arn: None,
        parameters: &[],
        passed_roles: &[],
        bus_policy: None,
    };
    for (text, replaces) in [("{\"Statement\": [", true), ("", false), (" \n", false)] {
        let mut policies = Policies::default();
        let arn = queue.to_owned();
        policies.put(&PolicyPlace::Resource { arn }, text);
        let answer = authorize(&invocation, &policies);
        let missing = &answer.refusal().expect("refused").missing;
        assert_eq!(missing[0].replaces, replaces, "{text}");
        let completed = complete(&invocation, &policies);
        assert_eq!(completed.policies == policies, replaces, "{text}");
    }
}
