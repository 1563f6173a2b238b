use super::{Filter, State, find};
use crate::exam::testing::{index, listed};
use crate::index::Index;
use crate::study::{Confidence, Deed, Entry, Plan, Standings};

/// Two days after the answers, less a second.
const NOW: u64 = 2 * 86_400_000 - 1_000;

/// Three questions that differ in everything, and a log that answers the second and the third.
fn three() -> (Index, Standings) {
    let mut index = index(0);
    let [mut one, mut two, mut three] = [("one", "1.1"), ("two", "1.2"), ("three", "4.3")]
        .map(|(id, task)| listed(id, task, "1.1"));
    one.topics = vec!["builds".to_owned(), "tests".to_owned()];
    one.services = vec!["CodeBuild".to_owned()];
    one.summary = "A team builds at NIGHT.".to_owned();
    one.is_executable = false;
    two.difficulty = 3;
    two.misconceptions = vec!["m".to_owned()];
    three.difficulty = 1;
    three.c01 = "5.2".to_owned();
    index.questions = vec![one, two, three];
    let answered = |question: &str, right, confidence| Deed::Answered {
        question: question.to_owned(),
        bank: String::new(),
        picks: vec![0],
        right,
        confidence,
        attempt: None,
    };
    let deeds = [
        answered("two", false, Some(Confidence::Confident)),
        answered("three", true, Some(Confidence::Guess)),
        Deed::Flagged {
            question: "one".to_owned(),
        },
        Deed::Noted {
            question: "three".to_owned(),
            text: "x".to_owned(),
        },
    ];
    let log: Vec<Entry> = (1..)
        .zip(deeds)
        .map(|(id, deed)| Entry { at: id, id, deed })
        .collect();
    (index, Standings::of(&log))
}

#[track_caller]
fn check(filter: &Filter, expect: &[&str]) {
    let (index, standings) = three();
    let found = find(&index, &standings, filter, &Plan::default(), NOW);
    let ids: Vec<&str> = found.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, expect, "{filter:?}");
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn filter_without_wishes_wants_all() {
    assert!(Filter::default().is_empty());
    check(&Filter::default(), &["one", "two", "three"]);
}

#[test]
fn each_wish_counts() {
    let all = Filter::default;
    check(
        &Filter {
            domains: vec![1],
            ..all()
        },
        &["one", "two"],
    );
    check(
        &Filter {
            domains: vec![1, 4],
            ..all()
        },
        &["one", "two", "three"],
    );
    check(
        &Filter {
            tasks: words(&["4.3", "1.2"]),
            ..all()
        },
        &["two", "three"],
    );
    check(
        &Filter {
            objectives: words(&["5.2"]),
            ..all()
        },
        &["three"],
    );
    check(
        &Filter {
            topics: words(&["tests"]),
            ..all()
        },
        &["one"],
    );
    check(
        &Filter {
            services: words(&["CodeBuild"]),
            ..all()
        },
        &["one"],
    );
    check(
        &Filter {
            difficulties: vec![3, 1],
            ..all()
        },
        &["two", "three"],
    );
    check(
        &Filter {
            misconceptions: words(&["m"]),
            ..all()
        },
        &["two"],
    );
    check(
        &Filter {
            only_executable: true,
            ..all()
        },
        &["two", "three"],
    );
    check(
        &Filter {
            ids: Some(words(&["three"])),
            ..all()
        },
        &["three"],
    );
    check(
        &Filter {
            ids: Some(Vec::new()),
            ..all()
        },
        &[],
    );
    check(
        &Filter {
            domains: vec![1],
            difficulties: vec![3],
            ..all()
        },
        &["two"],
    );
}

#[test]
fn what_was_done_counts() {
    let of = |states: &[State]| Filter {
        states: states.to_vec(),
        ..Filter::default()
    };
    check(&of(&[State::Missed]), &["two"]);
    check(&of(&[State::Flagged]), &["one"]);
    check(&of(&[State::Unsure]), &["three"]);
    check(&of(&[State::Unseen]), &["one"]);
    check(&of(&[State::Noted]), &["three"]);
    check(&of(&[State::Due]), &["two", "three"]);
    check(&of(&[State::Missed, State::Unsure]), &["two", "three"]);
    check(&of(&State::ALL), &["one", "two", "three"]);
}

#[test]
fn every_word_is_searched() {
    let of = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    check(&of("  "), &["one", "two", "three"]);
    check(&of("night TEAM"), &["one"]);
    check(&of("codebuild night"), &["one"]);
    check(&of("night eventbridge"), &[]);
    check(&of("eventbridge 4.3"), &["three"]);
    check(&of("tw"), &["two"]);
}

#[test]
fn stored_filter_of_fewer_wishes_is_read() {
    let filter: Filter = serde_json::from_str(r#"{"states":["missed"]}"#).unwrap();
    check(&filter, &["two"]);
}
