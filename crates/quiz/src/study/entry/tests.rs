use super::{Deed, Entry, SCHEMA, from_exam, join, migrate};
use crate::exam::testing::{c02, log_of, started};
use crate::exam::{self, Attempt, Kind, Timing, mark};
use crate::fsrs::Grade;
use crate::study::{Confidence, Standings};
use serde_json::Value;

/// What the app stored when the schema was 1.
const SCHEMA_1: &str = include_str!("schema_1.json");

#[test]
fn log_of_schema_1_is_read() {
    assert_eq!(SCHEMA, 2);
    let value: Value = serde_json::from_str(SCHEMA_1).unwrap();
    let log: Vec<Entry> = serde_json::from_value(migrate(1, value).unwrap()).unwrap();
    assert_eq!(
        log[1],
        Entry {
            at: 1_763_740_860_000,
            id: u64::MAX,
            deed: Deed::Answered {
                question: "lambda-shift-canary".to_owned(),
                bank: "3f1c2a9be07d4455".to_owned(),
                picks: vec![0],
                right: true,
                confidence: None,
                attempt: None,
            }
        }
    );
    let standings = Standings::of(&log);
    let canary = standings.get("lambda-shift-canary").unwrap();
    assert_eq!(
        (canary.answers, canary.right, canary.is_missed()),
        (2, 1, false)
    );
    assert!(standings.get("keep-agents-configured").unwrap().is_missed());
}

#[test]
fn other_schemas_and_other_values_are_not_migrated() {
    let log = || serde_json::json!([]);
    assert_eq!(migrate(0, log()), None);
    assert_eq!(migrate(3, log()), None);
    assert_eq!(migrate(1, serde_json::json!({"log": []})), None);
}

#[test]
fn entries_are_read_back_from_json() {
    let deeds = [
        Deed::Flagged {
            question: "q".to_owned(),
        },
        Deed::Noted {
            question: "q".to_owned(),
            text: "é".to_owned(),
        },
        Deed::StruckOut {
            question: "q".to_owned(),
            option: 3,
        },
        Deed::Reviewed {
            item: "card/c".to_owned(),
            grade: Grade::Hard,
        },
        Deed::Undone { entry: 1 },
    ];
    let log: Vec<Entry> = (0..)
        .zip(deeds)
        .map(|(id, deed)| Entry { at: 5, id, deed })
        .collect();
    let text = serde_json::to_string(&log).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Entry>>(&text).unwrap(), log);
}

#[test]
fn recall_of_a_card_is_stored_in_these_words() {
    let text = r#"{"at":7,"id":8,"deed":{"type":"reviewed","item":"card/c","grade":"easy"}}"#;
    let entry: Entry = serde_json::from_str(text).unwrap();
    let item = "card/c".to_owned();
    let grade = Grade::Easy;
    assert_eq!(entry.deed, Deed::Reviewed { item, grade });
    assert_eq!(serde_json::to_string(&entry).unwrap(), text);
    let standings = Standings::of(&[entry]);
    let standing = standings.get("card/c").unwrap();
    assert!(!standing.is_seen(), "it is no answer to a question");
    assert_eq!(standing.reviews.len(), 1);
}

#[test]
fn a_grade_that_a_later_version_knows_is_kept_as_it_is() {
    let text = r#"[{"at":7,"id":8,"deed":{"grade":"asleep","item":"card/c","type":"reviewed"}}]"#;
    let log: Vec<Entry> = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&log).unwrap(), text);
    assert_eq!(Standings::of(&log).later(), 1);
}

#[test]
fn what_a_later_version_wrote_is_kept_as_it_is() {
    let text = r#"[{"at":1,"id":2,"deed":{"question":"q","stars":[1,2.5],"type":"starred"}}]"#;
    let log: Vec<Entry> = serde_json::from_str(text).unwrap();
    let joined = join(log.clone(), log);
    assert_eq!(serde_json::to_string(&joined).unwrap(), text);
    assert_eq!(Standings::of(&joined).later(), 1);
}

#[test]
fn exam_adds_its_answers_once() {
    let place = 0;
    let deeds = [
        (
            1,
            exam::Deed::Answered {
                place,
                picks: vec![1],
            },
        ),
        (
            2,
            exam::Deed::Rated {
                place,
                confidence: Some(Confidence::Guess),
            },
        ),
        (
            3,
            exam::Deed::Answered {
                place: 4,
                picks: vec![0],
            },
        ),
        (9, exam::Deed::Submitted),
    ];
    let log = log_of(started(Kind::Ten, Timing::Exam), 0, &deeds);
    let entries = |log: &[exam::Entry]| {
        let attempt = Attempt::of(log, 1, 9).unwrap();
        let outcome = mark(&attempt, &c02(), &|_| Some(vec![1]));
        from_exam(&attempt, &outcome)
    };
    let answers = entries(&log);
    let right = answers.iter().map(|entry| match &entry.deed {
        Deed::Answered {
            right,
            confidence,
            attempt,
            ..
        } => (*right, *confidence, *attempt),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        right.collect::<Vec<_>>(),
        [
            (true, Some(Confidence::Guess), Some(1)),
            (false, None, Some(1))
        ]
    );
    assert_eq!(answers[0].id, crate::Shuffle::new(1).next_u64());
    assert_eq!(
        join(answers.clone(), entries(&log)),
        join(answers, Vec::new())
    );
    assert_eq!(entries(&log[..3]), [], "not before it is over");
}
