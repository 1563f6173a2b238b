use door::{
    Advance, Answer, Bench, Bytes, Check, Coming, Compared, Complete, Explain, Format, Hello,
    Language, Learn, Leaves, LintPattern, Matrix, Question, Room, Samples, Send, Sending, Separate,
    Suggest,
};
use pattern::suggest::{Choice, Place, Strictness};
use pipeline::{
    DEFAULT_EVENT_BUS, Fault, FaultKind, PutRule, RuleVerdict, Target, Timestamp, Until, Yard,
    put_rule, put_target,
};

use crate::testing::Workers;

/// The answer of a new worker to a question through the door.
fn ask<Q: Question>(question: Q) -> Q::Answer {
    Workers::default().ask(question)
}

/// A yard with a rule of this pattern that has a topic and a queue.
fn yard(pattern: &str) -> Yard {
    let yard = put_rule(&Yard::default(), PutRule::new("r", pattern)).expect("the rule");
    let targets = [
        Target::new("topic", "arn:aws:sns:us-east-1:123456789012:orders"),
        Target::new("queue", "arn:aws:sqs:us-east-1:123456789012:orders"),
    ];
    targets.into_iter().fold(yard, |yard, target| {
        put_target(&yard, "default", "r", target).expect("the target")
    })
}

/// That yard with this event on the bench.
fn bench(pattern: &str, event: &str) -> Bench {
    Bench {
        yard: (&yard(pattern)).into(),
        event: event.to_owned(),
        rule: 0,
    }
}

#[test]
fn hello_is_answered_with_the_build() {
    assert_eq!(ask(Hello), "b1");
}

#[test]
fn every_sample_event_comes_whole() {
    assert_eq!(ask(Samples), pipeline::catalogue());
}

#[test]
fn each_rule_is_compared_with_the_event() {
    let compared = |pattern: &str, event: &str| {
        let checked = ask(Check(bench(pattern, event)));
        checked.rules[0].compared
    };
    let pattern = r#"{"source":["aws.s3"]}"#;
    assert_eq!(compared(pattern, r#"{"source":"aws.s3"}"#), Compared::Match);
    assert_eq!(compared(pattern, r#"{"source":1}"#), Compared::NoMatch);
    assert_eq!(compared(pattern, "["), Compared::NoEvent);
    assert_eq!(
        compared(r#"{"source":"aws.s3"}"#, "["),
        Compared::InvalidPattern
    );
}

#[test]
fn a_rule_with_a_schedule_alone_takes_no_event() {
    let mut bench = bench(r#"{"source":["aws.s3"]}"#, r#"{"source":"aws.s3"}"#);
    bench.yard.rules[0].schedule_expression = Some("rate(1 minute)".to_owned());
    let checked = |bench: &Bench| ask(Check(bench.clone())).rules.remove(0);
    assert_eq!(checked(&bench).compared, Compared::Match);
    bench.yard.rules[0].event_pattern = None;
    let scheduled = checked(&bench);
    assert_eq!(scheduled.compared, Compared::NoMatch);
    assert_eq!(scheduled.pattern, []);
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let mut bench = bench(r#"{"source":"aws.s3"}"#, r#"{"source":"#);
    let checked = ask(Check(bench.clone()));
    assert!(!checked.event.is_empty());
    assert_eq!(checked.rules[0].pattern[0].span.start, 10);
    assert_eq!(checked.rules[0].refusal, None);
    bench.yard.rules[0].name = "two words".to_owned();
    assert!(ask(Check(bench)).rules[0].refusal.is_some());
}

#[test]
fn the_rule_that_is_worked_on_comes_with_its_why_and_its_samples() {
    let checked = ask(Check(bench(
        r#"{"source":["aws.s3"]}"#,
        r#"{"source":"aws.ec2"}"#,
    )));
    let trace = checked.trace.expect("both can be read");
    assert!(!trace.verdict.is_match());
    let catalogue = pipeline::catalogue();
    let caught: Vec<&str> = checked
        .catches
        .iter()
        .map(|at| catalogue[*at].id.as_ref())
        .collect();
    assert_eq!(caught, ["s3/object-created"]);
    let invalid = ask(Check(bench(r#"{"source":1}"#, "{}")));
    assert_eq!((invalid.trace, invalid.catches), (None, Vec::new()));
}

#[test]
fn a_pattern_is_made_of_what_is_chosen_and_its_catch_counted() {
    let event = &pipeline::sample("s3/object-created")
        .expect("the sample")
        .text;
    let leaves = ask(Leaves(event.to_string()));
    let source = leaves
        .iter()
        .find(|leaf| leaf.path == ["source"])
        .expect("the source");
    let choice = Choice {
        place: Place::Path(source.path.clone()),
        strictness: Strictness::Exact,
    };
    let suggested = ask(Suggest {
        event: event.to_string(),
        choices: vec![choice],
    });
    let pattern = suggested.suggestion.pattern.expect("a pattern");
    assert_eq!(pattern.compact, r#"{"source":["aws.s3"]}"#);
    assert_eq!(
        (suggested.catches, suggested.of),
        (1, pipeline::catalogue().len())
    );
    assert!(ask(Leaves("[".to_owned())).is_empty());
    let nothing = ask(Suggest {
        event: "[".to_owned(),
        choices: Vec::new(),
    });
    assert_eq!(nothing.suggestion.pattern, None);
}

#[test]
fn two_kinds_of_events_are_parted() {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|&text| text.to_owned())
            .collect::<Vec<_>>()
    };
    let asked = |must_not: &[&str]| Separate {
        must_match: texts(&[r#"{"detail":{"state":"FAILED"}}"#]),
        must_not: texts(must_not),
    };
    let found = ask(asked(&[r#"{"detail":{"state":"STOPPED"}}"#])).expect("they can be parted");
    assert_eq!(found.pattern.compact, r#"{"detail":{"state":["FAILED"]}}"#);
    assert!(ask(asked(&[r#"{"detail":{"state":"FAILED"}}"#])).is_err());
}

#[test]
fn the_matrix_takes_changes_only_of_what_it_has() {
    let mut workers = Workers::default();
    let mut asked = Matrix {
        patterns: vec![r#"{"a":["x"]}"#.to_owned()],
        number: 3,
        since: Some(2),
        count: 1,
        texts: vec![(0, r#"{"a":"x"}"#.to_owned())],
    };
    assert_eq!(workers.ask(asked.clone()), None);
    asked.since = None;
    let cells = workers.ask(asked.clone()).expect("all texts are there");
    assert_eq!(cells.columns, [[Compared::Match]]);
    asked.texts = vec![(0, "{}".to_owned())];
    let cells = workers.ask(asked.clone()).expect("the number is known");
    assert_eq!(cells.columns, [[Compared::Match]], "nothing has changed");
    (asked.number, asked.since) = (4, Some(3));
    let cells = workers.ask(asked).expect("the change is of what is known");
    assert_eq!(cells.columns, [[Compared::NoMatch]]);
}

fn send_to(yard: Yard, text: &str) -> Sending {
    ask(Send {
        yard,
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        events: vec![text.to_owned()],
    })
}

#[test]
fn a_sent_event_comes_with_readable_texts() {
    let event = pipeline::sample("s3/object-created").expect("the sample");
    let sending = send_to(yard(r#"{"source":["aws.s3"]}"#), &event.text);
    let rule = &sending.events[0].rules[0];
    assert_eq!(rule.verdict, RuleVerdict::Matched);
    assert_eq!(rule.deliveries.len(), 2);
    for delivery in &rule.deliveries {
        let text = delivery.received.as_ref().expect("delivered").text();
        assert_eq!(sending.pretty(text), pipeline::pretty(text));
    }
    assert_eq!(sending.pretty("unknown"), "unknown");
}

#[test]
fn a_schedule_that_aws_would_refuse_is_told_with_its_reason() {
    let mut yard = yard("{}");
    yard.rules[0].event_pattern = None;
    yard.rules[0].schedule_expression = Some("rate(1 hours)".to_owned());
    let rules = ask(Coming((&yard).into()));
    assert!(rules[0].refusal.is_some() && rules[0].next.is_empty());
    let mut bench = bench("{}", "{}");
    bench.yard = (&yard).into();
    let checked = ask(Check(bench));
    assert_eq!(checked.rules[0].compared, Compared::NoMatch);
    assert_eq!(checked.rules[0].pattern, []);
}

#[test]
fn what_is_under_way_goes_on_with_the_clock_and_rules_run() {
    let event = pipeline::sample("s3/object-created").expect("the sample");
    let mut yard = yard(r#"{"source":["aws.s3"]}"#);
    yard.rules[0].schedule_expression = Some("rate(1 hour)".to_owned());
    yard.rules[0].creation_time = yard.clock;
    let fault = Fault {
        until: Some(Timestamp(yard.clock.millis() + 1)),
        ..Fault::new("*", FaultKind::Throttle)
    };
    yard.conditions.faults = vec![fault];
    let sending = send_to(yard.clone(), &event.text);
    assert_eq!(sending.progress.under_way.len(), 2);
    sending.progress.put_into(&mut yard);
    let [rule] = &ask(Coming((&yard).into()))[..] else {
        panic!("one rule runs by itself");
    };
    let from_now = |time: &Timestamp| time.millis() - yard.clock.millis();
    let next: Vec<i64> = rule.next.iter().map(from_now).collect();
    assert_eq!(next, [3_600_000, 7_200_000, 10_800_000]);
    assert!(rule.words.starts_with("Every hour"), "{}", rule.words);
    let at = rule.next[0];
    let until = Until::Time(at);
    let later = ask(Advance { yard, until });
    assert_eq!(later.progress.clock, at);
    assert!(later.progress.under_way.is_empty());
    assert_eq!(later.events.len(), 1, "the rule ran");
    let texts = later.deliveries.iter();
    let texts: Vec<&str> = texts
        .filter_map(|late| Some(late.delivery.received.as_ref()?.text()))
        .collect();
    assert_eq!(texts.len(), 2);
    for text in texts {
        assert_eq!(later.pretty(text), pipeline::pretty(text));
    }
}

/// The labels of what can be written at the end of a text.
fn offered(language: Language, text: &str, event: &str) -> Vec<String> {
    let completions = ask(Complete {
        language,
        text: text.to_owned(),
        offset: text.len(),
        event: event.to_owned(),
    });
    completions.items.into_iter().map(|it| it.label).collect()
}

#[test]
fn a_pattern_is_completed_from_its_event() {
    let event = r#"{"source": "my.app", "detail": {"state": "on"}}"#;
    assert_eq!(
        offered(Language::Pattern, r#"{"detail": {"st"#, event),
        ["state"]
    );
    assert_eq!(
        offered(Language::Pattern, r#"{"source": ["my"#, event),
        ["my.app"]
    );
}

#[test]
fn an_event_is_completed_from_samples_of_its_source() {
    let fields = offered(Language::Event, "{\"", "");
    for name in ["version", "id", "detail-type", "source", "detail"] {
        assert!(fields.contains(&name.to_owned()), "{fields:?}");
    }
    let types = offered(
        Language::Event,
        r#"{"source": "aws.s3", "detail-type": ""#,
        r#"{"detail-type": "Mine"}"#,
    );
    assert_eq!(types[0], "Mine");
    assert!(types[1].starts_with("Object "), "{types:?}");
    let detail = offered(
        Language::Event,
        r#"{"source": "aws.s3", "detail": {"buc"#,
        "",
    );
    assert_eq!(detail[0], "bucket");
}

#[test]
fn what_a_page_teaches_is_known_from_then_on() {
    let mut workers = Workers::default();
    let pattern = r#"{"source": ["aws.codebuild"], "detail": {"build-staus": ["FAILED"]}}"#;
    let lint = LintPattern(pattern.to_owned());
    assert_eq!(workers.ask(lint.clone()), []);
    assert!(!workers.ask(Learn(Bytes(b"no schemas".to_vec()))));
    assert_eq!(workers.ask(lint.clone()), []);
    let wide = LintPattern(r#"{"detail": {"state": ["failed"]}}"#.to_owned());
    assert!(workers.ask(wide).iter().any(|lint| !lint.is_note));

    let schemas = schema::author::schemas().expect("the schemas of this repository");
    assert!(workers.ask(Learn(Bytes(schemas.pack()))));
    let lints = workers.ask(lint);
    let fixes: Vec<_> = lints.iter().filter_map(|lint| lint.fix.as_ref()).collect();
    assert!(
        fixes
            .iter()
            .any(|fix| fix.replacement.contains("build-status")),
        "{lints:?}"
    );
    assert!(lints.iter().any(|lint| lint.is_note), "{lints:?}");

    let text =
        r#"{"source": ["aws.ecs"], "detail-type": ["ECS Task State Change"], "detail": {"lastSta"#;
    let offered = workers.ask(Complete {
        language: Language::Pattern,
        text: text.to_owned(),
        offset: text.len(),
        event: "{}".to_owned(),
    });
    let labels: Vec<_> = offered.items.iter().map(|item| &item.label).collect();
    assert!(
        labels.iter().any(|label| *label == "lastStatus"),
        "{labels:?}"
    );
    let event = r#"{"source": "aws.ecs", "detail-type": "ECS Task State Change", "detail": {"lastStatus": "STOPPED"}}"#;
    let said = workers.ask(Explain {
        language: Language::Event,
        text: event.to_owned(),
        offset: event.find("lastStatus").expect("the field") + 2,
    });
    assert!(said.is_some_and(|hover| hover.sentence.contains("Type: string")));
}

#[test]
fn an_operator_is_explained_and_a_text_laid_out() {
    let text = r#"{"a":[{"prefix":"x"}]}"#.to_owned();
    let explain = |offset| Explain {
        language: Language::Pattern,
        text: text.clone(),
        offset,
    };
    let said = ask(explain(9));
    assert!(said.is_some_and(|hover| hover.sentence.contains("starts with")));
    assert_eq!(ask(explain(0)), None);
    assert_eq!(ask(Format { text: text.clone() }), pipeline::pretty(&text));
    let broken = "{\"a\":".to_owned();
    assert_eq!(
        ask(Format {
            text: broken.clone()
        }),
        broken
    );
}

#[test]
fn what_cannot_be_read_is_refused() {
    let refused = |room, message: &[u8]| match door::read(&Workers::default().post(room, message)) {
        Ok(Answer::Refused { id, .. }) => id,
        other => panic!("{other:?}"),
    };
    for bytes in [&[][..], &[1], &[1, 99], b"{}"] {
        assert_eq!(refused(Room::Bench, bytes), None, "{bytes:?}");
    }
    let cut = door::ask(
        7,
        &Format {
            text: "{}".to_owned(),
        },
    );
    let cut = &cut[..cut.len() - 1];
    assert_eq!(
        refused(Room::Workshop, cut),
        Some(7),
        "whose it was is known"
    );
}

#[test]
fn each_worker_answers_its_own_questions_only() {
    for (room, asked) in [
        (
            Room::Bench,
            door::ask(
                7,
                &Format {
                    text: "{}".to_owned(),
                },
            ),
        ),
        (Room::Workshop, door::ask(7, &Samples)),
        (Room::Dock, door::ask(7, &Samples)),
    ] {
        let answer = Workers::default().post(room, &asked);
        assert!(
            matches!(door::read(&answer), Ok(Answer::Refused { id: Some(7), .. })),
            "{room:?}"
        );
    }
}
