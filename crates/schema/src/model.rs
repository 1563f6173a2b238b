//! Schemas as they are kept: tables of words, objects and event types.

use serde::{Deserialize, Serialize};

/// The schemas of all event types that are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schemas {
    /// Where AWS's own schemas come from: a package and its version.
    pub(crate) origin: String,
    /// Names and known values, each once, sorted.
    pub(crate) words: Vec<String>,
    /// Descriptions and addresses; the first is empty.
    pub(crate) texts: Vec<String>,
    /// Objects, each after those inside it.
    pub(crate) objects: Vec<Vec<Member>>,
    /// The object that is the envelope.
    pub(crate) envelope: u32,
    /// Sources of which CloudTrail's events are known, beyond those of the event types, as words.
    pub(crate) sources: Vec<u32>,
    /// Sorted by source and detail-type.
    pub(crate) types: Vec<Row>,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Member {
    /// A word; `*` stands for any key.
    pub(crate) name: u32,
    pub(crate) holds: Holds,
    /// How many lists are around the value.
    pub(crate) lists: u8,
    pub(crate) required: bool,
    /// Words.
    pub(crate) values: Vec<u32>,
    /// Whether other values than those occur.
    pub(crate) open: bool,
    /// A text.
    pub(crate) text: u32,
}

/// What a member holds within its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Holds {
    Any,
    String,
    Number,
    Boolean,
    Object(u32),
}

/// An event type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// A word; `*` stands for every source of AWS.
    pub(crate) source: u32,
    pub(crate) detail_type: u32,
    /// The object that is `detail`.
    pub(crate) detail: u32,
    /// A text.
    pub(crate) reference: u32,
    pub(crate) origin: Origin,
}

/// Who wrote the schema of an event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// AWS inferred it from examples; fields may be missing.
    Aws,
    /// AWS's, with more of what its documentation says.
    Both,
    /// This project, from AWS's documentation.
    Own,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Anything.
    Any,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An object with fields of its own.
    Object,
}

impl Kind {
    /// One word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
        }
    }
}

/// The source of event types that every AWS service sends.
pub(crate) const EVERY: &str = "*";

/// The name of a member that stands for any key.
pub(crate) const ANY_KEY: &str = "*";

impl Schemas {
    /// Where AWS's own schemas come from: a package and its version.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// All event types, sorted by source and detail-type.
    pub fn types(&self) -> impl Iterator<Item = EventType<'_>> {
        self.types
            .iter()
            .map(|row| EventType { schemas: self, row })
    }

    /// The event type of this source and detail-type. What CloudTrail records, every source of AWS
    /// sends.
    #[must_use]
    pub fn find(&self, source: &str, detail_type: &str) -> Option<EventType<'_>> {
        let of = |it: &EventType<'_>| it.detail_type() == detail_type;
        self.types()
            .filter(of)
            .find(|it| it.source() == source)
            .or_else(|| self.types().filter(of).find(|it| it.is_sent_by(source)))
    }

    /// All sources that are known, sorted.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        let named = self.types.iter().map(|row| row.source);
        let all = named.chain(self.sources.iter().copied());
        let mut sources: Vec<&str> = all.map(|word| self.word(word)).collect();
        sources.retain(|source| *source != EVERY);
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// All detail-types that are known, sorted.
    #[must_use]
    pub fn detail_types(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.types().map(|it| it.detail_type()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The fields of the envelope.
    pub fn envelope(&self) -> impl Iterator<Item = Field<'_>> {
        self.members(self.envelope)
    }

    pub(crate) fn word(&self, index: u32) -> &str {
        at(&self.words, index).map_or("", String::as_str)
    }

    fn text(&self, index: u32) -> &str {
        at(&self.texts, index).map_or("", String::as_str)
    }

    fn members(&self, object: u32) -> impl Iterator<Item = Field<'_>> {
        let members = at(&self.objects, object).map_or(&[][..], Vec::as_slice);
        members.iter().map(|member| Field {
            schemas: self,
            member,
        })
    }
}

fn at<T>(table: &[T], index: u32) -> Option<&T> {
    table.get(usize::try_from(index).ok()?)
}

/// Events of one source and detail-type.
#[derive(Clone, Copy, Debug)]
pub struct EventType<'s> {
    schemas: &'s Schemas,
    row: &'s Row,
}

impl<'s> EventType<'s> {
    /// The events' `source`; `*` where every source of AWS sends such events.
    #[must_use]
    pub fn source(self) -> &'s str {
        self.schemas.word(self.row.source)
    }

    /// The events' `detail-type`.
    #[must_use]
    pub fn detail_type(self) -> &'s str {
        self.schemas.word(self.row.detail_type)
    }

    /// The page of AWS's documentation; empty where none is known.
    #[must_use]
    pub fn reference(self) -> &'s str {
        self.schemas.text(self.row.reference)
    }

    /// Who wrote the schema.
    #[must_use]
    pub fn origin(self) -> Origin {
        self.row.origin
    }

    /// Whether this source sends such events.
    #[must_use]
    pub fn is_sent_by(self, source: &str) -> bool {
        match self.source() {
            EVERY => source.starts_with("aws."),
            own => own == source,
        }
    }

    /// The fields of `detail`.
    pub fn fields(self) -> impl Iterator<Item = Field<'s>> {
        self.schemas.members(self.row.detail)
    }

    /// The field at a path from the top of the event: `["detail", "state"]`. Lists on the way are
    /// looked through, as a pattern does.
    #[must_use]
    pub fn field(self, path: &[impl AsRef<str>]) -> Option<Field<'s>> {
        let (first, rest) = path.split_first()?;
        if first.as_ref() != "detail" {
            let field = self.schemas.envelope().find(|it| it.is_called(first));
            return rest.is_empty().then_some(field).flatten();
        }
        let Some((first, rest)) = rest.split_first() else {
            return self.schemas.envelope().find(|it| it.is_called("detail"));
        };
        let field = pick(self.fields(), first.as_ref())?;
        rest.iter()
            .try_fold(field, |field, step| field.child(step.as_ref()))
    }

    /// The fields inside the object at a path; those of the envelope where the path is empty.
    #[must_use]
    pub fn children(self, path: &[impl AsRef<str>]) -> Vec<Field<'s>> {
        match path {
            [] => self.schemas.envelope().collect(),
            [top] if top.as_ref() == "detail" => self.fields().collect(),
            _ => self
                .field(path)
                .map(|field| field.children().collect())
                .unwrap_or_default(),
        }
    }
}

/// The member of this name, else the one for any key.
fn pick<'s>(members: impl Iterator<Item = Field<'s>>, name: &str) -> Option<Field<'s>> {
    let mut other = None;
    for member in members {
        if member.is_called(name) {
            return Some(member);
        }
        if member.name() == ANY_KEY {
            other = Some(member);
        }
    }
    other
}

/// A field of an event type.
#[derive(Clone, Copy, Debug)]
pub struct Field<'s> {
    schemas: &'s Schemas,
    member: &'s Member,
}

impl<'s> Field<'s> {
    /// Its name; `*` stands for any key.
    #[must_use]
    pub fn name(self) -> &'s str {
        self.schemas.word(self.member.name)
    }

    fn is_called(self, name: impl AsRef<str>) -> bool {
        self.name() == name.as_ref()
    }

    /// What it holds; where it is a list, what its elements are.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.member.holds {
            Holds::Any => Kind::Any,
            Holds::String => Kind::String,
            Holds::Number => Kind::Number,
            Holds::Boolean => Kind::Boolean,
            Holds::Object(_) => Kind::Object,
        }
    }

    /// How many lists are around its values; 0 where it is no list.
    #[must_use]
    pub fn lists(self) -> u8 {
        self.member.lists
    }

    /// Whether the object that it is in always has it.
    #[must_use]
    pub fn is_required(self) -> bool {
        self.member.required
    }

    /// Values that AWS documents for it; empty where it may be anything.
    pub fn values(self) -> impl Iterator<Item = &'s str> {
        let (schemas, values) = (self.schemas, &self.member.values);
        values.iter().map(|word| schemas.word(*word))
    }

    /// Whether it has no other values than [`Field::values`].
    #[must_use]
    pub fn is_closed(self) -> bool {
        !self.member.values.is_empty() && !self.member.open
    }

    /// What it tells; empty where nothing is known.
    #[must_use]
    pub fn description(self) -> &'s str {
        self.schemas.text(self.member.text)
    }

    /// The fields inside, where it holds objects.
    pub fn children(self) -> impl Iterator<Item = Field<'s>> {
        let object = match self.member.holds {
            Holds::Object(object) => Some(object),
            _ => None,
        };
        let schemas = self.schemas;
        object.into_iter().flat_map(|it| schemas.members(it))
    }

    /// The field inside of this name. Anything may stand in a field that holds anything, and
    /// nothing is known of it then but that.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Field<'s>> {
        match self.kind() {
            Kind::Any => Some(self),
            _ => pick(self.children(), name),
        }
    }

    /// Its type as a person reads it: `string`, `list of objects`.
    #[must_use]
    pub fn type_name(self) -> String {
        let name = self.kind().name();
        match self.member.lists {
            0 => name.to_owned(),
            1 if self.kind() == Kind::Any => "list".to_owned(),
            1 => format!("list of {name}s"),
            _ => format!("lists of {name}s"),
        }
    }
}
