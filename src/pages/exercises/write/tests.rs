use super::fields::{Fields, FieldsProps};
use super::outcome::{Outcome, OutcomeProps};
use super::{plan_of, start, with_plan};
use crate::markup;
use crate::store::yard::{Document, Shelf, YardAction};
use pipeline::{DEFAULT_EVENT_BUS, Rule};
use practice::exercise::{Plan, Written};
use std::rc::Rc;
use yew::prelude::*;

fn document() -> Document {
    let mut document = Document::first(3, "Stops");
    document.yard.rules.push(Rule {
        name: "stopped".to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        ..Rule::default()
    });
    document
}

fn plan() -> Plan {
    Plan {
        title: "Tell of stops".to_owned(),
        hidden: document()
            .events
            .iter()
            .map(|one| one.name.clone())
            .collect(),
        keeps: vec!["default/stopped".to_owned()],
        ..Plan::default()
    }
}

#[test]
fn plan_goes_with_the_yard() {
    assert_eq!(
        plan_of(&document()).title,
        "Stops",
        "the name is a beginning"
    );
    let YardAction::Take(taken) = with_plan(&document(), &plan()) else {
        panic!("the yard is taken");
    };
    assert!(taken.is_step);
    assert_eq!(plan_of(&taken.document), plan());
    let damaged = Document {
        plan: "{".to_owned(),
        ..document()
    };
    assert_eq!(plan_of(&damaged).title, "Stops");
}

#[test]
fn learner_begins_with_the_yard_that_is_named() {
    let shelf = Shelf {
        yards: vec![Rc::new(Document::first(0, "Empty")), Rc::new(document())],
        open: 0,
    };
    let begins = |id: Option<u32>| {
        let plan = Plan {
            begins_with: id,
            ..plan()
        };
        start(&plan, &shelf).map(|yard| yard.rules.len())
    };
    assert_eq!(begins(None), None);
    assert_eq!(begins(Some(3)), Some(1));
    assert_eq!(begins(Some(9)), None);
}

#[tokio::test]
async fn form_says_what_is_played_and_asked() {
    let to = "arn:aws:sns:us-east-1:123456789012:alerts".to_owned();
    let props = yew::props!(FieldsProps {
        plan: plan(),
        document: Rc::new(document()),
        others: vec![(0, "Broken copy".to_owned())],
        arrives: vec![(to, "The topic alerts gets what it has to get.".to_owned())],
        onchange: Callback::noop(),
    });
    insta::assert_snapshot!(markup::in_yard(Vec::new(), html! { <Fields ..props /> }).await);
}

#[tokio::test]
async fn outcome_says_what_is_to_be_mended() {
    let written = Written {
        problems: vec!["The task is empty.".to_owned()],
        advice: vec!["No run is hidden.".to_owned()],
        ..Written::default()
    };
    let props = yew::props!(OutcomeProps {
        written: Some(Ok(written)),
        is_new: true,
        title: "Stops".to_owned(),
    });
    insta::assert_snapshot!(markup::in_yard(Vec::new(), html! { <Outcome ..props /> }).await);
}
