//! The exercises as they stand: complete, right where they must be and wrong where they must be, and
//! the same after packing.

use practice::exercise::author::{Exercises, check_all, mutations};
use practice::exercise::{
    Run, grade, pack_exercises, pack_list, pack_sheets, unpack_exercises, unpack_list,
    unpack_sheets,
};
use quiz::author::load;
use schema::FindingKind;
use std::collections::BTreeSet;
use tests::exercises::EXERCISES;
use tests::root;

/// Only the exercises whose ids hold this are played, where it is set.
fn wanted(id: &str) -> bool {
    std::env::var("EXERCISE").map_or(true, |name| id.contains(&name))
}

#[test]
fn exercises_are_without_fault() {
    let lists = load(&root()).0.lists;
    let mut all = Exercises::read_only(&root());
    all.drafts.retain(|one| wanted(&one.exercise.id));
    let mut findings = all.findings;
    findings.extend(check_all(&all.drafts, &lists));
    let found: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn packed_exercises_are_the_same_and_graded_alike() {
    let exercises = Exercises::read_only(&root()).exercises();
    let unpacked = unpack_exercises(&pack_exercises(&exercises)).expect("what was packed");
    let listed = unpack_list(&pack_list(&exercises)).expect("what was packed");
    assert_eq!(listed.len(), exercises.len());
    let sheets = unpack_sheets(&pack_sheets(&exercises)).expect("what was packed");
    assert_eq!(sheets.len(), exercises.len());
    for (one, other) in exercises.iter().zip(&unpacked) {
        assert!(other.start.is_made_like(&one.start), "{}", one.id);
        assert_eq!(one.runs, other.runs, "{}", one.id);
        assert_eq!(one.requirements, other.requirements, "{}", one.id);
        for (reference, unpacked) in one.references.iter().zip(&other.references) {
            let report = grade(one, &reference.yard);
            assert_eq!(report, grade(other, &unpacked.yard), "{}", one.id);
        }
        assert_eq!(
            grade(one, &one.start),
            grade(other, &other.start),
            "{}",
            one.id
        );
    }
}

#[test]
fn every_exercise_of_the_curriculum_is_written_or_to_come() {
    let all = Exercises::read_only(&root());
    let drafts = all.drafts.iter();
    let written: Vec<&str> = drafts.map(|one| one.exercise.id.as_str()).collect();
    let to_come: Vec<&str> = all.to_come.iter().map(String::as_str).collect();
    let of = |ids: &[&'static str], some: &[&str]| -> Vec<&'static str> {
        ids.iter().copied().filter(|id| some.contains(id)).collect()
    };
    assert_eq!(of(&EXERCISES, &written), written, "as in the curriculum");
    assert_eq!(of(&EXERCISES, &to_come), to_come, "as in the curriculum");
    assert_eq!(of(&EXERCISES, &[written, to_come].concat()), EXERCISES);
}

/// A table for people: `cargo nextest run -p tests --test exercises --no-capture table`.
#[test]
fn every_change_of_a_reference_is_counted() {
    for draft in Exercises::read_only(&root()).drafts {
        let exercise = &draft.exercise;
        let references = exercise.references.iter();
        let changes: usize = references.map(|one| mutations(exercise, one).len()).sum();
        let hidden = exercise.runs.iter().filter(|run| run.hidden);
        let things: usize = hidden.map(|run| run.script.steps.len().max(1)).sum();
        let caught = changes - draft.may_pass.len();
        println!(
            "| {} | {} | {} | {things} | {} | {caught} of {changes} |",
            exercise.id,
            exercise.level,
            exercise.theme.title(),
            draft.wrong.len(),
        );
        assert!(caught > 0, "{}", exercise.id);
    }
}

#[test]
fn readme_names_every_code() {
    let readme = std::fs::read_to_string(root().join("exercises/README.md")).expect("the readme");
    let source = root().join("crates/practice/src/exercise/author/code.rs");
    let source = std::fs::read_to_string(source).expect("the codes");
    let lines = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub const "));
    let codes = lines.filter_map(|line| line.split_once(": &str = \""));
    let codes: Vec<&str> = codes
        .map(|(_, code)| code.trim_end_matches("\";"))
        .collect();
    assert_eq!(codes.len(), 10);
    for code in codes {
        assert!(readme.contains(&format!("`{code}`")), "{code}");
    }
}

/// Exercises whose events are cut down to what is looked at in them.
const SHORT_EVENTS: [&str; 15] = [
    "basics-list-of-values",
    "basics-nested-detail",
    "basics-numeric-anything-but",
    "basics-prefix",
    "basics-schedule",
    "codecommit-three-channels",
    "config-one-rule-to-sns",
    "delete-table-alert",
    "events-to-stream-and-archive",
    "failure-notices",
    "hourly-inventory-comparison",
    "maintenance-and-patch-compliance",
    "release-notes-on-tag",
    "risky-signins-and-api-calls",
    "watch-security-group-changes",
];

/// What AWS always sends stands in the events of the runs, so that a pattern that asks for it is right
/// here as well. Events of kinds that are not shown may be made up: nothing comes of them.
#[test]
fn events_of_runs_have_the_fields_that_aws_always_sends() {
    let schemas = schema::author::schemas().expect("events/schemas/ is sound");
    let mut found = BTreeSet::new();
    for exercise in Exercises::read_only(&root()).exercises() {
        if SHORT_EVENTS.contains(&exercise.id.as_str()) {
            continue;
        }
        let steps = |run: &Run| run.script.steps.clone();
        let shown = exercise.runs.iter().filter(|run| !run.hidden);
        let shown: Vec<String> = shown
            .flat_map(steps)
            .filter_map(|step| Some(step.event?.0["detail-type"].to_string()))
            .collect();
        for step in exercise.runs.iter().flat_map(steps) {
            let Some(event) = &step.event else { continue };
            if !shown.contains(&event.0["detail-type"].to_string()) {
                continue;
            }
            let mut whole = serde_json::json!({"version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-000000000000", "account": "123456789012", "time": "2026-01-15T12:00:00Z", "region": "us-east-1", "resources": []});
            let members = whole.as_object_mut().expect("an object");
            members.extend(event.0.as_object().expect("an object").clone());
            let text = |name: &str| event.0[name].as_str().unwrap_or_default();
            let Some(kind) = schemas.find(text("source"), text("detail-type")) else {
                continue;
            };
            let whole = whole.to_string();
            let (read, _) = pattern::Event::read(&whole);
            let differences = schema::validate(read.expect("an event").value(), kind);
            let missing = differences
                .iter()
                .filter(|one| one.kind == FindingKind::Missing);
            found.extend(
                missing.map(|one| {
                    format!("{}: {}: {}", exercise.id, text("detail-type"), one.message)
                }),
            );
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
