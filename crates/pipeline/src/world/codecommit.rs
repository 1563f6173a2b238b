//! CodeCommit: branches, pull requests, comments, and the approvals that a merge takes.
//!
//! Source: CodeCommit User Guide, "Monitoring CodeCommit events in Amazon EventBridge and Amazon
//! CloudWatch Events", and CodeCommit API Reference; written after them and not compared on a known
//! day. An approval is one of a revision: new commits on the source branch take it away.

use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::request::Request;
use super::what::Called;
use crate::json;
use crate::send::Sending;
use crate::wires::approval_rule::ApprovalRule;
use pattern::json::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json as object};

mod events;

/// A pull request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PullRequest {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The name of the repository.
    pub repository: String,
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The ARN of who made it.
    pub author: String,
    /// The branch that is to be merged, such as `refs/heads/fix`.
    pub source_reference: String,
    /// Its newest commit.
    pub source_commit: String,
    /// The branch into which it is merged.
    pub destination_reference: String,
    /// What stands to review, changed by every new commit.
    pub revision_id: String,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether it was merged.
    pub merged: bool,
    /// The rules that have to be satisfied before.
    pub rules: Vec<ApprovalRule>,
    /// The ARNs of those who have approved the revision.
    pub approvals: Vec<String>,
    /// Whether somebody has set the rules aside.
    pub overridden: bool,
}

impl PullRequest {
    /// The first rule that is not satisfied.
    pub fn unsatisfied(&self) -> Option<&ApprovalRule> {
        let mut rules = self.rules.iter().filter(|_| !self.overridden);
        rules.find(|rule| !rule.is_satisfied(&self.approvals))
    }
}

/// An operation of CodeCommit.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, called: &Called, operation: &str) {
    let by = called.by.as_str();
    match operation {
        "CreatePullRequest" => create(sending, request, by),
        "PostCommentForPullRequest" => events::comment(sending, request, by),
        "CreateCommit" | "PutFile" => pushed(sending, request, by, "referenceUpdated"),
        "CreateBranch" => pushed(sending, request, by, "referenceCreated"),
        "DeleteBranch" => pushed(sending, request, by, "referenceDeleted"),
        "CreateApprovalRuleTemplate" => {
            events::template(sending, request, by, "approvalRuleTemplateCreated");
        }
        "UpdateApprovalRuleTemplateContent" => {
            events::template(sending, request, by, "approvalRuleTemplateContentUpdated");
        }
        "DeleteApprovalRuleTemplate" => {
            events::template(sending, request, by, "approvalRuleTemplateDeleted");
        }
        _ => of_pull_request(sending, request, by, operation),
    }
}

/// CreatePullRequest: it gets the rules of the templates that are for its branch.
fn create(sending: &mut Sending<'_>, request: &Request, by: &str) {
    let Some(Kind::Array(targets)) = request.get(&["targets"]).map(|value| &value.kind) else {
        return;
    };
    let Some(target) = targets.first() else {
        return;
    };
    let text = |name: &str| json::text(target, name).to_owned();
    let repository = text("repositoryName");
    let arn = places::arn(sending.yard, "codecommit", &repository);
    let number = sending
        .yard
        .happenings
        .count(&format!("{arn}#pull-request"));
    let destination = match text("destinationReference") {
        name if name.is_empty() => "refs/heads/main".to_owned(),
        name => full(&name),
    };
    let templates = &sending.yard.resources.wires.approval_rule_templates;
    let rules: Vec<ApprovalRule> = templates
        .iter()
        .filter_map(|one| one.rule_for(&repository, &destination))
        .collect();
    let pull_request = PullRequest {
        account: sending.yard.account.clone(),
        region: sending.yard.region.clone(),
        repository,
        id: number.to_string(),
        title: request.text(&["title"]).to_owned(),
        author: by.to_owned(),
        source_reference: full(&text("sourceReference")),
        source_commit: commit(sending),
        destination_reference: destination,
        revision_id: commit(sending),
        rules,
        ..PullRequest::default()
    };
    let told = format!(
        "Pull request {number} of {} was opened.",
        pull_request.repository
    );
    sending.tell(&arn, DoingKind::Started, told, None);
    events::pull_request(
        sending,
        &pull_request,
        by,
        "pullRequestCreated",
        object!({}),
    );
    sending.yard.happenings.pull_requests.push(pull_request);
}

/// A branch changes: what is open from it is to be approved anew.
fn pushed(sending: &mut Sending<'_>, request: &Request, by: &str, event: &str) {
    let repository = request.text(&["repositoryName"]).to_owned();
    let branch = full(request.text(&["branchName"]));
    let to = commit(sending);
    events::reference(sending, &repository, &branch, (event, by), &to);
    let open = open(sending, |one| {
        one.repository == repository && one.source_reference == branch
    });
    if event != "referenceUpdated" {
        return;
    }
    for at in open {
        let revision = commit(sending);
        let Some(one) = sending.yard.happenings.pull_requests.get_mut(at) else {
            continue;
        };
        one.source_commit.clone_from(&to);
        one.revision_id = revision;
        one.approvals.clear();
        let one = one.clone();
        let event = "pullRequestSourceBranchUpdated";
        events::pull_request(sending, &one, &one.author, event, object!({}));
    }
}

/// An operation on a pull request that the yard knows.
fn of_pull_request(sending: &mut Sending<'_>, request: &Request, by: &str, operation: &str) {
    let id = request.text(&["pullRequestId"]).to_owned();
    let Some(at) = open(sending, |one| one.id == id).first().copied() else {
        return;
    };
    let Some(mut one) = sending.yard.happenings.pull_requests.get(at).cloned() else {
        return;
    };
    let told = match operation {
        "UpdatePullRequestApprovalState" => approval(&mut one, request, by),
        "OverridePullRequestApprovalRules" => {
            let status = request.text(&["overrideStatus"]);
            one.overridden = status == "OVERRIDE";
            Ok(vec![(
                "pullRequestApprovalRuleOverridden",
                object!({ "overrideStatus": status }),
            )])
        }
        "CreatePullRequestApprovalRule" => {
            let content = request.text(&["approvalRuleContent"]);
            let name = request.text(&["approvalRuleName"]);
            new_rule(name, content).map(|rule| {
                let told = object!({ "approvalRuleName": rule.name });
                one.rules.push(rule);
                vec![("pullRequestApprovalRuleCreated", told)]
            })
        }
        "UpdatePullRequestStatus" => {
            one.closed = request.text(&["pullRequestStatus"]) == "CLOSED";
            Ok(vec![("pullRequestStatusChanged", object!({}))])
        }
        _ if operation.starts_with("MergePullRequestBy") => merge(&mut one, operation),
        _ => return,
    };
    let arn = places::arn(sending.yard, "codecommit", &one.repository);
    let told = match told {
        Ok(told) => told,
        Err(why) => {
            let text = format!("{operation} of pull request {id} was refused. {why}");
            sending.tell(&arn, DoingKind::Refused, text, None);
            return;
        }
    };
    let text = format!(
        "{operation} changed pull request {id} of {}.",
        one.repository
    );
    sending.tell(&arn, DoingKind::Changed, text, None);
    if let Some(kept) = sending.yard.happenings.pull_requests.get_mut(at) {
        kept.clone_from(&one);
    }
    for (event, more) in told {
        events::pull_request(sending, &one, by, event, more);
    }
    if one.merged {
        let to = one.source_commit.clone();
        let branch = &one.destination_reference;
        let event = "referenceUpdated";
        events::reference(sending, &one.repository, branch, (event, by), &to);
    }
}

type Told = Result<Vec<(&'static str, Value)>, String>;

fn approval(one: &mut PullRequest, request: &Request, by: &str) -> Told {
    if one.author == by {
        return Err("PullRequestCannotBeApprovedByAuthorException: who made a pull request cannot approve it.".to_owned());
    }
    let revision = request.text(&["revisionId"]);
    if !revision.is_empty() && revision != one.revision_id {
        return Err(
            "RevisionNotCurrentException: new commits have come since that revision.".to_owned(),
        );
    }
    let state = request.text(&["approvalState"]);
    one.approvals.retain(|who| who != by);
    if state == "APPROVE" {
        one.approvals.push(by.to_owned());
    }
    Ok(vec![(
        "pullRequestApprovalStateChanged",
        object!({ "approvalStatus": state }),
    )])
}

fn merge(one: &mut PullRequest, operation: &str) -> Told {
    if let Some(rule) = one.unsatisfied() {
        return Err(format!(
            "PullRequestApprovalRulesNotSatisfiedException: {} has {} of the {} approvals that it takes.",
            rule.name,
            rule.approvals(&one.approvals),
            rule.number_of_approvals_needed
        ));
    }
    one.merged = true;
    one.closed = true;
    let option = match operation {
        "MergePullRequestBySquash" => "SQUASH_MERGE",
        "MergePullRequestByThreeWay" => "THREE_WAY_MERGE",
        _ => "FAST_FORWARD_MERGE",
    };
    Ok(vec![(
        "pullRequestMergeStatusUpdated",
        object!({ "mergeOption": option }),
    )])
}

/// The rule that a content in JSON describes.
fn new_rule(name: &str, content: &str) -> Result<ApprovalRule, String> {
    let invalid = || {
        "InvalidApprovalRuleContentException: the content takes Statements with Type Approvers and NumberOfApprovalsNeeded.".to_owned()
    };
    let content: Value = serde_json::from_str(content).map_err(|_| invalid())?;
    let statement = content.pointer("/Statements/0").ok_or_else(invalid)?;
    let needed = statement.get("NumberOfApprovalsNeeded");
    let needed = needed.and_then(Value::as_u64).filter(|needed| *needed > 0);
    let members = statement
        .get("ApprovalPoolMembers")
        .and_then(Value::as_array);
    Ok(ApprovalRule {
        name: name.to_owned(),
        number_of_approvals_needed: u32::try_from(needed.ok_or_else(invalid)?).unwrap_or(u32::MAX),
        approval_pool_members: members
            .into_iter()
            .flatten()
            .filter_map(|one| one.as_str().map(str::to_owned))
            .collect(),
    })
}

/// The places of the pull requests that are open here.
fn open(sending: &Sending<'_>, wanted: impl Fn(&PullRequest) -> bool) -> Vec<usize> {
    let (account, region) = (&sending.yard.account, &sending.yard.region);
    let all = sending.yard.happenings.pull_requests.iter().enumerate();
    let open = all.filter(|(_, one)| {
        !one.closed && one.account == *account && one.region == *region && wanted(one)
    });
    open.map(|(at, _)| at).collect()
}

/// The whole name of a branch.
fn full(branch: &str) -> String {
    match branch.starts_with("refs/") {
        true => branch.to_owned(),
        false => format!("refs/heads/{branch}"),
    }
}

/// The id of a new commit: 40 hexadecimal digits.
fn commit(sending: &mut Sending<'_>) -> String {
    let digits = format!("{}{}", sending.yard.draw_id(), sending.yard.draw_id());
    digits.chars().filter(|c| *c != '-').take(40).collect()
}

/// An event of a repository.
fn emit(sending: &mut Sending<'_>, repository: &str, detail_type: &str, detail: Value) {
    let arn = places::arn(sending.yard, "codecommit", repository);
    let resources: &[&str] = if repository.is_empty() { &[] } else { &[&arn] };
    sending.emit(Emitted {
        source: "aws.codecommit",
        detail_type,
        resources,
        detail,
    });
}
