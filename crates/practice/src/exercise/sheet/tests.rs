use super::grade_by_id;
use crate::exercise::testing::{exercise, yard};
use crate::exercise::{pack_exercises, pack_sheets, unpack_exercises, unpack_sheets};
use pipeline::Yard;

#[test]
fn sheet_shows_what_is_shown_and_hides_what_is_hidden() {
    let exercise = exercise();
    let sheet = exercise.sheet();
    let titles: Vec<_> = exercise
        .runs
        .iter()
        .map(|run| (&run.title, run.hidden))
        .collect();
    let told: Vec<_> = sheet
        .runs
        .iter()
        .map(|run| (&run.title, run.hidden))
        .collect();
    assert_eq!(told, titles);
    for run in &sheet.runs {
        assert_eq!(run.events.is_empty(), run.hidden, "{}", run.title);
        for event in &run.events {
            assert!(
                event.text.contains("\"account\": \"123456789012\""),
                "{}",
                event.text
            );
            assert_eq!(event.bus, "default");
        }
    }
    let start: Yard = serde_json::from_str(&sheet.start).unwrap();
    assert!(start.is_made_like(&exercise.start));
    assert_eq!(sheet.solutions.len(), exercise.references.len());
    let unpacked = unpack_sheets(&pack_sheets(std::slice::from_ref(&exercise))).unwrap();
    assert_eq!(unpacked, [sheet]);
}

#[test]
fn what_is_packed_for_grading_has_no_texts_and_grades_alike() {
    let whole = exercise();
    let packed = unpack_exercises(&pack_exercises(std::slice::from_ref(&whole))).unwrap();
    assert!(
        packed
            .iter()
            .all(|one| one.hints.is_empty() && one.brief.is_empty())
    );
    let right = &whole.references.first().unwrap().yard;
    let report = grade_by_id(&packed, &whole.id, right).unwrap();
    assert!(report.solved);
    assert_eq!(grade_by_id(&packed, "no-such", right), None);
}

#[test]
fn solution_is_compared_place_by_place() {
    let exercise = exercise();
    let same = &exercise.references.first().unwrap().yard;
    let compared = exercise.compared(0, same).unwrap();
    assert!(compared.differences.is_empty());
    let other = exercise
        .compared(0, &yard(r#"{"source":["aws.ec2"]}"#))
        .unwrap();
    let pointers: Vec<_> = other
        .differences
        .iter()
        .map(|one| one.pointer.as_str())
        .collect();
    assert_eq!(pointers, ["/rules/default~1stopped/event_pattern"]);
    assert_eq!(exercise.compared(7, same), None);
}
