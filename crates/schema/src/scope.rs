//! Which event types a text is about, and what is known of their fields together.

use pattern::{Ask, AskedField, Pattern};

use crate::model::ANY_KEY;
use crate::{EventType, Field, Kind, Schemas};

/// The event types that a pattern, finished or not, can be about.
#[derive(Clone, Debug)]
pub struct Scope<'s> {
    schemas: &'s Schemas,
    types: Vec<EventType<'s>>,
    /// Those of the sources alone: which detail-types may be written.
    of_source: Vec<EventType<'s>>,
    /// Those of the detail-types alone: which sources may be written.
    of_type: Vec<EventType<'s>>,
    is_narrowed: bool,
}

/// What is known of a field in the event types of a [`Scope`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<'s> {
    /// Its name.
    pub name: &'s str,
    /// What it holds; [`Kind::Any`] where event types differ.
    pub kind: Kind,
    /// Whether it is a list.
    pub is_list: bool,
    /// All values that are known, each once.
    pub values: Vec<&'s str>,
    /// Whether it can have no other values.
    pub is_closed: bool,
    /// What it tells; empty where nothing is known.
    pub description: &'s str,
    /// In how many of the event types it is.
    pub count: usize,
}

impl Schemas {
    /// The event types that a pattern can be about: those whose source and detail-type it takes
    /// where it asks for them.
    #[must_use]
    pub fn scope(&self, pattern: &Pattern) -> Scope<'_> {
        let named = |name: &str| -> Vec<AskedField<'_>> {
            let fields = pattern.asked().filter(|field| field.name() == name);
            fields.filter(|it| it.alternatives().count() > 0).collect()
        };
        let (sources, detail_types) = (named("source"), named("detail-type"));
        let sent = |it: &EventType<'_>| takes_source(&sources, *it);
        let typed = |it: &EventType<'_>| takes_text(&detail_types, it.detail_type());
        let is_narrowed = !sources.is_empty() || !detail_types.is_empty();
        Scope::new(self, &sent, &typed, is_narrowed)
    }

    /// The event type of an event, finished or not.
    #[must_use]
    pub fn scope_of_event(&self, event: &str) -> Scope<'_> {
        let value = pattern::json::read(event).0;
        let string = |key: &str| value.as_ref().and_then(|it| it.get(key)?.as_str());
        let (source, detail_type) = (string("source"), string("detail-type"));
        let sent = |it: &EventType<'_>| source.is_none_or(|source| it.is_sent_by(source));
        let typed = |it: &EventType<'_>| detail_type.is_none_or(|text| it.detail_type() == text);
        let is_narrowed = source.is_some() || detail_type.is_some();
        Scope::new(self, &sent, &typed, is_narrowed)
    }
}

fn takes_text(fields: &[AskedField<'_>], text: &str) -> bool {
    fields.is_empty() || fields.iter().any(|field| field.takes_text(text))
}

/// Whether one of the fields takes the source of an event type; of what every source sends, whether
/// it takes some source of AWS.
pub(crate) fn takes_source(fields: &[AskedField<'_>], event_type: EventType<'_>) -> bool {
    if event_type.source() != crate::model::EVERY {
        return takes_text(fields, event_type.source());
    }
    let of_aws = |field: &AskedField<'_>| {
        field.alternatives().any(|it| match it.ask() {
            Ask::Text(text) | Ask::AnyCase(text) => text.starts_with("aws."),
            Ask::Piece(_) | Ask::Present | Ask::Not => true,
            _ => false,
        })
    };
    fields.is_empty() || fields.iter().any(of_aws)
}

impl<'s> Scope<'s> {
    fn new(
        schemas: &'s Schemas,
        sent: &dyn Fn(&EventType<'_>) -> bool,
        typed: &dyn Fn(&EventType<'_>) -> bool,
        is_narrowed: bool,
    ) -> Self {
        let all = || schemas.types();
        // What nobody sends is still being written.
        let or_all = |some: Vec<EventType<'s>>| match some.is_empty() {
            true => all().collect(),
            false => some,
        };
        Self {
            schemas,
            types: all().filter(|it| sent(it) && typed(it)).collect(),
            of_source: or_all(all().filter(sent).collect()),
            of_type: or_all(all().filter(typed).collect()),
            is_narrowed,
        }
    }

    /// The event types.
    #[must_use]
    pub fn types(&self) -> &[EventType<'s>] {
        &self.types
    }

    /// Whether source or detail-type is asked for at all.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.is_narrowed
    }

    /// The fields inside the object at a path from the top of the event, those first that most
    /// event types have. Names are given once.
    #[must_use]
    pub fn children(&self, path: &[String]) -> Vec<Known<'s>> {
        if path.is_empty() {
            return self.schemas.envelope().map(|it| self.top(it)).collect();
        }
        let mut found: Vec<Known<'s>> = Vec::new();
        for event_type in &self.types {
            for field in event_type.children(path) {
                if field.name() != ANY_KEY {
                    add(&mut found, field);
                }
            }
        }
        // A stable sort: names of the same count stay in the order of the alphabet.
        found.sort_by(|a, b| a.name.cmp(b.name));
        found.sort_by_key(|known| std::cmp::Reverse(known.count));
        found
    }

    /// What is known of the field at a path from the top of the event.
    #[must_use]
    pub fn field(&self, path: &[String]) -> Option<Known<'s>> {
        if let [name] = path {
            let mut envelope = self.schemas.envelope();
            return envelope.find(|it| it.name() == name).map(|it| self.top(it));
        }
        let mut found = Vec::new();
        for event_type in &self.types {
            if let Some(field) = event_type.field(path)
                && field.name() != ANY_KEY
                && path.last().is_some_and(|last| last == field.name())
            {
                add(&mut found, field);
            }
        }
        found.into_iter().next()
    }

    /// A field of the envelope: which sources and detail-types there are follows from the scope.
    fn top(&self, field: Field<'s>) -> Known<'s> {
        let mut known = of(field);
        known.count = self.types.len();
        if field.name() == "source" {
            let mut named: Vec<&str> = self.of_type.iter().map(|it| it.source()).collect();
            if named.contains(&crate::model::EVERY) {
                named.extend(self.schemas.sources());
            }
            known.values = sorted(named);
        } else if field.name() == "detail-type" {
            // Those of the sources themselves before what CloudTrail records of any.
            let of_source = |every: bool| {
                let of = self.of_source.iter();
                let of = of.filter(move |it| (it.source() == crate::model::EVERY) == every);
                sorted(of.map(|it| it.detail_type()).collect())
            };
            known.values = of_source(false);
            known.values.extend(of_source(true));
        }
        known
    }
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.retain(|name| *name != crate::model::EVERY);
    names.sort_unstable();
    names.dedup();
    names
}

fn of(field: Field<'_>) -> Known<'_> {
    Known {
        name: field.name(),
        kind: field.kind(),
        is_list: field.lists() > 0,
        values: field.values().collect(),
        is_closed: field.is_closed(),
        description: field.description(),
        count: 1,
    }
}

/// Adds what one event type says of a field to what others say.
fn add<'s>(found: &mut Vec<Known<'s>>, field: Field<'s>) {
    let Some(known) = found.iter_mut().find(|it| it.name == field.name()) else {
        found.push(of(field));
        return;
    };
    known.count += 1;
    known.is_list |= field.lists() > 0;
    known.is_closed &= field.is_closed();
    if known.kind != field.kind() {
        known.kind = Kind::Any;
    }
    if known.description.is_empty() {
        known.description = field.description();
    }
    for value in field.values() {
        if !known.values.contains(&value) {
            known.values.push(value);
        }
    }
}

#[cfg(test)]
#[cfg(feature = "author")]
mod tests;
