//! `eventyard check [--json] [--today DATE] [--pack FILE] [ROOT]`: checks the project's data and names every finding.

mod pack;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use practice::Disagreement;
use practice::exercise::author::Exercises;
use quiz::author::{Finding, Library, Part, Severity, code};
use quiz::{Date, Question};

/// What the command takes and does, for a person who asked wrongly.
const USAGE: &str = "usage: eventyard check [--json] [--today YYYY-MM-DD] [--pack FILE] [ROOT]
Checks questions/ and exercises/ below ROOT (the current folder unless named) and prints every
finding.
With --pack it checks a pack of your own, a Markdown or zip file, against the lists there.
Exit status: 0 nothing to mend, 1 an error or warning was found, 2 bad usage.";

/// The arguments, understood.
struct Order {
    json: bool,
    today: Option<Date>,
    pack: Option<PathBuf>,
    root: PathBuf,
}

/// Runs the command with the arguments after its name and gives the exit status.
///
/// # Errors
///
/// Where `out` or `err` cannot be written.
pub(crate) fn run(
    arguments: &[String],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let order = match read(arguments) {
        Ok(order) => order,
        Err(problem) => {
            writeln!(err, "{problem}\n{USAGE}")?;
            return Ok(2);
        }
    };
    let day = order.today.or_else(today);
    let findings = match &order.pack {
        None => check(&order.root, day),
        Some(path) => match pack::check(&order.root, path, day) {
            Ok(findings) => findings,
            Err(problem) => {
                writeln!(err, "{problem}")?;
                return Ok(2);
            }
        },
    };
    for finding in &findings {
        if order.json {
            writeln!(out, "{}", serde_json::to_string(finding)?)?;
        } else {
            writeln!(out, "{finding}")?;
        }
    }
    let count = |severity: Severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if !order.json {
        writeln!(
            out,
            "{errors} errors, {warnings} warnings, {} notes",
            count(Severity::Note)
        )?;
    }
    Ok(u8::from(errors + warnings > 0))
}

fn read(arguments: &[String]) -> Result<Order, String> {
    let mut order = Order {
        json: false,
        today: None,
        pack: None,
        root: PathBuf::from("."),
    };
    let mut root = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => order.json = true,
            "--today" => {
                let day = rest.next().ok_or("--today needs a day")?;
                order.today = Some(
                    day.parse()
                        .map_err(|error| format!("--today {day}: {error}"))?,
                );
            }
            "--pack" => {
                order.pack = Some(PathBuf::from(rest.next().ok_or("--pack needs a file")?));
            }
            option if option.starts_with('-') => return Err(format!("unknown option {option}")),
            _ if root.is_some() => return Err("more than one ROOT".to_owned()),
            path => root = Some(PathBuf::from(path)),
        }
    }
    order.root = root.unwrap_or(order.root);
    if !order.root.join("questions").is_dir() {
        return Err(format!(
            "there is no folder questions/ in {}",
            order.root.display()
        ));
    }
    Ok(order)
}

/// The day by this computer's clock, in UTC.
fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_unix_days(i64::try_from(seconds / 86_400).ok()?)
}

/// Gives the findings in one folder of data below a root.
type Check = fn(&Path, Option<Date>) -> Vec<Finding>;

/// One check a folder of data.
const CHECKS: [Check; 2] = [check_questions, check_exercises];

/// All findings below `root`.
fn check(root: &Path, today: Option<Date>) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| check(root, today)).collect()
}

/// The findings of the reader, and where a key is not what the engine says.
fn check_questions(root: &Path, today: Option<Date>) -> Vec<Finding> {
    let mut library = Library::read(root, today);
    let runs: Vec<Finding> = library
        .bank
        .questions
        .iter()
        .flat_map(|question| run_options(question).map(move |found| (&question.id, found)))
        .filter_map(|(id, (code, severity, found))| {
            library.finding(id, part(found.place), code, severity, found.message, "")
        })
        .collect();
    library.findings.extend(runs);
    library
        .findings
        .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    library.findings
}

/// The findings in the exercises, each of which is played, and questions that name one that is not
/// there.
fn check_exercises(root: &Path, _: Option<Date>) -> Vec<Finding> {
    if !root.join("exercises").is_dir() {
        return Vec::new();
    }
    let library = Library::read(root, None);
    let exercises = Exercises::read(root, &library.bank.lists);
    let known = |id: &str| {
        let mut drafts = exercises.drafts.iter();
        drafts.any(|one| one.exercise.id == id) || exercises.to_come.iter().any(|one| one == id)
    };
    let questions = library.bank.questions.iter();
    let unknown = questions.filter_map(|question| {
        let id = question.exercise.as_deref().filter(|id| !known(id))?;
        let message = format!("there is no exercise `{id}`");
        let help = "See exercises/list.toml.";
        let part = Part::Key("exercise");
        library.finding(
            &question.id,
            part,
            code::UNKNOWN_ID,
            Severity::Error,
            message,
            help,
        )
    });
    let unknown: Vec<Finding> = unknown.collect();
    exercises.findings.into_iter().chain(unknown).collect()
}

/// What the engine says to a question: the code and how bad it is, and what is so.
fn run_options(
    question: &Question,
) -> impl Iterator<Item = (&'static str, Severity, Disagreement)> + use<> {
    let wrong = practice::disagreements(question, &practice::named_zone).into_iter();
    let unexplained = practice::unexplained(question).into_iter();
    wrong
        .map(|found| (code::RUN, Severity::Error, found))
        .chain(unexplained.map(|found| (code::RUN_FIELD, Severity::Warning, found)))
}

/// The part of a question that a disagreement is about.
fn part(place: practice::Place) -> Part<'static> {
    match place {
        practice::Place::Run(index) => Part::Run(index),
        practice::Place::Option(index) => Part::Option(index),
        practice::Place::Rationale(index) => Part::Rationale(index),
    }
}

#[cfg(test)]
mod tests;
