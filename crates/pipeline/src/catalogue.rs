//! The catalogue of sample events, one file each under `events/`.

mod packed;
mod samples;

pub use packed::{Format, UnpackError, pack, unpack};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An event as AWS sends it, written for the yard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The id: `service/slug`, which is also the file's place under `events/`.
    pub id: Cow<'static, str>,
    /// What the event tells, in a few words.
    pub title: Cow<'static, str>,
    /// The service, in its everyday name.
    pub service: Cow<'static, str>,
    /// The event's `source`.
    pub source: Cow<'static, str>,
    /// The event's `detail-type`.
    pub detail_type: Cow<'static, str>,
    /// When AWS sends it, in one sentence.
    pub when: Cow<'static, str>,
    /// How surely it reaches EventBridge.
    pub delivery: DeliveryLevel,
    /// What it reports, in short.
    pub status: EventStatus,
    /// The domains of the exam DOP-C02 that it belongs to, 1 to 6, in their order; never empty.
    pub domains: Cow<'static, [u8]>,
    /// The page of AWS's documentation that describes it.
    pub reference: Cow<'static, str>,
    /// The whole event as JSON text.
    pub text: Cow<'static, str>,
}

/// How surely an AWS service delivers an event to EventBridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeliveryLevel {
    /// At least once.
    Durable,
    /// In rare cases not at all.
    BestEffort,
}

impl DeliveryLevel {
    /// The word of AWS's reference.
    pub fn label(self) -> &'static str {
        match self {
            DeliveryLevel::Durable => "durable",
            DeliveryLevel::BestEffort => "best effort",
        }
    }
}

/// What an event reports, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventStatus {
    /// Something failed, was refused or has run out.
    Failure,
    /// Something is found, near a limit or about to happen, and somebody should look.
    Warning,
    /// Something ended well or is well again.
    Success,
    /// Something began or waits.
    Progress,
    /// Something is otherwise now, for better or worse.
    Change,
    /// Somebody called an API, used the console or signed in, whether allowed or not.
    Call,
}

impl EventStatus {
    /// All of them, in the order in which a page offers them.
    pub const ALL: [EventStatus; 6] = [
        EventStatus::Failure,
        EventStatus::Warning,
        EventStatus::Success,
        EventStatus::Progress,
        EventStatus::Change,
        EventStatus::Call,
    ];

    /// One word for it.
    pub fn label(self) -> &'static str {
        match self {
            EventStatus::Failure => "failure",
            EventStatus::Warning => "warning",
            EventStatus::Success => "success",
            EventStatus::Progress => "in progress",
            EventStatus::Change => "change",
            EventStatus::Call => "call",
        }
    }
}

/// The event that a new yard starts with: a sample's id, title and text.
pub const FIRST_SAMPLE: (&str, &str, &str) = (
    "codebuild/build-failed",
    "A build failed",
    include_str!("../../../events/codebuild/build-failed.json"),
);

/// The sample events that every yard has at once, in the order in which a page offers them; the
/// whole catalogue comes packed, see [`unpack`].
pub fn catalogue() -> &'static [Sample] {
    samples::SAMPLES
}

/// The sample event of this id.
pub fn sample(id: &str) -> Option<&'static Sample> {
    catalogue().iter().find(|sample| sample.id == id)
}
