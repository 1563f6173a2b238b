//! What is to come of a try, and whether it did.

use pipeline::world::DoingKind;
use practice::exercise::{Arrival, Does, Played, Way, assign};
use serde::Deserialize;

/// What is to come of a try. Of the lists of deliveries each is whole: what is not in it must not
/// come.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Expect {
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

impl Expect {
    /// Whether something is to come to a target, or to be done.
    pub fn something_arrives(&self) -> bool {
        !self.delivered.is_empty() || !self.does.is_empty()
    }

    /// Whether nothing is to come to a target.
    pub fn nothing_arrives(&self) -> bool {
        self.delivered.is_empty()
    }

    /// What is not as expected.
    pub fn problems(&self, outcome: &Played) -> Vec<String> {
        let mut found = Vec::new();
        for (what, way, expected) in [
            ("delivered", Way::Delivered, &self.delivered),
            ("dead_lettered", Way::DeadLettered, &self.dead_lettered),
            ("lost", Way::Lost, &self.lost),
            ("not_taken", Way::NotTaken, &self.not_taken),
            ("refused", Way::Refused, &self.refused),
        ] {
            let came = outcome.all(way);
            let expected: Vec<_> = expected.iter().map(|one| (one, one.times)).collect();
            let assigned = assign(&expected, &came, |one, came| one.is(&came.to, &came.text));
            for (one, _) in assigned.missing.iter().filter_map(|at| expected.get(*at)) {
                found.push(format!("{what}: {one:?} did not come"));
            }
            for (came, claimed) in came.iter().zip(assigned.claimed) {
                if claimed.is_none() {
                    found.push(format!("{what}: {} came, with {}", came.to, came.text));
                }
            }
        }
        for one in &self.does {
            let count = outcome.doings.iter().filter(|doing| one.is(doing)).count();
            if !one.is_enough(count) {
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
