//! What services did at a station, in a word or two.

use super::super::trail::suppression;
use super::Wiring;
use crate::components::tracks::plan::Kind;
use crate::components::verdict::Passage;
use pipeline::world::{Doing, DoingKind};

/// What a doing tells of its station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tells {
    kind: DoingKind,
    /// The state that an alarm has come to.
    state: Option<String>,
    /// Whether the actions of an alarm are suppressed from now on, or no more.
    suppressed: Option<bool>,
}

impl Tells {
    /// What a doing tells.
    pub(super) fn of(doing: &Doing) -> Tells {
        let is_alarm = doing.kind == DoingKind::Changed && doing.resource.contains(":alarm:");
        let state = is_alarm.then(|| doing.text.split_once(" → ")).flatten();
        let state = state.and_then(|(_, rest)| rest.split('.').next());
        Tells {
            kind: doing.kind,
            state: state.map(str::to_owned),
            suppressed: suppression(doing),
        }
    }
}

/// How often what was done at a station.
#[derive(Clone, Debug, Default)]
struct Count {
    began: usize,
    good: usize,
    bad: usize,
    waits: usize,
    got: usize,
    lost: usize,
    kept_back: usize,
    cut: usize,
    refused: usize,
    changed: usize,
    state: Option<String>,
    suppressed: bool,
}

/// What was done at each station.
pub(super) struct Services(Vec<Option<Count>>);

impl Services {
    /// Nothing, yet.
    pub(super) fn of(wiring: &Wiring) -> Services {
        Services(vec![None; wiring.plan.stations.len()])
    }

    /// Counts a doing.
    pub(super) fn note(&mut self, at: usize, tells: &Tells) {
        let Some(count) = self.0.get_mut(at) else {
            return;
        };
        let count = count.get_or_insert_default();
        if let Some(suppressed) = tells.suppressed {
            count.suppressed = suppressed;
            return;
        }
        match tells.kind {
            DoingKind::Started => count.began += 1,
            DoingKind::Succeeded => {
                count.good += 1;
                count.waits = 0;
            }
            DoingKind::Failed => {
                count.bad += 1;
                count.waits = 0;
            }
            DoingKind::Waits => count.waits += 1,
            DoingKind::Message | DoingKind::Wrote => count.got += 1,
            DoingKind::Lost => count.lost += 1,
            DoingKind::Refused => count.refused += 1,
            DoingKind::FilteredOut => count.kept_back += 1,
            DoingKind::Cut => count.cut += 1,
            DoingKind::Changed => {
                count.changed += 1;
                if tells.state.is_some() {
                    count.state.clone_from(&tells.state);
                }
            }
            _ => {}
        }
    }

    /// Puts it onto the stations.
    pub(super) fn put(self, wiring: &mut Wiring) {
        let stations = wiring.plan.stations.iter_mut().zip(self.0);
        for (station, count) in stations {
            let Some(count) = count else {
                continue;
            };
            let (passage, words) = count.words();
            if words.is_empty() {
                continue;
            }
            if station.kind == Kind::Service || station.passage == Passage::Waiting {
                station.passage = passage;
                station.state = words;
                continue;
            }
            // What a target got stands first, then what it did with it.
            let is_told = station.state.contains(&words) || words.starts_with("Got ");
            if !is_told && !station.state.is_empty() {
                station.state = format!("{}, {}", station.state, words.to_lowercase());
            }
            if passage == Passage::Broken {
                station.passage = passage;
            }
        }
    }
}

impl Count {
    /// How it is, and in words.
    fn words(&self) -> (Passage, String) {
        if let Some(state) = &self.state {
            let passage = match state.as_str() {
                "ALARM" => Passage::Broken,
                "OK" => Passage::Taken,
                _ => Passage::Waiting,
            };
            let words = match self.suppressed {
                true => format!("{state}, actions suppressed"),
                false => state.clone(),
            };
            return (passage, words);
        }
        let under_way = self.began.saturating_sub(self.good + self.bad);
        let all = [
            ("Loop cut", self.cut.min(1)),
            ("Failed", self.bad),
            ("Lost", self.lost),
            ("Refused", self.refused),
            ("Waits", self.waits),
            ("Done", self.good),
            ("Under way", if self.waits == 0 { under_way } else { 0 }),
            ("Got", if self.began == 0 { self.got } else { 0 }),
            ("Kept back", self.kept_back),
        ];
        let told = all.iter().filter(|(_, count)| *count > 0).take(2);
        let mut words = String::new();
        for (word, count) in told {
            if words.is_empty() {
                words.push_str(word);
            } else {
                words.push_str(", ");
                words.push_str(&word.to_lowercase());
            }
            if *word != "Loop cut" {
                words.push_str(&format!(" {count}"));
            }
        }
        if words.is_empty() && self.changed > 0 {
            words = "Changed".to_owned();
        }
        let passage = match () {
            () if self.cut + self.bad + self.lost + self.refused > 0 => Passage::Broken,
            () if self.good + self.got + self.changed > 0 => Passage::Taken,
            () if self.waits + under_way > 0 => Passage::Waiting,
            () if self.kept_back > 0 => Passage::NotTaken,
            () => Passage::Waiting,
        };
        (passage, words)
    }
}
