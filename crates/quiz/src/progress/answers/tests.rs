use super::Answers;
use crate::progress::testing::{NOW, answer};
use crate::study::{Deed, Entry};

fn undone(id: u64, entry: u64) -> Entry {
    Entry {
        at: NOW + 50,
        id,
        deed: Deed::Undone { entry },
    }
}

#[test]
fn answers_stand_by_question_in_order_of_time_each_once() {
    let log = vec![
        answer(3, NOW + 2, "b", true),
        answer(1, NOW, "a", false),
        answer(2, NOW + 1, "b", false),
        answer(1, NOW, "a", false),
    ];
    let answers = Answers::of(&log);
    let right = |id: &str| -> Vec<bool> { answers.to(id).iter().map(|it| it.right).collect() };
    assert_eq!(answers.all().len(), 3);
    assert_eq!(right("a"), [false]);
    assert_eq!(right("b"), [false, true]);
    assert!(right("aa").is_empty());
    assert!(right("c").is_empty());
}

#[test]
fn what_was_taken_back_does_not_count_unless_that_was_taken_back_too() {
    let mut log = vec![answer(1, NOW, "a", false), undone(2, 1)];
    assert!(Answers::of(&log).all().is_empty());
    log.push(Entry {
        at: NOW + 60,
        ..undone(3, 2)
    });
    assert_eq!(Answers::of(&log).all().len(), 1);
}

#[test]
fn a_long_log_is_read_quickly() {
    let log: Vec<Entry> = (0..10_000_u64)
        .map(|number| {
            let id = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            answer(
                id,
                NOW + number * 1_000,
                &format!("q-{}", number * 7 % 300),
                number % 3 > 0,
            )
        })
        .collect();
    let begun = std::time::Instant::now();
    assert_eq!(Answers::of(&log).all().len(), 10_000);
    // A debug build on a busy machine; the app is many times as fast.
    assert!(begun.elapsed().as_millis() < 2_000, "{:?}", begun.elapsed());
}
