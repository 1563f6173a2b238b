use super::{Standings, last_to_undo, last_to_undo_of};
use crate::study::{Confidence, Deed, Entry};
use proptest::prelude::*;

fn answered(question: &str, right: bool, confidence: Option<Confidence>) -> Deed {
    Deed::Answered {
        question: question.to_owned(),
        bank: "b".to_owned(),
        picks: vec![1],
        right,
        confidence,
        attempt: None,
    }
}

fn log(deeds: &[Deed]) -> Vec<Entry> {
    let deeds = deeds.iter().cloned();
    (1..)
        .zip(deeds)
        .map(|(id, deed)| Entry {
            at: id * 10,
            id,
            deed,
        })
        .collect()
}

fn q() -> String {
    "q".to_owned()
}

#[test]
fn last_answer_counts() {
    let standings = Standings::of(&log(&[
        answered("q", false, Some(Confidence::Confident)),
        answered("p", false, None),
        answered("q", true, Some(Confidence::Unsure)),
    ]));
    let standing = standings.get("q").unwrap();
    assert_eq!((standing.answers, standing.right), (2, 1));
    assert!(standing.is_seen() && standing.is_unsure() && !standing.is_missed());
    let other = standings.get("p").unwrap();
    assert!(other.is_missed() && !other.is_unsure());
    assert_eq!(standings.get("x"), None);
    assert_eq!(standings.all().len(), 2);
}

#[test]
fn flags_notes_and_strikes() {
    let strike = |option| Deed::StruckOut {
        question: q(),
        option,
    };
    let mut deeds = vec![
        strike(0),
        answered("q", true, None),
        strike(3),
        strike(1),
        strike(3),
        strike(2),
        Deed::Restored {
            question: q(),
            option: 1,
        },
        Deed::Flagged { question: q() },
        Deed::Noted {
            question: q(),
            text: "Look again.".to_owned(),
        },
    ];
    let standings = Standings::of(&log(&deeds));
    let standing = standings.get("q").unwrap();
    assert_eq!(standing.struck, [2, 3]);
    assert!(standing.is_flagged);
    assert_eq!(standing.note.as_deref(), Some("Look again."));
    deeds.push(Deed::Unflagged { question: q() });
    deeds.push(Deed::Noted {
        question: q(),
        text: " \n".to_owned(),
    });
    let standings = Standings::of(&log(&deeds));
    let standing = standings.get("q").unwrap();
    assert!(!standing.is_flagged && standing.note.is_none());
}

#[test]
fn undoing_can_be_undone() {
    let mut deeds = vec![answered("q", true, None), answered("q", false, None)];
    let is_missed = |deeds: &[Deed]| Standings::of(&log(deeds)).get("q").unwrap().is_missed();
    assert!(is_missed(&deeds));
    assert_eq!(last_to_undo(&log(&deeds)).map(|entry| entry.id), Some(2));
    deeds.push(Deed::Undone { entry: 2 });
    assert!(!is_missed(&deeds));
    assert_eq!(last_to_undo(&log(&deeds)).map(|entry| entry.id), Some(1));
    deeds.push(Deed::Undone { entry: 3 });
    assert!(is_missed(&deeds));
    deeds.push(Deed::Undone { entry: 77 });
    assert!(is_missed(&deeds));
}

#[test]
fn a_page_takes_back_what_was_done_to_its_question_and_no_exam() {
    let mut deeds = vec![
        Deed::Flagged { question: q() },
        answered("q", true, None),
        answered("p", true, None),
    ];
    let last = |deeds: &[Deed]| last_to_undo_of(&log(deeds), "q").map(|entry| entry.id);
    assert_eq!(last(&deeds), Some(2));
    deeds.push(Deed::Undone { entry: 2 });
    assert_eq!(last(&deeds), Some(1));
    // Taken back by mistake, and made again.
    deeds.push(Deed::Undone { entry: 4 });
    assert_eq!(last(&deeds), Some(2));
    deeds.push(Deed::Answered {
        question: q(),
        bank: "b".to_owned(),
        picks: vec![0],
        right: false,
        confidence: None,
        attempt: Some(9),
    });
    assert_eq!(last(&deeds), Some(2));
    assert_eq!(last_to_undo_of(&log(&deeds), "x"), None);
}

#[test]
fn ten_thousand_answers_are_read_quickly() {
    let deeds: Vec<Deed> = (0..10_000)
        .map(|n| answered(&format!("question-{}", n * 7 % 300), n % 3 > 0, None))
        .collect();
    let text = serde_json::to_string(&log(&deeds)).unwrap();
    let begun = std::time::Instant::now();
    let log: Vec<Entry> = serde_json::from_str(&text).unwrap();
    let read = begun.elapsed();
    let standings = Standings::of(&log);
    let passed = begun.elapsed();
    assert_eq!(standings.all().len(), 300);
    let answers: u32 = standings
        .all()
        .iter()
        .map(|standing| standing.answers)
        .sum();
    assert_eq!(answers, 10_000);
    println!("10,000 answers: read in {read:?}, with the standings {passed:?}");
    assert!(passed.as_millis() < 5_000, "{passed:?}");
}

fn deeds() -> impl Strategy<Value = Deed> {
    let question = prop::sample::select(vec!["p".to_owned(), q(), "r".to_owned()]);
    (question, 0_u8..7, 0_usize..4, 1_u64..20).prop_map(
        |(question, kind, option, entry)| match kind {
            0 => answered(&question, option > 1, Confidence::ALL.get(option).copied()),
            1 => Deed::Flagged { question },
            2 => Deed::Unflagged { question },
            3 => Deed::Noted {
                question,
                text: "x".repeat(option),
            },
            4 => Deed::StruckOut { question, option },
            5 => Deed::Restored { question, option },
            _ => Deed::Undone { entry },
        },
    )
}

proptest! {
    #[test]
    fn order_and_copies_of_entries_do_not_matter(
        deeds in prop::collection::vec(deeds(), 0..20),
        shift in 0_usize..20,
        copy in 0_usize..20,
    ) {
        let log = log(&deeds);
        let mut other = log.clone();
        other.rotate_left(shift.min(log.len()));
        other.extend(log.get(copy).cloned());
        prop_assert_eq!(Standings::of(&log), Standings::of(&other));
    }

    #[test]
    fn adding_is_the_same_as_reading_again(deeds in prop::collection::vec(deeds(), 0..20)) {
        let only: Vec<Deed> = deeds
            .into_iter()
            .filter(|deed| !matches!(deed, Deed::Undone { .. }))
            .collect();
        let log = log(&only);
        let mut standings = Standings::default();
        for entry in &log {
            standings.add(entry);
        }
        prop_assert_eq!(standings, Standings::of(&log));
    }
}
