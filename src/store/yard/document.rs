//! What a person makes in the yard: yards with rules, and events to send through them.

use super::assignment::Assignment;
use door::{Bench, Draft};
use pipeline::{DEFAULT_EVENT_BUS, EventBus, FIRST_SAMPLE, Rule, Sample, Yard};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;

/// All yards of a person; never empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Value")]
pub struct Shelf {
    /// The yards, in the order in which they were made.
    pub yards: Vec<Rc<Document>>,
    /// The place of the one that is worked on.
    pub open: usize,
}

/// One yard: buses, rules and targets, and the events that are kept with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its number among the yards of the shelf.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The whole yard: buses, rules, targets, conditions, calls under way.
    pub yard: Yard,
    /// The events; never empty.
    pub events: Vec<Rc<SavedEvent>>,
    /// The place of the event that is on the bench.
    pub event: usize,
    /// The place of the rule that is worked on.
    pub rule: usize,
    /// What rules do not run on any more, so that it comes back with the switch: of each such rule
    /// its name and what it had.
    #[serde(default)]
    pub aside: Vec<Rule>,
    /// The text of a place's services and wires that a person has not finished, so that it is no JSON
    /// yet, below a line each with the account and the Region; empty where there is none.
    #[serde(default)]
    pub draft: String,
    /// Accounts and Regions where the person has worked; a place with nothing in it is not kept by the
    /// yard.
    #[serde(default)]
    pub been: Vec<(String, String)>,
    /// The exercise that it is the answer to.
    #[serde(default)]
    pub exercise: Option<Assignment>,
    /// What the person says of the exercise whose solution it is: a `practice::exercise::Plan` as JSON;
    /// empty where none is written.
    #[serde(default)]
    pub plan: String,
}

/// An event kept with a yard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEvent {
    /// What the person calls it; unique in the yard.
    pub name: String,
    /// The id of the sample that it was made from; empty where there was none.
    pub sample: String,
    /// JSON, whole or not.
    pub text: String,
    /// Whether the person has edited its name or text.
    pub edited: bool,
    /// The name of the event bus that it is sent to; empty for the default one.
    #[serde(default)]
    pub event_bus: String,
    /// Whether the rules of these names are expected to match it.
    pub expects: BTreeMap<String, bool>,
}

impl SavedEvent {
    /// An event without expectations.
    pub fn new(
        name: impl Into<String>,
        sample: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        SavedEvent {
            name: name.into(),
            sample: sample.into(),
            text: text.into(),
            edited: false,
            event_bus: String::new(),
            expects: BTreeMap::new(),
        }
    }

    /// The name of the event bus that it is sent to.
    pub fn bus(&self) -> &str {
        match self.event_bus.as_str() {
            "" => DEFAULT_EVENT_BUS,
            name => name,
        }
    }
}

impl TryFrom<Value> for Shelf {
    type Error = serde_json::Error;

    fn try_from(value: Value) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Stored {
            yards: Vec<Rc<Document>>,
            open: usize,
        }
        let Stored { yards, open } = pipeline::plain::read(value)?;
        Ok(Shelf { yards, open })
    }
}

impl Default for Shelf {
    /// What someone finds who comes for the first time: a build event, and no rule yet.
    fn default() -> Self {
        Shelf {
            yards: vec![Rc::new(Document::first(0, "My yard"))],
            open: 0,
        }
    }
}

impl Shelf {
    /// A value that was stored, with what other code relies on put right: a person may have edited
    /// the file it came from.
    pub fn mended(mut self) -> Self {
        self.yards = self.yards.into_iter().map(Document::mended).collect();
        if self.yards.is_empty() {
            return Shelf::default();
        }
        self.open = self.open.min(self.yards.len() - 1);
        self
    }

    /// A number that no yard has.
    pub fn free_id(&self) -> u32 {
        let last = self.yards.iter().map(|yard| yard.id).max();
        last.map_or(0, |last| last.wrapping_add(1))
    }

    /// A name that no yard has: the wanted one, or that with a number.
    pub fn free_name(&self, wanted: &str) -> String {
        free_name(wanted, |name| {
            self.yards.iter().any(|yard| yard.name == name)
        })
    }

    /// Brings a stored value of an older form to the present one: the first one was a single yard
    /// with a single event; the second had rules and no buses, conditions or calls under way.
    pub fn migrate(from: u32, value: Value) -> Option<Value> {
        match from {
            1 => from_first(value),
            2 => from_second(value),
            _ => None,
        }
    }
}

/// By way of values alone, as all of this: the app then has one reader of yards, that of texts.
fn from_first(mut value: Value) -> Option<Value> {
    let mut yard = value.get_mut("yard")?.take();
    make_whole(&mut yard)?;
    let text = |name: &str| Some(value.get("event")?.get(name)?.as_str()?.to_owned());
    let event = json!({
        "name": "Event 1",
        "sample": text("sample")?,
        "text": text("text")?,
        "edited": true,
        "expects": {},
    });
    let document = json!({
        "id": 0, "name": "My yard", "yard": yard, "events": [event], "event": 0, "rule": 0,
    });
    Some(json!({ "yards": [document], "open": 0 }))
}

fn from_second(mut value: Value) -> Option<Value> {
    for document in value.get_mut("yards")?.as_array_mut()? {
        make_whole(document.get_mut("yard")?)?;
    }
    Some(value)
}

/// Makes a whole yard of one that had only rules: what it had beside them no page could change.
fn make_whole(yard: &mut Value) -> Option<()> {
    const HAD: [&str; 7] = [
        "account", "region", "clock", "seed", "counter", "steps", "rules",
    ];
    let old = yard.as_object_mut()?;
    let mut parts = Map::new();
    for name in HAD {
        if let Some(part) = old.get_mut(name) {
            parts.insert(name.to_owned(), part.take());
        }
    }
    let buses = json!([{ "name": DEFAULT_EVENT_BUS }]);
    parts.insert("event_buses".to_owned(), buses);
    *yard = Value::Object(parts);
    Some(())
}

impl Document {
    /// A yard without rules, with a build event on the bench.
    pub fn first(id: u32, name: impl Into<String>) -> Self {
        let (sample, title, text) = FIRST_SAMPLE;
        Document {
            id,
            name: name.into(),
            yard: Yard::default(),
            events: vec![Rc::new(SavedEvent::new(title, sample, text))],
            event: 0,
            rule: 0,
            aside: Vec::new(),
            draft: String::new(),
            been: Vec::new(),
            exercise: None,
            plan: String::new(),
        }
    }

    fn mended(mut self: Rc<Self>) -> Rc<Self> {
        let rules = self.yard.rules.len().saturating_sub(1);
        let has_bus = self.yard.has_event_bus(DEFAULT_EVENT_BUS);
        let fine = self.event < self.events.len() && self.rule <= rules && has_bus;
        if !fine {
            let document = Rc::make_mut(&mut self);
            if !has_bus {
                let buses = &mut document.yard.event_buses;
                buses.insert(0, EventBus::new(DEFAULT_EVENT_BUS));
            }
            if document.events.is_empty() {
                document.events = Document::first(0, "").events;
            }
            document.event = document.event.min(document.events.len() - 1);
            document.rule = document.rule.min(rules);
        }
        self
    }

    /// The event on the bench.
    pub fn on_bench(&self) -> &SavedEvent {
        // `event` is kept within `events`, which is never empty.
        static NONE: SavedEvent = SavedEvent {
            name: String::new(),
            sample: String::new(),
            text: String::new(),
            edited: false,
            event_bus: String::new(),
            expects: BTreeMap::new(),
        };
        self.events.get(self.event).map_or(&NONE, Rc::as_ref)
    }

    /// What the engine is asked about at every keystroke.
    pub fn bench(&self) -> Bench {
        Bench {
            yard: Draft::from(&self.yard),
            event: self.on_bench().text.clone(),
            rule: self.rule,
        }
    }

    /// Whether the same rules would get the same event under the same conditions. How far the yard
    /// has come does not count.
    pub fn sends_like(&self, other: &Document) -> bool {
        self.yard.is_made_like(&other.yard)
            && (&self.on_bench().text, self.on_bench().bus())
                == (&other.on_bench().text, other.on_bench().bus())
    }

    /// A name that no event of the yard has: the wanted one, or that with a number.
    pub fn free_event_name(&self, wanted: &str) -> String {
        free_name(wanted, |name| {
            self.events.iter().any(|event| event.name == name)
        })
    }

    /// What an event made from a sample is called.
    pub fn event_of(&self, sample: &Sample) -> SavedEvent {
        let name = self.free_event_name(&sample.title);
        SavedEvent::new(name, sample.id.as_ref(), sample.text.as_ref())
    }
}

/// The wanted name, or the first free one with a number behind it.
fn free_name(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|n: u32| format!("{wanted} {n}"))
        .find(|name| !taken(name))
        .unwrap_or_default()
}
