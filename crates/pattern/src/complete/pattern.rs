//! What can be written at a place of an event pattern.

use super::list::{CompletionKind, Completions, List};
use super::seen::{self, Seen};
use super::surroundings::Surroundings;
use super::{Knowledge, Nothing, Place, Spot, place, quote};
use crate::json::{Kind, Value};
use crate::operators::ALL;

/// The comparisons of `numeric`.
const COMPARISONS: [&str; 5] = ["\"=\"", "\"<\"", "\"<=\"", "\">\"", "\">=\""];

/// What can be written at the byte `offset` of a pattern: operators, and the names and values of
/// the fields that the event has at that path. Both texts may be in any state.
#[must_use]
pub fn complete(text: &str, offset: usize, event: &str) -> Completions {
    complete_with(text, offset, event, &Nothing)
}

/// As [`complete`]; also names and values that are known from elsewhere, behind those of the event.
#[must_use]
pub fn complete_with(
    text: &str,
    offset: usize,
    event: &str,
    knowledge: &dyn Knowledge,
) -> Completions {
    let around = Surroundings::of(text, offset);
    let Some(place) = place(&around.cursor) else {
        return Completions::default();
    };
    let mut writing = Writing {
        list: List::new(around.typed(offset)),
        seen: Seen::read(event),
        knowledge,
        around,
        place,
    };
    writing.fill();
    writing.list.finish(writing.around.cursor.token)
}

struct Writing<'t> {
    knowledge: &'t dyn Knowledge,
    around: Surroundings<'t>,
    place: Place,
    seen: Seen,
    list: List,
}

impl Writing<'_> {
    fn fill(&mut self) {
        match self.place.spot.clone() {
            Spot::Root => self.brackets("{", "}", "the event pattern"),
            Spot::FieldKey => self.fields(),
            Spot::FieldValue => self.field_value(),
            Spot::Alternative => self.any_value(None),
            Spot::Or => self.brackets("[{", "}, {}]", "any one of these objects"),
            Spot::OrElement => self.brackets("{", "}", "one alternative"),
            Spot::OperatorKey(outer) => self.operators(outer.as_deref(), "", ""),
            Spot::Operand(name) => self.operand(&name),
            Spot::OperandElement(name, index) if name == "numeric" => self.comparison(index),
            Spot::OperandElement(..) => self.values(|_| true, "", ""),
            Spot::Unknown => {}
        }
    }

    fn brackets(&mut self, before: &str, after: &str, detail: &str) {
        let label = format!("{before} {after}");
        self.list.add(
            &label,
            CompletionKind::Operator,
            detail,
            (before, after),
            true,
        );
    }

    fn fields(&mut self) {
        let taken = self.around.taken();
        let colon = self.around.has_colon();
        for member in self.seen.members(&self.place.path) {
            if taken.contains(&member.key) {
                continue;
            }
            let value = &member.value;
            let first = value.as_array().and_then(<[Value]>::first);
            let nested = first.unwrap_or(value).as_object().is_some();
            let detail = seen::shown(value);
            field(&mut self.list, &member.key, &detail, nested, colon);
        }
        for known in self.knowledge.fields(&self.place.path) {
            if !taken.contains(&known.name) {
                field(
                    &mut self.list,
                    &known.name,
                    &known.detail,
                    known.has_fields,
                    colon,
                );
            }
        }
        if !taken.iter().any(|key| key == "$or") {
            let insert = match colon {
                true => ("\"$or\"", ""),
                false => ("\"$or\": [{", "}, {}]"),
            };
            let detail = "any one of several objects";
            self.list
                .add("$or", CompletionKind::Operator, detail, insert, !colon);
        }
    }

    fn field_value(&mut self) {
        let found = self.seen.at(&self.place.path);
        let nested = found.iter().any(|value| value.as_object().is_some())
            || !self.knowledge.fields(&self.place.path).is_empty();
        if nested {
            self.brackets("{", "}", "fields inside this one");
        }
        self.values(|_| true, "[", "]");
        self.operators(None, "[{", "}]");
    }

    /// A value that the event has, or an operator that may stand inside `outer`.
    fn any_value(&mut self, outer: Option<&str>) {
        self.values(|_| true, "", "");
        self.operators(outer, "{", "}");
    }

    /// The values at the path that are wanted, each between two brackets.
    fn values(&mut self, wanted: impl Fn(&Kind) -> bool, before: &str, after: &str) {
        let found = self.seen.leaves(&self.place.path).into_iter();
        let found = found.filter(|value| wanted(&value.kind));
        for (json, name) in found.filter_map(seen::written) {
            let insert = format!("{before}{json}{after}");
            let kind = CompletionKind::Value;
            self.list
                .add(&name, kind, "in the event", (&insert, ""), false);
        }
        if wanted(&Kind::String(String::new())) {
            for name in self.knowledge.values(&self.place.path) {
                let insert = format!("{before}{}{after}", quote(&name));
                let kind = CompletionKind::Value;
                self.list
                    .add(&name, kind, "known value", (&insert, ""), false);
            }
        }
    }

    fn operators(&mut self, outer: Option<&str>, before: &str, after: &str) {
        // Only a key that stands alone can have its colon already.
        let colon = before.is_empty() && self.around.has_colon();
        for about in ALL.iter().filter(|about| may_stand(outer, about.name)) {
            let name = quote(about.name);
            let (open, close) = match colon {
                true => (name, String::new()),
                false => (
                    format!("{before}{name}: {}", about.operand.0),
                    format!("{}{after}", about.operand.1),
                ),
            };
            let kind = CompletionKind::Operator;
            let insert = (open.as_str(), close.as_str());
            self.list
                .add(about.name, kind, about.sentence, insert, !colon);
        }
    }

    fn operand(&mut self, name: &str) {
        let is_string = |kind: &Kind| matches!(kind, Kind::String(_));
        match name {
            "exists" => self.words(&["true", "false"]),
            "numeric" => self.brackets("[\">\", ", "]", "a comparison"),
            "anything-but" => self.any_value(Some(name)),
            _ => {
                self.values(is_string, "", "");
                self.operators(Some(name), "{", "}");
            }
        }
    }

    fn comparison(&mut self, index: usize) {
        if index.is_multiple_of(2) {
            self.words(&COMPARISONS);
        } else {
            self.values(|kind| matches!(kind, Kind::Number(_)), "", "");
        }
    }

    /// Words that are written as they stand.
    fn words(&mut self, words: &[&str]) {
        for word in words {
            let name = word.trim_matches('"');
            let kind = CompletionKind::Operator;
            self.list.add(name, kind, "", (*word, ""), false);
        }
    }
}

/// Adds the name of a field, with what follows it unless that is there.
fn field(list: &mut List, name: &str, detail: &str, nested: bool, colon: bool) {
    let key = quote(name);
    let (before, after) = match (colon, nested) {
        (true, _) => (key, ""),
        (false, true) => (key + ": {", "}"),
        (false, false) => (key + ": [", "]"),
    };
    list.add(
        name,
        CompletionKind::Field,
        detail,
        (&before, after),
        !colon,
    );
}

/// Whether an operator may stand in an alternative, or inside the operator `outer`.
fn may_stand(outer: Option<&str>, name: &str) -> bool {
    match outer {
        None => true,
        Some("anything-but") => {
            matches!(
                name,
                "prefix" | "suffix" | "equals-ignore-case" | "wildcard"
            )
        }
        Some("prefix" | "suffix") => name == "equals-ignore-case",
        Some(_) => false,
    }
}
