use super::*;
use pipeline::{
    EventBus, InputChoice, PutRule, Rule, RuleState, SqsParameters, Target, TargetKind, Timestamp,
    put_rule, put_target,
};
use proptest::prelude::*;

fn small() -> String {
    let yard = put_rule(
        &Yard::default(),
        PutRule::new("a", "{\"source\": [\"my.app\"]}"),
    )
    .expect("a good rule");
    let queue = Target::new("q", "arn:aws:sqs:us-east-1:123456789012:jobs");
    let yard = put_target(&yard, "default", "a", queue).expect("a good target");
    let event = SavedEvent {
        name: "half an event".to_owned(),
        event_bus: "default".to_owned(),
        text: "{\"id\": ".to_owned(),
    };
    export(&yard, &[event])
}

/// Puts something else into a good file and checks what is underlined.
#[track_caller]
fn check_error(from: &str, to: &str, at: &str, path: &str, says: &str) {
    let good = small();
    assert!(good.contains(from), "{from} is not in {good}");
    let text = good.replacen(from, to, 1);
    let error = import(&text).expect_err("an error");
    assert_eq!(error.span.of(&text), at, "{error}");
    assert_eq!(error.path, path, "{error}");
    assert!(error.message.contains(says), "{error}");
}

#[test]
fn the_form_of_a_file_is_fixed() {
    let expect = r#"{
  "format": "eventyard-yard",
  "version": 1,
  "yard": {
    "account": "123456789012",
    "region": "us-east-1",
    "clock": "2026-01-15T12:00:00Z",
    "seed": 0,
    "counter": 0,
    "steps": 0,
    "event_buses": [
      {
        "name": "default",
        "description": null,
        "policy": null,
        "tags": [],
        "creation_time": "2026-01-15T12:00:00Z",
        "last_modified_time": "2026-01-15T12:00:00Z",
        "event_source": null,
        "kms_key_identifier": null,
        "dead_letter_config": null,
        "log_config": null
      }
    ],
    "rules": [
      {
        "name": "a",
        "event_bus": "default",
        "event_pattern": "{\"source\": [\"my.app\"]}",
        "state": "ENABLED",
        "description": null,
        "targets": [
          {
            "id": "q",
            "arn": "arn:aws:sqs:us-east-1:123456789012:jobs",
            "role_arn": null,
            "input": "MatchedEvent",
            "sqs_parameters": null,
            "dead_letter_config": null,
            "retry_policy": null,
            "parameters": []
          }
        ],
        "schedule_expression": null,
        "role_arn": null,
        "managed_by": null,
        "tags": [],
        "creation_time": "2026-01-15T12:00:00Z"
      }
    ],
    "resources": {
      "archives": [],
      "replays": [],
      "connections": [],
      "api_destinations": [],
      "partner_event_sources": [],
      "trail": {
        "logging": true,
        "data_events": true
      },
      "bucket_notifications": {
        "AllBut": []
      },
      "services": null,
      "wires": null
    },
    "elsewhere": [],
    "organizations": [],
    "conditions": {
      "permissions": "AsConsole",
      "policies": {
        "resources": [],
        "roles": [],
        "keys": [],
        "encrypted": []
      },
      "faults": [],
      "duplicates_per_thousand": 0,
      "reordering_ms": 0,
      "invocations_per_second": null
    },
    "under_way": [],
    "happenings": null
  },
  "events": [
    {
      "name": "half an event",
      "event_bus": "default",
      "text": "{\"id\": "
    }
  ]
}
"#;
    assert_eq!(small(), expect);
    assert!(import(expect).is_ok());
}

/// A file as it was written before accounts, archives and the rest.
#[test]
fn an_earlier_file_is_read() {
    let earlier = r#"{
  "format": "eventyard-yard",
  "version": 1,
  "yard": {
    "account": "123456789012",
    "region": "us-east-1",
    "clock": "2026-01-15T12:00:00Z",
    "seed": 0,
    "counter": 0,
    "steps": 0,
    "event_buses": [
      {
        "name": "default"
      }
    ],
    "rules": [
      {
        "name": "a",
        "event_bus": "default",
        "event_pattern": "{\"source\": [\"my.app\"]}",
        "state": "ENABLED",
        "description": null,
        "targets": [
          {
            "id": "q",
            "arn": "arn:aws:sqs:us-east-1:123456789012:jobs",
            "role_arn": null,
            "input": "MatchedEvent",
            "sqs_parameters": null
          }
        ]
      }
    ]
  },
  "events": [
    {
      "name": "half an event",
      "event_bus": "default",
      "text": "{\"id\": "
    }
  ]
}
"#;
    assert_eq!(import(earlier), import(&small()));
}

#[test]
fn what_may_be_missing_may_be_missing() {
    let text = r#"{
        "format": "eventyard-yard", "version": 1,
        "yard": {
            "account": "123456789012", "region": "us-east-1", "clock": "2026-01-15T12:00:00Z",
            "seed": 0, "counter": 0, "steps": 0, "event_buses": [{"name": "default"}],
            "rules": [{
                "name": "a", "event_bus": "default", "state": "ENABLED",
                "event_pattern": "{\"source\": [\"my.app\"]}",
                "targets": [{"id": "q", "arn": "arn:aws:sqs:us-east-1:123456789012:jobs"}]
            }]
        }
    }"#;
    let whole = import(&small()).expect("good");
    let bare = import(text).expect("good");
    assert_eq!(bare.yard, whole.yard);
    assert_eq!(bare.events, []);
}

#[test]
fn another_format_or_version_is_refused_first() {
    check_error(
        "\"eventyard-yard\"",
        "\"cdk\"",
        "\"cdk\"",
        "format",
        "not a yard file",
    );
    check_error(
        "\"version\": 1",
        "\"version\": 2, \"new\": 1",
        "2",
        "version",
        "version 2",
    );
    check_error(
        "\"version\": 1",
        "\"version\": 0",
        "0",
        "version",
        "reads version 1",
    );
    check_error(
        "\"version\": 1",
        "\"version\": 1.5",
        "1.5",
        "version",
        "whole number",
    );
    let error = import("{}").expect_err("no format");
    assert!(error.message.contains("not a yard file"), "{error}");
    assert!(import("[]").is_err());
    assert!(import("7").is_err());
}

#[test]
fn what_is_kept_unread_is_checked_all_the_same() {
    for (from, to, path) in [
        ("services", "{\"projects\": 7}", "yard.resources.services"),
        (
            "wires",
            "{\"metric_alarms\": [{}, 7]}",
            "yard.resources.wires",
        ),
        ("happenings", "{\"waiting\": 7}", "yard.happenings"),
    ] {
        let (from, new) = (format!("\"{from}\": null"), format!("\"{from}\": {to}"));
        check_error(&from, &new, to, path, "invalid type");
    }
}

#[test]
fn broken_json_is_named_as_such() {
    for text in [
        "",
        "  ",
        "{",
        "{\"format\": \"eventyard-yard\",}",
        "nonsense",
    ] {
        let error = import(text).expect_err(text);
        assert!(error.span.end <= text.len(), "{text:?} {error:?}");
        assert!(!error.message.is_empty());
    }
    let good = small();
    let cut = good.get(..good.len() / 2).expect("ASCII");
    let error = import(cut).expect_err("cut");
    assert!(error.message.contains("not valid JSON"), "{error}");
}

#[test]
fn a_wrong_member_is_named_with_its_place() {
    check_error(
        "\"id\": \"q\"",
        "\"id\": 7",
        "7",
        "yard.rules[0].targets[0].id",
        "a text",
    );
    check_error(
        "\"state\": \"ENABLED\"",
        "\"state\": \"enabled\"",
        "\"enabled\"",
        "yard.rules[0].state",
        "DISABLED",
    );
    check_error(
        "\"seed\": 0",
        "\"seed\": -1",
        "-1",
        "yard.seed",
        "whole number",
    );
    check_error(
        "\"region\": \"us-east-1\"",
        "\"region\": \"\"",
        "\"\"",
        "yard.region",
        "us-east-1",
    );
    check_error(
        "\"123456789012\"",
        "\"12\"",
        "\"12\"",
        "yard.account",
        "twelve",
    );
    check_error(
        "12:00:00Z",
        "noon",
        "\"2026-01-15Tnoon\"",
        "yard.clock",
        "UTC",
    );
    let good = small();
    let (_, buses) = good.split_once("\"event_buses\": ").expect("the buses");
    let (buses, _) = buses.split_once(",\n    \"rules\"").expect("the rules");
    check_error(
        "\"name\": \"default\"",
        "\"name\": \"other\"",
        &buses.replace("default", "other"),
        "yard.event_buses",
        "default",
    );
    check_error(
        "\"MatchedEvent\"",
        "\"Everything\"",
        "\"Everything\"",
        "yard.rules[0].targets[0].input",
        "MatchedEvent",
    );
}

#[test]
fn a_missing_or_unknown_member_is_named() {
    check_error("\"counter\": 0,", "", "{", "yard.counter", "missing");
    check_error(
        "\"text\": \"{\\\"id\\\": \"",
        "\"txt\": \"\"",
        "\"txt\"",
        "events[0].txt",
        "no such member",
    );
    check_error(
        "\"role_arn\"",
        "\"rolearn\"",
        "\"rolearn\"",
        "yard.rules[0].targets[0].rolearn",
        "role_arn",
    );
}

#[test]
fn a_rule_names_a_bus_of_the_yard_and_buses_have_names_of_their_own() {
    check_error(
        "\"event_bus\": \"default\"",
        "\"event_bus\": \"x\"",
        "\"x\"",
        "yard.rules[0].event_bus",
        "does not exist",
    );
    check_error(
        "\"event_buses\": [",
        "\"event_buses\": [{\"name\":\"default\"},",
        "\"default\"",
        "yard.event_buses[1].name",
        "already",
    );
}

#[test]
fn a_second_object_behind_the_file_is_refused() {
    let twice = format!("{}{}", small(), small());
    let error = import(&twice).expect_err("two files in one");
    assert!(error.message.contains("not valid JSON"), "{error}");
    assert!(error.span.start >= small().trim_end().len(), "{error:?}");
}

fn any_target() -> impl Strategy<Value = Target> {
    let arn = prop_oneof![
        prop::sample::select(TargetKind::ALL.to_vec())
            .prop_map(|kind| kind.target_type().arn_example.to_owned()),
        ".{0,20}",
    ];
    let group =
        prop::option::of(".{0,9}").prop_map(|message_group_id| SqsParameters { message_group_id });
    (
        ".{0,12}",
        arn,
        prop::option::of(".{0,20}"),
        prop::option::of(group),
    )
        .prop_map(|(id, arn, role_arn, sqs_parameters)| Target {
            role_arn,
            sqs_parameters,
            ..Target::new(id, arn)
        })
}

/// Rules as a learner may leave them, half written and against AWS's laws.
fn any_rule() -> impl Strategy<Value = Rule> {
    (
        ".{0,12}",
        prop::sample::select(vec!["default", "orders"]),
        prop::option::of(prop_oneof![
            ".{0,30}",
            Just("{\"source\":[\"a\"]}".to_owned())
        ]),
        prop::sample::select(vec![RuleState::Enabled, RuleState::Disabled]),
        prop::option::of(".{0,30}"),
        prop::collection::vec(any_target(), 0..7),
    )
        .prop_map(
            |(name, bus, event_pattern, state, description, targets)| Rule {
                name,
                event_bus: bus.to_owned(),
                event_pattern,
                state,
                description,
                targets,
                ..Rule::default()
            },
        )
}

prop_compose! {
    fn any_yard()(
        numbers in any::<(u64, u64, u64)>(),
        clock in 0i64..253_402_300_800_000,
        rules in prop::collection::vec(any_rule(), 0..6),
    ) -> Yard {
        let mut yard = Yard {
            clock: Timestamp(clock),
            seed: numbers.0,
            counter: numbers.1,
            steps: numbers.2,
            rules,
            ..Yard::default()
        };
        yard.event_buses.push(EventBus::new("orders"));
        yard
    }
}

prop_compose! {
    fn any_event()(name in ".{0,20}", event_bus in "[a-z]{1,9}", text in ".{0,60}") -> SavedEvent {
        SavedEvent { name, event_bus, text }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_exported_imports_the_same(
        yard in any_yard(),
        events in prop::collection::vec(any_event(), 0..4),
    ) {
        let file = YardFile { yard, events };
        prop_assert_eq!(import(&export(&file.yard, &file.events)), Ok(file));
    }

    #[test]
    fn no_text_makes_import_panic(text in ".{0,200}", at in 0usize..900, put in ".{0,3}") {
        let _ = import(&text);
        let mut good = small();
        if good.is_char_boundary(at) && at <= good.len() {
            good.insert_str(at, &put);
            let _ = import(&good);
        }
    }
}

#[test]
fn every_input_of_a_target_survives() {
    let inputs = [
        InputChoice::MatchedEvent,
        InputChoice::Constant("{\"a\": 1.0}".to_owned()),
        InputChoice::Path("$.detail".to_owned()),
        InputChoice::Transformer {
            paths: vec![
                ("b".to_owned(), "$.detail.b".to_owned()),
                ("a".to_owned(), "$.id".to_owned()),
            ],
            template: "{\"b\": <b>, \"a\": \"<a>\"}".to_owned(),
        },
    ];
    for input in inputs {
        let mut file = import(&small()).expect("the file is valid");
        file.yard.rules[0].targets[0].input = input;
        let written = export(&file.yard, &file.events);
        assert_eq!(import(&written), Ok(file), "{written}");
    }
}

#[test]
fn an_input_that_is_no_choice_is_refused() {
    for (input, path) in [
        ("{}", "input"),
        ("[]", "input"),
        ("{\"Constant\": \"1\", \"Path\": \"$\"}", "input"),
        ("{\"Everything\": 1}", "input.Everything"),
        ("{\"Constant\": 1}", "input.Constant"),
        (
            "{\"Transformer\": {\"paths\": [[\"a\"]], \"template\": \"1\"}}",
            "input.Transformer.paths[0]",
        ),
        (
            "{\"Transformer\": {\"paths\": []}}",
            "input.Transformer.template",
        ),
    ] {
        let text = small().replacen("\"MatchedEvent\"", input, 1);
        let error = import(&text).expect_err(input);
        assert_eq!(
            error.path,
            format!("yard.rules[0].targets[0].{path}"),
            "{input}"
        );
    }
}

#[test]
fn what_may_be_left_out_of_a_target_may_be_left_out_elsewhere() {
    let rule = r#"{"name": "a", "event_bus": "default", "state": "ENABLED", "targets": [{"id": "1", "arn": "arn:aws:sns:us-east-1:123456789012:ops"}]}"#;
    let there = format!(
        r#""elsewhere": [{{"account": "222222222222", "region": "us-east-1", "event_buses": [{{"name": "default"}}], "rules": [{rule}]}}]"#
    );
    let text = small().replacen("\"elsewhere\": []", &there, 1);
    let file = import(&text).expect("the same form as in the place itself");
    let target = &file.yard.elsewhere[0].rules[0].targets[0];
    assert_eq!(target.input, InputChoice::MatchedEvent);
}
