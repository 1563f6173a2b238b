//! From a yard that is right and a plan to the file of an exercise.

use super::asked::{about, requirements};
use super::file::{ExerciseFile, FORMAT, VERSION};
use crate::exercise::format::{
    Constraint, Debrief, Exercise, Limit, Requirement, Run, Solution, Theme,
};
use crate::exercise::grade::{Report, judge};
use crate::exercise::json::Json;
use crate::exercise::places::{at, places};
use crate::exercise::plan::{Plan, Written};
use crate::exercise::play::{Happens, Played, Script, play};
use pipeline::{DEFAULT_EVENT_BUS, Yard};
use serde_json::Value;

/// How many seconds are waited after an event.
const WAIT: i64 = 600;

/// The seconds of a day.
const DAY: i64 = 86_400;

/// An event that a run sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What happens, in a few words; unique among the events.
    pub name: String,
    /// The name of the event bus.
    pub event_bus: String,
    /// JSON.
    pub text: String,
}

/// Writes an exercise whose solution is a yard. Every event is a run, and what arrives in the solution
/// is what is asked for. The learner begins with `start` or, without it, with the solution less its
/// rules.
///
/// The file comes only where the solution passes and the beginning does not.
pub fn write(plan: &Plan, solution: &Yard, events: &[Sent], start: Option<&Yard>) -> Written {
    let mut written = Written::default();
    let solution = fresh(solution);
    let start = match (plan.begins_with, start) {
        (None, _) => without_rules(&solution, &plan.keeps),
        (Some(_), Some(start)) => fresh(start),
        (Some(_), None) => {
            let problem =
                "The yard with which the learner begins is not there any more. Choose another one.";
            written.problems.push(problem.to_owned());
            without_rules(&solution, &plan.keeps)
        }
    };
    if plan.title.trim().is_empty() {
        let problem = "The exercise has no title.";
        written.problems.push(problem.to_owned());
    }
    if plan.brief.trim().is_empty() {
        let problem = "The task is empty: say what is to be built, and what of it is graded.";
        written.problems.push(problem.to_owned());
    }
    let runs = runs(plan, events, &mut written.problems);
    let played: Vec<Played> = runs
        .iter()
        .map(|run| play(&solution, &run.script))
        .collect();
    let (mut asked, lost) = requirements(&runs, &played, plan.any_input);
    written.problems.extend(lost);
    written.asked = asked
        .iter()
        .map(|one| (about(one).to_owned(), one.text.clone()))
        .collect();
    in_own_words(plan, &mut asked);
    let exercise = Exercise {
        id: String::new(),
        title: plan.title.trim().to_owned(),
        level: plan.level.clamp(1, 4),
        theme: Theme::Basics,
        minutes: plan.minutes.clamp(1, 60),
        topics: Vec::new(),
        tasks: Vec::new(),
        brief: Vec::new(),
        may_change: may_change(plan, &solution),
        constraints: constraints(plan, &solution),
        runs,
        requirements: asked,
        hints: Vec::new(),
        references: vec![Solution {
            title: "The yard from which the exercise was written".to_owned(),
            yard: solution,
        }],
        debrief: Debrief {
            why: Vec::new(),
            exam: Vec::new(),
            since: Vec::new(),
        },
        start,
    };
    if exercise.requirements.is_empty() {
        let problem = "Nothing arrives at a target in any run, so there is nothing to grade. Wire the solution in this yard and keep the events that it routes.";
        written.problems.push(problem.to_owned());
    } else {
        written.problems.extend(plays(&exercise));
    }
    written.advice = advice(&exercise, &played);
    if written.problems.is_empty() {
        written.text = Some(text(plan, exercise));
    }
    written
}

/// The yard with nothing under way; its clock stands where it stood.
fn fresh(yard: &Yard) -> Yard {
    let mut fresh = yard.clone();
    let mut nothing = Yard {
        clock: yard.clock,
        ..Yard::default()
    };
    nothing
        .resources
        .archives
        .clone_from(&yard.resources.archives);
    nothing.elsewhere.clone_from(&yard.elsewhere);
    let elsewhere = nothing
        .elsewhere
        .iter_mut()
        .map(|place| &mut place.resources);
    for resources in elsewhere.chain([&mut nothing.resources]) {
        resources.replays.clear();
        for archive in &mut resources.archives {
            archive.events.clear();
        }
    }
    fresh.go_on_from(&nothing);
    fresh
}

fn without_rules(solution: &Yard, keeps: &[String]) -> Yard {
    let mut start = solution.clone();
    let stays = |bus: &str, name: &str| keeps.iter().any(|kept| *kept == format!("{bus}/{name}"));
    start
        .rules
        .retain(|rule| rule.managed_by.is_some() || stays(&rule.event_bus, &rule.name));
    for place in &mut start.elsewhere {
        place.rules.retain(|rule| rule.managed_by.is_some());
    }
    start
}

/// The runs: each event by itself, and a day in which nothing is sent.
fn runs(plan: &Plan, events: &[Sent], problems: &mut Vec<String>) -> Vec<Run> {
    let mut runs = Vec::new();
    let played = events.iter().enumerate();
    for (nth, event) in played.filter(|(_, event)| !plan.left_out.contains(&event.name)) {
        let Ok(value @ Value::Object(_)) = serde_json::from_str::<Value>(&event.text) else {
            problems.push(format!(
                "The event “{}” is no JSON object. Mend it, or do not play it.",
                event.name
            ));
            continue;
        };
        let is_default = event.event_bus.is_empty() || event.event_bus == DEFAULT_EVENT_BUS;
        runs.push(Run {
            id: format!("event-{}", nth + 1),
            title: event.name.clone(),
            hidden: plan.hidden.contains(&event.name),
            script: Script {
                steps: vec![Happens {
                    bus: (!is_default).then(|| event.event_bus.clone()),
                    event: Some(Json(value)),
                    ..Happens::default()
                }],
                wait: WAIT,
                ..Script::default()
            },
        });
    }
    if plan.day {
        runs.push(Run {
            id: "a-day".to_owned(),
            title: "A day passes".to_owned(),
            hidden: false,
            script: Script {
                wait: DAY,
                ..Script::default()
            },
        });
    }
    runs
}

fn in_own_words(plan: &Plan, asked: &mut [Requirement]) {
    for requirement in asked {
        let mut own = plan.asked.iter();
        let own = own.find(|(to, words)| to == about(requirement) && !words.trim().is_empty());
        if let Some((_, words)) = own {
            words.trim().clone_into(&mut requirement.text);
        }
    }
}

/// What may be changed, where the person works and in every other place.
fn may_change(plan: &Plan, yard: &Yard) -> Vec<String> {
    let mut parts = vec!["/rules"];
    if plan.buses {
        parts.push("/event_buses");
    }
    if plan.services {
        parts.push("/resources");
    }
    let mut all: Vec<String> = parts.iter().map(|&part| part.to_owned()).collect();
    if !yard.elsewhere.is_empty() {
        all.extend(parts.iter().map(|part| format!("/elsewhere/*{part}")));
    }
    if plan.policies {
        all.push("/conditions/policies".to_owned());
    }
    all
}

fn constraints(plan: &Plan, solution: &Yard) -> Vec<Constraint> {
    let mut found = Vec::new();
    let mut ask = |text: &str, limit| {
        found.push(Constraint {
            text: text.to_owned(),
            limit,
        });
    };
    let all: Vec<Yard> = places(solution)
        .iter()
        .map(|place| at(solution, place))
        .collect();
    if plan.no_wildcard_source {
        ask(
            "Every pattern names its source as a whole.",
            Limit::NoWildcardSource,
        );
    }
    if plan.as_few_rules {
        let most = all.iter().map(|there| there.rules.len()).sum();
        let text = match most {
            1 => "One rule is enough.".to_owned(),
            most => format!("At most {most} rules remain: delete what is not needed."),
        };
        ask(&text, Limit::MostRules(most));
    }
    if plan.dead_letter_queues {
        let targets = all.iter().flat_map(|there| &there.rules);
        let targets = targets.flat_map(|rule| &rule.targets);
        let with_queue = targets.filter(|target| {
            let queue = target.dead_letter_config.as_ref();
            queue.is_some_and(|queue| queue.arn.is_some())
        });
        let mut ends: Vec<String> = with_queue.map(|target| target.arn.clone()).collect();
        ends.sort();
        ends.dedup();
        ask(
            "What cannot be delivered goes to a dead-letter queue.",
            Limit::DeadLetterQueue(ends),
        );
    }
    if plan.least_privilege {
        ask(
            "No statement allows more than is needed.",
            Limit::LeastPrivilege,
        );
    }
    found
}

/// Why the exercise cannot be played as it is: the solution fails, or the beginning does not.
fn plays(exercise: &Exercise) -> Vec<String> {
    let mut problems = Vec::new();
    let solution = exercise
        .references
        .iter()
        .map(|one| judge(exercise, &one.yard));
    for report in solution {
        problems.extend(why_not(&report));
    }
    if judge(exercise, &exercise.start).solved {
        let problem = "The learner would begin with a yard that is right already: take away what is to be made.";
        problems.push(problem.to_owned());
    }
    problems
}

fn why_not(report: &Report) -> Vec<String> {
    let outside = report.outside.iter().map(|change| {
        format!(
            "The learner may not change “{}”, and the solution has it otherwise than the beginning.",
            change.words
        )
    });
    let verdicts = report.requirements.iter().chain(&report.constraints);
    let failed = verdicts.filter(|verdict| !verdict.met).map(|verdict| {
        let why = verdict.failures.first();
        let why = why.map_or("", |failure| failure.message.as_str());
        format!("The solution itself fails at “{}” {why}", verdict.text)
    });
    outside.chain(failed).collect()
}

/// What would make it better.
fn advice(exercise: &Exercise, played: &[Played]) -> Vec<String> {
    let mut advice = Vec::new();
    if !exercise.runs.iter().any(|run| run.hidden) {
        let words =
            "No run is hidden. Hide one: who sees every event may fit the pattern to these alone.";
        advice.push(words.to_owned());
    }
    let comes_to_nothing = |played: &Played| played.came.is_empty();
    if !played.iter().any(comes_to_nothing) {
        let words = "In every run something arrives. Keep an event that differs in one field from one that is routed, and from which nothing may come.";
        advice.push(words.to_owned());
    }
    advice
}

fn text(plan: &Plan, exercise: Exercise) -> String {
    let hints = plan.hints.iter().map(|hint| hint.trim().to_owned());
    let file = ExerciseFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        title: exercise.title,
        level: exercise.level,
        minutes: exercise.minutes,
        brief: plan.brief.trim().to_owned(),
        hints: hints.filter(|hint| !hint.is_empty()).collect(),
        why: plan.why.trim().to_owned(),
        may_change: exercise.may_change,
        runs: exercise.runs,
        requirements: exercise.requirements,
        constraints: exercise.constraints,
        start: exercise.start,
        solutions: exercise.references,
    };
    // Plain data with text keys: serde_json has no way to fail on it.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}
