use super::{filter, step};
use crate::markup;
use crate::store::yard::{Entry, Run};
use door::Sending;
use pipeline::{
    EventInput, Fault, FaultKind, PutRule, RetryPolicy, Target, Until, Yard, put_rule, put_target,
};
use std::rc::Rc;
use yew::prelude::*;

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:orders";
const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:dead";

/// What happens to an event whose target is broken for good: a retry and a dead letter.
pub(super) fn run() -> Run {
    let yard = put_rule(
        &Yard::default(),
        PutRule::new("builds", r#"{"source":["aws.codebuild"]}"#),
    );
    let target = Target {
        retry_policy: Some(RetryPolicy {
            maximum_retry_attempts: Some(1),
            maximum_event_age_in_seconds: Some(3_600),
        }),
        dead_letter_config: Some(pipeline::DeadLetterConfig {
            arn: Some(QUEUE.to_owned()),
        }),
        ..Target::new("t", TOPIC)
    };
    let mut yard = put_target(&yard.unwrap(), "default", "builds", target).unwrap();
    yard.conditions.faults = vec![Fault::new(TOPIC, FaultKind::Error)];
    let text = pipeline::FIRST_SAMPLE.2;
    let sent = pipeline::send(&yard, &[EventInput::new(text)]);
    let later = pipeline::advance_until(&sent.yard, Until::Outcome);
    assert!(later.yard.under_way.is_empty());
    let run = Run::default().with(Rc::new(Sending::from(sent)));
    run.with(Rc::new(Sending::from(later)))
}

/// The steps of that run, the last one open.
#[component]
fn Steps() -> Html {
    let run = run();
    let ignore = Callback::noop();
    let steps = filter::Filter::default().of(&run);
    let last = steps.last().copied().map(Entry::number);
    html! { <ol>{ for steps.iter().filter_map(|each| each.step()).map(|each| step::row(each, Some(each.number) == last, (false, ("123456789012", "us-east-1")), &ignore, &ignore)) }</ol> }
}

#[tokio::test]
async fn steps_of_a_call_that_ends_in_the_dead_letter_queue() {
    insta::assert_snapshot!(markup::of::<Steps>(()).await);
}
