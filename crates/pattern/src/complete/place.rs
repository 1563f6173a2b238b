//! What a place of a pattern is for.

use crate::json::{Cursor, Frame};

/// A place of a pattern, with the fields that lead to it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The names of the fields from the root.
    pub(crate) path: Vec<String>,
    /// What may stand there.
    pub(crate) spot: Spot,
}

/// What may stand at a place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The object that is the pattern.
    Root,
    /// The name of a field, or `$or`.
    FieldKey,
    /// What is asked of a field: a list of alternatives, or an object of fields.
    FieldValue,
    /// One alternative in the list of a field.
    Alternative,
    /// The list behind `$or`.
    Or,
    /// One object in that list.
    OrElement,
    /// The name of an operator; with the name of the operator that it stands in.
    OperatorKey(Option<String>),
    /// What stands behind the operator of this name.
    Operand(String),
    /// The element of this number in a list behind the operator of this name.
    OperandElement(String, usize),
    /// Nothing that a pattern knows.
    Unknown,
}

/// The place of a cursor; `None` where no value and no key may stand.
pub(crate) fn place(cursor: &Cursor) -> Option<Place> {
    let mut place = Place {
        path: Vec::new(),
        spot: Spot::Root,
    };
    for frame in &cursor.frames {
        place.spot = inside(place.spot, frame);
        if let Frame::Object(_, Some(key)) = frame {
            place.spot = value_of(&mut place, key);
        }
    }
    let is_key = cursor.is_key()?;
    let of_key = matches!(place.spot, Spot::FieldKey | Spot::OperatorKey(_));
    (is_key == of_key).then_some(place)
}

/// What stands directly inside an array or object that stands at `spot`.
fn inside(spot: Spot, frame: &Frame) -> Spot {
    match (spot, frame) {
        (Spot::Root | Spot::FieldValue | Spot::OrElement, Frame::Object(..)) => Spot::FieldKey,
        (Spot::FieldValue, Frame::Array(..)) => Spot::Alternative,
        (Spot::Or, Frame::Array(..)) => Spot::OrElement,
        (Spot::Alternative, Frame::Object(..)) => Spot::OperatorKey(None),
        (Spot::Operand(name), Frame::Object(..)) => Spot::OperatorKey(Some(name)),
        (Spot::Operand(name), Frame::Array(_, index)) => Spot::OperandElement(name, *index),
        _ => Spot::Unknown,
    }
}

/// What stands behind a key of an object.
fn value_of(place: &mut Place, key: &str) -> Spot {
    match &place.spot {
        Spot::FieldKey if key == "$or" => Spot::Or,
        Spot::FieldKey => {
            place.path.push(key.to_owned());
            Spot::FieldValue
        }
        Spot::OperatorKey(_) => Spot::Operand(key.to_owned()),
        _ => Spot::Unknown,
    }
}
