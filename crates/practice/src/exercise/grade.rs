//! Grades a yard: every requirement met or not, and why.

mod constraints;
mod fields;
mod refuses;
mod remarks;
mod report;
mod why;

use super::changes;
use super::expect::assign;
use super::format::{Arrives, Exercise, Requirement};
use super::play::{Came, Played, Seen, Way, play};
use pipeline::world::DoingKind;
use pipeline::{Arn, Yard};
pub use report::{Failure, Pointing, Remark, RemarkCode, Report, Verdict};

/// What is told of one requirement at most.
const MOST_FAILURES: usize = 6;

/// The id of the verdict on what no requirement asks for.
const NOTHING_ELSE: &str = "nothing-else";

/// Grades a learner's yard: plays every run of the exercise in it, compares what came with what is
/// asked for, and looks at the wiring. Of a right one it also says what is broader or more
/// privileged than it needs to be.
///
/// The same exercise and yard always give the same report. The work is bounded by the runs of the
/// exercise, each of which is cut short after [`MOST_STEPS`](super::MOST_STEPS).
pub fn grade(exercise: &Exercise, yard: &Yard) -> Report {
    let mut report = judge(exercise, yard);
    if report.solved {
        report.remarks = remarks::remarks(exercise, &prepared(exercise, yard));
    }
    report
}

/// As [`grade`], without the remarks on a right wiring, which take a while.
pub fn judge(exercise: &Exercise, yard: &Yard) -> Report {
    let yard = prepared(exercise, yard);
    let mut judging = Judging::new(exercise, &yard);
    for nth in 0..exercise.runs.len() {
        judging.run(nth);
    }
    let requirements = judging.end();
    let constraints = constraints::verdicts(exercise, &yard);
    let outside = changes::outside(exercise, &yard);
    let mut verdicts = requirements.iter().chain(&constraints);
    Report {
        solved: outside.is_empty() && verdicts.all(|one| one.met),
        requirements,
        constraints,
        outside,
        remarks: Vec::new(),
    }
}

/// Whether a yard solves an exercise: what [`grade`] calls solved, without the reasons.
pub fn solves(exercise: &Exercise, yard: &Yard) -> bool {
    let yard = prepared(exercise, yard);
    let kept = constraints::verdicts(exercise, &yard);
    if !changes::outside(exercise, &yard).is_empty() || kept.iter().any(|one| !one.met) {
        return false;
    }
    let mut judging = Judging::new(exercise, &yard);
    (0..exercise.runs.len()).all(|nth| {
        judging.run(nth);
        judging.is_good_so_far()
    })
}

/// Plays one run of an exercise in a yard, as [`grade`] does: the numbers of its steps and doings are
/// those that a [`Failure`] names. None where there is no such run.
pub fn replay(exercise: &Exercise, yard: &Yard, run: usize) -> Option<Played> {
    let run = exercise.runs.get(run)?;
    Some(play(&prepared(exercise, yard), &run.script))
}

/// The yard as every run begins with it: at the time of the starting yard, with nothing under way
/// and no fault but the exercise's own.
fn prepared(exercise: &Exercise, yard: &Yard) -> Yard {
    let start = &exercise.start;
    let mut yard = yard.clone();
    yard.go_to(&start.account, &start.region);
    yard.go_on_from(start);
    yard.seed = start.seed;
    // A rate counts from when its rule was made, which must not be after the runs.
    let others = yard.elsewhere.iter_mut().flat_map(|place| &mut place.rules);
    for rule in yard.rules.iter_mut().chain(others) {
        rule.creation_time = rule.creation_time.min(start.clock);
    }
    let conditions = &mut yard.conditions;
    conditions.faults.clone_from(&start.conditions.faults);
    conditions.duplicates_per_thousand = start.conditions.duplicates_per_thousand;
    conditions.reordering_ms = start.conditions.reordering_ms;
    conditions.invocations_per_second = start.conditions.invocations_per_second;
    yard
}

/// What came although nobody asked for it, before it is known what it is compared with.
struct Unwanted {
    requirement: Option<usize>,
    run: usize,
    decides: Option<String>,
    came: Came,
}

/// An event that belongs at a target.
struct Belongs {
    to: String,
    event: serde_json::Value,
}

struct Judging<'a> {
    exercise: &'a Exercise,
    yard: &'a Yard,
    failures: Vec<Vec<Failure>>,
    else_: Vec<Failure>,
    unwanted: Vec<(Unwanted, Option<Seen>)>,
    belongs: Vec<Belongs>,
}

impl<'a> Judging<'a> {
    fn new(exercise: &'a Exercise, yard: &'a Yard) -> Judging<'a> {
        Judging {
            exercise,
            yard,
            failures: vec![Vec::new(); exercise.requirements.len()],
            else_: Vec::new(),
            unwanted: Vec::new(),
            belongs: Vec::new(),
        }
    }

    fn run(&mut self, nth: usize) {
        let exercise = self.exercise;
        let Some(run) = exercise.runs.get(nth) else {
            return;
        };
        let played = play(self.yard, &run.script);
        if played.is_cut_short {
            let message = "So much happens in this run that it was cut short. Look for something that feeds itself.";
            self.else_.push(Failure::new(nth, message.to_owned()));
        }
        let mut taken = vec![false; played.came.len()];
        let mut missing = Vec::new();
        for way in Way::ALL {
            self.arrivals(nth, way, &played, &mut taken, &mut missing);
        }
        for (requirement, wanted) in missing {
            let failure = why::missing(
                &why::Scene::new(self.yard, run, nth, &played),
                wanted,
                &mut taken,
            );
            self.fail(Some(requirement), decided(&played, failure));
        }
        for (came, _) in played.came.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            let seen = came.event.and_then(|event| played.seen.get(event));
            let requirement = self.owner(&run.id, came);
            let unwanted = Unwanted {
                requirement,
                run: nth,
                decides: came.number.and_then(|number| words_of(&played, number)),
                came: came.clone(),
            };
            self.unwanted.push((unwanted, seen.cloned()));
        }
        self.doings(nth, &played);
    }

    fn is_good_so_far(&self) -> bool {
        self.unwanted.is_empty() && self.else_.is_empty() && self.failures.iter().all(Vec::is_empty)
    }

    /// Compares what came in one way with what is asked for.
    fn arrivals(
        &mut self,
        nth: usize,
        way: Way,
        played: &Played,
        taken: &mut [bool],
        missing: &mut Vec<(usize, &'a Arrives)>,
    ) {
        let exercise = self.exercise;
        let Some(run) = exercise.runs.get(nth) else {
            return;
        };
        let all = exercise.requirements.iter().enumerate();
        let expected: Vec<((usize, &Arrives), usize)> = all
            .flat_map(|(at, requirement)| requirement.arrives.iter().map(move |one| (at, one)))
            .filter(|(_, one)| one.run == run.id && one.way == way)
            .map(|(at, one)| ((at, one), one.arrival.times))
            .collect();
        let came: Vec<(usize, &Came)> = played
            .came
            .iter()
            .enumerate()
            .filter(|(_, came)| came.way == way)
            .collect();
        let is = |(_, wanted): &(usize, &Arrives), (_, came): &(usize, &Came)| {
            wanted
                .of
                .is_none_or(|of| came.of.map(|at| at + 1) == Some(of))
                && wanted.arrival.is(&came.to, &came.text)
        };
        let assigned = assign(&expected, &came, is);
        for ((at, came), claimed) in came.iter().zip(&assigned.claimed) {
            let Some(claimed) = claimed else { continue };
            if let Some(taken) = taken.get_mut(*at) {
                *taken = true;
            }
            let seen = came.event.and_then(|event| played.seen.get(event));
            let wanted = expected.get(*claimed);
            if let (Some(seen), Some(((_, wanted), _)), Way::Delivered) = (seen, wanted, way) {
                self.belongs.push(Belongs {
                    to: wanted.arrival.to.clone(),
                    event: seen.event.0.clone(),
                });
            }
        }
        let lacking = assigned.missing.iter().filter_map(|at| expected.get(*at));
        missing.extend(lacking.map(|((at, wanted), _)| (*at, *wanted)));
    }

    /// The requirement that something violates which came although nobody asked for it.
    fn owner(&self, run: &str, came: &Came) -> Option<usize> {
        let to = came.target.as_deref().unwrap_or(&came.to);
        let kept_away = |one: &Requirement| {
            let mut away = one.stays_away.iter();
            away.any(|away| away.run == run && to.ends_with(&away.to))
        };
        let asks_here = |one: &Requirement| {
            let mut arrives = one.arrives.iter();
            arrives.any(|one| one.run == run && to.ends_with(&one.arrival.to))
        };
        let asks_anywhere = |one: &Requirement| {
            let mut arrives = one.arrives.iter();
            arrives.any(|one| to.ends_with(&one.arrival.to))
        };
        let all = &self.exercise.requirements;
        let found = all.iter().position(kept_away);
        let found = found.or_else(|| all.iter().position(asks_here));
        found.or_else(|| all.iter().position(asks_anywhere))
    }

    fn doings(&mut self, nth: usize, played: &Played) {
        let exercise = self.exercise;
        let Some(run) = exercise.runs.get(nth) else {
            return;
        };
        let scene = why::Scene::new(self.yard, run, nth, played);
        for (at, requirement) in exercise.requirements.iter().enumerate() {
            for wanted in requirement.does.iter().filter(|one| one.run == run.id) {
                let is = |doing: &&pipeline::world::Doing| wanted.does.is(doing);
                let count = played.doings.iter().filter(is).count();
                // Where the way there is broken already, that is what to look at.
                let failed = self.failures.get(at).is_some_and(|failures| {
                    let mut failures = failures.iter();
                    failures.any(|one| one.run == Some(nth) || one.also.contains(&nth))
                });
                let least = wanted.does.times.unwrap_or(1);
                let is_enough = wanted.does.is_enough(count) || (failed && count < least);
                if !is_enough {
                    let failure = why::not_done(&scene, &wanted.does, count);
                    self.fail(Some(at), decided(played, failure));
                }
            }
            for unwanted in requirement.does_not.iter().filter(|one| one.run == run.id) {
                let mut doings = played.doings.iter();
                if let Some(doing) = doings.find(|doing| unwanted.does.is(doing)) {
                    self.fail(Some(at), decided(played, why::done(&scene, doing)));
                }
            }
        }
        let mut doings = played.doings.iter();
        if let Some(cut) = doings.find(|doing| doing.kind == DoingKind::Cut) {
            self.fail(None, decided(played, why::done(&scene, cut)));
        }
    }

    fn fail(&mut self, requirement: Option<usize>, failure: Failure) {
        let there = requirement.and_then(|at| self.failures.get_mut(at));
        let there = there.unwrap_or(&mut self.else_);
        // What is the same in several runs is told once.
        let same = there
            .iter()
            .position(|one| one.is_about_the_same_as(&failure));
        let same = same.and_then(|at| there.get_mut(at));
        match (same, failure.run) {
            (Some(same), Some(run)) => {
                if same.run != Some(run) && !same.also.contains(&run) {
                    same.also.push(run);
                }
            }
            (Some(_), None) => {}
            (None, _) => {
                if there.len() < MOST_FAILURES {
                    there.push(failure);
                }
            }
        }
    }

    fn end(mut self) -> Vec<Verdict> {
        for (unwanted, seen) in std::mem::take(&mut self.unwanted) {
            let came = &unwanted.came;
            let belongs = self.belongs.iter();
            let belongs = belongs.filter(|one| came.to.ends_with(&one.to));
            let belongs: Vec<&serde_json::Value> = belongs.map(|one| &one.event).collect();
            let failure = Failure {
                decides: unwanted.decides,
                ..why::unwanted(self.yard, unwanted.run, came, seen.as_ref(), &belongs)
            };
            self.fail(unwanted.requirement, failure);
        }
        let verdict = |(requirement, failures): (&Requirement, Vec<Failure>)| Verdict {
            id: requirement.id.clone(),
            text: requirement.text.clone(),
            met: failures.is_empty(),
            note: requirement.note.clone().filter(|_| !failures.is_empty()),
            failures,
        };
        let requirements = self.exercise.requirements.iter().zip(self.failures);
        let mut verdicts: Vec<Verdict> = requirements.map(verdict).collect();
        verdicts.push(Verdict {
            id: NOTHING_ELSE.to_owned(),
            text: "Nothing else arrives anywhere, and nothing is lost.".to_owned(),
            met: self.else_.is_empty(),
            note: None,
            failures: self.else_,
        });
        verdicts
    }
}

/// A failure with the words of the step or doing that decides.
fn decided(played: &Played, failure: Failure) -> Failure {
    let decides = failure.number.and_then(|number| words_of(played, number));
    Failure { decides, ..failure }
}

/// The step or doing of a number in words.
fn words_of(played: &Played, number: u64) -> Option<String> {
    let step = played.steps.iter().find(|step| step.number == number);
    let step = step.map(|step| {
        let name = step.message_type.as_str().to_owned();
        (step.message_timestamp_ms, name)
    });
    let doing = || {
        let doing = played.doings.iter().find(|doing| doing.number == number)?;
        Some((doing.at, doing.text.clone()))
    };
    let (at, what) = step.or_else(doing)?;
    Some(format!("{what} at {at}"))
}

/// What an ARN names, as people say it: the last part of it, with its kind.
pub(crate) fn short_name(arn: &str) -> String {
    let Ok(read) = Arn::read(arn) else {
        return arn.to_owned();
    };
    let kind = match read.service {
        "sns" => "topic",
        "sqs" => "queue",
        "lambda" => "function",
        "states" => "state machine",
        "codepipeline" => "pipeline",
        "codebuild" => "build project",
        "kinesis" => "stream",
        "firehose" => "Firehose stream",
        "logs" => "log group",
        "s3" => "bucket",
        "events" => "event bus",
        "iam" => "role",
        "ssm" if read.resource.starts_with("automation-definition/") => "runbook",
        "ssm" if read.resource.starts_with("document/") => "command document",
        other => other,
    };
    format!("{kind} {}", last_name(read.resource))
}

/// The name at the end of an ARN or of a part of one, without the version of a runbook.
fn last_name(text: &str) -> &str {
    let text = text.strip_suffix(":$DEFAULT").unwrap_or(text);
    // `log-group:NAME:*` is the group and its streams.
    let text = text.strip_suffix(":*").unwrap_or(text);
    text.rsplit(['/', ':']).next().unwrap_or(text)
}

/// The text with a capital letter at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Two sentences with a full stop between them.
pub(crate) fn sentences(one: &str, other: &str) -> String {
    let one = one.trim_end();
    match (one.ends_with(['.', '?', '!', ':']), other.is_empty()) {
        (true, _) => format!("{one} {other}").trim_end().to_owned(),
        (false, _) => format!("{one}. {other}").trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests;
