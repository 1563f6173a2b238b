use super::*;
use crate::markup;
use crate::store::yard::{Edit, Run, YardState};
use door::{PolicySeen, Sending};
use pipeline::findings::{Code, Finding, Mend, Part};
use pipeline::policy::PolicyPlace;
use pipeline::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, EventInput, Fault, FaultKind, Rule, Target, Yard,
};

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:orders";

fn rule(name: &str, source: &str, targets: Vec<Target>) -> Rule {
    Rule {
        name: name.to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(format!(r#"{{"source": ["{source}"]}}"#)),
        targets,
        ..Rule::default()
    }
}

fn alone(finding: Finding) -> Found {
    Found {
        finding,
        policies: Vec::new(),
    }
}

fn policy() -> PolicySeen {
    PolicySeen {
        place: PolicyPlace::Resource {
            arn: QUEUE.to_owned(),
        },
        text: String::new(),
        whole: "{}".to_owned(),
        is_written: true,
        findings: Vec::new(),
        used_by: 1,
    }
}

/// The state of a yard with these rules.
fn state(rules: Vec<Rule>) -> Rc<YardState> {
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    let edits = rules.into_iter().map(Edit::AddRule);
    edits.fold(state, |state, edit| state.reduce(edit.into()))
}

/// The findings that are left when the one of a kind is mended.
fn mended(state: &Rc<YardState>, code: Code) -> Vec<Finding> {
    let look = |state: &YardState| pipeline::findings::findings(&state.document().yard, &[]);
    let found = look(state);
    let one = found.into_iter().find(|one| one.code == code);
    let one = one.unwrap_or_else(|| panic!("no {code:?}"));
    let (edit, _) = mend::mend(state.document(), &alone(one)).expect("a change");
    let next = state.clone().reduce(edit.into());
    let back = next.clone().reduce(YardAction::Undo);
    assert_eq!(back.document().yard, state.document().yard, "one step back");
    look(&next)
}

#[test]
fn each_change_mends_what_it_is_offered_for_in_one_step() {
    let is_gone = |found: &[Finding], code: Code| found.iter().all(|one| one.code != code);
    let target = |id: &str| Target::new(id, QUEUE);
    let two = state(vec![rule(
        "a",
        "aws.s3",
        vec![target("t"), Target::new("u", format!("{QUEUE}-2"))],
    )]);
    assert!(is_gone(
        &mended(&two, Code::NoDeadLetters),
        Code::NoDeadLetters
    ));

    let twins = state(vec![
        rule("a", "aws.s3", vec![target("t")]),
        rule("b", "aws.s3", vec![target("t")]),
    ]);
    assert!(is_gone(&mended(&twins, Code::Twice), Code::Twice));

    let mut off = rule("off", "aws.s3", vec![target("t")]);
    off.state = pipeline::RuleState::Disabled;
    assert!(is_gone(
        &mended(&state(vec![off]), Code::Disabled),
        Code::Disabled
    ));

    let mut wrong = rule("wrong", "aws.s3", vec![target("t")]);
    wrong.event_pattern = Some(r#"{"source": "aws.s3"}"#.to_owned());
    assert!(is_gone(
        &mended(&state(vec![wrong]), Code::Refused),
        Code::Refused
    ));

    let bus = Yard::default().event_bus_arn("later");
    let led = state(vec![rule("a", "aws.s3", vec![Target::new("t", bus)])]);
    assert!(is_gone(&mended(&led, Code::NoEventBus), Code::NoEventBus));

    let fault = Fault::new(QUEUE, FaultKind::Error);
    let fault = Edit::Condition(crate::store::yard::Condition::AddFault(fault));
    let faulty = state(vec![rule("a", "aws.s3", vec![target("t")])]).reduce(fault.into());
    assert!(is_gone(&mended(&faulty, Code::Fault), Code::Fault));

    let open = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"*"}]}"#;
    let open = crate::store::yard::Condition::BusPolicy(
        Yard::default().event_bus_arn(DEFAULT_EVENT_BUS),
        Some(open.to_owned()),
    );
    let open = state(Vec::new()).reduce(Edit::Condition(open).into());
    assert!(is_gone(&mended(&open, Code::OpenBus), Code::OpenBus));
}

#[test]
fn a_missing_permission_is_given_by_writing_the_whole_policy() {
    let state = state(vec![rule("a", "aws.s3", vec![Target::new("t", QUEUE)])]);
    let place = Place::Target(0, 0, Part::Permission);
    let found = Found {
        finding: Finding::new(Code::Permission, Weight::Wrong, place, "No."),
        policies: vec![policy()],
    };
    let (edit, label) = mend::mend(state.document(), &found).expect("a change");
    assert_eq!(label, "Give the permission");
    let next = state.reduce(edit.into());
    let policies = &next.document().yard.conditions.policies;
    assert_eq!(policies.text(&policy().place), Some("{}"));
}

fn sent(rules: Vec<Rule>, fault: Option<Fault>) -> (Yard, Run) {
    let mut yard = Yard {
        rules,
        ..Yard::default()
    };
    yard.conditions.faults = fault.into_iter().collect();
    let sent = pipeline::send(&yard, &[EventInput::new(pipeline::FIRST_SAMPLE.2)]);
    let run = Run::default().with(Rc::new(Sending::from(sent)));
    (yard, run)
}

#[test]
fn what_ran_tells_of_events_that_were_lost() {
    let rules = vec![rule(
        "builds",
        "aws.codebuild",
        vec![Target::new("t", QUEUE)],
    )];
    let fault = Fault::new(QUEUE, FaultKind::Deleted);
    let (mut yard, run) = sent(rules, Some(fault));
    let found = ran::findings(&yard, &run);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message, "1 event for t of builds was lost.");
    assert_eq!(found[0].place, Place::Target(0, 0, Part::Retry));
    // A dead-letter queue takes it.
    yard.rules[0].targets[0].dead_letter_config = Some(DeadLetterConfig {
        arn: Some(format!("{QUEUE}-dlq")),
    });
    let again = pipeline::send(&yard, &[EventInput::new(pipeline::FIRST_SAMPLE.2)]);
    let run = Run::default().with(Rc::new(Sending::from(again)));
    assert_eq!(ran::findings(&yard, &run), []);
}

#[test]
fn what_ran_tells_of_rules_that_took_nothing_and_events_that_nobody_took() {
    let queue = || vec![Target::new("t", QUEUE)];
    let (yard, run) = sent(vec![rule("objects", "aws.s3", queue())], None);
    let found = ran::findings(&yard, &run);
    let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "No rule of default took 1 event “CodeBuild Build State Change” from aws.codebuild.",
            "objects did not take the event that came to its bus.",
        ]
    );
    let both = vec![
        rule("objects", "aws.s3", queue()),
        rule("builds", "aws.codebuild", queue()),
    ];
    let (yard, run) = sent(both, None);
    let found = ran::findings(&yard, &run);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place, Place::Rule(0));
    assert_eq!(ran::findings(&yard, &Run::default()), []);
}

/// A list as the panel shows it.
async fn shown(all: Vec<Found>, told: &str) -> String {
    let rules = vec![rule(
        "builds",
        "aws.codebuild",
        vec![Target::new("t", QUEUE)],
    )];
    let document = state(rules.clone()).document().clone();
    let list = list(&document, &Rc::new(all), told, &Callback::noop());
    let edits = rules.into_iter().map(Edit::AddRule).collect();
    markup::in_yard(edits, list).await
}

#[tokio::test]
async fn findings_of_every_weight() {
    let all = vec![
        Found {
            finding: Finding::new(
                Code::Permission,
                Weight::Wrong,
                Place::Target(0, 0, Part::Permission),
                "EventBridge may not call t: sqs:SendMessage is not allowed.",
            )
            .help("Let <it> in."),
            policies: vec![policy()],
        },
        alone(
            Finding::new(
                Code::NoDeadLetters,
                Weight::Risky,
                Place::Rule(0),
                "The target of builds has no dead-letter queue.",
            )
            .mend(Mend::DeadLetters(0, vec![0], format!("{QUEUE}-dlq"))),
        ),
        alone(Finding::new(
            Code::IdleBus,
            Weight::Note,
            Place::EventBus("orders".to_owned()),
            "No rule stands on the event bus orders.",
        )),
    ];
    insta::assert_snapshot!(shown(all, "Done: Enable builds.").await);
}

#[tokio::test]
async fn a_yard_without_findings() {
    insta::assert_snapshot!(shown(Vec::new(), "").await);
}
