//! What may surprise about a match.

use super::{Note, Reason};
use crate::json::{Kind, Value};
use crate::near::There;
use crate::operators::Subject;
use crate::pattern::{Field, Test};
use crate::words::{cut, quoted};

/// The values of one field that are looked at.
const MOST_VALUES: usize = 100;

/// The notes on a field that matches.
pub(super) fn of(field: &Field, there: There<'_>) -> Vec<Note> {
    if there.leaves.is_empty() {
        let object = !there.containers.is_empty();
        let sentence = format!(
            "{} counts as absent because it is an object or empty: exists looks for plain values only.",
            field.name
        );
        return Vec::from_iter(object.then_some(Note {
            code: Reason::AbsentIsObject,
            sentence,
        }));
    }
    let excluding: Vec<&Test> = field
        .tests
        .iter()
        .filter(|test| test.operator.excludes().is_some())
        .collect();
    let accepts = |test: &Test, value: &Value| {
        let subject = Subject::compared(value, field.compares_numbers);
        test.operator.matches(&subject)
    };
    let (mut kept, mut excluded, mut other_type) = (None, None, None);
    for leaf in there.leaves.iter().take(MOST_VALUES) {
        let value = leaf.value;
        // Only what anything-but alone has let in is told.
        let others = field
            .tests
            .iter()
            .any(|test| test.operator.excludes().is_none() && accepts(test, value));
        match excluding.iter().any(|test| accepts(test, value)) {
            _ if others => {}
            true => {
                kept = kept.or(Some(value));
                let turned = turned(value);
                let turned =
                    turned.filter(|turned| !excluding.iter().any(|test| accepts(test, turned)));
                other_type = other_type.or(turned.map(|_| value));
            }
            false => excluded = excluded.or(Some(value)),
        }
    }
    if excluding.is_empty() {
        return Vec::new();
    }
    let elements = kept.zip(excluded).map(|(kept, excluded)| Note {
        code: Reason::OtherElementCounts,
        sentence: format!(
            "anything-but looks at each element by itself: {} is excluded, but {} is not, and one is enough.",
            shown(excluded),
            shown(kept)
        ),
    });
    let types = other_type.map(|value| Note {
        code: Reason::ExcludedOtherType,
        sentence: format!(
            "anything-but would exclude {} if it were of the same type: a number in quotes is a text.",
            shown(value)
        ),
    });
    elements.into_iter().chain(types).collect()
}

/// A number as a text, and a text as a number.
fn turned(value: &Value) -> Option<Value> {
    let kind = match &value.kind {
        Kind::Number(text) => Kind::String(text.clone()),
        Kind::String(text) => {
            let (value, problems) = crate::json::read(text);
            let is_number = value.is_some_and(|v| matches!(v.kind, Kind::Number(_)));
            (is_number && problems.is_empty()).then(|| Kind::Number(text.clone()))?
        }
        _ => return None,
    };
    Some(Value {
        kind,
        span: value.span,
    })
}

fn shown(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(text) => cut(text),
        Kind::String(text) => quoted(text),
        Kind::Array(_) | Kind::Object(_) => String::new(),
    }
}
