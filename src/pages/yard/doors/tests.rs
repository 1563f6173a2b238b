use super::bring::form::{BringForm, Change};
use super::bring::preview::{Preview, Wish};
use super::out;
use super::terminal;
use super::terminal::commands::{Span, before};
use super::terminal::complete::{Tab, tab};
use super::terminal::log::{Entry, recall};
use super::terminal::run::{Run, came};
use crate::markup;
use crate::store::yard::{Document, Edit, YardAction, YardState};
use door::{InMade, InRead, OutForm, Sending, Typed};
use interop::terminal::complete;
use interop::{Export, ExportFormat, Import, Source};
use pipeline::{Rule, Target, Yard};
use std::rc::Rc;
use yew::prelude::*;

const TEMPLATE: &str = "Parameters:
  Name:
    Type: String
    Description: What the bus is called.
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: !Ref Name
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: orders
      EventPattern: {source: [shop]}
      Colour: red
";

fn rule() -> Rule {
    Rule {
        name: "orders".into(),
        event_bus: "default".into(),
        event_pattern: Some(r#"{"source": ["shop"]}"#.into()),
        targets: vec![Target::new(
            "jobs",
            "arn:aws:sqs:us-east-1:123456789012:jobs",
        )],
        ..Rule::default()
    }
}

/// What the dock answers about a text that goes into an empty yard.
fn answer(text: &str, source: Source) -> InRead {
    let before = Yard::default();
    let made = interop::import_from(text, source, &Import::default(), &before);
    InRead {
        source,
        made: made.map(|made| InMade {
            changes: interop::compare(&before, &made.yard),
            yard: serde_json::to_string(&made.yard).expect("plain data"),
            events: made.events,
            remarks: made.remarks,
            parameters: made.parameters,
            files: made.files,
        }),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TextProps {
    text: AttrValue,
}

#[component]
fn Previewed(props: &TextProps) -> Html {
    let form = BringForm {
        text: props.text.clone(),
        ..BringForm::default()
    };
    let read = Rc::new(answer(&props.text, form.source()));
    html! { <Preview {form} answer={Some(Ok(read))} is_new=true place={None} onwish={Callback::from(|_: Wish| ())} /> }
}

async fn previewed(text: &'static str) -> String {
    markup::of::<Previewed>(TextProps { text: text.into() }).await
}

#[tokio::test]
async fn a_template_before_it_is_taken() {
    insta::assert_snapshot!(previewed(TEMPLATE).await);
}

#[tokio::test]
async fn commands_that_name_a_file_before_they_are_taken() {
    insta::assert_snapshot!(
        previewed("aws events put-rule --name a --event-pattern file://a.json\naws s3 ls\n").await
    );
}

#[tokio::test]
async fn a_text_that_cannot_be_read() {
    insta::assert_snapshot!(previewed("Resources:\n  Bus: [\n").await);
}

#[derive(Clone, PartialEq, Properties)]
struct OutProps {
    form: OutForm,
}

#[component]
fn Out(props: &OutProps) -> Html {
    let yard = Yard {
        rules: vec![rule()],
        ..Yard::default()
    };
    let answer: Result<Export, String> = match props.form {
        OutForm::Tool(format) => Ok(interop::export_as(&yard, format)),
        _ => Err("The yard is too large for a link.".into()),
    };
    out::view("My yard 2", props.form, Some(&answer), &Callback::noop())
}

#[tokio::test]
async fn a_template_that_goes_out() {
    let form = OutForm::Tool(ExportFormat::CloudFormation);
    insta::assert_snapshot!(markup::of::<Out>(OutProps { form }).await);
}

#[tokio::test]
async fn a_link_that_would_be_too_long() {
    let form = OutForm::Link;
    insta::assert_snapshot!(markup::of::<Out>(OutProps { form }).await);
}

fn entry(number: u32, line: &str, output: &str, failed: bool) -> Rc<Entry> {
    Rc::new(Entry {
        number,
        line: line.into(),
        output: output.into(),
        failed,
    })
}

#[component]
fn Typing() -> Html {
    terminal::lines(&[
        entry(
            1,
            "aws events list-rules",
            "{\n    \"Rules\": []\n}\n",
            false,
        ),
        entry(2, "ls", "ls: command not found\n", true),
    ])
}

#[tokio::test]
async fn what_was_typed_and_answered() {
    insta::assert_snapshot!(markup::of::<Typing>(()).await);
}

#[test]
fn files_are_named_after_the_yard() {
    for (name, slug) in [
        ("My yard 2", "my-yard-2"),
        ("Größe/..", "gr-e"),
        ("…", "yard"),
    ] {
        assert_eq!(out::slug(name), slug);
    }
}

#[test]
fn whole_yards_become_new_ones_unless_somebody_says_otherwise() {
    let form = Rc::new(BringForm::default());
    let file = interop::export(&Yard::default(), &[]);
    let form = form.reduce(Change::File("shop.eventyard.json".into(), file));
    assert_eq!(
        (form.source(), form.is_new_yard()),
        (Source::YardFile, true)
    );
    assert_eq!(form.yard_name(), "shop");
    let form = form.reduce(Change::AsNew(false));
    assert!(!form.is_new_yard());
    let form = form.reduce(Change::Text(TEMPLATE.into()));
    assert_eq!(form.source(), Source::CloudFormation);
    let link = BringForm::of_link(Some("aXYZ".into()));
    assert_eq!(
        (link.is_new_yard(), link.yard_name().as_str()),
        (true, "Shared yard")
    );
    let huge = " ".repeat(6 * 1024 * 1024);
    let form = form.reduce(Change::Text(huge));
    assert!(form.problem.is_some() && *form.text == *TEMPLATE);
}

#[test]
fn tab_writes_what_all_that_may_follow_begin_with() {
    let yard = Yard {
        rules: vec![rule()],
        ..Yard::default()
    };
    for (line, wanted) in [
        ("a", "aws "),
        ("aws ev", "aws events "),
        ("aws events put-t", "aws events put-targets "),
        (
            "aws events describe-rule --name o",
            "aws events describe-rule --name orders ",
        ),
        // Both put-partner-events and put-permission begin with it.
        ("aws events delete-r", "aws events delete-rule "),
    ] {
        let found = complete(line, line.len(), &yard);
        let written = tab(line, &found);
        assert_eq!(
            written,
            Tab::Write(wanted.into(), wanted.len()),
            "{found:?}"
        );
    }
    let found = complete("aws events put-", 15, &yard);
    assert_eq!(tab("aws events put-", &found), Tab::Stay);
    assert_eq!(tab("aws nothing ", &[]), Tab::Leave);
    // What stands behind the caret stays.
    let found = complete("aws ev list-rules", 6, &yard);
    assert_eq!(
        tab("aws ev list-rules", &found),
        Tab::Write("aws events list-rules".into(), 10)
    );
}

#[test]
fn arrows_go_through_what_was_typed() {
    let all = [entry(1, "one", "", false), entry(2, "two", "", false)];
    let up = |at| recall(&all, at, true);
    let down = |at| recall(&all, at, false);
    assert_eq!(up(None), Some((Some(0), "two".into())));
    assert_eq!(up(Some(0)), Some((Some(1), "one".into())));
    assert_eq!(up(Some(1)), None);
    assert_eq!(down(Some(1)), Some((Some(0), "two".into())));
    assert_eq!(down(Some(0)), Some((None, String::new())));
    assert_eq!(down(None), None);
}

fn typed(open: &Document, line: &str) -> (Option<YardAction>, Run) {
    let yard = &open.yard;
    let told = interop::terminal::run(line, &[], yard);
    let changed = told.yard != *yard;
    let sent = pipeline::Sent {
        yard: told.yard.clone(),
        steps: told.steps,
        events: told.events,
        deliveries: Vec::new(),
        doings: told.doings,
        used: told.used,
    };
    came(
        line.to_owned(),
        Ok(Typed {
            yard: changed.then(|| serde_json::to_string(&told.yard).expect("plain data")),
            output: told.output,
            failed: told.failed,
            sending: Sending::from(sent),
            wanted: Vec::new(),
        }),
        open,
    )
}

#[test]
fn what_is_typed_is_one_step_and_what_is_sent_is_none() {
    let first = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    let step = |state: &Rc<YardState>, line: &str| {
        let (action, run) = typed(state.document(), line);
        assert!(matches!(&run, Run::Done(entry) if !entry.failed), "{run:?}");
        match action {
            Some(action) => state.clone().reduce(action),
            None => state.clone(),
        }
    };
    let state = step(
        &first,
        r#"aws events put-rule --name a --event-pattern '{"source": ["shop"]}'"#,
    );
    assert_eq!(state.document().yard.rules.len(), 1);
    let sent = step(
        &state,
        r#"aws events put-events --entries '[{"Source": "shop", "DetailType": "Order", "Detail": "{}"}]'"#,
    );
    assert!(sent.document().yard.steps > 0 && *sent.run() != *state.run());
    assert_eq!(step(&sent, "aws events list-rules"), sent);
    let back = sent.clone().reduce(YardAction::Undo);
    assert!(back.document().yard.rules.is_empty() && !back.can_undo());
    assert_eq!(back.document().yard.steps, sent.document().yard.steps);
}

#[test]
fn the_changes_since_then_are_found_in_what_can_be_undone() {
    let first = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    assert_eq!(before(&first, Span::Last), None);
    let one = first.clone().reduce(Edit::AddRule(rule()).into());
    let two = one.clone().reduce(Edit::RuleName(0, "late".into()).into());
    let two = two.reduce(Edit::EventText("{}".into()).into());
    let name = |yard: Option<Yard>| yard.and_then(|yard| Some(yard.rules.first()?.name.clone()));
    assert_eq!(name(before(&two, Span::Last)).as_deref(), Some("orders"));
    assert_eq!(before(&two, Span::All), Some(first.document().yard.clone()));
}
