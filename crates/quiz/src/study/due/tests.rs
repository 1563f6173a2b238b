use super::{DAY, due, due_at};
use crate::study::{Confidence, Deed, Entry, Standings};

/// Answers to one question: the day, whether it was right, and how sure the person was.
fn after(answers: &[(u64, bool, Option<Confidence>)]) -> Standings {
    let entry = |(n, (day, right, confidence)): (usize, &(u64, bool, Option<Confidence>))| Entry {
        at: day * DAY,
        id: n as u64,
        deed: Deed::Answered {
            question: "q".to_owned(),
            bank: "b".to_owned(),
            picks: vec![0],
            right: *right,
            confidence: *confidence,
            attempt: None,
        },
    };
    Standings::of(&answers.iter().enumerate().map(entry).collect::<Vec<_>>())
}

fn due_day(answers: &[(u64, bool, Option<Confidence>)]) -> u64 {
    due_at(after(answers).get("q").unwrap()).unwrap() / DAY
}

#[test]
fn the_waits_grow_with_right_answers_in_a_row() {
    let sure = Some(Confidence::Confident);
    assert_eq!(due_day(&[(1, true, sure)]), 4);
    assert_eq!(due_day(&[(1, true, None)]), 4);
    assert_eq!(due_day(&[(1, true, sure), (4, true, sure)]), 11);
    let long: Vec<_> = (1..20).map(|day| (day, true, sure)).collect();
    assert_eq!(due_day(&long), 19 + 120);
}

#[test]
fn a_wrong_answer_begins_anew_and_a_guess_comes_back_soon() {
    let sure = Some(Confidence::Confident);
    let wrong = [(1, true, sure), (4, true, sure), (11, false, sure)];
    assert_eq!(due_day(&wrong), 12);
    let mended = [wrong[1], wrong[2], (12, true, sure)];
    assert_eq!(due_day(&mended), 15);
    assert_eq!(due_day(&[(1, true, Some(Confidence::Guess))]), 3);
    assert_eq!(due_day(&[(1, true, Some(Confidence::Unsure))]), 3);
}

#[test]
fn what_was_never_answered_is_not_due() {
    let flagged = Entry {
        at: 1,
        id: 1,
        deed: Deed::Flagged {
            question: "p".to_owned(),
        },
    };
    assert!(due(&Standings::of(&[flagged]), u64::MAX).is_empty());
    let answered = after(&[(1, false, None)]);
    assert!(due(&answered, 2 * DAY - 1).is_empty());
    assert_eq!(due(&answered, 2 * DAY), ["q"]);
}
