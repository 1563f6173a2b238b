//! The example yards: what stands in `yards/`, packed by `build.rs`, as yards to open.

use crate::store::yard::{Document, SavedEvent};
use pipeline::{DEFAULT_EVENT_BUS, Place, Rule, Sample, Target, Yard};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

/// All files of `yards/` in the order of their names, as one list in JSON.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/yards.json"));

/// What of an example is part of a yard.
const PARTS: [&str; 6] = [
    "account",
    "event_buses",
    "rules",
    "resources",
    "elsewhere",
    "conditions",
];

/// An example yard.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Example {
    /// Its name.
    pub title: String,
    /// What it shows, in a few sentences.
    pub shows: String,
    /// What to try with it.
    #[serde(rename = "try")]
    pub tries: Vec<String>,
    /// Its events; never none.
    pub events: Vec<ExampleEvent>,
    /// What of the yard differs from an empty one.
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

/// An event of an example.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ExampleEvent {
    /// What it is called.
    pub name: String,
    /// The id of a sample event that every yard has at once.
    #[serde(default)]
    pub sample: String,
    /// The text, where it is no sample.
    #[serde(default)]
    pub text: String,
    /// The event bus that it is sent to; empty for the default one.
    #[serde(default)]
    pub bus: String,
    /// What the rules of these names are expected to say.
    #[serde(default)]
    pub expects: BTreeMap<String, bool>,
    /// Where it is expected to arrive at once, for the tests.
    #[serde(default)]
    pub arrives: Vec<String>,
    /// How long services are watched after it, for the tests.
    #[serde(default)]
    pub after_seconds: u32,
    /// Parts of what services then have done, for the tests.
    #[serde(default)]
    pub then: Vec<String>,
}

/// All examples, from the first rule on.
pub fn all() -> Vec<Example> {
    serde_json::from_str(PACKED).unwrap_or_default()
}

impl Example {
    /// The example as a yard to work on; `None` where a sample event is not here yet.
    pub fn document(&self, samples: &[Rc<Sample>]) -> Option<Document> {
        let events = self.events.iter().map(|event| {
            let text = match event.sample.is_empty() {
                true => event.text.trim_start().to_owned(),
                false => samples
                    .iter()
                    .find(|sample| sample.id == event.sample)?
                    .text
                    .to_string(),
            };
            Some(Rc::new(SavedEvent {
                event_bus: event.bus.clone(),
                expects: event.expects.clone(),
                ..SavedEvent::new(&event.name, &event.sample, text)
            }))
        });
        Some(Document {
            yard: self.yard()?,
            events: events.collect::<Option<Vec<_>>>()?,
            ..Document::first(0, &self.title)
        })
    }

    /// The yard with everything that the file leaves out.
    fn yard(&self) -> Option<Yard> {
        let mut whole = written(&Yard::default())?;
        let mut given = Value::Object(self.rest.clone());
        given
            .as_object_mut()?
            .retain(|name, _| PARTS.contains(&name.as_str()));
        complete_rules(&mut given)?;
        if let Some(places) = given.get_mut("elsewhere").and_then(Value::as_array_mut) {
            for place in places {
                complete_rules(place)?;
                let empty = written(&Place::new("", ""))?;
                put(place, empty);
            }
        }
        let given = std::mem::take(&mut given);
        lay_over(&mut whole, given);
        pipeline::plain::read(whole).ok()
    }
}

/// A value as it is stored. By way of text, as storing is, so that the app has one writer.
fn written(value: &impl Serialize) -> Option<Value> {
    serde_json::from_str(&serde_json::to_string(value).ok()?).ok()
}

/// Gives the rules of a place, and their targets, what they leave out.
fn complete_rules(place: &mut Value) -> Option<()> {
    let Some(rules) = place.get_mut("rules").and_then(Value::as_array_mut) else {
        return Some(());
    };
    for rule in rules {
        if let Some(targets) = rule.get_mut("targets").and_then(Value::as_array_mut) {
            for target in targets {
                put(target, written(&Target::new("", ""))?);
            }
        }
        let empty = Rule {
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            ..Rule::default()
        };
        put(rule, written(&empty)?);
    }
    Some(())
}

/// Puts a value over another one, which keeps what the first leaves out.
fn put(value: &mut Value, mut below: Value) {
    lay_over(&mut below, value.take());
    *value = below;
}

/// Objects are laid over each other member by member; everything else is replaced.
fn lay_over(below: &mut Value, above: Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (name, value) in above {
                match below.get_mut(&name) {
                    Some(known) => lay_over(known, value),
                    None => drop(below.insert(name, value)),
                }
            }
        }
        (below, above) => *below = above,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
