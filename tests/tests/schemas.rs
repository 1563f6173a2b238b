//! Every sample event keeps to the schema of its type, and to the struct that the crate
//! `aws_lambda_events` has for it.

#[path = "schemas/lambda.rs"]
mod lambda;
#[path = "schemas/laws.rs"]
mod laws;

use std::fs;

use pattern::Event;
use schema::{Schemas, validate};
use tests::root;

/// A sample event: its place below `events/`, its text, its source and detail-type.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) event: Event,
    pub(crate) source: String,
    pub(crate) detail_type: String,
}

/// All sample events, sorted by name.
pub(crate) fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for folder in fs::read_dir(root().join("events")).expect("events/ is readable") {
        let folder = folder.expect("an entry").path();
        if !folder.is_dir() || folder.ends_with("schemas") {
            continue;
        }
        for file in fs::read_dir(&folder).expect("a folder is readable") {
            let path = file.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let name = path.strip_prefix(root().join("events")).expect("below");
                let name = name.display().to_string();
                let text = fs::read_to_string(&path).expect("an event");
                samples.push(sample(name, text));
            }
        }
    }
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(samples.len() >= 17, "only {} samples", samples.len());
    samples
}

fn sample(name: String, text: String) -> Sample {
    let (event, problems) = Event::read(&text);
    let event = event.unwrap_or_else(|| panic!("{name}: {problems:?}"));
    let string = |key: &str| {
        let value = event
            .value()
            .get(key)
            .and_then(pattern::json::Value::as_str);
        value
            .unwrap_or_else(|| panic!("{name}: no {key}"))
            .to_owned()
    };
    Sample {
        source: string("source"),
        detail_type: string("detail-type"),
        name,
        text,
        event,
    }
}

pub(crate) fn schemas() -> Schemas {
    schema::author::schemas().expect("events/schemas/ is sound")
}

#[test]
fn every_sample_keeps_to_its_schema() {
    let schemas = schemas();
    let mut findings = Vec::new();
    let of_aws = |it: &Sample| it.source.starts_with("aws.");
    for sample in samples().into_iter().filter(of_aws) {
        let Some(found) = schemas.find(&sample.source, &sample.detail_type) else {
            let (source, detail_type) = (&sample.source, &sample.detail_type);
            findings.push(format!(
                "{}: no schema of {source}, {detail_type}",
                sample.name
            ));
            continue;
        };
        let differences = validate(sample.event.value(), found);
        findings.extend(differences.into_iter().map(|it| {
            format!(
                "{}: {}: {} ({:?})",
                sample.name, it.path, it.message, it.kind
            )
        }));
    }
    assert!(findings.is_empty(), "\n  {}\n", findings.join("\n  "));
}

#[test]
fn a_changed_sample_does_not_keep_to_its_schema() {
    let schemas = schemas();
    let path = root().join("events/ec2/instance-stopped.json");
    let text = fs::read_to_string(path).expect("the sample");
    for (old, new) in [
        ("\"state\": \"stopped\"", "\"state\": \"Stopped\""),
        ("\"state\":", "\"status\":"),
        ("\"state\": \"stopped\"", "\"state\": 16"),
        ("\"resources\": [", "\"resources\": [1, "),
    ] {
        assert!(text.contains(old), "{old}");
        let changed = sample("changed".to_owned(), text.replace(old, new));
        let found = schemas.find(&changed.source, &changed.detail_type);
        let found = found.expect("a schema");
        assert!(!validate(changed.event.value(), found).is_empty(), "{new}");
    }
}
