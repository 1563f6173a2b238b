use super::*;

#[track_caller]
fn check(path: &str, found: &str) {
    let read = Path::read(path);
    assert_eq!(read.problem(), None, "{path}");
    assert_eq!(read.find(sample().value()).text(), found, "{path}");
}

/// The path is not of the subset; `from` is where what is wrong begins.
#[track_caller]
fn check_unsupported(path: &str, from: usize) {
    let read = Path::read(path);
    let (span, _) = read.problem().expect(path);
    assert_eq!((span.start, span.end), (from, path.len()), "{path}");
    assert!(matches!(read.find(sample().value()), Found::Nothing));
}

#[test]
fn the_subset() {
    check("$.source", "\"shop.orders\"");
    check("$.detail-type", "\"Order placed\"");
    check("$.detail.item.n", "1e2");
    check("$.detail.a/b", "1");
    check(
        "$.resources[0]",
        "\"arn:aws:sqs:us-east-1:123456789012:jobs\"",
    );
    check("$.detail.rows[1].id", "\"r2\"");
    check("$.detail.rows[*].id", "[\"r1\",\"r2\"]");
    check("$.detail.item.*", "[\"x-1\",1e2]");
    check(
        "$.resources[*]",
        "[\"arn:aws:sqs:us-east-1:123456789012:jobs\"]",
    );
    assert!(Path::read("$").find(sample().value()).is_nested());
}

#[test]
fn what_is_not_there() {
    for path in [
        "$.gone",
        "$.detail.name.gone",
        "$.resources[1]",
        "$.resources.0",
        "$.detail[0]",
        "$.detail.rows.id",
        "$.Detail",
        "$.detail.rows[99999999999999999999]",
    ] {
        let found = Path::read(path);
        assert!(
            matches!(found.find(sample().value()), Found::Nothing),
            "{path}"
        );
    }
    check("$.gone[*]", "[]");
}

#[test]
fn what_is_not_of_the_subset() {
    check_unsupported("", 0);
    check_unsupported("detail", 0);
    check_unsupported("$detail", 1);
    check_unsupported("$.", 1);
    check_unsupported("$..id", 1);
    check_unsupported("$.detail.", 8);
    check_unsupported("$.detail.a b", 8);
    check_unsupported("$.detail.aws:tag", 8);
    check_unsupported("$['detail']", 1);
    check_unsupported("$.resources[-1]", 11);
    check_unsupported("$.resources[0:2]", 11);
    check_unsupported("$.resources[0", 11);
    check_unsupported("$.resources[?(@.a)]", 11);
    check_unsupported("$.détail", 1);
}

#[test]
fn the_last_of_two_equal_names_counts() {
    let event = event(r#"{"a": 1, "a": 2}"#);
    assert_eq!(Path::read("$.a").find(event.value()).text(), "2");
}

#[test]
fn placeholders_know_their_place() {
    let template = Template::read(r#"{"a\"<x>": <y>, "b": "\\<z>", "c": <>, "d": "a<b <c>"}"#);
    let found: Vec<(&str, bool)> = template
        .placeholders
        .iter()
        .map(|p| (p.name, p.in_string))
        .collect();
    assert_eq!(found, [("x", true), ("y", false), ("z", true), ("c", true)]);
    for placeholder in &template.placeholders {
        let text = placeholder.span.of(template.text);
        assert_eq!(text, format!("<{}>", placeholder.name));
    }
    assert_eq!(Template::read(" [1]").form, Form::Json);
    assert_eq!(Template::read("\n\"a\"").form, Form::Text);
    assert_eq!(Template::read("<a>").form, Form::Bare);
}
