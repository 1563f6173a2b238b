//! `cargo xtask test`: every check of the project, then one summary.

mod count;
mod run;
mod steps;

pub(crate) use steps::with_dist;

use std::time::Instant;

use anyhow::Result;

use crate::project::Project;
use crate::setup::{self, Progress};
use crate::tools::{browser, cargo_tool};
use count::Counts;
use steps::Step;

/// What a step came to.
#[derive(Debug)]
struct Outcome {
    name: &'static str,
    seconds: f64,
    counts: Counts,
    /// Why it failed, in one line.
    problem: Option<String>,
}

/// The command itself: runs all steps even where one fails. Answers whether all passed.
///
/// # Errors
/// Where the set-up fails, so that nothing can be tested.
pub fn run(project: &Project, all: bool) -> Result<bool> {
    let mut progress = Progress::new(setup::STEPS + 2);
    setup::run_within(project, &mut progress)?;
    progress.say("Chromium and chromedriver");
    let browser = browser::install(project)?;
    progress.say("tools: cargo-deny");
    cargo_tool::install(project, &cargo_tool::deny())?;

    let steps = steps::list(project, &browser, all)?;
    let number = steps.len();
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut built = true;
    for (index, step) in steps.into_iter().enumerate() {
        println!("\n[{}/{number}] {}", index + 1, step.name);
        let outcome = perform(project, step, &mut built);
        if let Some(problem) = &outcome.problem {
            println!("FAILED: {problem}");
        }
        outcomes.push(outcome);
    }
    Ok(summarise(&outcomes))
}

fn perform(project: &Project, step: Step, built: &mut bool) -> Outcome {
    let start = Instant::now();
    let result = if step.needs_build && !*built {
        Err(anyhow::anyhow!("not run, because the build failed"))
    } else {
        (step.work)(project)
    };
    if step.is_build {
        *built = result.is_ok();
    }
    let (counts, problem) = judge(step.counts_tests, result);
    Outcome {
        name: step.name,
        seconds: start.elapsed().as_secs_f64(),
        counts,
        problem,
    }
}

/// What a step adds to the totals. A failure that no test accounts for counts as one.
fn judge(counts_tests: bool, result: Result<run::Ran>) -> (Counts, Option<String>) {
    let (mut counts, mut problem) = match result {
        Ok(ran) => (ran.counts, ran.problem),
        Err(error) => (Counts::default(), Some(format!("{error:#}"))),
    };
    if problem.is_none() && counts.failed > 0 {
        problem = Some(format!("{} tests failed", counts.failed));
    }
    if counts_tests && problem.is_none() && counts.passed == 0 {
        problem = Some("no test ran".to_owned());
    }
    if problem.is_some() && counts.failed == 0 {
        counts.failed = 1;
    } else if problem.is_none() && !counts_tests {
        counts.passed += 1;
    }
    (counts, problem)
}

/// Prints the table and the last line. Answers whether all passed.
fn summarise(outcomes: &[Outcome]) -> bool {
    println!(
        "\n{:<44} {:>8} {:>8} {:>8}",
        "step", "seconds", "passed", "failed"
    );
    let mut total = Counts::default();
    for outcome in outcomes {
        println!(
            "{:<44} {:>8.1} {:>8} {:>8}",
            outcome.name, outcome.seconds, outcome.counts.passed, outcome.counts.failed
        );
        total.add(outcome.counts);
    }
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    println!("{:<44} {seconds:>8.1}", "all");
    for outcome in outcomes {
        if let Some(problem) = &outcome.problem {
            println!("FAILED {}: {problem}", outcome.name);
        }
    }
    if total.ignored > 0 {
        println!(
            "{} tests are marked as ignored and did not run",
            total.ignored
        );
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    total.failed == 0
}

#[cfg(test)]
mod tests;
