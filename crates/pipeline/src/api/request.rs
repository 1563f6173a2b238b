//! The members of a request that has passed its shape.

use super::time;
use crate::Timestamp;
use crate::tag::Tag;
use serde_json::{Map, Value};

/// An object of a request.
#[derive(Clone, Copy)]
pub(super) struct Request<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Request<'a> {
    /// A member that is there and not null.
    pub(super) fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A string.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        self.get(name)?.as_str()
    }

    /// A string of its own.
    pub(super) fn owned(self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// A string that the shape requires.
    pub(super) fn name(self, name: &str) -> &'a str {
        self.text(name).unwrap_or_default()
    }

    /// A whole number from 0 on.
    pub(super) fn whole(self, name: &str) -> Option<u64> {
        self.get(name)?.as_u64()
    }

    /// A whole number that fits the type.
    pub(super) fn small(self, name: &str) -> Option<u32> {
        self.whole(name).and_then(|number| number.try_into().ok())
    }

    /// A flag; false where it is left out.
    pub(super) fn flag(self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A point in time.
    pub(super) fn time(self, name: &str) -> Option<Timestamp> {
        time::read(self.get(name)?)
    }

    /// An object.
    pub(super) fn object(self, name: &str) -> Option<Request<'a>> {
        self.get(name)?.as_object().map(Request)
    }

    /// A list.
    pub(super) fn list(self, name: &str) -> Option<&'a [Value]> {
        self.get(name)?.as_array().map(Vec::as_slice)
    }

    /// The objects of a list.
    pub(super) fn objects(self, name: &str) -> impl Iterator<Item = Request<'a>> {
        let items = self.list(name).unwrap_or_default();
        items.iter().filter_map(Value::as_object).map(Request)
    }

    /// The strings of a list.
    pub(super) fn texts(self, name: &str) -> impl Iterator<Item = &'a str> {
        let items = self.list(name).unwrap_or_default();
        items.iter().filter_map(Value::as_str)
    }

    /// The tags of the list `Tags`.
    pub(super) fn tags(self) -> impl Iterator<Item = Tag> {
        self.objects("Tags").map(|tag| Tag {
            key: tag.name("Key").to_owned(),
            value: tag.name("Value").to_owned(),
        })
    }
}

/// An answer in the making: members that are missing are left out.
#[derive(Default)]
pub(super) struct Out(Map<String, Value>);

impl Out {
    pub(super) fn put(mut self, name: &str, value: impl Into<Value>) -> Out {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    pub(super) fn some<T: Into<Value>>(self, name: &str, value: Option<T>) -> Out {
        match value {
            Some(value) => self.put(name, value),
            None => self,
        }
    }

    pub(super) fn time(self, name: &str, value: Timestamp) -> Out {
        self.put(name, time::write(value))
    }

    pub(super) fn some_time(self, name: &str, value: Option<Timestamp>) -> Out {
        self.some(name, value.map(time::write))
    }

    pub(super) fn done(self) -> Value {
        Value::Object(self.0)
    }
}
