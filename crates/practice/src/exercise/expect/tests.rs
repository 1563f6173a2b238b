use super::{assign, holds, lacks};
use serde_json::json;

#[test]
fn part_of_json_is_found_whatever_stands_beside_it() {
    let text =
        r#"{"detail":{"state":"stopped","ids":["a","b"],"severity":7.0},"source":"aws.ec2"}"#;
    assert!(holds(
        text,
        &json!({"detail": {"ids": ["b"], "severity": 7}})
    ));
    assert!(!holds(text, &json!({"detail": {"ids": ["c"]}})));
    assert!(holds(text, &json!("stopped")));
    assert!(holds("ada from 192.0.2.7", &json!(["192.0.2.7", "ada"])));
    assert!(!holds("ada from 192.0.2.7", &json!(["192.0.2.7", "bob"])));
}

#[test]
fn what_is_missing_is_named_by_its_path() {
    let text = r#"{"detail":{"state":"stopped"}}"#;
    let lack = |with| lacks(text, &with);
    assert_eq!(lack(json!({"detail": {"state": "stopped"}})), None);
    assert_eq!(
        lack(json!({"detail": {"state": "running"}})).as_deref(),
        Some("detail.state")
    );
    assert_eq!(lack(json!({"time": {"a": 1}})).as_deref(), Some("time"));
    assert_eq!(lack(json!("running")).as_deref(), Some(""));
}

#[test]
fn each_thing_meets_one_expectation_only() {
    let came = ["a", "a", "b"];
    let assigned = assign(&[("a", 1), ("b", 2)], &came, |one, other| one == other);
    assert_eq!(assigned.claimed, [Some(0), None, Some(1)]);
    assert_eq!(assigned.missing, [1]);
}
