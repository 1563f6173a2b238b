use super::{AWS, own_files, read, schemas};
use crate::{Kind, Origin};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn everything_below_own_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../events/schemas/own");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let read: BTreeSet<String> = own_files().map(|name| format!("{name}.toml")).collect();
    assert_eq!(there, read);
}

#[test]
fn every_file_is_sound() {
    let schemas = schemas().unwrap();
    assert!(schemas.types().count() > 400);
    assert!(schemas.origin().starts_with("@aws-cdk/aws-service-spec 0."));
}

#[test]
fn ours_stand_on_top_of_those_of_aws() {
    let schemas = schemas().unwrap();
    let event = schemas
        .find(
            "aws.codepipeline",
            "CodePipeline Action Execution State Change",
        )
        .unwrap();
    assert_eq!(event.origin(), Origin::Both);
    let state = event.field(&["detail", "state"]).unwrap();
    assert!(state.is_closed() && state.is_required());
    assert!(state.values().any(|value| value == "ABANDONED"));
    // AWS's alone.
    let key = ["detail", "input-artifacts", "s3location", "bucket"];
    assert_eq!(event.field(&key).unwrap().kind(), Kind::String);
}

#[test]
fn a_changed_line_of_aws_is_refused() {
    let changed = AWS.replacen("\"number\"", "\"string\"", 1);
    let error = read(&changed, &[]).unwrap_err();
    assert!(error.contains("changed by hand"), "{error}");
}

#[test]
fn mistakes_are_named_with_their_place() {
    let check = |rows: &str, wanted: &str| {
        let text = format!(
            "[[event]]\nsource = \"aws.x\"\ndetail-type = \"X Y\"\nreference = \"r\"\n{rows}"
        );
        let error = read(AWS, &[("x", &text)]).unwrap_err();
        assert!(error.contains(wanted), "{error}");
    };
    check("", "own/x.toml: X Y: no fields");
    check("[event.detail]\na = \"text\"", "a: no type text");
    check(
        "[event.detail]\na = { text = \"t\" }",
        "a: a new field needs",
    );
    check(
        "[event.detail]\na = \"string\"\n\"a.b\" = \"string\"",
        "a is no object",
    );
    check("[event.detail]\na = [\"A\", \"A\"]", "A stands twice");
    check(
        "[event.detail]\na = { type = \"number\", values = [\"1\"] }",
        "only strings",
    );
    check(
        "[event.detail]\na = \"object\"",
        "a is an object without fields",
    );
    check("with = [\"y\"]", "no shared rows y");
    check(
        "replaces = true\n[event.detail]\na = \"string\"",
        "nothing to replace",
    );
}
