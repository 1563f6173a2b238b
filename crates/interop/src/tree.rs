//! A value in the making: JSON with the order of its members and the text of its numbers, in which a
//! text may stand for a resource. Each format writes it in its own way.

use pattern::json::{Kind, Value};
use serde::Serialize;

mod json;

/// How deep what is read may be nested. AWS refuses deeper policies and patterns long before.
const DEEPEST: usize = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Tree {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text that means itself.
    Text(String),
    /// The ARN of something, which a format may write as a reference.
    Arn(String),
    /// The name of the resource with this ARN.
    NameOf {
        /// Its ARN.
        arn: String,
        /// Its name.
        name: String,
    },
    /// A secret that the yard does not know, by the name of the parameter for it.
    Secret(String),
    /// A list.
    List(Vec<Tree>),
    /// Names with values, in their order.
    Map(Vec<(String, Tree)>),
}

impl From<&str> for Tree {
    fn from(text: &str) -> Tree {
        Tree::Text(text.to_owned())
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Tree {
        Tree::Text(text)
    }
}

impl From<bool> for Tree {
    fn from(yes: bool) -> Tree {
        Tree::Bool(yes)
    }
}

impl From<u64> for Tree {
    fn from(number: u64) -> Tree {
        Tree::Number(number.to_string())
    }
}

impl Tree {
    /// A map of these members.
    pub(crate) fn map<const N: usize>(members: [(&str, Tree); N]) -> Tree {
        Tree::Map(Vec::from(
            members.map(|(name, value)| (name.to_owned(), value)),
        ))
    }

    /// The ARN of something.
    pub(crate) fn arn(arn: impl Into<String>) -> Tree {
        Tree::Arn(arn.into())
    }

    /// Reads a whole JSON text; none where it is none or nested too deep.
    pub(crate) fn read(text: &str) -> Option<Tree> {
        let (value, diagnostics) = pattern::json::read(text);
        let spoilt = |found: &pattern::Diagnostic| {
            found.is_error() || found.code == pattern::Code::TrailingText
        };
        match diagnostics.iter().any(spoilt) {
            true => None,
            false => Tree::of(&value?, DEEPEST),
        }
    }

    /// The value; of a name that stands twice the last.
    fn of(value: &Value, deepest: usize) -> Option<Tree> {
        let deeper = deepest.checked_sub(1)?;
        Some(match &value.kind {
            Kind::Null => Tree::Null,
            Kind::Bool(yes) => Tree::Bool(*yes),
            Kind::Number(text) => Tree::Number(text.clone()),
            Kind::String(text) => Tree::Text(text.clone()),
            Kind::Array(items) => {
                let items = items.iter().map(|item| Tree::of(item, deeper));
                Tree::List(items.collect::<Option<_>>()?)
            }
            Kind::Object(members) => {
                let mut map: Vec<(String, Tree)> = Vec::new();
                for member in members {
                    let value = Tree::of(&member.value, deeper)?;
                    put(&mut map, &member.key, value);
                }
                Tree::Map(map)
            }
        })
    }

    /// The member of this name, where this is a map that has one.
    pub(crate) fn get(&self, name: &str) -> Option<&Tree> {
        self.members()?
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// The members, where this is a map.
    pub(crate) fn members(&self) -> Option<&[(String, Tree)]> {
        match self {
            Tree::Map(members) => Some(members),
            _ => None,
        }
    }

    /// The items, where this is a list.
    pub(crate) fn items(&self) -> Option<&[Tree]> {
        match self {
            Tree::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text, an ARN or name included.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) | Tree::Arn(text) | Tree::NameOf { name: text, .. } => Some(text),
            _ => None,
        }
    }

    /// The items; what is no list counts as a list of one, as AWS reads policies.
    pub(crate) fn one_or_more(&self) -> &[Tree] {
        match self {
            Tree::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Tree::List(items) => items.is_empty(),
            Tree::Map(members) => members.is_empty(),
            _ => false,
        }
    }

    /// The value with every text that is an ARN marked as one.
    pub(crate) fn with_arns(self) -> Tree {
        match self {
            Tree::Text(text) if text.starts_with("arn:") => Tree::Arn(text),
            Tree::List(items) => Tree::List(items.into_iter().map(Tree::with_arns).collect()),
            Tree::Map(members) => {
                let members = members.into_iter();
                Tree::Map(
                    members
                        .map(|(name, value)| (name, value.with_arns()))
                        .collect(),
                )
            }
            other => other,
        }
    }

    /// The value with each name changed.
    pub(crate) fn renamed(self, rename: &dyn Fn(&str) -> String) -> Tree {
        match self {
            Tree::List(items) => {
                Tree::List(items.into_iter().map(|item| item.renamed(rename)).collect())
            }
            Tree::Map(members) => {
                let members = members.into_iter();
                Tree::Map(
                    members
                        .map(|(name, value)| (rename(&name), value.renamed(rename)))
                        .collect(),
                )
            }
            other => other,
        }
    }
}

/// Puts a member; one of the same name is replaced in its place.
pub(crate) fn put(map: &mut Vec<(String, Tree)>, name: &str, value: Tree) {
    match map.iter_mut().find(|(known, _)| known == name) {
        Some(known) => known.1 = value,
        None => map.push((name.to_owned(), value)),
    }
}

#[cfg(test)]
mod tests;
