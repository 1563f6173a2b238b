use super::list::list;
use super::report::{ReportPart, ReportPartProps};
use crate::markup;
use crate::store::exercises::{shown, solved};
use crate::store::yard::{Assignment, Edit};
use pipeline::{DEFAULT_EVENT_BUS, Rule, Target};
use practice::exercise::author::Exercises;
use practice::exercise::{Exercise, ListedExercise, grade};
use quiz::study::{Entry, Standings};
use std::path::Path;
use std::rc::Rc;
use yew::prelude::*;

fn exercises() -> Vec<Exercise> {
    Exercises::read_only(Path::new(env!("CARGO_MANIFEST_DIR"))).exercises()
}

/// Two of the first steps and one of another theme: the first is solved, the second was given up.
#[component]
fn Listed() -> Html {
    let all: Vec<ListedExercise> = exercises().iter().map(Exercise::listed).collect();
    let some = |id: &&str| all.iter().find(|one| one.id == **id).cloned();
    let ids = ["basics-exact-match", "basics-prefix", "cross-account-bus"];
    let some: Vec<ListedExercise> = ids.iter().filter_map(some).collect();
    let entry = |(id, deed)| Entry { at: id, id, deed };
    let log = [(1, solved(ids[0], 0)), (2, shown(ids[1]))].map(entry);
    list(&some, &Standings::of(&log))
}

#[tokio::test]
async fn list_shows_how_far_one_has_come() {
    insta::assert_snapshot!(markup::in_yard(Vec::new(), html! { <Listed /> }).await);
}

#[tokio::test]
async fn report_says_why_not_and_leads_there() {
    let all = exercises();
    let exercise = all
        .iter()
        .find(|one| one.id == "basics-exact-match")
        .unwrap();
    let sheet = exercise.sheet();
    let mut document = Assignment::begin(&sheet, "").expect("the starting yard can be read");
    document.yard.rules.push(Rule {
        name: "stopped".to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(
            r#"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"],"detail":{"state":["stopped"]}}"#.to_owned(),
        ),
        targets: vec![Target::new("1", "arn:aws:sns:us-east-1:123456789012:ops-alerts")],
        ..Rule::default()
    });
    let report = grade(exercise, &document.yard);
    assert!(!report.solved);
    let props = yew::props!(ReportPartProps {
        sheet,
        document: Rc::new(document.clone()),
        report: Rc::new(report),
        is_stale: true,
    });
    let edits = vec![Edit::OpenCopy(Box::new(document))];
    insta::assert_snapshot!(markup::in_yard(edits, html! { <ReportPart ..props /> }).await);
}
