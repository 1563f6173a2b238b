use super::plan;
use crate::exam::attempt::Attempt;
use crate::exam::entry::Deed;
use crate::exam::kind::Kind;
use crate::exam::result::mark;
use crate::exam::testing::{c02, log_of, started};
use crate::exam::timing::Timing;

/// The plan after a diagnostic in which these domains went wrong.
fn needs(wrong: &[u8]) -> Vec<super::Need> {
    let start = log_of(started(Kind::Diagnostic, Timing::Exam), 0, &[]);
    let paper = Attempt::of(&start, 1, 0).unwrap().paper;
    let answers = paper.questions.iter().enumerate().map(|(place, asked)| {
        let picks = vec![usize::from(wrong.contains(&asked.domain))];
        (1, Deed::Answered { place, picks })
    });
    let deeds: Vec<(u64, Deed)> = answers.chain([(2, Deed::Submitted)]).collect();
    let log = log_of(started(Kind::Diagnostic, Timing::Exam), 0, &deeds);
    let attempt = Attempt::of(&log, 1, 2).unwrap();
    let outcome = mark(&attempt, &c02(), &|_| Some(vec![0]));
    plan(&outcome, &attempt.paper, &c02())
}

#[test]
fn weak_domain_comes_first() {
    let needs = needs(&[5]);
    assert_eq!(needs[0].domain, 5);
    assert_eq!((needs[0].tally.right, needs[0].tally.of), (0, 4));
    // 14 % of the exam, of which five of six are likely to go wrong.
    assert_eq!(needs[0].loss, 116);
    assert!(needs[0].tasks.iter().all(|task| task.starts_with("5.")));
    assert!(needs[0].tasks.is_sorted_by(|one, other| one < other));
    assert!(needs[0].tasks.len() >= 2 && needs[1].tasks.is_empty());
}

#[test]
fn of_two_that_went_alike_the_weightier_comes_first() {
    let order = |wrong: &[u8]| {
        needs(wrong)
            .iter()
            .map(|need| need.domain)
            .collect::<Vec<_>>()
    };
    assert_eq!(order(&[]), [1, 2, 6, 3, 4, 5]);
    assert_eq!(order(&[4, 6]), [6, 4, 1, 2, 3, 5]);
}
