use crate::components::tracks::plan::{Kind, Plan, Station};
use crate::components::tracks::{Tracks, TracksProps};
use crate::components::verdict::Passage;
use crate::markup;
use door::Sending;
use pattern::Event;
use pipeline::{DEFAULT_EVENT_BUS, EventInput, Rule, RuleState, Target, Yard};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct PairProps {
    pattern: AttrValue,
    event: AttrValue,
}

/// The why of a pattern and an event.
#[component]
fn Why(props: &PairProps) -> Html {
    let (pattern, diagnostics) = pattern::parse(&props.pattern);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let event = Event::read(&props.event).0.expect("the event reads");
    super::trace::trace(
        &pattern::trace(&pattern, &event),
        &super::trace::Live::default(),
    )
}

async fn why(pattern: impl Into<AttrValue>, event: impl Into<AttrValue>) -> String {
    markup::of::<Why>(PairProps {
        pattern: pattern.into(),
        event: event.into(),
    })
    .await
}

#[tokio::test]
async fn the_why_of_a_match() {
    insta::assert_snapshot!(
        why(
            r#"{"source": ["aws.ec2", "aws.s3"]}"#,
            r#"{"source": "aws.s3"}"#
        )
        .await
    );
}

#[tokio::test]
async fn the_why_of_a_miss_with_alternatives() {
    insta::assert_snapshot!(
        why(
            r#"{"detail": {"$or": [{"state": [{"prefix": "run"}]}, {"code": [{"numeric": [">", 1]}]}], "gone": [{"exists": true}]}}"#,
            r#"{"detail": {"state": "<stopped>", "code": 1}}"#,
        )
        .await
    );
}

#[tokio::test]
async fn of_many_values_and_fields_the_first_are_drawn_and_the_others_counted() {
    // As many as AWS's 2,048 characters hold.
    let values: Vec<String> = (100..500).map(|n| n.to_string()).collect();
    let values = values.join(",");
    let drawn = why(
        format!(r#"{{"source": [{values}]}}"#),
        r#"{"source": "aws.s3"}"#,
    )
    .await;
    assert!(drawn.matches("<li").count() < 150, "too many values");
    assert!(drawn.contains("300 more values"), "{drawn}");
    let fields: Vec<String> = (0..210).map(|n| format!("\"{n:x}\":[1]")).collect();
    let drawn = why(format!("{{{}}}", fields.join(",")), "{}").await;
    assert!(
        drawn.matches("data-field").count() == 200,
        "too many fields"
    );
    assert!(drawn.contains("10 more fields"), "{drawn}");
}

/// What the targets of a rule received.
#[component]
fn Received() -> Html {
    let targets = [
        "arn:aws:sqs:us-east-1:123456789012:jobs",
        "arn:aws:s3:::bucket",
    ];
    let rule = Rule {
        name: "all".into(),
        event_bus: DEFAULT_EVENT_BUS.into(),
        event_pattern: Some(r#"{"source": ["aws.s3"]}"#.into()),
        state: RuleState::Enabled,
        description: None,
        targets: targets
            .iter()
            .enumerate()
            .map(|(n, arn)| Target::new(format!("t{n}"), *arn))
            .collect(),
        ..Rule::default()
    };
    let yard = Yard {
        rules: vec![rule],
        ..Yard::default()
    };
    let text = pipeline::sample("s3/object-created")
        .expect("the sample")
        .text
        .as_ref();
    let sent = pipeline::send(&yard, &[EventInput::new(text)]);
    let exact = sent.events[0].rules[0].deliveries[0].received.as_ref();
    let exact = exact.expect("delivered").text().to_owned();
    let sending = Sending {
        pretty: vec![(exact.clone(), pipeline::pretty(&exact))],
        ..Sending::from(sent)
    };
    let outcome = &sending.events[0].rules[0];
    html! { <>{ super::deliveries::deliveries(&sending, outcome) }{ super::steps::steps(crate::store::yard::row(&sending.steps, &sending.doings), (&yard.account, &yard.region)) }</> }
}

#[tokio::test]
async fn what_targets_received_and_the_steps() {
    insta::assert_snapshot!(markup::of::<Received>(()).await);
}

#[tokio::test]
async fn tracks_without_a_rule() {
    let station = |kind, name: &str, note: &str| Station {
        key: name.into(),
        kind,
        name: name.into(),
        note: note.into(),
        state: String::new(),
        passage: Passage::Waiting,
    };
    let mut plan = Plan::default();
    let source = plan.add(station(Kind::Source, "aws.s3", "source"), None);
    plan.add(station(Kind::Bus, "default", "event bus"), Some(source));
    let props = TracksProps {
        label: "An event and no rule.".into(),
        plan,
    };
    insta::assert_snapshot!(markup::of::<Tracks>(props).await);
}
