use super::*;
use crate::suggest::{Bound, RemarkCode as R};

const STOPPED: &str = include_str!("../../../../../events/ec2/instance-stopped.json");
const TASK: &str = include_str!("../../../../../events/ecs/task-stopped.json");

fn at(path: &str, strictness: Strictness) -> Choice {
    Choice {
        place: Place::Path(path.split('/').map(str::to_owned).collect()),
        strictness,
    }
}

#[track_caller]
fn suggest(event: &str, choices: &[Choice]) -> (String, Vec<(R, bool)>) {
    let event = Event::read(event).0.expect("the event is JSON");
    let suggestion = from_event(&event, choices);
    let codes = suggestion
        .remarks
        .iter()
        .map(|r| (r.code, r.left_out))
        .collect();
    let Some(pattern) = suggestion.pattern else {
        return (String::new(), codes);
    };
    for text in [&pattern.pretty, &pattern.compact] {
        let (parsed, diagnostics) = parse(text);
        assert!(parsed.is_valid(), "{text}: {diagnostics:?}");
        assert!(matches(&parsed, &event), "{text}");
    }
    (pattern.compact, codes)
}

#[track_caller]
fn check(event: &str, choices: &[Choice], expect: &str, remarks: &[(R, bool)]) {
    let (pattern, codes) = suggest(event, choices);
    assert_eq!(pattern, expect);
    assert_eq!(codes, remarks);
}

fn prefix(text: &str) -> Strictness {
    Strictness::Prefix {
        text: text.to_owned(),
    }
}

#[test]
fn keys_stand_in_the_order_of_the_event() {
    check(
        STOPPED,
        &[
            at("detail/state", Strictness::Exact),
            at("source", Strictness::Exact),
        ],
        r#"{"source":["aws.ec2"],"detail":{"state":["stopped"]}}"#,
        &[],
    );
}

#[test]
fn every_way_to_ask() {
    let event = r#"{"detail": {"name": "Build-7", "n": 4.50, "flag": true, "none": null}}"#;
    let only = |path, strictness, expect: &str| {
        check(
            event,
            &[at(path, strictness)],
            &format!("{{\"detail\":{expect}}}"),
            &[],
        );
    };
    let any = |others: &[&str]| Strictness::AnyOf {
        others: others.iter().map(|t| (*t).to_owned()).collect(),
    };
    let bound = |number: &str, included| {
        Some(Bound {
            number: number.to_owned(),
            included,
        })
    };
    only(
        "detail/name",
        any(&["\"x\"", "7", "\"Build-7\""]),
        r#"{"name":["Build-7","x",7]}"#,
    );
    only(
        "detail/name",
        prefix("Build"),
        r#"{"name":[{"prefix":"Build"}]}"#,
    );
    only(
        "detail/name",
        Strictness::Suffix { text: "-7".into() },
        r#"{"name":[{"suffix":"-7"}]}"#,
    );
    only(
        "detail/name",
        Strictness::EqualsIgnoreCase,
        r#"{"name":[{"equals-ignore-case":"Build-7"}]}"#,
    );
    only(
        "detail/name",
        Strictness::Wildcard {
            text: "B*-*".into(),
        },
        r#"{"name":[{"wildcard":"B*-*"}]}"#,
    );
    only("detail/n", Strictness::Exact, r#"{"n":[4.50]}"#);
    only(
        "detail/n",
        Strictness::Numeric {
            bottom: bound("4.5", true),
            top: bound("5", false),
        },
        r#"{"n":[{"numeric":[">=",4.5,"<",5]}]}"#,
    );
    only("detail/flag", Strictness::Exact, r#"{"flag":[true]}"#);
    only(
        "detail/none",
        Strictness::Exists,
        r#"{"none":[{"exists":true}]}"#,
    );
    only(
        "detail/n",
        Strictness::AnythingBut {
            values: vec!["1".into(), "2".into()],
        },
        r#"{"n":[{"anything-but":[1,2]}]}"#,
    );
    only(
        "detail/name",
        Strictness::AnythingBut {
            values: vec!["\"x\"".into()],
        },
        r#"{"name":[{"anything-but":"x"}]}"#,
    );
    only(
        "detail/error",
        Strictness::Absent,
        r#"{"error":[{"exists":false}]}"#,
    );
}

#[test]
fn what_cannot_be_kept_is_left_out_with_a_reason() {
    let event = r#"{"detail": {"name": "web", "n": 4, "o": {"k": 1}, "empty": []}, "$or": "x"}"#;
    let out = |path, strictness, code| check(event, &[at(path, strictness)], "", &[(code, true)]);
    out("detail/n", prefix("4"), R::NotAString);
    out("detail/n", Strictness::EqualsIgnoreCase, R::NotAString);
    out(
        "detail/name",
        Strictness::Numeric {
            bottom: None,
            top: None,
        },
        R::NotANumber,
    );
    out(
        "detail/n",
        Strictness::Numeric {
            bottom: None,
            top: None,
        },
        R::BadValue,
    );
    out("detail/o", Strictness::Exists, R::NotALeaf);
    out("detail/empty", Strictness::Exists, R::NotALeaf);
    out("detail/nothing", Strictness::Exists, R::NoSuchField);
    out("detail/name", Strictness::Absent, R::Present);
    out("detail/name", prefix("b"), R::DoesNotMatch);
    out(
        "detail/name",
        Strictness::AnythingBut {
            values: vec!["\"web\"".into()],
        },
        R::DoesNotMatch,
    );
    out(
        "detail/name",
        Strictness::AnythingBut {
            values: vec!["\"a\"".into(), "1".into()],
        },
        R::Refused,
    );
    out(
        "detail/name",
        Strictness::AnyOf {
            others: vec!["oops".into()],
        },
        R::BadValue,
    );
    out(
        "detail/name",
        Strictness::Wildcard { text: "**".into() },
        R::Refused,
    );
    out("$or", Strictness::Exact, R::CannotBeAsked);
}

#[test]
fn a_refused_choice_does_not_hold_up_the_others() {
    check(
        STOPPED,
        &[
            at("detail/state", prefix("run")),
            at("source", Strictness::Exact),
            at("id", Strictness::Exact),
        ],
        r#"{"id":["6c0e8b27-d3f1-4598-a4b7-e91f2d7c6053"],"source":["aws.ec2"]}"#,
        &[(R::DoesNotMatch, true), (R::ChangesWithEveryEvent, false)],
    );
}

#[test]
fn a_span_chooses_one_value() {
    let event = r#"{"resources": ["a", "b"], "source": "x"}"#;
    let start = event.find("\"b\"").unwrap();
    let inside = Choice {
        place: Place::Span(Span::new(start + 1, start + 2)),
        strictness: Strictness::Exact,
    };
    check(
        event,
        std::slice::from_ref(&inside),
        r#"{"resources":["b"]}"#,
        &[],
    );
    check(
        event,
        &[at("resources", Strictness::Exact), inside],
        r#"{"resources":["a","b"]}"#,
        &[(R::SeveralValues, false), (R::SameField, false)],
    );
    let key = Choice {
        place: Place::Span(Span::new(2, 4)),
        strictness: Strictness::Exact,
    };
    check(event, &[key], "", &[(R::NoSuchField, true)]);
}

#[test]
fn values_of_different_elements_are_not_asked_together() {
    let event = r#"{"l": [{"a": 1, "b": 2}, {"a": 3, "b": 4}]}"#;
    let value = |text: &str| {
        let start = event.find(text).unwrap();
        Choice {
            place: Place::Span(Span::new(start, start + 1)),
            strictness: Strictness::Exact,
        }
    };
    check(
        event,
        &[value("1, "), value("4}")],
        r#"{"l":{"a":[1]}}"#,
        &[(R::DifferentElements, true)],
    );
    check(
        event,
        &[value("3, "), value("4}")],
        r#"{"l":{"a":[3],"b":[4]}}"#,
        &[(R::SameElement, false)],
    );
}

#[test]
fn fields_that_share_a_name_become_one() {
    let event = r#"{"a.b": 1, "a": {"b": 2}, "d": {"x": 1, "x.y": 2}}"#;
    check(
        event,
        &[
            at("a.b", Strictness::Exact),
            at("a/b", Strictness::Exact),
            at("d/x", Strictness::Exact),
            at("d/x.y", Strictness::Exact),
        ],
        r#"{"a.b":[1,2],"d":{"x":[1],"x.y":[2]}}"#,
        &[(R::SameField, false)],
    );
}

#[test]
fn the_sample_of_a_task_gives_a_readable_pattern() {
    let event = Event::read(TASK).0.unwrap();
    let choices = [
        at("detail-type", Strictness::Exact),
        at("detail/lastStatus", Strictness::Exact),
        at("detail/clusterArn", prefix("arn:aws:ecs:")),
    ];
    let pattern = from_event(&event, &choices).pattern.unwrap();
    assert_eq!(
        pattern.pretty,
        "{\n  \"detail-type\": [\"ECS Task State Change\"],\n  \"detail\": {\n    \
         \"clusterArn\": [{\"prefix\":\"arn:aws:ecs:\"}],\n    \"lastStatus\": [\"STOPPED\"]\n  }\n}"
    );
}
