//! `eventyard questions`: lists the questions of the bank, or shows some of them.

mod filter;
mod show;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use quiz::author::{Library, Severity};
use quiz::{Bank, Era, Question, plain_text};
use serde_json::json;

use crate::{Outcome, input};
use filter::Filter;

/// How many characters of a stem a list shows.
const STEM: usize = 60;

/// Runs the command; a list without a question counts as a finding.
pub(crate) fn run(arguments: Vec<String>, out: &mut dyn Write) -> Result<Outcome> {
    let mut arguments = Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let root: Option<PathBuf> = arguments.opt_value_from_str("--root")?;
    let root = root.unwrap_or_else(|| PathBuf::from("."));
    let first = arguments.clone().finish().into_iter().next();
    if first.is_some_and(|first| first == "show") {
        let _ = arguments.subcommand()?;
        return show(arguments, &root, out);
    }
    let filter = Filter::read(&mut arguments)?;
    let as_json = arguments.contains("--json");
    input::finish(arguments)?;
    let bank = read(&root)?;
    let found: Vec<&Question> = bank
        .questions
        .iter()
        .filter(|question| filter.takes(question))
        .collect();
    for question in &found {
        if as_json {
            writeln!(out, "{}", line_json(question))?;
        } else {
            writeln!(out, "{}", line(question))?;
        }
    }
    if !as_json {
        writeln!(out, "{} of {} questions", found.len(), bank.questions.len())?;
    }
    Ok(if found.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

/// Shows the questions of the ids that are named.
fn show(mut arguments: Arguments, root: &std::path::Path, out: &mut dyn Write) -> Result<Outcome> {
    let blind = arguments.contains("--blind");
    let seed: u64 = arguments.opt_value_from_str("--seed")?.unwrap_or(0);
    let mut ids: Vec<String> = Vec::new();
    while let Some(id) = arguments.opt_free_from_str()? {
        ids.push(id);
    }
    input::finish(arguments)?;
    if ids.is_empty() {
        bail!("name a question: eventyard questions show ID");
    }
    let bank = read(root)?;
    let found = ids
        .iter()
        .map(|id| {
            bank.question(id)
                .with_context(|| format!("there is no question {id}; try eventyard questions"))
        })
        .collect::<Result<Vec<&Question>>>()?;
    for (index, question) in found.into_iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let text = if blind {
            show::blind(question, seed)
        } else {
            show::whole(question, &bank, seed)
        };
        out.write_all(text.as_bytes())?;
    }
    Ok(Outcome::Good)
}

/// The bank below a root; says on standard error if files are left out of it.
fn read(root: &std::path::Path) -> Result<Bank> {
    if !root.join("questions").is_dir() {
        bail!("there is no folder questions/ in {}", root.display());
    }
    let library = Library::read(root, None);
    let errors = library
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        eprintln!("eventyard: questions with errors are left out; see eventyard check");
    }
    Ok(library.bank)
}

/// Words for what is special about a question.
fn marks(question: &Question) -> Vec<String> {
    let mut marks = Vec::new();
    if question.is_multiple_response() {
        marks.push(format!(
            "choose {} of {}",
            question.pick_count(),
            question.options.len()
        ));
    }
    marks.extend(
        question
            .runs
            .first()
            .map(|run| format!("runs {}s", run.kind())),
    );
    marks.extend(question.twin.as_ref().map(|twin| format!("twin of {twin}")));
    if question.era != Era::Current {
        marks.push("legacy".to_owned());
    }
    marks
}

fn line(question: &Question) -> String {
    let marks = marks(question);
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!(" [{}]", marks.join(", "))
    };
    let stem: String = plain_text(&question.stem).chars().take(STEM).collect();
    format!(
        "{} {:<3} {:<40} {}{marks}  {stem}…",
        question.task,
        "*".repeat(usize::from(question.difficulty)),
        question.id,
        question.services.join(", "),
    )
}

fn line_json(question: &Question) -> serde_json::Value {
    json!({
        "id": question.id,
        "domain": question.domain,
        "task": question.task,
        "c01": question.c01,
        "topics": question.topics,
        "services": question.services,
        "difficulty": question.difficulty,
        "era": if question.era == Era::Current { "current" } else { "legacy" },
        "reviewed": question.reviewed.to_string(),
        "options": question.options.len(),
        "picks": question.pick_count(),
        "runs": question.runs.first().map(quiz::Run::kind),
        "twin": question.twin,
    })
}

#[cfg(test)]
mod tests;
