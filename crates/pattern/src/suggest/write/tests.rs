use super::*;

fn wanted(path: &[&str], alternatives: &[&str]) -> Wanted {
    let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect();
    Wanted {
        path: owned(path),
        alternatives: owned(alternatives),
    }
}

#[track_caller]
fn check(fields: &[Wanted], expect: &str) {
    let text = pattern(fields, false);
    assert_eq!(text, expect);
    let (parsed, diagnostics) = crate::parse(&text);
    assert!(parsed.is_valid(), "{diagnostics:?}");
    let mut names: Vec<_> = fields.iter().map(|f| f.path.join(".")).collect();
    names.sort();
    assert_eq!(parsed.fields(), names);
}

#[test]
fn fields_of_one_object_stand_together() {
    check(
        &[
            wanted(&["detail", "b"], &["1"]),
            wanted(&["source"], &[r#""x""#, "null"]),
            wanted(&["detail", "a", "c"], &["2"]),
        ],
        r#"{"detail":{"b":[1],"a":{"c":[2]}},"source":["x",null]}"#,
    );
}

#[test]
fn a_field_above_another_is_reached_by_a_dot() {
    check(
        &[wanted(&["a"], &["1"]), wanted(&["a", "b", "c"], &["2"])],
        r#"{"a":[1],"a.b.c":[2]}"#,
    );
    check(
        &[
            wanted(&["x", "a", "b"], &["1"]),
            wanted(&["x", "a"], &["2"]),
        ],
        r#"{"x":{"a.b":[1],"a":[2]}}"#,
    );
}

#[test]
fn a_key_called_or_is_no_or() {
    check(
        &[wanted(&["a", "$or"], &["1"]), wanted(&["$or", "b"], &["2"])],
        r#"{"a.$or":[1],"$or.b":[2]}"#,
    );
}

#[test]
fn lines() {
    let fields = [
        wanted(&["source"], &["1", "2"]),
        wanted(&["detail", "a\n"], &["3"]),
    ];
    assert_eq!(
        pattern(&fields, true),
        "{\n  \"source\": [1, 2],\n  \"detail\": {\n    \"a\\n\": [3]\n  }\n}"
    );
    assert_eq!(pattern(&[], true), "{}");
}
