//! Reads the files.

use crate::expect::Expect;
use pipeline::Yard;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tests::root;

/// An automation: a yard, what happens in it, and what comes of that.
#[derive(Deserialize)]
pub(crate) struct Automation {
    /// The name of the file.
    #[serde(default)]
    pub(crate) file: String,
    /// The exercise.
    pub(crate) exercise: String,
    /// What happens to the right wiring.
    #[serde(rename = "try")]
    pub(crate) tries: Vec<Try>,
    /// Wirings that are nearly right.
    #[serde(default)]
    pub(crate) wrong: Vec<Wrong>,
    /// Findings that a right wiring has all the same, by a part of their text.
    #[serde(default)]
    pub(crate) findings: Vec<String>,
    /// The yard.
    #[serde(flatten)]
    yard: Map<String, Value>,
}

/// Things that happen one after the other, and what comes of them.
#[derive(Deserialize)]
pub(crate) struct Try {
    pub(crate) name: String,
    /// When the yard's clock stands at the beginning.
    pub(crate) clock: Option<String>,
    #[serde(default)]
    pub(crate) steps: Vec<Happens>,
    /// How long is waited after the last of them.
    #[serde(default = "ten_minutes")]
    pub(crate) wait: i64,
    #[serde(flatten)]
    pub(crate) expect: Expect,
}

fn ten_minutes() -> i64 {
    600
}

/// One thing that happens: an event comes to a bus, or something happens at a resource.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Happens {
    /// How many seconds after the thing before.
    #[serde(default)]
    pub(crate) after: i64,
    /// The account and Region, where it is not the yard's own.
    #[serde(rename = "in")]
    pub(crate) place: Option<(String, String)>,
    /// The name of the bus.
    pub(crate) bus: Option<String>,
    /// The event; what is left out of its envelope is filled in.
    pub(crate) event: Option<Map<String, Value>>,
    /// What happens at a resource.
    pub(crate) what: Option<Value>,
}

/// A wiring that is nearly right.
#[derive(Deserialize)]
pub(crate) struct Wrong {
    pub(crate) name: String,
    /// What is otherwise: places in the file's yard, and values.
    #[serde(default)]
    pub(crate) set: Vec<(String, Value)>,
    /// What is missing: places.
    #[serde(default)]
    pub(crate) take: Vec<String>,
    /// The try that then goes otherwise.
    #[serde(rename = "try")]
    pub(crate) try_: Option<String>,
    /// How long is waited after its last step, where that is otherwise.
    pub(crate) wait: Option<i64>,
    /// A part of what a finding says of it.
    pub(crate) finding: Option<String>,
    #[serde(flatten)]
    pub(crate) expect: Expect,
}

/// Every automation, by the names of the files.
pub(crate) fn automations() -> Vec<Automation> {
    let folder = root().join("tests/corpus/automations");
    let entries = std::fs::read_dir(&folder).expect("the folder of the automations");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a text");
        let mut one: Automation =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().expect("a name").to_string_lossy();
        one.file = name.into_owned();
        one
    };
    paths.iter().map(read).collect()
}

impl Automation {
    /// The yard, with changes.
    pub(crate) fn yard(&self, set: &[(String, Value)], take: &[String]) -> Yard {
        let mut yard = Value::Object(self.yard.clone());
        for (place, value) in set {
            self.put(&mut yard, place, value.clone());
        }
        for place in take {
            let (parent, name) = place.rsplit_once('/').expect("a place");
            let parent = yard.pointer_mut(parent);
            let parent = parent.unwrap_or_else(|| panic!("{}: no {place}", self.file));
            let gone = match parent {
                Value::Array(items) => Some(items.remove(name.parse().expect("a number"))),
                Value::Object(members) => members.remove(name),
                _ => None,
            };
            assert!(gone.is_some(), "{}: no {place}", self.file);
        }
        let mut whole = serde_json::to_value(Yard::default()).expect("a yard");
        let members = whole.as_object_mut().expect("an object");
        for (name, value) in yard.as_object().cloned().unwrap_or_default() {
            members.insert(name, value);
        }
        fill_place(members);
        for place in members
            .get_mut("elsewhere")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            fill_place(place.as_object_mut().expect("a place"));
        }
        let text = whole.to_string();
        let yard: Yard =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", self.file));
        let here = std::iter::once(&yard.resources);
        for resources in here.chain(yard.elsewhere.iter().map(|place| &place.resources)) {
            let checked = resources.services.check().and(resources.wires.check());
            checked.unwrap_or_else(|error| panic!("{}: {error}", self.file));
        }
        yard
    }

    fn put(&self, yard: &mut Value, place: &str, value: Value) {
        let (parent, name) = place.rsplit_once('/').expect("a place");
        let mut at = &mut *yard;
        for part in parent.split('/').skip(1) {
            at = match at {
                Value::Array(items) => items.get_mut(part.parse::<usize>().expect("a number")),
                Value::Object(members) => Some(
                    members
                        .entry(part)
                        .or_insert_with(|| Value::Object(Map::new())),
                ),
                _ => None,
            }
            .unwrap_or_else(|| panic!("{}: no {place}", self.file));
        }
        match at {
            Value::Array(items) if name == "-" => items.push(value),
            Value::Array(items) => items[name.parse::<usize>().expect("a number")] = value,
            Value::Object(members) => {
                members.insert(name.to_owned(), value);
            }
            _ => panic!("{}: no {place}", self.file),
        }
    }
}

/// Fills in what a file leaves out of a place: the default bus, and the usual of rules and targets.
fn fill_place(place: &mut Map<String, Value>) {
    let buses = place.entry("event_buses").or_insert(json!([]));
    if let Some(buses) = buses.as_array_mut()
        && !buses.iter().any(|bus| bus["name"] == "default")
    {
        buses.insert(0, json!({"name": "default"}));
    }
    place.entry("resources").or_insert(json!({}));
    let rules = place.entry("rules").or_insert(json!([]));
    for rule in rules.as_array_mut().into_iter().flatten() {
        let rule = rule.as_object_mut().expect("a rule");
        for (name, usual) in [
            ("event_bus", json!("default")),
            ("event_pattern", Value::Null),
            ("state", json!("ENABLED")),
            ("description", Value::Null),
            ("targets", json!([])),
            ("creation_time", json!("2026-01-15T12:00:00Z")),
        ] {
            rule.entry(name).or_insert(usual);
        }
        let targets = rule["targets"].as_array_mut().into_iter().flatten();
        for (nth, target) in targets.enumerate() {
            let target = target.as_object_mut().expect("a target");
            for (name, usual) in [
                ("id", json!(format!("{}", nth + 1))),
                ("role_arn", Value::Null),
                ("input", json!("MatchedEvent")),
                ("sqs_parameters", Value::Null),
            ] {
                target.entry(name).or_insert(usual);
            }
        }
    }
}
