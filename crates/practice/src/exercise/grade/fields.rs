//! Why a pattern does not take an event, in words that teach and do not give the answer away.

use pattern::{FieldTrace, Node, Reason, Trace};

/// The fields that keep an event out, of a `$or` those of its nearest branch.
pub(super) fn failing(trace: &Trace) -> Vec<&FieldTrace> {
    let mut found = Vec::new();
    collect(&trace.root, &mut found);
    found
}

fn collect<'t>(node: &'t Node, found: &mut Vec<&'t FieldTrace>) {
    if node.verdict().is_match() {
        return;
    }
    match node {
        Node::Field(field) if field.reason != Some(Reason::Replaced) => found.push(field),
        Node::Field(_) => {}
        Node::All(all) => all.children.iter().for_each(|child| collect(child, found)),
        Node::Any(any) => {
            let closest = any.closest.and_then(|at| any.branches.get(at));
            closest
                .into_iter()
                .for_each(|branch| collect(branch, found));
        }
    }
}

/// Why one field keeps an event out. The words tell what to look for and never what to write.
pub(super) fn sentence(field: &FieldTrace) -> String {
    let path = field.path.join(".");
    let asked: Vec<&str> = field.asked.iter().map(|one| one.text.as_str()).collect();
    let asked = asked.join(", ");
    let tail = match field.reason {
        Some(Reason::Absent | Reason::AnythingButOnAbsent | Reason::NullAgainstAbsent) => {
            "is not in the event. Look at where the event has it, and under which name."
        }
        Some(Reason::KeyLetterCase | Reason::KeySpelling | Reason::MisspeltKey) => {
            "is not in the event, but a field with nearly this name is. Keys are compared letter by letter, with their hyphens and capitals."
        }
        Some(Reason::FieldFurtherIn) => {
            "is not at this level of the event: the event has it further in, inside another object. A pattern has the same nesting as the event."
        }
        Some(Reason::FieldFurtherOut) => {
            "is not at this level of the event: the event has it further out. A pattern has the same nesting as the event."
        }
        Some(Reason::PathSyntaxInKey) => {
            "is written as a path. In a pattern every level is an object of its own."
        }
        Some(Reason::ValueUnderOtherKey) => {
            "is there, but the value that is asked for stands under another key beside it."
        }
        Some(Reason::ValueInsideObject | Reason::NotALeaf | Reason::ExistsOnObject) => {
            "is an object in the event. A pattern compares plain values only: go one level further in."
        }
        Some(Reason::LetterCase) => {
            "asks for a value that differs from the event's in capitals and small letters only. Values are compared letter by letter."
        }
        Some(Reason::SurroundingSpace | Reason::HyphenOrSpace | Reason::ColonOrSlash) => {
            "asks for a value that differs from the event's in a hyphen, a space or another mark only. AWS does not spell such names alike everywhere: compare yours with the event letter by letter."
        }
        Some(Reason::MisspeltValue | Reason::ArnPart) => {
            "asks for a value that is nearly the event's. Compare both letter by letter."
        }
        Some(Reason::MissingAwsPrefix) => {
            "asks for a source that is nearly the event's. Compare how the names of AWS's own sources begin."
        }
        Some(Reason::StarInPlainText) => {
            "asks for a text with a star in it. In a plain value a star is a character like any other; parts of a text are matched by an operator."
        }
        Some(Reason::RegularExpression) => {
            "asks for a regular expression, which EventBridge does not have: such a text is compared as it stands."
        }
        Some(Reason::PartOfValue | Reason::MoreThanValue) => {
            "asks for a text of which only a part agrees with the event's. A plain value is compared as a whole."
        }
        Some(Reason::PrefixAtEnd | Reason::SuffixAtStart | Reason::WildcardNotAnchored) => {
            "asks for the right letters at the wrong end of the value."
        }
        Some(
            Reason::NumberAgainstText
            | Reason::TextAgainstNumber
            | Reason::NumericAgainstText
            | Reason::BooleanAgainstText
            | Reason::TextAgainstBoolean
            | Reason::NullAgainstText
            | Reason::OtherType,
        ) => {
            "asks for a value of another JSON type than the event has: a number and a text with the same digits are not alike."
        }
        Some(Reason::BoundExcluded) => {
            "asks for numbers on one side of a bound, and the event's number is the bound itself."
        }
        Some(Reason::Present | Reason::AbsentAgainstNull) => {
            "must be absent for this pattern, and the event has it."
        }
        Some(Reason::Excluded) => "excludes the value that the event has.",
        Some(Reason::OtherValue) => {
            return format!(
                "`{path}` asks for {asked}, and the event has another value there. Compare it with the event that is to be taken."
            );
        }
        _ => return field.sentence.clone(),
    };
    format!("`{path}` {tail}")
}
