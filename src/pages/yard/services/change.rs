//! What a place declares, as it is written, and the changes of it.

use crate::store::yard::{Declare, Document, Edit};
use pipeline::declare::{Kind, Part, kind, value};
use pipeline::unread::Unread;
use serde_json::Value;

/// A place of the yard: an account and a Region.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
}

impl At {
    /// The place where the learner works.
    pub fn home(document: &Document) -> At {
        At {
            account: document.yard.account.clone(),
            region: document.yard.region.clone(),
        }
    }

    /// As a page writes it.
    pub fn text(&self) -> String {
        format!("{} · {}", self.account, self.region)
    }
}

/// What a place declares, as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// Where.
    pub at: At,
    /// The services; null where there are none.
    pub services: Value,
    /// The wires; null where there are none.
    pub wires: Value,
    /// The text of both that is not finished; empty where there is none.
    pub draft: String,
}

/// The places where something is, that where the learner works first.
pub fn places(document: &Document) -> Vec<At> {
    let others = document.yard.elsewhere.iter().map(|place| At {
        account: place.account.clone(),
        region: place.region.clone(),
    });
    std::iter::once(At::home(document)).chain(others).collect()
}

impl Written {
    /// What is written in a place of a yard.
    pub fn of(document: &Document, at: &At) -> Written {
        let yard = &document.yard;
        let is_it = |account: &str, region: &str| (account, region) == (&at.account, &at.region);
        let resources = match is_it(&yard.account, &yard.region) {
            true => Some(&yard.resources),
            false => {
                let mut others = yard.elsewhere.iter();
                let found = others.find(|place| is_it(&place.account, &place.region));
                found.map(|place| &place.resources)
            }
        };
        let begins = format!("{}\n{}\n", at.account, at.region);
        Written {
            at: at.clone(),
            services: resources.map_or(Value::Null, |resources| resources.services.value()),
            wires: resources.map_or(Value::Null, |resources| resources.wires.value()),
            draft: document
                .draft
                .strip_prefix(begins.as_str())
                .unwrap_or_default()
                .to_owned(),
        }
    }

    fn part(&self, part: Part) -> &Value {
        match part {
            Part::Services => &self.services,
            Part::Wires => &self.wires,
        }
    }

    fn part_mut(&mut self, part: Part) -> &mut Value {
        match part {
            Part::Services => &mut self.services,
            Part::Wires => &mut self.wires,
        }
    }

    /// What is declared of a kind.
    pub fn items(&self, kind: &Kind) -> &[Value] {
        let list = self.part(kind.part).get(kind.list);
        list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// What is declared at a place in a list.
    pub fn item(&self, list: &str, at: usize) -> Option<&Value> {
        self.items(kind(list)?).get(at)
    }

    /// The edit that brings a yard to this.
    pub fn edit(&self, field: Option<String>) -> Edit {
        Edit::Declare(Box::new(Declare {
            account: self.at.account.clone(),
            region: self.at.region.clone(),
            services: Unread::of_value(&self.services),
            wires: Unread::of_value(&self.wires),
            draft: self.draft.clone(),
            field,
        }))
    }

    /// Adds one to a list, under a name that is free; answers its place. None where what is written
    /// in place of the list is no list.
    pub fn add(&mut self, kind: &Kind, mut item: Value) -> Option<usize> {
        if let Some(key) = kind.keys().last() {
            let wanted = item.get(*key).and_then(Value::as_str).unwrap_or_default();
            let wanted = wanted.to_owned();
            let mut number = 2;
            let taken = |item: &Value| {
                let name = kind.name_of(item);
                self.items(kind)
                    .iter()
                    .any(|other| kind.name_of(other) == name)
            };
            while !wanted.is_empty() && taken(&item) && number < 1_000 {
                let name = Value::from(format!("{wanted}-{number}"));
                value::put(&mut item, key, Some(name));
                number += 1;
            }
        }
        let at = self.items(kind).len();
        let path = format!("{}/{at}", kind.list);
        let part = self.part_mut(kind.part);
        if part.get(kind.list).is_none_or(Value::is_null) {
            value::put(part, kind.list, Some(Value::Array(Vec::new())));
        }
        value::put(part, &path, Some(item)).then_some(at)
    }

    /// Adds another one like that at a place in a list; answers its place.
    pub fn duplicate(&mut self, kind: &Kind, at: usize) -> Option<usize> {
        let item = self.items(kind).get(at)?.clone();
        self.add(kind, item)
    }

    /// Takes away that at a place in a list; a list that is empty then goes too.
    pub fn remove(&mut self, kind: &Kind, at: usize) {
        let part = self.part_mut(kind.part);
        value::put(part, &format!("{}/{at}", kind.list), None);
        if self.items(kind).is_empty() {
            value::put(self.part_mut(kind.part), kind.list, None);
        }
    }

    /// Writes a field of that at a place in a list, or takes what is written there away.
    pub fn put(&mut self, kind: &Kind, at: usize, path: &str, item: Option<Value>) {
        let path = format!("{}/{at}/{path}", kind.list);
        value::put(self.part_mut(kind.part), &path, item);
    }

    /// What resources do that are in no list.
    pub fn undeclared(&self) -> &str {
        let found = self.services.get("undeclared").and_then(Value::as_str);
        found.unwrap_or("Quiet")
    }

    /// Says what resources do that are in no list.
    pub fn put_undeclared(&mut self, what: &str) {
        let item = (what != "Quiet").then(|| Value::from(what));
        value::put(&mut self.services, "undeclared", item);
    }

    /// Both as one JSON text, or the text that is not finished.
    pub fn text(&self) -> String {
        if !self.draft.is_empty() {
            return self.draft.clone();
        }
        let or = |value: &Value| match value {
            Value::Null => Value::Object(serde_json::Map::new()),
            value => value.clone(),
        };
        let both = [("services", or(&self.services)), ("wires", or(&self.wires))];
        let both: serde_json::Map<String, Value> = both
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        serde_json::to_string_pretty(&both).unwrap_or_default()
    }

    /// What a text makes of it: its services and wires where it is an object, else a draft.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Written {
        let mut next = self.clone();
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(mut both)) => {
                let mut taken = |name| both.get_mut(name).map(Value::take).unwrap_or_default();
                next.services = taken("services");
                next.wires = taken("wires");
                next.draft = String::new();
            }
            _ => text.clone_into(&mut next.draft),
        }
        // An empty object stands for nothing, as it does in the yard.
        for part in [&mut next.services, &mut next.wires] {
            if part.as_object().is_some_and(serde_json::Map::is_empty) {
                *part = Value::Null;
            }
        }
        next
    }
}
