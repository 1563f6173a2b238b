//! A file of a person's own events, matched against all rules: what is asked and answered.
//!
//! The worker keeps one file at a time, under a number that the page gives. A step for another
//! number is answered with `None`: its file was dropped, or the worker was started anew.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Kind, Question};

/// A step with the file of this number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BulkStep {
    /// The page's number for the file.
    pub file: u32,
    /// What is done.
    pub what: BulkWhat,
}

/// What can be done with a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BulkWhat {
    /// A new file begins, in place of any other; its events are matched against these rules.
    Start(Vec<BulkRule>),
    /// Its next bytes.
    Feed(Bytes),
    /// Its end.
    Finish,
    /// Other rules; [`BulkWhat::Match`] then matches all events anew.
    Rules(Vec<BulkRule>),
    /// Matches the next events, about as many as have this many bytes.
    Match(u32),
    /// Forgets the file.
    Drop,
}

/// A rule as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRule {
    /// The rule's name.
    pub name: String,
    /// Its event pattern as typed.
    pub pattern: String,
}

/// How far a file is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BulkProgress {
    /// Bytes read so far.
    pub bytes: u64,
    /// Objects found so far; numbered from 0 in the order of the file.
    pub found: u32,
    /// How many of them are no events, because they cannot be read.
    pub unread: u32,
    /// How many have been matched or are unread.
    pub matched: u32,
    /// How many events match no rule.
    pub none: u32,
    /// How many events match each rule, in the rules' order; `None` where its pattern is not valid.
    pub rules: Vec<Option<u32>>,
    /// How many problems there are.
    pub problems: u32,
    /// Whether the file has more events than are kept; the others are left out.
    pub is_full: bool,
}

/// What is wrong with a file?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkProblems {
    /// The page's number for the file.
    pub file: u32,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkProblem {
    /// The line, from 1.
    pub line: u32,
    /// The byte, from 0.
    pub byte: u64,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: Option<String>,
    /// The number of the object, where it is in the list.
    pub number: Option<u32>,
}

/// Which objects of a file?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkList {
    /// The page's number for the file.
    pub file: u32,
    /// Which of them.
    pub filter: BulkFilter,
    /// How many of those are skipped.
    pub from: u32,
    /// How many are wanted at most.
    pub count: u32,
}

/// A choice of objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BulkFilter {
    /// All of them.
    #[default]
    All,
    /// Those that match the rule at this place.
    Rule(u32),
    /// Events that match no rule.
    NoRule,
    /// Those that cannot be read.
    Unread,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkItem {
    /// The object's number, from 0.
    pub number: u32,
    /// The line where it begins.
    pub line: u32,
    /// Its `source`, where it has one; so for the others.
    pub source: Option<String>,
    /// Its `detail-type`.
    pub detail_type: Option<String>,
    /// Its `time`.
    pub time: Option<String>,
    /// Its `id`.
    pub id: Option<String>,
    /// The places of the rules that it matches; `None` where it cannot be read.
    pub rules: Option<Vec<u32>>,
}

/// The whole of which object?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkOpen {
    /// The page's number for the file.
    pub file: u32,
    /// The object's number.
    pub number: u32,
}

/// An object, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkOpened {
    /// Its number.
    pub number: u32,
    /// The event over several lines, or the object as it stands where it cannot be read.
    pub text: String,
    /// What the event was made from.
    pub origin: BulkOrigin,
}

/// What an event was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BulkOrigin {
    /// It stands so in the file.
    Event,
    /// EventBridge puts a CloudTrail record into its `detail`.
    CloudTrailRecord,
    /// It is an entry of PutEvents.
    PutEventsEntry,
    /// The object cannot be read.
    Unread,
}

/// Bytes, written as they are and not one by one.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Visitor)
    }
}

impl Question for BulkStep {
    type Answer = Option<BulkProgress>;
    const KIND: Kind = Kind::BulkStep;
}

impl Question for BulkProblems {
    type Answer = Option<Vec<BulkProblem>>;
    const KIND: Kind = Kind::BulkProblems;
}

impl Question for BulkList {
    type Answer = Option<Vec<BulkItem>>;
    const KIND: Kind = Kind::BulkList;
}

impl Question for BulkOpen {
    type Answer = Option<BulkOpened>;
    const KIND: Kind = Kind::BulkOpen;
}
