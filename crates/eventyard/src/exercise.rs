//! `eventyard exercise`: lists the wiring exercises, shows one, writes its starting yard, and grades a
//! yard file. Exercises that persons wrote are named by their files.

mod show;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use interop::SavedEvent;
use pico_args::Arguments;
use practice::exercise::author::Exercises;
use practice::exercise::own::read_file;
use practice::exercise::{Exercise, Json, Theme, grade};
use serde_json::{Value, json};

use crate::{Outcome, input};

/// Runs the command. A list without an exercise and a yard that does not solve its exercise count as
/// findings.
pub(crate) fn run(arguments: Vec<String>, out: &mut dyn Write) -> Result<Outcome> {
    let mut arguments = Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let root: Option<PathBuf> = arguments.opt_value_from_str("--root")?;
    let root = root.unwrap_or_else(|| PathBuf::from("."));
    match arguments.subcommand()?.as_deref() {
        None | Some("list") => list(arguments, &root, out),
        Some("show") => show(arguments, &root, out),
        Some("start") => start(arguments, &root, out),
        Some("grade") => grade_file(arguments, &root, out),
        Some(other) => {
            bail!("no eventyard exercise {other}; there are list, show, start and grade")
        }
    }
}

/// The exercises below a root that can be read; says on standard error if files are left out.
fn read(root: &Path) -> Result<Vec<Exercise>> {
    if !root.join("exercises").is_dir() {
        bail!("there is no folder exercises/ in {}", root.display());
    }
    let all = Exercises::read_only(root);
    if !all.findings.is_empty() {
        eprintln!("eventyard: exercises with errors are left out; see eventyard check");
    }
    Ok(all.exercises())
}

/// The exercise of the id that is named next, or of the file where that ends in `.json`.
fn named(arguments: &mut Arguments, root: &Path) -> Result<Exercise> {
    let id: Option<String> = arguments.opt_free_from_str()?;
    let id = id.context("name an exercise; see eventyard exercise list")?;
    if id.ends_with(".json") {
        return read_file(&input::read(&id)?).map_err(|problem| anyhow!("{id}: {problem}"));
    }
    let found = read(root)?.into_iter().find(|one| one.id == id);
    found.with_context(|| format!("there is no exercise {id}; try eventyard exercise list"))
}

fn list(mut arguments: Arguments, root: &Path, out: &mut dyn Write) -> Result<Outcome> {
    let level: Option<u8> = arguments.opt_value_from_str("--level")?;
    let theme: Option<String> = arguments.opt_value_from_str("--theme")?;
    let as_json = arguments.contains("--json");
    input::finish(arguments)?;
    if let Some(name) = &theme
        && !Theme::ALL.iter().any(|theme| theme.as_str() == name)
    {
        let names = Theme::ALL.map(Theme::as_str).join(", ");
        bail!("no theme {name}; there are {names}");
    }
    let all = read(root)?;
    let takes = |one: &&Exercise| {
        level.is_none_or(|level| one.level == level)
            && theme
                .as_ref()
                .is_none_or(|theme| one.theme.as_str() == theme)
    };
    let found: Vec<&Exercise> = all.iter().filter(takes).collect();
    for one in &found {
        if as_json {
            writeln!(out, "{}", serde_json::to_string(&one.listed())?)?;
        } else {
            writeln!(
                out,
                "{} {:<32} {:<10} {:>2} min  {}",
                one.level,
                one.id,
                one.theme.as_str(),
                one.minutes,
                one.title
            )?;
        }
    }
    if !as_json {
        writeln!(out, "{} of {} exercises", found.len(), all.len())?;
    }
    Ok(if found.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

fn show(mut arguments: Arguments, root: &Path, out: &mut dyn Write) -> Result<Outcome> {
    let hints: usize = arguments.opt_value_from_str("--hints")?.unwrap_or(0);
    let solution = arguments.contains("--solution");
    let exercise = named(&mut arguments, root)?;
    input::finish(arguments)?;
    out.write_all(show::exercise(&exercise, hints, solution).as_bytes())?;
    Ok(Outcome::Good)
}

/// Writes the starting yard as a yard file, with the events that are sent there in the runs that are
/// shown.
fn start(mut arguments: Arguments, root: &Path, out: &mut dyn Write) -> Result<Outcome> {
    let exercise = named(&mut arguments, root)?;
    input::finish(arguments)?;
    let shown = exercise.runs.iter().filter(|run| !run.hidden);
    let events = shown.flat_map(|run| {
        // An event of another account or Region would not be that event here.
        let here = run.script.steps.iter().filter(|step| step.place.is_none());
        here.filter_map(|step| {
            let Json(event) = step.event.as_ref()?;
            Some(SavedEvent {
                name: run.title.clone(),
                event_bus: step.bus.clone().unwrap_or_else(|| "default".to_owned()),
                text: whole(&exercise, event),
            })
        })
    });
    let events: Vec<SavedEvent> = events.collect();
    out.write_all(interop::export(&exercise.start, &events).as_bytes())?;
    Ok(Outcome::Good)
}

/// An event of a run with the rest of its envelope.
fn whole(exercise: &Exercise, event: &Value) -> String {
    let mut whole = json!({
        "version": "0",
        "id": "6a7e8feb-b491-4cf7-a9f1-000000000000",
        "account": exercise.start.account,
        "time": exercise.start.clock.to_string(),
        "region": exercise.start.region,
        "resources": [],
        "detail": {},
    });
    if let (Some(members), Some(event)) = (whole.as_object_mut(), event.as_object()) {
        members.extend(event.clone());
    }
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn grade_file(mut arguments: Arguments, root: &Path, out: &mut dyn Write) -> Result<Outcome> {
    let as_json = arguments.contains("--json");
    let exercise = named(&mut arguments, root)?;
    let file: Option<String> = arguments.opt_free_from_str()?;
    let file = file.context("name a yard file, or - for standard input")?;
    input::finish(arguments)?;
    let yard = match interop::import(&input::read(&file)?) {
        Ok(yard_file) => yard_file.yard,
        Err(error) => bail!("{file}: {error}"),
    };
    let report = grade(&exercise, &yard);
    if as_json {
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
    } else {
        out.write_all(show::report(&exercise, &report).as_bytes())?;
    }
    Ok(if report.solved {
        Outcome::Good
    } else {
        Outcome::Findings
    })
}

#[cfg(test)]
mod tests;
