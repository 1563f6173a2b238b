//! An event read field by field.

use door::{EventLine, EventRead, FieldRead, Knowledge};
use pattern::json;
use schema::{Described, Kind, Origin, Schemas};

/// The event over several lines, each with what is known of its field.
pub(super) fn read(schemas: Option<&Schemas>, event: &str) -> EventRead {
    let text = pipeline::pretty(event);
    let value = json::read(&text).0;
    let found = schemas.zip(value.as_ref());
    let found = found.map(|(schemas, value)| schema::describe(schemas, value));
    let found = found.unwrap_or_default();
    let mut fields = found.fields.iter().peekable();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let mut field = None;
        // The fields stand in the order of the text; the first of a line is the line's.
        while let Some(next) = fields.next_if(|next| next.key.start < end) {
            field = field.or_else(|| Some(one(next, start)));
        }
        lines.push(EventLine {
            text: line.to_owned(),
            field,
        });
        start = end + 1;
    }
    EventRead {
        lines,
        knowledge: found.origin.map(|origin| match origin {
            Origin::Aws => Knowledge::Schema,
            Origin::Both => Knowledge::Both,
            Origin::Own => Knowledge::Documentation,
        }),
    }
}

fn one(found: &Described<'_>, line: usize) -> FieldRead {
    let field = found.field;
    let is_any = field.kind() == Kind::Any && field.lists() == 0;
    FieldRead {
        path: found.path.clone(),
        key: (
            found.key.start.saturating_sub(line),
            found.key.end.saturating_sub(line),
        ),
        description: field.description().to_owned(),
        type_name: match is_any {
            true => String::new(),
            false => field.type_name(),
        },
        is_required: field.is_required(),
        values: field.values().map(str::to_owned).collect(),
        is_closed: field.is_closed(),
    }
}

#[cfg(test)]
mod tests;
