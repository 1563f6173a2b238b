use super::{good, remarks};

#[test]
fn functions_have_rules_with_their_permissions() {
    let text = "
Transform: AWS::Serverless-2016-10-31
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: shop }
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Events:
        Order:
          Type: EventBridgeRule
          Properties:
            EventBusName: !Ref Bus
            Pattern: { source: [shop] }
            InputPath: $.detail
            DeadLetterConfig: { Type: SQS, QueueLogicalId: Lost }
            RetryPolicy: { MaximumRetryAttempts: 1 }
        Often:
          Type: Schedule
          Properties: { Schedule: rate(1 hour), Enabled: false, Input: '{}' }
        Web:
          Type: Api
          Properties: { Path: /, Method: get }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: flow
      Events:
        Built: { Type: EventBridgeRule, Properties: { RuleName: built, Pattern: { source: [aws.codebuild] } } }
";
    let imported = good(text);
    let told = remarks(text, &imported);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        (told[0].0.as_str(), told[0].1),
        ("Resources.Work.Properties.Events.Web", "Web")
    );
    let yard = imported.yard;
    let order = yard.rule("shop", "WorkOrder").expect("a rule");
    assert_eq!(
        order.targets[0].arn,
        "arn:aws:lambda:us-east-1:123456789012:function:Work"
    );
    let dead = order.targets[0]
        .dead_letter_config
        .clone()
        .and_then(|one| one.arn);
    assert_eq!(
        dead.as_deref(),
        Some("arn:aws:sqs:us-east-1:123456789012:Lost")
    );
    let often = yard.rule("default", "WorkOften").expect("a rule");
    assert_eq!(often.state.as_str(), "DISABLED");
    let policies = &yard.conditions.policies;
    let of = |arn: &str| {
        policies
            .resources
            .iter()
            .find(|one| one.resource.ends_with(arn))
    };
    assert!(of("function:Work").is_some_and(|one| one.policy.contains("rule/shop/WorkOrder")));
    assert!(of(":Lost").is_some_and(|one| one.policy.contains("sqs:SendMessage")));
    let built = yard.rule("default", "built").expect("a rule");
    assert_eq!(
        built.targets[0].arn,
        "arn:aws:states:us-east-1:123456789012:stateMachine:flow"
    );
    let role = policies.role(built.targets[0].role_arn.as_deref().expect("a role"));
    assert!(role.is_some_and(|role| role.policies[0].policy.contains("states:StartExecution")));
}
