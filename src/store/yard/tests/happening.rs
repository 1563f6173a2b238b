//! What happens in a yard, and what undo leaves of it.

use super::*;
use pipeline::{Delivery, DeliveryState, Fault, FaultKind, RetryPolicy};

const MINUTE_MS: i64 = 60_000;

/// A yard whose only target is broken for a minute.
fn broken() -> Rc<YardState> {
    let state = yard()
        .edit(rule("builds", r#"{"source":["aws.codebuild"]}"#))
        .edit(Edit::AddTarget(0, topic()));
    let clock = state.document().yard.clock;
    let fault = Fault {
        until: Some(Timestamp(clock.millis() + MINUTE_MS)),
        ..Fault::new(topic().arn, FaultKind::Error)
    };
    state.edit(Edit::Condition(Condition::AddFault(fault)))
}

fn first(state: &YardState) -> &Delivery {
    &state.report().unwrap().sending.events[0].rules[0].deliveries[0]
}

#[test]
fn a_call_that_fails_is_tried_again_when_the_clock_goes_on() {
    let state = sent(broken());
    assert_eq!(first(&state).state, DeliveryState::UnderWay);
    assert_eq!(state.document().yard.under_way.len(), 1);
    assert!(!state.is_report_stale());
    let mut state = advanced(state, Until::Turn);
    let clock = state.document().yard.clock;
    assert!(clock > Timestamp::START);
    for _ in 0..20 {
        state = advanced(state, Until::Outcome);
    }
    assert!(state.document().yard.under_way.is_empty());
    let run = state.run();
    let last = run.deliveries().last().unwrap();
    assert_eq!(last.delivery.state, DeliveryState::Delivered);
    let numbers: Vec<u64> = run.steps().map(|step| step.number).collect();
    let expected: Vec<u64> = (0..run.len() as u64).collect();
    assert_eq!(numbers, expected);
    assert!(!state.is_report_stale(), "only time has passed");
}

#[test]
fn undo_takes_back_what_was_made_and_not_what_has_happened() {
    let state = advanced(sent(broken()), Until::Turn);
    let progress = Progress::of(&state.document().yard);
    let undone = state.clone().reduce(YardAction::Undo);
    assert!(undone.document().yard.conditions.faults.is_empty());
    assert_eq!(Progress::of(&undone.document().yard), progress);
    assert_eq!(undone.run(), state.run());
    let redone = undone.reduce(YardAction::Redo);
    assert_eq!(redone.document(), state.document());
}

#[test]
fn errands_are_done_one_after_the_other_each_in_its_own_yard() {
    let state = broken()
        .reduce(YardAction::Ask(Wish::Send))
        .reduce(YardAction::Ask(Wish::Advance(Until::Turn)));
    let errand = state.errand().unwrap();
    assert_eq!(errand.wish, Wish::Send);
    let other = state.edit(Edit::AddYard);
    assert!(!other.is_busy());
    let document = other.shelf().yards[0].clone();
    let input = EventInput::new(document.on_bench().text.clone());
    let sending = Rc::new(Sending::from(pipeline::send(&document.yard, &[input])));
    let other = other.reduce(YardAction::Happened(errand.number, document, sending));
    assert!(other.run().is_empty());
    assert_eq!(other.document().yard.steps, 0);
    let back = other.reduce(YardAction::Open(0));
    assert!(!back.run().is_empty() && back.is_busy());
    let errand = back.errand().unwrap();
    assert_eq!(errand.wish, Wish::Advance(Until::Turn));
    let failed = back.reduce(YardAction::Failed(errand.number));
    assert_eq!(failed.errand(), None);
}

#[test]
fn a_yard_that_starts_anew_waits_for_no_answer() {
    let state = sent(broken());
    let (state, answer) = grant(state, Wish::Advance(Until::Turn));
    let time = Timestamp(Timestamp::START.millis() + MINUTE_MS);
    let anew = state.reduce(YardAction::StartAt(time));
    let late = anew.clone().reduce(answer);
    assert_eq!(late, anew);
    let yard = &late.document().yard;
    assert_eq!((yard.clock, yard.steps, yard.under_way.len()), (time, 0, 0));
    assert!(late.run().is_empty() && late.report().is_none() && !late.is_busy());
    assert_eq!(yard.rules.len(), 1, "what was made stays");
}

#[test]
fn a_run_lets_go_of_its_oldest_steps_and_counts_them_all_the_same() {
    let mut run = Run::default();
    let mut state = yard();
    let mut all = 0;
    while all <= MOST_STEPS as u64 + 100 {
        state = sent(state);
        let sending = state.report().unwrap().sending.clone();
        all += sending.steps.len() as u64;
        run = run.with(sending);
    }
    assert_eq!(run.len(), MOST_STEPS);
    assert_eq!(run.let_go(), all - MOST_STEPS as u64);
    let first = run.steps().next().unwrap().number;
    assert_eq!(first, run.let_go());
    assert_eq!(run.steps().last().unwrap().number, all - 1);
}

#[test]
fn a_target_whose_permission_is_taken_back_gets_nothing_and_its_queue_the_event() {
    let queue = TargetKind::SqsQueue.target_type().arn_example;
    let target = Target {
        dead_letter_config: Some(pipeline::DeadLetterConfig {
            arn: Some(queue.to_owned()),
        }),
        retry_policy: Some(RetryPolicy {
            maximum_retry_attempts: Some(3),
            maximum_event_age_in_seconds: Some(60),
        }),
        ..topic()
    };
    let place = pipeline::policy::PolicyPlace::Resource {
        arn: target.arn.clone(),
    };
    let nobody = r#"{"Version":"2012-10-17","Statement":[]}"#;
    let state = yard()
        .edit(rule("builds", r#"{"source":["aws.codebuild"]}"#))
        .edit(Edit::AddTarget(0, target))
        .edit(Edit::Condition(Condition::Policy(
            place,
            Some(nobody.to_owned()),
        )));
    let state = sent(state);
    assert_eq!(first(&state).state, DeliveryState::DeadLettered);
    let mended = sent(state.reduce(YardAction::Undo));
    assert_eq!(first(&mended).state, DeliveryState::Delivered);
}

/// A yard whose event starts a build, which is declared and fails.
fn building() -> Rc<YardState> {
    let project = TargetKind::CodeBuildProject.target_type().arn_example;
    let name = last_of(project).to_owned();
    let target = Target {
        role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
        ..Target::new("t", project)
    };
    let state = yard()
        .edit(rule(
            "builds",
            r#"{"id":["d04b6e38-9f15-4a72-b3c8-61e7f0a2d95c"]}"#,
        ))
        .edit(Edit::AddTarget(0, target));
    let mut shelf = state.shelf().clone();
    let document = Rc::make_mut(&mut shelf.yards[0]);
    let projects = &mut document.yard.resources.services.projects;
    projects.push(pipeline::world::services::Project {
        name,
        failed_phase: Some("BUILD".to_owned()),
        ..Default::default()
    });
    Rc::new(YardState::default()).reduce(YardAction::Restored(Some(shelf)))
}

#[test]
fn what_services_do_stands_in_one_row_with_the_steps() {
    let hour = Until::Time(Timestamp(Timestamp::START.millis() + 60 * MINUTE_MS));
    let state = advanced(sent(building()), hour);
    let run = state.run();
    assert!(run.doings().count() > 3 && run.steps().count() > 10);
    let numbers: Vec<u64> = run.entries().map(Entry::number).collect();
    let expected: Vec<u64> = (0..run.len() as u64).collect();
    assert_eq!(numbers, expected);
    // Everything but the event that was sent follows from what came before it.
    let alone = run.entries().filter(|entry| entry.cause().is_none());
    assert_eq!(alone.count(), 1);
    let caused = run
        .entries()
        .filter_map(|entry| Some((entry.cause()?, entry)));
    assert!(
        caused
            .into_iter()
            .all(|(cause, entry)| cause < entry.number())
    );
}

#[test]
fn a_run_counts_steps_and_doings_together_when_it_lets_go() {
    let hour = Until::Time(Timestamp(Timestamp::START.millis() + 60 * MINUTE_MS));
    let state = advanced(sent(building()), hour);
    let mut run = Run::default();
    let mut all = 0;
    while all <= MOST_STEPS as u64 + 50 {
        // The same things again, with numbers that go on.
        for part in state.run().parts() {
            let mut next = (**part).clone();
            let count = next.steps.len() + next.doings.len();
            let first = row(&next.steps, &next.doings).next().unwrap().number();
            for step in &mut next.steps {
                step.number = step.number - first + all;
            }
            for doing in &mut next.doings {
                doing.number = doing.number - first + all;
            }
            all += count as u64;
            run = run.with(Rc::new(next));
        }
    }
    assert_eq!(run.len(), MOST_STEPS);
    assert_eq!(run.let_go(), all - MOST_STEPS as u64);
    let numbers: Vec<u64> = run.entries().map(Entry::number).collect();
    let expected: Vec<u64> = (run.let_go()..all).collect();
    assert_eq!(numbers, expected);
    let kept = run.steps().count() + run.doings().count();
    assert_eq!(kept, MOST_STEPS);
}
