use super::*;

#[test]
fn a_throttled_call_is_tried_again_until_the_fault_is_over() {
    let mut yard = yard(queue());
    let until = Timestamp(yard.clock.millis() + 4_000);
    yard.conditions.faults.push(Fault {
        until: Some(until),
        ..Fault::new(QUEUE, FaultKind::Throttle)
    });
    let sent = send(&yard, &[event()]);
    let delivery = first(&sent);
    assert_eq!(delivery.state, DeliveryState::UnderWay);
    assert_eq!(delivery.attempts, 1);
    let next = delivery.next.expect("another attempt").millis() - yard.clock.millis();
    assert!((500..=1_000).contains(&next), "{next}");
    assert_eq!(sent.yard.under_way.len(), 1);
    let failure = delivery.failure.as_ref().expect("why");
    assert_eq!(failure.error_code, ErrorCode::Throttling);

    let (delivery, steps) = play(&yard);
    assert_eq!(delivery.state, DeliveryState::Delivered);
    assert!(delivery.received.is_some());
    assert!(delivery.attempts >= 3, "{}", delivery.attempts);
    let names = names(&steps);
    assert_eq!(names[0], "INVOCATION_START");
    assert_eq!(names[2], "INVOCATION_ATTEMPT_THROTTLE");
    assert_eq!(names.last(), Some(&"INVOCATION_SUCCESS"));
    let Details::Attempt { attempt_type, .. } = &steps[steps.len() - 2].details else {
        panic!("{:?}", steps.last());
    };
    assert_eq!(*attempt_type, AttemptType::Retry);
}

#[test]
fn attempts_come_later_each_time_and_end_with_the_retry_policy() {
    let mut yard = yard(retried(queue(), 6, 86_400));
    yard.conditions
        .faults
        .push(Fault::new(QUEUE, FaultKind::Error));
    let (delivery, steps) = play(&yard);
    assert_eq!(delivery.state, DeliveryState::DeadLettered);
    assert_eq!(delivery.attempts, 7, "the first is no retry");
    let letter = delivery.dead_letter.expect("a letter");
    assert_eq!(attribute(&letter, "RETRY_ATTEMPTS"), Some("6"));
    let exhausted = attribute(&letter, "EXHAUSTED_RETRY_CONDITION");
    assert_eq!(exhausted, Some("MaximumRetryAttempts"));
    let starts = steps
        .iter()
        .filter(|step| step.message_type == MessageType::InvocationAttemptStart);
    let times: Vec<i64> = starts.map(|s| s.message_timestamp_ms.millis()).collect();
    for (nth, pair) in times.windows(2).enumerate() {
        let (wait, whole) = (pair[1] - pair[0], 1_000 << nth);
        assert!((whole / 2..=whole).contains(&wait), "{nth}: {wait}");
    }
    assert_eq!(
        count(&steps, MessageType::InvocationAttemptRetryableFailure),
        7
    );
}

#[test]
fn without_retries_the_first_failure_is_the_last() {
    let mut yard = yard(retried(queue(), 0, 60));
    yard.conditions
        .faults
        .push(Fault::new("*", FaultKind::Error));
    yard.conditions.faults[0].until = Some(Timestamp(yard.clock.millis() + 1));
    let (delivery, _) = play(&yard);
    let letter = delivery.dead_letter.expect("a letter");
    assert_eq!(attribute(&letter, "RETRY_ATTEMPTS"), Some("0"));
    let exhausted = attribute(&letter, "EXHAUSTED_RETRY_CONDITION");
    assert_eq!(exhausted, Some("MaximumRetryAttempts"));
}

#[test]
fn an_event_that_is_too_old_is_given_up_at_its_age() {
    let mut yard = yard(retried(queue(), 185, 60));
    let begun = yard.clock.millis();
    yard.conditions
        .faults
        .push(Fault::new(QUEUE, FaultKind::Error));
    let (delivery, steps) = play(&yard);
    let letter = delivery.dead_letter.expect("a letter");
    let exhausted = attribute(&letter, "EXHAUSTED_RETRY_CONDITION");
    assert_eq!(exhausted, Some("MaximumEventAgeInSeconds"));
    let end = steps.last().expect("a step").message_timestamp_ms.millis();
    assert_eq!(end - begun, 60_000);
}

#[test]
fn the_default_is_185_attempts_within_24_hours() {
    let mut yard = yard(queue());
    yard.conditions
        .faults
        .push(Fault::new(QUEUE, FaultKind::Error));
    let begun = yard.clock.millis();
    let (delivery, steps) = play(&yard);
    assert_eq!(delivery.attempts, 186);
    let end = steps.last().expect("a step").message_timestamp_ms.millis();
    let hours = (end - begun) / HOUR_MS;
    assert!((18..24).contains(&hours), "{hours}");
}

#[test]
fn what_no_attempt_could_help_is_not_tried_again() {
    for (kind, code) in [
        (FaultKind::Deleted, "NO_RESOURCE"),
        (FaultKind::PermissionLost, "NO_PERMISSIONS"),
    ] {
        let mut yard = yard(queue());
        yard.conditions.faults.push(Fault::new(QUEUE, kind));
        let sent = send(&yard, &[event()]);
        let delivery = first(&sent);
        assert_eq!(delivery.state, DeliveryState::DeadLettered);
        assert_eq!(
            names(&sent.steps),
            [
                "INVOCATION_START",
                "INVOCATION_ATTEMPT_START",
                "INVOCATION_ATTEMPT_PERMANENT_FAILURE",
                "INVOCATION_FAILURE",
                "INVOCATION_DLQ",
            ]
        );
        let letter = delivery.dead_letter.as_ref().expect("a letter");
        assert_eq!(attribute(letter, "ERROR_CODE"), Some(code));
        assert_eq!(attribute(letter, "EXHAUSTED_RETRY_CONDITION"), None);
        assert_eq!(attribute(letter, "RETRY_ATTEMPTS"), Some("0"));
    }
}

#[test]
fn a_disabled_key_may_be_enabled_in_time() {
    let mut yard = yard(queue());
    yard.conditions.faults.push(Fault {
        until: Some(Timestamp(yard.clock.millis() + 60_000)),
        ..Fault::new(QUEUE, FaultKind::KmsKeyDisabled)
    });
    let (delivery, steps) = play(&yard);
    assert_eq!(delivery.state, DeliveryState::Delivered);
    assert!(count(&steps, MessageType::InvocationAttemptRetryableFailure) > 3);
}

#[test]
fn a_slow_target_answers_late() {
    let mut yard = yard(queue());
    yard.conditions
        .faults
        .push(Fault::new(QUEUE, FaultKind::Slow(1_500)));
    let sent = send(&yard, &[event()]);
    assert_eq!(first(&sent).state, DeliveryState::UnderWay);
    let later = advance(&sent.yard, Timestamp(yard.clock.millis() + 1_500));
    assert_eq!(later.deliveries[0].delivery.state, DeliveryState::Delivered);
    let record = later.steps[0].record();
    assert_eq!(record["details"]["target_duration_ms"], 1_500);
    let end = later.steps[1].record();
    assert_eq!(end["details"]["ingestion_to_success_latency_ms"], 1_500);
}

#[test]
fn an_api_destination_has_five_seconds() {
    let kind = TargetKind::ApiDestination.target_type();
    let target = kind.example("t", "123456789012");
    for (millis, state) in [
        (5_000, DeliveryState::Delivered),
        (5_001, DeliveryState::UnderWay),
    ] {
        let mut yard = yard(target.clone());
        yard.conditions
            .faults
            .push(Fault::new("*", FaultKind::Slow(millis)));
        let sent = send(&yard, &[event()]);
        let later = advance(&sent.yard, Timestamp(yard.clock.millis() + 5_000));
        let delivery = &later.deliveries[0].delivery;
        assert_eq!(delivery.state, state, "{millis}");
        if state == DeliveryState::UnderWay {
            let failure = delivery.failure.as_ref().expect("why");
            assert_eq!(failure.error_code, ErrorCode::Timeout);
        }
    }
}

#[test]
fn too_many_calls_a_second_wait_for_the_next() {
    let mut yard = yard(queue());
    yard.conditions.invocations_per_second = Some(2);
    let events: Vec<EventInput> = (0..5).map(|_| event()).collect();
    let sent = send(&yard, &events);
    let states: Vec<DeliveryState> = sent
        .events
        .iter()
        .map(|event| event.rules[0].deliveries[0].state)
        .collect();
    let (now, waits) = (DeliveryState::Delivered, DeliveryState::UnderWay);
    assert_eq!(states, [now, now, waits, waits, waits]);
    assert_eq!(count(&sent.steps, MessageType::InvocationThrottleStart), 3);
    let seconds: Vec<i64> = sent
        .yard
        .under_way
        .iter()
        .map(|pending| (pending.at.millis() - yard.clock.millis()) / 1_000)
        .collect();
    assert_eq!(seconds, [1, 1, 2]);
    let later = advance(&sent.yard, Timestamp(yard.clock.millis() + 2_000));
    assert_eq!(later.deliveries.len(), 3);
    assert_eq!(count(&later.steps, MessageType::InvocationSuccess), 3);
    let Details::Attempt { attempt_type, .. } = &later.steps[1].details else {
        panic!("{:?}", later.steps[1]);
    };
    assert_eq!(*attempt_type, AttemptType::Throttle);
}
