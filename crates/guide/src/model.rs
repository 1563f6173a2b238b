//! What the guide holds, as plain data.

use quiz::{Block, Inline};
use serde::{Deserialize, Serialize};

/// The whole guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// Its parts, in the order in which they are listed.
    pub parts: Vec<Part>,
    /// Names that AWS has given up, by which the search finds the names of today.
    pub names: Vec<OtherName>,
}

impl Guide {
    /// The part of this name in an address.
    pub fn part(&self, slug: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.slug == slug)
    }

    /// Whether `PART` or `PART/ANCHOR` leads somewhere.
    pub fn has_place(&self, place: &str) -> bool {
        let (slug, anchor) = crate::split_place(place);
        self.part(slug)
            .is_some_and(|part| anchor.is_empty() || part.anchors().any(|found| found == anchor))
    }
}

/// A name of 2019 and what is said today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherName {
    /// The name in 2019.
    pub old: String,
    /// What to say or use today.
    pub now: String,
}

/// A part: a page of the app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name in addresses, such as `patterns`.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// What it is about; the first paragraph is also shown in the list of parts.
    pub lead: Vec<Block>,
    /// Its sections in their order.
    pub sections: Vec<Section>,
}

impl Part {
    /// Every place in it that an address can name.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(|section| {
            let rows = section.content.iter().flat_map(|content| match content {
                Content::Table(table) => table.rows.as_slice(),
                _ => &[],
            });
            let rows = rows.filter_map(|row| row.anchor.as_deref());
            std::iter::once(section.anchor.as_str()).chain(rows)
        })
    }
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its name in addresses, unique in its part.
    pub anchor: String,
    /// The heading.
    pub title: String,
    /// 2 for a section, 3 for one within the section before.
    pub level: u8,
    /// What stands below it.
    pub content: Vec<Content>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// Running text.
    Text(Vec<Block>),
    /// A pattern and an event.
    Example(Example),
    /// A schedule expression.
    Schedule(ScheduleExample),
    /// Facts in rows.
    Table(Table),
}

/// A pattern, an event and what EventBridge says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The event pattern as it stands in the document.
    pub pattern: String,
    /// The event as it stands in the document.
    pub event: String,
    /// What the engine says.
    pub verdict: Verdict,
    /// Changes that are offered, each of which makes the named field match.
    pub changed: Vec<Changed>,
    /// The text of the link to a yard with the rule and the event; see `interop::encode_link`.
    pub link: String,
}

/// What EventBridge says to a pattern and an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The event matches.
    Match,
    /// It does not.
    NoMatch,
    /// AWS refuses the pattern, with this message.
    Refused(String),
}

/// A pattern or an event after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Whether it is the pattern, not the event.
    pub is_pattern: bool,
    /// The whole text after the change.
    pub text: String,
}

/// A schedule expression and what the engine says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleExample {
    /// The expression.
    pub expression: String,
    /// The schedule as a sentence; `None` where AWS refuses the expression.
    pub says: Option<String>,
    /// What is wrong with it or worth knowing, each with what to change.
    pub notes: Vec<String>,
    /// Whether it is one of EventBridge Scheduler, not of a rule.
    pub of_scheduler: bool,
    /// The text of the link to a yard with a rule that runs on it; none where no rule can.
    pub link: Option<String>,
}

/// Facts in rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it lists.
    pub caption: String,
    /// The headings of its columns.
    pub head: Vec<String>,
    /// Its rows; the first cell of each is its heading.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its name in addresses; none where nothing leads to it.
    pub anchor: Option<String>,
    /// Its cells, as many as the table has columns.
    pub cells: Vec<Vec<Inline>>,
}
