//! A near miss as it is found, before the best are chosen.

use crate::order;
use crate::trace::WITHOUT_EDIT;
use crate::{Edit, Fix, NearMiss, Reason, Side, Span};

/// A near miss and how near it is.
pub(crate) struct Offer {
    pub(crate) code: Reason,
    pub(crate) sentence: String,
    pub(crate) asked: Option<usize>,
    pub(crate) event: Option<Span>,
    pub(crate) edits: Vec<Edit>,
    /// Whether rather the event is wrong, if a person has written it.
    pub(crate) event_is_wrong: bool,
    /// What lies between, beyond the code: letters, for example.
    pub(crate) more: u32,
}

impl Offer {
    pub(crate) fn new(code: Reason, sentence: String) -> Self {
        Self {
            code,
            sentence,
            asked: None,
            event: None,
            edits: Vec::new(),
            event_is_wrong: false,
            more: 0,
        }
    }

    pub(crate) fn at(mut self, event: Span) -> Self {
        self.event = Some(event);
        self
    }

    pub(crate) fn edit(mut self, edit: Option<Edit>) -> Self {
        self.edits.extend(edit);
        self
    }

    pub(crate) fn in_event(mut self) -> Self {
        self.event_is_wrong = true;
        self
    }

    pub(crate) fn weight(&self) -> u32 {
        let without = if self.edits.is_empty() {
            WITHOUT_EDIT
        } else {
            0
        };
        self.code.weight() + self.more + without
    }

    /// As a near miss: the edits of the side that is rather wrong come first.
    pub(crate) fn near_miss(mut self, from_aws: bool) -> NearMiss {
        let first = match self.event_is_wrong && !from_aws {
            true => Side::Event,
            false => Side::Pattern,
        };
        order::by_key(&mut self.edits, |edit| edit.side != first);
        self.edits
            .dedup_by(|a, b| a.side == b.side && a.fix == b.fix);
        NearMiss {
            code: self.code,
            sentence: self.sentence,
            asked: self.asked,
            event: self.event,
            edits: self.edits,
        }
    }
}

/// A change of the pattern with its label.
pub(crate) fn in_pattern(field: &[String], span: Span, replacement: String) -> Edit {
    edit(Side::Pattern, field, span, replacement)
}

/// A change of the event with its label.
pub(crate) fn in_event(field: &[String], span: Span, replacement: String) -> Edit {
    edit(Side::Event, field, span, replacement)
}

fn edit(side: Side, field: &[String], span: Span, replacement: String) -> Edit {
    let place = match side {
        Side::Pattern => "pattern",
        Side::Event => "event",
    };
    let verb = if span.start == span.end {
        "insert"
    } else {
        "write"
    };
    let shown = crate::words::cut(replacement.trim_start_matches([',', ' ']));
    Edit {
        side,
        label: format!("In the {place} {verb} {shown}"),
        fix: Fix { span, replacement },
        field: field.to_vec(),
    }
}
