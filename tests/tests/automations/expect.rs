//! What is to come of a try, and whether it did.

use crate::run::Outcome;
use pipeline::world::{Doing, DoingKind};
use serde::Deserialize;
use serde_json::Value;

/// What is to come of a try. Of the lists of deliveries each is whole: what is not in it must not
/// come.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Expect {
    /// What targets of rules get.
    delivered: Vec<Arrival>,
    /// What dead-letter queues of rules get.
    dead_lettered: Vec<Arrival>,
    /// What is lost on the way to a target.
    lost: Vec<Arrival>,
    /// Targets that AWS would not take.
    not_taken: Vec<Arrival>,
    /// Events that do not come to their bus.
    refused: Vec<Arrival>,
    /// What services do.
    does: Vec<Does>,
    /// What they do not do.
    does_not: Vec<Does>,
    /// Whether a loop is cut.
    cut: bool,
}

/// Something that arrives, or does not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Arrival {
    /// What the ARN ends in.
    to: String,
    /// A part of it: a text, or members that a JSON text has.
    with: Option<Value>,
    /// How often.
    #[serde(default = "once")]
    times: usize,
}

fn once() -> usize {
    1
}

/// Something that a service does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Does {
    kind: Option<DoingKind>,
    /// What the ARN of the resource ends in.
    at: Option<String>,
    account: Option<String>,
    region: Option<String>,
    /// A part of what is told.
    says: Option<String>,
    /// A part of what it is about.
    with: Option<Value>,
    /// How often; at least once where it is left out.
    times: Option<usize>,
}

impl Expect {
    pub(crate) fn something_arrives(&self) -> bool {
        !self.delivered.is_empty() || !self.does.is_empty()
    }

    pub(crate) fn nothing_arrives(&self) -> bool {
        self.delivered.is_empty()
    }

    /// What is not as expected.
    pub(crate) fn problems(&self, outcome: &Outcome) -> Vec<String> {
        let mut found = Vec::new();
        for (what, expected, came) in [
            ("delivered", &self.delivered, &outcome.delivered),
            ("dead_lettered", &self.dead_lettered, &outcome.dead_lettered),
            ("lost", &self.lost, &outcome.lost),
            ("not_taken", &self.not_taken, &outcome.not_taken),
            ("refused", &self.refused, &outcome.refused),
        ] {
            let mut left: Vec<&(String, String)> = came.iter().collect();
            for one in expected {
                for _ in 0..one.times {
                    match left.iter().position(|(to, text)| one.is(to, text)) {
                        Some(at) => {
                            left.remove(at);
                        }
                        None => found.push(format!("{what}: {one:?} did not come")),
                    }
                }
            }
            for (to, text) in left {
                found.push(format!("{what}: {to} came, with {text}"));
            }
        }
        for one in &self.does {
            let count = outcome.doings.iter().filter(|doing| one.is(doing)).count();
            let right = one.times.map_or(count > 0, |times| count == times);
            if !right {
                found.push(format!("does: {one:?} {count} times"));
            }
        }
        for one in &self.does_not {
            if let Some(doing) = outcome.doings.iter().find(|doing| one.is(doing)) {
                found.push(format!("does_not: {}", doing.text));
            }
        }
        let cut = outcome
            .doings
            .iter()
            .find(|doing| doing.kind == DoingKind::Cut);
        match (cut, self.cut) {
            (None, true) => found.push("no loop was cut".to_owned()),
            (Some(cut), false) => found.push(format!("a loop was cut: {}", cut.text)),
            _ => {}
        }
        if !found.is_empty() && std::env::var("DOINGS").is_ok() {
            let told = outcome.doings.iter().map(|doing| {
                let content = doing.content.as_deref().unwrap_or_default();
                let (kind, text, at) = (doing.kind.as_str(), &doing.text, doing.at);
                format!("    {at} {} {kind} {text} {content:.700}", doing.resource)
            });
            found.extend(told);
        }
        found
    }
}

impl Arrival {
    fn is(&self, to: &str, text: &str) -> bool {
        to.ends_with(&self.to) && self.with.as_ref().is_none_or(|with| holds(text, with))
    }
}

impl Does {
    fn is(&self, doing: &Doing) -> bool {
        let content = doing.content.as_deref().unwrap_or_default();
        self.kind.is_none_or(|kind| kind == doing.kind)
            && self
                .at
                .as_ref()
                .is_none_or(|at| doing.resource.ends_with(at))
            && self
                .account
                .as_ref()
                .is_none_or(|one| *one == *doing.account)
            && self.region.as_ref().is_none_or(|one| *one == *doing.region)
            && self
                .says
                .as_ref()
                .is_none_or(|says| doing.text.contains(says))
            && self.with.as_ref().is_none_or(|with| holds(content, with))
    }
}

/// Whether a text holds a part of a text, or of JSON.
fn holds(text: &str, with: &Value) -> bool {
    if let Value::String(with) = with {
        return text.contains(with);
    }
    serde_json::from_str(text).is_ok_and(|whole: Value| is_part(with, &whole))
}

/// Whether one value is in another: all members of objects, every item of lists.
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
