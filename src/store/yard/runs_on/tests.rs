use super::super::{Edit, YardAction, YardState};
use super::*;
use pipeline::DEFAULT_EVENT_BUS;
use std::rc::Rc;
use yew::Reducible;

const PATTERN: &str = r#"{"source": ["aws.s3"]}"#;

fn edit(state: Rc<YardState>, edit: Edit) -> Rc<YardState> {
    state.reduce(edit.into())
}

fn rule(name: &str) -> Edit {
    Edit::AddRule(Rule {
        name: name.into(),
        event_bus: DEFAULT_EVENT_BUS.into(),
        event_pattern: Some(PATTERN.into()),
        ..Rule::default()
    })
}

fn yard() -> Rc<YardState> {
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    edit(state, rule("nightly"))
}

/// Pattern and schedule of the rule at a place.
fn parts(state: &YardState, at: usize) -> (Option<&str>, Option<&str>) {
    let rule = &state.document().yard.rules[at];
    (
        rule.event_pattern.as_deref(),
        rule.schedule_expression.as_deref(),
    )
}

#[test]
fn nothing_is_lost_when_a_rule_runs_on_something_else() {
    let state = edit(yard(), Edit::RunsOn(0, RunsOn::Schedule));
    assert_eq!(parts(&state, 0), (None, Some("rate(5 minutes)")));
    let state = edit(state, Edit::ScheduleText(0, "cron(0 12 * * ? *)".into()));
    let state = edit(state, Edit::RunsOn(0, RunsOn::Events));
    assert_eq!(parts(&state, 0), (Some(PATTERN), None));
    // Also not when the yard is stored and comes back, and the rule gets another name.
    let stored = serde_json::to_value(state.shelf()).unwrap();
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(Some(
        serde_json::from_value(stored).unwrap(),
    )));
    let state = edit(state, Edit::RuleName(0, "at-noon".into()));
    let state = edit(state, Edit::RunsOn(0, RunsOn::Both));
    assert_eq!(
        parts(&state, 0),
        (Some(PATTERN), Some("cron(0 12 * * ? *)"))
    );
    assert!(state.document().aside.is_empty());
    let state = edit(state, Edit::RunsOn(0, RunsOn::Both));
    assert_eq!(
        parts(&state, 0),
        (Some(PATTERN), Some("cron(0 12 * * ? *)"))
    );
}

#[test]
fn the_switch_is_a_step_and_typing_is_one_run() {
    let state = edit(yard(), Edit::RunsOn(0, RunsOn::Schedule));
    let state = edit(state, Edit::ScheduleText(0, "rate(6 minutes)".into()));
    let state = edit(state, Edit::ScheduleText(0, "rate(60 minutes)".into()));
    let state = edit(state, Edit::UseSchedule(0, "rate(1 hour)".into()));
    let state = state.reduce(YardAction::Undo);
    assert_eq!(parts(&state, 0), (None, Some("rate(60 minutes)")));
    let state = state.reduce(YardAction::Undo);
    assert_eq!(parts(&state, 0), (None, Some("rate(5 minutes)")));
    let state = state.reduce(YardAction::Undo);
    assert_eq!(parts(&state, 0), (Some(PATTERN), None));
    let state = state.reduce(YardAction::Redo);
    assert_eq!(parts(&state, 0), (None, Some("rate(5 minutes)")));
}

#[test]
fn a_rate_counts_from_the_change() {
    let mut document = (**yard().document()).clone();
    document.yard.clock = "2026-03-01T00:00:30Z".parse().unwrap();
    let clock = document.yard.clock;
    assert_ne!(document.yard.rules[0].creation_time, clock);
    choose(&mut document, 0, RunsOn::Both);
    assert_eq!(document.yard.rules[0].creation_time, clock);
    document.yard.clock = "2026-03-02T00:00:30Z".parse().unwrap();
    schedule(&mut document, 0, "rate(1 day)".into());
    assert_eq!(document.yard.rules[0].creation_time, document.yard.clock);
}

#[test]
fn what_is_aside_belongs_to_one_rule() {
    let state = edit(yard(), Edit::RunsOn(0, RunsOn::Schedule));
    let state = edit(state, rule("nightly-2"));
    let state = edit(state, Edit::PatternText(1, "{}".into()));
    let state = edit(state, Edit::RunsOn(1, RunsOn::Schedule));
    // On its way to another name it passes the name of the other.
    let state = edit(state, Edit::RuleName(1, "nightly".into()));
    let state = edit(state, Edit::RuleName(1, "nightly-3".into()));
    let state = edit(state, Edit::RunsOn(0, RunsOn::Events));
    assert_eq!(parts(&state, 0), (Some(PATTERN), None));
    // A new rule gets nothing of one that is gone.
    let state = edit(state, Edit::RemoveRule(1));
    let state = edit(state, rule("nightly-3"));
    let state = edit(state, Edit::RunsOn(1, RunsOn::Both));
    assert_eq!(parts(&state, 1), (Some(PATTERN), Some(FIRST_SCHEDULE)));
    let before = state.document().clone();
    let state = edit(state, Edit::RunsOn(9, RunsOn::Schedule));
    let state = edit(state, Edit::ScheduleText(9, "x".into()));
    assert_eq!(*state.document(), before);
}

#[test]
fn what_a_rule_runs_on_is_what_it_has() {
    let with = |pattern: bool, schedule: bool| Rule {
        event_pattern: pattern.then(String::new),
        schedule_expression: schedule.then(String::new),
        ..Rule::default()
    };
    assert_eq!(RunsOn::of(&with(true, false)), RunsOn::Events);
    assert_eq!(RunsOn::of(&with(false, true)), RunsOn::Schedule);
    assert_eq!(RunsOn::of(&with(true, true)), RunsOn::Both);
    assert_eq!(RunsOn::of(&with(false, false)), RunsOn::Events);
}
