use super::*;
use pipeline::Until;
use pipeline::{
    DEFAULT_EVENT_BUS, EventInput, Ingestion, Rule, RuleState, RuleVerdict, Sample, Target,
    TargetKind,
};

trait Editing {
    /// The state after an edit.
    fn edit(self, edit: Edit) -> Self;
}

impl Editing for Rc<YardState> {
    fn edit(self, edit: Edit) -> Self {
        self.reduce(edit.into())
    }
}

fn yard() -> Rc<YardState> {
    Rc::new(YardState::default()).reduce(YardAction::Restored(None))
}

fn rule(name: &str, pattern: &str) -> Edit {
    Edit::AddRule(Rule {
        name: name.into(),
        event_bus: DEFAULT_EVENT_BUS.into(),
        event_pattern: Some(pattern.into()),
        state: RuleState::Enabled,
        description: None,
        targets: Vec::new(),
        ..Rule::default()
    })
}

/// The state in which Send was pressed, and what the engine answers.
fn send(state: Rc<YardState>) -> (Rc<YardState>, YardAction) {
    grant(state, Wish::Send)
}

/// The state in which something was asked for, and what the engine answers.
fn grant(state: Rc<YardState>, wish: Wish) -> (Rc<YardState>, YardAction) {
    let state = state.reduce(YardAction::Ask(wish));
    let errand = state.errand().unwrap();
    let document = state.document().clone();
    let text = document.on_bench().text.clone();
    let done = match errand.wish {
        Wish::Send => pipeline::send(&document.yard, &[EventInput::new(text)]),
        Wish::Advance(until) => pipeline::advance_until(&document.yard, until),
        Wish::Happen(_) => unreachable!("the workshop's tests let things happen"),
    };
    let sending = Rc::new(Sending::from(done));
    let answer = YardAction::Happened(errand.number, document, sending);
    (state, answer)
}

/// The state after Send was pressed and the engine has answered.
fn sent(state: Rc<YardState>) -> Rc<YardState> {
    let (state, answer) = send(state);
    state.reduce(answer)
}

/// The state after the clock has gone on.
fn advanced(state: Rc<YardState>, until: Until) -> Rc<YardState> {
    let (state, answer) = grant(state, Wish::Advance(until));
    state.reduce(answer)
}

fn topic() -> Target {
    Target::new("target-1", TargetKind::SnsTopic.target_type().arn_example)
}

#[test]
fn a_first_visit_has_an_event_that_can_be_sent() {
    let state = sent(yard());
    let report = state.report().unwrap();
    assert_eq!(report.sending.events[0].ingestion, Ingestion::Accepted);
}

#[test]
fn send_tells_verdict_and_delivery() {
    let state = yard()
        .edit(rule("builds", r#"{"source":["aws.codebuild"]}"#))
        .edit(rule("others", r#"{"source":["aws.ec2"]}"#))
        .edit(Edit::AddTarget(0, topic()));
    let state = sent(state);
    let outcome = &state.report().unwrap().sending.events[0];
    assert!(matches!(outcome.rules[0].verdict, RuleVerdict::Matched));
    assert!(outcome.rules[0].deliveries[0].received.is_some());
    assert!(matches!(outcome.rules[1].verdict, RuleVerdict::NotMatched));
    assert!(!state.is_report_stale());
    let edited = state.edit(Edit::PatternText(1, "{".into()));
    assert!(edited.is_report_stale());
}

#[test]
fn undo_brings_back_what_was_removed_and_sending_is_no_step() {
    let state = yard()
        .edit(rule("builds", r#"{"source":["aws.codebuild"]}"#))
        .edit(Edit::AddTarget(0, topic()))
        .edit(Edit::RemoveRule(0));
    let state = sent(state);
    assert!(state.document().yard.rules.is_empty());
    let state = state.reduce(YardAction::Undo);
    assert_eq!(state.document().yard.rules[0].targets.len(), 1);
    let state = state.reduce(YardAction::Redo);
    assert!(state.document().yard.rules.is_empty());
}

#[test]
fn an_answer_that_comes_after_an_edit_takes_nothing_back() {
    let (state, answer) = send(yard());
    let state = state.edit(Edit::EventText("{}".into())).reduce(answer);
    assert_eq!(state.document().on_bench().text, "{}");
    assert!(state.is_report_stale());
    let steps = state.report().unwrap().sending.progress.steps;
    assert_eq!(state.document().yard.steps, steps);
    assert_ne!(steps, 0);
}

fn sample(source: &str) -> Rc<Sample> {
    let mut all = pipeline::catalogue().iter();
    let found = all.find(|sample| sample.source == source);
    Rc::new(found.unwrap().clone())
}

fn names(state: &YardState) -> Vec<&str> {
    let events = state.document().events.iter();
    events.map(|event| event.name.as_str()).collect()
}

#[test]
fn a_sample_takes_the_place_of_an_untouched_sample_only() {
    let state = yard().edit(Edit::ChooseSample(sample("aws.ec2")));
    assert_eq!(names(&state), ["An instance stopped"]);
    let state = state
        .edit(Edit::EventText("{}".into()))
        .edit(Edit::ChooseSample(sample("aws.ec2")));
    assert_eq!(
        names(&state),
        ["An instance stopped", "An instance stopped 2"]
    );
    assert_eq!(state.document().event, 1);
    let state = state
        .edit(rule("builds", "{}"))
        .edit(Edit::Expect(1, 0, Some(true)))
        .edit(Edit::ChooseSample(sample("aws.s3")));
    assert_eq!(state.document().events.len(), 3);
}

#[test]
fn what_is_expected_goes_with_the_rules_name() {
    let expects = |state: &YardState| state.document().events[0].expects.clone();
    let state = yard()
        .edit(rule("a", "{}"))
        .edit(rule("b", "{}"))
        .edit(Edit::ExpectAll(vec![
            (0, "a".into(), true),
            (0, "b".into(), false),
            (9, "b".into(), true),
        ]))
        .edit(Edit::RuleName(0, "c".into()));
    let expected = [("b".to_owned(), false), ("c".to_owned(), true)];
    assert_eq!(expects(&state), expected.into());
    let state = state.edit(Edit::Expect(0, 1, None));
    assert_eq!(expects(&state), [("c".to_owned(), true)].into());
    assert!(expects(&state.clone().edit(Edit::ExpectNothing)).is_empty());
    let state = state.edit(Edit::RemoveRule(0)).reduce(YardAction::Undo);
    assert_eq!(expects(&state), [("c".to_owned(), true)].into());
}

#[test]
fn yards_are_made_copied_named_and_removed_and_all_of_it_undone() {
    let yards = |state: &YardState| {
        let yards = state.shelf().yards.iter();
        yards
            .map(|yard| (yard.id, yard.name.clone()))
            .collect::<Vec<_>>()
    };
    let first = yard().edit(rule("builds", "{}"));
    let copied = first.clone().edit(Edit::CopyYard);
    assert_eq!(copied.document().yard.rules.len(), 1);
    let state = copied
        .edit(Edit::YardName("mine".into()))
        .edit(Edit::AddYard);
    let named = |id, name: &str| (id, name.to_owned());
    assert_eq!(
        yards(&state),
        [named(0, "My yard"), named(1, "mine"), named(2, "My yard 2")]
    );
    let state = state.reduce(YardAction::Open(1)).edit(Edit::RemoveYard);
    assert_eq!(yards(&state), [named(0, "My yard"), named(2, "My yard 2")]);
    let state = state.reduce(YardAction::Undo);
    assert_eq!((state.shelf().open, yards(&state).len()), (1, 3));
    let mut state = state;
    for _ in 0..3 {
        state = state.edit(Edit::RemoveYard);
    }
    assert_eq!(
        yards(&state),
        [named(0, "My yard")],
        "a new one comes for the last"
    );
    assert!(state.document().yard.rules.is_empty());
}

#[test]
fn a_report_belongs_to_its_yard() {
    let state = sent(yard());
    assert!(state.report().is_some());
    let other = state.edit(Edit::AddYard);
    assert!(other.report().is_none());
    assert!(other.reduce(YardAction::Open(0)).report().is_some());
}

#[test]
fn what_is_looked_at_is_no_step_and_stays_within_what_is_there() {
    let state = yard().edit(rule("a", "{}")).edit(rule("b", "{}"));
    assert_eq!(state.document().rule, 1);
    let state = state
        .reduce(YardAction::ChooseRule(0))
        .reduce(YardAction::ChooseRule(7));
    assert_eq!(state.document().rule, 0);
    let state = state
        .reduce(YardAction::ChooseEvent(3))
        .reduce(YardAction::Open(3));
    assert_eq!((state.document().event, state.shelf().open), (0, 0));
    let state = state.reduce(YardAction::Undo);
    assert_eq!(
        state.document().yard.rules.len(),
        1,
        "the undone step is the second rule"
    );
    let state = state.edit(Edit::RemoveRule(0)).edit(Edit::RemoveEvent(0));
    assert_eq!(
        (state.document().rule, state.document().events.len()),
        (0, 1)
    );
}

#[test]
fn a_yard_stored_by_the_first_version_is_still_there() {
    let first = serde_json::json!({
        "yard": pipeline::Yard::default(),
        "event": { "sample": "ec2/instance-stopped", "text": "{\"mine\": 1}" },
    });
    let shelf = Shelf::migrate(1, first).unwrap();
    let shelf: Shelf = serde_json::from_value(shelf).unwrap();
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(Some(shelf)));
    assert_eq!(state.document().on_bench().text, "{\"mine\": 1}");
    let state = state.edit(Edit::ChooseSample(sample("aws.s3")));
    assert_eq!(
        state.document().events.len(),
        2,
        "the event of before is kept"
    );
    assert_eq!(Shelf::migrate(7, serde_json::Value::Null), None);
}

#[test]
fn a_yard_stored_by_the_second_version_keeps_everything() {
    let stored = yard()
        .edit(rule("kept", r#"{"source":["aws.codebuild"]}"#))
        .edit(Edit::AddTarget(0, topic()))
        .edit(Edit::Expect(0, 0, Some(true)))
        .edit(Edit::CopyYard);
    let stored = sent(stored).saved().unwrap();
    let mut second = serde_json::to_value(&stored).unwrap();
    for document in second["yards"].as_array_mut().unwrap() {
        let yard = document["yard"].as_object_mut().unwrap();
        for later in [
            "event_buses",
            "resources",
            "elsewhere",
            "organizations",
            "conditions",
            "under_way",
        ] {
            yard.remove(later).unwrap();
        }
    }
    let shelf = Shelf::migrate(2, second).unwrap();
    let shelf: Shelf = serde_json::from_value(shelf).unwrap();
    assert_eq!(shelf, stored);
    assert_eq!(Shelf::migrate(2, serde_json::json!({"yards": 1})), None);
}

#[test]
fn places_that_a_stored_value_gets_wrong_are_mended() {
    let mut shelf = yard().edit(rule("a", "{}")).saved().unwrap();
    let mut broken = (*shelf.yards[0]).clone();
    (broken.event, broken.rule, broken.events) = (9, 9, Vec::new());
    broken.yard.event_buses.clear();
    (shelf.yards[0], shelf.open) = (Rc::new(broken), 5);
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(Some(shelf)));
    let document = state.document();
    assert_eq!(
        (state.shelf().open, document.event, document.rule),
        (0, 0, 0)
    );
    assert!(!document.on_bench().text.is_empty());
    assert!(document.yard.has_event_bus(DEFAULT_EVENT_BUS));
}

#[test]
fn an_edited_event_survives_the_choice_of_another_sample() {
    let other = sample("aws.ec2");
    let state = yard()
        .edit(Edit::EventText("{\"mine\": 1}".into()))
        .edit(Edit::ChooseSample(other.clone()));
    assert_eq!(state.document().on_bench().text, other.text);
    assert_eq!(
        state.reduce(YardAction::Undo).document().on_bench().text,
        "{\"mine\": 1}"
    );
}

#[test]
fn places_that_are_not_there_change_nothing() {
    let state = yard().edit(rule("builds", "{}"));
    let before = state.document().clone();
    for action in [
        Edit::RemoveRule(7),
        Edit::RuleName(7, "x".into()),
        Edit::PatternText(7, "x".into()),
        Edit::RuleState(7, RuleState::Disabled),
        Edit::AddTarget(7, topic()),
        Edit::PutTarget(0, 7, topic(), "arn"),
        Edit::RemoveTarget(0, 7),
    ] {
        assert_eq!(state.clone().edit(action).document(), &before);
    }
}

#[test]
fn the_stored_document_comes_back_and_nothing_is_saved_before() {
    assert_eq!(YardState::default().saved(), None);
    let stored = yard().edit(rule("kept", "{}")).saved().unwrap();
    let text = serde_json::to_string(&stored).unwrap();
    let back = Rc::new(YardState::default())
        .reduce(YardAction::Restored(serde_json::from_str(&text).ok()));
    assert_eq!(back.saved(), Some(stored));
}

mod conditions;
mod exercise;
mod happening;

#[test]
fn a_trial_is_a_yard_of_its_own_that_can_be_undone() {
    let option = |name: &str| Rule {
        name: name.into(),
        event_bus: DEFAULT_EVENT_BUS.into(),
        event_pattern: Some("{\"source\": [\"a\"]}".into()),
        targets: vec![Target::new(
            "target-1",
            "arn:aws:sqs:us-east-1:123456789012:q",
        )],
        ..Rule::default()
    };
    let event =
        |name: &str, expected: &[bool]| (name.to_owned(), "{}".to_owned(), expected.to_vec());
    let trial = handover::Trial {
        name: "a question".into(),
        rules: vec![option("option-1"), option("option-2")],
        events: vec![event("one", &[true, false]), event("two", &[])],
        rule: 1,
        event: 1,
        shows_target: true,
    };
    let before = yard();
    let after = before.clone().edit(Edit::AddTrial(trial));
    let document = after.document();
    assert_eq!(
        (document.name.as_str(), document.rule, document.event),
        ("a question", 1, 1)
    );
    assert_eq!(document.yard.rules.len(), 2);
    assert_eq!(document.yard.rules[1].targets.len(), 1);
    assert_eq!(document.events[0].expects.get("option-2"), Some(&false));
    assert!(
        document.events[1].expects.is_empty(),
        "nothing is expected where nothing is said"
    );
    let undone = after.clone().reduce(YardAction::Undo);
    assert_eq!(undone.document(), before.document());
    // The storage answers again when the page is opened again; what is the same keeps its past.
    let again = after.clone().reduce(YardAction::Restored(after.saved()));
    assert_eq!((before.answers, again.answers), (1, 2));
    assert!(*again == *after && again.can_undo());
}
