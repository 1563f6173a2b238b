//! The catalogue of sample events agrees with itself, with the list that the
//! crate `pipeline` embeds, with the envelope that AWS sends, and with what the
//! catalogue has to hold.

#[path = "events/catalogue.rs"]
mod catalogue;
#[path = "events/cloudtrail.rs"]
mod cloudtrail;
#[path = "events/entries.rs"]
mod entries;
#[path = "events/envelope.rs"]
mod envelope;
#[path = "events/narrowed.rs"]
mod narrowed;
#[path = "events/required.rs"]
mod required;
#[path = "events/starters.rs"]
mod starters;
