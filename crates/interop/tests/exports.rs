//! The exports of all example yards: each is read by a reader of its format, and those for
//! CloudFormation stand where `cargo xtask test --all` has cfn-lint look at them.

#![expect(clippy::expect_used, reason = "a helper that fails is a failed test")]

mod examples;

use examples::Example;
use hcl_edit::structure::Body;
use interop::{ExportFormat, Gravity, Import, Remark, Source, export_as, import_from};
use pipeline::{EventInput, LogLevel, Run, Timestamp, Yard};
use std::path::Path;

/// The remarks that are more than notes, in one line each.
fn left_out(remarks: &[Remark]) -> Vec<String> {
    let told = remarks.iter().filter(|one| one.gravity != Gravity::Note);
    told.map(ToString::to_string).collect()
}

#[test]
fn templates_stand_for_the_linter() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    std::fs::create_dir_all(&folder).expect("a folder");
    for example in examples::all() {
        let export = export_as(&example.yard, ExportFormat::CloudFormation);
        let file = folder.join(format!("{}.yaml", example.name));
        std::fs::write(&file, &export.text).expect("a file");
    }
    // What no example has: connections, keys, tags, a policy of a bus, secrets, parameters of ECS.
    let everything = export_as(&everything(), ExportFormat::CloudFormation);
    std::fs::write(folder.join("everything.yaml"), everything.text).expect("a file");
}

/// A yard with what no example has.
fn everything() -> Yard {
    let text = include_str!("exports/everything.yaml");
    let import = import_from(
        text,
        Source::CloudFormation,
        &Import::default(),
        &Yard::default(),
    );
    let imported = import.expect("a template");
    assert_eq!(left_out(&imported.remarks), [""; 0]);
    imported.yard
}

#[test]
fn nothing_of_an_example_is_lost_without_a_word() {
    for Example { name, yard, .. } in examples::all() {
        let export = export_as(&yard, ExportFormat::CloudFormation);
        let told = left_out(&export.remarks);
        let says = |part: &str| told.iter().any(|line| line.contains(part));
        assert_eq!(
            says("yard.resources.services"),
            !yard.resources.services.is_default(),
            "{name}"
        );
        assert_eq!(
            says("yard.resources.wires"),
            !yard.resources.wires.is_default(),
            "{name}"
        );
        assert_eq!(says("yard.elsewhere"), !yard.elsewhere.is_empty(), "{name}");
        assert!(
            !told.iter().any(|line| line.starts_with("refused")),
            "{name}: {told:?}"
        );
        let rules = yard
            .rules
            .iter()
            .filter(|rule| rule.managed_by.is_none())
            .count();
        let written = export.text.matches("Type: AWS::Events::Rule\n").count();
        assert_eq!(written, rules, "{name}");
    }
}

#[test]
fn terraform_reads_every_example() {
    for Example { name, yard, .. } in examples::all() {
        let text = export_as(&yard, ExportFormat::Terraform).text;
        let body: Body = text
            .parse()
            .unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
        let mut names: Vec<String> = body
            .blocks()
            .map(|block| {
                let labels = block.labels.iter().map(|label| label.as_str().to_owned());
                labels.collect::<Vec<_>>().join(".")
            })
            .collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{name}: two blocks have one name");
        // Whatever is referred to is there.
        for word in
            text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"_.".contains(letter))
        {
            let mut parts = word.split('.');
            if let (Some(kind), Some(of)) = (parts.next(), parts.next())
                && kind.starts_with("aws_")
                && !kind.starts_with("aws_caller")
            {
                assert!(names.contains(&format!("{kind}.{of}")), "{name}: {word}");
            }
        }
    }
    let text = export_as(&everything(), ExportFormat::Terraform).text;
    assert!(text.parse::<Body>().is_ok(), "{text}");
}

/// What the events of a yard do there within an hour.
fn played(yard: Yard, events: &[EventInput]) -> Vec<String> {
    let clock = yard.clock;
    let mut run = Run::new(yard, LogLevel::Trace);
    for event in events {
        run.put(clock, event.clone());
    }
    let page = run.page(Timestamp(clock.millis() + 3_600_000), 5_000);
    page.steps
        .iter()
        .map(|step| step.record().to_string())
        .collect()
}

#[test]
fn events_do_the_same_in_what_comes_back() {
    let mut steps = 0;
    for Example {
        name,
        mut yard,
        events,
    } in examples::all()
    {
        // What the export says that it leaves out.
        yard.resources.services = Default::default();
        yard.resources.wires = Default::default();
        yard.elsewhere = Vec::new();
        yard.conditions.faults = Vec::new();
        for format in [ExportFormat::CloudFormation, ExportFormat::Cli] {
            let export = export_as(&yard, format);
            let source = interop::source_of(&export.text);
            let empty = Yard {
                account: yard.account.clone(),
                ..Yard::default()
            };
            let imported = import_from(&export.text, source, &Import::default(), &empty)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(left_out(&imported.remarks), [""; 0], "{name} {format:?}");
            let expect = played(yard.clone(), &events);
            steps += expect.len();
            assert_eq!(played(imported.yard, &events), expect, "{name} {format:?}");
        }
    }
    assert!(steps > 100, "only {steps} steps");
}

#[test]
fn everything_comes_back_from_each_format() {
    let yard = everything();
    for format in [ExportFormat::CloudFormation, ExportFormat::Cli] {
        let export = export_as(&yard, format);
        assert_eq!(left_out(&export.remarks), [""; 0], "{format:?}");
        let source = interop::source_of(&export.text);
        let imported = import_from(&export.text, source, &Import::default(), &Yard::default())
            .unwrap_or_else(|error| panic!("{error}\n{}", export.text));
        assert_eq!(left_out(&imported.remarks), [""; 0], "{}", export.text);
        let again = imported.yard;
        assert_eq!(again.event_buses.len(), yard.event_buses.len());
        assert_eq!(again.resources.connections.len(), 3);
        assert_eq!(again.resources.api_destinations.len(), 1);
        assert_eq!(again.resources.archives.len(), 1);
        let roles = |yard: &Yard| yard.conditions.policies.roles.len();
        assert_eq!(roles(&again), roles(&yard));
        let targets = |yard: &Yard| -> Vec<usize> {
            yard.rules.iter().map(|rule| rule.targets.len()).collect()
        };
        assert_eq!(targets(&again), targets(&yard));
        let keys = |yard: &Yard| -> usize {
            yard.conditions
                .policies
                .keys
                .iter()
                .map(|key| key.aliases.len())
                .sum()
        };
        assert_eq!(keys(&again), keys(&yard));
    }
}

#[test]
fn a_permission_that_is_missing_is_said_and_never_added() {
    let mut yard = examples::all().remove(0).yard;
    yard.conditions.permissions = pipeline::Permissions::Evaluated;
    let export = export_as(&yard, ExportFormat::CloudFormation);
    let told = export
        .remarks
        .iter()
        .filter(|one| one.message.contains("The delivery will fail"));
    assert!(told.count() > 0, "{:?}", export.remarks);
    assert!(
        !export.text.contains("events.amazonaws.com"),
        "{}",
        export.text
    );
}

#[test]
fn a_draft_that_aws_refuses_is_said_with_its_place() {
    let mut yard = examples::all().remove(0).yard;
    let mut draft = yard.rules[0].clone();
    draft.name = "half".to_owned();
    draft.event_pattern = Some("{\"source\": ".to_owned());
    yard.rules.push(draft);
    yard.rules[0].targets[0].arn = "arn:nonsense".to_owned();
    for format in ExportFormat::ALL {
        let export = export_as(&yard, format);
        let refused: Vec<&str> = export
            .remarks
            .iter()
            .filter(|one| one.gravity == Gravity::Refused)
            .map(|one| one.path.as_str())
            .collect();
        assert_eq!(refused, ["yard.rules[0].targets[0]", "yard.rules[1]"]);
        assert!(!export.text.contains("half") && !export.text.contains("nonsense"));
    }
}
