//! A place as one text, and the ways into it.

use super::super::{read, value};
use crate::Yard;
use serde_json::json;

fn said(text: &str) -> Vec<(String, String)> {
    let yard = Yard::default();
    let read = read(&yard, &yard.account, &yard.region, text);
    read.problems
        .iter()
        .map(|one| {
            let place = text.get(one.span.start..one.span.end).unwrap();
            (place.to_owned(), one.message.clone())
        })
        .collect()
}

#[test]
fn errors_stand_at_their_place_in_the_text() {
    let text = r#"{"services": {"functions": [{"name": "resize", "duration_ms": "soon"}, {"name": "x", "tint": 1}]},
        "wires": {"metric_alarms": [{"alarm_name": "a", "namespace": "N", "metric_name": "M", "period": 45}]}, "more": 1}"#;
    let said = said(text);
    let of = |span: &str| said.iter().filter(|(at, _)| at == span).count();
    assert_eq!(of("\"soon\""), 1, "{said:#?}");
    assert_eq!(of("1"), 1, "{said:#?}");
    assert_eq!(of("45"), 1, "{said:#?}");
    assert_eq!(of("\"more\""), 1, "{said:#?}");
}

#[test]
fn a_text_that_is_no_object_changes_nothing_and_says_so() {
    let yard = Yard::default();
    for text in ["", "[", "[]", "{\"services\":", "1"] {
        let read = read(&yard, &yard.account, &yard.region, text);
        assert!(!read.is_whole, "{text}");
        assert!(!read.problems.is_empty(), "{text}");
    }
    let read = read(
        &yard,
        "210987654321",
        "eu-west-1",
        r#"{"services":{"queues":[{}]}}"#,
    );
    assert!(read.is_whole);
    assert_eq!(read.problems.len(), 1);
}

#[test]
fn putting_at_a_path_changes_that_alone() {
    let mut item =
        json!({"name": "f", "strange": [1, {"kept": true}], "calls": [{"service": "s3"}]});
    assert!(value::put(
        &mut item,
        "calls/0/operation",
        Some(json!("PutObject"))
    ));
    assert!(value::put(&mut item, "calls/1", Some(json!({}))));
    assert!(value::put(&mut item, "made/deep", Some(json!(1))));
    assert!(value::put(&mut item, "list/0", Some(json!("a"))));
    assert!(value::put(&mut item, "name", None));
    assert_eq!(
        item,
        json!({"strange": [1, {"kept": true}], "calls": [{"service": "s3", "operation": "PutObject"}, {}],
            "made": {"deep": 1}, "list": ["a"]})
    );
    let before = item.clone();
    assert!(!value::put(&mut item, "made/deep/er", Some(json!(1))));
    assert!(!value::put(&mut item, "calls/9/x", Some(json!(1))));
    assert_eq!(item, before);
    assert!(value::put(&mut item, "calls/0", None));
    assert_eq!(value::at(&item, "calls/0"), Some(&json!({})));
    assert_eq!(value::at(&item, "strange/1/kept"), Some(&json!(true)));
}
