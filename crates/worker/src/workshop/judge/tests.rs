use door::{Bytes, Judge, JudgedPart};
use quiz::{
    Block, ChoiceOption, Date, Era, Expect, ExpectSchedule, PatternRun, Question, Run, ScheduleRun,
};

use super::judge;

/// A question with a pattern an option and this run.
fn question(options: &[(&str, bool)], run: Run) -> Question {
    let option = |(pattern, correct): &(&str, bool)| ChoiceOption {
        content: vec![Block::Code {
            language: Some("json".to_owned()),
            text: (*pattern).to_owned(),
        }],
        correct: *correct,
        rationale: Vec::new(),
        misconception: None,
    };
    Question {
        id: "q".to_owned(),
        domain: 4,
        task: "4.3".to_owned(),
        c01: "3.2".to_owned(),
        topics: Vec::new(),
        services: Vec::new(),
        difficulty: 1,
        era: Era::Current,
        reviewed: Date::new(2026, 11, 21).expect("a day"),
        decides: String::new(),
        references: Vec::new(),
        twin: None,
        exercise: None,
        stem: Vec::new(),
        options: options.iter().map(option).collect(),
        runs: vec![run],
    }
}

fn ask(question: Question) -> Vec<(JudgedPart, bool)> {
    let judged = judge(&Judge(Bytes(quiz::pack_questions(&[question]))));
    assert!(judged.iter().all(|judged| judged.question == "q"));
    judged
        .iter()
        .map(|judged| (judged.part, judged.is_error))
        .collect()
}

fn event() -> Run {
    Run::Pattern(PatternRun {
        title: "An event".to_owned(),
        event: r#"{"source": "shop"}"#.to_owned(),
        expect: Expect::Match,
    })
}

const SHOP: &str = r#"{"source": ["shop"]}"#;
const BANK: &str = r#"{"source": ["bank"]}"#;

#[test]
fn key_is_compared_with_the_engine() {
    assert_eq!(
        ask(question(&[(SHOP, true), (BANK, false)], event())),
        [(JudgedPart::Rationale(1), false)]
    );
    assert_eq!(
        ask(question(&[(BANK, true)], event())),
        [(JudgedPart::Option(0), true)]
    );
    assert_eq!(judge(&Judge(Bytes(vec![1, 2, 3]))), []);
}

#[test]
fn time_zones_are_left_to_the_command() {
    let run = Run::Schedule(ScheduleRun {
        title: "Nights".to_owned(),
        api: "scheduler:CreateSchedule".to_owned(),
        time_zone: Some("Europe/Berlin".to_owned()),
        after: "2026-01-15T12:00:00Z".to_owned(),
        expect: ExpectSchedule::Valid,
    });
    assert_eq!(
        ask(question(&[(SHOP, true)], run)),
        [(JudgedPart::Run(0), false)]
    );
}
