//! The events that CodeCommit sends.

use super::super::request::Request;
use super::{PullRequest, emit};
use crate::Timestamp;
use crate::send::Sending;
use crate::world::emit::long;
use serde_json::{Value, json};

/// A pull request is made or changes.
pub(super) fn pull_request(
    sending: &mut Sending<'_>,
    one: &PullRequest,
    by: &str,
    event: &str,
    more: Value,
) {
    let now = time(sending.yard.clock);
    let flag = |is: bool| if is { "True" } else { "False" };
    let mut detail = json!({
        "event": event,
        "pullRequestId": one.id,
        "pullRequestStatus": if one.closed { "Closed" } else { "Open" },
        "isMerged": flag(one.merged),
        "title": one.title,
        "author": one.author,
        "callerUserArn": by,
        "repositoryNames": [one.repository],
        "sourceReference": one.source_reference,
        "sourceCommit": one.source_commit,
        "destinationReference": one.destination_reference,
        "destinationCommit": "36ab2e27d06175be88fa702470ac73cb210f866d",
        "revisionId": one.revision_id,
        "creationDate": now,
        "lastModifiedDate": now,
        "notificationBody": format!("{by}: {event} of pull request {} in the repository {}.", one.id, one.repository),
    });
    if let (Some(members), Value::Object(more)) = (detail.as_object_mut(), more) {
        members.extend(more);
    }
    let detail_type = "CodeCommit Pull Request State Change";
    emit(sending, &one.repository, detail_type, detail);
}

/// A comment on a pull request.
pub(super) fn comment(sending: &mut Sending<'_>, request: &Request, by: &str) {
    let repository = request.text(&["repositoryName"]).to_owned();
    let id = request.text(&["pullRequestId"]).to_owned();
    let detail = json!({
        "event": "commentOnPullRequestCreated",
        "repositoryName": repository,
        "repositoryId": sending.yard.draw_id(),
        "pullRequestId": id,
        "beforeCommitId": request.text(&["beforeCommitId"]),
        "afterCommitId": request.text(&["afterCommitId"]),
        "commentId": format!("{}:{}", sending.yard.draw_id(), sending.yard.draw_id()),
        "inReplyTo": request.text(&["inReplyTo"]),
        "callerUserArn": by,
        "notificationBody": format!("{by} commented on pull request {id} in the repository {repository}."),
    });
    let detail_type = "CodeCommit Comment on Pull Request";
    emit(sending, &repository, detail_type, detail);
}

/// A branch changes.
pub(super) fn reference(
    sending: &mut Sending<'_>,
    repository: &str,
    branch: &str,
    (event, by): (&str, &str),
    commit: &str,
) {
    let name = branch.strip_prefix("refs/heads/").unwrap_or(branch);
    let mut detail = json!({
        "event": event,
        "callerUserArn": by,
        "repositoryName": repository,
        "repositoryId": sending.yard.draw_id(),
        "referenceType": "branch",
        "referenceName": name,
        "referenceFullName": branch,
    });
    let old = "36ab2e27d06175be88fa702470ac73cb210f866d";
    if let Some(members) = detail.as_object_mut() {
        if event != "referenceDeleted" {
            members.insert("commitId".to_owned(), json!(commit));
        }
        if event != "referenceCreated" {
            members.insert("oldCommitId".to_owned(), json!(old));
        }
    }
    let detail_type = "CodeCommit Repository State Change";
    emit(sending, repository, detail_type, detail);
}

/// An approval rule template is made or changes.
pub(super) fn template(sending: &mut Sending<'_>, request: &Request, by: &str, event: &str) {
    let name = request.text(&["approvalRuleTemplateName"]).to_owned();
    let now = time(sending.yard.clock);
    let detail = json!({
        "event": event,
        "approvalRuleTemplateName": name,
        "approvalRuleTemplateId": sending.yard.draw_id(),
        "approvalRuleTemplateContentSha256": sending.yard.draw_id().replace('-', ""),
        "callerUserArn": by,
        "creationDate": now,
        "lastModifiedDate": now,
        "repositories": {},
        "notificationBody": format!("{by}: {event} of the approval rule template {name}."),
    });
    let detail_type = "CodeCommit Approval Rule Template Change";
    emit(sending, "", detail_type, detail);
}

/// A time as CodeCommit writes it, here in the form of other developer tools.
fn time(at: Timestamp) -> String {
    long(at)
}
