//! What is known of fields beyond the events at hand.

/// What is known of the fields of events from elsewhere, such as from schemas. Paths begin at the
/// top of the event; lists on the way have no step of their own.
pub trait Knowledge {
    /// The fields inside the object at a path, the likeliest first.
    fn fields(&self, path: &[String]) -> Vec<KnownField>;
    /// Strings that the field at a path can have, the likeliest first.
    fn values(&self, path: &[String]) -> Vec<String>;
    /// What the field at a path is, in a sentence or two.
    fn about(&self, path: &[String]) -> Option<String>;
}

/// A field that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownField {
    /// Its name.
    pub name: String,
    /// More about it, in a few words.
    pub detail: String,
    /// What is written for its value.
    pub shape: KnownShape,
    /// Whether it is, or is a list of, objects.
    pub has_fields: bool,
}

/// What is written for the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownShape {
    /// Quotes.
    Text,
    /// Brackets.
    List,
    /// Braces.
    Object,
    /// Nothing that is known beforehand.
    Other,
}

/// Knows nothing.
pub(crate) struct Nothing;

impl Knowledge for Nothing {
    fn fields(&self, _: &[String]) -> Vec<KnownField> {
        Vec::new()
    }

    fn values(&self, _: &[String]) -> Vec<String> {
        Vec::new()
    }

    fn about(&self, _: &[String]) -> Option<String> {
        None
    }
}
