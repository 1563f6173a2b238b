//! What the options of an executable question are run against.

use serde::{Deserialize, Serialize};

/// Something an engine runs every option against.
///
/// An option is right exactly when it gives the expected result in every run of its question. All
/// runs of a question are of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Run {
    /// The options are event patterns.
    Pattern(PatternRun),
    /// The options are schedule expressions.
    Schedule(ScheduleRun),
    /// The options are input templates.
    Template(TemplateRun),
}

impl Run {
    /// What the run is, in a few words.
    pub fn title(&self) -> &str {
        match self {
            Self::Pattern(run) => &run.title,
            Self::Schedule(run) => &run.title,
            Self::Template(run) => &run.title,
        }
    }

    /// The `kind` in the source file.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pattern(_) => "pattern",
            Self::Schedule(_) => "schedule",
            Self::Template(_) => "template",
        }
    }
}

/// One event that the option's event pattern (its `json` code block) is matched against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternRun {
    /// What the event is, in a few words.
    pub title: String,
    /// The event, as JSON text.
    pub event: String,
    /// Whether the right options match it.
    pub expect: Expect,
}

/// What the right options do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expect {
    /// They match it.
    Match,
    /// They do not match it.
    NoMatch,
}

/// What the option's schedule expression (its first piece of inline code) gives from a time on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleRun {
    /// What is asked, in a few words.
    pub title: String,
    /// The operation that takes the expression: `events:PutRule` or `scheduler:CreateSchedule`.
    pub api: String,
    /// The time zone of a schedule of EventBridge Scheduler, such as `Europe/Berlin`; UTC without.
    pub time_zone: Option<String>,
    /// Runs later than this count, and `rate()` counts from here; such as `2026-01-15T12:00:00Z`.
    pub after: String,
    /// What the right options do.
    pub expect: ExpectSchedule,
}

/// What right schedule expressions do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExpectSchedule {
    /// Their next runs are exactly these, in UTC; an empty list says that there is none.
    Next(Vec<String>),
    /// AWS takes them.
    Valid,
    /// AWS refuses them.
    Refused,
}

/// What a target is given of an event by the option's input transformer: its `template` code block
/// and, where it has one, the input paths in its `json` code block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateRun {
    /// What the event is, in a few words.
    pub title: String,
    /// The event, as JSON text.
    pub event: String,
    /// The input paths of options that bring none, as a JSON object of names and paths.
    pub paths: Option<String>,
    /// What the target is given by the right options.
    pub expect: ExpectInput,
}

/// What right input templates give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExpectInput {
    /// This text; JSON objects and arrays are compared by value, anything else to the letter.
    Text(String),
    /// Nothing: AWS refuses the template, or the delivery fails.
    Failure,
}
