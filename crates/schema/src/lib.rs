//! Schemas of events: what fields an event of AWS has, and what that says of a pattern.
//!
//! [`Schemas::unpack`] reads the packed file, [`Schemas::find`] gives the [`EventType`] of a source
//! and detail-type, and its [`Field`]s can be walked by path. [`validate`] holds an event to its
//! type, [`describe`] says what is known of its fields, [`lint`] what a pattern asks that its events
//! cannot have, and [`complete`] and [`hover`] tell an editor what may stand at a place.

#![forbid(unsafe_code)]

#[cfg(feature = "author")]
pub mod author;
mod describe;
mod editor;
mod lint;
mod model;
mod packed;
mod scope;
mod validate;

pub use describe::{Described, Description, describe};
pub use editor::{complete, complete_event, hover, hover_event};
pub use lint::{Lint, LintCode, LintSeverity, lint};
pub use model::{EventType, Field, Kind, Origin, Schemas};
pub use packed::{FORMAT, UnpackError, hash};
pub use scope::{Known, Scope};
pub use validate::{Finding, FindingKind, validate};
