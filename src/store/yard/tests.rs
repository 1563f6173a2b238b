use super::*;
use pipeline::{DEFAULT_EVENT_BUS, EventInput, Ingestion, RuleVerdict, TargetKind};

fn yard() -> Rc<YardState> {
    Rc::new(YardState::default()).reduce(YardAction::Restored(None))
}

fn rule(name: &str, pattern: &str) -> YardAction {
    YardAction::AddRule(Rule {
        name: name.into(),
        event_bus: DEFAULT_EVENT_BUS.into(),
        event_pattern: Some(pattern.into()),
        state: RuleState::Enabled,
        description: None,
        targets: Vec::new(),
        ..Rule::default()
    })
}

/// What the engine answers to Send.
fn send(state: &YardState) -> YardAction {
    let bench = state.document().bench();
    let sending = Sending {
        sent: pipeline::send(&bench.yard, &[EventInput::new(bench.event)]),
        pretty: Vec::new(),
    };
    YardAction::Sent(state.document().clone(), Rc::new(sending))
}

/// The state after Send was pressed and the engine has answered.
fn sent(state: Rc<YardState>) -> Rc<YardState> {
    let action = send(&state);
    state.reduce(action)
}

fn topic() -> Target {
    Target::new("target-1", TargetKind::SnsTopic.target_type().arn_example)
}

#[test]
fn a_first_visit_has_an_event_that_can_be_sent() {
    let state = sent(yard());
    let report = state.report().unwrap();
    assert_eq!(report.sending.sent.events[0].ingestion, Ingestion::Accepted);
}

#[test]
fn send_tells_verdict_and_delivery() {
    let state = yard()
        .reduce(rule("builds", r#"{"source":["aws.codebuild"]}"#))
        .reduce(rule("others", r#"{"source":["aws.ec2"]}"#))
        .reduce(YardAction::AddTarget(0, topic()));
    let state = sent(state);
    let outcome = &state.report().unwrap().sending.sent.events[0];
    assert!(matches!(outcome.rules[0].verdict, RuleVerdict::Matched));
    assert!(outcome.rules[0].deliveries[0].received.is_some());
    assert!(matches!(outcome.rules[1].verdict, RuleVerdict::NotMatched));
    assert!(!state.is_report_stale());
    let edited = state.reduce(YardAction::PatternText(1, "{".into()));
    assert!(edited.is_report_stale());
}

#[test]
fn undo_brings_back_what_was_removed_and_sending_is_no_step() {
    let state = yard()
        .reduce(rule("builds", r#"{"source":["aws.codebuild"]}"#))
        .reduce(YardAction::AddTarget(0, topic()))
        .reduce(YardAction::RemoveRule(0));
    let state = sent(state);
    assert!(state.document().yard.rules.is_empty());
    let state = state.reduce(YardAction::Undo);
    assert_eq!(state.document().yard.rules[0].targets.len(), 1);
    let state = state.reduce(YardAction::Redo);
    assert!(state.document().yard.rules.is_empty());
}

#[test]
fn an_answer_that_comes_after_an_edit_takes_nothing_back() {
    let state = yard();
    let answer = send(&state);
    let state = state
        .reduce(YardAction::EventText("{}".into()))
        .reduce(answer);
    assert_eq!(state.document().event.text, "{}");
    assert!(state.is_report_stale());
    let clock = &state.report().unwrap().sending.sent.yard;
    assert_eq!(state.document().yard.steps, clock.steps);
    assert_ne!(clock.steps, 0);
}

#[test]
fn an_edited_event_survives_the_choice_of_another_sample() {
    let other = pipeline::catalogue()
        .iter()
        .find(|sample| sample.source == "aws.ec2")
        .unwrap();
    let state = yard()
        .reduce(YardAction::EventText("{\"mine\": 1}".into()))
        .reduce(YardAction::ChooseSample(Rc::new(other.clone())));
    assert_eq!(state.document().event.text, other.text);
    assert_eq!(
        state.reduce(YardAction::Undo).document().event.text,
        "{\"mine\": 1}"
    );
}

#[test]
fn places_that_are_not_there_change_nothing() {
    let state = yard().reduce(rule("builds", "{}"));
    let before = state.document().clone();
    for action in [
        YardAction::RemoveRule(7),
        YardAction::RuleName(7, "x".into()),
        YardAction::PatternText(7, "x".into()),
        YardAction::RuleState(7, RuleState::Disabled),
        YardAction::AddTarget(7, topic()),
        YardAction::PutTarget(0, 7, topic(), "arn"),
        YardAction::RemoveTarget(0, 7),
    ] {
        assert_eq!(state.clone().reduce(action).document(), &before);
    }
}

#[test]
fn the_stored_document_comes_back_and_nothing_is_saved_before() {
    assert_eq!(YardState::default().saved(), None);
    let stored = yard().reduce(rule("kept", "{}")).saved().unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    let back = Rc::new(YardState::default())
        .reduce(YardAction::Restored(serde_json::from_str(&text).ok()));
    assert_eq!(back.saved(), Some(stored));
}
