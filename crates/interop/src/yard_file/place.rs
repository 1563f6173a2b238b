//! A place in a yard file: a value and the path to it.

use super::ImportError;
use pattern::Span;
use pattern::json::{Kind, Value};
use serde::de::DeserializeOwned;

/// A value and the path to it.
#[derive(Clone)]
pub(super) struct Place<'a> {
    text: &'a str,
    value: &'a Value,
    path: String,
}

impl<'a> Place<'a> {
    /// The whole file.
    pub(super) fn root(text: &'a str, value: &'a Value) -> Place<'a> {
        Place {
            text,
            value,
            path: String::new(),
        }
    }

    /// The error that something is wrong here.
    pub(super) fn error(&self, message: impl Into<String>) -> ImportError {
        ImportError {
            span: self.value.span,
            path: self.path.clone(),
            message: message.into(),
        }
    }

    fn expected(&self, expected: &str) -> ImportError {
        let found = match &self.value.kind {
            Kind::Null => "null",
            Kind::Bool(_) => "true or false",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a text",
            Kind::Array(_) => "a list",
            Kind::Object(_) => "an object",
        };
        self.error(format!("Here should be {expected}, but there is {found}."))
    }

    /// Checks that this is an object without unknown members.
    pub(super) fn object(&self, known: &[&str]) -> Result<(), ImportError> {
        let Some(members) = self.value.as_object() else {
            return Err(self.expected("an object"));
        };
        match members.iter().find(|m| !known.contains(&m.key.as_str())) {
            None => Ok(()),
            Some(member) => Err(ImportError {
                span: member.key_span,
                path: self.path_to(&member.key),
                message: format!("There is no such member; known are {}.", known.join(", ")),
            }),
        }
    }

    /// The member of this name.
    pub(super) fn member(&self, name: &str) -> Result<Place<'a>, ImportError> {
        self.optional(name).ok_or_else(|| {
            let start = self.value.span.start;
            ImportError {
                span: Span {
                    start,
                    end: self.value.span.end.min(start + 1),
                },
                path: self.path_to(name),
                message: format!("The member \"{name}\" is missing."),
            }
        })
    }

    /// The member of this name, unless it is missing or null.
    pub(super) fn optional(&self, name: &str) -> Option<Place<'a>> {
        let value = self.value.get(name)?;
        let place = Place {
            text: self.text,
            value,
            path: self.path_to(name),
        };
        (!matches!(value.kind, Kind::Null)).then_some(place)
    }

    /// The members of a list.
    pub(super) fn list(&self) -> Result<Vec<Place<'a>>, ImportError> {
        let Some(items) = self.value.as_array() else {
            return Err(self.expected("a list"));
        };
        let places = items.iter().enumerate().map(|(index, value)| Place {
            text: self.text,
            value,
            path: format!("{}[{index}]", self.path),
        });
        Ok(places.collect())
    }

    /// A part of the yard that is written as it is held.
    pub(super) fn data<T: DeserializeOwned>(&self) -> Result<T, ImportError> {
        serde_json::from_str(self.value.span.of(self.text))
            .map_err(|error| self.error(format!("This cannot be read: {error}.")))
    }

    /// The member of this name as it is held, or what it is where it is left
    /// out.
    pub(super) fn data_or_default<T: DeserializeOwned + Default>(
        &self,
        name: &str,
    ) -> Result<T, ImportError> {
        let member = self.optional(name).map(|member| member.data());
        Ok(member.transpose()?.unwrap_or_default())
    }

    pub(super) fn text(&self) -> Result<&'a str, ImportError> {
        self.value.as_str().ok_or_else(|| self.expected("a text"))
    }

    /// A whole number from 0 to 2^64 - 1.
    pub(super) fn count(&self) -> Result<u64, ImportError> {
        let expected = || self.expected("a whole number from 0 on");
        match &self.value.kind {
            Kind::Number(text) => text.parse().map_err(|_| {
                self.error(format!(
                    "{text} is not a whole number from 0 to {}.",
                    u64::MAX
                ))
            }),
            _ => Err(expected()),
        }
    }

    fn path_to(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }
}
