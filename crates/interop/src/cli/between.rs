//! The commands that lead from one yard to another.

use super::write::words::word;
use super::write::{Line, Writer};
use crate::stack::{Resource, ResourceKind, Stack};
use crate::tree::Tree;
use pipeline::{DEFAULT_EVENT_BUS, Permissions, Yard};

/// The commands that change a yard into another, as far as commands can: what a person would type instead
/// of what was done on a page. Both are looked at in the place where the second one is; permissions
/// that nobody has written are in none of them.
pub fn commands_between(old: &Yard, new: &Yard) -> Vec<String> {
    let mut old = old.clone();
    old.go_to(&new.account, &new.region);
    let (old, new) = (written(&old), written(new));
    let mut writer = Writer::new(&new);
    let gone = |resource: &&Resource| !new.resources.iter().any(|one| is_same(one, resource));
    for resource in old
        .resources
        .iter()
        .filter(gone)
        .filter(|one| !is_last(one))
    {
        remove(&mut writer, resource);
    }
    for resource in new.resources.iter().filter(|one| !is_by_itself(one)) {
        match old.resources.iter().find(|one| is_same(one, resource)) {
            None => writer.resource(resource),
            Some(before) if is_equal(before, resource) => {}
            Some(before) => change(&mut writer, before, resource),
        }
    }
    for resource in old.resources.iter().filter(gone).filter(is_last_ref).rev() {
        remove(&mut writer, resource);
    }
    writer.commands
}

/// The stack of what is written, without what the console would add.
fn written(yard: &Yard) -> Stack {
    let mut yard = yard.clone();
    yard.conditions.permissions = Permissions::Evaluated;
    Stack::of(&yard)
}

/// What is there as soon as something refers to it.
fn is_by_itself(resource: &Resource) -> bool {
    let kind = matches!(
        resource.kind,
        ResourceKind::Queue | ResourceKind::Topic | ResourceKind::LogGroup
    );
    kind && resource.get("KmsMasterKeyId").is_none()
}

/// What others may still need until they are gone.
fn is_last(resource: &Resource) -> bool {
    matches!(
        resource.kind,
        ResourceKind::EventBus | ResourceKind::Connection | ResourceKind::Role
    )
}

fn is_last_ref(resource: &&Resource) -> bool {
    is_last(resource)
}

/// Whether two resources are one, before and after.
fn is_same(one: &Resource, other: &Resource) -> bool {
    let keys: &[&str] = match one.kind {
        ResourceKind::LambdaPermission => &["FunctionName", "StatementId"],
        ResourceKind::EventBusPolicy => &["EventBusName"],
        ResourceKind::QueuePolicy => &["Queues"],
        ResourceKind::TopicPolicy => &["Topics"],
        ResourceKind::LogResourcePolicy => &["PolicyName"],
        ResourceKind::Alias => &["AliasName"],
        _ => &[],
    };
    one.kind == other.kind
        && one.arn == other.arn
        && keys.iter().all(|key| one.get(key) == other.get(key))
}

/// Whether all properties say the same, however their members are ordered.
fn is_equal(one: &Resource, other: &Resource) -> bool {
    let mut names = one
        .properties
        .iter()
        .chain(&other.properties)
        .map(|(name, _)| name);
    names.all(|name| says_same(one.get(name), other.get(name)))
}

fn says_same(one: Option<&Tree>, other: Option<&Tree>) -> bool {
    one == other || one.map(Tree::value) == other.map(Tree::value)
}

fn remove(writer: &mut Writer<'_>, resource: &Resource) {
    let line = match resource.kind {
        ResourceKind::Rule => {
            let bus = writer.option(resource, "EventBusName");
            remove_targets(writer, resource, &ids(resource));
            writer
                .plain("events delete-rule", resource, &[("name", "Name")])
                .some("event-bus-name", bus)
        }
        ResourceKind::EventBus if resource.text("Name") == DEFAULT_EVENT_BUS => {
            Line::new("events update-event-bus").put("name", DEFAULT_EVENT_BUS.to_owned())
        }
        ResourceKind::EventBus => {
            writer.plain("events delete-event-bus", resource, &[("name", "Name")])
        }
        ResourceKind::EventBusPolicy => writer.plain(
            "events remove-permission --remove-all-permissions",
            resource,
            &[("event-bus-name", "EventBusName")],
        ),
        ResourceKind::Archive => writer.plain(
            "events delete-archive",
            resource,
            &[("archive-name", "ArchiveName")],
        ),
        ResourceKind::Connection => {
            writer.plain("events delete-connection", resource, &[("name", "Name")])
        }
        ResourceKind::ApiDestination => writer.plain(
            "events delete-api-destination",
            resource,
            &[("name", "Name")],
        ),
        ResourceKind::LambdaPermission => writer.plain(
            "lambda remove-permission",
            resource,
            &[
                ("function-name", "FunctionName"),
                ("statement-id", "StatementId"),
            ],
        ),
        ResourceKind::LogResourcePolicy => writer.plain(
            "logs delete-resource-policy",
            resource,
            &[("policy-name", "PolicyName")],
        ),
        ResourceKind::Role => {
            for policy in items(resource, "Policies") {
                delete_role_policy(writer, resource, policy);
            }
            writer.plain("iam delete-role", resource, &[("role-name", "RoleName")])
        }
        ResourceKind::QueuePolicy => return writer.queue_policy_is(resource, ""),
        ResourceKind::Alias => {
            writer.plain("kms delete-alias", resource, &[("alias-name", "AliasName")])
        }
        // A topic always has a policy, a key cannot be deleted at once, and the others are there by
        // themselves.
        _ => return,
    };
    writer.line(line);
}

fn change(writer: &mut Writer<'_>, before: &Resource, after: &Resource) {
    match after.kind {
        ResourceKind::Rule => change_rule(writer, before, after),
        ResourceKind::Role => change_role(writer, before, after),
        ResourceKind::LambdaPermission => {
            remove(writer, before);
            writer.resource(after);
        }
        ResourceKind::EventBus
        | ResourceKind::Archive
        | ResourceKind::Connection
        | ResourceKind::ApiDestination => writer.settings(after, true),
        _ => writer.resource(after),
    }
}

fn change_rule(writer: &mut Writer<'_>, before: &Resource, after: &Resource) {
    const OWN: [&str; 6] = [
        "Description",
        "EventPattern",
        "ScheduleExpression",
        "RoleArn",
        "State",
        "Name",
    ];
    let differs = |name: &&&str| !says_same(before.get(name), after.get(name));
    let changed: Vec<&str> = OWN.iter().filter(differs).copied().collect();
    let state = after.get("State").and_then(Tree::text).unwrap_or("ENABLED");
    let switch = match (changed.as_slice(), state) {
        (["State"], "ENABLED") => Some("events enable-rule"),
        (["State"], "DISABLED") => Some("events disable-rule"),
        _ => None,
    };
    let name = [("name", "Name"), ("event-bus-name", "EventBusName")];
    match switch {
        Some(head) => {
            let line = writer.plain(head, after, &name);
            writer.line(line);
        }
        None if !changed.is_empty() => writer.put_rule(after, false),
        None => {}
    }
    if before.get("Tags") != after.get("Tags") {
        change_tags(writer, before, after);
    }
    let left = ids(after);
    let gone: Vec<&str> = ids(before)
        .into_iter()
        .filter(|id| !left.contains(id))
        .collect();
    remove_targets(writer, after, &gone);
    let old = items(before, "Targets");
    let new = items(after, "Targets")
        .iter()
        .filter(|target| !old.contains(target));
    let new: Vec<Tree> = new.cloned().collect();
    if !new.is_empty() {
        writer.put_targets(after, &Tree::List(new));
    }
}

fn change_tags(writer: &mut Writer<'_>, before: &Resource, after: &Resource) {
    let key = |tag: &Tree| tag.get("Key").and_then(Tree::text).map(str::to_owned);
    let new = items(after, "Tags");
    let left: Vec<Option<String>> = new.iter().map(key).collect();
    let gone = items(before, "Tags")
        .iter()
        .map(key)
        .filter(|key| !left.contains(key));
    let gone: Vec<String> = gone.flatten().map(|key| word(&key)).collect();
    let arn = after.arn.as_deref().map(word);
    if !gone.is_empty() {
        let line = Line::new("events untag-resource")
            .some("resource-arn", arn.clone())
            .put("tag-keys", gone.join(" "));
        writer.line(line);
    }
    if !new.is_empty() {
        let tags = writer.value(&Tree::List(new.to_vec()));
        let line = Line::new("events tag-resource")
            .some("resource-arn", arn)
            .put("tags", tags);
        writer.line(line);
    }
}

fn change_role(writer: &mut Writer<'_>, before: &Resource, after: &Resource) {
    const TRUST: &str = "AssumeRolePolicyDocument";
    if !says_same(before.get(TRUST), after.get(TRUST)) {
        let document = writer.json(after, TRUST);
        let line = writer
            .plain(
                "iam update-assume-role-policy",
                after,
                &[("role-name", "RoleName")],
            )
            .some("policy-document", document);
        writer.line(line);
    }
    let name = |policy: &Tree| policy.get("PolicyName").cloned();
    let (old, new) = (items(before, "Policies"), items(after, "Policies"));
    for policy in old {
        if !new.iter().any(|one| name(one) == name(policy)) {
            delete_role_policy(writer, after, policy);
        }
    }
    let is_old = |policy: &&Tree| old.iter().any(|one| says_same(Some(one), Some(policy)));
    for policy in new.iter().filter(|policy| !is_old(policy)) {
        writer.role_policy(after, policy);
    }
}

fn delete_role_policy(writer: &mut Writer<'_>, role: &Resource, policy: &Tree) {
    let name = policy.get("PolicyName").and_then(Tree::text).map(word);
    let line = writer
        .plain("iam delete-role-policy", role, &[("role-name", "RoleName")])
        .some("policy-name", name);
    writer.line(line);
}

fn remove_targets(writer: &mut Writer<'_>, rule: &Resource, ids: &[&str]) {
    if ids.is_empty() {
        return;
    }
    let words: Vec<String> = ids.iter().map(|id| word(id)).collect();
    let line = writer
        .plain(
            "events remove-targets",
            rule,
            &[("rule", "Name"), ("event-bus-name", "EventBusName")],
        )
        .put("ids", words.join(" "));
    writer.line(line);
}

fn ids(rule: &Resource) -> Vec<&str> {
    let targets = items(rule, "Targets").iter();
    targets
        .filter_map(|target| target.get("Id")?.text())
        .collect()
}

fn items<'r>(resource: &'r Resource, property: &str) -> &'r [Tree] {
    resource
        .get(property)
        .and_then(Tree::items)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
