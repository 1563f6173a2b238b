use super::*;
use pipeline::{EventInput, Fault, FaultKind, PutRule, Target, put_rule, put_target, send};

/// A yard with a call under way and an event in an archive.
fn late() -> Yard {
    const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:orders";
    let yard = put_rule(
        &Yard::default(),
        PutRule::new("r", "{\"source\":[\"aws.s3\"]}"),
    )
    .unwrap();
    let mut yard = put_target(&yard, "default", "r", Target::new("t", TOPIC)).unwrap();
    yard.conditions.faults = vec![Fault::new(TOPIC, FaultKind::Throttle)];
    yard.resources.archives = vec![archive()];
    let text = &pipeline::sample("s3/object-created").unwrap().text;
    let event = EventInput::new(text.as_ref());
    let mut late = send(&yard, &[event]).yard;
    assert_eq!(late.under_way.len(), 1);
    late.resources.archives[0].events = vec![ArchivedEvent {
        time: Timestamp::START,
        text: "{}".to_owned(),
    }];
    late
}

fn archive() -> pipeline::resources::Archive {
    pipeline::resources::Archive {
        name: "all".to_owned(),
        event_source_arn: "arn:aws:events:us-east-1:123456789012:event-bus/default".to_owned(),
        description: None,
        event_pattern: None,
        retention_days: 0,
        kms_key_identifier: None,
        creation_time: Timestamp::START,
        events: Vec::new(),
    }
}

#[test]
fn all_that_happening_changes_is_carried_over_and_nothing_else() {
    let late = late();
    let progress = Progress::of(&late);
    let mut early = late.clone();
    Progress::default().put_into(&mut early);
    early.rules[0].name = "edited meanwhile".to_owned();
    assert!(early.under_way.is_empty() && early.resources.archives[0].events.is_empty());
    progress.put_into(&mut early);
    assert_eq!(Progress::of(&early), progress);
    assert_eq!(early.rules[0].name, "edited meanwhile");
    early.rules[0].name = "r".to_owned();
    assert_eq!(early, late);
}
