//! A template in JSON, by the one JSON reader.

use super::node::{DEEPEST, Entry, Kind, Node};
use crate::import::NotRead;
use pattern::Code;
use pattern::json::{Kind as Json, Value};

/// Reads a template. Errors: the first thing that is no JSON, or a value that is nested too deep.
pub(super) fn read(text: &str) -> Result<Node, NotRead> {
    let (value, diagnostics) = pattern::json::read(text);
    let spoils = |found: &pattern::Diagnostic| found.is_error() || found.code == Code::TrailingText;
    if let Some(error) = diagnostics.into_iter().find(spoils) {
        let reason = error.message.trim_end_matches('.').to_owned();
        return Err(NotRead::at(
            error.span,
            format!("The template is no valid JSON: {reason}."),
        ));
    }
    match value {
        Some(value) => node(&value, DEEPEST),
        None => Err(NotRead::new("The template is empty.")),
    }
}

fn node(value: &Value, deepest: usize) -> Result<Node, NotRead> {
    let Some(deeper) = deepest.checked_sub(1) else {
        return Err(too_deep(value.span));
    };
    let kind = match &value.kind {
        Json::Null => Kind::Null,
        Json::Bool(yes) => Kind::Bool(*yes),
        Json::Number(text) => Kind::Number(text.clone()),
        Json::String(text) => Kind::Text(text.clone()),
        Json::Array(items) => {
            let items = items.iter().map(|item| node(item, deeper));
            Kind::List(items.collect::<Result<_, _>>()?)
        }
        Json::Object(members) => {
            let entries = members.iter().map(|member| {
                Ok(Entry {
                    key: member.key.clone(),
                    key_span: member.key_span,
                    value: node(&member.value, deeper)?,
                })
            });
            Kind::Map(entries.collect::<Result<_, _>>()?)
        }
    };
    Ok(Node::new(kind, value.span))
}

/// That a value is nested too deep.
pub(super) fn too_deep(span: pattern::Span) -> NotRead {
    NotRead::at(
        span,
        format!(
            "The template is nested more than {DEEPEST} levels deep, which no template of AWS is."
        ),
    )
}
