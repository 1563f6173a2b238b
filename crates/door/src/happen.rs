//! What a person lets happen at declared resources, what is going on there, and what comes next.
//!
//! These are plain lists: the types of the engine's world are too large for the page, so the
//! workshop makes them of what a person chose.

use pipeline::resources::Archive;
use pipeline::{Refusal, Rule, Timestamp, Yard};
use serde::{Deserialize, Serialize};

use crate::{Kind, Question, Sending};

/// What can be let happen in this yard, what is going on, and what waits next?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// The whole yard.
    pub yard: Yard,
}

impl Question for Survey {
    type Answer = Surveyed;
    const KIND: Kind = Kind::Survey;
}

/// What there is to choose from and to look at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surveyed {
    /// What can be let happen.
    pub offers: Vec<Offer>,
    /// The work that is going on.
    pub going_on: Vec<GoingOn>,
    /// What happens next by itself, in the order of time; the first of it.
    pub next: Vec<NextUp>,
    /// How much more waits.
    pub more: usize,
}

/// A kind of thing that can be let happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The kind.
    pub kind: DeedKind,
    /// What it is called: `Put an object`.
    pub title: String,
    /// What is chosen where it happens: `Bucket`.
    pub at: String,
    /// Where it can happen; never empty.
    pub resources: Vec<OfferedAt>,
    /// What is asked besides.
    pub fields: Vec<Asked>,
}

/// A resource at which something can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedAt {
    /// What [`Deed::resource`] is to be.
    pub value: String,
    /// The name that is shown.
    pub name: String,
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
}

/// A field of an [`Offer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its name in [`Deed::values`].
    pub name: String,
    /// Its label.
    pub label: String,
    /// What to write; may be empty.
    pub help: String,
    /// How it is written.
    pub form: AskedForm,
    /// What stands in it at first.
    pub value: String,
}

/// How a field is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskedForm {
    /// One line.
    Line,
    /// Several lines, such as JSON.
    Text,
    /// One of these: the value and its name.
    Choice(Vec<(String, String)>),
}

/// The kinds of things that a person can let happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DeedKind {
    /// An object is written to a bucket or removed from it.
    Object,
    /// A message is published to a topic.
    Publish,
    /// A message is sent to a queue.
    SendMessage,
    /// A record is put to a stream.
    PutRecord,
    /// An item of a table changes.
    ChangeItem,
    /// A line is written to a log group.
    LogLine,
    /// A metric gets a datum.
    PutDatum,
    /// A function is called.
    Invoke,
    /// Work is started: a build, an execution, a deployment.
    Start,
    /// An instance of an Auto Scaling group comes or goes.
    MoveInstance,
    /// An API is called as code does.
    CallApi,
    /// An approval is answered.
    Approve,
    /// A lifecycle action is completed, or its time is prolonged.
    Lifecycle,
    /// A deployment is stopped.
    StopDeployment,
    /// A replay is asked for.
    StartReplay,
    /// A replay is stopped.
    CancelReplay,
}

/// What a person lets happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// The kind.
    pub kind: DeedKind,
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// Where: the value of what was chosen.
    pub resource: String,
    /// The fields by name.
    pub values: Vec<(String, String)>,
}

impl Deed {
    /// What a field holds; nothing where it is left out.
    pub fn value(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(each, _)| each == name);
        found.map_or("", |(_, value)| value)
    }
}

/// Can this happen?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckDeed {
    /// The whole yard.
    pub yard: Yard,
    /// What is to happen.
    pub deed: Deed,
}

impl Question for CheckDeed {
    /// What is wrong with it; nothing where it can.
    type Answer = Vec<DeedProblem>;
    const KIND: Kind = Kind::CheckDeed;
}

/// What is wrong with a [`Deed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedProblem {
    /// The name of the field; empty where it is no single one.
    pub field: String,
    /// What is wrong.
    pub message: String,
}

/// What happens when this happens? Nothing where it cannot, see [`CheckDeed`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Happen {
    /// The whole yard.
    pub yard: Yard,
    /// What is to happen.
    pub deed: Deed,
}

impl Question for Happen {
    type Answer = Sending;
    const KIND: Kind = Kind::Happen;
}

/// Work that is going on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoingOn {
    /// The number of the work.
    pub number: u64,
    /// What kind of work: `Build`.
    pub kind: String,
    /// What is at work, by name.
    pub resource: String,
    /// The account and the Region, where these are not the yard's own.
    pub place: Option<String>,
    /// Its state in words.
    pub state: String,
    /// Since when; none where that is not known.
    pub since: Option<Timestamp>,
    /// What it waits for, in words; empty where it works.
    pub waits_for: String,
    /// When it goes on by itself.
    pub until: Option<Timestamp>,
    /// The step or doing that brought it so far.
    pub cause: Option<u64>,
    /// What a person can do about it: the words of a button, and the deed.
    pub answers: Vec<(String, Deed)>,
}

/// What happens next by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextUp {
    /// When.
    pub at: Timestamp,
    /// What, in one sentence.
    pub text: String,
    /// The step or doing from which it follows.
    pub cause: Option<u64>,
}

/// The archive that CreateArchive would make, with the managed rule that feeds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeArchive {
    /// The whole yard.
    pub yard: Yard,
    /// The name of the event bus.
    pub event_bus: String,
    /// The name of the archive.
    pub name: String,
    /// Which events it keeps; all where the text is empty.
    pub event_pattern: String,
    /// For how many days; for ever where the text is empty.
    pub retention_days: String,
}

impl Question for MakeArchive {
    /// Both, or what is wrong at which field.
    type Answer = Result<(Archive, Rule), Vec<DeedProblem>>;
    const KIND: Kind = Kind::MakeArchive;
}

impl DeedProblem {
    /// A problem of a field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        DeedProblem {
            field: field.into(),
            message: message.into(),
        }
    }
}

impl From<&Refusal> for DeedProblem {
    /// A refusal that names no field.
    fn from(refusal: &Refusal) -> Self {
        DeedProblem::new("", refusal.message.clone())
    }
}
