//! The policy of a function, statement by statement: that is how AWS takes it.

use super::ResourceKind;
use super::build::text;
use super::collect::Collector;
use crate::remark::Gravity;
use crate::tree::Tree;
use pipeline::Arn;

/// What AddPermission asks for.
#[derive(Default)]
struct Permission<'a> {
    action: &'a str,
    principal: String,
    source_arn: Option<&'a str>,
    source_account: Option<&'a str>,
    principal_org_id: Option<&'a str>,
    event_source_token: Option<&'a str>,
    url_auth_type: Option<&'a str>,
}

impl Collector<'_> {
    /// A permission for each statement; what AddPermission cannot say is a remark.
    pub(super) fn lambda_policy(&mut self, function: &str, document: &Tree, path: &str) {
        let statements = document.get("Statement").map(Tree::one_or_more);
        for (at, statement) in statements.unwrap_or_default().iter().enumerate() {
            let Some(permission) = permission(statement, function) else {
                let told = format!(
                    "Statement {} of the policy of {function} says what AddPermission cannot: it takes one allowed action for one principal, with conditions on aws:SourceArn, aws:SourceAccount and aws:PrincipalOrgID alone.",
                    at + 1
                );
                self.remark(Gravity::LeftOut, path, told);
                continue;
            };
            let name = Arn::read(function).map_or(function, |arn| arn.resource);
            let name = name.trim_start_matches("function:").to_owned();
            let number = format!("Statement{}", at + 1);
            let sid = statement.get("Sid").and_then(Tree::text).unwrap_or(&number);
            self.add(
                ResourceKind::LambdaPermission,
                &name,
                None,
                path,
                [
                    ("StatementId", text(Some(sid))),
                    ("FunctionName", Some(Tree::arn(function))),
                    ("Action", text(Some(permission.action))),
                    (
                        "Principal",
                        Some(Tree::from(permission.principal).with_arns()),
                    ),
                    (
                        "SourceArn",
                        permission.source_arn.map(|arn| Tree::from(arn).with_arns()),
                    ),
                    ("SourceAccount", text(permission.source_account)),
                    ("PrincipalOrgID", text(permission.principal_org_id)),
                    ("EventSourceToken", text(permission.event_source_token)),
                    ("FunctionUrlAuthType", text(permission.url_auth_type)),
                ],
            );
        }
    }
}

/// The statement as AddPermission would say it, where it can.
fn permission<'a>(statement: &'a Tree, function: &str) -> Option<Permission<'a>> {
    let mut permission = Permission::default();
    for (name, value) in statement.members()? {
        match name.as_str() {
            "Sid" => {}
            "Effect" if value.text() == Some("Allow") => {}
            "Action" => permission.action = one(value)?,
            "Resource" if one(value) == Some(function) => {}
            "Principal" => permission.principal = principal(value)?,
            "Condition" => condition(value, &mut permission)?,
            _ => return None,
        }
    }
    let whole = !permission.action.is_empty() && !permission.principal.is_empty();
    whole.then_some(permission)
}

/// The text, where there is one alone.
fn one(value: &Tree) -> Option<&str> {
    match value.one_or_more() {
        [one] => one.text(),
        _ => None,
    }
}

fn principal(value: &Tree) -> Option<String> {
    if let Some(text) = value.text() {
        return (text == "*").then(|| text.to_owned());
    }
    match value.members()? {
        [(kind, name)] if kind == "Service" || kind == "AWS" => one(name).map(str::to_owned),
        _ => None,
    }
}

fn condition<'a>(value: &'a Tree, permission: &mut Permission<'a>) -> Option<()> {
    for (operator, tests) in value.members()? {
        for (key, value) in tests.members()? {
            let value = Some(one(value)?);
            match (operator.as_str(), key.to_ascii_lowercase().as_str()) {
                ("ArnLike" | "ArnEquals" | "StringEquals" | "StringLike", "aws:sourcearn")
                    if operator.starts_with("Arn") || !value?.contains(['*', '?']) =>
                {
                    permission.source_arn = value;
                }
                ("StringEquals", "aws:sourceaccount") => permission.source_account = value,
                ("StringEquals", "aws:principalorgid") => permission.principal_org_id = value,
                ("StringEquals", "lambda:eventsourcetoken") => {
                    permission.event_source_token = value;
                }
                ("StringEquals", "lambda:functionurlauthtype") => permission.url_auth_type = value,
                _ => return None,
            }
        }
    }
    Some(())
}
