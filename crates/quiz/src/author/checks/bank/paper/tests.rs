use super::super::lengths::Shapes;
use super::check;
use crate::author::finding::{Place, Severity};
use crate::author::rules::{Paper, Rules};
use crate::bank::{Bank, Blueprint, BlueprintDomain, Domain, Lists, Task};
use crate::date::Date;
use crate::markup::{Block, Inline};
use crate::question::Question;
use crate::testing::question;

/// A question of a domain with an option a word.
fn asked(id: &str, task: &str, options: &[(&str, bool)]) -> Question {
    let marks: Vec<bool> = options.iter().map(|(_, right)| *right).collect();
    let mut asked = question(id, &marks);
    asked.task = task.to_owned();
    asked.domain = task.split('.').next().unwrap().parse().unwrap();
    asked.twin = None;
    for (option, (text, _)) in asked.options.iter_mut().zip(options) {
        option.content = vec![Block::Paragraph(vec![Inline::Text((*text).to_owned())])];
    }
    asked
}

const SINGLE: [(&str, bool); 4] = [
    ("same", true),
    ("size", false),
    ("word", false),
    ("four", false),
];
const DOUBLE: [(&str, bool); 5] = [
    ("same", true),
    ("size", true),
    ("word", false),
    ("four", false),
    ("five", false),
];

/// Two domains with two questions each, of which one of each is multiple response.
fn bank() -> Bank {
    let mut questions = vec![
        asked("a", "4.1", &SINGLE),
        asked("b", "4.2", &DOUBLE),
        asked("c", "5.1", &SINGLE),
        asked("d", "5.2", &DOUBLE),
    ];
    questions[0].twin = Some("c".to_owned());
    questions[2].twin = Some("a".to_owned());
    for extra in &mut questions[1..] {
        extra.runs.clear();
    }
    let share = |number| BlueprintDomain {
        number,
        title: String::new(),
        weight: 50,
        scored: 1,
        unscored: 1,
    };
    let day = Date::new(2026, 11, 21).unwrap();
    Bank {
        lists: Lists {
            domains: [4, 5]
                .map(|number| Domain {
                    number,
                    title: String::new(),
                    slug: String::new(),
                    c01: 1,
                })
                .to_vec(),
            tasks: ["4.1", "4.2", "5.1", "5.2"]
                .map(|id| Task {
                    id: id.to_owned(),
                    domain: 4,
                    title: String::new(),
                })
                .to_vec(),
            blueprints: vec![Blueprint {
                id: "X".to_owned(),
                title: String::new(),
                from: day,
                until: None,
                reviewed: day,
                minutes: 10,
                questions: 4,
                scored: 2,
                unscored: 2,
                scale_from: 100,
                scale_to: 1000,
                pass: 750,
                domains: vec![share(4), share(5)],
            }],
            ..Lists::default()
        },
        questions,
        ..Bank::default()
    }
}

fn paper() -> Paper {
    Paper {
        id: "p".to_owned(),
        file: "papers.toml".to_owned(),
        place: Place { line: 7, column: 1 },
        blueprint: "X".to_owned(),
        complete: true,
        multiple_least: 1,
        multiple_most: 2,
        executable: 1,
        pairs: 1,
        each_task: 1,
        longest_key: 27,
        domain_points: 2,
    }
}

/// The messages on a bank, all of this severity and on the paper's line.
fn found(bank: &Bank, papers: Vec<Paper>, severity: Severity) -> Vec<String> {
    let rules = Rules {
        papers,
        ..Rules::default()
    };
    let mut findings = Vec::new();
    check(bank, &rules, &Shapes::of(bank), &mut findings);
    for finding in &findings {
        assert_eq!(
            (finding.file.as_str(), finding.line, finding.severity),
            ("papers.toml", 7, severity)
        );
    }
    findings
        .into_iter()
        .map(|finding| finding.message)
        .collect()
}

#[track_caller]
fn check_changed(change: impl Fn(&mut Bank), expect: &[&str]) {
    let mut bank = bank();
    change(&mut bank);
    assert_eq!(found(&bank, vec![paper()], Severity::Warning), expect);
}

#[test]
fn whole_paper_is_clean() {
    check_changed(|_| {}, &[]);
}

#[test]
fn names_every_shortfall() {
    check_changed(
        |bank| drop(bank.questions.remove(3)),
        &[
            "paper `p`: questions of domain 5: 2 needed, 1 there",
            "paper `p`: questions on task 5.2: 1 needed, 0 there",
            "paper `p`: domain 4 has 67 % of the questions and weighs 50 %; 2 points apart at most",
            "paper `p`: domain 5 has 33 % of the questions and weighs 50 %; 2 points apart at most",
        ],
    );
    check_changed(
        |bank| bank.questions[0].runs.clear(),
        &["paper `p`: executable questions: 1 needed, 0 there"],
    );
    check_changed(
        |bank| bank.questions[0].twin = None,
        &["paper `p`: minimal pairs: 1 needed, 0 there"],
    );
    check_changed(
        |bank| bank.questions[0].options[1].correct = true,
        &["paper `p`: 1 to 2 of 4 questions are to be multiple response and 3 of 4 are"],
    );
}

#[test]
fn key_that_stands_out_is_named() {
    check_changed(
        |bank| {
            bank.questions[0].options[0].content = asked("x", "4.1", &[("longer", true)]).options[0]
                .content
                .clone()
        },
        &[
            "paper `p`: the key is the single longest option in 1 of 2 single-answer questions, 50 %; 27 % at most",
        ],
    );
    check_changed(
        |bank| {
            for question in &mut bank.questions {
                question.options[0].content =
                    asked("x", "4.1", &[("s", true)]).options[0].content.clone();
            }
        },
        &[
            "paper `p`: the key is the single shortest option in 2 of 2 single-answer questions, 100 %; 86 % at most",
        ],
    );
}

#[test]
fn second_paper_comes_on_top() {
    let mut second = paper();
    second.id = "q".to_owned();
    let messages = found(&bank(), vec![paper(), second], Severity::Warning);
    assert_eq!(
        messages[0],
        "paper `q`: questions of domain 4: 4 needed, 2 there"
    );
    assert!(
        messages
            .iter()
            .all(|message| message.starts_with("paper `q`"))
    );
}

#[test]
fn a_bank_out_of_balance_fails_the_last_paper_alone() {
    let mut bank = bank();
    let more = |number: usize| asked(&format!("more-{number}"), "4.1", &SINGLE);
    bank.questions.extend((0..4).map(more));
    let last = Paper {
        id: "q".to_owned(),
        complete: false,
        ..paper()
    };
    let messages = found(&bank, vec![paper(), last.clone()], Severity::Note);
    let apart =
        "paper `q`: domain 4 has 75 % of the questions and weighs 50 %; 2 points apart at most";
    assert!(
        messages.iter().any(|message| message == apart),
        "{messages:?}"
    );
    assert!(
        messages
            .iter()
            .all(|message| message.starts_with("paper `q`"))
    );
    let whole = Paper {
        complete: true,
        ..last
    };
    let messages = found(&bank, vec![whole], Severity::Warning);
    assert!(
        messages.iter().any(|message| message == apart),
        "{messages:?}"
    );
}

#[test]
fn paper_that_is_not_complete_is_noted() {
    let open = || {
        let mut open = paper();
        open.complete = false;
        open
    };
    let mut short = bank();
    short.questions[0].twin = None;
    assert_eq!(
        found(&short, vec![open()], Severity::Note),
        ["paper `p`: minimal pairs: 1 needed, 0 there"]
    );
    assert_eq!(
        found(&bank(), vec![open()], Severity::Warning),
        ["the bank holds all that paper `p` needs"]
    );
}
