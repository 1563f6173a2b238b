//! What AWS limits, with the day on which the value was seen at its source.

pub(crate) mod wildcard;

pub use wildcard::WILDCARD_COMPLEXITY;

/// A limit of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The highest value that AWS takes.
    pub value: usize,
    /// What is counted.
    pub of: &'static str,
    /// The day on which the value was last seen at its source, as YYYY-MM-DD; `None` where it was
    /// taken over without a look on a known day.
    pub checked: Option<&'static str>,
    /// Where the value comes from.
    pub source: &'static str,
}

const GUIDE: &str = "EventBridge User Guide, quotas";
const PATTERNS: &str = "EventBridge User Guide, event pattern operators";
const API: &str = "EventBridge API Reference, PutRule";
const ENGINE: &str = "aws/event-ruler, GenericMachine";

/// The length of an event pattern, unless AWS raises it for an account.
pub const PATTERN_LENGTH: Limit = Limit {
    value: 2_048,
    of: "characters of an event pattern, adjustable",
    checked: Some("2026-11-21"),
    source: GUIDE,
};

/// The length of an event pattern that the API takes at all.
pub const PATTERN_LENGTH_API: Limit = Limit {
    value: 4_096,
    of: "characters of an event pattern",
    checked: Some("2026-11-21"),
    source: API,
};

/// The combinations that the `$or` lists of one pattern multiply out to.
pub const OR_COMBINATIONS: Limit = Limit {
    value: 1_000,
    of: "combinations of $or alternatives",
    checked: None,
    source: PATTERNS,
};

/// The fields of one combination.
pub const FIELDS: Limit = Limit {
    value: 256,
    of: "fields of an event pattern",
    checked: Some("2026-11-21"),
    source: ENGINE,
};

/// Every limit, in the order in which a page lists them.
pub static ALL: [&Limit; 5] = [
    &PATTERN_LENGTH,
    &PATTERN_LENGTH_API,
    &OR_COMBINATIONS,
    &FIELDS,
    &WILDCARD_COMPLEXITY,
];

#[cfg(test)]
mod tests {
    #[test]
    fn every_limit_is_listed() {
        let source = include_str!("limits.rs").split("#[cfg(test)]").next();
        let here = source.unwrap_or_default().matches(": Limit =").count();
        let wildcard = include_str!("limits/wildcard.rs")
            .matches(": Limit =")
            .count();
        assert_eq!(here + wildcard, super::ALL.len());
    }
}
