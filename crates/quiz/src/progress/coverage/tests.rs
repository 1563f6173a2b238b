use super::coverage;
use crate::progress::Answers;
use crate::progress::testing::{NOW, answer, index};

#[test]
fn a_task_says_what_was_seen_of_it() {
    let log = vec![
        answer(1, NOW, "1.1-0", false),
        answer(2, NOW + 1, "1.1-0", true),
        answer(3, NOW, "1.1-1", false),
        answer(4, NOW, "own/pack/q", true),
        answer(5, NOW, "gone", true),
    ];
    let told: Vec<_> = coverage(&Answers::of(&log), &index(4))
        .into_iter()
        .map(|it| {
            (
                it.task,
                it.domain,
                it.questions,
                it.seen,
                it.right,
                it.answers,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("1.1".to_owned(), 1, 4, 2, 1, 3),
            ("1.2".to_owned(), 1, 4, 0, 0, 0),
            ("2.1".to_owned(), 2, 4, 0, 0, 0),
        ]
    );
}
