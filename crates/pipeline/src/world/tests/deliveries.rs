//! Pipelines and deployments.

use super::services::*;
use super::*;

fn action(name: &str, category: ActionCategory, provider: &str, resource: Option<&str>) -> Action {
    Action {
        name: name.to_owned(),
        category,
        provider: provider.to_owned(),
        resource: resource.map(str::to_owned),
        ..Action::default()
    }
}

fn stage(name: &str, actions: Vec<Action>) -> Stage {
    Stage {
        name: name.to_owned(),
        actions,
    }
}

/// Source, build and test at once, an approval, and a deployment.
fn yard(approval: Option<Answer>, deploys: bool) -> Yard {
    let mut yard = Yard {
        rules: vec![rule(
            "release",
            r#"{"source":["com.example"]}"#,
            vec![target(
                "release",
                &format!("arn:aws:codepipeline:{PLACE}:release"),
            )],
        )],
        ..Yard::default()
    };
    let ask = Action {
        approval,
        notification_arn: Some(format!("arn:aws:sns:{PLACE}:approvers")),
        ..action("Ask", ActionCategory::Approval, "Manual", None)
    };
    let services = &mut yard.resources.services;
    services.pipelines.push(Pipeline {
        name: "release".to_owned(),
        role_arn: None,
        stages: vec![
            stage(
                "Source",
                vec![action(
                    "Checkout",
                    ActionCategory::Source,
                    "CodeCommit",
                    Some("shop"),
                )],
            ),
            stage(
                "Build",
                vec![
                    action("Image", ActionCategory::Build, "CodeBuild", Some("web")),
                    action("Lint", ActionCategory::Test, "CodeBuild", Some("lint")),
                ],
            ),
            stage("Approve", vec![ask]),
            stage(
                "Deploy",
                vec![action(
                    "Shop",
                    ActionCategory::Deploy,
                    "CodeDeploy",
                    Some("shop/production"),
                )],
            ),
        ],
    });
    for name in ["web", "lint"] {
        services.projects.push(Project {
            name: name.to_owned(),
            ..Project::default()
        });
    }
    services.topics.push(Topic {
        name: "approvers".to_owned(),
        subscriptions: vec![Subscription {
            protocol: Protocol::Email,
            endpoint: "lead@example.com".to_owned(),
            ..Subscription::default()
        }],
    });
    services.deployment_groups.push(DeploymentGroup {
        application: "shop".to_owned(),
        name: "production".to_owned(),
        instances: vec!["i-1".to_owned(), "i-2".to_owned()],
        fails: !deploys,
        auto_rollback: true,
        ..DeploymentGroup::default()
    });
    yard
}

const YES: Answer = Answer {
    after_seconds: 3_600,
    approved: true,
};

#[test]
fn a_pipeline_goes_through_builds_an_approval_and_a_deployment() {
    let sent = play(&yard(Some(YES), true), &[event("Go", "{}")], 86_400);
    let pipelines = "CodePipeline Pipeline Execution State Change";
    assert_eq!(members(&sent, pipelines, "state"), ["STARTED", "SUCCEEDED"]);
    let stages = "CodePipeline Stage Execution State Change";
    assert_eq!(
        members(&sent, stages, "stage"),
        [
            "Source", "Source", "Build", "Build", "Approve", "Approve", "Deploy", "Deploy"
        ]
    );
    let actions = "CodePipeline Action Execution State Change";
    assert_eq!(members(&sent, actions, "state").len(), 10);
    assert_eq!(
        members(&sent, "CodeBuild Build State Change", "build-status").len(),
        4
    );
    let deployments = "CodeDeploy Deployment State-change Notification";
    assert_eq!(members(&sent, deployments, "state"), ["START", "SUCCESS"]);
    let instances = "CodeDeploy Instance State-change Notification";
    assert_eq!(
        members(&sent, instances, "instanceId"),
        ["i-1", "i-1", "i-2", "i-2"]
    );
    assert!(
        texts(&sent, ":approvers")
            .iter()
            .any(|text| text.contains("lead@example.com"))
    );
    is_over(&sent);
}

#[test]
fn a_rejected_approval_fails_the_pipeline_and_nothing_is_deployed() {
    let no = Answer {
        approved: false,
        ..YES
    };
    let sent = play(&yard(Some(no), true), &[event("Go", "{}")], 86_400);
    let pipelines = "CodePipeline Pipeline Execution State Change";
    assert_eq!(members(&sent, pipelines, "state"), ["STARTED", "FAILED"]);
    assert_eq!(texts(&sent, ":deploymentgroup:"), [""; 0]);
    is_over(&sent);
}

#[test]
fn an_approval_waits_for_a_person_or_times_out_after_a_week() {
    let yard = yard(None, true);
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    let waits = sent.yard.happenings.running.iter();
    let number = waits
        .filter(|each| matches!(each.process, Process::Action(_)))
        .map(|each| each.number)
        .next()
        .unwrap();
    let approved = go_on(
        happen(
            &sent.yard,
            What::Approval {
                running: number,
                approved: true,
            },
        ),
        3_600,
    );
    let pipelines = "CodePipeline Pipeline Execution State Change";
    assert_eq!(members(&approved, pipelines, "state"), ["SUCCEEDED"]);
    is_over_later(&approved);
    let late = go_on(sent, 8 * 86_400);
    assert_eq!(members(&late, pipelines, "state"), ["STARTED", "FAILED"]);
    is_over(&late);
}

fn is_over_later(sent: &Sent) {
    assert_eq!(sent.yard.happenings.running, []);
}

#[test]
fn a_failed_deployment_is_rolled_back_and_fails_the_pipeline() {
    let sent = play(&yard(Some(YES), false), &[event("Go", "{}")], 86_400);
    let deployments = "CodeDeploy Deployment State-change Notification";
    assert_eq!(
        members(&sent, deployments, "state"),
        ["START", "FAILURE", "START", "SUCCESS"]
    );
    let ids = members(&sent, deployments, "deploymentId");
    assert_ne!(ids[0], ids[2]);
    let pipelines = "CodePipeline Pipeline Execution State Change";
    assert_eq!(members(&sent, pipelines, "state"), ["STARTED", "FAILED"]);
    is_over(&sent);
}

#[test]
fn a_failed_build_fails_its_stage_when_all_its_actions_are_over() {
    let mut yard = yard(Some(YES), true);
    yard.resources.services.projects[1].failed_phase = Some("BUILD".to_owned());
    let sent = play(&yard, &[event("Go", "{}")], 86_400);
    let stages = "CodePipeline Stage Execution State Change";
    assert_eq!(
        members(&sent, stages, "state"),
        ["STARTED", "SUCCEEDED", "STARTED", "FAILED"]
    );
    is_over(&sent);
}
