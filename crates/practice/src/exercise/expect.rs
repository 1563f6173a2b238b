//! What is to come of a run, and whether it did.

use super::json::Json;
use pipeline::world::{Doing, DoingKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Something that arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// What the ARN ends in.
    pub to: String,
    /// A part of it: a text, several texts, or members that a JSON text has.
    #[serde(default)]
    pub with: Option<Json>,
    /// Texts that are no part of it.
    #[serde(default)]
    pub without: Vec<String>,
    /// How often.
    #[serde(default = "once")]
    pub times: usize,
}

fn once() -> usize {
    1
}

impl Arrival {
    /// Whether what came to this ARN is it.
    pub fn is(&self, to: &str, text: &str) -> bool {
        to.ends_with(&self.to)
            && self.with.as_ref().is_none_or(|with| holds(text, &with.0))
            && !self.without.iter().any(|without| text.contains(without))
    }
}

/// Something that a service does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Does {
    /// The kind of thing.
    pub kind: Option<DoingKind>,
    /// What the ARN of the resource ends in.
    pub at: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// A part of what is told.
    pub says: Option<String>,
    /// A part of what it is about.
    pub with: Option<Json>,
    /// How often; at least once where it is left out.
    pub times: Option<usize>,
}

impl Does {
    /// Whether a doing is it.
    pub fn is(&self, doing: &Doing) -> bool {
        let content = doing.content.as_deref().unwrap_or_default();
        let same = |wanted: &Option<String>, found: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted == found)
        };
        self.kind.is_none_or(|kind| kind == doing.kind)
            && self
                .at
                .as_ref()
                .is_none_or(|at| doing.resource.ends_with(at))
            && same(&self.account, &doing.account)
            && same(&self.region, &doing.region)
            && self
                .says
                .as_ref()
                .is_none_or(|says| doing.text.contains(says))
            && self
                .with
                .as_ref()
                .is_none_or(|with| holds(content, &with.0))
    }

    /// Whether it was done often enough, and not too often.
    pub fn is_enough(&self, count: usize) -> bool {
        self.times.map_or(count > 0, |times| count == times)
    }
}

/// What of a list of things came that was expected, and what came beside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assigned {
    /// The expectations that were not met, by their places; as often as something is missing.
    pub missing: Vec<usize>,
    /// For each thing that came, the expectation that it meets.
    pub claimed: Vec<Option<usize>>,
}

/// Assigns what came to what was expected so many times, in the order of both.
pub fn assign<E, C>(expected: &[(E, usize)], came: &[C], is: impl Fn(&E, &C) -> bool) -> Assigned {
    let mut assigned = Assigned {
        missing: Vec::new(),
        claimed: vec![None; came.len()],
    };
    for (at, (one, times)) in expected.iter().enumerate() {
        for _ in 0..*times {
            let mut free = came.iter().zip(&mut assigned.claimed);
            match free.find(|(thing, claimed)| claimed.is_none() && is(one, thing)) {
                Some((_, claimed)) => *claimed = Some(at),
                None => assigned.missing.push(at),
            }
        }
    }
    assigned
}

/// Whether a text holds a part of a text, all of several, or a part of its JSON.
pub fn holds(text: &str, with: &Value) -> bool {
    if let Value::String(with) = with {
        return text.contains(with);
    }
    match (with, serde_json::from_str::<Value>(text)) {
        (Value::Array(texts), Err(_) | Ok(Value::String(_))) => {
            let mut texts = texts.iter().filter_map(Value::as_str);
            texts.all(|with| text.contains(with))
        }
        (_, whole) => whole.is_ok_and(|whole| is_part(with, &whole)),
    }
}

fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => part
            .iter()
            .all(|(name, part)| whole.get(name).is_some_and(|whole| is_part(part, whole))),
        (Value::Array(part), Value::Array(whole)) => part
            .iter()
            .all(|part| whole.iter().any(|whole| is_part(part, whole))),
        // The numbers of both may be written otherwise.
        (Value::Number(part), Value::Number(whole)) => part.as_f64() == whole.as_f64(),
        _ => part == whole,
    }
}

/// The first member, by its path, that a text lacks or has otherwise; none where it lacks nothing.
/// An empty path stands for the whole.
pub fn lacks(text: &str, with: &Value) -> Option<String> {
    if holds(text, with) {
        return None;
    }
    let Ok(mut whole) = serde_json::from_str::<Value>(text) else {
        return Some(String::new());
    };
    let (mut part, mut path) = (with.clone(), Vec::new());
    while let (Value::Object(members), Value::Object(found)) = (&part, &whole) {
        let next = members.iter().find(|(name, part)| {
            let found = found.get(*name);
            !found.is_some_and(|found| is_part(part, found))
        });
        let Some((name, value)) = next else { break };
        path.push(name.clone());
        let Some(deeper) = found.get(name) else { break };
        (part, whole) = (value.clone(), deeper.clone());
    }
    Some(path.join("."))
}

#[cfg(test)]
mod tests;
