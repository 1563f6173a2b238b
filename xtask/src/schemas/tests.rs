use super::{Database, lines, pack, sizes};

fn converted(event: &str, definitions: &str) -> String {
    let text = format!(
        r#"{{"schema": {{"event": {{"entities": [{event}]}},
            "eventTypeDefinition": {{"entities": [{definitions}]}}, "other": 1}}}}"#
    );
    let database: Database = serde_json::from_str(&text).unwrap();
    lines(database).unwrap().0
}

fn event(root: &str) -> String {
    format!(
        r#"{{"source": "aws.a", "detailType": "A B", "name": "x", "rootProperty": {{"$ref": "{root}"}}}}"#
    )
}

#[test]
fn every_kind_of_type_has_a_form() {
    let definitions = r#"
        {"$id": "1", "name": "A", "properties": {
            "b": {"type": {"type": "ref", "reference": {"$ref": "2"}}},
            "a": {"type": {"type": "string"}, "required": true},
            "c": {"type": {"type": "array", "element": {"type": "integer"}}},
            "d": {"type": {"type": "map", "element": {"type": "boolean"}}},
            "e": {"type": {"type": "json"}},
            "f": {"type": {"type": "union", "types": [{"type": "string"}, {"type": "number"}]}}}},
        {"$id": "2", "name": "B", "properties": {"x": {"type": {"type": "number"}}}}"#;
    assert_eq!(
        converted(&event("1"), definitions),
        "[\"aws.a\",\"A B\",{\"a\":\"string\",\"b?\":{\"x?\":\"number\"},\"c?\":[\"number\"],\
         \"d?\":{\"*\":\"boolean\"},\"e?\":\"any\",\"f?\":\"any\"}]\n"
    );
}

#[test]
fn two_schemas_of_one_event_type_become_one() {
    let definitions = r#"
        {"$id": "1", "name": "A", "properties": {"a": {"type": {"type": "string"}, "required": true},
            "b": {"type": {"type": "string"}, "required": true}}},
        {"$id": "2", "name": "B", "properties": {"a": {"type": {"type": "string"}, "required": true},
            "c": {"type": {"type": "string"}, "required": true}}}"#;
    assert_eq!(
        converted(&format!("{}, {}", event("1"), event("2")), definitions),
        "[\"aws.a\",\"A B\",{\"a\":\"string\",\"b?\":\"string\",\"c?\":\"string\"}]\n"
    );
}

#[test]
fn keys_that_are_data_become_any_key() {
    let definitions = r#"
        {"$id": "1", "name": "A", "properties": {"seen": {"type": {"type": "ref", "reference": {"$ref": "2"}}}}},
        {"$id": "2", "name": "B", "properties": {"203.0.113.7": {"type": {"type": "number"}},
            "203.0.113.9": {"type": {"type": "number"}}}}"#;
    assert_eq!(
        converted(&event("1"), definitions),
        "[\"aws.a\",\"A B\",{\"seen?\":{\"*\":\"number\"}}]\n"
    );
}

#[test]
fn a_type_that_holds_itself_ends() {
    let definitions = r#"{"$id": "1", "name": "A", "properties": {
        "a": {"type": {"type": "ref", "reference": {"$ref": "1"}}}}}"#;
    let line = converted(&event("1"), definitions);
    assert!(line.ends_with("}]\n") && line.len() < 1_000, "{line}");
}

/// The most bytes after brotli that a person fetches for the schemas.
const MOST: usize = 60_000;

#[test]
fn the_packed_schemas_are_small_and_can_be_read() {
    let (whole, bare) = sizes().unwrap();
    assert!(
        bare < whole && whole < MOST,
        "{whole} bytes, {bare} without texts"
    );
    let schemas = schema::Schemas::unpack(&pack().unwrap()).unwrap();
    assert!(schemas.types().count() > 400);
}
