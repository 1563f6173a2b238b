use crate::import::{Import, Imported, NotRead};
use crate::remark::Gravity;
use pattern::Span;
use pipeline::{InputChoice, RuleState, Yard};

mod hostile;
mod sam;

pub(super) fn read(text: &str) -> Result<Imported, NotRead> {
    super::import(text, &Import::default(), &Yard::default())
}

#[track_caller]
pub(super) fn good(text: &str) -> Imported {
    match read(text) {
        Ok(imported) => imported,
        Err(error) => panic!("{error} at {:?}", error.span.map(|span| span.of(text))),
    }
}

/// The remarks that are more than notes: the place, the bytes and the message.
pub(super) fn remarks<'t>(text: &'t str, imported: &Imported) -> Vec<(String, &'t str, String)> {
    let told = imported
        .remarks
        .iter()
        .filter(|one| one.gravity != Gravity::Note);
    told.map(|one| {
        let span = one.span.unwrap_or(Span { start: 0, end: 0 });
        (one.path.clone(), span.of(text), one.message.clone())
    })
    .collect()
}

#[track_caller]
fn whole(text: &str) -> Yard {
    let imported = good(text);
    assert_eq!(remarks(text, &imported), []);
    imported.yard
}

const SHORT: &str = r#"
Parameters:
  Stage: { Type: String, Default: dev }
  Table: { Type: CommaDelimitedList, Default: "one, two" }
Mappings:
  Days:
    dev: { Kept: 3 }
    prod: { Kept: 90 }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: !Sub orders-${Stage}
  Dead:
    Type: AWS::SQS::Queue
  Work:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Join ['-', [work, !Ref Stage]]
      Code: { ZipFile: "x" }
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: orders
      EventBusName: !Ref Bus
      State: !If [IsProd, ENABLED, DISABLED]
      EventPattern:
        source: [my.app]
        detail:
          kind: !Ref Table
          n: [{ numeric: [">", 5] }]
      Targets:
        - Id: work
          Arn: !GetAtt Work.Arn
          DeadLetterConfig: { Arn: !GetAtt [Dead, Arn] }
          RetryPolicy: { MaximumRetryAttempts: "2" }
          InputTransformer:
            InputPathsMap: { weight: $.detail.weight }
            InputTemplate: '{"w": <weight>}'
        - !If
          - IsProd
          - { Id: never, Arn: !GetAtt Dead.Arn }
          - !Ref AWS::NoValue
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Work
      Action: lambda:InvokeFunction
      Principal: events.amazonaws.com
      SourceArn: !GetAtt Rule.Arn
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Dead]
      PolicyDocument:
        Statement:
          Effect: Allow
          Principal: { Service: events.amazonaws.com }
          Action: sqs:SendMessage
          Resource: !GetAtt Dead.Arn
          Condition: { ArnEquals: { aws:SourceArn: !Sub "${Rule.Arn}" } }
  Archive:
    Type: AWS::Events::Archive
    Condition: IsDev
    Properties:
      SourceArn: !GetAtt Bus.Arn
      RetentionDays: !FindInMap [Days, !Ref Stage, Kept]
"#;

#[test]
fn short_forms_parameters_and_conditions_are_worked_out() {
    let yard = whole(SHORT);
    assert!(yard.has_event_bus("orders-dev"));
    let rule = yard.rule("orders-dev", "orders").expect("the rule");
    assert_eq!(rule.state, RuleState::Disabled);
    let pattern =
        r#"{"source":["my.app"],"detail":{"kind":["one","two"],"n":[{"numeric":[">",5]}]}}"#;
    assert_eq!(rule.event_pattern.as_deref(), Some(pattern));
    let [target] = rule.targets.as_slice() else {
        panic!("{:?}", rule.targets);
    };
    assert_eq!(
        target.arn,
        "arn:aws:lambda:us-east-1:123456789012:function:work-dev"
    );
    let queue = target
        .dead_letter_config
        .as_ref()
        .and_then(|one| one.arn.as_deref());
    assert_eq!(queue, Some("arn:aws:sqs:us-east-1:123456789012:Dead"));
    assert_eq!(
        target
            .retry_policy
            .and_then(|one| one.maximum_retry_attempts),
        Some(2)
    );
    let paths = vec![("weight".to_owned(), "$.detail.weight".to_owned())];
    let template = "{\"w\": <weight>}".to_owned();
    assert_eq!(target.input, InputChoice::Transformer { paths, template });
    assert_eq!(yard.resources.archives[0].retention_days, 3);
    let policies = &yard.conditions.policies.resources;
    assert_eq!(policies.len(), 2, "{policies:?}");
    assert!(
        policies[0].policy.contains("rule/orders-dev/orders"),
        "{policies:?}"
    );
    assert!(
        policies[1].policy.contains("rule/orders-dev/orders"),
        "{policies:?}"
    );
}

#[test]
fn parameters_may_be_given() {
    let with = Import {
        parameters: vec![("Stage".to_owned(), "prod".to_owned())],
        ..Import::default()
    };
    let imported = super::import(SHORT, &with, &Yard::default()).expect("a template");
    let rule = imported
        .yard
        .rule("orders-prod", "orders")
        .expect("the rule");
    assert_eq!(rule.state, RuleState::Enabled);
    assert_eq!(rule.targets.len(), 2);
    assert_eq!(imported.yard.resources.archives.len(), 0);
}

#[test]
fn json_says_the_same() {
    let text = r#"{
  "Resources": {
    "Rule": {
      "Type": "AWS::Events::Rule",
      "Properties": {
        "ScheduleExpression": "rate(5 minutes)",
        "Targets": [{"Id": "t", "Arn": {"Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${!x}"}}]
      }
    }
  }
}"#;
    let yard = whole(text);
    assert_eq!(
        yard.rules[0].schedule_expression.as_deref(),
        Some("rate(5 minutes)")
    );
    assert_eq!(
        yard.rules[0].targets[0].arn,
        "arn:aws:sqs:us-east-1:123456789012:${x}"
    );
}

#[test]
fn what_is_not_understood_has_its_place() {
    let text = "
Resources:
  Alarm:
    Type: AWS::CloudWatch::Alarm
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: a
      Color: red
      EventPattern: { source: [a], detail: { x: [y, !ImportValue there] } }
      Targets:
        - { Id: t, Arn: !Ref Nothing }
        - { Id: bad, Arn: arn:aws:sqs:us-east-1:123456789012:q, Input: '{' }
  Other:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: a } }
Extra: 1
";
    let imported = good(text);
    let told = remarks(text, &imported);
    let short: Vec<(&str, &str)> = told
        .iter()
        .map(|(path, span, _)| (path.as_str(), *span))
        .collect();
    assert_eq!(
        short,
        [
            ("Resources.Alarm.Properties", "Alarm"),
            ("Resources.Rule.Properties.Color", "Color"),
            (
                "Resources.Rule.Properties.EventPattern.detail.x[1].Fn::ImportValue",
                "!ImportValue there"
            ),
            (
                "Resources.Rule.Properties.Targets[0]",
                "{ Id: t, Arn: !Ref Nothing }"
            ),
            (
                "Resources.Rule.Properties.Targets[0].Arn.Ref",
                "!Ref Nothing"
            ),
            (
                "Resources.Rule.Properties.Targets[1]",
                "{ Id: bad, Arn: arn:aws:sqs:us-east-1:123456789012:q, Input: '{' }"
            ),
            ("Resources.Other.Properties", "Other"),
            ("Extra", "Extra"),
        ],
        "{told:?}"
    );
    assert!(
        told[6].2.starts_with("InvalidEventPatternException"),
        "{told:?}"
    );
    assert_eq!(imported.yard.rules.len(), 1);
}

#[test]
fn roles_keys_and_policies_find_each_other() {
    let text = "
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: 'kms:*', Resource: '*' }
  KeyName:
    Type: AWS::KMS::Alias
    Properties: { AliasName: alias/jobs, TargetKeyId: !Ref Key }
  Jobs:
    Type: AWS::SQS::Queue
    Properties: { QueueName: jobs, KmsMasterKeyId: alias/jobs }
  Start:
    Type: AWS::IAM::Role
    Properties:
      Path: /service/
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: sts:AssumeRole }
  MayStart:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: start
      Roles: [!Ref Start]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Action: states:StartExecution, Resource: !Ref Flow }]
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties: { RoleArn: x }
  Logs:
    Type: AWS::Logs::ResourcePolicy
    Properties:
      PolicyName: rules
      PolicyDocument: !Sub |
        {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"events.amazonaws.com\"},
          \"Action\": \"logs:PutLogEvents\", \"Resource\": \"arn:${AWS::Partition}:logs:*:*:*\"}]}
";
    let yard = whole(text);
    let policies = &yard.conditions.policies;
    assert_eq!(
        policies.roles[0].arn,
        "arn:aws:iam::123456789012:role/service/Start"
    );
    assert!(
        policies.roles[0].policies[0]
            .policy
            .contains("stateMachine:Flow")
    );
    let key = policies.key("alias/jobs", "arn:aws:sqs:us-east-1:123456789012:jobs");
    assert!(key.is_some_and(|key| key.policy.contains("kms:*")));
    assert_eq!(
        policies.resources[0].resource,
        "arn:aws:logs:us-east-1:123456789012:resource-policy:rules"
    );
}

#[test]
fn connections_and_destinations_have_the_arns_that_aws_gives() {
    let text = "
Parameters:
  Secret: { Type: String, NoEcho: true }
Resources:
  Destination:
    Type: AWS::Events::ApiDestination
    Properties: { Name: erp, ConnectionArn: !GetAtt Connection.Arn, HttpMethod: POST, InvocationEndpoint: https://erp.example.com/orders, InvocationRateLimitPerSecond: 5 }
  Connection:
    Type: AWS::Events::Connection
    Properties:
      Name: erp
      AuthorizationType: API_KEY
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: x-key, ApiKeyValue: !Ref Secret } }
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [a] }
      Targets: [{ Id: erp, Arn: !GetAtt Destination.Arn, RoleArn: arn:aws:iam::123456789012:role/call }]
";
    let yard = whole(text);
    let destination = &yard.resources.api_destinations[0];
    let arn = format!(
        "arn:aws:events:us-east-1:123456789012:api-destination/erp/{}",
        destination.id
    );
    assert_eq!(yard.rules[0].targets[0].arn, arn);
    // And out again, and in.
    let again = whole(&crate::export_as(&yard, crate::ExportFormat::CloudFormation).text);
    assert_eq!(
        again.resources.connections[0].auth_parameters,
        yard.resources.connections[0].auth_parameters
    );
    assert_eq!(again.rules[0].targets.len(), 1);
}

#[test]
fn statements_of_a_bus_come_together() {
    let text = "
Resources:
  One:
    Type: AWS::Events::EventBusPolicy
    Properties: { StatementId: one, Action: events:PutEvents, Principal: '111111111111' }
  Two:
    Type: AWS::Events::EventBusPolicy
    Properties:
      StatementId: two
      Statement: { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::222222222222:root' }, Action: events:PutEvents, Resource: !Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default' }
";
    let policy = whole(text).event_buses[0].policy.clone().expect("a policy");
    assert!(
        policy.contains("\"one\"") && policy.contains("\"two\""),
        "{policy}"
    );
}

#[test]
fn a_statement_whose_condition_is_not_known_allows_nothing() {
    let text = "
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [https://sqs.us-east-1.amazonaws.com/123456789012/q]
      PolicyDocument:
        Statement:
          - { Effect: Allow, Principal: '*', Action: sqs:SendMessage, Resource: '*', Condition: { ArnEquals: { aws:SourceArn: !ImportValue rule } } }
          - { Sid: Known, Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: sqs:SendMessage, Resource: ['*', !ImportValue other] }
";
    let imported = good(text);
    let policies = &imported.yard.conditions.policies.resources;
    assert_eq!(policies.len(), 1);
    assert!(!policies[0].policy.contains("ArnEquals"), "{policies:?}");
    assert!(policies[0].policy.contains("Known"), "{policies:?}");
    assert_eq!(remarks(text, &imported).len(), 3);
}

#[test]
fn of_a_name_that_stands_twice_the_last_counts() {
    let text = "
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: one }
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: two, Name: three }
";
    let imported = good(text);
    let names: Vec<&str> = imported
        .yard
        .event_buses
        .iter()
        .map(|bus| bus.name.as_str())
        .collect();
    assert_eq!(names, ["default", "three"]);
    let told = remarks(text, &imported);
    let short: Vec<&str> = told.iter().map(|(path, ..)| path.as_str()).collect();
    assert_eq!(short, ["Bus", "Name"]);
}

#[test]
fn what_is_no_template_is_not_read() {
    for (text, says) in [
        ("", "empty"),
        ("a: 1", "section Resources"),
        ("Resources: [", "no valid YAML"),
        ("{\"Resources\": ", "no valid JSON"),
        ("Resources: &a {}\nOutputs: *a", "no aliases"),
        ("Resources:\n  <<: {}", "no hash merges"),
        ("Resources:\n  ? [a]\n  : b", "a name is a text"),
        ("Resources: {}\n---\nResources: {}", "second one"),
    ] {
        let error = read(text).expect_err(text);
        let found = error.message.to_lowercase().contains(&says.to_lowercase());
        assert!(found, "{text}: {error}");
    }
}

#[test]
fn the_parameters_are_told_in_their_order() {
    let read = good(
        "Parameters:\n  Stage:\n    Type: String\n    Default: dev\n    AllowedValues: [dev, prod]\n    Description: Where it runs.\n  Count:\n    Type: Number\nResources:\n  Bus:\n    Type: AWS::Events::EventBus\n    Properties:\n      Name: !Ref Stage\n",
    );
    let [stage, count] = read.parameters.as_slice() else {
        panic!("{:?}", read.parameters);
    };
    assert_eq!(
        (
            stage.name.as_str(),
            stage.default.as_deref(),
            stage.allowed.as_slice()
        ),
        (
            "Stage",
            Some("dev"),
            ["dev".to_owned(), "prod".to_owned()].as_slice()
        )
    );
    assert_eq!(
        (count.kind.as_str(), count.default.as_deref()),
        ("Number", None)
    );
}

#[test]
fn long_logical_ids_make_names_that_aws_takes_and_that_differ() {
    let long = "aRuleWithALogicalIdThatATooolHasMadeOfEverythingAroundItAndThatEndsIn";
    let rule = |end: &str| {
        format!(
            "  {long}{end}:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: {{source: [a]}}\n      Targets: [{{Id: t, Arn: !GetAtt {long}Queue.Arn}}]\n"
        )
    };
    let text = format!(
        "Resources:\n{}{}  {long}Queue:\n    Type: AWS::SQS::Queue\n",
        rule("1"),
        rule("2")
    );
    let yard = whole(&text);
    let names: Vec<&str> = yard.rules.iter().map(|rule| rule.name.as_str()).collect();
    assert!(
        names
            .iter()
            .all(|name| name.len() <= 64 && name.starts_with("aRuleWith")),
        "{names:?}"
    );
    assert_eq!(names.len(), 2);
    assert_ne!(names[0], names[1]);
    let targets: Vec<&str> = yard
        .rules
        .iter()
        .map(|rule| rule.targets[0].arn.as_str())
        .collect();
    assert!(
        targets
            .iter()
            .all(|arn| arn.starts_with("arn:aws:sqs:") && *arn == targets[0])
    );
}

#[test]
fn what_a_yard_has_beside_its_rules_is_said_to_be_declared_there() {
    let text = "Resources:\n  High:\n    Type: AWS::CloudWatch::Alarm\n    Properties: {}\n";
    let told = remarks(text, &good(text));
    assert!(
        told.iter()
            .any(|(_, _, message)| message.contains("can be declared there")),
        "{told:?}"
    );
}
