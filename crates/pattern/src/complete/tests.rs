use super::*;

const EVENT: &str = r#"{
  "source": "aws.codebuild",
  "time": "2026-01-15T12:00:00Z",
  "resources": ["arn:aws:codebuild:us-east-1:123456789012:build/web"],
  "detail": {
    "build-status": "FAILED",
    "count": 3,
    "phases": [{"name": "BUILD"}, {"name": "DOWNLOAD", "ok": true}]
  }
}"#;

fn at(marked: &str, complete: impl Fn(&str, usize) -> Completions) -> (String, Completions) {
    let offset = marked.find('|').expect("a place is marked");
    let text = marked.replacen('|', "", 1);
    let found = complete(&text, offset);
    (text, found)
}

fn labels(marked: &str) -> Vec<String> {
    let (_, found) = at(marked, |text, offset| complete(text, offset, EVENT));
    found.items.into_iter().map(|item| item.label).collect()
}

/// The text after the item of this label has been taken, with `|` at the caret.
fn taken(marked: &str, label: &str) -> String {
    apply(
        at(marked, |text, offset| complete(text, offset, EVENT)),
        label,
    )
}

fn apply((mut text, found): (String, Completions), label: &str) -> String {
    let item = found.items.iter().find(|item| item.label == label);
    let item = item.unwrap_or_else(|| panic!("no {label} in {found:?}"));
    let mut insert = item.insert.clone();
    insert.insert(item.caret, '|');
    text.replace_range(found.span.start..found.span.end, &insert);
    text
}

#[test]
fn names_of_fields() {
    assert_eq!(
        labels("{|}"),
        ["source", "time", "resources", "detail", "$or"]
    );
    assert_eq!(
        labels(r#"{"detail": {"|"}}"#),
        ["build-status", "count", "phases", "$or"]
    );
    // Arrays are looked through.
    assert_eq!(
        labels(r#"{"detail": {"phases": {"|"#),
        ["name", "ok", "$or"]
    );
    // What is there is not offered again; what is being written is.
    assert_eq!(
        labels(r#"{"source": ["a"], "|", "time": []}"#),
        ["resources", "detail", "$or"]
    );
    assert_eq!(labels(r#"{"sou|rce": []}"#), ["source", "resources"]);
    assert_eq!(labels("{ti|"), ["time"]);
}

#[test]
fn a_name_brings_what_follows_it() {
    assert_eq!(taken(r#"{"so|"}"#, "source"), r#"{"source": [|]}"#);
    assert_eq!(taken("{so|}", "source"), r#"{"source": [|]}"#);
    assert_eq!(taken(r#"{"de|"#, "detail"), r#"{"detail": {|}"#);
    assert_eq!(
        taken(r#"{"detail": {"ph|"}}"#, "phases"),
        r#"{"detail": {"phases": {|}}}"#
    );
    assert_eq!(
        taken(r#"{"so|": ["x"]}"#, "source"),
        r#"{"source"|: ["x"]}"#
    );
    assert_eq!(taken(r#"{"$|"}"#, "$or"), r#"{"$or": [{|}, {}]}"#);
}

#[test]
fn values_and_operators_of_a_field() {
    let found = labels(r#"{"detail": {"build-status": [|]}}"#);
    assert_eq!(found[..2], ["FAILED", "anything-but"]);
    assert_eq!(found.len(), 10);
    assert_eq!(
        taken(r#"{"detail": {"build-status": ["F|"]}}"#, "FAILED"),
        r#"{"detail": {"build-status": ["FAILED"|]}}"#
    );
    assert_eq!(
        taken(r#"{"source": [pre|]}"#, "prefix"),
        r#"{"source": [{"prefix": "|"}]}"#
    );
    assert_eq!(
        taken(r#"{"source": ["pre|"]}"#, "prefix"),
        r#"{"source": [{"prefix": "|"}]}"#
    );
    // A value outside of a list comes with one.
    assert_eq!(
        taken(r#"{"source": "aws|"}"#, "aws.codebuild"),
        r#"{"source": ["aws.codebuild"]|}"#
    );
    assert_eq!(
        taken(r#"{"source": |}"#, "exists"),
        r#"{"source": [{"exists": true|}]}"#
    );
    assert_eq!(labels(r#"{"detail": |}"#)[0], "{ }");
}

#[test]
fn inside_an_operator() {
    let all = labels(r#"{"source": [{"|"}]}"#);
    assert_eq!(all, crate::operators::ALL.map(|about| about.name));
    assert_eq!(
        taken(r#"{"source": [{"|"}]}"#, "anything-but"),
        r#"{"source": [{"anything-but": ["|"]}]}"#
    );
    assert_eq!(
        taken(r#"{"source": [{"pre|": "x"}]}"#, "prefix"),
        r#"{"source": [{"prefix"|: "x"}]}"#
    );
    assert_eq!(labels(r#"{"a": [{"exists": |}]}"#), ["true", "false"]);
    assert_eq!(
        labels(r#"{"source": [{"prefix": "a|"}]}"#),
        ["aws.codebuild", "equals-ignore-case"]
    );
    assert_eq!(
        labels(r#"{"source": [{"anything-but": {|}}]}"#),
        ["equals-ignore-case", "prefix", "suffix", "wildcard"]
    );
    assert_eq!(
        labels(r#"{"source": [{"anything-but": ["|"]}]}"#),
        ["aws.codebuild"]
    );
    assert_eq!(
        labels(r#"{"source": [{"wildcard": "|"}]}"#),
        ["aws.codebuild"]
    );
}

#[test]
fn inside_numeric() {
    assert_eq!(
        labels(r#"{"detail": {"count": [{"numeric": ["|"]}]}}"#),
        ["=", "<", "<=", ">", ">="]
    );
    assert_eq!(
        labels(r#"{"detail": {"count": [{"numeric": [">", |]}]}}"#),
        ["3"]
    );
    assert_eq!(
        taken(r#"{"detail": {"count": [{"numeric": ["<|"]}]}}"#, "<="),
        r#"{"detail": {"count": [{"numeric": ["<="|]}]}}"#
    );
}

#[test]
fn inside_or() {
    assert_eq!(labels(r#"{"detail": {"$or": [{"co|"}, {}]}}"#), ["count"]);
    assert_eq!(taken(r#"{"$or": |}"#, "[{ }, {}]"), r#"{"$or": [{|}, {}]}"#);
}

#[test]
fn where_nothing_can_stand_nothing_is_offered() {
    for marked in [
        r#"{"source" |"#,
        r#"{"source": ["a"] |"#,
        r#"{"source": [["|"]]}"#,
        r#"{"source": []} |"#,
        r#"["|"]"#,
    ] {
        assert_eq!(labels(marked), [""; 0], "{marked}");
    }
}

#[test]
fn a_broken_event_still_gives_what_was_read() {
    let (_, found) = at("{|", |text, offset| {
        complete(text, offset, r#"{"source": "x", detail: {"#)
    });
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["source", "detail", "$or"]);
    let (_, found) = at("{\"x\": [|", |text, offset| complete(text, offset, ""));
    assert_eq!(found.items.len(), 9);
}

#[test]
fn names_and_values_of_an_event() {
    let other = r#"{"source": "aws.s3", "account": "123456789012", "detail": {"bucket": {}}}"#;
    let complete = |text: &str, offset| complete_event(text, offset, &[EVENT, other]);
    let labels = |marked: &str| -> Vec<String> {
        let items = at(marked, complete).1.items;
        items.into_iter().map(|item| item.label).collect()
    };
    assert_eq!(
        labels(r#"{"time": "x", "|"}"#),
        ["source", "resources", "detail", "account"]
    );
    assert_eq!(labels(r#"{"source": "|"}"#), ["aws.codebuild", "aws.s3"]);
    assert_eq!(labels(r#"{"source": "s3|"}"#), ["aws.s3"]);
    let taken = |marked: &str, label: &str| apply(at(marked, complete), label);
    assert_eq!(taken("{|}", "time"), r#"{"time": "2026-01-15T12:00:00Z"|}"#);
    assert_eq!(taken("{|}", "detail"), r#"{"detail": {|}}"#);
    assert_eq!(taken("{|}", "resources"), r#"{"resources": [|]}"#);
    assert_eq!(
        taken(r#"{"detail": {"buc|": {}}}"#, "bucket"),
        r#"{"detail": {"bucket"|: {}}}"#
    );
    assert_eq!(
        taken(r#"{"detail": {"build-status": |}}"#, "FAILED"),
        r#"{"detail": {"build-status": "FAILED"|}}"#
    );
}

#[test]
fn a_long_event_is_offered_in_part() {
    let members: Vec<String> = (0..500).map(|n| format!("\"k{n}\": {n}")).collect();
    let event = format!("{{{}}}", members.join(","));
    let found = complete("{", 1, &event);
    assert_eq!(found.items.len(), 60);
    // What is typed still finds the one that was cut.
    assert!(complete("{k399", 5, &event).items[0].label == "k399");
}

#[test]
fn any_text_and_place_is_answered() {
    let texts = [
        "{\"ä\": [{\"numeric\": [\">\", 1]}], \"$or\": [{\"😀\": [{\"anything-but\": {\"prefix\": \"x\"}}]}",
        "{a: [b, {c: d, \"e",
        "]}\"\\\"{[,:",
        "{\"a\": {\"b\": {\"c\": [[{\"d\": [{\"e\": {}}]}]]}}}",
    ];
    for text in texts {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let text = text.get(..end).unwrap_or_default();
            for offset in 0..=end + 2 {
                for found in [
                    complete(text, offset, EVENT),
                    complete(text, offset, text),
                    complete_event(text, offset, &[text, EVENT]),
                ] {
                    let span = found.span;
                    assert!(
                        text.get(span.start..span.end).is_some(),
                        "{text} at {offset}"
                    );
                    for item in found.items {
                        assert!(item.insert.is_char_boundary(item.caret), "{item:?}");
                    }
                }
                let said = crate::hover(text, offset);
                assert!(
                    said.is_none_or(|it| !it.span.of(text).is_empty()),
                    "{text} at {offset}"
                );
            }
        }
    }
}
