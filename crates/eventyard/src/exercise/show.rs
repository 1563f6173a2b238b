//! An exercise and a report as a person reads them.

use std::fmt::Write;

use practice::exercise::{Exercise, Failure, Report, Script, Verdict, pointer_words};
use quiz::Block;

use crate::wrap::{blocks, paragraph};

/// The exercise: brief, what is asked, what is shown, and as many hints as are wanted.
pub(super) fn exercise(one: &Exercise, hints: usize, solution: bool) -> String {
    let mut text = format!(
        "{}\nlevel {}, {}, about {} minutes\n\n{}\n",
        one.title,
        one.level,
        one.theme.title(),
        one.minutes,
        blocks(&one.brief, 0)
    );
    text += "What is asked:\n";
    let asked = one.requirements.iter().map(|one| &one.text);
    for asked in asked.chain(one.constraints.iter().map(|one| &one.text)) {
        text += &point(asked);
    }
    text += "\nWhat happens, as far as it is shown:\n";
    for run in one.runs.iter().filter(|run| !run.hidden) {
        text += &point(&run.title);
        text += &steps(&run.script);
    }
    let may: Vec<String> = one
        .may_change
        .iter()
        .map(|one| pointer_words(one))
        .collect();
    text += &format!("\nWhat may be changed: {}\n", may.join("; "));
    for (nth, hint) in one.hints.iter().enumerate().take(hints) {
        text += &format!("\nHint {}\n{}", nth + 1, blocks(hint, 2));
    }
    if solution {
        for reference in &one.references {
            text += &format!("\nSolution: {}\n", reference.title);
            text += &interop::export(&reference.yard, &[]);
        }
        let debrief = [
            ("Why this wiring", &one.debrief.why),
            ("How the exam sees it", &one.debrief.exam),
            ("What has changed since 2019", &one.debrief.since),
        ];
        for (title, content) in debrief {
            text += &section(title, content);
        }
    }
    text
}

/// What happens in a run, one thing a line, as it can be sent again.
fn steps(script: &Script) -> String {
    let mut text = String::new();
    if let Some(clock) = script.clock {
        text += &format!("    from {clock}\n");
    }
    for step in &script.steps {
        let mut told = String::from("    ");
        if step.after > 0 {
            told += &format!("{} seconds later ", step.after);
        }
        if let Some((account, region)) = &step.place {
            told += &format!("in {account} {region} ");
        }
        let (name, json) = match (&step.event, &step.what) {
            (Some(event), _) => ("event", event),
            (None, Some(what)) => ("what", what),
            (None, None) => continue,
        };
        if let Some(bus) = &step.bus {
            told += &format!("on bus {bus} ");
        }
        text += &format!("{told}{name}: {}\n", json.0);
    }
    let faults = script.faults.iter();
    for fault in faults {
        text += &format!("    meanwhile {:?} at {}\n", fault.kind, fault.target_arn);
    }
    text += &format!("    then {} seconds go by\n", script.wait);
    text
}

fn section(title: &str, content: &[Block]) -> String {
    format!("\n{title}\n{}", blocks(content, 2))
}

fn point(text: &str) -> String {
    let told = paragraph(text, 2);
    format!("- {}", told.trim_start())
}

/// What is to be said of a yard.
pub(super) fn report(exercise: &Exercise, report: &Report) -> String {
    let mut text = String::new();
    for verdict in report.requirements.iter().chain(&report.constraints) {
        let mark = if verdict.met { "met    " } else { "not met" };
        let _ = writeln!(text, "{mark}  {}", verdict.text);
        text += &failures(exercise, verdict);
    }
    for change in &report.outside {
        let what = format!(
            "This may not be changed in this exercise: {}.",
            change.words
        );
        text += &paragraph(&what, 0);
    }
    for remark in &report.remarks {
        text += &paragraph(&remark.message, 0);
    }
    text += if report.solved {
        "\nSolved.\n"
    } else {
        "\nNot solved yet.\n"
    };
    text
}

fn failures(exercise: &Exercise, verdict: &Verdict) -> String {
    let mut text = String::new();
    for failure in &verdict.failures {
        text += &paragraph(
            &format!("{}{}", place(exercise, failure), failure.message),
            9,
        );
    }
    if let Some(note) = &verdict.note {
        text += &paragraph(note, 9);
    }
    text
}

/// The run in which a failure shows, and the step or doing that decides.
fn place(exercise: &Exercise, failure: &Failure) -> String {
    let Some(run) = failure.run.and_then(|run| exercise.runs.get(run)) else {
        return String::new();
    };
    let hidden = if run.hidden { " (hidden)" } else { "" };
    match failure.number {
        Some(number) => format!("{}{hidden}, step {number}: ", run.title),
        None => format!("{}{hidden}: ", run.title),
    }
}
