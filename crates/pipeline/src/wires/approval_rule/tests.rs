//! Who counts, and what AWS refuses.

use super::*;

fn rule(members: &[&str], needed: u32) -> ApprovalRule {
    ApprovalRule {
        name: "two".to_owned(),
        number_of_approvals_needed: needed,
        approval_pool_members: members.iter().map(|one| (*one).to_owned()).collect(),
    }
}

#[test]
fn members_of_a_pool_are_meant_by_arn_or_name() {
    let role = "arn:aws:sts::123456789012:assumed-role/Review/ada";
    let user = "arn:aws:iam::123456789012:user/ada";
    for (member, approver, is) in [
        (
            "arn:aws:sts::123456789012:assumed-role/Review/*",
            role,
            true,
        ),
        (
            "arn:aws:sts::123456789012:assumed-role/Build/*",
            role,
            false,
        ),
        ("CodeCommitApprovers:123456789012:ada", user, true),
        ("CodeCommitApprovers:222222222222:ada", user, false),
        ("CodeCommitApprovers:123456789012:ada", role, false),
        ("CodeCommitApprovers:123456789012:*ada", role, true),
        ("CodeCommitApprovers:123456789012:bob", user, false),
        (user, user, true),
    ] {
        assert_eq!(is_member(member, approver), is, "{member} {approver}");
    }
}

#[test]
fn a_rule_is_satisfied_by_enough_of_its_pool() {
    let people = [
        "arn:aws:iam::1:user/a".to_owned(),
        "arn:aws:iam::1:user/b".to_owned(),
    ];
    assert!(rule(&[], 2).is_satisfied(&people));
    assert!(!rule(&[], 3).is_satisfied(&people));
    assert!(rule(&["arn:aws:iam::1:user/a"], 1).is_satisfied(&people));
    assert!(!rule(&["arn:aws:iam::1:user/a"], 2).is_satisfied(&people));
}

#[test]
fn a_template_is_for_its_repositories_and_branches() {
    let template = ApprovalRuleTemplate {
        name: "main".to_owned(),
        repositories: vec!["shop".to_owned()],
        destination_references: vec![
            "refs/heads/main".to_owned(),
            "refs/heads/release-*".to_owned(),
        ],
        ..ApprovalRuleTemplate::default()
    };
    assert!(template.rule_for("shop", "refs/heads/main").is_some());
    assert!(template.rule_for("shop", "refs/heads/release-2").is_some());
    assert!(template.rule_for("shop", "refs/heads/dev").is_none());
    assert!(template.rule_for("docs", "refs/heads/main").is_none());
    assert_eq!(template.check(std::slice::from_ref(&template)), []);
}

#[test]
fn what_aws_refuses() {
    let bad = ApprovalRuleTemplate {
        name: String::new(),
        repositories: Vec::new(),
        destination_references: vec!["main".to_owned()],
        number_of_approvals_needed: 0,
        approval_pool_members: vec![
            "ada".to_owned(),
            "arn:aws:sts::123456789012:assumed-role/Review".to_owned(),
        ],
    };
    let found = bad.check(&[bad.clone(), bad.clone()]);
    let told: Vec<(&str, bool)> = found
        .iter()
        .map(|one| (one.field.as_str(), one.refused))
        .collect();
    assert_eq!(
        told,
        [
            ("name", true),
            ("name", true),
            ("number_of_approvals_needed", true),
            ("destination_references", true),
            ("approval_pool_members", true),
            ("approval_pool_members", false),
            ("repositories", false),
        ]
    );
}
