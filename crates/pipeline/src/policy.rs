//! The policy of an event bus: who may send to it from outside its account.

use crate::json;
use pattern::json::{Kind, Value};

/// The statements of a policy, each as compact JSON text with its `Sid`.
pub(crate) fn statements(policy: &str) -> Vec<(Option<String>, String)> {
    let (Some(policy), _) = pattern::json::read(policy) else {
        return Vec::new();
    };
    let told = |value: &Value| {
        let sid = value.get("Sid").and_then(Value::as_str);
        (sid.map(str::to_owned), json::compact(value))
    };
    match policy.get("Statement") {
        Some(list) => match &list.kind {
            Kind::Array(items) => items.iter().map(told).collect(),
            Kind::Object(_) => vec![told(list)],
            _ => Vec::new(),
        },
        None => Vec::new(),
    }
}

/// A policy of these statements; none where there is no statement.
pub(crate) fn of_statements(statements: &[(Option<String>, String)]) -> Option<String> {
    let texts: Vec<&str> = statements.iter().map(|(_, text)| text.as_str()).collect();
    (!texts.is_empty()).then(|| {
        format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{}]}}",
            texts.join(",")
        )
    })
}

/// Who asks for something.
pub(crate) struct Caller<'a> {
    pub(crate) account: &'a str,
    pub(crate) organization: Option<&'a str>,
}

/// Whether a policy lets an account send events to the bus: a statement allows
/// it, and none denies it.
pub(crate) fn allows_put_events(policy: &str, caller: &Caller<'_>) -> bool {
    let applies = |statement: &Value, effect: &str| {
        statement.get("Effect").and_then(Value::as_str) == Some(effect)
            && statement
                .get("Action")
                .is_some_and(|action| any(action, is_put_events))
            && names(statement, caller)
            && conditions_hold(statement, caller)
    };
    let texts = statements(policy);
    let read = |(_, text): &(Option<String>, String)| pattern::json::read(text).0;
    let read: Vec<Value> = texts.iter().filter_map(read).collect();
    read.iter().any(|statement| applies(statement, "Allow"))
        && !read.iter().any(|statement| applies(statement, "Deny"))
}

/// Whether a text, or one in a list of texts, passes.
fn any(value: &Value, test: impl Fn(&str) -> bool) -> bool {
    match &value.kind {
        Kind::String(text) => test(text),
        Kind::Array(items) => items.iter().filter_map(Value::as_str).any(test),
        _ => false,
    }
}

fn is_put_events(action: &str) -> bool {
    let action = action.to_ascii_lowercase();
    matches!(
        action.as_str(),
        "events:putevents" | "events:put*" | "events:*" | "*"
    )
}

fn names(statement: &Value, caller: &Caller<'_>) -> bool {
    let named = |name: &str| {
        let account = name.split(':').nth(4).filter(|_| name.starts_with("arn:"));
        name == "*" || name == caller.account || account == Some(caller.account)
    };
    statement.get("Principal").is_some_and(|principal| {
        let accounts = principal.get("AWS").unwrap_or(principal);
        any(accounts, named)
    })
}

/// `StringEquals` on `aws:PrincipalOrgID` and `aws:SourceAccount`; a condition
/// on anything else is taken as not met.
fn conditions_hold(statement: &Value, caller: &Caller<'_>) -> bool {
    let Some(operators) = statement.get("Condition").and_then(Value::as_object) else {
        return true;
    };
    let held = |key: &str, wanted: &Value| match key.to_ascii_lowercase().as_str() {
        "aws:principalorgid" => caller
            .organization
            .is_some_and(|id| any(wanted, |text| text == id)),
        "aws:sourceaccount" | "aws:principalaccount" => any(wanted, |text| text == caller.account),
        _ => false,
    };
    operators.iter().all(|operator| {
        let keys = operator.value.as_object().unwrap_or_default();
        operator.key == "StringEquals" && keys.iter().all(|one| held(&one.key, &one.value))
    })
}

#[cfg(test)]
mod tests;
