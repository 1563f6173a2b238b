//! What happens next by itself, in a sentence each.

use super::{going_on, name_of};
use door::NextUp;
use pipeline::Yard;
use pipeline::wires::WireTurn;
use pipeline::world::{Happening, What};

pub(super) fn told(yard: &Yard, one: &Happening) -> NextUp {
    NextUp {
        at: one.at,
        text: sentence(yard, &one.what),
        cause: one.cause,
    }
}

/// Whether it still has an effect: the turn of work that is over has none.
pub(super) fn is_live(yard: &Yard, one: &Happening) -> bool {
    let running = |number: u64| yard.happenings.running(number);
    match &one.what {
        What::Wake {
            running: number,
            turn,
        } => running(*number).is_some_and(|each| each.turn == *turn),
        What::Approval {
            running: number, ..
        } => running(*number).is_some(),
        What::Ended { parent, .. } => running(*parent).is_some(),
        _ => true,
    }
}

fn sentence(yard: &Yard, what: &What) -> String {
    let work = |number: u64| match yard.happenings.running(number) {
        Some(running) => going_on::name(running),
        None => "Work".to_owned(),
    };
    match what {
        What::Event { text } => format!("{} comes to the default event bus.", event(text)),
        What::Entry { event_bus, text } => {
            format!("{} comes to event bus {event_bus}.", event(text))
        }
        What::Call(called) => {
            let call = &called.call;
            format!("{}:{} is called.", call.service, call.operation)
        }
        What::Invoke {
            function, failed, ..
        } => match failed {
            0 => format!("Function {} is called.", name_of(function)),
            _ => format!("Function {} is tried again.", name_of(function)),
        },
        What::Publish { topic, .. } => format!("A message is published to {}.", name_of(topic)),
        What::Enqueue { queue, .. } => format!("A message comes to queue {}.", name_of(queue)),
        What::Object { bucket, key, .. } => format!("Object {key} of {bucket} changes."),
        What::Item { table, .. } => format!("An item of {table} changes."),
        What::Record { stream, .. } => format!("A record comes to {}.", name_of(stream)),
        What::LogLine { log_group, .. } => format!("A line is written to {log_group}."),
        What::Datum {
            namespace,
            metric_name,
            ..
        } => {
            format!("{namespace} {metric_name} gets a value.")
        }
        What::Approval { running, approved } => match approved {
            true => format!("{} is approved, as declared.", work(*running)),
            false => format!("{} is rejected, as declared.", work(*running)),
        },
        What::Wake { running, .. } => format!("{} goes on.", work(*running)),
        What::Replay { replay } => format!("Replay {replay} goes on."),
        What::Wire(turn) => wire(turn),
        What::Ended { parent, .. } => {
            format!("{} hears that what it started is over.", work(*parent))
        }
        _ => "Something goes on.".to_owned(),
    }
}

fn wire(turn: &WireTurn) -> String {
    match turn {
        WireTurn::Evaluate { alarm_name } => format!("Alarm {alarm_name} is evaluated."),
        WireTurn::Poll {
            event_source_arn,
            function_arn,
            ..
        } => format!(
            "Lambda reads from {} for {}.",
            name_of(event_source_arn),
            name_of(function_arn)
        ),
        WireTurn::Again {
            event_source_arn,
            function_arn,
            ..
        } => format!(
            "What {} gave to {} can be read again.",
            name_of(event_source_arn),
            name_of(function_arn)
        ),
        WireTurn::Unsuppress { alarm_name, .. } => {
            format!("The wait of alarm {alarm_name} for its suppressor is over.")
        }
        WireTurn::MinuteOver {
            filter_name,
            log_group_name,
        } => {
            format!("Metric filter {filter_name} of {log_group_name} ends its minute.")
        }
    }
}

/// An event by its source and detail-type.
fn event(text: &str) -> String {
    let (read, _) = pattern::json::read(text);
    let part = |name: &str| {
        let found = read.as_ref().and_then(|event| event.get(name)?.as_str());
        found.unwrap_or("?").to_owned()
    };
    format!("“{}” of {}", part("detail-type"), part("source"))
}
