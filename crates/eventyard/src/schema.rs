//! `eventyard schema`: which events there are and which fields they have.

use ::schema::{EventType, Field, Origin, Schemas};
use anyhow::{Result, anyhow, bail};
use pattern::nearest_name;
use serde_json::{Value, json};

use crate::{Outcome, input};

/// The schemas of this version.
pub(crate) fn schemas() -> Result<Schemas> {
    ::schema::author::schemas().map_err(|error| anyhow!("{error}"))
}

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let json = arguments.contains("--json");
    let source: Option<String> = arguments.opt_free_from_str()?;
    let detail_type: Option<String> = arguments.opt_free_from_str()?;
    input::finish(arguments)?;
    let schemas = schemas()?;
    match (source, detail_type) {
        (None, _) => list(&schemas.sources(), json),
        (Some(source), None) => {
            let mut sent: Vec<EventType<'_>> = schemas
                .types()
                .filter(|it| it.is_sent_by(&source))
                .collect();
            // Those of the source itself before what CloudTrail records of any.
            sent.sort_by_key(|it| it.source() != source);
            if !schemas.sources().contains(&source.as_str()) {
                bail!("{}", unknown("source", &source, &schemas.sources()));
            }
            let names: Vec<&str> = sent.iter().map(|it| it.detail_type()).collect();
            list(&names, json);
        }
        (Some(source), Some(detail_type)) => {
            let Some(found) = schemas.find(&source, &detail_type) else {
                let what = format!("detail-type of {source}");
                let sent = schemas.types().filter(|it| it.is_sent_by(&source));
                let names: Vec<&str> = sent.map(|it| it.detail_type()).collect();
                bail!("{}", unknown(&what, &detail_type, &names));
            };
            match json {
                true => println!("{}", whole(&schemas, found)),
                false => print_type(&schemas, found),
            }
        }
    }
    Ok(Outcome::Good)
}

fn list(names: &[&str], json: bool) {
    match json {
        true => println!("{}", json!(names)),
        false => names.iter().for_each(|name| println!("{name}")),
    }
}

fn unknown(what: &str, written: &str, known: &[&str]) -> String {
    let meant = nearest_name(written, known.iter().copied());
    let hint = meant.map_or(String::new(), |it| format!("; did you mean {it}?"));
    format!("no {what} {written} is known{hint}")
}

fn origin(schemas: &Schemas, found: EventType<'_>) -> String {
    match found.origin() {
        Origin::Aws => format!("AWS's examples ({})", schemas.origin()),
        Origin::Both => format!("AWS's examples ({}) and documentation", schemas.origin()),
        Origin::Own => "AWS's documentation".to_owned(),
    }
}

fn print_type(schemas: &Schemas, found: EventType<'_>) {
    println!("{} · {}", found.source(), found.detail_type());
    println!("from {}", origin(schemas, found));
    if !found.reference().is_empty() {
        println!("{}", found.reference());
    }
    println!();
    for field in found.fields() {
        print_field(field, 0);
    }
}

fn print_field(field: Field<'_>, depth: usize) {
    let mark = if field.is_required() { "" } else { "?" };
    let mut line = format!(
        "{}{}{mark}: {}",
        "  ".repeat(depth),
        field.name(),
        field.type_name()
    );
    let values: Vec<&str> = field.values().collect();
    if !values.is_empty() {
        let more = if field.is_closed() { "" } else { " | …" };
        line.push_str(&format!(" = {}{more}", values.join(" | ")));
    }
    if !field.description().is_empty() {
        line.push_str(&format!("  # {}", field.description()));
    }
    println!("{line}");
    for child in field.children() {
        print_field(child, depth + 1);
    }
}

fn whole(schemas: &Schemas, found: EventType<'_>) -> Value {
    let fields: Vec<Value> = found.fields().map(field_json).collect();
    json!({
        "source": found.source(),
        "detail-type": found.detail_type(),
        "reference": found.reference(),
        "from": origin(schemas, found),
        "fields": fields,
    })
}

fn field_json(field: Field<'_>) -> Value {
    let mut out = json!({
        "name": field.name(),
        "type": field.kind().name(),
        "lists": field.lists(),
        "required": field.is_required(),
    });
    let values: Vec<&str> = field.values().collect();
    let fields: Vec<Value> = field.children().map(field_json).collect();
    if let Some(object) = out.as_object_mut() {
        if !values.is_empty() {
            object.insert("values".to_owned(), json!(values));
            object.insert("closed".to_owned(), json!(field.is_closed()));
        }
        if !field.description().is_empty() {
            object.insert("text".to_owned(), json!(field.description()));
        }
        if !fields.is_empty() {
            object.insert("fields".to_owned(), json!(fields));
        }
    }
    out
}
