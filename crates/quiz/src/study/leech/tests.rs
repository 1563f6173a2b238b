use super::{LEECH, misconception_behind};
use crate::fsrs::Grade;
use crate::study::retention::DAY;
use crate::study::{Deed, Entry, Plan, Schedule, Standings};
use crate::testing::question;

fn entry(at: u64, deed: Deed) -> Entry {
    Entry { at, id: at, deed }
}

fn reviewed(day: u64, item: &str, grade: Grade) -> Entry {
    let item = item.to_owned();
    entry(day * DAY + 1, Deed::Reviewed { item, grade })
}

#[test]
fn what_is_forgotten_again_and_again_is_a_leech() {
    let mut log = vec![reviewed(0, "card/a", Grade::Good)];
    for day in 1..=4 {
        let all = Schedule::of(&Standings::of(&log), Plan::default());
        assert!(all.leeches().is_empty(), "after {} lapses", day - 1);
        log.push(reviewed(day, "card/a", Grade::Again));
    }
    let all = Schedule::of(&Standings::of(&log), Plan::default());
    let leeches = all.leeches();
    assert_eq!(
        (leeches[0].id.as_str(), leeches[0].lapses),
        ("card/a", LEECH)
    );
}

#[test]
fn the_belief_that_led_astray_most_often_is_named() {
    let mut question = question("q", &[true, false, false, false]);
    let beliefs = [None, Some("one"), Some("two"), Some("three")];
    for (option, belief) in question.options.iter_mut().zip(beliefs) {
        option.misconception = belief.map(str::to_owned);
    }
    let chose = |at, pick| {
        let deed = Deed::Answered {
            question: "q".to_owned(),
            bank: "b".to_owned(),
            picks: vec![pick],
            right: pick == 0,
            confidence: None,
            attempt: None,
        };
        entry(at, deed)
    };
    assert_eq!(misconception_behind(&[chose(1, 0)], &question), None);
    let mut log = vec![
        chose(1, 1),
        chose(2, 2),
        chose(3, 1),
        chose(4, 9),
        chose(5, 2),
    ];
    assert_eq!(
        misconception_behind(&log, &question),
        Some("two"),
        "the last of two"
    );
    log.push(entry(6, Deed::Undone { entry: 5 }));
    assert_eq!(misconception_behind(&log, &question), Some("one"));
}
