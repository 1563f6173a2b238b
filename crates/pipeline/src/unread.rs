//! A part of a yard that nobody reads before it is needed.
//!
//! The page of the app holds whole yards, stores them and hands them to the engine, but does not look
//! into everything in them. The code that reads, writes, copies and compares a large tree of types
//! is most of what such a tree costs to download; a part that is [`Unread`] costs the page none of
//! it, because it stays the text that it came as until somebody looks into it.

use crate::plain;
use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::any::Any;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

/// A value that is kept as JSON text until it is looked at.
///
/// It is read when it is dereferenced. Of a text that is of another form counts then what can be read:
/// members, and items of lists. What comes from outside is checked with [`Unread::check`] first. In JSON it is the value itself,
/// or null where it is the default; in other formats it is the text.
pub struct Unread<T> {
    /// As it came; none where it is the default, or was changed since.
    text: Option<Box<str>>,
    read: OnceLock<Box<dyn Part>>,
    of: PhantomData<fn() -> T>,
}

/// What can be asked of a value that was read, without its type.
trait Part: Debug + Send + Sync {
    fn copy(&self) -> Box<dyn Part>;
    /// The value in JSON; none where it is the default.
    fn written(&self) -> Result<Option<Value>, serde_json::Error>;
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
}

/// What a type has to be able to do to be kept as [`Unread`].
pub trait Readable:
    Clone + Debug + Default + DeserializeOwned + PartialEq + Serialize + Send + Sync + 'static
{
    /// A value that is nothing but the default.
    fn nothing() -> &'static Self;
}

impl<T: Readable> Part for T {
    fn copy(&self) -> Box<dyn Part> {
        Box::new(self.clone())
    }

    fn written(&self) -> Result<Option<Value>, serde_json::Error> {
        match self == T::nothing() {
            true => Ok(None),
            false => serde_json::to_value(self).map(Some),
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

impl<T> Unread<T> {
    /// The value in JSON, without reading it; none where it is the default. The text counts as long as
    /// nothing was changed: it may hold what cannot be read.
    fn written(&self) -> Result<Option<Value>, serde_json::Error> {
        match (&self.text, self.read.get()) {
            (Some(text), _) => serde_json::from_str(text).map(Some),
            (None, Some(read)) => read.written(),
            (None, None) => Ok(None),
        }
    }

    /// The value as it was read, where it was; else as [`Unread::written`].
    fn as_read(&self) -> Result<Option<Value>, serde_json::Error> {
        match self.read.get() {
            Some(read) => read.written(),
            None => self.written(),
        }
    }

    /// Whether it is the default, which needs no reading. A text counts as something, even where none
    /// of it can be read.
    pub fn is_default(&self) -> bool {
        match (&self.text, self.read.get()) {
            (Some(_), _) => false,
            (None, Some(read)) => matches!(read.written(), Ok(None)),
            (None, None) => true,
        }
    }

    /// The value in JSON, without reading it; null where it is the default.
    pub fn value(&self) -> Value {
        self.written().ok().flatten().unwrap_or(Value::Null)
    }

    /// What is to be kept of a value in JSON, whatever it is. Null and an object without members are
    /// the default.
    pub fn of_value(value: &Value) -> Self {
        let is_nothing = match value {
            Value::Null => true,
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        Unread {
            text: (!is_nothing).then(|| value.to_string().into_boxed_str()),
            read: OnceLock::new(),
            of: PhantomData,
        }
    }
}

/// Whether a type with lists in it takes a value as its member of this name.
///
/// # Errors
/// What is wrong with it.
pub fn takes<T: DeserializeOwned>(name: &str, value: &Value) -> Result<(), String> {
    let alone = Value::Object([(name.to_owned(), value.clone())].into_iter().collect());
    match plain::read::<T>(alone) {
        Ok(_) => Ok(()),
        Err(error) => {
            let told = error.to_string();
            let within = told.strip_prefix(&format!("{name}: "));
            Err(within.unwrap_or(&told).to_owned())
        }
    }
}

/// A type of its text.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    plain::read(serde_json::from_str(text)?)
}

/// A type with lists in it, of a text of which not everything can be read: the members that can be,
/// and of lists the items.
fn as_far_as_it_goes<T: DeserializeOwned + Default>(text: &str) -> T {
    let Ok(Value::Object(members)) = serde_json::from_str(text) else {
        return T::default();
    };
    let mut kept = serde_json::Map::new();
    for (name, mut value) in members {
        if let Value::Array(items) = &mut value {
            items.retain(|item| takes::<T>(&name, &Value::Array(vec![item.clone()])).is_ok());
        }
        if takes::<T>(&name, &value).is_ok() {
            kept.insert(name, value);
        }
    }
    plain::read(Value::Object(kept)).unwrap_or_default()
}

impl<T: Readable> Unread<T> {
    /// Whether it can be read.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), String> {
        match (self.read.get(), &self.text) {
            (_, Some(text)) => read::<T>(text)
                .map(|_| ())
                .map_err(|error| error.to_string()),
            _ => Ok(()),
        }
    }

    fn read_text(&self) -> Box<dyn Part> {
        let Some(text) = self.text.as_deref() else {
            return Box::new(T::default());
        };
        let read = read::<T>(text);
        Box::new(read.unwrap_or_else(|_| as_far_as_it_goes(text)))
    }
}

impl<T: Readable> Deref for Unread<T> {
    type Target = T;

    fn deref(&self) -> &T {
        if self.text.is_none() && self.read.get().is_none() {
            return T::nothing();
        }
        let read = self.read.get_or_init(|| self.read_text());
        read.as_any().downcast_ref().unwrap_or(T::nothing())
    }
}

impl<T: Readable> DerefMut for Unread<T> {
    #[expect(
        clippy::expect_used,
        reason = "nothing but a T is ever put in: `From` and `read_text` are the only ways"
    )]
    fn deref_mut(&mut self) -> &mut T {
        if self.read.get().is_none() {
            self.read = OnceLock::from(self.read_text());
        }
        self.text = None;
        let read = self.read.get_mut().expect("it has just been read");
        read.as_any_mut().downcast_mut().expect("it holds a T")
    }
}

impl<T: Readable> From<T> for Unread<T> {
    fn from(value: T) -> Self {
        let value: Box<dyn Part> = Box::new(value);
        Unread {
            text: None,
            read: OnceLock::from(value),
            of: PhantomData,
        }
    }
}

impl<T> Default for Unread<T> {
    fn default() -> Self {
        Unread {
            text: None,
            read: OnceLock::new(),
            of: PhantomData,
        }
    }
}

impl<T> Clone for Unread<T> {
    fn clone(&self) -> Self {
        let read = match self.read.get() {
            Some(read) => OnceLock::from(read.copy()),
            None => OnceLock::new(),
        };
        Unread {
            text: self.text.clone(),
            read,
            of: PhantomData,
        }
    }
}

impl<T> Debug for Unread<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.read.get(), &self.text) {
            (Some(read), _) => read.fmt(f),
            (None, text) => f.debug_tuple("Unread").field(text).finish(),
        }
    }
}

impl<T> PartialEq for Unread<T> {
    fn eq(&self, other: &Self) -> bool {
        if self.read.get().is_none() && other.read.get().is_none() {
            return self.text == other.text;
        }
        matches!((self.as_read(), other.as_read()), (Ok(one), Ok(other)) if one == other)
    }
}

impl<T> Eq for Unread<T> {}

impl<T> Serialize for Unread<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self
                .written()
                .map_err(S::Error::custom)?
                .serialize(serializer);
        }
        let text = match (&self.text, self.read.get()) {
            (Some(text), _) => Some(text.as_ref().to_owned()),
            (None, None) => None,
            (None, Some(read)) => {
                let written = read.written().map_err(S::Error::custom)?;
                written.map(|value| value.to_string())
            }
        };
        text.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Unread<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = if deserializer.is_human_readable() {
            let value = Option::<Value>::deserialize(deserializer)?;
            value.map(|value| value.to_string())
        } else {
            Option::<String>::deserialize(deserializer)?
        };
        if text.as_deref().is_some_and(str::is_empty) {
            return Err(D::Error::custom("an empty text"));
        }
        Ok(Unread {
            text: text.map(String::into_boxed_str),
            read: OnceLock::new(),
            of: PhantomData,
        })
    }
}

#[cfg(test)]
mod tests;
