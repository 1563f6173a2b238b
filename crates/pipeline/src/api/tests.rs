use super::testing::{good, make};
use super::*;
use crate::Timestamp;
use proptest::prelude::*;
use serde_json::json;

const PATTERN: &str = r#"{"source":[{"prefix":""}]}"#;

/// What is in a yard, its counters apart.
fn contents(yard: &Yard) -> Yard {
    Yard {
        counter: 0,
        steps: 0,
        ..yard.clone()
    }
}

fn arn(resource: &str) -> String {
    format!("arn:aws:events:us-east-1:123456789012:{resource}")
}

/// A change, and the one that takes it back in a yard that has neither.
fn inverses(name: &str) -> Vec<[(&'static str, Value); 2]> {
    let bus = arn("event-bus/default");
    let rule = arn("rule/kept");
    let queue = "arn:aws:sqs:us-east-1:123456789012:jobs";
    let basic = json!({"BasicAuthParameters": {"Username": "u", "Password": "p"}});
    let connection = arn("connection/kept/1");
    let tags = json!([{"Key": name, "Value": "v"}]);
    vec![
        [
            ("PutRule", json!({"Name": name, "EventPattern": PATTERN})),
            ("DeleteRule", json!({"Name": name})),
        ],
        [
            (
                "PutTargets",
                json!({"Rule": "kept", "Targets": [{"Id": name, "Arn": queue}]}),
            ),
            ("RemoveTargets", json!({"Rule": "kept", "Ids": [name]})),
        ],
        [
            ("DisableRule", json!({"Name": "kept"})),
            ("EnableRule", json!({"Name": "kept"})),
        ],
        [
            ("CreateEventBus", json!({"Name": name, "Tags": tags})),
            ("DeleteEventBus", json!({"Name": name})),
        ],
        [
            ("TagResource", json!({"ResourceARN": rule, "Tags": tags})),
            (
                "UntagResource",
                json!({"ResourceARN": rule, "TagKeys": [name]}),
            ),
        ],
        [
            ("TagResource", json!({"ResourceARN": bus, "Tags": tags})),
            (
                "UntagResource",
                json!({"ResourceARN": bus, "TagKeys": [name]}),
            ),
        ],
        [
            (
                "PutPermission",
                json!({"Action": "events:PutEvents", "Principal": "*",
                "StatementId": name.replace('.', "-")}),
            ),
            (
                "RemovePermission",
                json!({"StatementId": name.replace('.', "-")}),
            ),
        ],
        [
            (
                "CreateArchive",
                json!({"ArchiveName": name, "EventSourceArn": bus}),
            ),
            ("DeleteArchive", json!({"ArchiveName": name})),
        ],
        [
            (
                "CreateConnection",
                json!({"Name": name, "AuthorizationType": "BASIC", "AuthParameters": basic}),
            ),
            ("DeleteConnection", json!({"Name": name})),
        ],
        [
            (
                "CreateApiDestination",
                json!({"Name": name, "ConnectionArn": connection,
                "HttpMethod": "GET", "InvocationEndpoint": "https://example.com"}),
            ),
            ("DeleteApiDestination", json!({"Name": name})),
        ],
    ]
}

/// A yard with something of each kind.
fn furnished() -> Yard {
    let mut yard = Yard::default();
    let basic = json!({"BasicAuthParameters": {"Username": "u", "Password": "p"}});
    for (operation, request) in [
        ("PutRule", json!({"Name": "kept", "EventPattern": PATTERN})),
        ("CreateEventBus", json!({"Name": "kept-bus"})),
        (
            "CreateArchive",
            json!({"ArchiveName": "kept", "EventSourceArn": arn("event-bus/kept-bus")}),
        ),
        (
            "CreateConnection",
            json!({"Name": "kept", "AuthorizationType": "BASIC", "AuthParameters": basic}),
        ),
        (
            "PutPermission",
            json!({"Action": "events:PutEvents", "Principal": "*", "StatementId": "kept"}),
        ),
        (
            "TagResource",
            json!({"ResourceARN": arn("rule/kept"), "Tags": [{"Key": "kept", "Value": ""}]}),
        ),
    ] {
        good(&mut yard, operation, request);
    }
    yard
}

/// What an event does in a yard, ids apart.
fn behaviour(yard: &Yard) -> Vec<(String, bool)> {
    let entry = json!({"Source": "s", "DetailType": "T", "Detail": "{}"});
    let answer = call(yard, &Call::new("PutEvents", json!({"Entries": [entry]})));
    let rules = answer.events.iter().flat_map(|event| &event.rules);
    rules
        .map(|rule| {
            let matched = matches!(rule.verdict, crate::RuleVerdict::Matched);
            (format!("{} {}", rule.rule, rule.deliveries.len()), matched)
        })
        .collect()
}

/// A list: its operation, the member with the items, the request, and the call
/// that makes the item of a number.
type List = (
    &'static str,
    &'static str,
    Value,
    &'static str,
    fn(usize) -> Value,
);

fn lists() -> Vec<List> {
    vec![
        (
            "ListRules",
            "Rules",
            json!({}),
            "PutRule",
            |n| json!({"Name": format!("r{n}"), "EventPattern": PATTERN}),
        ),
        (
            "ListEventBuses",
            "EventBuses",
            json!({}),
            "CreateEventBus",
            |n| json!({"Name": format!("b{n}")}),
        ),
        (
            "ListTargetsByRule",
            "Targets",
            json!({"Rule": "kept"}),
            "PutTargets",
            |n| {
                json!({"Rule": "kept", "Targets": [
                {"Id": format!("t{n}"), "Arn": "arn:aws:sqs:us-east-1:123456789012:jobs"}]})
            },
        ),
        (
            "ListArchives",
            "Archives",
            json!({}),
            "CreateArchive",
            |n| json!({"ArchiveName": format!("a{n}"), "EventSourceArn": arn("event-bus/default")}),
        ),
        ("ListReplays", "Replays", json!({}), "StartReplay", |n| {
            json!({"ReplayName": format!("p{n}"), "EventSourceArn": arn("archive/kept"),
                "EventStartTime": 0, "EventEndTime": 1,
                "Destination": {"Arn": arn("event-bus/kept-bus")}})
        }),
        (
            "ListConnections",
            "Connections",
            json!({}),
            "CreateConnection",
            |n| {
                json!({"Name": format!("c{n}"), "AuthorizationType": "API_KEY",
                "AuthParameters": {"ApiKeyAuthParameters": {"ApiKeyName": "k", "ApiKeyValue": "v"}}})
            },
        ),
        (
            "ListApiDestinations",
            "ApiDestinations",
            json!({}),
            "CreateApiDestination",
            |n| {
                json!({"Name": format!("d{n}"), "ConnectionArn": arn("connection/kept/1"),
                "HttpMethod": "GET", "InvocationEndpoint": "https://example.com"})
            },
        ),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "kept",
            "default",
            PATTERN,
            "rate(1 minute)",
            "arn:aws:events:us-east-1:123456789012:rule/kept",
            "arn:aws:events:us-east-1:123456789012:event-bus/default",
            "2026-01-15T12:00:00Z",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(any_member(), inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn any_member() -> impl Strategy<Value = String> {
    let names: Vec<&'static str> = all()
        .flat_map(|operation| operation.members)
        .map(|member| member.name)
        .chain([
            "Id",
            "Arn",
            "Key",
            "Value",
            "Source",
            "DetailType",
            "Detail",
            "Time",
        ])
        .collect();
    prop_oneof![
        9 => prop::sample::select(names).prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_change_and_its_inverse_restore_what_was(
        name in "[a-zA-Z0-9][-_a-zA-Z0-9]{0,20}",
        order in Just((0..10usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let before = furnished();
        prop_assume!(!name.starts_with("kept") && name != "default");
        let all = inverses(&name);
        let mut yard = before.clone();
        for pair in &all {
            let [(change, request), (back, taken_back)] = pair.clone();
            good(&mut yard, change, request);
            prop_assert_ne!(contents(&yard), contents(&before), "{} does something", change);
            good(&mut yard, back, taken_back);
            prop_assert_eq!(contents(&yard), contents(&before), "{} and {}", change, back);
            prop_assert_eq!(behaviour(&yard), behaviour(&before));
        }
        // All together, and taken back in another order.
        for [(change, request), _] in all.clone() {
            good(&mut yard, change, request);
        }
        for at in order {
            let [_, (back, taken_back)] = all[at].clone();
            good(&mut yard, back, taken_back);
        }
        prop_assert_eq!(contents(&yard), contents(&before));
    }

    #[test]
    fn pages_of_any_size_join_to_the_whole(which in 0usize..7, count in 0usize..6, limit in 1u64..8) {
        let (operation, items, request, make, item) = lists().swap_remove(which);
        let mut yard = furnished();
        for n in 0..count.min(5) {
            good(&mut yard, make, item(n));
        }
        let whole = good(&mut yard, operation, request.clone())[items].clone();
        let whole = whole.as_array().expect("a list").clone();
        prop_assert!(whole.len() >= count.min(5));
        let mut joined = Vec::new();
        let mut page = request;
        page["Limit"] = limit.into();
        loop {
            let answer = good(&mut yard, operation, page.clone());
            let shown = answer[items].as_array().expect("a list").clone();
            let is_last = answer.get("NextToken").is_none();
            prop_assert!(is_last || shown.len() as u64 == limit);
            joined.extend(shown);
            if is_last {
                break;
            }
            page["NextToken"] = answer["NextToken"].clone();
        }
        prop_assert_eq!(joined, whole);
    }

    #[test]
    fn no_json_makes_a_call_panic(
        calls in prop::collection::vec((0usize..60, any_json()), 1..12),
        clock in any::<i64>(),
    ) {
        let names: Vec<_> = operations().chain(["Nothing"]).collect();
        let mut yard = furnished();
        yard.clock = Timestamp(clock);
        for (which, request) in calls {
            make(&mut yard, names[which % names.len()], request);
        }
    }

    #[test]
    fn the_same_call_gives_the_same_answer(which in 0usize..60, request in any_json()) {
        let names: Vec<_> = operations().collect();
        let yard = furnished();
        let one = Call::new(names[which % names.len()], request);
        prop_assert_eq!(call(&yard, &one), call(&yard, &one));
    }
}

#[test]
fn there_is_every_operation_of_the_recorded_answers() {
    let names: Vec<_> = operations().collect();
    assert_eq!(names.len(), 41);
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), names.len());
}

#[test]
fn an_unknown_operation_or_no_object_is_refused() {
    let yard = Yard::default();
    let told = |operation: &str, request| {
        call(&yard, &Call::new(operation, request))
            .result
            .expect_err("refused")
            .to_string()
    };
    assert!(told("MakeRule", json!({})).starts_with("UnknownOperationException: "));
    assert!(told("ListRules", json!([])).starts_with("SerializationException: "));
}

#[test]
fn a_call_works_where_it_is_made() {
    let mut yard = Yard::default();
    let there = Call {
        account: Some("210987654321".to_owned()),
        region: Some("eu-west-1".to_owned()),
        ..Call::new("CreateEventBus", json!({"Name": "orders"}))
    };
    let answer = call(&yard, &there);
    assert_eq!(
        answer.result.expect("made")["EventBusArn"],
        "arn:aws:events:eu-west-1:210987654321:event-bus/orders"
    );
    yard = answer.yard;
    assert!(!yard.has_event_bus("orders"));
    assert_eq!(yard.account, "123456789012");
    let place = yard.place("210987654321", "eu-west-1");
    assert!(place.event_buses.iter().any(|bus| bus.name == "orders"));
}
