use super::going_on::going_on;
use super::is_declared;
use crate::markup;
use door::{Deed, DeedKind, GoingOn, NextUp, Surveyed};
use pipeline::{Timestamp, Yard};
use yew::prelude::*;

fn approval(answer: &str) -> Deed {
    Deed {
        kind: DeedKind::Approve,
        account: "123456789012".to_owned(),
        region: "us-east-1".to_owned(),
        resource: "3".to_owned(),
        values: vec![("approved".to_owned(), answer.to_owned())],
    }
}

#[component]
fn Lists() -> Html {
    let now = Timestamp::START;
    let later = |seconds: i64| Timestamp(now.millis() + seconds * 1_000);
    let survey = Surveyed {
        going_on: vec![
            GoingOn {
                number: 3,
                kind: "Action".to_owned(),
                resource: "Approve of release".to_owned(),
                place: None,
                state: "In stage Gate.".to_owned(),
                since: Some(Timestamp(now.millis() - 61_000)),
                waits_for: "an approval (number 3)".to_owned(),
                until: Some(later(604_800)),
                cause: Some(12),
                answers: vec![
                    ("Approve".to_owned(), approval("true")),
                    ("Reject".to_owned(), approval("false")),
                ],
            },
            GoingOn {
                number: 4,
                kind: "Build".to_owned(),
                resource: "web".to_owned(),
                place: Some("222222222222, eu-west-1".to_owned()),
                state: "3 phases are over.".to_owned(),
                since: None,
                waits_for: String::new(),
                until: Some(later(2)),
                cause: None,
                answers: Vec::new(),
            },
        ],
        next: vec![NextUp {
            at: later(2),
            text: "Build web goes on.".to_owned(),
            cause: Some(20),
        }],
        more: 2,
        ..Surveyed::default()
    };
    going_on(&survey, now, false, &Callback::noop())
}

#[tokio::test]
async fn what_goes_on_says_what_it_waits_for_and_what_a_person_can_do() {
    insta::assert_snapshot!(markup::of::<Lists>(()).await);
}

#[test]
fn a_yard_is_declared_where_any_of_its_places_is() {
    assert!(!is_declared(&Yard::default()));
    let mut yard = Yard::default();
    let mut place = pipeline::Place::new("222222222222", "eu-west-1");
    place
        .resources
        .services
        .buckets
        .push(pipeline::world::services::Bucket {
            name: "b".to_owned(),
        });
    yard.elsewhere.push(place);
    assert!(is_declared(&yard));
}
