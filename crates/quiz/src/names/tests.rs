use super::{NameEra, ServiceName, in_names};
use crate::date::Date;
use crate::highlight::highlight;
use crate::markup::{Block, Inline, plain_text};
use crate::question::{Era, Question};
use crate::testing;

fn name(old: &str, now: &str, retired: bool, only_now: &[&str]) -> ServiceName {
    ServiceName {
        old: old.to_owned(),
        now: now.to_owned(),
        retired,
        only_now: only_now.iter().map(|name| (*name).to_owned()).collect(),
        reviewed: Date::new(2026, 11, 21).unwrap(),
    }
}

fn names() -> Vec<ServiceName> {
    vec![
        name(
            "CloudWatch Events",
            "EventBridge",
            false,
            &["EventBridge Scheduler"],
        ),
        name("Kinesis Data Firehose", "Amazon Data Firehose", false, &[]),
        name("Kinesis Firehose", "Amazon Data Firehose", false, &[]),
        name("launch configuration", "launch template", true, &[]),
    ]
}

fn question(stem: &str, era: Era) -> Question {
    let mut question = testing::bank().questions.remove(0);
    question.era = era;
    question.stem = vec![Block::Paragraph(vec![Inline::Text(stem.to_owned())])];
    question.decides = String::new();
    question
}

fn legacy() -> Era {
    Era::Legacy {
        gloss: "Once.".to_owned(),
    }
}

/// The stem with its glosses in brackets.
fn said(question: &Question) -> String {
    let Some(Block::Paragraph(parts)) = question.stem.first() else {
        panic!("the stem is a paragraph");
    };
    let part = |part: &Inline| match part {
        Inline::Text(text) => text.clone(),
        Inline::Gloss(text) => format!(" [{text}]"),
        other => panic!("{other:?}"),
    };
    parts.iter().map(part).collect()
}

#[track_caller]
fn check(era: NameEra, of: Era, stem: &str, expect: &str) {
    let shown = in_names(&question(stem, of), &names(), era);
    assert_eq!(said(&shown), expect);
}

#[test]
fn names_of_then_have_todays_beside_them_once() {
    check(
        NameEra::Then,
        Era::Current,
        "An EventBridge rule and Amazon EventBridge. One EventBridge bus.",
        "A CloudWatch Events [today EventBridge] rule and Amazon CloudWatch Events. One CloudWatch Events bus.",
    );
    check(
        NameEra::Then,
        Era::Current,
        "It uses an Amazon Data Firehose stream.",
        "It uses a Kinesis Data Firehose [today Amazon Data Firehose] stream.",
    );
}

#[test]
fn what_came_later_has_no_older_name() {
    let later = "Use EventBridge Scheduler, not EventBridges or MyEventBridge2.";
    let expect = "Use EventBridge Scheduler, not EventBridges or MyEventBridge2.";
    check(NameEra::Then, Era::Current, later, expect);
}

#[test]
fn a_text_that_says_both_stays() {
    let both = "EventBridge was called CloudWatch Events.";
    let expect = "EventBridge was called CloudWatch Events [today EventBridge].";
    check(NameEra::Then, Era::Current, both, expect);
    check(NameEra::Today, legacy(), both, both);
}

#[test]
fn today_only_questions_of_then_change() {
    let stem = "A CloudWatch Events rule starts it from launch configurations.";
    check(NameEra::Today, Era::Current, stem, stem);
    check(
        NameEra::Today,
        legacy(),
        stem,
        "An EventBridge [in 2019 CloudWatch Events] rule starts it from launch configurations [today launch template].",
    );
    check(
        NameEra::Then,
        legacy(),
        stem,
        "A CloudWatch Events [today EventBridge] rule starts it from launch configurations [today launch template].",
    );
}

#[test]
fn the_words_that_decide_are_found_in_any_names() {
    let mut asked = question(
        "They need an EventBridge rule with EventBridge targets.",
        Era::Current,
    );
    asked.decides = "EventBridge rule with EventBridge".to_owned();
    let shown = in_names(&asked, &names(), NameEra::Then);
    assert_eq!(
        shown.decides,
        "CloudWatch Events rule with CloudWatch Events"
    );
    let lit = highlight(&shown.stem, &shown.decides);
    assert_ne!(lit, shown.stem);
    assert_eq!(plain_text(&lit), plain_text(&shown.stem));
    assert_eq!(
        plain_text(&lit),
        "They need a CloudWatch Events rule with CloudWatch Events targets."
    );
}

#[test]
fn code_and_keys_stay_and_a_gloss_of_the_stem_is_not_repeated() {
    let mut asked = question("EventBridge it is.", Era::Current);
    asked.options[0].content = vec![
        Block::Code {
            language: None,
            text: "EventBridge".to_owned(),
        },
        Block::Paragraph(vec![
            Inline::Code("EventBridge".to_owned()),
            Inline::Strong(vec![Inline::Text(" EventBridge".to_owned())]),
        ]),
    ];
    let shown = in_names(&asked, &names(), NameEra::Then);
    assert_eq!(shown.key(), asked.key());
    assert_eq!(shown.id, asked.id);
    assert_eq!(
        plain_text(&shown.options[0].content),
        "EventBridge\nEventBridge CloudWatch Events"
    );
    let Block::Paragraph(parts) = &shown.options[0].content[1] else {
        panic!("it stays a paragraph");
    };
    assert_eq!(
        parts[1],
        Inline::Strong(vec![Inline::Text(" CloudWatch Events".to_owned())])
    );
}
