use super::*;

/// What a text of a finding is, for the place that it names.
fn text_of<'a>(choice: &'a InputChoice, place: &Place) -> &'a str {
    match (choice, place) {
        (InputChoice::Constant(text), Place::Input) => text,
        (InputChoice::Path(text), Place::InputPath) => text,
        (InputChoice::Transformer { template, .. }, Place::Template) => template,
        (InputChoice::Transformer { paths, .. }, Place::Name(at)) => &paths[*at].0,
        (InputChoice::Transformer { paths, .. }, Place::Path(at)) => &paths[*at].1,
        _ => panic!("{place:?} is no place of {choice:?}"),
    }
}

/// The findings as code and underlined text.
#[track_caller]
fn check(choice: &InputChoice, sample: Option<&Event>, expect: &[(Code, &str)]) -> Vec<Finding> {
    let findings = lint(choice, sample);
    let found: Vec<(Code, &str)> = findings
        .iter()
        .map(|f| (f.code, f.span.of(text_of(choice, &f.place))))
        .collect();
    assert_eq!(found, expect, "{choice:?}");
    findings
}

/// One finding in a template whose fix leads to this text.
#[track_caller]
fn check_fixed(template: &str, code: Code, underlined: &str, fixed: &str) {
    let choice = transformer(template);
    let findings = check(&choice, Some(&sample()), &[(code, underlined)]);
    let fix = findings[0].fix.as_ref().expect("a fix");
    let mut text = template.to_owned();
    text.replace_range(fix.span.start..fix.span.end, &fix.replacement);
    assert_eq!(text, fixed);
    check(&transformer(&text), Some(&sample()), &[]);
}

#[track_caller]
fn check_template(template: &str, expect: &[(Code, &str)]) {
    check(&transformer(template), Some(&sample()), expect);
}

#[test]
fn good_inputs_have_no_finding() {
    let sample = sample();
    check(&InputChoice::MatchedEvent, Some(&sample), &[]);
    check(
        &InputChoice::Constant("{\"a\": 1}".to_owned()),
        Some(&sample),
        &[],
    );
    check(
        &InputChoice::Path("$.detail.rows[*].id".to_owned()),
        Some(&sample),
        &[],
    );
    for template in [
        r#"{"a": <name>, "b": "x <name>", "c": <item>, "d": [<tags>]}"#,
        "\"a <name>\"",
        "\"a <name>\"\n\"b <price>\"",
        "<name>",
        "<aws.events.event.json>",
        r#"{"r": <aws.events.rule-arn>}"#,
    ] {
        check_template(template, &[]);
    }
}

#[test]
fn an_object_within_quotes() {
    let code = Code::QuotedObject;
    check_fixed(r#"{"v": "<item>"}"#, code, "<item>", r#"{"v": <item>}"#);
    check_fixed(r#"["<tags>"]"#, code, "<tags>", "[<tags>]");
    check_template(r#"{"v": "x <item>"}"#, &[(code, "<item>")]);
    check_template(r#""x <item>""#, &[(code, "<item>")]);
    check_fixed(
        r#"{"v": "<aws.events.event.json>"}"#,
        code,
        "<aws.events.event.json>",
        r#"{"v": <aws.events.event.json>}"#,
    );
    // Also without a sample, where every event has an object there.
    let choice = InputChoice::Transformer {
        paths: vec![("d".to_owned(), "$.detail".to_owned())],
        template: r#"{"v": "<d>"}"#.to_owned(),
    };
    check(&choice, None, &[(code, "<d>")]);
}

#[test]
fn a_value_that_needs_escapes() {
    let code = Code::NotEscaped;
    check_fixed(r#"{"v": "<said>"}"#, code, "<said>", r#"{"v": <said>}"#);
    check_template(r#"{"v": "x <two>"}"#, &[(code, "<two>")]);
    check_template(r#""<said>""#, &[(code, "<said>")]);
}

#[test]
fn missing_parts_and_paths() {
    check_template("\"<gone>\"", &[(Code::MissingPart, "$.detail.gone")]);
    let path = |path: &str| InputChoice::Path(path.to_owned());
    let sample = sample();
    check(
        &path("$.gone"),
        Some(&sample),
        &[(Code::MissingPart, "$.gone")],
    );
    check(&path("$.gone"), None, &[]);
    check(&path("$.detail['a']"), None, &[(Code::Path, "['a']")]);
    let findings = check(&path("detail.name"), None, &[(Code::Path, "detail.name")]);
    let fix = findings[0].fix.as_ref().expect("a fix");
    assert_eq!(fix.replacement, "$.detail.name");
}

#[test]
fn variables_and_their_names() {
    let choice = |pairs: &[(&str, &str)], template: &str| InputChoice::Transformer {
        paths: pairs
            .iter()
            .map(|(n, p)| ((*n).to_owned(), (*p).to_owned()))
            .collect(),
        template: template.to_owned(),
    };
    let findings = check(
        &choice(&[("state", "$.id")], "\"<stat>\""),
        None,
        &[
            (Code::UnknownVariable, "<stat>"),
            (Code::UnusedVariable, "state"),
        ],
    );
    assert!(findings[0].is_error() && !findings[1].is_error());
    let fix = findings[0].fix.as_ref().expect("a fix");
    assert_eq!(fix.replacement, "<state>");
    let findings = check(
        &choice(&[], "\"<aws.event.rule-arn>\""),
        None,
        &[(Code::UnknownVariable, "<aws.event.rule-arn>")],
    );
    let fix = findings[0].fix.as_ref().expect("a fix");
    assert_eq!(fix.replacement, "<aws.events.rule-arn>");
    let findings = check(
        &choice(&[], "\"a <br> b\""),
        None,
        &[(Code::UnknownVariable, "<br>")],
    );
    assert_eq!(findings[0].fix, None);
    check(
        &choice(&[("a b", "$.id")], "\"<a b>\""),
        None,
        &[(Code::Name, "a b")],
    );
    check(
        &choice(&[("aws.x", "$.id")], "\"<aws.x>\""),
        None,
        &[(Code::Name, "aws.x")],
    );
    check(
        &choice(&[("a", "$.id"), ("a", "$.time")], "\"<a>\""),
        None,
        &[(Code::DuplicateName, "a")],
    );
}

#[test]
fn text_and_its_quotes() {
    check_fixed(
        "<name> is sold",
        Code::Unquoted,
        "<name> is sold",
        "\"<name> is sold\"",
    );
    check_fixed(
        "a <name>\nb <price>",
        Code::Unquoted,
        "a <name>\nb <price>",
        "\"a <name>\"\n\"b <price>\"",
    );
    check_template(r#"{"v": x<name>}"#, &[(Code::Unquoted, "<name>")]);
    check_template(
        "\"a \"b\" <name>\"",
        &[(Code::Unquoted, "\"a \"b\" <name>\"")],
    );
    let two = "\"a <name>\nb <price>\"";
    check_template(
        two,
        &[
            (Code::LineBreak, "\"a <name>"),
            (Code::LineBreak, "b <price>\""),
        ],
    );
    let fixes: Vec<String> = lint(&transformer(two), None)
        .into_iter()
        .filter_map(|finding| finding.fix.map(|fix| fix.replacement))
        .collect();
    assert_eq!(fixes, ["\"a <name>\"", "\"b <price>\""]);
}

#[test]
fn brackets_keys_and_broken_json() {
    check_template(r#"{"v": "1 < 2"}"#, &[(Code::AngleBracket, "<")]);
    check_template(r#"{"v": "a -> <name>"}"#, &[(Code::AngleBracket, ">")]);
    check_template(r#"{"<name>": 1}"#, &[(Code::ObjectKey, "<name>")]);
    check_template(r#"{<name>: 1}"#, &[(Code::ObjectKey, "<name>")]);
    check_template(
        r#"{"v": [{"x <name>": 1}]}"#,
        &[(Code::ObjectKey, "<name>")],
    );
    let broken = lint(&transformer(r#"{"v": <name>"#), Some(&sample()));
    assert_eq!(broken.len(), 1, "{broken:?}");
}

#[test]
fn limits_and_constants() {
    let empty = InputChoice::Transformer {
        paths: Vec::new(),
        template: String::new(),
    };
    check(&empty, None, &[(Code::Limit, "")]);
    let long = InputChoice::Path(format!("$.{}", "a".repeat(255)));
    assert_eq!(lint(&long, None).first().map(|f| f.code), Some(Code::Limit));
    let long = InputChoice::Constant(format!("\"{}\"", "a".repeat(8_191)));
    assert_eq!(lint(&long, None).first().map(|f| f.code), Some(Code::Limit));
    let broken = InputChoice::Constant("{\"a\": }".to_owned());
    assert_eq!(
        lint(&broken, None).first().map(|f| f.code),
        Some(Code::NotJson)
    );
    let many = InputChoice::Transformer {
        paths: (0..101)
            .map(|n| (n.to_string(), "$.id".to_owned()))
            .collect(),
        template: "1".to_owned(),
    };
    assert_eq!(lint(&many, None).first().map(|f| f.code), Some(Code::Limit));
}
