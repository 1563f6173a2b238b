//! Pull requests, and who has to approve them.

use super::*;
use crate::wires::approval_rule::ApprovalRuleTemplate;
use crate::world::{Called, happen};

const ADA: &str = "arn:aws:iam::123456789012:user/ada";
const BOB: &str = "arn:aws:sts::123456789012:assumed-role/Review/bob";
const EVE: &str = "arn:aws:iam::123456789012:user/eve";

fn call(yard: &Yard, by: &str, operation: &str, request: &str) -> Sent {
    let called = Called {
        call: ApiCall::new("codecommit", operation, request),
        by: by.to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    };
    go_on(happen(yard, What::Call(Box::new(called))), 10)
}

/// A yard with a pull request that takes the approval of a reviewer.
fn asked() -> Yard {
    let mut yard = Yard::default();
    yard.resources
        .wires
        .approval_rule_templates
        .push(ApprovalRuleTemplate {
            name: "reviewer".to_owned(),
            repositories: vec!["shop".to_owned()],
            destination_references: vec!["refs/heads/main".to_owned()],
            approval_pool_members: vec![
                "arn:aws:sts::123456789012:assumed-role/Review/*".to_owned(),
            ],
            ..ApprovalRuleTemplate::default()
        });
    let request = r#"{"title":"Fix","targets":[{"repositoryName":"shop","sourceReference":"fix","destinationReference":"main"}]}"#;
    let sent = call(&yard, ADA, "CreatePullRequest", request);
    let kind = "CodeCommit Pull Request State Change";
    assert_eq!(members(&sent, kind, "event"), ["pullRequestCreated"]);
    sent.yard
}

const IT: &str = r#"{"pullRequestId":"1","repositoryName":"shop"}"#;
const APPROVE: &str = r#"{"pullRequestId":"1","revisionId":"","approvalState":"APPROVE"}"#;

/// Whether a merge goes well, and the branch changes with it.
fn merges(yard: &Yard) -> bool {
    let sent = call(yard, ADA, "MergePullRequestBySquash", IT);
    let refused = sent.doings.iter().any(|one| {
        one.kind == DoingKind::Refused
            && one
                .text
                .contains("PullRequestApprovalRulesNotSatisfiedException")
    });
    let pushed = members(&sent, "CodeCommit Repository State Change", "referenceName");
    let merged = members(&sent, "CodeCommit Pull Request State Change", "isMerged");
    assert_eq!(refused, pushed.is_empty());
    assert_eq!(
        merged,
        if refused {
            vec![]
        } else {
            vec!["True".to_owned()]
        }
    );
    !refused
}

#[test]
fn a_merge_takes_an_approval_of_the_pool() {
    let yard = asked();
    assert!(!merges(&yard));
    let other = call(&yard, EVE, "UpdatePullRequestApprovalState", APPROVE).yard;
    assert!(!merges(&other), "eve is not of the pool");
    let sent = call(&yard, BOB, "UpdatePullRequestApprovalState", APPROVE);
    let kind = "CodeCommit Pull Request State Change";
    assert_eq!(members(&sent, kind, "approvalStatus"), ["APPROVE"]);
    assert!(merges(&sent.yard));
    let revoke = r#"{"pullRequestId":"1","revisionId":"","approvalState":"REVOKE"}"#;
    let revoked = call(&sent.yard, BOB, "UpdatePullRequestApprovalState", revoke).yard;
    assert!(!merges(&revoked));
}

#[test]
fn new_commits_take_approvals_away() {
    let approved = call(&asked(), BOB, "UpdatePullRequestApprovalState", APPROVE).yard;
    let request = r#"{"repositoryName":"shop","branchName":"fix"}"#;
    let sent = call(&approved, ADA, "CreateCommit", request);
    let kind = "CodeCommit Pull Request State Change";
    assert_eq!(
        members(&sent, kind, "event"),
        ["pullRequestSourceBranchUpdated"]
    );
    assert!(!merges(&sent.yard));
}

#[test]
fn who_made_it_cannot_approve_it_and_rules_can_be_set_aside() {
    let yard = asked();
    let sent = call(&yard, ADA, "UpdatePullRequestApprovalState", APPROVE);
    assert!(sent.doings.iter().any(|one| {
        one.text
            .contains("PullRequestCannotBeApprovedByAuthorException")
    }));
    let request = r#"{"pullRequestId":"1","overrideStatus":"OVERRIDE"}"#;
    let sent = call(&yard, ADA, "OverridePullRequestApprovalRules", request);
    let kind = "CodeCommit Pull Request State Change";
    assert_eq!(members(&sent, kind, "overrideStatus"), ["OVERRIDE"]);
    assert!(merges(&sent.yard));
}

#[test]
fn a_rule_of_one_s_own_counts_too_and_other_branches_take_none() {
    let rule = r#"{"pullRequestId":"2","approvalRuleName":"two","approvalRuleContent":"{\"Version\":\"2018-11-08\",\"Statements\":[{\"Type\":\"Approvers\",\"NumberOfApprovalsNeeded\":1}]}"}"#;
    let request = r#"{"title":"Try","targets":[{"repositoryName":"shop","sourceReference":"try","destinationReference":"dev"}]}"#;
    let yard = call(&asked(), ADA, "CreatePullRequest", request).yard;
    let second = |yard: &Yard| {
        let it = r#"{"pullRequestId":"2","repositoryName":"shop"}"#;
        let sent = call(yard, ADA, "MergePullRequestByFastForward", it);
        sent.doings.iter().all(|one| one.kind != DoingKind::Refused)
    };
    assert!(second(&yard));
    let ruled = call(&yard, ADA, "CreatePullRequestApprovalRule", rule).yard;
    assert!(!second(&ruled));
    let approve = r#"{"pullRequestId":"2","revisionId":"","approvalState":"APPROVE"}"#;
    let approved = call(&ruled, EVE, "UpdatePullRequestApprovalState", approve).yard;
    assert!(second(&approved));
    let bad = r#"{"pullRequestId":"2","approvalRuleName":"x","approvalRuleContent":"{}"}"#;
    let sent = call(&yard, ADA, "CreatePullRequestApprovalRule", bad);
    assert!(sent.doings.iter().any(|one| one.kind == DoingKind::Refused));
}
