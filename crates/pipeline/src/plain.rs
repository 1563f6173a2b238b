//! Reads a type from a JSON value with less code than `serde_json` does.
//!
//! What derives `Deserialize` can be read from an object, whose keys it then compares, and from a
//! list of its fields, which it takes one after the other; `serde_json` links both for every type. A
//! stored value is an object where the type is a struct, and nothing else, and its
//! fields are put in order here, once for all types: each type links the reading of a list alone. For
//! a large tree of types, such as a whole yard, that is a small part of the code.
//!
//! A field that is missing is `None` where it is an `Option`, its default where the type says so,
//! and else an error. A field that the type does not know is always an error: a newer app may have
//! written it, and it would be lost.

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Error, Map, Value, map, value::Number};
use std::{slice, vec};

/// Reads a value, such as one that was stored.
///
/// # Errors
/// Where it is of another form; the message says how, behind the names of the fields that lead there.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(Plain(value))
}

/// Takes a member out of an object. The object is made anew: the code that takes an entry out of a tree
/// is several kilobytes, which a page would fetch for this alone.
pub fn leave_out(members: &mut Map<String, Value>, name: &str) {
    for (other, value) in std::mem::take(members) {
        if other != name {
            members.insert(other, value);
        }
    }
}

struct Plain(Value);

/// What stands where something else was expected.
fn not(wanted: &'static str) -> Error {
    Error::custom(format_args!("expected {wanted}"))
}

/// What is wrong with the value of a field.
#[cold]
fn within(field: &str, error: &Error) -> Error {
    Error::custom(format_args!("{field}: {error}"))
}

impl Plain {
    fn number(self) -> Result<Number, Error> {
        match self.0 {
            Value::Number(number) => Ok(number),
            _ => Err(not("a number")),
        }
    }

    fn text(self) -> Result<String, Error> {
        match self.0 {
            Value::String(text) => Ok(text),
            _ => Err(not("a string")),
        }
    }
}

/// Numbers are read by `serde_json`, whatever their type.
macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.number()?.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Plain {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Object(fields) => visitor.visit_map(Fields(fields.into_iter(), None)),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(value),
            _ => Err(not("true or false")),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            _ => Err(not("null")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            _ => Err(not("a list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields(fields.into_iter(), None)),
            _ => Err(not("an object")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        Ordered::of(self, fields)?.read(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = match self.0 {
            Value::String(name) => Variant(name, None),
            Value::Object(fields) => {
                let mut fields = fields.into_iter();
                match (fields.next(), fields.next()) {
                    (Some((name, value)), None) => Variant(name, Some(value)),
                    _ => return Err(not("an object with one field")),
                }
            }
            _ => return Err(not("a name, or an object with one field")),
        };
        visitor.visit_enum(variant)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

struct Items(vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        match self.0.next() {
            Some(value) => seed.deserialize(Plain(value)).map(Some),
            None => Ok(None),
        }
    }
}

/// The fields of a struct in the order in which its type has them.
struct Ordered {
    object: Map<String, Value>,
    names: slice::Iter<'static, &'static str>,
    /// The last field that was asked for, where it is missing and no `Option`.
    missing: Option<&'static str>,
}

impl Ordered {
    fn of(Plain(value): Plain, names: &'static [&'static str]) -> Result<Ordered, Error> {
        let Value::Object(object) = value else {
            return Err(not("an object"));
        };
        match object.keys().find(|key| !names.contains(&key.as_str())) {
            Some(unknown) => Err(Error::unknown_field(unknown, names)),
            None => Ok(Ordered {
                object,
                names: names.iter(),
                missing: None,
            }),
        }
    }

    fn read<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let read = visitor.visit_seq(&mut self);
        // A list would say how long it is.
        read.map_err(|error| self.missing.map_or(error, Error::missing_field))
    }
}

impl<'de> SeqAccess<'de> for &mut Ordered {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        self.missing = None;
        let Some(name) = self.names.next() else {
            return Ok(None);
        };
        if let Some(value) = self.object.get_mut(*name) {
            let read = seed.deserialize(Plain(value.take()));
            return read.map(Some).map_err(|error| within(name, &error));
        }
        self.missing = Some(name);
        // The end of a list is where a type takes its default or refuses.
        Ok(seed.deserialize(Missing).ok())
    }
}

/// In the place of a field that is missing: `None`, and nothing else.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(not("an option"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The fields of a map, and the value that belongs to the last key.
struct Fields(map::IntoIter, Option<Value>);

impl<'de> MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.0.next() else {
            return Ok(None);
        };
        self.1 = Some(value);
        seed.deserialize(named(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Plain(self.1.take().unwrap_or_default()))
    }
}

fn named(key: String) -> StringDeserializer<Error> {
    key.into_deserializer()
}

/// A variant of an enum: its name and what it holds.
struct Variant(String, Option<Value>);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = Held;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Held), Error> {
        Ok((seed.deserialize(named(self.0))?, Held(self.1)))
    }
}

/// What a variant holds.
struct Held(Option<Value>);

impl Held {
    fn value(self) -> Result<Plain, Error> {
        self.0
            .map(Plain)
            .ok_or_else(|| not("a variant with a value"))
    }
}

impl<'de> VariantAccess<'de> for Held {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.0 {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(not("a variant without a value")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.value()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.value()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        Ordered::of(self.value()?, fields)?.read(visitor)
    }
}

#[cfg(test)]
mod tests;
