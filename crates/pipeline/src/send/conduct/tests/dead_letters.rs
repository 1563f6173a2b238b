use super::*;

fn failing(dead: &str) -> Yard {
    let mut yard = yard(Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(dead.to_owned()),
        }),
        input: InputChoice::Constant("{\"only\":1}".to_owned()),
        ..Target::new("t", QUEUE)
    });
    yard.conditions
        .faults
        .push(Fault::new(QUEUE, FaultKind::Deleted));
    yard
}

#[test]
fn a_dead_letter_has_the_event_and_the_attributes() {
    let sent = send(&failing(DEAD), &[event()]);
    let letter = first(&sent).dead_letter.as_ref().expect("a letter");
    assert_eq!(letter.queue, DEAD);
    let body: serde_json::Value = serde_json::from_str(&letter.body).expect("JSON");
    let was: serde_json::Value = serde_json::from_str(&event().text).expect("JSON");
    assert_eq!(body, was, "the event, not what the target is given");
    let names: Vec<&str> = letter
        .attributes
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "RULE_ARN",
            "TARGET_ARN",
            "ERROR_CODE",
            "ERROR_MESSAGE",
            "RETRY_ATTEMPTS"
        ]
    );
    assert_eq!(
        attribute(letter, "RULE_ARN"),
        Some("arn:aws:events:us-east-1:123456789012:rule/stopped")
    );
    assert_eq!(attribute(letter, "TARGET_ARN"), Some(QUEUE));
}

#[track_caller]
fn check_refused(yard: &Yard, says: &str) {
    let sent = send(yard, &[event()]);
    let delivery = first(&sent);
    assert_eq!(delivery.state, DeliveryState::Dropped);
    assert_eq!(delivery.dead_letter, None);
    let failure = delivery.dead_letter_failure.as_ref().expect("why");
    let told = format!("{} {}", failure.error_message, failure.help);
    assert!(told.contains(says), "{told}");
    let last = sent.steps.last().expect("a step");
    assert_eq!(last.message_type, MessageType::InvocationDlq);
    assert!(last.error.is_some());
}

#[test]
fn only_a_standard_queue_of_the_region_takes_dead_letters() {
    check_refused(
        &failing("arn:aws:sns:us-east-1:123456789012:topic"),
        "no SQS queue",
    );
    check_refused(&failing("not an ARN"), "no SQS queue");
    check_refused(
        &failing("arn:aws:sqs:us-east-1:123456789012:dead.fifo"),
        "FIFO",
    );
    check_refused(
        &failing("arn:aws:sqs:eu-west-1:123456789012:dead"),
        "Region",
    );
    let mut yard = failing(DEAD);
    yard.conditions
        .faults
        .push(Fault::new(DEAD, FaultKind::Deleted));
    check_refused(&yard, "does not exist");
}

#[test]
fn a_dead_letter_queue_has_a_permission_of_its_own() {
    let mut yard = failing(DEAD);
    yard.conditions.permissions = Permissions::Evaluated;
    check_refused(&yard, "sqs:SendMessage");
    let sent = send(&yard, &[event()]);
    let failure = first(&sent).dead_letter_failure.as_ref().expect("why");
    let policy = failure.suggestion.as_ref().expect("a policy to paste");
    let place = PolicyPlace::Resource {
        arn: DEAD.to_owned(),
    };
    put_policy(&mut yard, place, policy);
    let sent = send(&yard, &[event()]);
    assert_eq!(first(&sent).state, DeliveryState::DeadLettered);
}

#[test]
fn without_a_queue_the_event_is_lost() {
    let mut yard = failing(DEAD);
    yard.rules[0].targets[0].dead_letter_config = None;
    let sent = send(&yard, &[event()]);
    assert_eq!(first(&sent).state, DeliveryState::Dropped);
    assert_eq!(count(&sent.steps, MessageType::InvocationDlq), 0);
    assert_eq!(count(&sent.steps, MessageType::InvocationFailure), 1);
}
