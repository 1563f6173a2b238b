use super::Summary;
use crate::exam::attempt::Attempt;
use crate::exam::entry::Deed;
use crate::exam::kind::Kind;
use crate::exam::result::mark;
use crate::exam::testing::{c02, log_of, started};
use crate::exam::timing::Timing;

/// An attempt with so many right answers in three seconds.
fn summary(right: usize, timing: Timing) -> Summary {
    let answers = (0..right).map(|place| {
        (
            1_000,
            Deed::Answered {
                place,
                picks: vec![1],
            },
        )
    });
    let deeds: Vec<(u64, Deed)> = answers.chain([(3_000, Deed::Submitted)]).collect();
    let log = log_of(started(Kind::Mock, timing), 0, &deeds);
    let attempt = Attempt::of(&log, 1, 9_000).unwrap();
    let outcome = mark(&attempt, &c02(), &|_| Some(vec![1]));
    Summary::of(&attempt, &outcome).unwrap()
}

#[test]
fn summary_has_the_numbers() {
    let all = summary(75, Timing::PlusThirty);
    assert_eq!(
        (all.right, all.of, all.scaled, all.used),
        (65, 65, 1000, 3_000)
    );
    assert!(all.exam_conditions && !summary(0, Timing::Untimed).exam_conditions);
    assert_eq!(all.domains[0].of, 14);
    let text = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&text).unwrap(), all);
}

#[test]
fn running_attempt_has_none() {
    let log = log_of(started(Kind::Ten, Timing::Exam), 0, &[]);
    let attempt = Attempt::of(&log, 1, 0).unwrap();
    let outcome = mark(&attempt, &c02(), &|_| None);
    assert_eq!(Summary::of(&attempt, &outcome), None);
}

#[test]
fn attempts_are_compared() {
    let (none, all) = (summary(0, Timing::Exam), summary(75, Timing::Exam));
    let rise = all.since(&none).unwrap();
    assert_eq!((rise.scaled, rise.is_clear), (900, true));
    assert!(rise.domains.len() == 6 && rise.domains.iter().all(|(_, points)| *points == 100));
    let same = all.since(&all).unwrap();
    assert_eq!((same.scaled, same.is_clear), (0, false));
    let mut old = none;
    old.code.blueprint = "DOP-C01".to_owned();
    assert_eq!(all.since(&old), None);
}

#[test]
fn result_that_was_told_stays_with_the_attempt() {
    let told = summary(40, Timing::Exam);
    let judged = |summary: &Summary| Deed::Judged {
        summary: summary.clone(),
    };
    let deeds = [
        (1, judged(&summary(1, Timing::Exam))),
        (2, Deed::Submitted),
        (3, judged(&told)),
        (4, judged(&summary(2, Timing::Exam))),
    ];
    let log = log_of(started(Kind::Mock, Timing::Exam), 0, &deeds);
    let text = serde_json::to_string(&log).unwrap();
    let log: Vec<crate::exam::Entry> = serde_json::from_str(&text).unwrap();
    assert_eq!(Attempt::of(&log, 1, 9).unwrap().summary, Some(told));
    assert_eq!(Attempt::of(&log[..3], 1, 9).unwrap().summary, None);
}
