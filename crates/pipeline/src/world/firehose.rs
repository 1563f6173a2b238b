//! Firehose: records are collected and written to a bucket as one object.

use super::doing::DoingKind;
use super::emit::seconds;
use super::places;
use super::running::{Ending, Next, Process, Running};
use super::services::DeliveryStream;
use super::what::{ObjectChange, What};
use crate::send::Sending;
use crate::wires::permission::{self, WireCaller};
use serde::{Deserialize, Serialize};

/// Records that wait to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Buffer {
    /// The stream as it was when the first of them came.
    pub stream: DeliveryStream,
    /// How many.
    pub records: u32,
    /// How many bytes.
    pub size: u64,
}

/// A record comes to a stream, where the place knows it.
pub(super) fn record(sending: &mut Sending<'_>, arn: &str, data: &str) {
    let name = places::name_of(arn).to_owned();
    let services = &sending.yard.resources.services;
    let stream = services
        .delivery_streams
        .iter()
        .find(|each| each.name == name);
    let Some(stream) = stream.cloned() else {
        return;
    };
    let arn = places::arn(sending.yard, "firehose", &format!("deliverystream/{name}"));
    let text = format!("A record came to Firehose stream {name}.");
    sending.tell(&arn, DoingKind::Message, text, Some(data));
    let running = &mut sending.yard.happenings.running;
    let collects = running.iter_mut().find_map(|each| match &mut each.process {
        Process::Buffer(buffer) if each.arn == arn => Some(buffer),
        _ => None,
    });
    if let Some(buffer) = collects {
        buffer.records = buffer.records.saturating_add(1);
        buffer.size = buffer.size.saturating_add(data.len() as u64);
        return;
    }
    let wait = i64::from(stream.buffering_seconds).saturating_mul(1_000);
    let buffer = Buffer {
        stream,
        records: 1,
        size: data.len() as u64,
    };
    sending.begin_work(&arn, None, wait, Process::Buffer(Box::new(buffer)));
}

/// The time of collecting is over.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, buffer: &Buffer) -> Next {
    let time = seconds(sending.yard.clock);
    let (year, rest) = time.split_at_checked(4).unwrap_or((&time, ""));
    let day: String = rest
        .chars()
        .take(9)
        .map(|c| if c == '-' || c == 'T' { '/' } else { c })
        .collect();
    let id = sending.yard.draw_id();
    let stream = &buffer.stream;
    let second = time
        .strip_suffix('Z')
        .unwrap_or(&time)
        .replace(['T', ':'], "-");
    let key = format!(
        "{}{year}{day}/{}-1-{second}-{id}",
        stream.prefix, stream.name
    );
    let s = if buffer.records == 1 { "" } else { "s" };
    let text = format!(
        "Firehose stream {} writes {} record{s}.",
        stream.name, buffer.records
    );
    sending.tell(&running.arn, DoingKind::Succeeded, text, None);
    let object = format!("arn:aws:s3:::{}/{key}", stream.bucket);
    let caller = WireCaller {
        service: "firehose.amazonaws.com",
        source_arn: &running.arn,
    };
    if let Some(role) = &stream.role_arn
        && let Err(denied) = permission::by_role(
            &sending.yard.conditions,
            caller,
            role,
            &[("s3:PutObject", &object)],
        )
    {
        sending.tell_denied(&object, &denied);
        return Next::Over(Ending {
            ok: false,
            of: running.arn.clone(),
            status: "S3.AccessDenied".to_owned(),
        });
    }
    sending.happen_in(
        0,
        What::Object {
            bucket: stream.bucket.clone(),
            key,
            size: buffer.size,
            change: ObjectChange::Put,
        },
    );
    Next::Over(Ending {
        ok: true,
        of: running.arn.clone(),
        status: "Delivered".to_owned(),
    })
}
