//! What holds back what others bring about: suppressors and approval rule templates.

use super::*;

const REPOSITORY: &str = "arn:aws:codecommit:us-east-1:123456789012:shop";

fn suppressed(suppressor: Value) -> Map {
    let alarm = |name: &str| json!({"alarm_name": name, "namespace": "shop", "metric_name": name});
    of(
        json!({"topics": [{"name": "ops"}]}),
        json!({
            "metric_alarms": [alarm("deploying"), alarm("errors")],
            "composite_alarms": [{"alarm_name": "shop-is-down", "alarm_rule": "ALARM(errors)", "alarm_actions": [format!("{TOPIC}ops")],
                "actions_suppressor": suppressor, "actions_suppressor_wait_period": 60, "actions_suppressor_extension_period": 1}],
        }),
    )
}

#[test]
fn a_suppressor_leads_to_the_alarm_whose_actions_it_suppresses() {
    for name in [
        "deploying",
        "arn:aws:cloudwatch:us-east-1:123456789012:alarm:deploying",
    ] {
        let map = suppressed(json!(name));
        assert_eq!(
            lines(&map)[..3],
            [
                "errors -Alarm-> shop-is-down",
                "deploying -Suppressor-> shop-is-down",
                "shop-is-down -Alarm-> ops"
            ],
            "{name}"
        );
        assert_eq!(
            track(&map, "deploying -Suppressor-> shop-is-down").says,
            "While deploying is in ALARM, the actions of shop-is-down are suppressed. They wait up to 60 seconds for it to go to ALARM, and up to 1 second after it has left ALARM."
        );
    }
}

#[test]
fn an_alarm_that_is_named_in_the_rule_too_has_both_ways() {
    let map = suppressed(json!("errors"));
    has(&map, "errors -Alarm-> shop-is-down");
    has(&map, "errors -Suppressor-> shop-is-down");
}

#[test]
fn no_alarm_suppresses_itself() {
    for none in [json!(null), json!(""), json!("shop-is-down")] {
        let map = suppressed(none);
        assert!(
            map.tracks
                .iter()
                .all(|track| track.kind != TrackKind::Suppressor)
        );
    }
}

fn two_eyes() -> Value {
    json!({"approval_rule_templates": [
        {"name": "two-eyes", "repositories": ["shop", "docs"], "destination_references": ["refs/heads/main", "refs/heads/live"],
            "number_of_approvals_needed": 2, "approval_pool_members": ["CodeCommitApprovers:123456789012:*"]},
        {"name": "anybody", "repositories": ["shop"]},
    ]})
}

#[test]
fn a_template_leads_to_its_repositories() {
    let map = of(json!(null), two_eyes());
    for line in [
        "two-eyes -Approval-> shop",
        "two-eyes -Approval-> docs",
        "anybody -Approval-> shop",
    ] {
        has(&map, line);
    }
    assert_eq!(
        track(&map, "two-eyes -Approval-> shop").says,
        "Each new pull request to main or live takes 2 approvals of its approval pool before it can be merged."
    );
    assert_eq!(
        track(&map, "anybody -Approval-> shop").says,
        "Each new pull request takes 1 approval before it can be merged."
    );
    let template = &map.stations[0];
    assert_eq!(template.kind, StationKind::ApprovalRuleTemplate);
    assert_eq!(
        (
            template.arn.starts_with("arn:"),
            template.account.as_str(),
            template.region.as_str()
        ),
        (false, "123456789012", "us-east-1")
    );
    assert_eq!(
        template.declared,
        Some(Declared {
            list: "approval_rule_templates".into(),
            name: "two-eyes".into()
        })
    );
    assert!(
        map.stations
            .iter()
            .any(|one| one.arn == REPOSITORY && one.kind == StationKind::Repository)
    );
}

#[test]
fn the_pull_requests_of_its_repositories_come_to_their_rules() {
    let mut yard = yard(json!(null), two_eyes());
    let takes = |event: &str| {
        rule(
            event,
            &json!({"source": ["aws.codecommit"], "detail": {"event": [event]}}).to_string(),
            vec![],
        )
    };
    yard.rules = vec![
        takes("pullRequestCreated"),
        takes("pullRequestApprovalStateChanged"),
        takes("pullRequestMergeStatusUpdated"),
        takes("referenceUpdated"),
        takes("referenceDeleted"),
    ];
    let map = map(&yard, &[]);
    let mut taken: Vec<&str> = track(&map, "shop -Events-> default")
        .rules
        .iter()
        .filter_map(|arn| arn.rsplit('/').next())
        .collect();
    taken.sort_unstable();
    assert_eq!(
        taken,
        [
            "pullRequestApprovalStateChanged",
            "pullRequestCreated",
            "pullRequestMergeStatusUpdated",
            "referenceUpdated"
        ]
    );
}

#[test]
fn calls_of_codecommit_lead_to_the_repository() {
    let call = |operation: &str, request: Value| json!([{"service": "codecommit", "operation": operation, "request": request.to_string()}]);
    let map = of(
        json!({"functions": [
            {"name": "asks", "calls": call("CreatePullRequest", json!({"targets": [{"repositoryName": "shop"}]}))},
            {"name": "pushes", "calls": call("PutFile", json!({"repositoryName": "docs", "branchName": "main"}))},
            {"name": "approves", "calls": call("UpdatePullRequestApprovalState", json!({"pullRequestId": "$.detail.pullRequestId"}))},
        ]}),
        json!({"approval_rule_templates": [{"name": "one", "repositories": ["shop"]}]}),
    );
    has(&map, "asks -Call-> shop");
    has(&map, "pushes -Call-> docs");
    // Two repositories are known, so nobody knows whose pull request it is.
    assert!(
        lines(&map)
            .iter()
            .all(|line| !line.starts_with("approves -Call->"))
    );
}

#[test]
fn what_only_holds_back_closes_no_circle() {
    assert!(!TrackKind::Suppressor.leads_on() && !TrackKind::Approval.leads_on());
    assert!(TrackKind::Alarm.leads_on() && TrackKind::Metric.leads_on());
}

#[test]
fn every_kind_of_way_is_listed_once() {
    for (at, kind) in TrackKind::ALL.into_iter().enumerate() {
        assert_eq!(kind as usize, at, "{kind:?}");
    }
    // The last one, so that the list ends with the kinds.
    assert_eq!(TrackKind::Delivery as usize + 1, TrackKind::ALL.len());
}
