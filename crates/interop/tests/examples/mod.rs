//! The example yards of `yards/` as yards, with the events that they send.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a helper that fails is a failed test"
)]
use pipeline::{DEFAULT_EVENT_BUS, EventInput, Place, Rule, Target, Yard};
use serde_json::{Value, json};
use std::path::Path;

/// An example: the name of its file, its yard, its events.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) yard: Yard,
    pub(crate) events: Vec<EventInput>,
}

/// All of them, in the order of their names.
pub(crate) fn all() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../yards");
    let entries = std::fs::read_dir(folder).expect("the examples are there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 10, "only {} examples", files.len());
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Example {
    let text = std::fs::read_to_string(file).expect("an example can be read");
    let mut given: Value = toml::from_str(&text).expect("it is TOML");
    let events = given["events"].as_array().cloned().unwrap_or_default();
    complete(&mut given);
    for place in given["elsewhere"].as_array_mut().into_iter().flatten() {
        complete(place);
        under(place, json!(Place::new("", "")));
    }
    let members = given.as_object_mut().expect("a table");
    let parts = [
        "account",
        "event_buses",
        "rules",
        "resources",
        "elsewhere",
        "conditions",
    ];
    members.retain(|name, _| parts.contains(&name.as_str()));
    under(&mut given, json!(Yard::default()));
    Example {
        name: file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        yard: serde_json::from_value(given).expect("a yard"),
        events: events.iter().map(event).collect(),
    }
}

fn event(event: &Value) -> EventInput {
    let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
    let bus = match text("bus") {
        bus if bus.is_empty() => DEFAULT_EVENT_BUS.to_owned(),
        bus => bus,
    };
    let text = match text("sample") {
        id if id.is_empty() => text("text"),
        id => {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../events");
            std::fs::read_to_string(folder.join(format!("{id}.json"))).expect("the sample is there")
        }
    };
    EventInput {
        event_bus: bus,
        text,
    }
}

/// Gives rules and targets what they leave out.
fn complete(place: &mut Value) {
    for rule in place["rules"].as_array_mut().into_iter().flatten() {
        for target in rule["targets"].as_array_mut().into_iter().flatten() {
            under(target, json!(Target::new("", "")));
        }
        let empty = Rule {
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            ..Rule::default()
        };
        under(rule, json!(empty));
    }
}

/// Lays a value over another one, which keeps what the first leaves out.
fn under(value: &mut Value, below: Value) {
    match (value, below) {
        (Value::Object(above), Value::Object(below)) => {
            for (name, kept) in below {
                match above.get_mut(&name) {
                    Some(known) => under(known, kept),
                    None => drop(above.insert(name, kept)),
                }
            }
        }
        (value @ Value::Null, below) => *value = below,
        _ => {}
    }
}
