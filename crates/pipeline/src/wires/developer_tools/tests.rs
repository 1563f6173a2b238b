use super::*;
use crate::Permissions;

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:team";
const REPOSITORY: &str = "arn:aws:codecommit:us-east-1:123456789012:shop";

fn told_of(source: &str, detail_type: &str, detail: &str) -> Option<Told> {
    let text =
        format!(r#"{{"source":"{source}","detail-type":"{detail_type}","detail":{detail}}}"#);
    told(&crate::json::whole(&text).unwrap())
}

fn rule(ids: &[&str]) -> NotificationRule {
    NotificationRule {
        name: "team".to_owned(),
        resource: REPOSITORY.to_owned(),
        event_type_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        targets: vec![TOPIC.to_owned()],
        enabled: true,
    }
}

#[test]
fn comments_on_pull_requests_of_one_repository() {
    let rule = rule(&["codecommit-repository-comments-on-pull-requests"]);
    let comment = |repository: &str| {
        told_of(
            "aws.codecommit",
            "CodeCommit Comment on Pull Request",
            &format!(
                r#"{{"event":"commentOnPullRequestCreated","repositoryName":"{repository}"}}"#
            ),
        )
        .unwrap()
    };
    assert!(rule.takes(&comment("shop")));
    assert!(!rule.takes(&comment("other")));
    let push = told_of(
        "aws.codecommit",
        "CodeCommit Repository State Change",
        r#"{"event":"referenceUpdated","repositoryName":"shop"}"#,
    )
    .unwrap();
    assert!(!rule.takes(&push));
    let merged = told_of(
        "aws.codecommit",
        "CodeCommit Pull Request State Change",
        r#"{"event":"pullRequestMergeStatusUpdated","repositoryNames":["shop"]}"#,
    )
    .unwrap();
    assert_eq!(merged.ids, ["codecommit-repository-pull-request-merged"]);
}

#[test]
fn a_manual_approval_is_more_than_an_action() {
    let approval = told_of(
        "aws.codepipeline",
        "CodePipeline Action Execution State Change",
        r#"{"pipeline":"shop","state":"STARTED","type":{"category":"Approval"}}"#,
    )
    .unwrap();
    assert!(
        approval
            .ids
            .contains(&"codepipeline-pipeline-manual-approval-needed")
    );
    let build = told_of(
        "aws.codepipeline",
        "CodePipeline Action Execution State Change",
        r#"{"pipeline":"shop","state":"STARTED","type":{"category":"Build"}}"#,
    )
    .unwrap();
    assert_eq!(
        build.ids,
        ["codepipeline-pipeline-action-execution-started"]
    );
    assert_eq!(told_of("aws.ec2", "x", "{}"), None);
}

#[test]
fn ids_are_unique_and_begin_with_their_service() {
    for (at, one) in EVENT_TYPES.iter().enumerate() {
        assert!(one.id.starts_with(one.source.strip_prefix("aws.").unwrap()));
        assert!(EVENT_TYPES[..at].iter().all(|other| other.id != one.id));
    }
}

#[test]
fn what_notification_rules_refuse() {
    let yard = Yard::default();
    let fields = |rule: &NotificationRule| {
        rule.check(&yard)
            .into_iter()
            .map(|one| one.field)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        fields(&rule(&["codecommit-repository-pull-request-created"])),
        [""; 0]
    );
    assert_eq!(fields(&rule(&["codecommit-push"])), ["event_type_ids"]);
    assert_eq!(
        fields(&rule(&["codebuild-project-build-state-failed"])),
        ["event_type_ids"]
    );
    let mut to_pipeline = rule(&[]);
    to_pipeline.targets = vec!["arn:aws:codepipeline:us-east-1:123456789012:shop".to_owned()];
    assert_eq!(fields(&to_pipeline), ["targets"]);
    let mut closed = Yard::default();
    closed.conditions.permissions = Permissions::Evaluated;
    let found = rule(&[]).check(&closed);
    assert!(
        found[0].message.contains("UNREACHABLE")
            && found[0]
                .help
                .contains("codestar-notifications.amazonaws.com")
    );
}

fn trigger() -> RepositoryTrigger {
    RepositoryTrigger {
        repository_name: "shop".to_owned(),
        name: "sandbox".to_owned(),
        destination_arn: "arn:aws:lambda:us-east-1:123456789012:function:sandbox-check".to_owned(),
        branches: vec!["sandbox-a".to_owned(), "sandbox-b".to_owned()],
        events: vec!["updateReference".to_owned()],
        custom_data: String::new(),
    }
}

#[test]
fn triggers_know_branches_one_by_one() {
    let one = trigger();
    assert!(one.takes("shop", "referenceUpdated", "branch", "sandbox-b"));
    assert!(!one.takes("shop", "referenceUpdated", "branch", "main"));
    assert!(!one.takes("shop", "referenceCreated", "branch", "sandbox-a"));
    assert!(!one.takes("shop", "referenceUpdated", "tag", "sandbox-a"));
    assert!(!one.takes("other", "referenceUpdated", "branch", "sandbox-a"));
    let all = RepositoryTrigger {
        branches: Vec::new(),
        events: vec!["all".to_owned()],
        ..one
    };
    assert!(all.takes("shop", "referenceDeleted", "tag", "v1"));
    assert!(!all.takes("shop", "commentOnPullRequestCreated", "branch", "main"));
}

#[test]
fn what_triggers_refuse() {
    let yard = Yard::default();
    let fields = |change: fn(&mut RepositoryTrigger)| {
        let mut one = trigger();
        change(&mut one);
        one.check(&yard, std::slice::from_ref(&one))
            .into_iter()
            .map(|one| (one.field, one.refused))
            .collect::<Vec<_>>()
    };
    let refused = |field: &str| vec![(field.to_owned(), true)];
    assert_eq!(fields(|_| {}), []);
    assert_eq!(
        fields(|one| one.branches = vec!["sandbox-*".to_owned()]),
        refused("branches")
    );
    assert_eq!(
        fields(|one| one.events = vec!["pullRequestCreated".to_owned()]),
        refused("events")
    );
    assert_eq!(
        fields(|one| one.destination_arn =
            "arn:aws:codepipeline:us-east-1:123456789012:shop".to_owned()),
        refused("destination_arn")
    );
    let many = vec![trigger(); 11];
    assert_eq!(many[0].check(&yard, &many)[0].field, "repository_name");
}
