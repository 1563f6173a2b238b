//! Values as words of a shell: shorthand, JSON and texts in quotes.

use super::Writer;
use crate::stack::{Resource, ResourceKind};
use crate::tree::Tree;

/// What stands around the place of an ARN that AWS chooses, until it is known how the text is quoted.
const ASKED: (char, char) = ('\u{fdd0}', '\u{fdd1}');

/// The longest JSON that stands on one line.
pub(super) const LINE: usize = 80;

impl Writer<'_> {
    /// A map in shorthand, such as `Key=team,Value=shop`, where its values are plain texts.
    pub(in crate::cli) fn shorthand(&self, tree: &Tree) -> Option<String> {
        let is_plain = |text: &str| {
            let letter = |letter: char| letter.is_ascii_alphanumeric() || "_.:/-".contains(letter);
            !text.is_empty() && text.len() <= LINE && text.chars().all(letter)
        };
        let members = tree.members()?.iter().map(|(name, value)| {
            let value = match value {
                Tree::Text(text) | Tree::NameOf { name: text, .. } => text,
                Tree::Arn(arn) if self.asked(arn).is_none() => arn,
                _ => return None,
            };
            (is_plain(name) && is_plain(value)).then(|| format!("{name}={value}"))
        });
        let members: Vec<String> = members.collect::<Option<_>>()?;
        (!members.is_empty()).then(|| members.join(","))
    }

    /// A value as one word: a map or list in shorthand where that is plain, else as JSON.
    pub(in crate::cli) fn value(&self, value: &Tree) -> String {
        match value {
            Tree::List(items) => {
                let short: Option<Vec<String>> =
                    items.iter().map(|item| self.shorthand(item)).collect();
                match short.filter(|items| !items.is_empty()) {
                    Some(items) => items.join(" "),
                    None => self.quoted_json(value),
                }
            }
            Tree::Map(_) => match self.shorthand(value) {
                Some(text) => text,
                None => self.quoted_json(value),
            },
            leaf => self.word(leaf),
        }
    }

    pub(in crate::cli) fn word(&self, leaf: &Tree) -> String {
        match leaf {
            Tree::Null => "''".to_owned(),
            Tree::Bool(yes) => yes.to_string(),
            Tree::Number(text) => text.clone(),
            Tree::Secret(name) => placeholder(name),
            Tree::Arn(arn) => match self.asked(arn) {
                Some(command) => format!("\"$({command})\""),
                None => word(arn),
            },
            other => word(other.text().unwrap_or_default()),
        }
    }

    /// The command that answers the ARN of something to which AWS gives an id of its own.
    pub(in crate::cli) fn asked(&self, arn: &str) -> Option<String> {
        let found = self.stack.of_arn(arn)?;
        let (command, member) = match found.kind {
            ResourceKind::Connection => ("describe-connection", "ConnectionArn"),
            ResourceKind::ApiDestination => ("describe-api-destination", "ApiDestinationArn"),
            _ => return None,
        };
        let name = word(found.text("Name"));
        Some(format!(
            "aws events {command} --name {name} --query {member} --output text"
        ))
    }

    /// A property as JSON in quotes.
    pub(in crate::cli) fn json(&self, resource: &Resource, property: &str) -> Option<String> {
        resource.get(property).map(|value| self.quoted_json(value))
    }

    pub(in crate::cli) fn quoted_json(&self, value: &Tree) -> String {
        let marked = self.marked(value);
        let compact = marked.compact();
        let text = match compact.chars().count() <= LINE {
            true => compact,
            false => marked.pretty(),
        };
        self.unmarked(&single_quoted(&text))
    }

    /// The tree with marks around ARNs that have to be asked for, and with placeholders for secrets.
    pub(in crate::cli) fn marked(&self, tree: &Tree) -> Tree {
        match tree {
            Tree::Arn(arn) if self.asked(arn).is_some() => {
                Tree::Text(format!("{}{arn}{}", ASKED.0, ASKED.1))
            }
            Tree::Secret(name) => Tree::Text(placeholder(name)),
            Tree::List(items) => Tree::List(items.iter().map(|item| self.marked(item)).collect()),
            Tree::Map(members) => {
                let members = members.iter();
                Tree::Map(
                    members
                        .map(|(name, value)| (name.clone(), self.marked(value)))
                        .collect(),
                )
            }
            other => other.clone(),
        }
    }

    /// A text in single quotes with the marks replaced by what asks for the ARN.
    pub(in crate::cli) fn unmarked(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, marked)) = rest.split_once(ASKED.0) {
            let Some((arn, after)) = marked.split_once(ASKED.1) else {
                break;
            };
            out.push_str(before);
            match self.asked(arn) {
                Some(command) => out.push_str(&format!("'\"$({command})\"'")),
                None => out.push_str(arn),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// What stands in the place of a secret.
pub(in crate::cli) fn placeholder(secret: &str) -> String {
    format!("FILL-IN-{secret}")
}

/// A text as one word of a shell.
pub(in crate::cli) fn word(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_./:@%+,-".contains(letter);
    match !text.is_empty() && text.chars().all(plain) {
        true => text.to_owned(),
        false => single_quoted(text),
    }
}

pub(in crate::cli) fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
