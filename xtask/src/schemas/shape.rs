//! What a value of an event looks like, from the package's graph of type definitions.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A named object of the package.
#[derive(Deserialize)]
pub(super) struct Definition {
    #[serde(rename = "$id")]
    id: String,
    properties: BTreeMap<String, Property>,
}

#[derive(Deserialize)]
struct Property {
    r#type: Type,
    #[serde(default)]
    required: bool,
}

/// A pointer to a [`Definition`].
#[derive(Deserialize)]
pub(super) struct Reference {
    #[serde(rename = "$ref")]
    to: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Type {
    String,
    Number,
    Integer,
    Boolean,
    Json,
    Array { element: Box<Type> },
    Map { element: Box<Type> },
    Union { types: Vec<Type> },
    Ref { reference: Reference },
}

/// All definitions by id.
pub(super) struct Types(BTreeMap<String, Definition>);

/// The deepest nesting that is followed; below it anything may stand.
const DEEPEST: usize = 24;

impl Types {
    pub(super) fn new(all: Vec<Definition>) -> Self {
        Self(all.into_iter().map(|it| (it.id.clone(), it)).collect())
    }

    /// The object that a reference leads to.
    pub(super) fn object(&self, reference: &Reference) -> Result<Shape> {
        self.follow(reference, 0)
    }

    fn follow(&self, reference: &Reference, depth: usize) -> Result<Shape> {
        if depth > DEEPEST {
            return Ok(Shape::Any);
        }
        let definition = self
            .0
            .get(&reference.to)
            .with_context(|| format!("no definition {}", reference.to))?;
        let mut members = BTreeMap::new();
        for (name, property) in &definition.properties {
            let shape = self.shape(&property.r#type, depth + 1)?;
            members.insert(name.clone(), (shape, property.required));
        }
        // AWS infers schemas from examples: keys that are data make an object with any keys.
        if members.keys().any(|name| is_data(name)) {
            let merged = members.into_values().map(|(shape, _)| shape);
            return Ok(Shape::map(merged.reduce(Shape::or).unwrap_or(Shape::Any)));
        }
        Ok(Shape::Object(members))
    }

    fn shape(&self, found: &Type, depth: usize) -> Result<Shape> {
        Ok(match found {
            Type::String => Shape::String,
            Type::Number | Type::Integer => Shape::Number,
            Type::Boolean => Shape::Boolean,
            Type::Json => Shape::Any,
            Type::Array { element } => Shape::List(Box::new(self.shape(element, depth)?)),
            Type::Map { element } => Shape::map(self.shape(element, depth)?),
            Type::Ref { reference } => self.follow(reference, depth)?,
            Type::Union { types } => {
                let mut shapes = types.iter().map(|one| self.shape(one, depth));
                let Some(first) = shapes.next() else {
                    bail!("a union of no types");
                };
                shapes.try_fold(first?, |all, one| one.map(|one| all.or(one)))?
            }
        })
    }
}

/// Whether a key is no name but data: an address, a time, the key of an S3 object.
fn is_data(name: &str) -> bool {
    name.contains(['.', '/'])
}

/// The form of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Any,
    String,
    Number,
    Boolean,
    List(Box<Shape>),
    /// By name the form of the member and whether it is always there. The name `*` is any key.
    Object(BTreeMap<String, (Shape, bool)>),
}

impl Shape {
    fn map(element: Shape) -> Self {
        Self::Object(BTreeMap::from([("*".to_owned(), (element, false))]))
    }

    /// The form of values that have either form.
    pub(super) fn or(self, other: Shape) -> Shape {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.or(*other))),
            (Self::Object(one), Self::Object(mut other)) => {
                let mut members = BTreeMap::new();
                for (name, (shape, required)) in one {
                    let both = match other.remove(&name) {
                        Some((theirs, always)) => (shape.or(theirs), required && always),
                        None => (shape, false),
                    };
                    members.insert(name, both);
                }
                let rest = other.into_iter();
                members.extend(rest.map(|(name, (shape, _))| (name, (shape, false))));
                Self::Object(members)
            }
            _ => Self::Any,
        }
    }

    /// `"string"`, `["string"]` for a list, `{"name": …, "name?": …}` for an object whose second
    /// member is not always there.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Any => json!("any"),
            Self::String => json!("string"),
            Self::Number => json!("number"),
            Self::Boolean => json!("boolean"),
            Self::List(element) => json!([element.to_json()]),
            Self::Object(members) => {
                let member = |(name, (shape, required)): (&String, &(Shape, bool))| {
                    let mark = if *required || name == "*" { "" } else { "?" };
                    (format!("{name}{mark}"), shape.to_json())
                };
                Value::Object(members.iter().map(member).collect::<Map<_, _>>())
            }
        }
    }
}
