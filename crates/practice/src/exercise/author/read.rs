//! Reads one exercise from its text.

use super::code;
use super::difference::{Difference, whole_yard};
use super::probes::{PROBE_HELP, read_probes};
use super::source::{
    ConstraintSource, From_, ReferenceSource, RequirementSource, RunSource, Source, Text,
    WrongSource,
};
use crate::exercise::format::{
    Constraint, Debrief, Exercise, Limit, Requirement, Run, Solution, Theme,
};
use crate::exercise::play::Script;
use pipeline::Yard;
use quiz::Block;
use quiz::author::{Finding, Place, Severity, code as known, read_text};
use std::ops::Range;
use toml::Spanned;

/// An exercise with what only its checks need.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The path that findings name.
    pub file: String,
    /// The exercise.
    pub exercise: Exercise,
    /// Wirings that are nearly right.
    pub wrong: Vec<Attempt>,
    /// Changes of a reference solution that may pass.
    pub may_pass: Vec<Excuse>,
    /// Fields of events that say the same thing and change together.
    pub linked: Vec<Vec<String>>,
    pub(super) lines: Lines,
}

/// The lines of the parts of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) topics: Vec<usize>,
    pub(super) tasks: Vec<usize>,
    pub(super) start: usize,
    pub(super) hints: Vec<usize>,
    pub(super) runs: Vec<usize>,
    pub(super) requirements: Vec<usize>,
    pub(super) references: Vec<usize>,
}

/// A wiring that is nearly right.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// What is wrong with it, in a few words.
    pub title: String,
    /// The yard.
    pub yard: Yard,
    /// The requirement or constraint that it does not meet; `may_change` where it changes what may
    /// not be changed.
    pub fails: String,
    /// A part of what is then said.
    pub says: String,
    pub(super) line: usize,
}

/// A change of a reference solution that may pass.
#[derive(Clone, Debug)]
pub struct Excuse {
    /// The change, as the check names it.
    pub mutation: String,
    /// Why it may pass.
    pub why: String,
    pub(super) line: usize,
}

impl Draft {
    /// A finding at a line of the file.
    pub(super) fn finding(
        &self,
        line: usize,
        code: &'static str,
        message: impl Into<String>,
        help: &str,
    ) -> Finding {
        let place = Place { line, column: 1 };
        Finding::new(&self.file, place, code, Severity::Error, message, help)
    }
}

/// The largest file that is read as an exercise, in bytes.
const MOST_BYTES: usize = 256 * 1024;

/// Reads one exercise in the format of `exercises/README.md`.
///
/// `file_name` is the path that findings name; its last part without `.toml` is the exercise's id.
/// Ids of topics and tasks are not looked up, and nothing is played; [`check`](super::check) does
/// that.
pub fn read_exercise(file_name: &str, text: &str) -> (Option<Draft>, Vec<Finding>) {
    let mut reader = Reader {
        file: file_name,
        text,
        findings: Vec::new(),
    };
    if text.len() > MOST_BYTES {
        let message = format!(
            "the file has {} bytes; an exercise has at most {MOST_BYTES}",
            text.len()
        );
        reader.error(0, known::TOO_LARGE, message, "");
        return (None, reader.findings);
    }
    let source = match toml::from_str::<Source>(text) {
        Ok(source) => source,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().to_owned();
            let (code, help) = kind(&message);
            reader.error(at, code, message, help);
            return (None, reader.findings);
        }
    };
    let draft = reader.draft(source);
    (draft, reader.findings)
}

/// The kind of a mistake that the reader of TOML tells.
fn kind(message: &str) -> (&'static str, &'static str) {
    if message.contains("unknown field") || message.contains("unknown variant") {
        let help = "See exercises/README.md for the keys and words of each table.";
        (known::UNKNOWN_KEY, help)
    } else if message.contains("missing field") {
        (known::MISSING_KEY, "Add the key to this table.")
    } else if message.contains("invalid type") || message.contains("invalid value") {
        (
            known::WRONG_VALUE,
            "See exercises/README.md for what the key holds.",
        )
    } else {
        (known::TOML, "Exercises are TOML: https://toml.io")
    }
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.bytes().take(at);
        before.filter(|byte| *byte == b'\n').count() + 1
    }

    fn error(&mut self, at: usize, code: &'static str, message: impl Into<String>, help: &str) {
        let place = Place {
            line: self.line(at),
            column: 1,
        };
        let finding = Finding::new(self.file, place, code, Severity::Error, message, help);
        self.findings.push(finding);
    }

    fn lines<T>(&self, of: &[Spanned<T>]) -> Vec<usize> {
        of.iter().map(|one| self.line(one.span().start)).collect()
    }

    fn draft(&mut self, source: Source) -> Option<Draft> {
        let lines = Lines {
            topics: self.lines(&source.topics),
            tasks: self.lines(&source.tasks),
            start: self.line(source.start.span().start),
            hints: self.lines(source.hints.get_ref()),
            runs: self.lines(&source.runs),
            requirements: self.lines(&source.requirements),
            references: self.lines(&source.references),
        };
        let level_at = source.level.span();
        let level = source.level.into_inner();
        if !(1..=4).contains(&level) {
            let message = "`level` must be from 1 to 4";
            self.error(level_at.start, known::WRONG_VALUE, message, "");
        }
        let minutes_at = source.minutes.span();
        let minutes = source.minutes.into_inner();
        if !(1..=60).contains(&minutes) {
            let message = "`minutes` must be from 1 to 60";
            self.error(minutes_at.start, known::WRONG_VALUE, message, "");
        }
        let theme = self.theme(&source.theme);
        self.pointers(source.may_change.span(), source.may_change.get_ref());
        let brief = self.markdown(&source.brief);
        let debrief = Debrief {
            why: self.markdown(&source.debrief.why),
            exam: self.markdown(&source.debrief.exam),
            since: self.markdown(&source.debrief.since),
        };
        let hints: Vec<_> = source
            .hints
            .get_ref()
            .iter()
            .map(|hint| self.markdown(hint))
            .collect();
        let start_at = source.start.span().start;
        let members = source.start.into_inner();
        let start = self.yard(start_at, whole_yard(&members, &[]));
        let runs: Vec<Option<Run>> = source.runs.into_iter().map(|run| self.run(run)).collect();
        let requirements = source.requirements.into_iter();
        let requirements = requirements.map(requirement).collect();
        let constraints: Vec<Option<Constraint>> = source
            .constraints
            .into_iter()
            .map(|one| self.constraint(one))
            .collect();
        let mut first = Difference::default();
        let mut references = Vec::new();
        for (nth, one) in source.references.into_iter().enumerate() {
            let at = one.span().start;
            let ReferenceSource {
                title,
                set,
                take,
                add,
            } = one.into_inner();
            let difference = Difference { set, take, add };
            let yard = self.yard(at, whole_yard(&members, &[&difference]));
            references.push(yard.map(|yard| Solution { title, yard }));
            if nth == 0 {
                first = difference;
            }
        }
        let mut wrong = Vec::new();
        for one in source.wrong {
            let at = one.span().start;
            let one: WrongSource = one.into_inner();
            let difference = Difference {
                set: one.set,
                take: one.take,
                add: one.add,
            };
            let differences: &[&Difference] = match one.from {
                From_::Reference => &[&first, &difference],
                From_::Start => &[&difference],
            };
            let yard = self.yard(at, whole_yard(&members, differences));
            wrong.push(yard.map(|yard| Attempt {
                title: one.title,
                yard,
                fails: one.fails,
                says: one.says,
                line: self.line(at),
            }));
        }
        let may_pass = source.may_pass.into_iter().map(|one| {
            let line = self.line(one.span().start);
            let one = one.into_inner();
            Excuse {
                mutation: one.mutation,
                why: one.why,
                line,
            }
        });
        let may_pass = may_pass.collect();
        let texts = |texts: Vec<Text>| texts.into_iter().map(Spanned::into_inner).collect();
        let exercise = Exercise {
            id: id(self.file),
            title: source.title,
            level,
            theme: theme?,
            minutes,
            topics: texts(source.topics),
            tasks: texts(source.tasks),
            brief,
            start: start?,
            may_change: source.may_change.into_inner(),
            runs: runs.into_iter().collect::<Option<_>>()?,
            requirements,
            constraints: constraints.into_iter().collect::<Option<_>>()?,
            hints,
            references: references.into_iter().collect::<Option<_>>()?,
            debrief,
        };
        Some(Draft {
            file: self.file.to_owned(),
            exercise,
            wrong: wrong.into_iter().collect::<Option<_>>()?,
            may_pass,
            linked: source.linked,
            lines,
        })
    }

    fn theme(&mut self, theme: &Text) -> Option<Theme> {
        let name = theme.get_ref();
        let found = Theme::ALL.into_iter().find(|one| one.as_str() == name);
        if found.is_none() {
            let names = Theme::ALL.map(Theme::as_str).join(", ");
            let message = format!("there is no theme `{name}`");
            let help = format!("There are {names}.");
            self.error(theme.span().start, known::WRONG_VALUE, message, &help);
        }
        found
    }

    fn pointers(&mut self, at: Range<usize>, pointers: &[String]) {
        if pointers.is_empty() || pointers.iter().any(|one| !one.starts_with('/')) {
            let message = "`may_change` must name places of the yard, such as \"/rules\"";
            self.error(at.start, known::WRONG_VALUE, message, "");
        }
    }

    /// A text as nodes. A text between three quotes begins on the line behind them.
    fn markdown(&mut self, text: &Text) -> Vec<Block> {
        let span = text.span();
        let written = self.text.get(span.clone()).unwrap_or_default();
        let quotes = written.trim_start_matches(['\'', '"']);
        let below = usize::from(quotes.starts_with(['\n', '\r']));
        let line = self.line(span.start) + below;
        let (blocks, findings) = read_text(self.file, line, text.get_ref());
        self.findings.extend(findings);
        if blocks.is_empty() {
            self.error(span.start, known::WRONG_VALUE, "this text is empty", "");
        }
        blocks
    }

    fn yard(&mut self, at: usize, yard: Result<Yard, String>) -> Option<Yard> {
        yard.map_err(|message| {
            let help =
                "A yard has the members of a yard file; differences name places by JSON pointers.";
            self.error(
                at,
                code::YARD,
                format!("this yard cannot be made: {message}"),
                help,
            );
        })
        .ok()
    }

    fn run(&mut self, run: Spanned<RunSource>) -> Option<Run> {
        let at = run.span().start;
        let run = run.into_inner();
        let clock = run.clock.map(|clock| clock.parse());
        let clock = match clock.transpose() {
            Ok(clock) => clock,
            Err(error) => {
                self.error(at, known::WRONG_VALUE, format!("`clock`: {error}"), "");
                return None;
            }
        };
        for (nth, step) in run.steps.iter().enumerate() {
            if let Err(problem) = step.check() {
                let message = format!("step {} of run {}: {problem}", nth + 1, run.id);
                self.error(at, code::RUN, message, "");
            }
        }
        if !(0..=8 * 86_400).contains(&run.wait) {
            let message = "`wait` must be from 0 to 691200 seconds, which are eight days";
            self.error(at, known::WRONG_VALUE, message, "");
        }
        Some(Run {
            id: run.id,
            title: run.title,
            hidden: run.hidden,
            script: Script {
                clock,
                steps: run.steps,
                wait: run.wait,
                faults: run.faults,
            },
        })
    }

    fn constraint(&mut self, one: Spanned<ConstraintSource>) -> Option<Constraint> {
        let at = one.span().start;
        let one = one.into_inner();
        if one.probes.is_some() != (one.kind == "refuses") {
            let message = "`probes` belong to `refuses`, and `refuses` has them";
            self.error(at, known::WRONG_VALUE, message, "");
            return None;
        }
        let probes = match read_probes(one.probes.unwrap_or_default()) {
            Ok(probes) => probes,
            Err(problem) => {
                self.error(at, known::WRONG_VALUE, problem, PROBE_HELP);
                return None;
            }
        };
        let (limit, usual) = match (one.kind.as_str(), one.at_most, one.of) {
            ("refuses", None, None) => (
                Limit::Refuses(probes),
                "Asked for anything else, your policies say no.".to_owned(),
            ),
            ("no-wildcard-source", None, None) => (
                Limit::NoWildcardSource,
                "Every pattern names its source as a whole.".to_owned(),
            ),
            ("asks-for", None, Some(of)) => {
                let usual = format!("Every pattern names its {} as a whole.", of.join(" and "));
                (Limit::AsksFor(of), usual)
            }
            ("most-rules", Some(most), None) => {
                let usual = match most {
                    0 => "No rule is needed.".to_owned(),
                    1 => "One rule is enough.".to_owned(),
                    most => format!("At most {most} rules remain: delete what is not needed."),
                };
                (Limit::MostRules(most), usual)
            }
            ("dead-letter-queue", None, Some(of)) => (
                Limit::DeadLetterQueue(of),
                "What cannot be delivered goes to a dead-letter queue.".to_owned(),
            ),
            ("least-privilege", None, None) => (
                Limit::LeastPrivilege,
                "No statement allows more than is needed.".to_owned(),
            ),
            ("no-target", None, Some(of)) => {
                (Limit::NoTarget(of), "It works without a detour.".to_owned())
            }
            _ => {
                let message = format!("`{}` is no such constraint, or has other keys", one.kind);
                let help = "There are no-wildcard-source, least-privilege, most-rules with `at_most`, refuses with `probes`, and asks-for, dead-letter-queue and no-target with `of`.";
                self.error(at, known::WRONG_VALUE, message, help);
                return None;
            }
        };
        Some(Constraint {
            text: one.text.unwrap_or(usual),
            limit,
        })
    }
}

fn requirement(one: Spanned<RequirementSource>) -> Requirement {
    let one = one.into_inner();
    Requirement {
        id: one.id,
        text: one.text,
        note: one.note,
        arrives: one.arrives.into_iter().map(|one| one.read()).collect(),
        stays_away: one.stays_away.into_iter().map(|one| one.read()).collect(),
        does: one.does.into_iter().map(|one| one.read()).collect(),
        does_not: one.does_not.into_iter().map(|one| one.read()).collect(),
    }
}

/// The last part of a path without `.toml`.
fn id(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.trim_end_matches(".toml").to_owned()
}
