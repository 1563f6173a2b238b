use super::beliefs;
use crate::progress::Answers;
use crate::progress::testing::{NOW, answer, picked};

/// Option 1 of every question appeals to `one`, option 2 to `two`, option 0 to nothing.
fn belief(question: &str, option: usize) -> Option<String> {
    if question == "gone" {
        return None;
    }
    match option {
        1 => Some("one".to_owned()),
        2 => Some("two".to_owned()),
        _ => None,
    }
}

#[test]
fn what_may_still_be_held_comes_first() {
    let log = vec![
        // `two` three times, but answered rightly since.
        picked(1, NOW, "a", false, 2, None),
        picked(2, NOW + 1, "b", false, 2, None),
        picked(3, NOW + 2, "b", false, 2, None),
        answer(4, NOW + 3, "a", true),
        answer(5, NOW + 4, "b", true),
        // `one` once, and still.
        picked(6, NOW + 5, "c", false, 1, None),
        picked(7, NOW + 6, "gone", false, 1, None),
    ];
    let found = beliefs(&Answers::of(&log), &belief);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.id.as_str(), it.times, it.open))
        .collect();
    assert_eq!(told, [("one", 1, 1), ("two", 3, 0)]);
    assert_eq!(found.first().map(|it| it.last), Some(NOW + 5));
}

#[test]
fn right_answers_show_no_belief() {
    let log = vec![picked(1, NOW, "a", true, 1, None)];
    assert!(beliefs(&Answers::of(&log), &belief).is_empty());
}
