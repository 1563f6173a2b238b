use door::{Answer, Bench, Call, Check, Compared, Hello, Question, Samples, Send};
use pipeline::{PutRule, RuleVerdict, Target, Yard, put_rule, put_target};

use super::to_bytes;
use crate::bulk::Bulk;

/// The answer to a question through the door.
fn ask<Q: Question>(question: Q) -> Q::Answer {
    let call = Call {
        id: 7,
        request: question.request(),
    };
    match door::read(&to_bytes("b1", &mut Bulk::default(), &door::write(&call))) {
        Ok(Answer::Given { id: 7, response }) => {
            Q::answer(response).expect("the answer is of another question")
        }
        other => panic!("{other:?}"),
    }
}

/// A yard with a rule of this pattern that has a topic and a queue.
fn bench(pattern: &str, event: &str) -> Bench {
    let yard = put_rule(&Yard::default(), PutRule::new("r", pattern)).expect("the rule");
    let targets = [
        Target::new("topic", "arn:aws:sns:us-east-1:123456789012:orders"),
        Target::new("queue", "arn:aws:sqs:us-east-1:123456789012:orders"),
    ];
    let yard = targets.into_iter().fold(yard, |yard, target| {
        put_target(&yard, "default", "r", target).expect("the target")
    });
    Bench {
        yard,
        event: event.to_owned(),
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
fn what_is_wrong_is_said_where_it_is() {
    let mut bench = bench(r#"{"source":"aws.s3"}"#, r#"{"source":"#);
    bench.yard.rules[0].targets[1].arn = "arn:aws:s3:::bucket".to_owned();
    let checked = ask(Check(bench.clone()));
    assert!(!checked.event.is_empty());
    assert_eq!(checked.rules[0].pattern[0].span.start, 10);
    assert!(checked.rules[0].targets[0].refusal.is_none());
    assert!(checked.rules[0].targets[1].refusal.is_some());
    assert_eq!(checked.rules[0].refusal, None);
    bench.yard.rules[0].name = "two words".to_owned();
    assert!(ask(Check(bench)).rules[0].refusal.is_some());
}

#[test]
fn a_sent_event_comes_with_readable_texts() {
    let event = pipeline::sample("s3/object-created").expect("the sample");
    let sending = ask(Send(bench(r#"{"source":["aws.s3"]}"#, &event.text)));
    let rule = &sending.sent.events[0].rules[0];
    assert_eq!(rule.verdict, RuleVerdict::Matched);
    assert_eq!(rule.deliveries.len(), 2);
    for delivery in &rule.deliveries {
        let text = delivery.received.as_ref().expect("delivered").text();
        assert_eq!(sending.pretty(text), pipeline::pretty(text));
    }
    assert_eq!(sending.pretty("unknown"), "unknown");
}

#[test]
fn what_cannot_be_read_is_refused() {
    for bytes in [&[][..], &[1], &[1, 99], &[1, 0, 0], b"{}"] {
        let answer = door::read(&to_bytes("b1", &mut Bulk::default(), bytes));
        assert!(
            matches!(answer, Ok(Answer::Refused { .. })),
            "{bytes:?}: {answer:?}"
        );
    }
}
