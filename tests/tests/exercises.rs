//! The exercises as they stand: complete, right where they must be and wrong where they must be, and
//! the same after packing.

use practice::exercise::author::{Exercises, check_all, mutations};
use practice::exercise::{
    grade, pack_exercises, pack_list, pack_sheets, unpack_exercises, unpack_list, unpack_sheets,
};
use quiz::author::load;
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
