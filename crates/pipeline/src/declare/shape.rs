//! Whether what is written has the form that the table says.

use super::code::CALL;
use super::field::{Content, Field, Form, Offer};
use super::referred::{Refers, named_by};
use crate::findings::Weight;
use crate::world::{ApiCall, refused_call};
use serde_json::Value;

/// One thing that is to be said of a field.
pub(super) struct Said {
    /// The way to the field from the declared thing.
    pub(super) path: String,
    pub(super) weight: Weight,
    pub(super) message: String,
    pub(super) help: String,
}

/// A text that names something declared.
pub(super) struct Reference<'a> {
    pub(super) path: String,
    pub(super) text: &'a str,
    pub(super) refers: Refers,
}

/// What looking at a declared thing finds.
#[derive(Default)]
pub(super) struct Look<'a> {
    pub(super) said: Vec<Said>,
    pub(super) references: Vec<Reference<'a>>,
}

impl<'a> Look<'a> {
    fn wrong(&mut self, path: &str, message: String, help: &str) {
        self.said.push(Said {
            path: path.to_owned(),
            weight: Weight::Wrong,
            message,
            help: help.to_owned(),
        });
    }

    /// Looks at an object by its fields; `path` is the way to it, with a slash behind.
    pub(super) fn fields(&mut self, fields: &'static [Field], item: &'a Value, path: &str) {
        let Some(members) = item.as_object() else {
            let path = path.trim_end_matches('/');
            self.wrong(
                path,
                format!("An object is expected, not {}.", what(item)),
                "Write it in braces, with its fields.",
            );
            return;
        };
        for field in fields {
            let path = format!("{path}{}", field.name);
            match members.get(field.name) {
                None => self.absent(field, &path),
                Some(Value::Null) if field.optional => {}
                Some(value) => self.field(field, value, &path),
            }
        }
        if fields == CALL {
            self.call(item, path);
        }
        for name in members.keys() {
            if fields.iter().all(|field| field.name != name) {
                let path = format!("{path}{name}");
                self.wrong(&path, format!("There is no field {name} here."), "The yard leaves out what it does not know. Take the field away, or look whether its name is written right.");
            }
        }
    }

    /// Says what AWS requires of a call and its request leaves out.
    fn call(&mut self, item: &Value, path: &str) {
        let text = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
        let request = text("request");
        let is_read = request.trim().is_empty() || crate::json::whole(request).is_some();
        if !is_read || !text("error_code").is_empty() {
            return;
        }
        let call = ApiCall::new(text("service"), text("operation"), request);
        if let Some(refused) = refused_call(&call) {
            let path = format!("{path}request");
            let message = format!(
                "AWS refuses this call: {}. {}",
                refused.code, refused.message
            );
            self.wrong(&path, message, "Write the parameter into the request. Where the code is to make the call like this, the yard refuses it as AWS does.");
        }
    }

    fn absent(&mut self, field: &Field, path: &str) {
        if field.required && field.default.is_empty() {
            self.wrong(path, format!("{} is missing.", field.label), field.help);
        }
    }

    fn field(&mut self, field: &'static Field, value: &'a Value, path: &str) {
        match (field.form, value) {
            (Form::Text(offer), Value::String(text)) => {
                if field.required && text.is_empty() {
                    self.absent(field, path);
                }
                self.refers(offer, text, path);
            }
            (Form::Long(content), Value::String(text)) => {
                if field.required && text.is_empty() {
                    self.absent(field, path);
                }
                self.content(content, text, path);
            }
            (Form::Number(bound), Value::Number(number)) => {
                let Some(number) = number.as_i64() else {
                    self.wrong(
                        path,
                        format!("{number} is no whole number that the yard can hold."),
                        &range(bound.least, bound.most),
                    );
                    return;
                };
                if number < bound.least || number > bound.most {
                    self.wrong(
                        path,
                        format!("{number} is out of bounds."),
                        &range(bound.least, bound.most),
                    );
                }
            }
            (Form::Decimal, Value::Number(_)) | (Form::Flag, Value::Bool(_)) => {}
            (Form::OneOf(values), Value::String(text)) => {
                if values.iter().all(|(value, _)| value != text) {
                    let all: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
                    self.wrong(
                        path,
                        format!("“{text}” is none of its values."),
                        &format!("Write one of {}.", all.join(", ")),
                    );
                }
            }
            (Form::Texts(offer), Value::Array(items)) => {
                self.each(items, path, |look, item, path| match item {
                    Value::String(text) => look.refers(offer, text, path),
                    _ => look.other(item, "a text", path),
                })
            }
            (Form::Longs(content), Value::Array(items)) => {
                self.each(items, path, |look, item, path| match item {
                    Value::String(text) => look.content(content, text, path),
                    _ => look.other(item, "a text", path),
                })
            }
            (Form::Records { fields, .. }, Value::Array(items)) => {
                self.each(items, path, |look, item, path| {
                    look.fields(fields, item, &format!("{path}/"))
                });
            }
            (Form::Record { fields, .. }, Value::Object(_)) => {
                self.fields(fields, value, &format!("{path}/"))
            }
            (Form::Pairs, Value::Array(items)) => self.each(items, path, |look, item, path| {
                let texts = item
                    .as_array()
                    .filter(|pair| pair.len() == 2 && pair.iter().all(Value::is_string));
                if texts.is_none() {
                    look.other(item, "a list of two texts", path);
                }
            }),
            (form, _) => self.other(value, wanted(form), path),
        }
    }

    fn each(&mut self, items: &'a [Value], path: &str, one: impl Fn(&mut Self, &'a Value, &str)) {
        for (at, item) in items.iter().enumerate() {
            one(self, item, &format!("{path}/{at}"));
        }
    }

    fn other(&mut self, value: &Value, wanted: &str, path: &str) {
        let message = match value {
            Value::String(text) => format!("“{text}” is not {wanted}."),
            _ => format!("{} is expected here, not {}.", upper(wanted), what(value)),
        };
        self.wrong(
            path,
            message,
            "What is declared here does not count until this is put right.",
        );
    }

    fn refers(&mut self, offer: Offer, text: &'a str, path: &str) {
        if let Offer::Declared(refers) = offer
            && !text.is_empty()
        {
            self.references.push(Reference {
                path: path.to_owned(),
                text,
                refers,
            });
        }
    }

    fn content(&mut self, content: Content, text: &str, path: &str) {
        if text.trim().is_empty() {
            return;
        }
        match content {
            Content::Plain => {}
            Content::Json => {
                if crate::json::whole(text).is_none() {
                    self.wrong(path, "This is no JSON.".to_owned(), "Names and texts stand in double quotes; no comma before a closing bracket.");
                }
            }
            Content::Pattern => {
                let (read, found) = pattern::parse(text);
                if !read.is_valid() {
                    let mut errors = found.iter().filter(|one| one.is_error());
                    let error = errors
                        .next()
                        .map_or("It is no event pattern.", |one| one.message.as_str());
                    self.wrong(path, format!("Event pattern is not valid. {error}"), "An event pattern is JSON whose leaves are lists, such as {\"detail\":{\"state\":[\"FAILED\"]}}.");
                }
            }
        }
    }
}

/// What a reference names, where it is one that the yard can know.
pub(super) fn named<'a>(reference: &Reference<'a>) -> Option<super::referred::Named<'a>> {
    let to = reference.refers.to;
    match (reference.refers.by_arn, to) {
        (true, _) => named_by(reference.text, to),
        // A name alone tells no list from another.
        (false, [list]) => Some(super::referred::Named {
            list,
            name: reference.text,
            account: "",
            region: "",
        }),
        _ => None,
    }
}

fn wanted(form: Form) -> &'static str {
    match form {
        Form::Text(_) | Form::Long(_) | Form::OneOf(_) => "a text",
        Form::Number(_) => "a whole number",
        Form::Decimal => "a number",
        Form::Flag => "true or false",
        Form::Texts(_) | Form::Longs(_) | Form::Records { .. } | Form::Pairs => "a list",
        Form::Record { .. } => "an object",
    }
}

fn what(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn range(least: i64, most: i64) -> String {
    format!("Write a whole number from {least} to {most}.")
}
