//! Holds the guide to the engine: everything that the engine names has its heading, and nothing else.

use super::facts::paragraph;
use super::targets;
use crate::model::{Part, Section};
use crate::place::slug;
use pipeline::findings::Code;
use pipeline::world::DoingKind;
use pipeline::{ErrorCode, MessageType};

/// Checks a part, and adds what only the engine knows.
pub(super) fn check(file: &str, part: &mut Part, problems: &mut Vec<String>) {
    match part.slug.as_str() {
        "trace" => trace(file, part, problems),
        "targets" => add_targets(part),
        _ => {}
    }
}

/// Each heading of `trace.md` with the names that follow it, in their order.
fn trace(file: &str, part: &mut Part, problems: &mut Vec<String>) {
    let lists: [(&str, Vec<&str>); 4] = [
        ("steps", MessageType::ALL.map(MessageType::as_str).into()),
        ("error-codes", ErrorCode::ALL.map(ErrorCode::as_str).into()),
        ("findings", Code::ALL.map(Code::title).into()),
        ("doings", DoingKind::ALL.map(DoingKind::as_str).into()),
    ];
    for (anchor, names) in lists {
        let at = part.sections.iter().position(|it| it.anchor == anchor);
        let below = part
            .sections
            .iter()
            .skip(at.map_or(usize::MAX, |at| at + 1));
        let below = below.take_while(|section| section.level == 3);
        let found: Vec<&str> = below.map(|section| section.title.as_str()).collect();
        if found != names {
            let wrong = names
                .iter()
                .zip(found.iter().map(Some).chain(std::iter::repeat(None)));
            let first = wrong
                .into_iter()
                .find(|(name, found)| Some(*name) != *found);
            problems.push(match first {
                Some((name, found)) => format!(
                    "{file}: below `{anchor}` comes `{name}`, and `{}` stands there",
                    found.unwrap_or(&"nothing")
                ),
                None => format!("{file}: below `{anchor}` stands more than the engine names"),
            });
        }
    }
    for step in MessageType::ALL {
        let level = step.log_level().as_str();
        let said = format!("An event bus logs it at the level {level}.");
        add(part, step.as_str(), &said);
    }
    for code in ErrorCode::ALL {
        let said = match code.is_retried() {
            true => "EventBridge tries again.",
            false => {
                "EventBridge does not try again: the event goes to the dead-letter queue at once, or is lost."
            }
        };
        add(part, code.as_str(), said);
    }
}

fn add(part: &mut Part, title: &str, said: &str) {
    let sections = part.sections.iter_mut();
    for section in sections.filter(|section| section.title == title) {
        section.content.push(paragraph(said));
    }
}

/// The kinds of target follow their table.
fn add_targets(part: &mut Part) {
    let at = part
        .sections
        .iter()
        .position(|it| it.anchor == slug("Each target"));
    let sections: Vec<Section> = targets::sections();
    let at = at.map_or(part.sections.len(), |at| at + 1);
    part.sections.splice(at..at, sections);
}
