//! From a file to the exercise.

use super::file::{ExerciseFile, FORMAT, MOST_BYTES, OWN, VERSION};
use crate::exercise::format::{Debrief, Exercise, Theme};
use quiz::Block;
use quiz::author::{Severity, read_text};
use serde_json::Value;
use std::fmt;

/// The most runs, hints and other things of a list.
const MOST_THINGS: usize = 100;

/// The longest wait in a run, in seconds: eight days.
const LONGEST_WAIT: i64 = 8 * 86_400;

/// Why a text is no exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// The place: a line, or the names of the members that lead there; empty for the whole file.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.is_empty() {
            true => f.write_str(&self.message),
            false => write!(f, "{}: {}", self.place, self.message),
        }
    }
}

impl std::error::Error for NotRead {}

fn wrong(place: impl Into<String>, message: impl Into<String>) -> NotRead {
    NotRead {
        place: place.into(),
        message: message.into(),
    }
}

/// Reads the file of an exercise that a person wrote. Its id is made of the text: an exercise that was
/// changed is another one.
///
/// # Errors
/// Where it is none, of a later version, or not whole; the first thing that is wrong.
pub fn read_file(text: &str) -> Result<Exercise, NotRead> {
    if text.len() > MOST_BYTES {
        let message = format!("An exercise has at most {} KB.", MOST_BYTES / 1024);
        return Err(wrong("", message));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        wrong(place, "This is no JSON.")
    })?;
    let format = value.get("format").and_then(Value::as_str);
    match (format, value.get("version").and_then(Value::as_u64)) {
        (Some(FORMAT), Some(VERSION)) => {}
        (Some(FORMAT), Some(later)) if later > VERSION => {
            let message = format!(
                "It is of version {later}; this version of Eventyard reads {VERSION}. Load a newer one."
            );
            return Err(wrong("version", message));
        }
        (Some(FORMAT), _) => return Err(wrong("version", "It must be 1.")),
        (Some("eventyard-yard"), _) => {
            let message = "This is a yard file and no exercise. Import in the yard reads it.";
            return Err(wrong("format", message));
        }
        _ => {
            let message = format!("An exercise has the member \"format\": \"{FORMAT}\".");
            return Err(wrong("format", message));
        }
    }
    let file: ExerciseFile =
        pipeline::plain::read(value).map_err(|error| wrong("", error.to_string()))?;
    check(&file)?;
    let hints = file.hints.iter().enumerate();
    let hints = hints.map(|(nth, hint)| markdown(&format!("hints[{nth}]"), hint));
    Ok(Exercise {
        id: id(text),
        brief: markdown("brief", &file.brief)?,
        hints: hints.collect::<Result<_, _>>()?,
        debrief: Debrief {
            why: markdown("why", &file.why)?,
            exam: Vec::new(),
            since: Vec::new(),
        },
        title: file.title,
        level: file.level,
        theme: Theme::Basics,
        minutes: file.minutes,
        topics: Vec::new(),
        tasks: Vec::new(),
        start: file.start,
        may_change: file.may_change,
        runs: file.runs,
        requirements: file.requirements,
        constraints: file.constraints,
        references: file.solutions,
    })
}

/// The id: FNV-1a of the text.
fn id(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{OWN}{hash:016x}")
}

fn check(file: &ExerciseFile) -> Result<(), NotRead> {
    let within = |name: &str, value: u8, least: u8, most: u8| match (least..=most).contains(&value)
    {
        true => Ok(()),
        false => Err(wrong(name, format!("It must be from {least} to {most}."))),
    };
    within("level", file.level, 1, 4)?;
    within("minutes", file.minutes, 1, 60)?;
    if file.title.trim().is_empty() {
        return Err(wrong("title", "It is empty."));
    }
    let counts = [
        ("runs", file.runs.len(), 1),
        ("requirements", file.requirements.len(), 1),
        ("may_change", file.may_change.len(), 1),
        ("solutions", file.solutions.len(), 0),
        ("constraints", file.constraints.len(), 0),
        ("hints", file.hints.len(), 0),
    ];
    for (name, count, least) in counts {
        if !(least..=MOST_THINGS).contains(&count) {
            let message = format!("There must be from {least} to {MOST_THINGS}.");
            return Err(wrong(name, message));
        }
    }
    for (nth, run) in file.runs.iter().enumerate() {
        let place = |name: &str| format!("runs[{nth}].{name}");
        if file.runs.iter().take(nth).any(|other| other.id == run.id) {
            return Err(wrong(place("id"), "Another run has it."));
        }
        let script = &run.script;
        let times = script.steps.iter().map(|step| step.after);
        if times
            .chain([script.wait])
            .any(|wait| !(0..=LONGEST_WAIT).contains(&wait))
        {
            let message =
                format!("A wait is from 0 to {LONGEST_WAIT} seconds, which are eight days.");
            return Err(wrong(place("script"), message));
        }
        if script.steps.len() > MOST_THINGS {
            let message = format!("There must be at most {MOST_THINGS}.");
            return Err(wrong(place("script.steps"), message));
        }
        for (at, step) in script.steps.iter().enumerate() {
            step.check()
                .map_err(|problem| wrong(place(&format!("script.steps[{at}]")), problem))?;
        }
    }
    for (nth, requirement) in file.requirements.iter().enumerate() {
        let mut others = file.requirements.iter().take(nth);
        if others.any(|other| other.id == requirement.id) {
            let place = format!("requirements[{nth}].id");
            return Err(wrong(place, "Another requirement has it."));
        }
        let is_there = |id: &str| file.runs.iter().any(|run| run.id == id);
        if let Some(missing) = requirement.runs().find(|id| !is_there(id)) {
            let place = format!("requirements[{nth}]");
            return Err(wrong(place, format!("There is no run “{missing}”.")));
        }
    }
    Ok(())
}

fn markdown(place: &str, text: &str) -> Result<Vec<Block>, NotRead> {
    let (blocks, findings) = read_text(place, 1, text);
    let mut errors = findings
        .into_iter()
        .filter(|one| one.severity == Severity::Error);
    match errors.next() {
        Some(error) => Err(wrong(
            format!("{place}, line {}", error.line),
            error.message,
        )),
        None => Ok(blocks),
    }
}
