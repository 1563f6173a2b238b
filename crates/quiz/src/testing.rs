//! Small data for the unit tests of this crate.

use crate::bank::{Bank, Domain, Lists, Misconception};
use crate::date::Date;
use crate::markup::{Block, Inline};
use crate::question::{ChoiceOption, Era, Question, Reference};
use crate::run::{Expect, PatternRun, Run};

/// A question with these options, right or wrong.
pub(crate) fn question(id: &str, options: &[bool]) -> Question {
    let words = |text: &str| vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Question {
        id: id.to_owned(),
        domain: 4,
        task: "4.3".to_owned(),
        c01: "3.2".to_owned(),
        topics: vec!["topic".to_owned()],
        services: vec!["EventBridge".to_owned()],
        difficulty: 2,
        era: Era::Legacy {
            gloss: "Now called EventBridge.".to_owned(),
        },
        reviewed: Date::new(2026, 11, 21).unwrap(),
        decides: "at once".to_owned(),
        references: vec![Reference {
            title: "Page".to_owned(),
            url: "https://docs.aws.amazon.com/".to_owned(),
        }],
        twin: Some("other".to_owned()),
        exercise: None,
        stem: words("Do it at once."),
        options: options
            .iter()
            .map(|correct| ChoiceOption {
                content: vec![Block::Code {
                    language: Some("json".to_owned()),
                    text: "{}".to_owned(),
                }],
                correct: *correct,
                rationale: words("So it is."),
                misconception: (!correct).then(|| "belief".to_owned()),
            })
            .collect(),
        runs: vec![Run::Pattern(PatternRun {
            title: "Any event".to_owned(),
            event: "{}".to_owned(),
            expect: Expect::NoMatch,
        })],
    }
}

/// A bank with one domain, one misconception and one question.
pub(crate) fn bank() -> Bank {
    let mut bank = Bank {
        lists: Lists {
            domains: vec![Domain {
                number: 4,
                title: "Monitoring and Logging".to_owned(),
                slug: "4-monitoring-and-logging".to_owned(),
                c01: 3,
            }],
            misconceptions: vec![Misconception {
                id: "belief".to_owned(),
                title: "A belief".to_owned(),
                correction: "The truth.".to_owned(),
            }],
            ..Lists::default()
        },
        questions: vec![question("a", &[true, false, false, false])],
        ..Bank::default()
    };
    bank.version = crate::packed::version_of(&bank);
    bank
}
