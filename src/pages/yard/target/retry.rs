//! How often a call is tried, and where events go that could not be delivered.

use super::PartProps;
use super::field::{NumberField, TextField};
use super::permission::permission;
use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::store::yard::use_yard;
use pipeline::quotas::{MAXIMUM_EVENT_AGE_IN_SECONDS, MAXIMUM_RETRY_ATTEMPTS};
use pipeline::{Arn, DeadLetterConfig, RetryPolicy, Target};
use yew::prelude::*;

/// So many seconds in the two largest units that fit.
pub fn span(seconds: u32) -> String {
    let units = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds;
    let mut told = Vec::new();
    for (size, unit) in units {
        if rest >= size {
            told.push(format!("{} {unit}", rest / size));
            rest %= size;
        }
    }
    told.truncate(2);
    match told.is_empty() {
        true => "0 s".to_owned(),
        false => told.join(" "),
    }
}

/// What the retry policy of a target comes to, in words.
pub fn in_words(target: &Target) -> String {
    let policy = target.retry_policy.unwrap_or_default();
    let age = policy
        .maximum_event_age_in_seconds
        .unwrap_or(MAXIMUM_EVENT_AGE_IN_SECONDS);
    let how_often = match policy
        .maximum_retry_attempts
        .unwrap_or(MAXIMUM_RETRY_ATTEMPTS)
    {
        0 => return format!("It is not tried again{}", then(target)),
        1 => "once more".to_owned(),
        most => format!("up to {most} times more"),
    };
    format!(
        "It is tried {how_often}, for {} at most{}",
        span(age),
        then(target)
    )
}

/// What becomes of an event that is given up.
fn then(target: &Target) -> &'static str {
    let config = target.dead_letter_config.as_ref();
    match config.and_then(|config| config.arn.as_deref()) {
        Some(_) => "; then the event goes to the dead-letter queue.",
        None => "; then the event is lost.",
    }
}

/// The part of the panel.
#[component]
pub fn RetryPart(props: &PartProps) -> Html {
    let yard = use_yard();
    let target = &props.target;
    let policy = target.retry_policy.unwrap_or_default();
    let set = |name: &'static str, change: fn(&mut RetryPolicy, Option<u32>)| {
        let (put, target) = (props.put(&yard, name), target.clone());
        Callback::from(move |number: Option<u32>| {
            let mut policy = target.retry_policy.unwrap_or_default();
            change(&mut policy, number);
            put.emit(Target {
                retry_policy: Some(policy).filter(|policy| *policy != RetryPolicy::default()),
                ..(*target).clone()
            });
        })
    };
    let put_queue = {
        let (put, target) = (props.put(&yard, "queue"), target.clone());
        Callback::from(move |arn: String| {
            let arn = Some(arn).filter(|arn| !arn.is_empty());
            put.emit(Target {
                dead_letter_config: arn.map(|arn| DeadLetterConfig { arn: Some(arn) }),
                ..(*target).clone()
            });
        })
    };
    let queue = target.dead_letter_config.as_ref();
    let queue = queue
        .and_then(|config| config.arn.clone())
        .unwrap_or_default();
    let give = {
        let document = yard.document();
        let (region, account) = (&document.yard.region, &document.yard.account);
        let rule = document.yard.rules.get(props.at.rule);
        let name = rule.map_or("events", |rule| rule.name.as_str());
        let name: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .take(70)
            .collect();
        let arn = format!("arn:aws:sqs:{region}:{account}:{name}-dlq");
        put_queue.reform(move |_: MouseEvent| arn.clone())
    };
    let seen = props
        .seen
        .as_ref()
        .and_then(|seen| seen.dead_letter.as_ref());
    html! {
        <div class="target__stack">
            <p class="small">{ format!("When a call fails for now: {}", lower(&in_words(target))) }{ " A call that no attempt can help, as without permission or resource, is given up at once." }</p>
            <div class="target__grid">
                <NumberField id={props.id("attempts")} label="MaximumRetryAttempts" value={policy.maximum_retry_attempts} placeholder={MAXIMUM_RETRY_ATTEMPTS.to_string()}
                    hint="0 to 185." oninput={set("attempts", |policy, number| policy.maximum_retry_attempts = number)} problems={props.refusals("retryPolicy.maximumRetryAttempts")} />
                <NumberField id={props.id("age")} label="MaximumEventAgeInSeconds" value={policy.maximum_event_age_in_seconds} placeholder={MAXIMUM_EVENT_AGE_IN_SECONDS.to_string()}
                    hint="60 to 86400, which is 24 hours." oninput={set("age", |policy, number| policy.maximum_event_age_in_seconds = number)} problems={props.refusals("retryPolicy.maximumEventAgeInSeconds")} />
            </div>
            <TextField id={props.id("queue")} label="Dead-letter queue ARN" value={queue.clone()} oninput={put_queue} problems={props.refusals("deadLetterConfig")}
                hint="A standard SQS queue in the Region of the rule." />
            if queue.is_empty() {
                <p><button type="button" class="button" onclick={give}><Icon shape={Shape::Plus} />{ "Give it a dead-letter queue" }</button></p>
            }
            { unfit(&queue, &yard.document().yard.region) }
            if let Some(seen) = seen {
                <h4>{ "May EventBridge put events there?" }</h4>
                { permission(props, seen, "queue-policy") }
            }
        </div>
    }
}

/// What AWS takes and what then keeps events from the queue.
fn unfit(queue: &str, region: &str) -> Html {
    let said = match Arn::read(queue) {
        _ if queue.is_empty() => return Html::default(),
        Ok(arn) if arn.service == "sqs" && arn.resource.ends_with(".fifo") => {
            "EventBridge puts events into standard queues only: a FIFO queue gets none."
        }
        Ok(arn) if arn.service == "sqs" && arn.region != region => {
            "The queue has to be in the Region of the rule."
        }
        Ok(arn) if arn.service == "sqs" => return Html::default(),
        _ => "That is not the ARN of an SQS queue, so events that are given up are lost.",
    };
    html! { <Notice signal={Signal::Amber}><p class="small">{ said }</p></Notice> }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .map(|c| c.to_ascii_lowercase())
        .into_iter()
        .collect();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_retry_policy_in_words() {
        let mut target = Target::new("t", "");
        assert_eq!(
            in_words(&target),
            "It is tried up to 185 times more, for 1 d at most; then the event is lost."
        );
        target.retry_policy = Some(RetryPolicy {
            maximum_retry_attempts: Some(1),
            maximum_event_age_in_seconds: Some(90),
        });
        target.dead_letter_config = Some(DeadLetterConfig {
            arn: Some("q".to_owned()),
        });
        assert_eq!(
            in_words(&target),
            "It is tried once more, for 1 min 30 s at most; then the event goes to the dead-letter queue."
        );
        target.retry_policy = Some(RetryPolicy {
            maximum_retry_attempts: Some(0),
            ..RetryPolicy::default()
        });
        assert_eq!(
            in_words(&target),
            "It is not tried again; then the event goes to the dead-letter queue."
        );
    }
}
