//! The world around the buses on the map: the resources behind the targets and what leads to them.

use super::{Thing, Wiring};
use crate::components::tracks::plan::{Kind, Station};
use crate::components::verdict::Passage;
use door::Mapped;
use pipeline::world::map::{self, StationKind, TrackKind};
use std::collections::VecDeque;
use std::rc::Rc;

/// The world around the buses, and where it stands in the plan.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// What the workshop has drawn up.
    pub map: Rc<Mapped>,
    /// The station in the plan of each resource; none of an event bus that is not drawn.
    places: Vec<Option<usize>>,
    /// The track in the plan of each way; none of one that is not drawn.
    tracks: Vec<Option<usize>>,
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.map, &other.map) || self.map == other.map
    }
}

impl World {
    /// The place in the plan of a resource, by its place on the map.
    pub fn place(&self, station: usize) -> Option<usize> {
        self.places.get(station).copied().flatten()
    }

    /// The resource that a station of the plan is.
    pub fn of(&self, place: usize) -> Option<(usize, &map::Station)> {
        let at = self.places.iter().position(|each| *each == Some(place))?;
        Some((at, self.map.stations.get(at)?))
    }

    /// The station in the plan of the resource with an ARN, or of what its work belongs to.
    pub fn named(&self, arn: &str) -> Option<usize> {
        let arn = arn.strip_suffix(":*").unwrap_or(arn);
        let is_it = |station: &map::Station| {
            let is_work = |work: &String| arn.starts_with(work.as_str());
            station.arn == arn
                || station.targets.iter().any(|target| target == arn)
                || station.work.iter().any(is_work)
        };
        self.place(self.map.stations.iter().position(is_it)?)
    }

    /// The station where a declared way begins.
    pub fn beginning(&self, list: &str, name: &str) -> Option<usize> {
        let is_it = |track: &&map::Track| {
            let declared = track.declared.as_ref();
            declared.is_some_and(|one| one.list == list && one.name == name)
        };
        self.place(self.map.tracks.iter().find(is_it)?.from)
    }

    /// The ways from a resource, with the stations of the plan where they end.
    pub fn onward(&self, station: usize) -> impl Iterator<Item = (Option<usize>, &map::Track)> {
        let all = self.map.tracks.iter();
        let from = all.filter(move |track| track.from == station);
        from.map(|track| (self.place(track.to), track))
    }

    /// The ways to a resource by which something holds it back, with the stations where they begin.
    pub fn held_back(&self, station: usize) -> impl Iterator<Item = (Option<usize>, &map::Track)> {
        let all = self.map.tracks.iter();
        let to = all.filter(move |track| track.to == station && !track.kind.leads_on());
        to.map(|track| (self.place(track.from), track))
    }

    /// The station of the alarm that suppresses the actions of the composite alarm at a station.
    pub fn suppressor(&self, place: usize) -> Option<usize> {
        let (at, _) = self.of(place)?;
        let mut ways = self.map.tracks.iter();
        let is_it = |track: &&map::Track| track.to == at && track.kind == TrackKind::Suppressor;
        self.place(ways.find(is_it)?.from)
    }

    /// The ways that a track of the plan stands for.
    pub fn ways(&self, track: usize) -> impl Iterator<Item = &map::Track> {
        let all = self.map.tracks.iter().zip(&self.tracks);
        all.filter(move |(_, at)| **at == Some(track))
            .map(|(way, _)| way)
    }

    /// The station of a declared thing; where that is a way, the one from which it leads.
    pub fn declared(
        &self,
        (account, region): (&str, &str),
        (list, name): (&str, &str),
    ) -> Option<usize> {
        let is_it = |declared: &Option<map::Declared>| {
            let declared = declared.as_ref();
            declared.is_some_and(|one| one.list == list && one.name == name)
        };
        let is_there = |station: &map::Station| {
            (station.account == account || station.account.is_empty())
                && (station.region == region || station.region.is_empty())
        };
        let mut stations = self.map.stations.iter();
        let own = stations.position(|station| is_it(&station.declared) && is_there(station));
        let from = || {
            let mut tracks = self.map.tracks.iter();
            Some(tracks.find(|track| is_it(&track.declared))?.from)
        };
        self.place(own.or_else(from)?)
    }
}

/// The wiring with the world around it.
pub(super) fn lay(mut wiring: Wiring, map: &Rc<Mapped>) -> Wiring {
    wiring.world.map = Rc::clone(map);
    let mut layer = Layer {
        places: map
            .stations
            .iter()
            .map(|station| known(&wiring, station))
            .collect(),
        wiring,
        map,
    };
    layer.follow((0..map.stations.len()).collect());
    layer.begin();
    let tracks = map.tracks.iter().map(|track| layer.track(track)).collect();
    let Layer {
        places, mut wiring, ..
    } = layer;
    wiring.world.places = places;
    wiring.world.tracks = tracks;
    wiring
}

/// The station that a resource has as a target, a dead-letter queue or a bus.
fn known(wiring: &Wiring, station: &map::Station) -> Option<usize> {
    if station.kind == StationKind::EventBus {
        return wiring.bus(&station.arn);
    }
    let is_it = |arn: &String| *arn == station.arn || station.targets.contains(arn);
    let mut things = wiring.things.iter();
    let target = things.position(|thing| matches!(thing, Thing::Target { arn, .. } if is_it(arn)));
    target.or_else(|| {
        let mut things = wiring.things.iter();
        things.position(|thing| matches!(thing, Thing::Queue { arn } if is_it(arn)))
    })
}

struct Layer<'a> {
    wiring: Wiring,
    map: &'a Mapped,
    /// The station in the plan of each resource that has one yet.
    places: Vec<Option<usize>>,
}

/// Whether a way is a track of its own: events that no rule takes are told of in words alone.
fn is_drawn(track: &map::Track) -> bool {
    track.kind != TrackKind::Events || !track.rules.is_empty()
}

/// Whether the station where a way ends may stand behind the one where it begins. A composite alarm
/// stands behind those of its rule, not behind its suppressor.
fn leads_on(track: &map::Track) -> bool {
    !matches!(track.kind, TrackKind::Events | TrackKind::Suppressor)
}

impl Layer<'_> {
    fn place(&self, at: usize) -> Option<usize> {
        self.places.get(at).copied().flatten()
    }

    /// Puts what these resources lead to behind them, and what that leads to.
    fn follow(&mut self, first: VecDeque<usize>) {
        let mut todo = first;
        while let Some(at) = todo.pop_front() {
            let Some(from) = self.place(at) else {
                continue;
            };
            let ways = self.map.tracks.iter();
            for track in ways.filter(|track| track.from == at && leads_on(track)) {
                if self.place(track.to).is_none() {
                    self.add(track.to, Some(from));
                    todo.push_back(track.to);
                }
            }
        }
    }

    /// What nothing leads to begins a line of its own; then one of what is left, which goes around.
    fn begin(&mut self) {
        loop {
            let all = 0..self.map.stations.len();
            let mut left = all.filter(|at| self.place(*at).is_none());
            let is_led_to = |at: &usize| {
                let mut ways = self.map.tracks.iter();
                ways.any(|track| track.to == *at && track.from != *at && leads_on(track))
            };
            let first = left.clone().find(|at| !is_led_to(at));
            let Some(at) = first.or_else(|| left.next()) else {
                return;
            };
            self.add(at, None);
            self.follow(VecDeque::from([at]));
        }
    }

    fn add(&mut self, at: usize, from: Option<usize>) {
        let Some(of) = self.map.stations.get(at) else {
            return;
        };
        let mut things = self.wiring.things.iter();
        let here = things.find_map(|thing| match thing {
            Thing::Bus(bus) if bus.here => Some((bus.account.as_str(), bus.region.as_str())),
            _ => None,
        });
        let note = match here {
            Some((account, _)) if account != of.account => {
                format!("{} · {}", of.kind.label(), of.account)
            }
            Some((_, region)) if region != of.region && of.kind != StationKind::Bucket => {
                format!("{} · {}", of.kind.label(), of.region)
            }
            _ => of.kind.label().to_owned(),
        };
        let station = Station {
            key: format!("service {}", of.arn),
            kind: match of.kind {
                StationKind::EventBus => Kind::Back,
                StationKind::Subscriber => Kind::Target,
                _ => Kind::Service,
            },
            name: match of.name.is_empty() {
                true => "(no name)".to_owned(),
                false => of.name.clone(),
            },
            note,
            state: String::new(),
            passage: Passage::Waiting,
        };
        let placed = self.wiring.plan.add(station, from);
        self.wiring.things.push(Thing::Service {
            arn: of.arn.clone(),
        });
        if let Some(place) = self.places.get_mut(at) {
            *place = Some(placed);
        }
    }

    /// The track of a way, laid where there is none yet.
    fn track(&mut self, track: &map::Track) -> Option<usize> {
        let (from, to) = (self.place(track.from)?, self.place(track.to)?);
        if from == to || !is_drawn(track) {
            return None;
        }
        let plan = &mut self.wiring.plan;
        if plan.track(from, to).is_none() {
            plan.join(from, to);
            if let Some(laid) = plan.tracks.last_mut() {
                laid.passage = Passage::Waiting;
            }
        }
        let at = plan.track(from, to)?;
        if let Some(laid) = plan.tracks.get_mut(at) {
            laid.circle |= track.circle;
        }
        Some(at)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::pages::yard::canvas) mod tests;
