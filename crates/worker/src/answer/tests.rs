use serde_json::{Value, json};

use super::to_text;

/// The answer to a request with the id 7.
fn answer(request: Value) -> Value {
    let text = json!({ "id": 7, "request": request }).to_string();
    serde_json::from_str(&to_text("b1", &text)).unwrap()
}

/// The answer to the question whether an event matches a pattern.
fn matched(pattern: &str, event: &str) -> Value {
    let answer = answer(json!({ "type": "match", "pattern": pattern, "event": event }));
    assert_eq!(answer["id"], 7);
    assert_eq!(answer["response"]["type"], "match");
    answer["response"].clone()
}

#[test]
fn hello_is_answered_with_the_build() {
    assert_eq!(
        to_text("b1", r#"{"id":1,"request":{"type":"hello"}}"#),
        r#"{"id":1,"response":{"type":"hello","build":"b1"}}"#
    );
}

#[test]
fn an_event_is_matched() {
    let pattern = r#"{"source":["aws.s3",{"prefix":"shop."}]}"#;
    assert_eq!(
        matched(pattern, r#"{"source":"shop.orders"}"#),
        json!({ "type": "match", "result": "match" })
    );
    assert_eq!(
        matched(pattern, r#"{"source":"aws.ec2"}"#),
        json!({ "type": "match", "result": "no-match" })
    );
}

#[test]
fn an_invalid_pattern_is_named_before_an_invalid_event() {
    let invalid = matched(r#"{"source":"aws.s3"}"#, "[]");
    assert_eq!(invalid["result"], "invalid-pattern");
    assert!(
        invalid["error"]
            .as_str()
            .is_some_and(|error| !error.is_empty())
    );

    let invalid = matched(r#"{"source":["aws.s3"]}"#, r#"{"source""#);
    assert_eq!(invalid["result"], "invalid-event");
    assert!(
        invalid["error"]
            .as_str()
            .is_some_and(|error| !error.is_empty())
    );
}

#[test]
fn a_bad_request_is_refused_with_its_number() {
    for request in [
        json!(null),
        json!({ "type": "no such thing" }),
        json!({ "type": "match", "pattern": "{}" }),
        json!({ "type": "hello", "more": 1 }),
    ] {
        let answer = answer(request.clone());
        assert_eq!(answer["id"], 7, "{request}");
        assert!(
            answer["error"]
                .as_str()
                .is_some_and(|error| error.starts_with("the worker cannot read this message: ")),
            "{request}: {answer}"
        );
    }
}

#[test]
fn what_has_no_number_is_refused_too() {
    for text in [
        "",
        "null",
        "{",
        r#"{"id":1}"#,
        r#"{"id":-1,"request":{"type":"hello"}}"#,
    ] {
        let answer: Value = serde_json::from_str(&to_text("b1", text)).unwrap();
        assert_eq!(answer["id"], Value::Null, "{text}");
        assert!(answer["error"].is_string(), "{text}: {answer}");
    }
}
