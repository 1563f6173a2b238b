use crate::testing::Workers;
use door::{Bytes, CompareSolution, Grade, LearnExercises, ReadExercise, WriteExercise};
use practice::exercise::author::Exercises;
use practice::exercise::{
    Exercise, Plan, pack_exercises, unpack_compared, unpack_report, unpack_sheet, unpack_written,
};
use std::path::Path;

fn exercises() -> Vec<Exercise> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = Exercises::read_only(&root).exercises();
    all.truncate(2);
    all
}

#[test]
fn exercise_that_was_brought_is_graded_and_compared() {
    let all = exercises();
    let first = &all[0];
    let mut workers = Workers::default();
    let grade = |yard: &pipeline::Yard| Grade {
        exercise: first.id.clone(),
        yard: yard.clone(),
    };
    let right = &first.references[0].yard;
    assert_eq!(workers.ask(grade(right)), None, "nothing was brought yet");
    assert!(!workers.ask(LearnExercises(Bytes(b"none".to_vec()))));
    assert!(workers.ask(LearnExercises(Bytes(pack_exercises(&all)))));
    let bytes = workers.ask(grade(right)).expect("the exercise is there");
    assert!(unpack_report(&bytes.0).unwrap().solved);
    let bytes = workers
        .ask(grade(&first.start))
        .expect("the exercise is there");
    let report = unpack_report(&bytes.0).unwrap();
    assert!(!report.solved && report.requirements.iter().any(|one| !one.met));
    let compare = CompareSolution {
        exercise: first.id.clone(),
        solution: 0,
        yard: first.start.clone(),
    };
    let bytes = workers.ask(compare.clone()).expect("the solution is there");
    let compared = unpack_compared(&bytes.0).unwrap();
    assert!(!compared.differences.is_empty());
    let yard: pipeline::Yard = serde_json::from_str(&compared.yard).unwrap();
    assert!(yard.is_made_like(right));
    let other = CompareSolution {
        solution: 9,
        ..compare
    };
    assert_eq!(workers.ask(other), None);
}

#[test]
fn exercise_that_a_person_writes_goes_through_a_file_and_is_graded() {
    let all = exercises();
    let first = &all[0];
    let shown = first.sheet();
    let events = shown.runs.iter().flat_map(|run| {
        let events = run.events.iter();
        events.map(|event| interop::SavedEvent {
            name: run.title.clone(),
            event_bus: event.bus.clone(),
            text: event.text.clone(),
        })
    });
    let plan = Plan {
        title: "My own".to_owned(),
        brief: "Wire it.".to_owned(),
        ..Plan::default()
    };
    let asked = WriteExercise {
        plan: serde_json::to_string(&plan).unwrap(),
        yard: first.references[0].yard.clone(),
        events: events.collect(),
        start: None,
    };
    let mut workers = Workers::default();
    let bytes = workers.ask(asked.clone()).expect("the plan can be read");
    let written = unpack_written(&bytes.0).unwrap();
    assert_eq!(written.problems, [""; 0]);
    let text = written.text.unwrap();
    let read = workers.ask(ReadExercise { text }).expect("it is one");
    let sheet = unpack_sheet(&read.sheet.0).unwrap();
    assert_eq!(sheet.listed.title, "My own");

    assert!(workers.ask(LearnExercises(Bytes(pack_exercises(&all)))));
    assert!(workers.ask(LearnExercises(read.grading)));
    let mut solved = |exercise: &str, yard: &pipeline::Yard| {
        let (exercise, yard) = (exercise.to_owned(), yard.clone());
        let bytes = workers.ask(Grade { exercise, yard }).expect("it is known");
        unpack_report(&bytes.0).unwrap().solved
    };
    assert!(solved(&sheet.listed.id, &asked.yard));
    assert!(!solved(&sheet.listed.id, &first.start));
    assert!(solved(&first.id, &asked.yard), "the others are still known");

    let unreadable = WriteExercise {
        plan: "[]".to_owned(),
        ..asked
    };
    assert_eq!(workers.ask(unreadable), None);
    let none = ReadExercise {
        text: "{}".to_owned(),
    };
    let why = workers.ask(none).expect_err("it is none");
    assert!(why.starts_with("format: "), "{why}");
}
