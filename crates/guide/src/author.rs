//! Makes the guide.
//!
//! Every fact has one source: texts stand in `guide/`, one file a part; the pattern language and its reasons in
//! the documents beside the engine, whose examples its tests run; tables are made of the engine's own
//! lists; what an example says is asked of the engine when the guide is made.

mod assemble;
mod complete;
mod document;
mod exam;
mod example;
mod facts;
mod limits;
mod links;
mod names;
mod targets;

use crate::model::{Content, Guide, Part};
use document::Document;
use quiz::Lists;
use std::fs;
use std::path::Path;

/// The parts in their order: the name in addresses, and the file below the project's root.
pub const PARTS: [(&str, &str); 9] = [
    ("patterns", "crates/pattern/PATTERNS.md"),
    ("reasons", "crates/pattern/REASONS.md"),
    ("targets", "guide/targets.md"),
    ("schedules", "guide/schedules.md"),
    ("trace", "guide/trace.md"),
    ("limits", "guide/limits.md"),
    ("exam", "guide/exam.md"),
    ("study", "guide/study.md"),
    ("glossary", "guide/glossary.md"),
];

/// The guide of the project at `root`, and what in its sources is to be mended: `file:line: what`.
pub fn read(root: &Path) -> (Guide, Vec<String>) {
    let lists = quiz::author::load_lists(root);
    let mut problems = Vec::new();
    let mut parts = Vec::new();
    for (slug, file) in PARTS {
        match fs::read_to_string(root.join(file)) {
            Ok(text) => parts.push(part(slug, file, &text, &lists, &mut problems)),
            Err(error) => problems.push(format!("{file}: {error}")),
        }
    }
    let guide = Guide {
        parts,
        names: names::other_names(&lists),
    };
    links::check(&guide, &mut problems);
    (guide, problems)
}

/// A part of its text.
fn part(slug: &str, file: &str, text: &str, lists: &Lists, problems: &mut Vec<String>) -> Part {
    let document = Document::read(file, &links::inside(text), problems);
    let mut part = assemble::part(slug, file, document, lists, problems);
    complete::check(file, &mut part, problems);
    part
}

/// What a block `made` of a document stands for; none where nothing has this name.
fn made(name: &str, lists: &Lists) -> Option<Vec<Content>> {
    Some(match name {
        "targets" => targets::table(),
        "retries" => targets::retries(),
        "no-targets" => targets::no_targets(),
        "quotas" => limits::quotas(),
        "pattern-limits" => limits::patterns(),
        "wire-limits" => limits::wires(),
        "target-timeouts" => limits::timeouts(),
        "exam" => exam::make_up(lists),
        "exam-domains" => exam::domains(lists),
        "exam-tasks" => exam::tasks(lists),
        "names" => names::table(lists),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
