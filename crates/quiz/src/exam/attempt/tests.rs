use super::{Attempt, Departure, Status};
use crate::exam::entry::{Deed, Entry};
use crate::exam::kind::Kind;
use crate::exam::testing::{entry, log_of, paper, started};
use crate::exam::timing::Timing;
use crate::study::Confidence;
use proptest::prelude::*;

const MINUTE: u64 = 60_000;
const BEGIN: u64 = 1_800_000_000_000;

fn at(log: &[Entry], now: u64) -> Attempt {
    Attempt::of(log, 1, now).unwrap()
}

/// A log that begins with ten questions in 24 minutes; each deed comes so many minutes after the start.
fn log(timing: Timing, deeds: &[(u64, Deed)]) -> Vec<Entry> {
    let deeds: Vec<(u64, Deed)> = deeds
        .iter()
        .map(|(minutes, deed)| (BEGIN + minutes * MINUTE, deed.clone()))
        .collect();
    log_of(started(Kind::Ten, timing), BEGIN, &deeds)
}

#[test]
fn state_follows_from_what_was_done() {
    let log = log(
        Timing::Exam,
        &[
            (
                1,
                Deed::Answered {
                    place: 0,
                    picks: vec![2, 1, 2],
                },
            ),
            (
                1,
                Deed::Rated {
                    place: 0,
                    confidence: Some(Confidence::Guess),
                },
            ),
            (2, Deed::MovedTo { place: 3 }),
            (
                3,
                Deed::StruckOut {
                    place: 3,
                    option: 2,
                },
            ),
            (
                3,
                Deed::StruckOut {
                    place: 3,
                    option: 0,
                },
            ),
            (
                3,
                Deed::StruckOut {
                    place: 3,
                    option: 1,
                },
            ),
            (
                4,
                Deed::Restored {
                    place: 3,
                    option: 2,
                },
            ),
            (4, Deed::Marked { place: 3 }),
            (4, Deed::Marked { place: 0 }),
            (5, Deed::Unmarked { place: 0 }),
            (5, Deed::MovedTo { place: 10 }),
            (
                5,
                Deed::Answered {
                    place: 10,
                    picks: vec![1],
                },
            ),
            (6, Deed::Reviewed),
            (
                8,
                Deed::Answered {
                    place: 4,
                    picks: vec![1],
                },
            ),
            (8, Deed::Cleared { place: 4 }),
        ],
    );
    let attempt = at(&log, BEGIN + 9 * MINUTE);
    assert_eq!(attempt.status, Status::Running);
    assert_eq!(attempt.responses[0].picks, [1, 2]);
    assert_eq!(attempt.responses[0].confidence, Some(Confidence::Guess));
    assert_eq!(attempt.responses[3].struck, [0, 1]);
    assert_eq!(attempt.marked(), [3]);
    assert_eq!(attempt.unanswered(), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(attempt.place, None);
    let spent = [0, 3].map(|place| attempt.responses[place].spent / MINUTE);
    assert_eq!((spent, attempt.reviewing / MINUTE), ([2, 4], 3));
    assert_eq!(attempt.left(BEGIN + 10 * MINUTE), Some(14 * MINUTE));
    assert_eq!(attempt.deadline(), Some(BEGIN + 24 * MINUTE));
    assert_eq!(attempt.departures(), []);
}

#[test]
fn expiry_hands_in_what_is_there() {
    let log = log(
        Timing::Exam,
        &[
            (
                23,
                Deed::Answered {
                    place: 0,
                    picks: vec![1],
                },
            ),
            (
                24,
                Deed::Answered {
                    place: 0,
                    picks: vec![2],
                },
            ),
            (25, Deed::Extended { minutes: 60 }),
            (26, Deed::Submitted),
        ],
    );
    for now in [26, 24, 9_000] {
        let attempt = at(&log, BEGIN + now * MINUTE);
        assert_eq!(
            attempt.status,
            Status::RanOut {
                at: BEGIN + 24 * MINUTE
            }
        );
        assert_eq!(attempt.responses[0].picks, [1]);
        assert_eq!(attempt.responses[0].spent, 24 * MINUTE);
        assert_eq!(attempt.left(0), Some(0));
        assert_eq!(attempt.deadline(), None);
    }
    let asleep = at(&log[..1], BEGIN + 9_000 * MINUTE);
    assert_eq!(asleep.ended(), Some(BEGIN + 24 * MINUTE));
}

#[test]
fn time_is_chosen_and_extended() {
    let check = |timing: Timing, left: Option<u64>, departures: &[Departure]| {
        let attempt = at(&log(timing, &[]), BEGIN);
        assert_eq!(attempt.left(BEGIN).map(|left| left / MINUTE), left);
        assert_eq!(attempt.departures(), departures);
    };
    check(Timing::Exam, Some(24), &[]);
    check(Timing::PlusThirty, Some(54), &[]);
    check(Timing::OneAndAHalf, Some(36), &[]);
    check(Timing::Custom(12), Some(12), &[]);
    check(Timing::Custom(60), Some(60), &[Departure::MoreTime]);
    check(Timing::Untimed, None, &[Departure::Untimed]);
    let double = Timing::Double.allowed(180).map(|all| all / MINUTE);
    assert_eq!(double, Some(360));

    let log = log(Timing::Exam, &[(23, Deed::Extended { minutes: 10 })]);
    let attempt = at(&log, BEGIN + 30 * MINUTE);
    assert_eq!(attempt.left(BEGIN + 30 * MINUTE), Some(4 * MINUTE));
    assert_eq!(attempt.departures(), [Departure::Extended { minutes: 10 }]);
}

#[test]
fn pause_stops_the_clock_and_is_remembered() {
    let log = log(
        Timing::Exam,
        &[
            (10, Deed::Paused),
            (20, Deed::Paused),
            (500, Deed::Resumed),
            (501, Deed::Ticked),
        ],
    );
    let paused = at(&log[..3], BEGIN + 400 * MINUTE);
    assert_eq!(paused.status, Status::Paused);
    assert_eq!(paused.left(BEGIN + 450 * MINUTE), Some(14 * MINUTE));
    assert_eq!(paused.deadline(), None);
    let attempt = at(&log, BEGIN + 501 * MINUTE);
    assert_eq!(attempt.used(BEGIN + 501 * MINUTE), 11 * MINUTE);
    assert_eq!(attempt.departures(), [Departure::Paused { times: 1 }]);
}

#[test]
fn clock_that_jumps_back_gives_no_time_back() {
    let mut log = log(Timing::Exam, &[(10, Deed::Ticked)]);
    let hour = 60 * MINUTE;
    log.push(entry(
        2,
        BEGIN - hour,
        Deed::Answered {
            place: 0,
            picks: vec![1],
        },
    ));
    let attempt = at(&log, BEGIN - hour);
    assert_eq!(attempt.left(BEGIN - hour), Some(14 * MINUTE));
    log.push(entry(
        3,
        BEGIN - hour + MINUTE,
        Deed::Answered {
            place: 0,
            picks: vec![2],
        },
    ));
    let attempt = at(&log, 0);
    assert_eq!(
        attempt.responses[0].picks,
        [2],
        "the order is that of the person"
    );
    assert_eq!(attempt.left(0), Some(13 * MINUTE));
    let ended = at(&log, BEGIN - hour + 14 * MINUTE);
    assert!(ended.is_over());
}

#[test]
fn answers_settle_when_a_question_is_left() {
    let answered = |picks: &[usize]| Deed::Answered {
        place: 0,
        picks: picks.to_vec(),
    };
    let log = log(
        Timing::Untimed,
        &[
            (1, answered(&[0])),
            (1, answered(&[0, 2])),
            (2, Deed::MovedTo { place: 1 }),
            (3, Deed::MovedTo { place: 0 }),
            (3, answered(&[1, 2])),
            (3, answered(&[0, 2])),
            (4, Deed::Reviewed),
            (5, Deed::MovedTo { place: 0 }),
            (5, answered(&[0, 1])),
            (6, Deed::Submitted),
        ],
    );
    let attempt = at(&log, BEGIN);
    assert_eq!(attempt.responses[0].settled, [[0, 2], [0, 1]]);
    assert_eq!(attempt.responses[0].visits, 3);
    assert_eq!(
        attempt.status,
        Status::Submitted {
            at: BEGIN + 6 * MINUTE
        }
    );
}

#[test]
fn attempts_are_kept_apart() {
    let one = log(Timing::Exam, &[(1, Deed::Submitted)]);
    let mut both = log_of(started(Kind::Ten, Timing::Exam), BEGIN + MINUTE, &[]);
    for entry in &mut both {
        entry.attempt = 0;
    }
    both.extend(one);
    both.push(Entry {
        attempt: 7,
        ..entry(0, BEGIN, Deed::Ticked)
    });
    let found = Attempt::all(&both, BEGIN + 2 * MINUTE);
    let ids: Vec<(u64, bool)> = found.iter().map(|one| (one.id, one.is_over())).collect();
    assert_eq!(ids, [(1, true), (0, false)]);
    assert_eq!(Attempt::of(&both, 7, BEGIN), None);
}

#[test]
fn unknown_entries_are_counted() {
    let mut log = log(Timing::Exam, &[]);
    let text = r#"{"attempt":1,"seq":1,"at":1,"id":99,"deed":{"type":"sang"}}"#;
    log.push(serde_json::from_str(text).unwrap());
    assert_eq!(at(&log, BEGIN).later, 1);
}

#[test]
fn ten_thousand_entries_are_one_pass() {
    let deeds: Vec<(u64, Deed)> = (0..10_000_u64)
        .map(|n| {
            let place = usize::try_from(n % 10).unwrap();
            let picks = vec![usize::try_from(n % 4).unwrap()];
            (BEGIN + n, Deed::Answered { place, picks })
        })
        .collect();
    let log = log_of(started(Kind::Ten, Timing::Exam), BEGIN, &deeds);
    let begun = std::time::Instant::now();
    let attempt = at(&log, BEGIN + 10_000);
    let passed = begun.elapsed();
    assert_eq!(attempt.responses[9].picks, [3]);
    println!("10,000 entries: {passed:?}");
    assert!(passed.as_millis() < 2_000, "{passed:?}");
}

fn deeds() -> impl Strategy<Value = Deed> {
    let place = 0_usize..12;
    prop_oneof![
        place.clone().prop_map(|place| Deed::MovedTo { place }),
        (place.clone(), prop::collection::vec(0_usize..5, 0..3))
            .prop_map(|(place, picks)| Deed::Answered { place, picks }),
        place.clone().prop_map(|place| Deed::Cleared { place }),
        place.prop_map(|place| Deed::Marked { place }),
        Just(Deed::Reviewed),
        Just(Deed::Paused),
        Just(Deed::Resumed),
        Just(Deed::Ticked),
        (0_u16..20).prop_map(|minutes| Deed::Extended { minutes }),
        Just(Deed::Started {
            paper: paper(Kind::Ten),
            timing: Timing::Untimed
        }),
        Just(Deed::Submitted),
    ]
}

fn moments() -> impl Strategy<Value = u64> {
    prop_oneof![8 => BEGIN..BEGIN + 30 * MINUTE, 1 => any::<u64>(), 1 => Just(0), 1 => Just(u64::MAX)]
}

proptest! {
    #[test]
    fn order_and_copies_of_entries_do_not_matter(
        deeds in prop::collection::vec((moments(), deeds()), 0..30),
        swaps in prop::collection::vec((0_usize..30, 0_usize..30), 0..30),
        copies in prop::collection::vec(0_usize..30, 0..10),
        now in moments(),
    ) {
        let log = log_of(started(Kind::Ten, Timing::Exam), BEGIN, &deeds);
        let mut other = log.clone();
        for copy in copies {
            other.extend(log.get(copy).cloned());
        }
        for (one, two) in swaps {
            if one < other.len() && two < other.len() {
                other.swap(one, two);
            }
        }
        prop_assert_eq!(Attempt::of(&log, 1, now), Attempt::of(&other, 1, now));
    }

    #[test]
    fn time_only_runs_down(
        deeds in prop::collection::vec((moments(), deeds()), 0..30),
        now in moments(),
    ) {
        let log = log_of(started(Kind::Ten, Timing::Exam), BEGIN, &deeds);
        let mut before = 0;
        for end in 1..=log.len() {
            let last = log[end - 1].at;
            let attempt = at(&log[..end], last);
            let used = attempt.used(last);
            prop_assert!(used >= before, "{} after {}", used, before);
            before = used;
            prop_assert!(attempt.used(now) <= attempt.allowed().unwrap());
            prop_assert!(attempt.used(now) >= used);
            let spent: u64 = attempt.responses.iter().map(|response| response.spent).sum();
            prop_assert_eq!(spent + attempt.reviewing, used);
        }
    }
}
