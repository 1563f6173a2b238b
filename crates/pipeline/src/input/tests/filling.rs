use super::*;

#[track_caller]
fn check(template: &str, delivered: &str) {
    let choice = transformer(template);
    let found = target_input(&choice, sample().value(), &CONTEXT);
    assert_eq!(found.as_deref(), Ok(delivered), "{template}");
}

#[track_caller]
fn check_fails(template: &str, input: &str) {
    let choice = transformer(template);
    let failure = target_input(&choice, sample().value(), &CONTEXT).expect_err(template);
    assert_eq!(failure.error_code, ErrorCode::InvalidJson);
    assert_eq!(failure.error_message, "Invalid input for target.");
    assert_eq!(failure.input, input);
}

#[test]
fn outside_of_quotes_everything_is_json() {
    check(r#"{"v": <name>}"#, r#"{"v": "lamp"}"#);
    check(r#"{"v": <price>}"#, r#"{"v": 10.50}"#);
    check(
        r#"{"v": <big>}"#,
        r#"{"v": 123456789012345678901234567890}"#,
    );
    check(r#"{"v": <paid>}"#, r#"{"v": true}"#);
    check(r#"{"v": <note>}"#, r#"{"v": null}"#);
    check(r#"{"v": <item>}"#, r#"{"v": {"sku":"x-1","n":1e2}}"#);
    check(r#"[<tags>, <name>]"#, r#"[["a","b"], "lamp"]"#);
    check(r#"{"v": <said>}"#, r#"{"v": "so \"it\" is"}"#);
    check(r#"{"v": <two>}"#, r#"{"v": "a\nb"}"#);
}

#[test]
fn within_quotes_values_are_put_as_they_are() {
    check(r#"{"v": "<name>"}"#, r#"{"v": "lamp"}"#);
    check(
        r#"{"v": "a <name>, <price>, <paid>, <note>"}"#,
        r#"{"v": "a lamp, 10.50, true, null"}"#,
    );
    check(r#""a <name>""#, r#""a lamp""#);
    check(r#"{"v": "say \"<name>\""}"#, r#"{"v": "say \"lamp\""}"#);
    check(r#"{"v": "\\", "w": <name>}"#, r#"{"v": "\\", "w": "lamp"}"#);
}

#[test]
fn a_missing_part_becomes_nothing() {
    check(r#"{"v": <gone>}"#, r#"{"v": ""}"#);
    check(r#"{"v": "<gone>"}"#, r#"{"v": ""}"#);
    check(r#""a <gone> b""#, r#""a  b""#);
    check("<gone>", r#""""#);
}

#[test]
fn an_object_within_quotes_breaks_json_and_loses_its_quotes_in_text() {
    check_fails(r#"{"v": "<item>"}"#, r#"{"v": "{"sku":"x-1","n":1e2}"}"#);
    check_fails(r#"{"v": "x <tags>"}"#, r#"{"v": "x ["a","b"]"}"#);
    check(r#""x <item> <tags>""#, r#""x {sku:x-1,n:1e2} [a,b]""#);
    let choice = InputChoice::Transformer {
        paths: vec![("d".to_owned(), "$.d".to_owned())],
        template: "\"<d>\"".to_owned(),
    };
    let event = event(r#"{"d": ["say \"hi\""]}"#);
    let found = target_input(&choice, event.value(), &CONTEXT);
    assert_eq!(found.as_deref(), Ok("\"[say hi]\""));
    // A list without strings has no quotes that could break anything.
    check(r#"{"v": "<numbers>"}"#, r#"{"v": "[1,2]"}"#);
}

#[test]
fn a_string_that_needs_escapes_breaks_json() {
    check_fails(r#"{"v": "<said>"}"#, r#"{"v": "so "it" is"}"#);
    check_fails(r#"{"v": "<two>"}"#, "{\"v\": \"a\nb\"}");
    check(r#""<said>""#, r#""so "it" is""#);
}

#[test]
fn text_without_quotes_is_no_json() {
    check_fails("<name> is sold", r#""lamp" is sold"#);
    check_fails(r#"{"v": x<name>}"#, r#"{"v": x"lamp"}"#);
    check("<item>", r#"{"sku":"x-1","n":1e2}"#);
    check("<name>", r#""lamp""#);
    check(" 12 ", " 12 ");
}

#[test]
fn text_of_several_lines_has_quotes_for_each() {
    check("\"<name>\"\n\"<price>\"", "\"lamp\"\n\"10.50\"");
}

#[test]
fn predefined_variables_need_no_path() {
    check(
        r#"{"a": <aws.events.rule-arn>, "n": "<aws.events.rule-name>", "t": <aws.events.event.ingestion-time>}"#,
        r#"{"a": "arn:aws:events:us-east-1:123456789012:rule/orders", "n": "orders", "t": "2026-01-15T12:00:00Z"}"#,
    );
    let event = target_input(
        &transformer("<aws.events.event>"),
        sample().value(),
        &CONTEXT,
    );
    assert_eq!(
        event.as_deref(),
        Ok(
            r#"{"id":"7e1c","account":"123456789012","detailType":"Order placed","time":"2026-01-15T12:00:00Z","source":"shop.orders","region":"us-east-1","resources":["arn:aws:sqs:us-east-1:123456789012:jobs"],"version":"0"}"#
        )
    );
    let whole = target_input(
        &transformer("<aws.events.event.json>"),
        sample().value(),
        &CONTEXT,
    );
    let matched = target_input(&InputChoice::MatchedEvent, sample().value(), &CONTEXT);
    assert_eq!(whole, matched);
    let quoted = transformer(r#"{"v": "<aws.events.event>"}"#);
    assert!(target_input(&quoted, sample().value(), &CONTEXT).is_err());
}

#[test]
fn values_are_not_filled_again() {
    let choice = InputChoice::Transformer {
        paths: vec![
            ("a".to_owned(), "$.detail.a".to_owned()),
            ("b".to_owned(), "$.detail.b".to_owned()),
        ],
        template: "\"<a> <b>\"".to_owned(),
    };
    let event = event(r#"{"detail": {"a": "<b>", "b": "<a>"}}"#);
    let found = target_input(&choice, event.value(), &CONTEXT);
    assert_eq!(found.as_deref(), Ok("\"<b> <a>\""));
}

#[test]
fn other_choices() {
    let input = |choice| target_input(&choice, sample().value(), &CONTEXT);
    let constant = InputChoice::Constant("{\"a\" : 1.0}".to_owned());
    assert_eq!(input(constant).as_deref(), Ok("{\"a\" : 1.0}"));
    let path = |path: &str| input(InputChoice::Path(path.to_owned()));
    assert_eq!(path("$.detail.name").as_deref(), Ok("\"lamp\""));
    assert_eq!(path("$.detail.price").as_deref(), Ok("10.50"));
    assert_eq!(path("$.detail.rows[*].id").as_deref(), Ok(r#"["r1","r2"]"#));
    assert_eq!(path("$.detail.note").as_deref(), Ok("null"));
    let failure = path("$.detail.gone").expect_err("there is no such part");
    assert_eq!(failure.error_code, ErrorCode::InvalidParameter);
    assert!(failure.help.contains("does not document"));
}

#[test]
fn a_body_is_an_object_or_a_list() {
    assert_eq!(
        json_body(" {\"b\": 1.0, \"a\": [ ]} ").as_deref(),
        Some("{\"b\":1.0,\"a\":[]}")
    );
    assert_eq!(json_body("[1]").as_deref(), Some("[1]"));
    for text in ["\"a\"", "1", "", "{} {}", "{", "\"a\"\n\"b\""] {
        assert_eq!(json_body(text), None, "{text}");
    }
}
