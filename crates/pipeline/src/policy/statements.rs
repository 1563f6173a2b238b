//! A policy as a list of statements, for the calls that add and remove one.

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

#[cfg(test)]
mod tests;
