//! Event patterns of Amazon EventBridge: read, check, match, explain.
//!
//! [`parse`] reads a pattern and tells every problem of it, [`Event::read`] reads an event,
//! [`matches()`] says whether the pattern matches, and [`trace`] says why and which
//! change would do. [`CompiledRules`] finds all rules of many that match. [`explain_rules`] answers the same for many rules, and [`admission`] why an event
//! was let in. The meaning follows aws/event-ruler, the engine that AWS runs.

#![forbid(unsafe_code)]

mod address;
mod asked;
pub mod compare;
mod compiled;
mod complete;
mod diagnostic;
mod event;
mod fold;
mod hover;
pub mod json;
mod letters;
pub mod limits;
mod matcher;
mod near;
mod nearest;
mod number;
mod operators;
mod order;
mod pattern;
mod rules;
pub mod suggest;
mod trace;
mod words;

pub use asked::{Alternative, Ask, AskedField};
pub use compiled::{CompiledRules, NotAnEvent, Reading, Scratch};
pub use complete::{
    Completion, CompletionKind, Completions, Knowledge, KnownField, KnownShape, complete,
    complete_event, complete_event_with, complete_with,
};
pub use diagnostic::{Code, Diagnostic, Fix, Position, Severity, Span};
pub use event::Event;
pub use hover::{Hover, hover, hover_event, hover_with};
pub use matcher::matches;
pub use nearest::nearest_name;
pub use pattern::{Pattern, parse};
pub use rules::{
    Admission, Admitted, Breadth, KeepOut, NearRule, RuleEdit, RuleSet, Unasked, admission,
    explain_rules,
};
pub use trace::{
    AllOf, AnyOf, Asked, Distance, Edit, FieldTrace, Found, NearMiss, Node, Note, Reason, Side,
    Trace, Verdict, trace,
};

use words::quoted;
