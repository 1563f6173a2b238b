mod schedules;
mod templates;

use super::{Disagreement, Outcome, Place, disagreements, engine_key, only_utc, run_option};
use quiz::{Block, ChoiceOption, Date, Era, Expect, PatternRun, Question, Run};

/// A question with a pattern an option and an event a run.
pub(crate) fn question(options: &[(&str, bool)], runs: &[(&str, Expect)]) -> Question {
    Question {
        id: "q".to_owned(),
        domain: 4,
        task: "4.3".to_owned(),
        c01: "3.2".to_owned(),
        topics: Vec::new(),
        services: Vec::new(),
        difficulty: 1,
        era: Era::Current,
        reviewed: Date::new(2026, 11, 21).unwrap(),
        decides: String::new(),
        references: Vec::new(),
        twin: None,
        exercise: None,
        stem: Vec::new(),
        options: options
            .iter()
            .map(|(pattern, correct)| ChoiceOption {
                content: vec![Block::Code {
                    language: Some("json".to_owned()),
                    text: (*pattern).to_owned(),
                }],
                correct: *correct,
                rationale: Vec::new(),
                misconception: None,
            })
            .collect(),
        runs: runs
            .iter()
            .map(|(event, expect)| {
                Run::Pattern(PatternRun {
                    title: "An event".to_owned(),
                    event: (*event).to_owned(),
                    expect: *expect,
                })
            })
            .collect(),
    }
}

const STARTED: &str = r#"{"source": "shop", "detail": {"state": "started"}}"#;
const ENDED: &str = r#"{"source": "shop", "detail": {"state": "ended"}}"#;
const BY_STATE: &str = r#"{"detail": {"state": ["ended"]}}"#;
const BY_SOURCE: &str = r#"{"source": ["shop"]}"#;
const RUNS: [(&str, Expect); 2] = [(STARTED, Expect::NoMatch), (ENDED, Expect::Match)];

#[test]
fn key_is_what_the_engine_says() {
    let right = question(&[(BY_SOURCE, false), (BY_STATE, true)], &RUNS);
    assert_eq!(engine_key(&right, &only_utc), Some(vec![1]));
    assert_eq!(disagreements(&right, &only_utc), []);
    assert!(matches!(
        run_option(&right, &right.options[0], &only_utc)[..],
        [Outcome::Match(_), Outcome::Match(_)]
    ));
    assert!(matches!(
        run_option(&right, &right.options[1], &only_utc)[..],
        [Outcome::NoMatch(_), Outcome::Match(_)]
    ));
}

#[test]
fn names_options_that_are_marked_otherwise() {
    let wrong = question(&[(BY_SOURCE, true), (BY_STATE, false)], &RUNS);
    let found = disagreements(&wrong, &only_utc);
    let expect = [
        (
            Place::Option(0),
            "this option is marked right, but its pattern matches the event \"An event\"",
        ),
        (
            Place::Option(1),
            "this option is marked wrong, but it does what is expected in every run",
        ),
    ];
    assert_eq!(
        found,
        expect.map(|(place, message)| Disagreement {
            place,
            message: message.to_owned()
        })
    );
}

#[test]
fn invalid_pattern_is_never_right() {
    let only_no_match = [(STARTED, Expect::NoMatch)];
    let asked = question(
        &[
            (r#"{"source": "shop"}"#, true),
            ("{", false),
            (BY_STATE, true),
        ],
        &only_no_match,
    );
    assert_eq!(engine_key(&asked, &only_utc), Some(vec![2]));
    let found = disagreements(&asked, &only_utc);
    assert_eq!(
        found.iter().map(|found| found.place).collect::<Vec<_>>(),
        [Place::Option(0)]
    );
    assert!(
        found[0]
            .message
            .starts_with("this option is marked right, but its pattern is not valid: "),
        "{found:?}"
    );
}

#[test]
fn broken_event_is_the_fault_of_the_run() {
    let asked = question(
        &[(BY_STATE, true)],
        &[
            (ENDED, Expect::Match),
            ("{\"a\": ", Expect::NoMatch),
            ("[]", Expect::NoMatch),
        ],
    );
    let places: Vec<Place> = disagreements(&asked, &only_utc)
        .iter()
        .map(|found| found.place)
        .collect();
    assert_eq!(places, [Place::Run(1), Place::Run(2)]);
}

#[test]
fn option_without_a_pattern_is_not_right() {
    let mut asked = question(&[(BY_STATE, true)], &RUNS);
    asked.options[0].content.clear();
    assert_eq!(engine_key(&asked, &only_utc), Some(Vec::new()));
    assert_eq!(
        disagreements(&asked, &only_utc)[0].message,
        "this option is marked right, but it has nothing to run"
    );
}

#[test]
fn question_without_runs_is_left_alone() {
    let asked = question(&[(BY_STATE, false)], &[]);
    assert_eq!(engine_key(&asked, &only_utc), None);
    assert_eq!(disagreements(&asked, &only_utc), []);
}
