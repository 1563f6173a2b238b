//! Which event types each field of a pattern is asked of.

use pattern::{Ask, AskedField, Pattern};

use crate::scope::takes_source;
use crate::{EventType, Schemas};

/// The combinations of a pattern and the event types that each can match.
pub(super) struct Reach<'p, 's> {
    pub(super) pattern: &'p Pattern,
    pub(super) schemas: &'s Schemas,
    pub(super) combinations: Vec<Combination<'p, 's>>,
}

/// Fields that must match together.
pub(super) struct Combination<'p, 's> {
    pub(super) fields: Vec<AskedField<'p>>,
    pub(super) source: Option<AskedField<'p>>,
    pub(super) detail_type: Option<AskedField<'p>>,
    pub(super) types: Vec<EventType<'s>>,
    pub(super) surety: Surety,
}

/// How sure it is that [`Combination::types`] are all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surety {
    /// Other events may match of which nothing is known.
    Open,
    /// All sources are known, but they may have other detail-types.
    Sources,
    /// All are known.
    All,
}

/// The combinations that are looked at.
const MOST: usize = 200;

impl<'p, 's> Reach<'p, 's> {
    pub(super) fn new(pattern: &'p Pattern, schemas: &'s Schemas) -> Self {
        let combinations = pattern.combinations().take(MOST);
        Self {
            pattern,
            schemas,
            combinations: combinations
                .map(|fields| Combination::new(fields, schemas))
                .collect(),
        }
    }

    /// The combinations that hold a field.
    pub(super) fn with(&self, field: usize) -> impl Iterator<Item = &Combination<'p, 's>> {
        self.combinations
            .iter()
            .filter(move |it| it.fields.iter().any(|other| other.index() == field))
    }

    /// The event types that a field is asked of, perhaps more than once.
    pub(super) fn types_of(&self, field: usize) -> impl Iterator<Item = EventType<'s>> {
        self.with(field).flat_map(|it| it.types.iter().copied())
    }
}

impl<'p, 's> Combination<'p, 's> {
    fn new(fields: Vec<AskedField<'p>>, schemas: &'s Schemas) -> Self {
        let named = |name: &str| fields.iter().copied().find(|it| it.name() == name);
        let (source, detail_type) = (named("source"), named("detail-type"));
        let sent = |it: &EventType<'_>| source.is_none_or(|field| takes_source(&[field], *it));
        let typed =
            |it: &EventType<'_>| detail_type.is_none_or(|field| field.takes_text(it.detail_type()));
        let types: Vec<EventType<'s>> =
            schemas.types().filter(|it| sent(it) && typed(it)).collect();
        let each_is = |field: Option<AskedField<'_>>, known: &dyn Fn(&str) -> bool| {
            field.is_some_and(|field| {
                field
                    .alternatives()
                    .all(|it| matches!(it.ask(), Ask::Text(text) if known(text)))
            })
        };
        let has_source = |text: &str| types.iter().any(|it| it.is_sent_by(text));
        // Of a source of which only CloudTrail's records are known, others may come.
        let sends_own = |text: &str| types.iter().any(|it| it.source() == text);
        let has_type = |text: &str| types.iter().any(|it| it.detail_type() == text);
        // An application of one's own may send any detail-type, but none with a source of AWS.
        let from_aws = each_is(source, &|text| text.starts_with("aws.") && has_source(text));
        let surety = match (from_aws, each_is(detail_type, &has_type)) {
            (true, true) => Surety::All,
            (true, false) if each_is(source, &sends_own) => Surety::Sources,
            (false, true) if source.is_none() || each_is(source, &has_source) => Surety::All,
            _ => Surety::Open,
        };
        Self {
            fields,
            source,
            detail_type,
            types,
            surety,
        }
    }
}
