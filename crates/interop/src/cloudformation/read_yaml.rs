//! A template in YAML, with the short forms of intrinsic functions.
//!
//! CloudFormation reads YAML 1.1 without aliases and hash merges (User Guide, "CloudFormation template
//! formats"; seen 2026-11-22); so an alias is refused, and no text can grow by them.

use super::node::{DEEPEST, Entry, Kind, Node};
use super::read_json::too_deep;
use crate::import::NotRead;
use pattern::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

/// A list or map that is not whole yet.
struct Open {
    kind: Kind,
    /// The key that waits for its value.
    key: Option<(String, Span)>,
    tag: Option<String>,
    start: usize,
}

/// Reads a template. Errors: the first thing that is no YAML, or that AWS does not take.
pub(super) fn read(text: &str) -> Result<Node, NotRead> {
    let places = Places::of(text);
    let mut open: Vec<Open> = Vec::new();
    let mut whole: Option<Node> = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = places.byte(error.marker().index());
            let message = format!("The template is no valid YAML: {}.", error.info());
            NotRead::at(places.line_at(at), message)
        })?;
        let (start, end) = (
            places.byte(span.start.index()),
            places.byte(span.end.index()),
        );
        let span = Span {
            start,
            end: end.max(start),
        };
        let node = match event {
            Event::Scalar(text, style, _, None) if awaits_key(open.last()) => {
                let is_merge = style == ScalarStyle::Plain && text == "<<";
                name(&mut open, text.into_owned(), span, is_merge)?;
                continue;
            }
            Event::Scalar(text, style, _, tag) => {
                let tag = short_form(tag.as_deref());
                long_form(scalar(&text, style, span, tag.is_some()), tag)
            }
            Event::SequenceStart(_, tag) => {
                begin(&mut open, Kind::List(Vec::new()), tag.as_deref(), span)?;
                continue;
            }
            Event::MappingStart(_, tag) => {
                begin(&mut open, Kind::Map(Vec::new()), tag.as_deref(), span)?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(done) => {
                    let span = Span {
                        start: done.start,
                        end: end.max(done.start),
                    };
                    long_form(Node::new(done.kind, span), done.tag)
                }
                None => continue,
            },
            Event::Alias(_) => {
                return Err(NotRead::at(
                    span,
                    "CloudFormation takes no aliases (*name): write the value out.",
                ));
            }
            Event::DocumentStart(_) if whole.is_some() => {
                return Err(NotRead::at(
                    span,
                    "A template is one document; here a second one begins.",
                ));
            }
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => add(parent, node)?,
            None => whole = Some(node),
        }
    }
    whole.ok_or_else(|| NotRead::new("The template is empty."))
}

fn begin(open: &mut Vec<Open>, kind: Kind, tag: Option<&Tag>, span: Span) -> Result<(), NotRead> {
    if open.len() >= DEEPEST {
        return Err(too_deep(span));
    }
    open.push(Open {
        kind,
        key: None,
        tag: short_form(tag),
        start: span.start,
    });
    Ok(())
}

/// Whether the next value is a name.
fn awaits_key(parent: Option<&Open>) -> bool {
    parent.is_some_and(|parent| matches!(parent.kind, Kind::Map(_)) && parent.key.is_none())
}

fn name(open: &mut [Open], key: String, span: Span, is_merge: bool) -> Result<(), NotRead> {
    if is_merge {
        let message = "CloudFormation takes no hash merges (<<): write the members out.";
        return Err(NotRead::at(span, message));
    }
    if let Some(parent) = open.last_mut() {
        parent.key = Some((key, span));
    }
    Ok(())
}

fn add(parent: &mut Open, node: Node) -> Result<(), NotRead> {
    match &mut parent.kind {
        Kind::List(items) => items.push(node),
        Kind::Map(entries) => match parent.key.take() {
            Some((key, key_span)) => entries.push(Entry {
                key,
                key_span,
                value: node,
            }),
            None => {
                let message = format!("A name is a text, but here is {}.", node.what());
                return Err(NotRead::at(node.span, message));
            }
        },
        _ => {}
    }
    Ok(())
}

/// The name behind `!`, where it is a tag of its own.
fn short_form(tag: Option<&Tag>) -> Option<String> {
    let tag = tag.filter(|tag| !tag.is_yaml_core_schema())?;
    Some(tag.suffix.clone()).filter(|name| !name.is_empty())
}

/// `!Ref x` as `Ref: x`, every other tag as `Fn::` with its name.
fn long_form(node: Node, tag: Option<String>) -> Node {
    let Some(tag) = tag else { return node };
    let span = node.span;
    let key = match tag.as_str() {
        "Ref" | "Condition" => tag,
        _ => format!("Fn::{tag}"),
    };
    let entry = Entry {
        key,
        key_span: span,
        value: node,
    };
    Node::new(Kind::Map(vec![entry]), span)
}

/// A scalar by the rules of YAML 1.1, as far as JSON has its kind. Behind a short form it is a text.
fn scalar(text: &str, style: ScalarStyle, span: Span, tagged: bool) -> Node {
    let kind = match text {
        _ if style != ScalarStyle::Plain || tagged => Kind::Text(text.to_owned()),
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Kind::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            Kind::Bool(false)
        }
        _ if is_number(text) => Kind::Number(text.to_owned()),
        _ => Kind::Text(text.to_owned()),
    };
    Node::new(kind, span)
}

/// Whether a text is a number as JSON has them.
fn is_number(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    starts && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

/// From the reader's places, which count letters, to bytes.
struct Places<'a> {
    text: &'a str,
    /// The byte at which each letter begins; none where all letters are one byte.
    bytes: Option<Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Places<'a> {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Places { text, bytes }
    }

    fn byte(&self, letter: usize) -> usize {
        let end = self.text.len();
        match &self.bytes {
            None => letter.min(end),
            Some(bytes) => bytes.get(letter).copied().unwrap_or(end),
        }
    }

    /// The rest of the line at a byte.
    fn line_at(&self, start: usize) -> Span {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find('\n').unwrap_or(rest.len());
        Span {
            start,
            end: start + end,
        }
    }
}
