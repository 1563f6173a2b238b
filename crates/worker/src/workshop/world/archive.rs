//! Archives and replays, through the operations of the API.

use door::{Deed, DeedKind, DeedProblem, MakeArchive};
use pipeline::api::{Call, call};
use pipeline::metrics::cost::Usage;
use pipeline::resources::Archive;
use pipeline::{Rule, Sent, Timestamp, Yard, world};
use serde_json::{Map, Value, json};

type Problems = Vec<DeedProblem>;

/// The archive that CreateArchive makes, and its managed rule.
pub(crate) fn make(asked: &MakeArchive) -> Result<(Archive, Rule), Problems> {
    let yard = &asked.yard;
    let mut request = Map::new();
    let name = asked.name.trim();
    request.insert("ArchiveName".to_owned(), json!(name));
    let bus = yard.event_bus_arn(&asked.event_bus);
    request.insert("EventSourceArn".to_owned(), json!(bus));
    let pattern = asked.event_pattern.trim();
    if !pattern.is_empty() {
        request.insert("EventPattern".to_owned(), json!(pattern));
    }
    match asked.retention_days.trim() {
        "" => {}
        days => match days.parse::<u32>() {
            Ok(days) => {
                request.insert("RetentionDays".to_owned(), json!(days));
            }
            Err(_) => {
                let message = "A whole number of days; leave it empty to keep events for ever.";
                return Err(vec![DeedProblem::new("retention_days", message)]);
            }
        },
    }
    let made = asked_of(yard, None, "CreateArchive", Value::Object(request))?;
    let archive = made
        .resources
        .archives
        .into_iter()
        .find(|one| one.name == name);
    let rules = made.rules.into_iter();
    let both = archive.and_then(|archive| {
        let mut rules = rules;
        let rule = rules.find(|rule| rule.feeds_archive() && rule.name == archive.rule_name());
        Some((archive, rule?))
    });
    both.ok_or_else(|| vec![DeedProblem::new("", "The archive was not made.")])
}

/// What comes of asking for a replay, or of stopping one.
pub(super) fn replay(yard: &Yard, deed: &Deed) -> Result<Sent, Problems> {
    let place = Some((&*deed.account, &*deed.region));
    if deed.kind == DeedKind::CancelReplay {
        let request = json!({ "ReplayName": deed.resource });
        let yard = asked_of(yard, place, "CancelReplay", request)?;
        return Ok(nothing(yard));
    }
    let time = |field: &str| -> Result<Timestamp, Problems> {
        let text = deed.value(field);
        let read: Result<Timestamp, _> = text.parse();
        read.map_err(|_| vec![DeedProblem::new(field, "A time such as 2026-01-15T12:00.")])
    };
    let (from, to) = (time("from")?, time("to")?);
    let name = deed.value("name").trim();
    let mut destination = Map::new();
    destination.insert("Arn".to_owned(), json!(deed.value("event_bus_arn")));
    let rules: Vec<&str> = deed.value("rules").lines().collect();
    if !rules.is_empty() {
        destination.insert("FilterArns".to_owned(), json!(rules));
    }
    let request = json!({
        "ReplayName": name,
        "EventSourceArn": deed.resource,
        "EventStartTime": from.to_string(),
        "EventEndTime": to.to_string(),
        "Destination": destination,
    });
    let next = asked_of(yard, place, "StartReplay", request)?;
    Ok(world::replay(&next, &deed.account, &deed.region, name))
}

fn nothing(yard: Yard) -> Sent {
    Sent {
        yard,
        steps: Vec::new(),
        events: Vec::new(),
        deliveries: Vec::new(),
        doings: Vec::new(),
        used: Usage::default(),
    }
}

/// The yard after a call of the API, or its refusal at its field.
fn asked_of(
    yard: &Yard,
    place: Option<(&str, &str)>,
    operation: &str,
    request: Value,
) -> Result<Yard, Problems> {
    let answer = call(
        yard,
        &Call {
            account: place.map(|(account, _)| account.to_owned()),
            region: place.map(|(_, region)| region.to_owned()),
            ..Call::new(operation, request)
        },
    );
    match answer.result {
        Ok(_) => Ok(answer.yard),
        Err(refusal) => {
            let lower = refusal.message.to_lowercase();
            // A message about the end may name the begin as well.
            let fields: [(&str, &[&str]); 5] = [
                ("name", &["archivename", "replayname", "already exists"]),
                ("event_pattern", &["event pattern", "eventpattern"]),
                ("retention_days", &["retention"]),
                ("to", &["eventendtime"]),
                ("from", &["eventstarttime"]),
            ];
            let mut fields = fields.iter();
            let field = fields.find(|(_, words)| words.iter().any(|word| lower.contains(word)));
            let field = field.map_or("", |(field, _)| field);
            Err(vec![DeedProblem::new(field, refusal.message)])
        }
    }
}
