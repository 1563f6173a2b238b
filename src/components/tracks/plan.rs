//! What a track diagram shows: stations, and the tracks between them.

use crate::components::verdict::Passage;

/// What a station stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Where events enter.
    Source,
    /// An event bus.
    Bus,
    /// A rule: a switch in the track of its bus.
    Rule,
    /// A target: a platform.
    Target,
    /// A dead-letter queue: a siding.
    Queue,
    /// An archive of an event bus.
    Archive,
    /// An event bus that is drawn elsewhere: the track leads back to it.
    Back,
    /// A resource that works by itself: what services do next and what hangs on them.
    Service,
}

/// A station.
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    /// Tells it from every other station, also in the diagram of the next moment.
    pub key: String,
    /// What it stands for.
    pub kind: Kind,
    /// Its name; cut in the middle where it is too long for its place.
    pub name: String,
    /// What it is, in a few words.
    pub note: String,
    /// How it is with it, in a word or two; empty where there is nothing to say.
    pub state: String,
    /// What became of events here.
    pub passage: Passage,
}

/// A track from one station to another, by their places in [`Plan::stations`].
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What became of events on it.
    pub passage: Passage,
    /// How many events went this way; none where it is not counted.
    pub count: Option<usize>,
    /// Whether it closes a circle.
    pub circle: bool,
}

/// Stations and tracks.
///
/// A station comes after the one that its first track comes from; other tracks that lead to it join
/// that one. So the first tracks alone are a forest, which is what a screen reader hears.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The stations.
    pub stations: Vec<Station>,
    /// The tracks.
    pub tracks: Vec<Track>,
    /// The stations that begin a part which stands on ground of its own, with what that is called.
    pub grounds: Vec<(usize, String)>,
}

impl Plan {
    /// Adds a station at the end of a track from another one, and gives its place.
    pub fn add(&mut self, station: Station, from: Option<usize>) -> usize {
        let at = self.stations.len();
        let passage = station.passage;
        self.stations.push(station);
        if let Some(from) = from {
            self.tracks.push(Track {
                from,
                to: at,
                passage,
                count: None,
                circle: false,
            });
        }
        at
    }

    /// Lays another track to a station, unless there is one between the two.
    pub fn join(&mut self, from: usize, to: usize) {
        if self.track(from, to).is_none() {
            let passage = self
                .stations
                .get(to)
                .map_or(Passage::Waiting, |station| station.passage);
            self.tracks.push(Track {
                from,
                to,
                passage,
                count: None,
                circle: false,
            });
        }
    }

    /// The place of the track between two stations.
    pub fn track(&self, from: usize, to: usize) -> Option<usize> {
        self.tracks
            .iter()
            .position(|track| track.from == from && track.to == to)
    }

    /// The place of the station with this key.
    pub fn station(&self, key: &str) -> Option<usize> {
        self.stations.iter().position(|station| station.key == key)
    }

    /// The station that the first track to a station comes from.
    pub fn parent(&self, at: usize) -> Option<usize> {
        let first = self.tracks.iter().find(|track| track.to == at)?;
        (first.from < at).then_some(first.from)
    }

    /// The tracks that lead on from a station.
    pub fn onward(&self, at: usize) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |track| track.from == at)
    }
}
