//! Fills a template.

use super::predefined::{self, Content};
use super::template::{Form, Placeholder, Template};
use super::{Context, Found, InputFailure, Path};
use crate::json;
use pattern::json::Value;

/// The filled template.
///
/// Errors: it was to be JSON and is not. Text is delivered as it comes out,
/// since AWS does not look at it again.
pub(super) fn fill(
    template: &Template<'_>,
    paths: &[(String, String)],
    event: &Value,
    context: &Context<'_>,
) -> Result<String, InputFailure> {
    let filled = template.replace(|placeholder| {
        let content = content(placeholder.name, paths, event, context);
        insert(content, placeholder, template.form)
    });
    if template.form == Form::Text || json::whole(&filled).is_some() {
        Ok(filled)
    } else {
        Err(InputFailure::not_json(filled))
    }
}

/// The value of a variable. Of two of one name the last counts.
pub(super) fn content(
    name: &str,
    paths: &[(String, String)],
    event: &Value,
    context: &Context<'_>,
) -> Content {
    if let Some(content) = predefined::value(name, event, context) {
        return content;
    }
    let path = paths.iter().rev().find(|(known, _)| known == name);
    let found = path.map_or(Found::Nothing, |(_, path)| Path::read(path).find(event));
    match (&found, found.as_str()) {
        (Found::Nothing, _) => Content::Nothing,
        (_, Some(text)) => Content::String(text.to_owned()),
        _ => Content::Json(found.text()),
    }
}

/// What stands in place of a placeholder.
///
/// Within quotes a string is put as it is, without any escape; an object or an
/// array loses its quotes in text and keeps them in JSON, which it breaks.
/// Outside of quotes everything is JSON, and what is missing is `""`.
fn insert(content: Content, placeholder: &Placeholder<'_>, form: Form) -> String {
    match (content, placeholder.in_string) {
        (Content::Nothing, true) => String::new(),
        (Content::Nothing, false) => "\"\"".to_owned(),
        (Content::String(text), true) => text,
        (Content::String(text), false) => {
            let mut out = String::new();
            json::quote(&text, &mut out);
            out
        }
        // Quotes within its strings go too, and their backslashes with them.
        (Content::Json(text), true) if form == Form::Text => {
            text.replace("\\\"", "").replace('"', "")
        }
        (Content::Json(text), _) => text,
    }
}
