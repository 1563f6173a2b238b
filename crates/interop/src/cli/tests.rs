use crate::import::{Import, Imported};
use crate::remark::Gravity;
use pattern::Span;
use pipeline::{InputChoice, Yard};
use std::time::{Duration, Instant};

fn read(text: &str) -> Imported {
    super::import(text, &Import::default(), &Yard::default()).expect("commands")
}

/// The remarks that are more than notes: the place, how the bytes begin and the message.
fn remarks(text: &str, imported: &Imported) -> Vec<(String, String, String)> {
    let told = imported
        .remarks
        .iter()
        .filter(|one| one.gravity != Gravity::Note);
    told.map(|one| {
        let span = one.span.unwrap_or(Span { start: 0, end: 0 });
        let begins = span.of(text).chars().take(24).collect();
        (one.path.clone(), begins, one.message.clone())
    })
    .collect()
}

#[track_caller]
fn whole(text: &str) -> Imported {
    let imported = read(text);
    assert_eq!(remarks(text, &imported), []);
    imported
}

#[test]
fn pasted_commands_make_a_yard() {
    let text = r#"
# a bus and a rule
$ aws events create-event-bus --name shop --tags Key=team,Value=a
RULE=orders
aws events put-rule --name "$RULE" --event-bus-name shop \
    --event-pattern '{"source": ["shop"], "detail": {"n": [1.50]}}' --state=ENABLED
aws events put-targets --rule $RULE --event-bus-name shop --targets \
    "Id"="work","Arn"="arn:aws:lambda:us-east-1:123456789012:function:work",RetryPolicy={MaximumRetryAttempts=3} \
    'Id=fifo,Arn=arn:aws:sqs:us-east-1:123456789012:q.fifo,SqsParameters={MessageGroupId=g},DeadLetterConfig={Arn=arn:aws:sqs:us-east-1:123456789012:dead}'
aws lambda add-permission --function-name work --statement-id allow --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn "arn:aws:events:us-east-1:$(aws sts get-caller-identity --query Account --output text):rule/shop/orders"
aws events put-permission --event-bus-name shop --action events:PutEvents --principal 111111111111 --statement-id them
aws events create-archive --archive-name kept --event-source-arn arn:aws:events:us-east-1:123456789012:event-bus/shop --retention-days 7
aws events put-events --entries '[{"Source": "shop", "DetailType": "Order", "Detail": "{\"n\": 1.50}", "EventBusName": "shop"}]' Source=shop,DetailType=Other,Detail='{}'
"#;
    // A list is JSON or shorthand, not both.
    let imported = read(text);
    let told = remarks(text, &imported);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(imported.events, []);
    let text = text.replace(" Source=shop,DetailType=Other,Detail='{}'", "");
    let imported = whole(&text);
    let yard = &imported.yard;
    let rule = yard.rule("shop", "orders").expect("the rule");
    assert_eq!(
        rule.event_pattern.as_deref(),
        Some(r#"{"source": ["shop"], "detail": {"n": [1.50]}}"#)
    );
    assert_eq!(rule.targets.len(), 2);
    assert_eq!(
        rule.targets[0]
            .retry_policy
            .and_then(|one| one.maximum_retry_attempts),
        Some(3)
    );
    assert_eq!(yard.resources.archives[0].retention_days, 7);
    let policy = &yard.conditions.policies.resources[0].policy;
    assert!(
        policy.contains("arn:aws:events:us-east-1:123456789012:rule/shop/orders"),
        "{policy}"
    );
    assert_eq!(imported.events.len(), 1);
    assert_eq!(imported.events[0].event_bus, "shop");
    assert!(
        imported.events[0].text.contains("\"n\": 1.50"),
        "{}",
        imported.events[0].text
    );
}

#[test]
fn files_are_pasted_as_well() {
    let text = "aws events put-rule --name a --event-pattern file://patterns/a.json";
    let imported = read(text);
    let told = remarks(text, &imported);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].0, "aws events put-rule --event-pattern");
    assert!(
        told[0]
            .2
            .contains("Paste the text of the file patterns/a.json"),
        "{told:?}"
    );
    let with = Import {
        files: vec![("a.json".to_owned(), "{\"source\": [\"a\"]}\n".to_owned())],
        ..Import::default()
    };
    let imported = super::import(text, &with, &Yard::default()).expect("commands");
    assert_eq!(
        imported.yard.rules[0].event_pattern.as_deref(),
        Some("{\"source\": [\"a\"]}")
    );
}

#[test]
fn aws_refuses_in_its_own_words() {
    let text = "aws events put-rule --name 'a b' --event-pattern '{}'
aws events put-targets --rule nothing --targets Id=1,Arn=arn:aws:sqs:us-east-1:123456789012:q
aws events put-rule --name c --event-pattern '{\"source\": \"x\"}'
aws iam put-role-policy --role-name r --policy-name p --policy-document '{}'";
    let imported = read(text);
    let told = remarks(text, &imported);
    let codes: Vec<&str> = told
        .iter()
        .map(|(_, _, told)| told.split(':').next().unwrap_or_default())
        .collect();
    assert_eq!(
        codes,
        [
            "ValidationException",
            "ResourceNotFoundException",
            "InvalidEventPatternException",
            "NoSuchEntity"
        ],
        "{told:?}"
    );
    assert_eq!(imported.yard.rules, []);
}

#[test]
fn what_is_not_understood_has_its_place() {
    let text = "kubectl get pods
aws s3 cp a b
aws events put-rule --name a --event-pattern '{\"source\": [\"a\"]}' --colour red
aws events put-targets --rule a --targets 'Id=1,Arn'
aws events list-rules | jq .
echo $HOME
aws events put-rule
aws events put-rule --name 'open
";
    let imported = read(text);
    let told = remarks(text, &imported);
    let short: Vec<(&str, &str)> = told
        .iter()
        .map(|(path, begins, _)| (path.as_str(), begins.as_str()))
        .collect();
    assert_eq!(
        short,
        [
            ("kubectl", "kubectl get pods"),
            ("aws s3 cp", "aws s3 cp a b"),
            ("aws events put-rule --colour", "aws events put-rule --na"),
            ("aws events put-targets", "aws events put-targets -"),
            ("aws events list-rules", "aws events list-rules | "),
            ("echo $HOME", "echo $HOME"),
            ("aws events put-rule", "aws events put-rule"),
            ("aws events put-rule", "aws events put-rule --na"),
        ],
        "{told:?}"
    );
    assert_eq!(imported.yard.rules.len(), 1);
}

#[test]
fn roles_topics_logs_and_keys() {
    let trust = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"#;
    let topic = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish", "Resource": "*"}]}"#;
    let text = format!(
        "aws iam create-role --role-name r --path /service/ --assume-role-policy-document '{trust}'
aws iam put-role-policy --role-name r --policy-name p --policy-document '{{\"Version\": \"2012-10-17\", \"Statement\": [{{\"Effect\": \"Allow\", \"Action\": \"events:PutEvents\", \"Resource\": \"*\"}}]}}'
aws sns create-topic --name t
aws sns set-topic-attributes --topic-arn arn:aws:sns:us-east-1:123456789012:t --attribute-name Policy --attribute-value '{topic}'
aws logs put-resource-policy --policy-name l --policy-document '{topic}'
aws kms put-key-policy --key-id 11111111-2222-4333-8444-555555555555 --policy-name default --policy '{topic}'
aws kms create-alias --alias-name alias/k --target-key-id 11111111-2222-4333-8444-555555555555
aws sqs create-queue --queue-name q --attributes KmsMasterKeyId=alias/k
aws events test-event-pattern --event-pattern '{{\"source\": [\"a\"]}}' --event '{{\"source\": \"a\"}}'
"
    );
    let imported = read(&text);
    let policies = &imported.yard.conditions.policies;
    assert_eq!(
        policies.roles[0].arn,
        "arn:aws:iam::123456789012:role/service/r"
    );
    assert_eq!(policies.roles[0].policies.len(), 1);
    assert_eq!(policies.resources.len(), 2);
    assert_eq!(policies.keys[0].aliases, ["alias/k"]);
    assert_eq!(policies.encrypted[0].key, "alias/k");
}

#[test]
fn regions_are_places_of_their_own() {
    let text = "export AWS_REGION=eu-west-1
aws events put-rule --name here --event-pattern '{\"source\": [\"a\"]}'
aws events put-rule --name there --region us-west-2 --event-pattern '{\"source\": [\"a\"]}'";
    let yard = whole(text).yard;
    assert_eq!(yard.region, "us-east-1");
    assert_eq!(yard.rules, []);
    let regions: Vec<&str> = yard
        .elsewhere
        .iter()
        .map(|place| place.region.as_str())
        .collect();
    assert_eq!(regions, ["eu-west-1", "us-west-2"]);
}

#[test]
fn hostile_texts_are_refused_soon() {
    let start = Instant::now();
    let refused = |text: &str| {
        super::import(text, &Import::default(), &Yard::default()).expect_err("refused")
    };
    assert!(refused(&"a".repeat(5_000_000)).message.contains("5000000"));
    assert!(refused(&"a\n".repeat(1_001)).message.contains("1001"));
    read(&format!(
        "aws events put-targets --rule a --targets '{}'",
        "[".repeat(400_000)
    ));
    read(&format!(
        "aws events put-targets --rule a --targets 'A={}'",
        "{a=".repeat(200_000)
    ));
    read(&format!(
        "aws events put-rule --name {}",
        "'".repeat(400_001)
    ));
    read(&format!("aws events put-rule {}", "--x ".repeat(200_000)));
    read(&format!(
        "A={}\naws events put-rule --name {}",
        "x".repeat(100_000),
        "$A".repeat(200_000)
    ));
    let nested = format!("{}{}", "$(".repeat(100_000), ")".repeat(100_000));
    read(&format!("aws events put-rule --name {nested}"));
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
}

#[test]
fn an_input_may_be_json_or_shorthand() {
    let text = "aws events put-rule --name a --schedule-expression 'rate(5 minutes)'
aws events put-targets --rule a --targets '{\"Id\": \"1\", \"Arn\": \"arn:aws:sqs:us-east-1:123456789012:q\", \"Input\": \"{\\\"a\\\": 1}\"}'";
    let yard = whole(text).yard;
    assert_eq!(
        yard.rules[0].targets[0].input,
        InputChoice::Constant("{\"a\": 1}".to_owned())
    );
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(aws events put-(rule|targets) )?[a-c'\"\\\\$(){}#;=,&\\n é\\[\\]-]{0,60}") {
        let imported = read(&text);
        for remark in &imported.remarks {
            let span = remark.span.unwrap_or(Span { start: 0, end: 0 });
            proptest::prop_assert!(text.get(span.start..span.end).is_some());
        }
    }
}
