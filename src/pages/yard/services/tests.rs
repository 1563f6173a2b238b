//! Changes of what is declared, and what the view renders to.

use super::act::Act;
use super::change::{At, Written, places};
use super::fields::can_show;
use super::form::{Open, ServiceForm, known};
use super::list::{Lists, short};
use super::places::what_is_wrong;
use super::told::has_field;
use super::{ServicesPanel, add};
use crate::markup;
use crate::store::yard::{Document, Edit, YardAction, YardState};
use pipeline::declare::{KINDS, Missing, Told, kind, value};
use pipeline::findings::Weight;
use serde_json::{Value, json};
use std::rc::Rc;
use yew::prelude::*;

fn new() -> Rc<YardState> {
    Rc::new(YardState::default()).reduce(YardAction::Restored(None))
}

fn here(document: &Document) -> Written {
    Written::of(document, &At::home(document))
}

fn with(change: impl FnOnce(&mut Written)) -> Rc<YardState> {
    let state = new();
    let mut written = here(state.document());
    change(&mut written);
    state.reduce(written.edit(None).into())
}

#[test]
fn adding_copying_and_deleting_are_each_one_step_of_undo() {
    let functions = kind("functions").unwrap();
    let state = with(|written| {
        assert_eq!(written.add(functions, functions.begin()), Some(0));
    });
    let mut written = here(state.document());
    assert_eq!(written.duplicate(functions, 0), Some(1));
    let state = state.reduce(written.edit(None).into());
    let names: Vec<String> = here(state.document())
        .items(functions)
        .iter()
        .map(|item| functions.name_of(item))
        .collect();
    assert_eq!(names, ["my-function", "my-function-2"]);
    let mut written = here(state.document());
    written.remove(functions, 0);
    let state = state.reduce(written.edit(None).into());
    assert_eq!(here(state.document()).items(functions).len(), 1);
    let state = state.reduce(YardAction::Undo);
    assert_eq!(here(state.document()).items(functions).len(), 2);
    let state = state.reduce(YardAction::Undo).reduce(YardAction::Undo);
    assert_eq!(here(state.document()).services, Value::Null);
    assert_eq!(state.document().yard, new().document().yard);
}

#[test]
fn what_is_typed_into_one_field_is_one_step_and_keeps_everything_else() {
    let functions = kind("functions").unwrap();
    let strange = json!({"functions": [{"name": "f", "strange": [1.5, null, {"deep": "x"}]}, 7], "robots": {"r": 2}});
    let mut state = with(|written| written.services = strange.clone());
    for text in ["g", "go", "goo"] {
        let mut written = here(state.document());
        written.put(functions, 0, "name", Some(Value::from(text)));
        let field = Some("functions 0 name".to_owned());
        state = state.reduce(written.edit(field).into());
    }
    let mut wanted = strange.clone();
    wanted["functions"][0]["name"] = json!("goo");
    assert_eq!(here(state.document()).services, wanted);
    let state = state.reduce(YardAction::Undo);
    assert_eq!(here(state.document()).services, strange);
}

#[test]
fn another_place_is_made_and_goes_again() {
    let queues = kind("queues").unwrap();
    let state = new();
    let at = At {
        account: "210987654321".into(),
        region: "eu-west-1".into(),
    };
    let mut written = Written::of(state.document(), &at);
    written.add(queues, queues.begin());
    let state = state.reduce(written.edit(None).into());
    assert_eq!(
        places(state.document()),
        [At::home(state.document()), at.clone()]
    );
    let mut written = Written::of(state.document(), &at);
    assert_eq!(written.items(queues).len(), 1);
    written.remove(queues, 0);
    let state = state.reduce(written.edit(None).into());
    assert_eq!(places(state.document()).len(), 1);
}

#[test]
fn a_text_counts_when_it_is_json_and_is_kept_when_it_is_not() {
    let state = with(|written| written.put_undeclared("Simple"));
    let written = here(state.document());
    assert_eq!(written.undeclared(), "Simple");
    let draft = written.with_text("{\"services\": {");
    assert_eq!(
        (&draft.services, draft.draft.as_str()),
        (&written.services, "{\"services\": {")
    );
    let state = state.reduce(draft.edit(None).into());
    // The stored yard has the draft, and is read again.
    let stored = serde_json::to_string(state.document()).unwrap();
    let document: Document = serde_json::from_str(&stored).unwrap();
    assert_eq!(here(&document).text(), "{\"services\": {");
    let elsewhere = At {
        account: "210987654321".into(),
        region: "eu-west-1".into(),
    };
    assert_eq!(Written::of(&document, &elsewhere).draft, "");
    // An edit of another place leaves it.
    let mut there = Written::of(state.document(), &elsewhere);
    there.put_undeclared("Simple");
    let next = state.clone().reduce(there.edit(None).into());
    assert_eq!(here(next.document()).draft, "{\"services\": {");
    let whole = here(&document).with_text(r#"{"wires": {"queue_settings": []}, "services": {}}"#);
    assert_eq!(whole.services, Value::Null);
    assert_eq!(whole.wires, json!({"queue_settings": []}));
    assert_eq!(whole.draft, "");
    let text = whole.text();
    assert_eq!(whole.with_text(&text), whole);
}

#[test]
fn kinds_are_found_by_their_service_and_by_aws_words() {
    let found = |wanted: &str| -> Vec<&str> {
        let kinds = KINDS.iter().filter(|kind| add::is_found(kind, wanted));
        kinds.map(|kind| kind.list).collect()
    };
    assert_eq!(found("").len(), KINDS.len());
    assert_eq!(found("METRIC alarm"), ["metric_alarms"]);
    assert!(found("sqs").contains(&"queues") && found("sqs").contains(&"event_source_mappings"));
    assert_eq!(found("mainframe"), [""; 0]);
}

#[test]
fn names_of_arns_are_short_and_regions_are_checked() {
    assert_eq!(short("resize"), "resize");
    assert_eq!(
        short(
            "arn:aws:sqs:us-east-1:123456789012:jobs/arn:aws:lambda:us-east-1:123456789012:function:work"
        ),
        "jobs → function:work"
    );
    assert_eq!(what_is_wrong("123456789012", "ap-southeast-2"), None);
    assert!(what_is_wrong("12345678901", "us-east-1").is_some());
    assert!(what_is_wrong("123456789012", "us-east").is_some());
}

#[test]
fn every_start_can_be_shown_and_what_is_said_finds_its_field() {
    for kind in KINDS {
        let item = kind.begin();
        for field in kind.fields {
            if let Some(value) = item.get(field.name) {
                assert!(can_show(field.form, value), "{} {}", kind.list, field.name);
            }
            assert!(
                can_show(field.form, &value::default_of(field)) || field.optional,
                "{}",
                kind.list
            );
        }
    }
    let pipeline = kind("pipelines").unwrap();
    let item = pipeline.begin();
    assert!(has_field(
        pipeline.fields,
        &item,
        "stages/1/actions/0/approval"
    ));
    assert!(!has_field(pipeline.fields, &item, "stages/7/actions"));
    assert!(!has_field(pipeline.fields, &item, "colour"));
    assert!(!has_field(pipeline.fields, &item, ""));
}

fn told(path: &str, weight: Weight, message: &str) -> Told {
    Told {
        account: "123456789012".into(),
        region: "us-east-1".into(),
        list: "functions".into(),
        at: Some(0),
        name: "resize".into(),
        path: path.into(),
        weight,
        message: message.into(),
        help: "Change it.".into(),
    }
}

#[tokio::test]
async fn an_empty_place() {
    insta::assert_snapshot!(markup::in_yard(Vec::new(), html! { <ServicesPanel /> }).await);
}

/// A place with one function, in a yard.
fn one_function() -> Vec<Edit> {
    let state = with(|written| {
        written.services = json!({"functions": [{"name": "resize"}]});
    });
    vec![here(state.document()).edit(None)]
}

#[tokio::test]
async fn an_address_opens_its_form() {
    let panel = html! { <ServicesPanel /> };
    let path = "/yard/services/functions/resize";
    let page = markup::in_yard_at(path, one_function(), panel).await;
    assert!(
        page.contains(r#"id="services-functions-0" aria-expanded="true""#),
        "{page}"
    );
    assert!(page.contains(r#"value="resize""#), "{page}");
    assert!(!page.contains("data-gone"), "{page}");
}

#[tokio::test]
async fn an_address_of_what_is_not_there() {
    let panel = html! { <ServicesPanel /> };
    let path = "/yard/services/functions/nobody";
    insta::assert_snapshot!(markup::in_yard_at(path, one_function(), panel).await);
}

#[test]
fn what_is_done_says_what_is_open_and_what_takes_the_focus() {
    let state = with(|written| written.services = json!({"functions": [{"name": "f"}]}));
    let home = At::home(state.document());
    let open = |at: usize| Open {
        place: home.clone(),
        list: "functions",
        at,
    };
    let done = |act: Act| act.carry_out(state.document()).unwrap();
    let added = done(Act::Add(home.clone(), "functions"));
    assert_eq!(
        (added.open, added.focus.as_str(), added.says.as_str()),
        (Some(open(1)), "service-name", "Lambda function added.")
    );
    let copied = done(Act::Duplicate(open(0)));
    assert_eq!(
        (copied.open, copied.focus.as_str()),
        (Some(open(1)), "services-functions-1")
    );
    let deleted = done(Act::Delete(open(0)));
    assert_eq!(
        (deleted.open, deleted.focus.as_str()),
        (None, "services-heading")
    );
    assert_eq!(
        deleted.says,
        "Lambda function f deleted. Undo brings it back."
    );
    let missing = Missing {
        account: "210987654321".into(),
        region: "eu-west-1".into(),
        list: "queues".into(),
        name: "jobs".into(),
        message: String::new(),
        start: r#"{"name": "jobs"}"#.into(),
    };
    let declared = done(Act::Declare(missing));
    assert_eq!(
        declared.written.items(kind("queues").unwrap()),
        [json!({"name": "jobs"})]
    );
    assert_eq!(declared.focus, "services-queues-0");
    let strange = with(|written| written.services = json!({"queues": 7}));
    let refused = Act::Add(home.clone(), "queues").carry_out(strange.document());
    assert!(refused.is_err_and(|why| why.contains("queues is no list")));
    assert_eq!(
        Act::Duplicate(open(9)).carry_out(state.document()),
        Err(String::new())
    );
}

#[tokio::test]
async fn the_form_of_every_kind() {
    let nothing = Callback::from(|()| ());
    for kind in KINDS {
        let mut at = None;
        let state = with(|written| at = written.add(kind, kind.begin()));
        let written = Rc::new(here(state.document()));
        let open = Open {
            place: written.at.clone(),
            list: kind.list,
            at: at.unwrap_or_default(),
        };
        let known = Rc::new(known(&written.at, std::slice::from_ref(&written)));
        let (copy, delete) = (nothing.clone(), nothing.clone());
        let part = html! {
            <ServiceForm {open} {written} {known} told={Rc::new(Vec::new())} onduplicate={copy} ondelete={delete} />
        };
        let page = markup::in_yard(Vec::new(), part).await;
        insta::assert_snapshot!(format!("the_form_of_{}", kind.list), page);
    }
}

#[tokio::test]
async fn a_form_with_what_is_wrong_and_what_it_cannot_show() {
    let item = json!({"name": "resize", "duration_ms": "soon", "error": 5, "colour": "red",
        "calls": [{"service": "s3", "operation": "PutObject", "request": "{}"}]});
    let state = with(|written| written.services = json!({"functions": [item]}));
    let written = Rc::new(here(state.document()));
    let all = [written.clone()];
    let open = Open {
        place: written.at.clone(),
        list: "functions",
        at: 0,
    };
    let told = Rc::new(vec![
        told(
            "duration_ms",
            Weight::Wrong,
            "“soon” is not a whole number.",
        ),
        told("colour", Weight::Wrong, "There is no field colour here."),
        told("calls/0/request", Weight::Risky, "Hm."),
    ]);
    let known = Rc::new(known(&written.at, &all));
    let nothing = Callback::from(|()| ());
    let part = html! {
        <ServiceForm open={open.clone()} written={written.clone()} {known} told={told.clone()} onduplicate={nothing.clone()} ondelete={nothing} />
    };
    insta::assert_snapshot!(markup::in_yard(Vec::new(), part).await);
    let lists = html! { <Lists {written} {told} open={Some(open)} form={html! { <p>{ "The form" }</p> }} onopen={Callback::from(|_| ())} /> };
    insta::assert_snapshot!(markup::in_yard(Vec::new(), lists).await);
}
