//! What goes to the element as JSON; every offset in it counts UTF-16 code units.

use super::{Mark, MarkKind, Problem, Start};
use crate::platform::utf16::Units;
use pattern::{Completions, Hover, Severity, Span};
use serde::Serialize;

fn text(message: &impl Serialize) -> String {
    // Nothing in these types has a value that JSON cannot write.
    serde_json::to_string(message).unwrap_or_default()
}

fn range(units: &Units<'_>, span: Span) -> (u32, u32) {
    (units.from_byte(span.start), units.from_byte(span.end))
}

#[derive(Serialize)]
struct StartWire<'a> {
    text: &'a str,
    label: &'a str,
    place: Option<PlaceWire>,
}

#[derive(Serialize)]
struct PlaceWire {
    anchor: u32,
    head: u32,
    focused: bool,
    scroll: i32,
    height: f64,
}

pub(super) fn start(start: &Start) -> String {
    text(&StartWire {
        text: &start.text,
        label: &start.label,
        place: start.place.map(|place| {
            let (anchor, head) = match place.backward {
                true => (place.to, place.from),
                false => (place.from, place.to),
            };
            PlaceWire {
                anchor,
                head,
                focused: place.focused,
                scroll: place.scroll,
                height: place.height,
            }
        }),
    })
}

#[derive(Serialize)]
struct ProblemWire<'a> {
    from: u32,
    to: u32,
    error: bool,
    message: &'a str,
    help: Option<&'a str>,
    fixes: Vec<FixWire<'a>>,
}

#[derive(Serialize)]
struct FixWire<'a> {
    label: &'a str,
    from: u32,
    to: u32,
    insert: &'a str,
}

pub(super) fn problems(of: &str, problems: &[Problem]) -> String {
    let units = Units::of(of);
    let wires = problems.iter().map(|problem| {
        let (from, to) = range(&units, problem.span);
        let fixes = problem.fixes.iter().map(|(label, span, insert)| {
            let (from, to) = range(&units, *span);
            FixWire {
                label,
                from,
                to,
                insert,
            }
        });
        ProblemWire {
            from,
            to,
            error: problem.severity == Severity::Error,
            message: &problem.message,
            help: problem.help.as_deref(),
            fixes: fixes.collect(),
        }
    });
    text(&wires.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct MarkWire {
    from: u32,
    to: u32,
    kind: &'static str,
}

pub(super) fn marks(of: &str, marks: &[Mark]) -> String {
    let units = Units::of(of);
    let wires = marks.iter().map(|mark| {
        let (from, to) = range(&units, mark.span);
        MarkWire {
            from,
            to,
            kind: match mark.kind {
                MarkKind::Hit => "hit",
                MarkKind::Miss => "miss",
                MarkKind::Linked => "linked",
            },
        }
    });
    text(&wires.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct CompletionsWire<'a> {
    from: u32,
    to: u32,
    items: Vec<ItemWire<'a>>,
}

#[derive(Serialize)]
struct ItemWire<'a> {
    label: &'a str,
    detail: &'a str,
    kind: &'static str,
    insert: &'a str,
    caret: u32,
    again: bool,
}

pub(super) fn completions(of: &str, found: &Completions) -> String {
    let (from, to) = range(&Units::of(of), found.span);
    let items = found.items.iter().map(|item| ItemWire {
        label: &item.label,
        detail: &item.detail,
        kind: item.kind.name(),
        insert: &item.insert,
        caret: Units::of(&item.insert).from_byte(item.caret),
        again: item.again,
    });
    text(&CompletionsWire {
        from,
        to,
        items: items.collect(),
    })
}

#[derive(Serialize)]
struct HoverWire<'a> {
    from: u32,
    to: u32,
    sentence: &'a str,
}

pub(super) fn hover(of: &str, found: &Hover) -> String {
    let (from, to) = range(&Units::of(of), found.span);
    text(&HoverWire {
        from,
        to,
        sentence: &found.sentence,
    })
}
