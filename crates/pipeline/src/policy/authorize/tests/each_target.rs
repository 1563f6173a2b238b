//! The paste makes the call allowed, for every kind of target.

use super::*;

/// A target, its parameters, and the actions that it takes in order.
struct Case {
    target: &'static str,
    parameters: &'static [(&'static str, &'static str)],
    actions: &'static [&'static str],
}

const fn case(target: &'static str, actions: &'static [&'static str]) -> Case {
    Case {
        target,
        parameters: &[],
        actions,
    }
}

const BY_RESOURCE: [Case; 7] = [
    case(
        "arn:aws:lambda:eu-west-1:111122223333:function:ship",
        &["lambda:InvokeFunction"],
    ),
    case(
        "arn:aws:lambda:eu-west-1:111122223333:function:ship:live",
        &["lambda:InvokeFunction"],
    ),
    case(
        "arn:aws:sns:eu-west-1:111122223333:alerts",
        &["sns:Publish"],
    ),
    case(
        "arn:aws:sqs:eu-west-1:111122223333:orders",
        &["sqs:SendMessage"],
    ),
    case(
        "arn:aws:sqs:eu-west-1:111122223333:orders.fifo",
        &["sqs:SendMessage"],
    ),
    case(
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/orders",
        &["logs:CreateLogStream", "logs:PutLogEvents"],
    ),
    case(
        "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/prod/POST/orders",
        &["execute-api:Invoke"],
    ),
];

const BY_ROLE: [Case; 28] = [
    case(
        "arn:aws:lambda:eu-west-1:111122223333:function:ship",
        &["lambda:InvokeFunction"],
    ),
    case(
        "arn:aws:sns:eu-west-1:111122223333:alerts",
        &["sns:Publish"],
    ),
    case(
        "arn:aws:sqs:eu-west-1:111122223333:orders",
        &["sqs:SendMessage"],
    ),
    case(
        "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/prod/POST/orders",
        &["execute-api:Invoke"],
    ),
    case(
        "arn:aws:states:eu-west-1:111122223333:stateMachine:refund",
        &["states:StartExecution"],
    ),
    case(
        "arn:aws:events:eu-west-1:111122223333:event-bus/audit",
        &["events:PutEvents"],
    ),
    case(
        "arn:aws:events:eu-west-1:111122223333:api-destination/crm/0f1e",
        &["events:InvokeApiDestination"],
    ),
    case(
        "arn:aws:events:eu-west-1:111122223333:target/stop-instance",
        &["ec2:StopInstances"],
    ),
    case(
        "arn:aws:events:eu-west-1:111122223333:target/reboot-instance",
        &["ec2:RebootInstances"],
    ),
    case(
        "arn:aws:events:eu-west-1:111122223333:target/terminate-instance",
        &["ec2:TerminateInstances"],
    ),
    case(
        "arn:aws:events:eu-west-1:111122223333:target/create-snapshot",
        &["ec2:CreateSnapshot"],
    ),
    case(
        "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
        &["kinesis:PutRecord"],
    ),
    case(
        "arn:aws:firehose:eu-west-1:111122223333:deliverystream/lake",
        &["firehose:PutRecord"],
    ),
    case(
        "arn:aws:codebuild:eu-west-1:111122223333:project/site",
        &["codebuild:StartBuild"],
    ),
    case(
        "arn:aws:codepipeline:eu-west-1:111122223333:release",
        &["codepipeline:StartPipelineExecution"],
    ),
    case(
        "arn:aws:glue:eu-west-1:111122223333:workflow/nightly",
        &["glue:NotifyEvent"],
    ),
    case(
        "arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/base",
        &["imagebuilder:StartImagePipelineExecution"],
    ),
    case(
        "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/train",
        &["sagemaker:StartPipelineExecution"],
    ),
    case(
        "arn:aws:ssm-incidents::111122223333:response-plan/outage",
        &["ssm-incidents:StartIncident"],
    ),
    case(
        "arn:aws:inspector:eu-west-1:111122223333:target/0-a/template/0-b",
        &["inspector:StartAssessmentRun"],
    ),
    case(
        "arn:aws:ssm:eu-west-1:111122223333:automation-definition/Patch:1",
        &["ssm:StartAutomationExecution"],
    ),
    case(
        "arn:aws:ssm:eu-west-1:111122223333:opsitem",
        &["ssm:CreateOpsItem"],
    ),
    case(
        "arn:aws:appsync:eu-west-1:111122223333:endpoints/graphql-api/q7",
        &["appsync:GraphQL"],
    ),
    Case {
        target: "arn:aws:ssm:eu-west-1::document/AWS-RunShellScript",
        parameters: &[(
            "RunCommandParameters",
            r#"{"RunCommandTargets":[{"Key":"InstanceIds","Values":["i-0b","i-0a"]}]}"#,
        )],
        actions: &["ssm:SendCommand", "ssm:SendCommand", "ssm:SendCommand"],
    },
    Case {
        target: "arn:aws:ecs:eu-west-1:111122223333:cluster/batch",
        parameters: &[(
            "EcsParameters",
            r#"{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/report:4"}"#,
        )],
        actions: &["ecs:RunTask", "iam:PassRole"],
    },
    Case {
        target: "arn:aws:batch:eu-west-1:111122223333:job-queue/slow",
        parameters: &[(
            "BatchParameters",
            r#"{"JobDefinition":"render:3","JobName":"night"}"#,
        )],
        actions: &["batch:SubmitJob", "batch:SubmitJob"],
    },
    Case {
        target: "arn:aws:redshift:eu-west-1:111122223333:cluster:dw",
        parameters: &[(
            "RedshiftDataParameters",
            r#"{"Database":"sales","DbUser":"etl","Sql":"select 1"}"#,
        )],
        actions: &[
            "redshift-data:ExecuteStatement",
            "redshift:GetClusterCredentials",
            "redshift:GetClusterCredentials",
        ],
    },
    Case {
        target: "arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/9f",
        parameters: &[(
            "RedshiftDataParameters",
            r#"{"Database":"sales","SecretManagerArn":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw-a1"}"#,
        )],
        actions: &[
            "redshift-data:ExecuteStatement",
            "secretsmanager:GetSecretValue",
        ],
    },
];

fn parameters(case: &Case) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    case.parameters.iter().map(owned).collect()
}

/// Nothing is allowed at first; what is missing is pasted one by one until the
/// call goes through, and every statement that was pasted is needed.
#[track_caller]
fn mended(invocation: &Invocation<'_>, actions: &[&str]) {
    let target = invocation.target_arn;
    let before = authorize(invocation, &Policies::default());
    assert!(!before.is_allowed(), "{target}");
    let asked: Vec<&str> = before
        .checks
        .iter()
        .filter(|check| check.purpose != Purpose::AssumeRole)
        .map(|check| check.request.action.as_str())
        .collect();
    assert_eq!(asked, actions, "{target}");
    let completed = complete(invocation, &Policies::default());
    allowed(invocation, &completed.policies);
    for missing in &completed.added {
        let (document, findings) =
            crate::policy::Document::parse(&missing.policy, missing.place.policy_type());
        assert!(
            findings.is_empty(),
            "{target}: {findings:#?}\n{}",
            missing.policy
        );
        assert!(!document.statements.is_empty());
        assert!(
            missing
                .policy
                .contains(&format!("{:?}", sid_of(&missing.statement)))
        );
    }
    every_statement_is_needed(invocation, &completed.policies);
    another_rule_does_not_pass(invocation, &completed.policies);
}

fn sid_of(statement: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(statement).expect("a statement is JSON");
    value["Sid"].as_str().expect("it has a name").to_owned()
}

fn every_statement_is_needed(invocation: &Invocation<'_>, policies: &Policies) {
    let mut places: Vec<PolicyPlace> = Vec::new();
    for one in &policies.resources {
        places.push(PolicyPlace::Resource {
            arn: one.resource.clone(),
        });
    }
    for role in &policies.roles {
        places.push(PolicyPlace::Trust {
            role: role.arn.clone(),
        });
        for one in &role.policies {
            places.push(PolicyPlace::Role {
                role: role.arn.clone(),
                name: one.name.clone(),
            });
        }
    }
    for place in places {
        let text = policies.text(&place).expect("the policy is there");
        let mut whole: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
        let statements = whole["Statement"].as_array().expect("a list").clone();
        for left_out in 0..statements.len() {
            let mut rest = statements.clone();
            rest.remove(left_out);
            whole["Statement"] = rest.into();
            let mut poorer = policies.clone();
            poorer.put(&place, &whole.to_string());
            assert!(
                !authorize(invocation, &poorer).is_allowed(),
                "{} is not needed for {}",
                statements[left_out],
                invocation.target_arn
            );
        }
    }
}

/// The resource policies of SNS cannot name the rule; all others do.
fn another_rule_does_not_pass(invocation: &Invocation<'_>, policies: &Policies) {
    if invocation.role_arn.is_some() || invocation.target_arn.contains(":sns:") {
        return;
    }
    let other = Invocation {
        source_arn: "arn:aws:events:eu-west-1:111122223333:rule/orders/other",
        ..*invocation
    };
    assert!(
        !authorize(&other, policies).is_allowed(),
        "{}",
        invocation.target_arn
    );
}

#[test]
fn targets_with_a_policy_of_their_own() {
    for case in &BY_RESOURCE {
        mended(&from_rule(case.target), case.actions);
    }
}

#[test]
fn targets_with_a_role() {
    for case in &BY_ROLE {
        let parameters = parameters(case);
        let invocation = Invocation {
            parameters: &parameters,
            ..with_role(case.target)
        };
        mended(&invocation, case.actions);
    }
}

#[test]
fn schedules_and_pipes_call_every_target_with_a_role() {
    let senders = [
        (
            Sender::Schedule,
            "arn:aws:scheduler:eu-west-1:111122223333:schedule-group/nightly",
        ),
        (
            Sender::Pipe,
            "arn:aws:pipes:eu-west-1:111122223333:pipe/orders",
        ),
    ];
    for (sender, source_arn) in senders {
        for case in BY_RESOURCE.iter().chain(&BY_ROLE) {
            let parameters = parameters(case);
            let invocation = Invocation {
                sender,
                source_arn,
                parameters: &parameters,
                ..with_role(case.target)
            };
            mended(&invocation, case.actions);
            let without = Invocation {
                role_arn: None,
                ..invocation
            };
            assert_eq!(
                refused(&without, &Policies::default()).verdict,
                Verdict::NoRole
            );
        }
    }
}

#[test]
fn what_is_no_target_takes_no_call_and_is_not_allowed() {
    let may = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    for target in [
        "arn:aws:s3:::bucket",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/a",
        "arn:aws:events:eu-west-1:111122223333:rule/a",
        "x",
        "",
    ] {
        let check = refused(&with_role(target), &role(TRUST, may));
        assert_eq!(check.verdict, Verdict::NoTarget, "{target}");
        assert_eq!(
            refused(&from_rule(target), &Policies::default()).verdict,
            Verdict::NoTarget
        );
    }
}

#[test]
fn a_task_passes_only_the_roles_that_it_names_and_only_to_ecs() {
    let parameters = [(
        "EcsParameters".to_owned(),
        r#"{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/report"}"#
            .to_owned(),
    )];
    let passed = [
        "arn:aws:iam::111122223333:role/pull-image".to_owned(),
        "arn:aws:iam::111122223333:role/report".to_owned(),
    ];
    let invocation = Invocation {
        parameters: &parameters,
        passed_roles: &passed,
        ..with_role("arn:aws:ecs:eu-west-1:111122223333:cluster/batch")
    };
    let run = r#"{"Effect":"Allow","Action":"ecs:RunTask","Resource":"arn:aws:ecs:eu-west-1:111122223333:task-definition/report*"}"#;
    let pass = |role: &str, service: &str| {
        format!(
            r#"{{"Effect":"Allow","Action":"iam:PassRole","Resource":"{role}","Condition":{{"StringLike":{{"iam:PassedToService":"{service}"}}}}}}"#
        )
    };
    let may = |more: &str| role(TRUST, &format!("{run},{more}"));
    allowed(&invocation, &may(&pass("*", "ecs-tasks.amazonaws.com")));
    let check = refused(
        &invocation,
        &may(&pass(&passed[0], "ecs-tasks.amazonaws.com")),
    );
    assert_eq!(check.purpose, Purpose::PassRole);
    assert_eq!(check.request.resource, passed[1]);
    let check = refused(&invocation, &may(&pass("*", "lambda.amazonaws.com")));
    assert!(
        check.help().contains("StringLike asks for lambda.amazonaws.com in iam:PassedToService; the call has ecs-tasks.amazonaws.com."),
        "{}",
        check.help()
    );
    mended(
        &invocation,
        &["ecs:RunTask", "iam:PassRole", "iam:PassRole"],
    );
}

#[test]
fn a_log_group_never_takes_a_role() {
    let group = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/orders";
    let console = r#"{"Sid":"Store","Effect":"Allow","Principal":{"Service":["events.amazonaws.com","delivery.logs.amazonaws.com"]},"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/*:*"}"#;
    let everywhere = "arn:aws:logs:eu-west-1:111122223333:resource-policy:Store";
    let policies = on_resource(everywhere, console);
    allowed(&from_rule(group), &policies);
    allowed(&with_role(group), &policies);
    let elsewhere = group.replace("/aws/events/", "/mine/");
    assert!(!authorize(&from_rule(&elsewhere), &policies).is_allowed());
    let may = r#"{"Effect":"Allow","Action":"logs:*","Resource":"*"}"#;
    assert!(!authorize(&with_role(group), &role(TRUST, may)).is_allowed());
}

#[test]
fn a_permission_for_a_function_is_none_for_its_alias() {
    let function = "arn:aws:lambda:eu-west-1:111122223333:function:ship";
    let alias = "arn:aws:lambda:eu-west-1:111122223333:function:ship:live";
    let completed = complete(&from_rule(function), &Policies::default());
    allowed(&from_rule(function), &completed.policies);
    assert!(!authorize(&from_rule(alias), &completed.policies).is_allowed());
}
