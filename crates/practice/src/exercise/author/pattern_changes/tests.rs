use super::pattern_changes;

fn changes(text: &str) -> Vec<String> {
    let found = pattern_changes(text).into_iter();
    found
        .map(|(what, text)| format!("{what}: {text}"))
        .collect()
}

#[test]
fn every_field_and_value_is_changed_once() {
    assert_eq!(
        changes(r#"{"source":["a"],"detail":{"state":["b","c"]}}"#),
        [
            r#"field source dropped: {"detail":{"state":["b","c"]}}"#,
            r#"value "a" of source changed: {"source":["a-x"],"detail":{"state":["b","c"]}}"#,
            r#"field detail dropped: {"source":["a"]}"#,
            r#"value "b" of detail.state dropped: {"source":["a"],"detail":{"state":["c"]}}"#,
            r#"value "b" of detail.state changed: {"source":["a"],"detail":{"state":["b-x","c"]}}"#,
            r#"value "c" of detail.state dropped: {"source":["a"],"detail":{"state":["b"]}}"#,
            r#"value "c" of detail.state changed: {"source":["a"],"detail":{"state":["b","c-x"]}}"#,
        ]
    );
}

#[test]
fn operators_are_changed_within() {
    let found = changes(r#"{"n":[{"numeric":[">=",7]}],"e":[{"exists":false}]}"#);
    assert!(found.contains(
        &r#"">=" in value {"numeric":[">=",7]} of n changed: {"n":[{"numeric":[">",7]}],"e":[{"exists":false}]}"#
            .to_owned()
    ));
    assert!(
        found
            .iter()
            .any(|one| one.ends_with(r#"[">=",8]}],"e":[{"exists":false}]}"#))
    );
    assert!(
        found
            .iter()
            .any(|one| one.ends_with(r#""e":[{"exists":true}]}"#))
    );
}

#[test]
fn branches_are_dropped_and_looked_into() {
    let found = changes(r#"{"$or":[{"a":["x"]},{"b":["y"]}]}"#);
    assert!(found.contains(&r#"branch $or[0] dropped: {"$or":[{"b":["y"]}]}"#.to_owned()));
    assert!(
        found
            .iter()
            .any(|one| one.starts_with("value \"y\" of $or[1].b changed"))
    );
}
