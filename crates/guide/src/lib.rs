//! The guide: help that is read and searched in the app.
//!
//! Without features this crate is what the app needs: plain data ([`Guide`]), unpacking and the search
//! ([`Index`]). The feature `author` makes the guide, of the texts in `guide/`, of the documents beside the
//! pattern engine, and of what the engine itself knows: targets, limits, names of steps.

#![forbid(unsafe_code)]

#[cfg(feature = "author")]
pub mod author;
mod model;
mod packed;
mod place;
mod search;

pub use model::{
    Changed, Content, Example, Guide, OtherName, Part, Row, ScheduleExample, Section, Table,
    Verdict,
};
pub use packed::{pack, unpack};
pub use place::{address, slug, split_place};
pub use search::{Hit, Index, Piece};
