//! Roles and policies decide what services may call.

use super::services::*;
use super::*;
use crate::conditions::Permissions;
use crate::policy::{ResourcePolicy, Role, RolePolicy};

const ROLE: &str = "arn:aws:iam::123456789012:role/work";

fn role(service: &str, allows: &str) -> Role {
    let statement = match allows {
        "" => String::new(),
        actions => format!(r#"{{"Effect":"Allow","Action":{actions},"Resource":"*"}}"#),
    };
    Role {
        arn: ROLE.to_owned(),
        trust_policy: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"{service}"}},"Action":"sts:AssumeRole"}}]}}"#
        ),
        policies: vec![RolePolicy {
            name: "p".to_owned(),
            policy: format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#),
        }],
    }
}

fn refused(sent: &Sent) -> Vec<&Doing> {
    let doings = sent.doings.iter();
    doings
        .filter(|one| one.kind == DoingKind::Refused)
        .collect()
}

/// What a yard that code works in does with these policies.
fn with(mut yard: Yard, service: &str, allows: &str) -> Sent {
    yard.conditions.policies.roles = vec![role(service, allows)];
    play(&yard, &[event("Go", "{}")], 400)
}

fn function(role: Option<&str>) -> Yard {
    let mut yard = driven(vec![
        ApiCall::new(
            "sqs",
            "SendMessage",
            r#"{"queueUrl":"work","messageBody":"a"}"#,
        ),
        ApiCall::new("s3", "PutObject", r#"{"bucketName":"b","key":"k"}"#),
    ]);
    let services = &mut yard.resources.services;
    services.functions[0].role = role.map(str::to_owned);
    services.functions[0].maximum_retry_attempts = 0;
    services.queues.push(Queue {
        name: "work".to_owned(),
    });
    services.buckets.push(Bucket {
        name: "b".to_owned(),
    });
    yard
}

#[test]
fn a_function_calls_what_its_role_allows_and_fails_at_the_first_that_it_does_not() {
    let lambda = "lambda.amazonaws.com";
    assert!(refused(&with(function(None), lambda, "")).is_empty());
    let yard = || function(Some(ROLE));
    let all = with(yard(), lambda, r#"["sqs:SendMessage","s3:PutObject"]"#);
    assert!(refused(&all).is_empty());
    assert_eq!(texts(&all, ":work").len(), 1);
    let half = with(yard(), lambda, r#""sqs:SendMessage""#);
    let found = refused(&half);
    assert_eq!(found.len(), 1);
    assert!(
        found[0]
            .text
            .contains("s3:PutObject on resource: arn:aws:s3:::b/k")
    );
    let statement = found[0].content.as_deref().unwrap();
    assert!(
        statement.contains(r#""Action":"s3:PutObject""#),
        "{statement}"
    );
    let failed = texts(&half, "function:driver");
    assert!(
        failed.contains(&"Function driver failed: AccessDenied."),
        "{failed:?}"
    );
    assert!(!refused(&with(yard(), "ec2.amazonaws.com", r#""*""#)).is_empty());
    // CloudTrail records the call that was refused.
    let told = told(&half, "errorCode");
    assert!(
        told.iter().any(|(_, code)| code == "AccessDenied"),
        "{told:?}"
    );
    let why = members(&half, "AWS API Call via CloudTrail", "errorMessage");
    let end = "/driver is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/k";
    assert!(
        why.iter()
            .any(|why| why.starts_with("User: arn:aws:sts::") && why.ends_with(end)),
        "{why:?}"
    );
}

/// Who starts a runbook that takes on a role has to be let pass that role, be it code or EventBridge.
#[test]
fn a_runbook_with_a_role_of_its_own_asks_for_pass_role() {
    let start = r#"{"documentName":"tag"}"#;
    let mut yard = driven(vec![ApiCall::new("ssm", "StartAutomationExecution", start)]);
    let services = &mut yard.resources.services;
    services.functions[0].role = Some(ROLE.to_owned());
    services.functions[0].maximum_retry_attempts = 0;
    services.documents.push(Document {
        name: "tag".to_owned(),
        assume_role: Some("arn:aws:iam::123456789012:role/runbook".to_owned()),
        ..Document::default()
    });
    let lambda = "lambda.amazonaws.com";
    let sent = with(yard.clone(), lambda, r#""ssm:StartAutomationExecution""#);
    let text = &refused(&sent)[0].text;
    let on = "iam:PassRole on resource: arn:aws:iam::123456789012:role/runbook";
    assert!(text.contains(on), "{text}");
    let both = r#"["ssm:StartAutomationExecution","iam:PassRole"]"#;
    assert!(refused(&with(yard.clone(), lambda, both)).is_empty());
    // A runbook without a role works with that of its caller.
    yard.resources.services.documents[0].assume_role = None;
    let sent = with(yard.clone(), lambda, r#""ssm:StartAutomationExecution""#);
    assert!(refused(&sent).is_empty());
    // EventBridge as a target's role.
    yard.resources.services.documents[0].assume_role =
        Some("arn:aws:iam::123456789012:role/runbook".to_owned());
    let target = &mut yard.rules[0].targets[0];
    target.arn = format!("arn:aws:ssm:{PLACE}:automation-definition/tag:$DEFAULT");
    target.role_arn = Some(ROLE.to_owned());
    target.input = crate::InputChoice::Constant("{}".to_owned());
    let events = "events.amazonaws.com";
    let failure = |sent: &Sent| {
        let delivery = &sent.events[0].rules[0].deliveries[0];
        let failure = delivery.failure.as_ref();
        failure.map(|failure| failure.error_message.clone())
    };
    let sent = with(yard.clone(), events, r#""ssm:StartAutomationExecution""#);
    assert!(failure(&sent).unwrap().contains(on), "{:?}", failure(&sent));
    assert_eq!(failure(&with(yard, events, both)), None);
}

#[test]
fn a_role_that_is_not_there_is_one_of_the_console_or_missing() {
    let mut yard = function(Some(ROLE));
    assert!(refused(&play(&yard, &[event("Go", "{}")], 60)).is_empty());
    yard.conditions.permissions = Permissions::Evaluated;
    yard.conditions.policies.resources.push(ResourcePolicy {
        resource: format!("arn:aws:lambda:{PLACE}:function:driver"),
        policy: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"*"}]}"#.to_owned(),
    });
    // EventBridge's own role of the test's target is missing as well, so the function is called by
    // its policy alone.
    yard.rules[0].targets[0].role_arn = None;
    let sent = play(&yard, &[event("Go", "{}")], 60);
    let found = refused(&sent);
    assert_eq!(found.len(), 1, "{:#?}", sent.doings);
    assert!(
        found[0]
            .text
            .contains(&format!("The role {ROLE} does not exist"))
    );
}

#[test]
fn an_explicit_denial_of_the_bucket_wins() {
    let mut yard = function(None);
    yard.conditions.policies.resources.push(ResourcePolicy {
        resource: "arn:aws:s3:::b".to_owned(),
        policy: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"}]}"#.to_owned(),
    });
    let sent = play(&yard, &[event("Go", "{}")], 60);
    assert!(refused(&sent)[0].text.contains("An explicit denial wins"));
}

#[test]
fn a_pipeline_s_role_decides_what_its_actions_start() {
    let mut yard = driven(vec![ApiCall::new(
        "codepipeline",
        "StartPipelineExecution",
        r#"{"name":"release"}"#,
    )]);
    let services = &mut yard.resources.services;
    services.projects.push(Project {
        name: "shop".to_owned(),
        ..Project::default()
    });
    services.pipelines.push(Pipeline {
        name: "release".to_owned(),
        role_arn: Some(ROLE.to_owned()),
        stages: vec![
            Stage {
                name: "Source".to_owned(),
                ..Stage::default()
            },
            Stage {
                name: "Build".to_owned(),
                actions: vec![Action {
                    name: "Build".to_owned(),
                    provider: "CodeBuild".to_owned(),
                    resource: Some("shop".to_owned()),
                    ..Action::default()
                }],
            },
        ],
    });
    let states = |sent: &Sent| {
        members(
            sent,
            "CodePipeline Pipeline Execution State Change",
            "state",
        )
    };
    let service = "codepipeline.amazonaws.com";
    let good = with(yard.clone(), service, r#""codebuild:StartBuild""#);
    assert_eq!(states(&good), ["STARTED", "SUCCEEDED"]);
    let bad = with(yard, service, r#""codedeploy:*""#);
    assert_eq!(states(&bad), ["STARTED", "FAILED"]);
    assert!(refused(&bad)[0].text.contains("codebuild:StartBuild"));
}

#[test]
fn a_build_and_a_task_fail_whose_roles_allow_too_little() {
    let put = || {
        vec![ApiCall::new(
            "s3",
            "PutObject",
            r#"{"bucketName":"b","key":"k"}"#,
        )]
    };
    let mut yard = driven(vec![
        ApiCall::new("codebuild", "StartBuild", r#"{"projectName":"shop"}"#),
        ApiCall::new("ecs", "RunTask", r#"{"taskDefinition":"job"}"#),
    ]);
    let services = &mut yard.resources.services;
    services.projects.push(Project {
        name: "shop".to_owned(),
        service_role: Some(ROLE.to_owned()),
        calls: put(),
        ..Project::default()
    });
    services.task_definitions.push(TaskDefinition {
        family: "job".to_owned(),
        task_role_arn: Some(ROLE.to_owned()),
        calls: put(),
        ..TaskDefinition::default()
    });
    let build = |sent: &Sent| members(sent, "CodeBuild Build State Change", "build-status");
    let bad = with(yard.clone(), "codebuild.amazonaws.com", "");
    assert_eq!(build(&bad), ["IN_PROGRESS", "FAILED"]);
    let good = with(yard.clone(), "codebuild.amazonaws.com", r#""s3:PutObject""#);
    assert_eq!(build(&good), ["IN_PROGRESS", "SUCCEEDED"]);
    let bad = with(yard, "ecs-tasks.amazonaws.com", "");
    assert_eq!(refused(&bad).len(), 2);
}

#[test]
fn a_topic_reaches_queues_and_functions_that_let_it_in() {
    let topic = format!("arn:aws:sns:{PLACE}:t");
    let yard = |queue: &str| {
        let request = format!(r#"{{"topicArn":"{topic}","message":"m"}}"#);
        let mut yard = driven(vec![ApiCall::new("sns", "Publish", request)]);
        let services = &mut yard.resources.services;
        services.topics.push(Topic {
            name: "t".to_owned(),
            subscriptions: vec![Subscription {
                endpoint: queue.to_owned(),
                ..Subscription::default()
            }],
        });
        services.queues.push(Queue {
            name: "q".to_owned(),
        });
        yard
    };
    let own = format!("arn:aws:sqs:{PLACE}:q");
    let sent = play(&yard(&own), &[event("Go", "{}")], 60);
    assert_eq!(texts(&sent, ":q"), ["A message came to queue q."]);
    // A queue of another account has to name the topic.
    let other = "arn:aws:sqs:us-east-1:222222222222:q";
    let mut there = yard(other);
    let sent = play(&there, &[event("Go", "{}")], 60);
    assert!(refused(&sent)[0].text.contains("sqs:SendMessage"));
    assert!(
        refused(&sent)[0]
            .content
            .as_deref()
            .unwrap()
            .contains(&topic)
    );
    there.conditions.policies.resources.push(ResourcePolicy {
        resource: other.to_owned(),
        policy: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"sns.amazonaws.com"}},"Action":"sqs:SendMessage","Resource":"*","Condition":{{"ArnEquals":{{"aws:SourceArn":"{topic}"}}}}}}]}}"#
        ),
    });
    assert!(refused(&play(&there, &[event("Go", "{}")], 60)).is_empty());
}

#[test]
fn a_failure_destination_takes_the_function_s_role() {
    let mut yard = driven(Vec::new());
    let services = &mut yard.resources.services;
    services.functions[0].error = Some("Boom".to_owned());
    services.functions[0].maximum_retry_attempts = 0;
    services.functions[0].role = Some(ROLE.to_owned());
    services.functions[0].on_failure = Some(format!("arn:aws:sqs:{PLACE}:failed"));
    services.queues.push(Queue {
        name: "failed".to_owned(),
    });
    let lambda = "lambda.amazonaws.com";
    let sent = with(yard.clone(), lambda, r#""sqs:SendMessage""#);
    assert_eq!(texts(&sent, ":failed"), ["A message came to queue failed."]);
    let sent = with(yard, lambda, r#""sns:Publish""#);
    assert!(refused(&sent)[0].text.contains("sqs:SendMessage"));
    assert!(
        texts(&sent, ":failed")
            .iter()
            .all(|text| !text.contains("came"))
    );
}
