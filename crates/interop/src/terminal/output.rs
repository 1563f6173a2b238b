//! An answer as the CLI prints it.

use serde_json::{Map, Value};

/// The longest expression that is read as JMESPath, and how many brackets it may have.
const LONGEST_QUERY: usize = 1_000;
const MOST_BRACKETS: usize = 32;

/// The forms of output that the terminal has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OutputFormat {
    Json,
    Text,
}

impl OutputFormat {
    /// The form of a name. Errors: the terminal does not have it.
    pub(super) fn named(name: Option<&str>) -> Result<OutputFormat, String> {
        match name {
            None | Some("json") => Ok(OutputFormat::Json),
            Some("text") => Ok(OutputFormat::Text),
            Some(other) => Err(format!(
                "\nThe terminal has no output {other}; it has json and text.\n"
            )),
        }
    }
}

/// The text of an answer, after a query. Errors: the query is none.
pub(super) fn printed(
    answer: &Value,
    query: Option<&str>,
    format: OutputFormat,
) -> Result<String, String> {
    let queried = match query {
        Some(query) => search(answer, query)?,
        None => answer.clone(),
    };
    let is_empty = queried.is_null() && query.is_none();
    if is_empty || queried == Value::Object(Map::new()) {
        return Ok(String::new());
    }
    Ok(match format {
        OutputFormat::Json => format!("{}\n", json(&queried)),
        OutputFormat::Text => {
            let mut out = String::new();
            text(&queried, None, &mut out);
            out
        }
    })
}

/// What a JMESPath expression finds.
fn search(answer: &Value, query: &str) -> Result<Value, String> {
    let bad = |told: String| format!("\nBad value for --query {query}: {told}\n");
    let brackets = query.matches(['(', '[', '{', '!', '&', '-', '`']).count();
    if query.len() > LONGEST_QUERY || brackets > MOST_BRACKETS {
        let told = "the terminal reads simple expressions only".to_owned();
        return Err(format!("\nBad value for --query: {told}\n"));
    }
    let expression =
        jmespath::compile(&with_quotes(query)).map_err(|error| bad(error.reason.to_string()))?;
    let found = expression
        .search(answer)
        .map_err(|error| bad(error.reason.to_string()))?;
    serde_json::to_value(&*found).map_err(|error| bad(error.to_string()))
}

/// The expression with quotation marks in literals that are no JSON, as the AWS CLI takes them:
/// `` `ENABLED` `` means the text.
fn with_quotes(query: &str) -> String {
    let mut parts = query.split('`');
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let Some(literal) = parts.next() {
        let Some(rest) = parts.next() else {
            out.push_str(&format!("`{literal}"));
            break;
        };
        match serde_json::from_str::<Value>(literal) {
            Ok(_) => out.push_str(&format!("`{literal}`")),
            Err(_) => out.push_str(&format!("`{}`", Value::from(literal.trim()))),
        }
        out.push_str(rest);
    }
    out
}

/// JSON with four spaces a level, as the CLI prints it.
fn json(value: &Value) -> String {
    let mut out = Vec::new();
    let indent = serde_json::ser::PrettyFormatter::with_indent(b"    ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, indent);
    match serde::Serialize::serialize(value, &mut serializer) {
        Ok(()) => String::from_utf8(out).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// The text output: a line for each object or list, tabs between values, names of lists in capitals.
fn text(value: &Value, name: Option<&str>, out: &mut String) {
    match value {
        Value::Object(members) => {
            let scalars = members.values().filter(|value| !nested(value)).map(scalar);
            let head = name.map(str::to_uppercase).into_iter();
            let line: Vec<String> = head.chain(scalars).collect();
            if !line.is_empty() {
                out.push_str(&format!("{}\n", line.join("\t")));
            }
            for (name, value) in members.iter().filter(|(_, value)| nested(value)) {
                text(value, Some(name), out);
            }
        }
        Value::Array(items) if items.iter().any(nested) => {
            items.iter().for_each(|item| text(item, name, out));
        }
        Value::Array(items) => {
            let values = items.iter().map(scalar);
            let head = name.map(str::to_uppercase).into_iter();
            let line: Vec<String> = head.chain(values).collect();
            out.push_str(&format!("{}\n", line.join("\t")));
        }
        other => out.push_str(&format!("{}\n", scalar(other))),
    }
}

fn nested(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// A value as the text output writes it.
fn scalar(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
