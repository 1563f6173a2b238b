use super::super::super::tests::{START, here, log, room};
use super::*;
use quiz::exam::Timing;

/// What a key does after these deeds, where the focus is on option 1.
fn after(deeds: &[Deed], key: &str) -> Option<Deed> {
    let room = room(&log(1, START, Timing::Exam, deeds), here());
    let attempt = room.live().expect("it is under way");
    let asked = attempt
        .place
        .and_then(|place| attempt.paper.questions.get(place));
    let question = asked.and_then(|asked| room.question(&asked.id));
    deed(key, attempt, question, || Some(1))
}

/// The option that the first key stands for, and whether several are to be chosen.
fn first(place: usize) -> (usize, bool) {
    let room = room(&log(1, START, Timing::Exam, &[]), here());
    let attempt = room.live().expect("it is under way");
    let question = room
        .question(&attempt.paper.questions[place].id)
        .expect("the question");
    (
        attempt.paper.order(question)[0],
        question.is_multiple_response(),
    )
}

#[test]
fn numbers_choose_as_the_options_are_shown_and_take_back() {
    for place in 0..5 {
        let here = Deed::MovedTo { place };
        let (option, _) = first(place);
        let chosen = Deed::Answered {
            place,
            picks: vec![option],
        };
        assert_eq!(
            after(std::slice::from_ref(&here), "1"),
            Some(chosen.clone())
        );
        let picks = Vec::new();
        let back = Deed::Answered { place, picks };
        assert_eq!(after(&[here.clone(), chosen.clone()], "1"), Some(back));
        assert_eq!(after(std::slice::from_ref(&here), "0"), None);
        assert_eq!(after(&[here], "9"), None, "there are not so many options");
    }
}

#[test]
fn a_second_number_replaces_a_single_answer_and_joins_several() {
    for place in 0..5 {
        let (option, is_multiple) = first(place);
        let deeds = [
            Deed::MovedTo { place },
            Deed::Answered {
                place,
                picks: vec![option],
            },
        ];
        let Some(Deed::Answered { picks, .. }) = after(&deeds, "2") else {
            panic!("an answer");
        };
        assert_eq!(picks.len(), if is_multiple { 2 } else { 1 });
    }
}

#[test]
fn letters_move_mark_and_strike() {
    let move_to = |place| Deed::MovedTo { place };
    assert_eq!(after(&[], "n"), Some(move_to(1)));
    assert_eq!(after(&[], "Enter"), Some(move_to(1)));
    assert_eq!(after(&[], "p"), None);
    assert_eq!(after(&[move_to(4)], "N"), Some(Deed::Reviewed));
    assert_eq!(after(&[move_to(4)], "p"), Some(move_to(3)));
    assert_eq!(after(&[], "r"), Some(Deed::Reviewed));
    assert_eq!(after(&[], "m"), Some(Deed::Marked { place: 0 }));
    let marked = Deed::Marked { place: 0 };
    assert_eq!(after(&[marked], "m"), Some(Deed::Unmarked { place: 0 }));
    let struck = Deed::StruckOut {
        place: 0,
        option: 1,
    };
    assert_eq!(after(&[], "x"), Some(struck.clone()));
    let back = Deed::Restored {
        place: 0,
        option: 1,
    };
    assert_eq!(after(&[struck], "x"), Some(back));
    assert_eq!(after(&[], "q"), None);
}

#[test]
fn on_the_review_screen_and_in_a_pause_nothing_is_answered() {
    assert_eq!(after(&[Deed::Reviewed], "1"), None);
    assert_eq!(after(&[Deed::Reviewed], "r"), None);
    assert_eq!(
        after(&[Deed::Reviewed], "p"),
        Some(Deed::MovedTo { place: 4 })
    );
    for key in ["1", "n", "m", "r", "p"] {
        assert_eq!(after(&[Deed::Paused], key), None);
    }
}
