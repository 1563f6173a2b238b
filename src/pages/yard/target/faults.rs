//! What is wrong with the target for a while, and what will come of it.

use super::PartProps;
use super::field::{NumberField, choose};
use super::retry::{in_words, span};
use crate::components::icon::{Icon, Shape};
use crate::store::yard::{Condition, Edit, use_yard};
use pipeline::{Fault, FaultKind, Target, Timestamp};
use yew::prelude::*;

/// What a fault is called.
fn name(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Throttle => "Throttled: it has too many calls",
        FaultKind::Error => "It answers with an error",
        FaultKind::Deleted => "Unreachable: it is gone",
        FaultKind::PermissionLost => "Access lost",
        FaultKind::KmsKeyDisabled => "Its KMS key is switched off",
        FaultKind::Slow(_) => "Slow to answer",
    }
}

/// What will happen, in words.
pub fn outcome(kind: FaultKind, target: &Target) -> String {
    let given_up = match &target.dead_letter_config {
        Some(config) if config.arn.is_some() => "the event goes to the dead-letter queue at once.",
        _ => "the event is lost at once.",
    };
    let timeout = target
        .kind()
        .ok()
        .and_then(|kind| kind.target_type().timeout_ms);
    match kind {
        FaultKind::Throttle | FaultKind::Error | FaultKind::KmsKeyDisabled => in_words(target),
        FaultKind::Deleted | FaultKind::PermissionLost => {
            format!("No other attempt could help: {given_up}")
        }
        FaultKind::Slow(millis) => match timeout {
            Some(most) if millis > most => format!(
                "It has {} to answer, so the attempt fails. {}",
                seconds(most),
                in_words(target)
            ),
            Some(most) => format!(
                "It answers within the {} that it has: all goes well.",
                seconds(most)
            ),
            None => format!(
                "EventBridge waits {} for the answer; then all goes well.",
                seconds(millis)
            ),
        },
    }
}

fn seconds(millis: u32) -> String {
    match millis % 1_000 {
        0 => span(millis / 1_000),
        _ => format!("{millis} ms"),
    }
}

/// How many calls in a thousand are hit, with the words for it.
const SHARES: [(u32, &str); 4] = [
    (1_000, "every call"),
    (500, "every second call, by chance"),
    (100, "one call in ten, by chance"),
    (10, "one call in a hundred, by chance"),
];

/// For how many minutes of the yard’s time a fault lasts; none is for ever.
const LENGTHS: [(Option<i64>, &str); 5] = [
    (None, "until I take it away"),
    (Some(1), "1 minute from now"),
    (Some(10), "10 minutes from now"),
    (Some(120), "2 hours from now"),
    (Some(1_500), "25 hours from now"),
];

/// The part of the panel.
#[component]
pub fn FaultsPart(props: &PartProps) -> Html {
    let (yard, next) = (use_yard(), use_state(|| 0));
    let document = yard.document();
    let dispatcher = yard.dispatcher();
    let all = document.yard.conditions.faults.iter().enumerate();
    let mine: Vec<(usize, &Fault)> = all
        .filter(|(_, fault)| fault.target_arn == props.target.arn)
        .collect();
    let kinds = FaultKind::ALL.map(|kind| name(kind).to_owned());
    let add = {
        let (dispatcher, arn) = (dispatcher.clone(), props.target.arn.clone());
        let kind = FaultKind::ALL.get(*next).copied();
        move |_: MouseEvent| {
            if let Some(kind) = kind {
                let fault = Fault::new(arn.clone(), kind);
                dispatcher.dispatch(Edit::Condition(Condition::AddFault(fault)).into());
            }
        }
    };
    let put = Callback::from(move |(at, fault): (usize, Option<Fault>)| {
        let edit = match fault {
            Some(fault) => Condition::PutFault(at, fault),
            None => Condition::RemoveFault(at),
        };
        dispatcher.dispatch(Edit::Condition(edit).into());
    });
    let set_next = {
        let next = next.setter();
        Callback::from(move |at| next.set(at))
    };
    html! {
        <div class="target__stack">
            if mine.is_empty() { <p class="small">{ "Nothing is wrong with this target." }</p> }
            { for mine.into_iter().map(|(at, fault)| html! {
                <One key={at} {at} fault={fault.clone()} props={props.clone()} put={put.clone()} now={document.yard.clock} />
            }) }
            <div class="target__add">
                { choose(props.id("fault"), "A fault to inject", &kinds, *next, set_next) }
                <button type="button" class="button" onclick={add}><Icon shape={Shape::Plus} />{ "Inject" }</button>
            </div>
            <p class="quiet small">{ "A fault is the same for every rule that has this ARN as a target, and for a queue of dead letters." }</p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    at: usize,
    fault: Fault,
    props: PartProps,
    put: Callback<(usize, Option<Fault>)>,
    now: Timestamp,
}

/// One fault.
#[component]
fn One(props: &OneProps) -> Html {
    let (at, fault, part) = (props.at, &props.fault, &props.props);
    let id = |name: &str| part.id(&format!("fault-{at}-{name}"));
    let shares = SHARES.map(|(_, words)| words.to_owned());
    let share = SHARES
        .iter()
        .position(|(share, _)| *share == fault.per_thousand);
    let set_share = {
        let (put, fault) = (props.put.clone(), fault.clone());
        Callback::from(move |chosen: usize| {
            if let Some((share, _)) = SHARES.get(chosen) {
                let per_thousand = *share;
                put.emit((
                    at,
                    Some(Fault {
                        per_thousand,
                        ..fault.clone()
                    }),
                ));
            }
        })
    };
    let mut lengths = LENGTHS.map(|(_, words)| words.to_owned()).to_vec();
    let length = match fault.until {
        None => 0,
        Some(until) => {
            lengths.push(format!("until {until}"));
            lengths.len() - 1
        }
    };
    let set_length = {
        let (put, fault, now) = (props.put.clone(), fault.clone(), props.now);
        Callback::from(move |chosen: usize| {
            if let Some((minutes, _)) = LENGTHS.get(chosen) {
                let until =
                    minutes.map(|minutes| Timestamp(now.0.saturating_add(minutes * 60_000)));
                put.emit((
                    at,
                    Some(Fault {
                        until,
                        ..fault.clone()
                    }),
                ));
            }
        })
    };
    let set_millis = {
        let (put, fault) = (props.put.clone(), fault.clone());
        Callback::from(move |millis: Option<u32>| {
            if let Some(millis) = millis {
                let kind = FaultKind::Slow(millis);
                let fault = fault.clone();
                put.emit((at, Some(Fault { kind, ..fault })));
            }
        })
    };
    let remove = {
        let put = props.put.clone();
        move |_: MouseEvent| put.emit((at, None))
    };
    let is_over = fault.until.is_some_and(|until| until <= props.now);
    html! {
        <div class="target__fault" data-fault={at.to_string()}>
            <p class="row">
                <Icon shape={Shape::Triangle} size={14} /><strong>{ name(fault.kind) }</strong>
                <button type="button" class="button button--bare button--icon target__end" onclick={remove}>
                    <Icon shape={Shape::Trash} /><span class="visually-hidden">{ format!("Take away: {}", name(fault.kind)) }</span>
                </button>
            </p>
            <p class="small">{ if is_over { "It is over: calls go well again.".to_owned() } else { outcome(fault.kind, &part.target) } }</p>
            <div class="target__grid">
                if let FaultKind::Slow(millis) = fault.kind {
                    <NumberField id={id("millis")} label="Milliseconds to answer" value={Some(millis)} oninput={set_millis} />
                }
                { choose(id("share"), "It hits", &shares, share.unwrap_or(0), set_share) }
                { choose(id("until"), "For", &lengths, length, set_length) }
            </div>
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use pipeline::TargetKind;

    #[test]
    fn a_slow_target_depends_on_the_time_that_it_has() {
        let target = |kind: TargetKind| kind.target_type().example("t", "123456789012");
        let slow = FaultKind::Slow(6_000);
        let destination = target(TargetKind::ApiDestination);
        assert!(
            outcome(slow, &destination).starts_with("It has 5 s to answer, so the attempt fails.")
        );
        assert!(outcome(FaultKind::Slow(400), &destination).contains("all goes well"));
        assert_eq!(
            outcome(slow, &target(TargetKind::SqsQueue)),
            "EventBridge waits 6 s for the answer; then all goes well."
        );
    }

    #[test]
    fn what_no_attempt_can_help_is_given_up_at_once() {
        let target = Target::new("t", "");
        assert_eq!(
            outcome(FaultKind::Deleted, &target),
            "No other attempt could help: the event is lost at once."
        );
    }
}
