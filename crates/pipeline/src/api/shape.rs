//! The shapes of requests as declarative data: what is required, how long a
//! text may be, which form it has. Source: the service model of EventBridge
//! (API version 2015-10-07) as the AWS SDKs ship it; seen 2026-11-21.

mod check;
pub(super) mod patterns;
mod print;
pub(super) mod texts;

pub(super) use check::check;
use patterns::Pattern;

/// What a member of a request may be.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A string.
    Text(Text),
    /// A whole number between two values, both included.
    Whole(i64, i64),
    /// `true` or `false`.
    Flag,
    /// A point in time.
    Time,
    /// A list.
    List(&'static List),
    /// An object with any keys.
    Map(&'static Map),
    /// An object with known members.
    Object(&'static Object),
}

/// The constraints of a string.
#[derive(Clone, Copy)]
pub(super) struct Text {
    /// The fewest characters.
    pub(super) min: usize,
    /// The most characters.
    pub(super) max: usize,
    /// The regular expression that it satisfies.
    pub(super) pattern: Option<Pattern>,
    /// The only values, where there is a list; in AWS's order.
    pub(super) values: &'static [&'static str],
    /// Whether AWS keeps the value out of its messages.
    pub(super) secret: bool,
}

/// The constraints of a list.
pub(super) struct List {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) of: Shape,
}

/// The constraints of a map.
pub(super) struct Map {
    pub(super) max: usize,
    pub(super) keys: Text,
    pub(super) values: Text,
}

/// An object with known members, in the order of the service model.
pub(super) struct Object {
    /// The name that AWS prints in messages.
    pub(super) name: &'static str,
    pub(super) members: &'static [Member],
    /// Members that only AWS's own services set; messages print them too.
    pub(super) inner: &'static [&'static str],
}

/// A member of an object.
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

/// Any string.
pub(super) const ANY: Text = Text {
    min: 0,
    max: usize::MAX,
    pattern: None,
    values: &[],
    secret: false,
};

/// A string of so many characters.
pub(super) const fn text(min: usize, max: usize) -> Text {
    Text { min, max, ..ANY }
}

/// One of these strings.
pub(super) const fn one_of(values: &'static [&'static str]) -> Text {
    Text { values, ..ANY }
}

impl Text {
    pub(super) const fn like(self, pattern: Pattern) -> Text {
        Text {
            pattern: Some(pattern),
            ..self
        }
    }

    pub(super) const fn secret(self) -> Text {
        Text {
            secret: true,
            ..self
        }
    }
}

/// A member that must be there.
pub(super) const fn required(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        required: true,
        shape,
    }
}

/// A member that may be left out.
pub(super) const fn optional(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        required: false,
        shape,
    }
}

/// An object without members of AWS's own.
pub(super) const fn object(name: &'static str, members: &'static [Member]) -> Object {
    Object {
        name,
        members,
        inner: &[],
    }
}

/// A list of any length.
pub(super) const fn list(of: Shape) -> List {
    List {
        min: 0,
        max: usize::MAX,
        of,
    }
}

/// A member's name as AWS's messages write it.
fn camel(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests;
