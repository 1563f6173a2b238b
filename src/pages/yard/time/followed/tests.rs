use super::*;
use crate::markup;
use crate::pages::yard::time::chain::chain;
use crate::pages::yard::time::forms::Forms;
use crate::store::yard::{Document, YardAction, YardState};
use door::Sending;
use pipeline::world::services::{Project, Subscription, Topic};
use pipeline::{EventInput, Rule, Target, Timestamp, Until, Yard, advance_until, send};
use std::rc::Rc;
use yew::prelude::*;

const ROLE: &str = "arn:aws:iam::123456789012:role/events";

fn rule(name: &str, pattern: &str, target: &str) -> Rule {
    Rule {
        name: name.to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some(pattern.to_owned()),
        targets: vec![Target {
            role_arn: Some(ROLE.to_owned()),
            ..Target::new("t", target)
        }],
        ..Rule::default()
    }
}

const PROJECT: &str = "arn:aws:codebuild:us-east-1:123456789012:project/web";

/// A yard where an order starts a build, which fails, and a rule tells a topic of that.
fn failing() -> Yard {
    let mut yard = Yard {
        rules: vec![
            rule("orders", r#"{"source":["com.example"]}"#, PROJECT),
            rule(
                "failed",
                r#"{"source":["aws.codebuild"],"detail":{"build-status":["FAILED"]}}"#,
                "arn:aws:sns:us-east-1:123456789012:alerts",
            ),
        ],
        ..Yard::default()
    };
    let services = &mut *yard.resources.services;
    services.projects.push(Project {
        name: "web".to_owned(),
        failed_phase: Some("BUILD".to_owned()),
        ..Project::default()
    });
    services.topics.push(Topic {
        name: "alerts".to_owned(),
        subscriptions: vec![Subscription {
            protocol: pipeline::world::services::Protocol::Email,
            endpoint: "team@example.com".to_owned(),
            ..Subscription::default()
        }],
    });
    yard
}

/// The run of an order in a yard, an hour long, and what the order itself did.
fn ran(yard: &Yard) -> (Run, Rc<Sending>) {
    let text = r#"{"version":"0","id":"a-1","detail-type":"Order","source":"com.example","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{}}"#;
    let sent = send(yard, &[EventInput::new(text)]);
    let later = advance_until(
        &sent.yard,
        Until::Time(Timestamp(yard.clock.millis() + 3_600_000)),
    );
    let sending = Rc::new(Sending::from(sent));
    let run = Run::default().with(Rc::clone(&sending));
    (run.with(Rc::new(Sending::from(later))), sending)
}

/// The run of an order whose build fails.
pub(in crate::pages::yard::time) fn failing_run() -> Run {
    ran(&failing()).0
}

#[test]
fn what_followed_is_said_in_one_sentence() {
    let (run, sending) = ran(&failing());
    let followed = Followed::of(&run, &sending);
    let told = followed.sentence();
    assert!(
        told.starts_with("And then CodeBuild built once; 13 more events, "),
        "{told}"
    );
    assert!(told.contains("1 failure"), "{told}");
    // Everything of the run belongs to it, but for its own steps.
    let of_it = followed.entries.len() + sending.steps.len();
    assert_eq!(of_it, run.len());
    let deepest = followed.entries.iter().map(|(_, depth)| *depth).max();
    assert_eq!(deepest, Some(1));
}

#[test]
fn nothing_is_said_where_nothing_is_declared() {
    let mut yard = failing();
    yard.resources.services = pipeline::world::Services::default().into();
    let (run, sending) = ran(&yard);
    let followed = Followed::of(&run, &sending);
    assert!(followed.is_nothing() && followed.entries.is_empty());
    assert_eq!(followed.sentence(), "");
}

#[test]
fn what_was_sent_before_and_after_does_not_belong_to_it() {
    let yard = failing();
    let text = pipeline::FIRST_SAMPLE.2;
    let before = send(&yard, &[EventInput::new(text)]);
    let (later, sending) = ran(&before.yard);
    let mut run = Run::default().with(Rc::new(Sending::from(before)));
    for part in later.parts() {
        run = run.with(Rc::clone(part));
    }
    let first = sending.steps[0].number;
    let followed = Followed::of(&run, &sending);
    assert!(
        followed
            .entries
            .iter()
            .all(|(entry, _)| entry.number() > first)
    );
}

#[test]
fn a_loop_is_cut_and_told() {
    let mut yard = failing();
    // Whatever CodeBuild tells starts another build.
    yard.rules[1] = rule("again", r#"{"source":["aws.codebuild"]}"#, PROJECT);
    let (run, sending) = ran(&yard);
    let followed = Followed::of(&run, &sending);
    assert!(!followed.cuts().is_empty());
    assert!(
        followed.sentence().contains("cut"),
        "{}",
        followed.sentence()
    );
}

#[component]
fn Chain() -> Html {
    let yard = failing();
    let (run, sending) = ran(&yard);
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    let document = Document {
        yard,
        ..state.document().as_ref().clone()
    };
    let mut followed = Followed::of(&run, &sending);
    // The begin and the end: the phases between are alike.
    let last = followed.entries.len().saturating_sub(24);
    followed.entries = followed
        .entries
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < 12 || *at > last)
        .map(|(_, entry)| *entry)
        .collect();
    let home = (
        document.yard.account.as_str(),
        document.yard.region.as_str(),
    );
    chain(&followed, &Forms::of(&document), home)
}

#[tokio::test]
async fn the_chain_shows_each_cause_and_where_events_came_back() {
    insta::assert_snapshot!(markup::in_yard(Vec::new(), html! { <Chain /> }).await);
}
