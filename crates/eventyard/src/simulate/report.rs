//! What a simulation says on a terminal.

use std::io::Write;

use anyhow::Result;
use pipeline::metrics::Datum;
use pipeline::world::{Doing, DoingKind};
use pipeline::{
    Delivery, DeliveryState, Details, Dropped, EventOutcome, NOT_LOGGED, Received, Step,
    TargetKind, elsewhere,
};
use serde_json::json;

use super::play::{Count, Home};

/// What stands before a line that tells of another account or Region than those of the yard.
fn mark(home: Home<'_>, there: Home<'_>) -> String {
    elsewhere(home, there).map_or(String::new(), |mark| format!("[{mark}] "))
}

/// One step a line: when, what, and where.
pub(super) fn step(step: &Step, home: Home<'_>, out: &mut dyn Write) -> Result<()> {
    let about = match &step.details {
        Details::RuleMatch { rule_arn, .. } => rule_arn.to_string(),
        Details::Start {
            call,
            attempt_count,
            ..
        } => format!("{} attempt {attempt_count}", call.target_arn),
        Details::Attempt {
            call,
            invocation_status,
            ..
        } => format!("{} {}", call.target_arn, invocation_status.as_str()),
        Details::End {
            call,
            total_attempts,
            final_invocation_status,
            ..
        } => format!(
            "{} {} after {}",
            call.target_arn,
            final_invocation_status.as_str(),
            attempts(*total_attempts)
        ),
        _ => format!("{} {}", step.event_id, step.resource_arn),
    };
    let at = step.message_timestamp_ms.to_string();
    let mark = mark(home, step.place());
    let name = step.message_type.as_str();
    writeln!(out, "{at:<24}  {name:<36}  {mark}{about}")?;
    if let Some(error) = &step.error {
        writeln!(out, "{:<24}  {:<36}  {}", "", "", error.error_message)?;
    }
    Ok(())
}

/// What a service did: when, what kind of thing, and in words.
pub(super) fn doing(doing: &Doing, home: Home<'_>, out: &mut dyn Write) -> Result<()> {
    let at = doing.at.to_string();
    let (kind, text) = (doing.kind.as_str(), &doing.text);
    let mark = mark(home, (&doing.account, &doing.region));
    writeln!(out, "{at:<24}  {kind:<36}  {mark}{text}")?;
    // The statement that is missing, ready to paste.
    if doing.kind == DoingKind::Refused
        && let Some(statement) = doing.content.as_deref()
        && statement.starts_with("{\"Effect\"")
    {
        writeln!(out, "{:<24}  {:<36}  {statement}", "", "")?;
    }
    Ok(())
}

fn attempts(count: u32) -> String {
    match count {
        1 => "1 attempt".to_owned(),
        count => format!("{count} attempts"),
    }
}

/// An event that its bus did not take.
pub(super) fn refused(event: &EventOutcome, out: &mut dyn Write) -> Result<()> {
    writeln!(
        out,
        "\nevent {} did not come to event bus {}",
        event.event_id, event.event_bus
    )?;
    if let Some(dropped) = &event.dropped {
        writeln!(out, "  {}", dropped.help())?;
    }
    for problem in &event.problems {
        let help = problem.help.as_deref().unwrap_or(&problem.message);
        writeln!(out, "  {help}")?;
    }
    Ok(())
}

/// An event that AWS keeps from a rule whose pattern it matches.
pub(super) fn withheld(
    event: &EventOutcome,
    rule: &str,
    reason: &Dropped,
    out: &mut dyn Write,
) -> Result<()> {
    let id = &event.event_id;
    writeln!(
        out,
        "\nrule {rule} does not get event {id}: kept back by AWS"
    )?;
    writeln!(out, "  {}", reason.help())?;
    Ok(())
}

/// That steps were told of which AWS would log nothing.
pub(super) fn not_logged(out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\nnote: {NOT_LOGGED}")?;
    Ok(())
}

/// What a target got, or why it got nothing.
pub(super) fn delivery(delivery: &Delivery, out: &mut dyn Write) -> Result<()> {
    let kind = delivery.kind.map_or("target", |kind| kind.label());
    let state = match delivery.state {
        DeliveryState::NotTaken => "AWS would not take this target",
        DeliveryState::UnderWay => "under way",
        DeliveryState::Delivered => "delivered",
        DeliveryState::DeadLettered => "sent to the dead-letter queue",
        DeliveryState::Dropped => "lost",
    };
    writeln!(out, "\n{kind} {}: {state}", delivery.arn)?;
    if let Some(received) = &delivery.received {
        given(received, out)?;
    }
    for problem in &delivery.problems {
        let help = problem.help.as_deref().unwrap_or_default();
        writeln!(out, "  {} {help}", problem.message)?;
    }
    let failures = [&delivery.failure, &delivery.dead_letter_failure];
    for failure in failures.into_iter().flatten() {
        let (code, message) = (failure.error_code.as_str(), &failure.error_message);
        writeln!(out, "  {code}: {message}\n  {}", failure.help)?;
        if let Some(policy) = &failure.suggestion {
            writeln!(out, "{policy}")?;
        }
    }
    if let Some(letter) = &delivery.dead_letter {
        writeln!(out, "  {} got {}", letter.queue, letter.body)?;
        for (name, value) in &letter.attributes {
            writeln!(out, "    {name} = {value}")?;
        }
    }
    Ok(())
}

/// What a target was given, with the group or key that a queue or stream goes by. Of a call that takes
/// nothing of the event it is the request.
fn given(received: &Received, out: &mut dyn Write) -> Result<()> {
    let text = received.text();
    match received {
        Received::ServiceCall {
            operation, request, ..
        } if !request.contains(text) => writeln!(out, "  {operation}: {request}")?,
        _ => writeln!(out, "  {}: {text}", received.text_name())?,
    }
    match received {
        Received::SqsMessage {
            message_group_id: Some(group),
            ..
        } => writeln!(out, "  MessageGroupId: {group}")?,
        Received::ServiceCall {
            kind: TargetKind::KinesisStream,
            request,
            ..
        } => {
            let request: serde_json::Value = serde_json::from_str(request).unwrap_or_default();
            if let Some(key) = request.get("PartitionKey").and_then(|key| key.as_str()) {
                writeln!(out, "  PartitionKey: {key}")?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// What a metric counted in a minute.
pub(super) fn metric(datum: &Datum, json: bool, out: &mut dyn Write) -> Result<()> {
    if json {
        writeln!(out, "{}", json!({ "metric": datum }))?;
        return Ok(());
    }
    let of = datum.rule_arn.as_deref().unwrap_or(&datum.event_bus_arn);
    let at = datum.minute.to_string();
    writeln!(
        out,
        "{at:<24}  {:<36}  {:>6}  {of}",
        datum.metric.as_str(),
        datum.sum
    )?;
    Ok(())
}

/// How many ended how.
pub(super) fn summary(
    count: &Count,
    under_way: usize,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    if json {
        let mut told = json!({
            "events": count.events,
            "refused": count.refused,
            "delivered": count.delivered,
            "dead_lettered": count.dead_lettered,
            "lost": count.dropped,
            "not_taken": count.not_taken,
            "under_way": under_way,
        });
        if let (true, Some(members)) = (count.not_logged > 0, told.as_object_mut()) {
            members.insert("not_logged".to_owned(), json!(count.not_logged));
        }
        if let (true, Some(members)) = (count.doings > 0, told.as_object_mut()) {
            members.insert("doings".to_owned(), json!(count.doings));
            members.insert("loops_cut".to_owned(), json!(count.cut));
        }
        writeln!(out, "{}", json!({ "summary": told }))?;
        return Ok(());
    }
    let sent = match (count.events, count.refused) {
        (0, _) => "no event was sent by hand".to_owned(),
        (sent, 0) => format!("{sent} sent, all taken"),
        (sent, refused) => format!("{sent} sent, {refused} of them refused"),
    };
    writeln!(
        out,
        "\n{sent}; calls: {} delivered, {} sent to a dead-letter queue, {} lost, {} not taken, {under_way} under way",
        count.delivered, count.dead_lettered, count.dropped, count.not_taken
    )?;
    if count.doings > 0 {
        writeln!(
            out,
            "services: {} doings, {} loops cut",
            count.doings, count.cut
        )?;
    }
    Ok(())
}
