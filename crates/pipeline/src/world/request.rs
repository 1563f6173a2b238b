//! Requests of API calls: what of them comes from what the code was given, and what stands in them.

use crate::input::{Found, Path};
use crate::json;
use pattern::json::{Kind, Value};

/// A request with its paths replaced by what they find in the input.
pub(crate) fn filled(request: &str, input: &str) -> String {
    let Some(value) = json::whole(request) else {
        return "{}".to_owned();
    };
    if !request.contains('$') {
        return json::compact(&value);
    }
    let input = json::whole(input);
    let mut out = String::with_capacity(request.len());
    let mut rest = 0;
    let mut texts = Vec::new();
    strings(&value, &mut texts);
    texts.sort_by_key(|(start, _, _)| *start);
    for (start, end, text) in texts {
        let Some(new) = replaced(text, input.as_ref()) else {
            continue;
        };
        out.push_str(request.get(rest..start).unwrap_or_default());
        out.push_str(&new);
        rest = end;
    }
    out.push_str(request.get(rest..).unwrap_or_default());
    json::whole(&out).map_or(out, |value| json::compact(&value))
}

/// A text with its paths replaced by what they find in the input.
pub(crate) fn filled_text(text: &str, input: &str) -> String {
    if !text.contains('$') {
        return text.to_owned();
    }
    let input = json::whole(input);
    match replaced(text, input.as_ref()) {
        Some(new) => json::whole(&new)
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or(new),
        None => text.to_owned(),
    }
}

/// The texts in a value that are no names, with their spans. Iterative.
fn strings<'a>(value: &'a Value, out: &mut Vec<(usize, usize, &'a str)>) {
    let mut todo = vec![value];
    while let Some(value) = todo.pop() {
        match &value.kind {
            Kind::String(text) => out.push((value.span.start, value.span.end, text)),
            Kind::Array(items) => todo.extend(items.iter()),
            Kind::Object(members) => todo.extend(members.iter().map(|member| &member.value)),
            _ => {}
        }
    }
}

/// The JSON that stands for a text with a path in it; none for a text without.
fn replaced(text: &str, input: Option<&Value>) -> Option<String> {
    if let Some(found) = quoted_names(text, input) {
        return Some(found.map_or_else(|| "null".to_owned(), json::compact));
    }
    if text == "$" || text.starts_with("$.") || text.starts_with("$[") {
        let found = input.map(|input| Path::read(text).find(input));
        return Some(match found {
            None | Some(Found::Nothing) => "null".to_owned(),
            Some(Found::One(value)) => json::compact(value),
            Some(found) => found.text(),
        });
    }
    if !text.contains("{$") {
        return None;
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{$") {
        out.push_str(before);
        let Some((path, behind)) = behind.split_once('}') else {
            out.push_str("{$");
            rest = behind;
            continue;
        };
        let path = format!("${path}");
        if let Some(found) = quoted_names(&path, input) {
            match found.map(|value| (value.as_str(), value)) {
                Some((Some(text), _)) => out.push_str(text),
                Some((None, value)) => out.push_str(&json::compact(value)),
                None => {}
            }
            rest = behind;
            continue;
        }
        let found = input.map(|input| Path::read(&path).find(input));
        match found {
            None | Some(Found::Nothing) => {}
            Some(Found::One(value)) => match value.as_str() {
                Some(text) => out.push_str(text),
                None => out.push_str(&json::compact(value)),
            },
            Some(found) => out.push_str(&found.text()),
        }
        rest = behind;
    }
    out.push_str(rest);
    let mut quoted = String::new();
    json::quote(&out, &mut quoted);
    Some(quoted)
}

/// What a path finds that has names in quotes, as code can have them and paths of EventBridge cannot:
/// `$.detail['Instance ID']`. None where the text is no such path.
fn quoted_names<'a>(text: &str, input: Option<&'a Value>) -> Option<Option<&'a Value>> {
    if !text.starts_with('$') || !text.contains("['") {
        return None;
    }
    let mut rest = text.get(1..)?;
    let mut value = input;
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix("['") {
            let (name, behind) = behind.split_once("']")?;
            value = value.and_then(|value| value.get(name));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('[') {
            let (place, behind) = behind.split_once(']')?;
            let place: usize = place.parse().ok()?;
            value = value.and_then(|value| match &value.kind {
                Kind::Array(items) => items.get(place),
                _ => None,
            });
            rest = behind;
        } else {
            let name = rest.strip_prefix('.')?;
            let end = name.find(['.', '[']).unwrap_or(name.len());
            let (name, behind) = name.split_at_checked(end)?;
            value = value.and_then(|value| value.get(name));
            rest = behind;
        }
    }
    Some(value)
}

/// What code was given, with one thing more under a name. What is no object has nothing else.
pub(crate) fn with(input: &str, name: &str, json: &str) -> String {
    let mut out = String::from("{");
    let whole = json::whole(input);
    let members = whole.as_ref().and_then(Value::as_object);
    for member in members.into_iter().flatten() {
        if member.key != name {
            json::quote(&member.key, &mut out);
            out.push(':');
            out.push_str(&json::compact(&member.value));
            out.push(',');
        }
    }
    json::quote(name, &mut out);
    out.push(':');
    out.push_str(json);
    out.push('}');
    out
}

/// The items of the list that a path finds in what code was given, as JSON texts; none where there
/// is no list.
pub(crate) fn items(path: &str, input: &str) -> Vec<String> {
    let found = json::whole(input).and_then(|input| replaced(path, Some(&input)));
    let list = found.and_then(|text| json::whole(&text));
    match list.as_ref().map(|list| &list.kind) {
        Some(Kind::Array(items)) => items.iter().map(json::compact).collect(),
        _ => Vec::new(),
    }
}

/// Whether an event pattern takes what the code was given. A pattern that is broken takes nothing.
pub(crate) fn takes(pattern: &str, input: &str) -> bool {
    let (pattern, _) = pattern::parse(pattern);
    let (event, _) = pattern::Event::read(input);
    event.is_some_and(|event| pattern.is_valid() && pattern::matches(&pattern, &event))
}

/// A request that is read.
pub(crate) struct Request(Option<Value>);

impl Request {
    pub(crate) fn read(text: &str) -> Request {
        Request(json::whole(text))
    }

    /// The member of the first of these names; the cases of their first letters do not count.
    pub(crate) fn get(&self, names: &[&str]) -> Option<&Value> {
        let members = self.0.as_ref()?.as_object()?;
        names.iter().find_map(|name| {
            let member = members
                .iter()
                .find(|member| member.key.eq_ignore_ascii_case(name))?;
            Some(&member.value)
        })
    }

    /// The text of the first of these names that there is; empty where there is none.
    pub(crate) fn text(&self, names: &[&str]) -> &str {
        self.get(names).and_then(Value::as_str).unwrap_or_default()
    }

    /// A member as JSON text.
    pub(crate) fn json(&self, names: &[&str]) -> Option<String> {
        self.get(names).map(json::compact)
    }

    /// The texts of a list.
    pub(crate) fn texts(&self, names: &[&str]) -> Vec<String> {
        let Some(Kind::Array(items)) = self.get(names).map(|value| &value.kind) else {
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    }
}
