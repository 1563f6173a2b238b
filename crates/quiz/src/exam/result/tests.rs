use super::{Changes, Outcome, Tally, Verdict, mark};
use crate::exam::attempt::Attempt;
use crate::exam::entry::{Deed, Entry};
use crate::exam::kind::Kind;
use crate::exam::testing::{c02, log_of, started};
use crate::exam::timing::Timing;
use crate::study::Confidence;
use proptest::prelude::*;

/// The key of every question: options 0 and 2.
fn key(_: &str) -> Option<Vec<usize>> {
    Some(vec![2, 0])
}

fn answer(place: usize, picks: &[usize]) -> Deed {
    let picks = picks.to_vec();
    Deed::Answered { place, picks }
}

fn log(kind: Kind, deeds: Vec<Deed>) -> Vec<Entry> {
    let deeds: Vec<(u64, Deed)> = (1..)
        .map(|second| second * 1_000)
        .zip(deeds.into_iter().chain([Deed::Submitted]))
        .collect();
    log_of(started(kind, Timing::Exam), 0, &deeds)
}

fn attempt(kind: Kind, deeds: Vec<Deed>) -> Attempt {
    Attempt::of(&log(kind, deeds), 1, 0).unwrap()
}

fn outcome(kind: Kind, deeds: Vec<Deed>) -> Outcome {
    mark(&attempt(kind, deeds), &c02(), &key)
}

#[test]
fn multiple_response_is_all_or_nothing() {
    let check = |picks: &[usize], expect: Verdict| {
        let outcome = outcome(Kind::Ten, vec![answer(0, picks)]);
        assert_eq!(outcome.questions[0].verdict, expect, "{picks:?}");
    };
    check(&[2, 0], Verdict::Right);
    check(&[0], Verdict::Wrong);
    check(&[0, 1, 2], Verdict::Wrong);
    check(&[], Verdict::Unanswered);
}

#[test]
fn unscored_questions_do_not_count_but_are_told() {
    let all: Vec<Deed> = (0..75).map(|place| answer(place, &[0, 2])).collect();
    let full = outcome(Kind::Mock, all.clone());
    assert_eq!(full.scored, Tally { right: 65, of: 65 });
    assert_eq!(full.unscored, Tally { right: 10, of: 10 });
    assert_eq!(full.estimate.scaled, 1000);

    let attempt = attempt(Kind::Mock, Vec::new());
    let unscored = attempt
        .paper
        .questions
        .iter()
        .enumerate()
        .filter(|(_, asked)| !asked.scored);
    let only = unscored.map(|(place, _)| answer(place, &[0, 2])).collect();
    let none = outcome(Kind::Mock, only);
    assert_eq!(none.estimate.scaled, 100);
    assert_eq!((none.unscored.right, none.unanswered), (10, 65));
}

#[test]
fn parts_add_up() {
    let some: Vec<Deed> = (0..40).map(|place| answer(place, &[0, 2])).collect();
    let outcome = outcome(Kind::Mock, some);
    for parts in [&outcome.domains, &outcome.tasks] {
        let sum = |count: fn(&super::Part) -> usize| parts.iter().map(count).sum::<usize>();
        assert_eq!(sum(|part| part.scored.right), outcome.scored.right);
        assert_eq!(sum(|part| part.scored.of), 65);
        assert_eq!(sum(|part| part.unscored.of), 10);
    }
    let ids: Vec<&str> = outcome
        .domains
        .iter()
        .map(|part| part.id.as_str())
        .collect();
    assert_eq!(ids, ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(outcome.domains[0].scored.of, 14);
    assert!(outcome.tasks.is_sorted_by(|one, other| one.id < other.id));
    let quarters = outcome.quarters.each_ref().map(|quarter| quarter.tally);
    assert_eq!(
        quarters.map(|tally| (tally.right, tally.of)),
        [(19, 19), (19, 19), (2, 19), (0, 18)]
    );
}

#[test]
fn quarters_tell_the_time_of_their_questions() {
    let deeds = vec![
        Deed::MovedTo { place: 9 },
        Deed::Ticked,
        Deed::Reviewed,
        Deed::Ticked,
    ];
    let outcome = outcome(Kind::Ten, deeds);
    let spent = outcome.quarters.each_ref().map(|quarter| quarter.spent);
    assert_eq!(spent, [1_000, 0, 0, 2_000]);
    assert_eq!(outcome.quarters[3].places, 8..10);
}

#[test]
fn changes_are_counted_between_settled_answers() {
    let leave = || [Deed::Reviewed, Deed::MovedTo { place: 0 }];
    let mut deeds = vec![Deed::MovedTo { place: 0 }];
    for picks in [[0, 1], [1, 2], [0, 2], [0, 1], [0, 2]] {
        deeds.push(answer(0, &picks));
        deeds.extend(leave());
    }
    let outcome = outcome(Kind::Ten, deeds);
    let expect = Changes {
        right_to_wrong: 1,
        wrong_to_right: 2,
        wrong_to_wrong: 1,
    };
    assert_eq!(outcome.changes, expect);
}

#[test]
fn confident_but_wrong_comes_first() {
    let rate = |place, confidence| Deed::Rated {
        place,
        confidence: Some(confidence),
    };
    let outcome = outcome(
        Kind::Ten,
        vec![
            answer(0, &[0, 2]),
            rate(0, Confidence::Confident),
            answer(1, &[0, 2]),
            rate(1, Confidence::Guess),
            answer(2, &[1]),
            answer(3, &[1]),
            rate(3, Confidence::Confident),
        ],
    );
    assert_eq!(outcome.to_go_through(), [3, 2, 4, 5, 6, 7, 8, 9, 1, 0]);
    assert_eq!(outcome.confident_but_wrong(), [3]);
}

#[test]
fn question_that_left_the_bank_is_void() {
    let attempt = attempt(
        Kind::Ten,
        (0..10).map(|place| answer(place, &[0, 2])).collect(),
    );
    let gone = attempt.paper.questions[4].id.clone();
    let outcome = mark(&attempt, &c02(), &|id| {
        if id == gone { None } else { key(id) }
    });
    assert_eq!(outcome.scored, Tally { right: 9, of: 9 });
    assert_eq!(outcome.questions[4].verdict, Verdict::Void);
}

#[test]
fn percent_is_rounded() {
    let percent = |right, of| Tally { right, of }.percent();
    assert_eq!(
        [percent(2, 3), percent(1, 3), percent(0, 4), percent(0, 0)],
        [Some(67), Some(33), Some(0), None]
    );
}

proptest! {
    #[test]
    fn one_more_right_answer_never_costs(
        right in prop::collection::vec(any::<bool>(), 75),
        place in 0_usize..75,
    ) {
        let marked = |right: &[bool]| {
            let picks = |right: bool| if right { vec![0, 2] } else { vec![1] };
            let deeds = right.iter().enumerate();
            outcome(Kind::Mock, deeds.map(|(place, right)| answer(place, &picks(*right))).collect())
        };
        let before = marked(&right).estimate;
        let mut better = right;
        better[place] = true;
        let after = marked(&better).estimate;
        prop_assert!(before.scaled <= after.scaled);
        prop_assert!((100..=1000).contains(&before.scaled) && after.scaled <= 1000);
    }
}
