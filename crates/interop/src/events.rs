//! A person's own events: found in the bytes of a file, and made into what EventBridge sends.
//!
//! [`Splitter`] takes a file chunk by chunk and finds where each JSON object begins and ends:
//! one object, an array of them, one a line, one after the other, or a list inside an object as
//! CloudTrail and the AWS CLI write them. [`read_event`] reads one such object with the one
//! reader and makes an event of it: see [`Origin`].

mod carried;
mod cloudtrail;
mod entry;
mod read;
mod split;

pub use read::{FoundEvent, Origin, Unread, read_event};
pub use split::{Content, Piece, Place, Splitter};

/// The most bytes that one event may have: 1 MB, what PutEvents takes since 2026-01-29. Source:
/// EventBridge User Guide, "Amazon EventBridge quotas" (seen 2026-01).
pub const EVENT_BYTES: usize = 1024 * 1024;

/// The names of lists of events inside an object: a CloudTrail log file; `aws cloudtrail
/// lookup-events`, a file of events; the input of PutEvents; `aws logs filter-log-events`;
/// `aws sqs receive-message`.
const LISTS: &[&str] = &["Records", "Events", "Entries", "events", "Messages"];

/// Names at the top of an event. An object that has one before a list is an event itself.
const ENVELOPE: &[&str] = &["source", "detail-type", "detail"];

#[cfg(test)]
mod tests;
