//! The forty automations of the exercises, wired and run end to end: what arrives where with which
//! input, what does not arrive, and wirings that are nearly right.
//!
//! Each is a file of `tests/corpus/automations/`; the README there says what may stand in it.

#[path = "automations/cost.rs"]
mod cost;
#[path = "automations/pitfalls.rs"]
mod pitfalls;
use pipeline::Yard;
use pipeline::findings::{Weight, findings};
use practice::exercise::play;
use tests::automations::{Automation, automations};
use tests::exercises::EXERCISES;

/// Only the automations whose names hold this are run, where it is set.
fn wanted(one: &Automation) -> bool {
    std::env::var("AUTOMATION").map_or(true, |name| one.file.contains(&name))
}

#[test]
fn every_exercise_has_its_automation() {
    let files = automations();
    let found: Vec<&str> = files.iter().map(|one| one.exercise.as_str()).collect();
    assert_eq!(found, EXERCISES);
    for one in &files {
        let arrives = one.tries.iter().any(|each| each.expect.something_arrives());
        let stays_away =
            one.tries.iter().any(|each| each.expect.nothing_arrives()) || !one.wrong.is_empty();
        assert!(arrives, "{}: no try in which something arrives", one.file);
        assert!(stays_away, "{}: no near miss", one.file);
    }
}

#[test]
fn what_must_arrive_arrives_and_nothing_else() {
    let mut failures = Vec::new();
    for one in automations().iter().filter(|one| wanted(one)) {
        let yard = one.yard(None);
        for each in &one.tries {
            let outcome = play(&yard, &each.script(None));
            for problem in each.expect.problems(&outcome) {
                failures.push(format!("{}: {}: {problem}", one.file, each.name));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn a_wiring_that_is_nearly_right_fails_as_it_does_on_aws() {
    let mut failures = Vec::new();
    for one in automations().iter().filter(|one| wanted(one)) {
        for wrong in &one.wrong {
            let yard = one.yard(Some(&wrong.difference()));
            if let Some(text) = &wrong.finding
                && !told(&yard).iter().any(|(_, found)| found.contains(text))
            {
                failures.push(format!(
                    "{}: {}: no finding says “{text}”: {:#?}",
                    one.file,
                    wrong.name,
                    told(&yard)
                ));
            }
            let Some(name) = &wrong.try_ else { continue };
            let each = one.tries.iter().find(|each| each.name == *name);
            let each = each.unwrap_or_else(|| panic!("{}: no try {name}", one.file));
            let outcome = play(&yard, &each.script(wrong.wait));
            for problem in wrong.expect.problems(&outcome) {
                failures.push(format!("{}: {}: {problem}", one.file, wrong.name));
            }
            if each.expect.problems(&outcome).is_empty() {
                failures.push(format!(
                    "{}: {}: all is as with the right wiring",
                    one.file, wrong.name
                ));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn nothing_is_wrong_with_a_right_wiring() {
    let mut failures = Vec::new();
    for one in automations().iter().filter(|one| wanted(one)) {
        let yard = one.yard(None);
        for (weight, text) in told(&yard) {
            if weight == Weight::Wrong && !one.findings.iter().any(|known| text.contains(known)) {
                failures.push(format!("{}: {text}", one.file));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

/// What is to be said of a yard in all of its places.
fn told(yard: &Yard) -> Vec<(Weight, String)> {
    let mut places = vec![(yard.account.clone(), yard.region.clone())];
    places.extend(
        yard.elsewhere
            .iter()
            .map(|place| (place.account.clone(), place.region.clone())),
    );
    let mut told = Vec::new();
    for (account, region) in places {
        let mut there = yard.clone();
        there.go_to(&account, &region);
        for one in findings(&there, &[]) {
            let help = one.help.unwrap_or_default();
            told.push((one.weight, format!("{} {help}", one.message)));
        }
    }
    told
}
