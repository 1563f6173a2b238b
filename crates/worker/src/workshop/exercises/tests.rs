use crate::testing::Workers;
use door::{Bytes, CompareSolution, Grade, LearnExercises};
use practice::exercise::author::Exercises;
use practice::exercise::{Exercise, pack_exercises, unpack_compared, unpack_report};
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
