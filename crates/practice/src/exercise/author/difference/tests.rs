use super::{Difference, whole_yard};
use crate::exercise::Json;
use serde_json::{Map, Value, json};

fn members(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

fn start() -> Map<String, Value> {
    members(json!({
        "rules": [{"name": "stopped", "targets": [{"arn": "arn:aws:sns:us-east-1:123456789012:a"}]}],
        "resources": {"services": {"topics": [{"name": "a"}]}},
    }))
}

#[test]
fn what_is_left_out_is_as_usual() {
    let yard = whole_yard(&start(), &[]).unwrap();
    let rule = &yard.rules[0];
    assert_eq!(
        (rule.event_bus.as_str(), rule.targets[0].id.as_str()),
        ("default", "1")
    );
    assert_eq!(yard.event_buses[0].name, "default");
}

#[test]
fn differences_find_things_by_name_and_make_what_is_missing() {
    let difference = Difference {
        set: vec![
            ("/rules/stopped/state".to_owned(), Json(json!("DISABLED"))),
            (
                "/conditions/permissions".to_owned(),
                Json(json!("Evaluated")),
            ),
        ],
        take: vec!["/rules/stopped/targets/0".to_owned()],
        add: vec![(
            "/resources/services/queues".to_owned(),
            Json(json!({"name": "q"})),
        )],
    };
    let yard = whole_yard(&start(), &[&difference]).unwrap();
    assert_eq!(yard.rules[0].state.as_str(), "DISABLED");
    assert!(yard.rules[0].targets.is_empty());
    assert_eq!(yard.resources.services.queues[0].name, "q");
}

#[test]
fn what_no_yard_has_is_refused() {
    let wrong = |value: Value| whole_yard(&members(value), &[]).unwrap_err();
    assert!(wrong(json!({"rule": []})).starts_with("`rule` is no member of a yard"));
    assert_eq!(
        wrong(json!({"rules": [{"name": "a", "pattern": "{}"}]})),
        "rules/0 has no member `pattern`"
    );
    let wrong = wrong(json!({"resources": {"services": {"topic": []}}}));
    assert!(wrong.contains("unknown field `topic`"), "{wrong}");
    let gone = Difference {
        take: vec!["/rules/other".to_owned()],
        ..Difference::default()
    };
    assert_eq!(
        whole_yard(&start(), &[&gone]).unwrap_err(),
        "there is no /rules/other to take away"
    );
}
