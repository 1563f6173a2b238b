//! Services send events.

use super::delays;
use super::doing::DoingKind;
use super::what::What;
use crate::json;
use crate::send::{Sending, Way};
use crate::{DEFAULT_EVENT_BUS, Timestamp};
use serde_json::Value;

/// An event that a service sends.
pub(crate) struct Emitted<'a> {
    pub(crate) source: &'a str,
    pub(crate) detail_type: &'a str,
    pub(crate) resources: &'a [&'a str],
    pub(crate) detail: Value,
}

impl Sending<'_> {
    /// A service sends an event to the default event bus of the place, a moment from now.
    pub(crate) fn emit(&mut self, event: Emitted<'_>) {
        let text = self.event_text(&event);
        self.happen_in(delays::EVENT.millis, What::Event { text });
    }

    /// The whole text of an event that happens now.
    pub(crate) fn event_text(&mut self, event: &Emitted<'_>) -> String {
        let id = self.yard.draw_id();
        let time = seconds(self.yard.clock);
        let mut text = String::from("{\"version\":\"0\"");
        for (name, value) in [
            ("id", id.as_str()),
            ("detail-type", event.detail_type),
            ("source", event.source),
            ("account", &self.yard.account),
            ("time", &time),
            ("region", &self.yard.region),
        ] {
            text.push(',');
            json::quote(name, &mut text);
            text.push(':');
            json::quote(value, &mut text);
        }
        text.push_str(",\"resources\":[");
        for (nth, arn) in event.resources.iter().enumerate() {
            if nth > 0 {
                text.push(',');
            }
            json::quote(arn, &mut text);
        }
        text.push_str("],\"detail\":");
        text.push_str(&event.detail.to_string());
        text.push('}');
        text
    }

    /// An event comes to a bus of the place because of what was told last.
    pub(crate) fn send_event(&mut self, event_bus: &str, text: &str) {
        let way = Way::Source;
        self.deliver_event(event_bus, text, way);
    }

    /// As [`Sending::send_event`], put by code.
    pub(crate) fn put_event(&mut self, event_bus: &str, text: &str) {
        self.deliver_event(event_bus, text, Way::Entry);
    }

    fn deliver_event(&mut self, event_bus: &str, text: &str, way: Way<'_>) {
        let bus = self.yard.event_bus_arn(event_bus);
        let about = about(text);
        self.tell(&bus, DoingKind::SentEvent, about, Some(text));
        self.new_request();
        self.world.receipt_cause = self.world.cause;
        let outcome = self.receive(event_bus, text, way);
        self.world.receipt_cause = None;
        self.world.events.push(outcome);
    }
}

/// What of a `detail` tells events of the same kind apart, the best first; a path has dots.
const TELLING: [&str; 12] = [
    "eventName",
    "completed-phase",
    "build-status",
    "status",
    "Status",
    "currentStatus",
    "state",
    "state.value",
    "newEvaluationResult.complianceType",
    "lastStatus",
    "operation",
    "event",
];

/// An event in a line: who sent it, its detail-type, and what tells it from others of its kind.
fn about(text: &str) -> String {
    let (event, _) = pattern::json::read(text);
    let text_of = |name: &str| -> &str {
        let found = event.as_ref().and_then(|event| event.get(name)?.as_str());
        found.unwrap_or("?")
    };
    let (source, detail_type) = (text_of("source"), text_of("detail-type"));
    let detail = event.as_ref().and_then(|event| event.get("detail"));
    let telling = detail.and_then(|detail| {
        let mut names = TELLING.iter();
        names.find_map(|path| {
            let found = path
                .split('.')
                .try_fold(detail, |value, key| value.get(key));
            found?.as_str()
        })
    });
    let telling = telling.map_or(String::new(), |telling| format!(" ({telling})"));
    match detail_type.ends_with(" via CloudTrail") {
        true => format!("CloudTrail sent “{detail_type}” of {source}{telling}."),
        false => format!("{source} sent “{detail_type}”{telling}."),
    }
}

/// A time to the second, as in the `time` of events.
pub(crate) fn seconds(at: Timestamp) -> String {
    Timestamp(at.millis().div_euclid(1_000).saturating_mul(1_000)).to_string()
}

/// A time with its milliseconds, as services write it in details.
pub(crate) fn millis(at: Timestamp) -> String {
    let text = seconds(at);
    let text = text.strip_suffix('Z').unwrap_or(&text);
    format!("{text}.{:03}Z", at.millis().rem_euclid(1_000))
}

/// A time as CodeBuild and Systems Manager write it: `Jan 15, 2026 10:03:10 AM`.
pub(crate) fn long(at: Timestamp) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let civil = at.civil();
    let month = usize::try_from(civil.month.saturating_sub(1)).unwrap_or(0);
    let month = MONTHS.get(month).copied().unwrap_or("Jan");
    let half = if civil.hour < 12 { "AM" } else { "PM" };
    let hour = match civil.hour.rem_euclid(12) {
        0 => 12,
        hour => hour,
    };
    format!(
        "{month} {}, {} {hour}:{:02}:{:02} {half}",
        civil.day, civil.year, civil.minute, civil.second
    )
}

/// The event bus where services send their events.
pub(crate) const BUS: &str = DEFAULT_EVENT_BUS;
