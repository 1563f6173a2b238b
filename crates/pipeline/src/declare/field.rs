//! A field of a form, and how it is written.

use super::bounds::Bound;
use super::referred::Refers;

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the JSON.
    pub name: &'static str,
    /// What it is called on a page.
    pub label: &'static str,
    /// What to write and what it does, in plain words; may be empty.
    pub help: &'static str,
    /// How it is written.
    pub form: Form,
    /// Whether it may be left out, so that nothing takes its place.
    pub optional: bool,
    /// Whether it may not be empty.
    pub required: bool,
    /// What counts where it is not written, as JSON text; empty for what is natural: an empty text or
    /// list, zero, no.
    pub default: &'static str,
}

/// How a field is written.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A line of text.
    Text(Offer),
    /// A text of several lines.
    Long(Content),
    /// A whole number.
    Number(&'static Bound),
    /// A number with or without a point.
    Decimal,
    /// Yes or no.
    Flag,
    /// One of these values, each with what it means.
    OneOf(&'static [(&'static str, &'static str)]),
    /// A list of lines of text.
    Texts(Offer),
    /// A list of long texts.
    Longs(Content),
    /// A list of objects.
    Records {
        /// What one of them is called.
        one: &'static str,
        /// The fields of one.
        fields: &'static [Field],
        /// What a new one begins with, as JSON text.
        start: &'static str,
    },
    /// An object of its own.
    Record {
        /// Its fields.
        fields: &'static [Field],
        /// What it begins with where it was left out, as JSON text.
        start: &'static str,
    },
    /// Names with values: a list of lists of two texts.
    Pairs,
}

/// What is offered for a line of text; another one may be written all the same.
#[derive(Clone, Copy, Debug)]
pub enum Offer {
    /// Nothing.
    Nothing,
    /// These.
    Words(&'static [&'static str]),
    /// What is declared elsewhere in the place.
    Declared(Refers),
    /// The event types of notification rules.
    NotificationEvents,
    /// The events of bucket notifications.
    BucketEvents,
}

/// What a long text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Plain,
    /// JSON.
    Json,
    /// An event pattern.
    Pattern,
}

/// A field of no more than this.
pub(super) const fn field(
    name: &'static str,
    label: &'static str,
    form: Form,
    help: &'static str,
) -> Field {
    Field {
        name,
        label,
        help,
        form,
        optional: false,
        required: false,
        default: "",
    }
}

/// A line of text.
pub(super) const fn text(name: &'static str, label: &'static str, help: &'static str) -> Field {
    field(name, label, Form::Text(Offer::Nothing), help)
}

/// A text of several lines.
pub(super) const fn long(
    name: &'static str,
    label: &'static str,
    content: Content,
    help: &'static str,
) -> Field {
    field(name, label, Form::Long(content), help)
}

/// A whole number.
pub(super) const fn number(
    name: &'static str,
    label: &'static str,
    bound: &'static Bound,
    help: &'static str,
) -> Field {
    field(name, label, Form::Number(bound), help)
}

/// Yes or no.
pub(super) const fn flag(name: &'static str, label: &'static str, help: &'static str) -> Field {
    field(name, label, Form::Flag, help)
}

/// A line of text that names something declared.
pub(super) const fn refers(
    name: &'static str,
    label: &'static str,
    refers: Refers,
    help: &'static str,
) -> Field {
    field(name, label, Form::Text(Offer::Declared(refers)), help)
}

impl PartialEq for Field {
    /// Fields stand in one table, where name, label and help tell them apart.
    fn eq(&self, other: &Field) -> bool {
        (self.name, self.label, self.help) == (other.name, other.label, other.help)
    }
}

impl Field {
    /// The field where it may be left out.
    pub(super) const fn optional(mut self) -> Field {
        self.optional = true;
        self
    }

    /// The field where it may not be empty.
    pub(super) const fn required(mut self) -> Field {
        self.required = true;
        self
    }

    /// The field with what counts where it is not written.
    pub(super) const fn or(mut self, default: &'static str) -> Field {
        self.default = default;
        self
    }
}
