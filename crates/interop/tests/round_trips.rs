//! What goes out by a door and comes in again does the same to the same events.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a helper that fails is a failed test"
)]

use interop::terminal::run;
use interop::{
    ExportFormat, Gravity, Import, Source, YardFile, commands_between, decode_link, encode_link,
    export, export_as, import, import_from, source_of,
};
use pipeline::policy::{Invocation, Sender, complete};
use pipeline::{
    DeadLetterConfig, EventBus, EventInput, InputChoice, LogLevel, Permissions, RetryPolicy, Rule,
    RuleState, Run, SqsParameters, Step, Tag, Target, Timestamp, Yard,
};
use proptest::prelude::*;

const ACCOUNT: &str = "123456789012";

/// Texts with everything that some format has to escape.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,24}",
        "\\PC{0,12}",
        prop::sample::select(vec![
            "${AWS::Region} and $${x} and %{y}",
            "it's \"quoted\" \\ and `so`",
            "yes",
            "12",
            " leads",
            "ends ",
            "a: b # c",
            "- x",
            "line\nbreak",
            "{\n  \"a\": 1\n}\n",
            "a\n\n  b\n",
            "$HOME $(id)",
            "é\u{1f980}\u{2028}",
            "null",
            "!Ref x",
            "EOT\nEOT",
            "--name",
            "\ttab",
        ])
        .prop_map(str::to_owned),
    ]
}

fn json(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

fn any_pattern() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        nasty().prop_map(|text| json(&text)),
        Just("{\"prefix\": \"a\"}".to_owned()),
        Just("{\"anything-but\": [\"x\", \"y\"]}".to_owned()),
        Just("{\"numeric\": [\">\", 0, \"<=\", 5.5]}".to_owned()),
        Just("{\"exists\": true}".to_owned()),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("12".to_owned()),
    ];
    prop::collection::vec(value, 1..4).prop_map(|values| {
        format!(
            "{{\"source\": [\"my.app\"], \"detail\": {{\"state\": [{}, \"go\"]}}}}",
            values.join(", ")
        )
    })
}

fn any_input() -> impl Strategy<Value = InputChoice> {
    prop_oneof![
        Just(InputChoice::MatchedEvent),
        nasty().prop_map(|text| InputChoice::Constant(json(&text))),
        Just(InputChoice::Constant("{\n  \"a\": 1.0\n}".to_owned())),
        Just(InputChoice::Path("$.detail".to_owned())),
        Just(InputChoice::Transformer {
            paths: vec![("a-1".to_owned(), "$.detail.state".to_owned())],
            template: "{\n  \"it's\": <a-1>,\n  \"whole\": <aws.events.event>\n}".to_owned(),
        }),
        Just(InputChoice::Transformer {
            paths: Vec::new(),
            template: "\"Cost: ${5} 'now' by <aws.events.rule-name>\"".to_owned(),
        }),
    ]
}

fn any_target() -> impl Strategy<Value = Target> {
    let plain = |arn: String| Target::new("", arn);
    let of =
        |service: &str, resource: &str| format!("arn:aws:{service}:us-east-1:{ACCOUNT}:{resource}");
    let with_role = |arn: String| Target {
        role_arn: Some(format!("arn:aws:iam::{ACCOUNT}:role/service/start-targets")),
        ..Target::new("", arn)
    };
    let kinds = vec![
        plain(of("lambda", "function:work")),
        plain(of("lambda", "function:work:live")),
        plain(of("sqs", "jobs")),
        plain(of("sns", "team")),
        plain(of("logs", "log-group:/aws/events/all")),
        with_role(of("states", "stateMachine:flow")),
        with_role("arn:aws:events:us-east-1:222222222222:event-bus/central".to_owned()),
        with_role(of("ecs", "cluster/web")),
        with_role(of("kinesis", "stream/clicks")),
        Target {
            sqs_parameters: Some(SqsParameters {
                message_group_id: Some("one group".to_owned()),
            }),
            ..plain(of("sqs", "ordered.fifo"))
        },
    ];
    let kinds = kinds.into_iter().map(|target| {
        let mut target = target;
        if target.arn.contains(":ecs:") {
            let task = of("ecs", "task-definition/job:3");
            target.parameters = vec![(
                "EcsParameters".to_owned(),
                format!(
                    "{{\"TaskDefinitionArn\":\"{task}\",\"TaskCount\":2,\"NetworkConfiguration\":{{\"awsvpcConfiguration\":{{\"Subnets\":[\"subnet-1\"],\"AssignPublicIp\":\"ENABLED\"}}}}}}"
                ),
            )];
        }
        target
    });
    let queue = prop::option::of(Just(of("sqs", "dead")));
    let retry = prop::option::of((0u32..4, prop::option::of(60u32..600)));
    (
        prop::sample::select(kinds.collect::<Vec<_>>()),
        any_input(),
        queue,
        retry,
    )
        .prop_map(|(target, input, queue, retry)| Target {
            input,
            dead_letter_config: queue.map(|arn| DeadLetterConfig { arn: Some(arn) }),
            retry_policy: retry.map(|(attempts, age)| RetryPolicy {
                maximum_retry_attempts: Some(attempts),
                maximum_event_age_in_seconds: age,
            }),
            ..target
        })
}

prop_compose! {
    fn any_rule()(
        bus in prop::sample::select(vec!["default", "orders"]),
        pattern in any_pattern(),
        description in prop::option::of(nasty()),
        state in prop::sample::select(RuleState::ALL.to_vec()),
        role in prop::option::of(Just(format!("arn:aws:iam::{ACCOUNT}:role/start-it"))),
        targets in prop::collection::vec(any_target(), 0..4),
        tags in prop::option::of(nasty()),
    ) -> Rule {
        Rule {
            event_bus: bus.to_owned(),
            event_pattern: Some(pattern),
            description: description.map(|text| text.replace('\n', " ")),
            state,
            role_arn: role,
            tags: tags.into_iter().map(|value| Tag { key: "team".to_owned(), value }).collect(),
            targets: targets.into_iter().enumerate().map(|(at, target)| Target {
                id: format!("t{at}"),
                ..target
            }).collect(),
            ..Rule::default()
        }
    }
}

prop_compose! {
    /// A yard with rules, whose policies are as the console makes them or some of what is needed.
    fn any_yard()(
        rules in prop::collection::vec(any_rule(), 1..4),
        evaluated in any::<bool>(),
        kept in prop::collection::vec(any::<bool>(), 16),
    ) -> Yard {
        let mut yard = Yard::default();
        yard.event_buses.push(EventBus {
            policy: kept[0].then(|| format!(
                "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Sid\":\"them\",\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"arn:aws:iam::222222222222:root\"}},\"Action\":\"events:PutEvents\",\"Resource\":\"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/orders\"}}]}}"
            )),
            ..EventBus::new("orders")
        });
        yard.rules = rules.into_iter().enumerate().map(|(at, rule)| Rule {
            name: format!("rule-{at}"),
            ..rule
        }).collect();
        if evaluated {
            yard.conditions.permissions = Permissions::Evaluated;
            allow(&mut yard, &kept);
        }
        yard
    }
}

/// Writes the policies that are needed, but some.
fn allow(yard: &mut Yard, kept: &[bool]) {
    let mut policies = yard.conditions.policies.clone();
    for rule in &yard.rules {
        let rule_arn = yard.rule_arn(rule);
        for target in &rule.targets {
            let role = target.role_arn.as_deref().or(rule.role_arn.as_deref());
            let dead = target
                .dead_letter_config
                .as_ref()
                .and_then(|config| config.arn.as_deref());
            for (arn, role_arn) in [(Some(target.arn.as_str()), role), (dead, None)] {
                let Some(target_arn) = arn else { continue };
                let invocation = Invocation {
                    sender: Sender::Rule,
                    source_arn: &rule_arn,
                    organization: None,
                    target_arn,
                    role_arn,
                    parameters: &target.parameters,
                    passed_roles: &[],
                    bus_policy: None,
                };
                policies = complete(&invocation, &policies).policies;
            }
        }
    }
    let mut mask = kept.iter().cycle();
    policies.resources.retain(|_| mask.next() == Some(&true));
    policies.roles.retain(|_| mask.next() == Some(&true));
    yard.conditions.policies = policies;
}

/// What two events do in a yard within an hour.
fn played(yard: Yard) -> Vec<Step> {
    let clock = yard.clock;
    let mut run = Run::new(yard, LogLevel::Trace);
    for bus in ["default", "orders"] {
        run.put(
            clock,
            EventInput {
                event_bus: bus.to_owned(),
                text: format!("{{\"version\":\"0\",\"id\":\"00000000-0000-4000-8000-000000000001\",\"detail-type\":\"T\",\"source\":\"my.app\",\"account\":\"{ACCOUNT}\",\"time\":\"2026-01-15T12:00:00Z\",\"region\":\"us-east-1\",\"resources\":[],\"detail\":{{\"state\":\"go\",\"n\":1}}}}"),
            },
        );
    }
    let page = run.page(Timestamp(clock.millis() + 3_600_000), 2_000);
    assert!(page.done);
    page.steps
}

/// Out in a format and in again.
fn through(yard: &Yard, format: ExportFormat) -> Yard {
    let export = export_as(yard, format);
    let refused: Vec<_> = export
        .remarks
        .iter()
        .filter(|remark| remark.gravity != Gravity::Note)
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
    let source = source_of(&export.text);
    let imported = import_from(&export.text, source, &Import::default(), &Yard::default())
        .unwrap_or_else(|error| panic!("{error}\n{}", export.text));
    let lost: Vec<_> = imported
        .remarks
        .iter()
        .filter(|remark| remark.gravity != Gravity::Note)
        .collect();
    assert!(lost.is_empty(), "{lost:?}\n{}", export.text);
    imported.yard
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn cloudformation_out_and_in(yard in any_yard()) {
        let again = through(&yard, ExportFormat::CloudFormation);
        prop_assert_eq!(&again.event_buses.len(), &yard.event_buses.len());
        prop_assert_eq!(&again.rules, &with_times(&yard, &again));
        prop_assert_eq!(played(again), played(yard));
    }

    #[test]
    fn commands_out_and_in(yard in any_yard()) {
        let again = through(&yard, ExportFormat::Cli);
        prop_assert_eq!(&again.rules, &with_times(&yard, &again));
        prop_assert_eq!(played(again), played(yard));
    }

    #[test]
    fn a_file_and_a_link_out_and_in(yard in any_yard()) {
        let file = YardFile { yard, events: Vec::new() };
        let written = import(&export(&file.yard, &file.events)).expect("it was just written");
        prop_assert_eq!(&written, &file);
        let link = encode_link(&file).expect("the yard is small");
        prop_assert_eq!(source_of(&link), Source::Link);
        let linked = decode_link(&link).expect("it was just written");
        prop_assert_eq!(&linked, &file);
        prop_assert_eq!(played(linked.yard), played(file.yard));
    }

    /// What is done on a page can be typed instead.
    #[test]
    fn commands_lead_from_one_yard_to_another(old in any_yard(), new in any_yard(), evaluated in any::<bool>()) {
        let (mut old, mut new) = (old, new);
        let permissions = if evaluated { Permissions::Evaluated } else { Permissions::AsConsole };
        old.conditions.permissions = permissions;
        new.conditions.permissions = permissions;
        let mut yard = old.clone();
        for command in commands_between(&old, &new) {
            let told = run(&command, &[], &yard);
            prop_assert!(!told.failed, "{}\n{}", command, told.output);
            yard = told.yard;
        }
        prop_assert_eq!(commands_between(&yard, &new), [""; 0]);
        let by_name = |yard: &Yard| {
            let mut rules = yard.rules.clone();
            rules.sort_by(|one, other| (&one.event_bus, &one.name).cmp(&(&other.event_bus, &other.name)));
            Yard { rules, ..yard.clone() }
        };
        let (yard, new) = (by_name(&yard), by_name(&new));
        prop_assert_eq!(yard.rules.len(), new.rules.len());
        for (one, other) in yard.rules.iter().zip(&new.rules) {
            let ids = |rule: &Rule| {
                let mut ids: Vec<String> = rule.targets.iter().map(|target| target.id.clone()).collect();
                ids.sort();
                ids
            };
            prop_assert_eq!(ids(one), ids(other));
            prop_assert_eq!((&one.state, &one.description, &one.tags), (&other.state, &other.description, &other.tags));
        }
    }

    #[test]
    fn terraform_is_valid_hcl(yard in any_yard()) {
        let text = export_as(&yard, ExportFormat::Terraform).text;
        let body: hcl_edit::structure::Body = text.parse()
            .unwrap_or_else(|error| panic!("{error}\n{text}"));
        let resources = body.blocks().filter(|block| block.ident.as_str() == "resource");
        prop_assert!(resources.count() > yard.rules.len());
    }
}

/// The rules as they are, with what a format writes in another way: JSON without its white space, and
/// the time at which a rule is made.
fn with_times(yard: &Yard, again: &Yard) -> Vec<Rule> {
    let rules = yard.rules.iter().zip(&again.rules);
    rules
        .map(|(rule, again)| {
            let same = |one: &str, other: &str| {
                let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
                read(one) == read(other)
            };
            let mut rule = rule.clone();
            if let (Some(one), Some(other)) = (&rule.event_pattern, &again.event_pattern)
                && same(one, other)
            {
                rule.event_pattern = Some(other.clone());
            }
            for (target, again) in rule.targets.iter_mut().zip(&again.targets) {
                for (one, other) in target.parameters.iter_mut().zip(&again.parameters) {
                    if one.0 == other.0 && same(&one.1, &other.1) {
                        one.1.clone_from(&other.1);
                    }
                }
            }
            rule.creation_time = again.creation_time;
            rule
        })
        .collect()
}
