//! Schedule expressions against the recorded answers.

#[path = "schedules/cases.rs"]
mod cases;

use cases::{Case, Runs};
use pipeline::Timestamp;
use pipeline::schedule::{Api, Schedule, check};

/// What differs from the case, if anything.
fn difference(case: &Case) -> Option<String> {
    let schedule = match (check(&case.expression, case.api), case.valid) {
        (Ok(schedule), true) => schedule,
        (Ok(_), false) => return Some("is taken".to_owned()),
        (Err(refusal), true) => return Some(format!("is refused: {:?}", refusal.help)),
        (Err(refusal), false) => {
            let said = (refusal.code.as_str().to_owned(), refusal.message);
            return match &case.error {
                Some(error) if *error != said => Some(format!("answers {said:?}")),
                _ => None,
            };
        }
    };
    match &case.runs {
        None => None,
        Some(runs) => runs_differ(&schedule, runs),
    }
}

fn runs_differ(schedule: &Schedule, runs: &Runs) -> Option<String> {
    match runs {
        Runs::Next { after, next, ends } => {
            let wanted = next.len() + usize::from(*ends);
            let found: Vec<Timestamp> = schedule.runs(*after).take(wanted).collect();
            (found != *next).then(|| format!("runs at {}", texts(&found)))
        }
        Runs::Fires { fires, silent } => {
            let runs_at = |at: &Timestamp| schedule.next(Timestamp(at.0 - 1)) == Some(*at);
            let missed: Vec<Timestamp> = fires.iter().copied().filter(|at| !runs_at(at)).collect();
            let extra: Vec<Timestamp> = silent.iter().copied().filter(runs_at).collect();
            (!missed.is_empty() || !extra.is_empty())
                .then(|| format!("misses {} and runs at {}", texts(&missed), texts(&extra)))
        }
    }
}

fn texts(times: &[Timestamp]) -> String {
    let texts: Vec<String> = times.iter().map(Timestamp::to_string).collect();
    texts.join(", ")
}

fn compare(cases: &[Case], least: usize) {
    assert!(cases.len() >= least, "only {} cases were read", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            Some(format!(
                "{} {} {}",
                case.name,
                case.expression,
                difference(case)?
            ))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_answers_recorded_from_aws() {
    compare(&cases::validity(&cases::recorded("schedules-aws.json")), 89);
}

#[test]
fn the_times_that_are_known() {
    compare(&cases::times(&cases::recorded("cron-next.json")), 250);
}

/// Also reads the folder that `EVENTYARD_CORPUS` names, where it is set.
#[test]
fn the_cases_of_another_folder() {
    if let Some(folder) = std::env::var_os("EVENTYARD_CORPUS") {
        let (validity, times) = cases::folder(std::path::Path::new(&folder));
        compare(&validity, 0);
        compare(&times, 0);
    }
}

#[test]
fn every_valid_expression_has_its_sentence() {
    let recorded = cases::recorded("cron-next.json");
    for case in cases::times(&recorded).iter().filter(|case| case.valid) {
        let schedule = check(&case.expression, case.api).expect("it is valid");
        let sentence = schedule.describe("UTC");
        assert!(sentence.len() > 8, "{}: {sentence}", case.expression);
    }
}

#[test]
fn a_wrong_expectation_is_noticed() {
    let mut cases = cases::validity(&cases::recorded("schedules-aws.json"));
    for case in &mut cases {
        case.valid = !case.valid;
    }
    assert!(cases.iter().all(|case| difference(case).is_some()));
    let mut cases = cases::times(&cases::recorded("cron-next.json"));
    for case in &mut cases {
        match &mut case.runs {
            Some(Runs::Next { after, next, ends }) => {
                next.insert(0, *after);
                *ends = false;
            }
            Some(Runs::Fires { fires, silent }) => std::mem::swap(fires, silent),
            None => case.valid = !case.valid,
        }
    }
    assert!(cases.iter().all(|case| difference(case).is_some()));
}

#[test]
fn the_operations_have_their_names() {
    assert_eq!(Api::named("events:PutRule"), Some(Api::PutRule));
    assert_eq!(Api::named("events:putrule"), None);
}
