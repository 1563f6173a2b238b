use crate::testing::Workers;
use door::{CommandsOf, CompleteLine, OutForm, ReadIn, TypeLine, WriteOut};
use interop::{ChangeKind, ExportFormat, Import, SavedEvent, Source};
use pipeline::{Rule, Target, Timestamp, Yard};

fn yard() -> Yard {
    Yard {
        rules: vec![Rule {
            name: "orders".to_owned(),
            event_bus: "default".to_owned(),
            event_pattern: Some(r#"{"source": ["shop"]}"#.to_owned()),
            targets: vec![Target::new(
                "jobs",
                "arn:aws:sqs:us-east-1:123456789012:jobs",
            )],
            ..Rule::default()
        }],
        ..Yard::default()
    }
}

fn event() -> SavedEvent {
    SavedEvent {
        name: "An order".to_owned(),
        event_bus: "default".to_owned(),
        text: r#"{"source": "shop"}"#.to_owned(),
    }
}

fn write(form: OutForm) -> interop::Export {
    let asked = WriteOut {
        yard: yard(),
        events: vec![event()],
        form,
    };
    Workers::default().ask(asked).expect("a text")
}

fn read_in(text: String, into: Option<Yard>) -> door::InRead {
    Workers::default().ask(ReadIn {
        text,
        source: None,
        with: Import::default(),
        into,
    })
}

fn read(json: &str) -> Yard {
    pipeline::plain::read(serde_json::from_str(json).expect("JSON")).expect("a yard")
}

/// The kind of change, what it is about, and its name.
fn told(read: &door::InRead) -> Vec<(ChangeKind, &str, &str)> {
    let made = read.made.as_ref().expect("a yard");
    let changes = made.changes.iter();
    changes
        .map(|one| (one.kind, one.what.as_str(), one.name.as_str()))
        .collect()
}

#[test]
fn what_goes_out_as_a_file_or_link_comes_in_again() {
    for (form, source) in [
        (OutForm::YardFile, Source::YardFile),
        (OutForm::Link, Source::Link),
    ] {
        let back = read_in(write(form).text, None);
        assert_eq!(back.source, source);
        assert_eq!(
            told(&back),
            [
                (ChangeKind::Added, "rule", "default/orders"),
                (ChangeKind::Added, "target", "default/orders/jobs")
            ]
        );
        let made = back.made.expect("a yard");
        assert_eq!(read(&made.yard), yard());
        assert_eq!(made.events, [event()]);
    }
}

#[test]
fn what_happened_in_a_yard_stays_where_a_file_takes_its_place() {
    let mut here = Yard {
        steps: 7,
        ..Yard::default()
    };
    here.clock = "2026-03-01T00:00:00Z".parse::<Timestamp>().expect("a time");
    let back = read_in(write(OutForm::YardFile).text, Some(here.clone()));
    assert!(told(&back).iter().all(|(_, what, _)| *what != "yard"));
    let made = read(&back.made.expect("a yard").yard);
    assert_eq!((made.clock, made.steps), (here.clock, 7));
}

#[test]
fn each_tool_gets_its_text() {
    for (format, holds) in [
        (ExportFormat::CloudFormation, "AWS::Events::Rule"),
        (ExportFormat::Terraform, "aws_cloudwatch_event_rule"),
        (ExportFormat::Cli, "aws events put-rule"),
    ] {
        let out = write(OutForm::Tool(format));
        assert!(out.text.contains(holds), "{}", out.text);
    }
}

#[test]
fn a_template_is_added_to_the_yard_and_what_it_asks_is_told() {
    let text = "Parameters:\n  Name:\n    Type: String\nResources:\n  Bus:\n    Type: AWS::Events::EventBus\n    Properties:\n      Name: !Ref Name\n";
    let back = read_in(text.to_owned(), Some(yard()));
    assert_eq!(back.source, Source::CloudFormation);
    let made = back.made.expect("a template");
    assert_eq!(made.parameters[0].name, "Name");
    let remark = made
        .remarks
        .iter()
        .find(|one| one.message.contains("no default"));
    assert!(remark.expect("a remark").span.is_some());
    let back = Workers::default().ask(ReadIn {
        text: text.to_owned(),
        source: None,
        with: Import {
            parameters: vec![("Name".to_owned(), "shop".to_owned())],
            ..Import::default()
        },
        into: Some(yard()),
    });
    assert_eq!(told(&back), [(ChangeKind::Added, "event bus", "shop")]);
}

#[test]
fn what_is_no_yard_is_refused_with_the_place() {
    let not = read_in(
        "{\"format\": \"eventyard-yard\", \"version\": 99}".to_owned(),
        None,
    );
    let not = not.made.expect_err("a later version");
    assert!(
        not.span.is_some() && not.message.contains("version"),
        "{not:?}"
    );
}

fn type_line(yard: &Yard, line: &str, files: &[(&str, &str)]) -> door::Typed {
    let files = files.iter();
    let files = files.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Workers::default().ask(TypeLine {
        yard: yard.clone(),
        line: line.to_owned(),
        files: files.collect(),
    })
}

#[test]
fn a_line_changes_the_yard_and_what_it_sends_is_told() {
    let line = r#"aws events put-events --entries '[{"Source": "shop", "DetailType": "Order", "Detail": "{}"}]'"#;
    let typed = type_line(&yard(), line, &[]);
    assert!(
        typed.output.contains("FailedEntryCount"),
        "{}",
        typed.output
    );
    assert!(!typed.sending.steps.is_empty() && !typed.sending.used.is_empty());
    assert_eq!(typed.sending.source, "shop");
    assert!(read(&typed.yard.expect("changed")).is_made_like(&yard()));

    let typed = type_line(&yard(), "aws events list-rules", &[]);
    assert_eq!((typed.yard, typed.sending.used.is_empty()), (None, true));
    let typed = type_line(&yard(), "aws events delete-rule --name orders", &[]);
    assert!(typed.failed && typed.yard.is_none(), "{}", typed.output);
}

#[test]
fn a_file_that_a_line_names_is_asked_for_first() {
    let line = "aws events put-rule --name a --event-pattern file://p/a.json";
    let typed = type_line(&Yard::default(), line, &[]);
    assert_eq!(
        (typed.wanted, typed.yard),
        (vec!["p/a.json".to_owned()], None)
    );
    let files = [("p/a.json", r#"{"source": ["a"]}"#)];
    let typed = type_line(&Yard::default(), line, &files);
    assert!(!typed.failed && typed.yard.is_some(), "{}", typed.output);
}

#[test]
fn names_are_completed_and_changes_are_shown_as_commands() {
    let line = "aws events describe-rule --name o".to_owned();
    let found = Workers::default().ask(CompleteLine {
        yard: yard(),
        cursor: line.len(),
        line,
    });
    assert_eq!(found[0].text, "orders");
    let commands = Workers::default().ask(CommandsOf {
        old: Yard::default(),
        new: yard(),
    });
    assert!(
        commands[0].starts_with("aws events put-rule"),
        "{commands:?}"
    );
}
