//! An event pattern with one thing changed or dropped.

use crate::exercise::cut::{instead, without};
use pattern::Span;
use pattern::json::{Kind, Member, Value, read};

/// The pattern with each of its fields dropped and each of its values dropped or changed, one at a
/// time: what was done, and the text. What would leave an empty object behind is left out, since
/// the object itself is dropped as well.
pub(super) fn pattern_changes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let (Some(value), _) = read(text) {
        object(text, "", &value, &mut found);
    }
    found
}

fn object(text: &str, path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    let members = value.as_object().unwrap_or_default();
    let spans: Vec<Span> = members.iter().map(whole).collect();
    for (nth, member) in members.iter().enumerate() {
        let name = match path {
            "" => member.key.clone(),
            path => format!("{path}.{}", member.key),
        };
        let rest = without(text, &spans, nth);
        found.extend(rest.map(|rest| (format!("field {name} dropped"), rest)));
        match &member.value.kind {
            Kind::Object(_) => object(text, &name, &member.value, found),
            Kind::Array(items) if member.key == "$or" => {
                branches(text, path, items, found);
            }
            Kind::Array(items) => alternatives(text, &name, items, found),
            _ => {}
        }
    }
}

fn whole(member: &Member) -> Span {
    Span {
        start: member.key_span.start,
        end: member.value.span.end,
    }
}

fn branches(text: &str, path: &str, items: &[Value], found: &mut Vec<(String, String)>) {
    let spans: Vec<Span> = items.iter().map(|item| item.span).collect();
    for (nth, item) in items.iter().enumerate() {
        let branch = format!("{path}.$or[{nth}]");
        let branch = branch.trim_start_matches('.');
        let rest = without(text, &spans, nth);
        found.extend(rest.map(|rest| (format!("branch {branch} dropped"), rest)));
        object(text, branch, item, found);
    }
}

fn alternatives(text: &str, path: &str, items: &[Value], found: &mut Vec<(String, String)>) {
    let spans: Vec<Span> = items.iter().map(|item| item.span).collect();
    for (nth, item) in items.iter().enumerate() {
        let written = text.get(item.span.start..item.span.end).unwrap_or_default();
        let rest = without(text, &spans, nth);
        found.extend(rest.map(|rest| (format!("value {written} of {path} dropped"), rest)));
        let mut leaves = Vec::new();
        collect(item, &mut leaves);
        for leaf in leaves {
            let other = instead(text, leaf.span, &other_than(leaf));
            let what = match leaf.span == item.span {
                true => format!("value {written} of {path} changed"),
                false => {
                    let part = text.get(leaf.span.start..leaf.span.end).unwrap_or_default();
                    format!("{part} in value {written} of {path} changed")
                }
            };
            found.extend(other.map(|other| (what, other)));
        }
    }
}

fn collect<'v>(value: &'v Value, leaves: &mut Vec<&'v Value>) {
    match &value.kind {
        Kind::Object(members) => members.iter().for_each(|one| collect(&one.value, leaves)),
        Kind::Array(items) => items.iter().for_each(|item| collect(item, leaves)),
        _ => leaves.push(value),
    }
}

/// Another value of the same type, as JSON.
fn other_than(leaf: &Value) -> String {
    match &leaf.kind {
        Kind::Null => "\"x\"".to_owned(),
        Kind::Bool(yes) => (!yes).to_string(),
        Kind::Number(text) => text
            .parse::<f64>()
            .map_or(0.0, |number| number + 1.0)
            .to_string(),
        Kind::String(text) => match text.as_str() {
            ">=" => "\">\"".to_owned(),
            ">" => "\">=\"".to_owned(),
            "<=" => "\"<\"".to_owned(),
            "<" => "\"<=\"".to_owned(),
            other => serde_json::Value::String(format!("{other}-x")).to_string(),
        },
        Kind::Array(_) | Kind::Object(_) => "\"x\"".to_owned(),
    }
}

#[cfg(test)]
mod tests;
