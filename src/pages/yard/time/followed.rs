//! What has followed from a send, as far as the clock has come.

use super::said::{self, times};
use crate::store::yard::{Entry, Run, row};
use door::Sending;
use pipeline::MessageType;
use pipeline::world::{Doing, DoingKind};
use std::collections::BTreeMap;

/// What has followed from a send: what services did, and the steps of events that came of it.
pub struct Followed<'a> {
    /// In their order; with each, how many events of services lie between it and what was sent.
    pub entries: Vec<(Entry<'a>, usize)>,
    /// Whether all of it is kept.
    pub is_whole: bool,
}

impl<'a> Followed<'a> {
    /// Of a send and what has happened since. What a run has let go of is not here.
    pub fn of(run: &'a Run, sending: &'a Sending) -> Followed<'a> {
        // How deep each step and doing is that belongs to it.
        let mut depths: BTreeMap<u64, usize> = BTreeMap::new();
        let mut entries = Vec::new();
        let own = row(&sending.steps, &sending.doings);
        let last = own.last().map(Entry::number);
        let first_kept = run.entries().next().map_or(0, Entry::number);
        let later = run
            .entries()
            .filter(|entry| last.is_some_and(|last| entry.number() > last));
        for (entry, is_own) in row(&sending.steps, &sending.doings)
            .map(|entry| (entry, true))
            .chain(later.map(|entry| (entry, false)))
        {
            let cause = entry.cause().and_then(|cause| match depths.get(&cause) {
                Some(depth) => Some(*depth),
                // What it follows from was let go: it came after what was sent, most likely of it.
                None if last.is_some_and(|last| cause > last) && cause < first_kept => Some(1),
                None => None,
            });
            let is_back = |entry: Entry<'_>| {
                let step = entry.step();
                step.is_some_and(|step| step.message_type == MessageType::EventReceipt)
            };
            let depth = match cause {
                Some(depth) if is_back(entry) => depth + 1,
                Some(depth) => depth,
                None if is_own => 0,
                None => continue,
            };
            depths.insert(entry.number(), depth);
            if entry.doing().is_some() || depth > 0 || !is_own {
                entries.push((entry, depth));
            }
        }
        Followed {
            entries,
            is_whole: last.is_none_or(|last| first_kept <= last.saturating_add(1)),
        }
    }

    /// Whether services did nothing because of it.
    pub fn is_nothing(&self) -> bool {
        self.doings().next().is_none()
    }

    fn doings(&self) -> impl Iterator<Item = &'a Doing> {
        self.entries.iter().filter_map(|(entry, _)| entry.doing())
    }

    fn count(&self, takes: impl Fn(&Doing) -> bool) -> usize {
        self.doings().filter(|doing| takes(doing)).count()
    }

    /// Where loops were cut.
    pub fn cuts(&self) -> Vec<&'a Doing> {
        self.doings()
            .filter(|doing| doing.kind == DoingKind::Cut)
            .collect()
    }

    /// In one sentence; empty where nothing has followed.
    pub fn sentence(&self) -> String {
        if self.is_nothing() {
            return String::new();
        }
        let mut begun: Vec<(&str, &str, usize)> = Vec::new();
        // An action of a pipeline is no run of it.
        let starts =
            |doing: &&Doing| doing.kind == DoingKind::Started && !doing.text.starts_with("Action ");
        for doing in self.doings().filter(starts) {
            let (name, verb) = (said::service(&doing.resource), said::verb(&doing.resource));
            match begun.iter_mut().find(|(known, ..)| *known == name) {
                Some((.., count)) => *count += 1,
                None => begun.push((name, verb, 1)),
            }
        }
        let begun: Vec<String> = begun
            .into_iter()
            .map(|(name, verb, count)| format!("{name} {verb} {}", times(count)))
            .collect();
        let kind = |kind: DoingKind| self.count(|doing| doing.kind == kind);
        let alarms = self.count(|doing| {
            doing.kind == DoingKind::Changed
                && doing.resource.contains(":alarm:")
                && doing.text.contains("→ ALARM")
        });
        let counted = [
            (kind(DoingKind::SentEvent), "more event", "more events"),
            (kind(DoingKind::Message), "message", "messages"),
            (alarms, "alarm", "alarms"),
            (kind(DoingKind::Failed), "failure", "failures"),
            (kind(DoingKind::Refused), "refusal", "refusals"),
            (kind(DoingKind::Lost), "loss", "losses"),
            (kind(DoingKind::Cut), "loop cut", "loops cut"),
        ];
        let counted: Vec<String> = counted
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, some)| match count {
                1 => format!("1 {one}"),
                _ => format!("{count} {some}"),
            })
            .collect();
        let parts = [join(&begun), counted.join(", ")];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        match parts.is_empty() {
            true => "And then services went on.".to_owned(),
            false if self.is_whole => format!("And then {}.", parts.join("; ")),
            false => format!("And then, of what is kept, {}.", parts.join("; ")),
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod tests;
