//! Makes the stations and tracks of a yard.

use super::{BusAt, Thing, Wiring};
use crate::components::tracks::names::of_arn;
use crate::components::tracks::plan::{Kind, Station};
use crate::components::verdict::Passage;
use pipeline::{EventBus, Rule, RuleState, Target, Yard};
use std::rc::Rc;

/// The wiring of a yard, as [`Wiring::of`] says.
pub(super) fn build(yard: &Yard, sources: &[String], said: &[&'static str]) -> Wiring {
    let mut builder = Builder {
        yard,
        said,
        wiring: Wiring::default(),
        columns: Vec::new(),
        way: Vec::new(),
    };
    let buses = builder.buses();
    let fed: Vec<bool> = buses
        .iter()
        .map(|(at, _)| builder.is_fed_by_another(at))
        .collect();
    // The default bus first; then those that nothing leads to; then what is left.
    for wanted in [false, true] {
        for ((at, bus), fed) in buses.iter().zip(&fed) {
            let first = at.here && at.name == pipeline::DEFAULT_EVENT_BUS;
            if (*fed && !first) == wanted && builder.placed(&at.arn).is_none() {
                builder.line(at, bus, sources);
            }
        }
    }
    builder.wiring
}

/// Whether no event can come by a rule.
fn is_off(rule: &Rule) -> bool {
    rule.state == RuleState::Disabled
}

struct Builder<'a> {
    yard: &'a Yard,
    said: &'a [&'static str],
    wiring: Wiring,
    /// The column of each station.
    columns: Vec<usize>,
    /// The buses that lead to where the builder is.
    way: Vec<String>,
}

impl<'a> Builder<'a> {
    /// All buses, those of the place where the person works first.
    fn buses(&self) -> Vec<(BusAt, &'a EventBus)> {
        let yard = self.yard;
        let here = (&yard.account, &yard.region, &yard.event_buses, true);
        let there = yard.elsewhere.iter();
        let there = there.map(|place| (&place.account, &place.region, &place.event_buses, false));
        let mut all = Vec::new();
        for (account, region, buses, here) in [here].into_iter().chain(there) {
            all.extend(buses.iter().map(|bus| {
                let at = BusAt {
                    name: bus.name.clone(),
                    account: account.clone(),
                    region: region.clone(),
                    arn: format!(
                        "arn:{}:events:{region}:{account}:event-bus/{}",
                        partition(region),
                        bus.name
                    ),
                    here,
                };
                (at, bus)
            }));
        }
        // Another place shows only what somebody has made there.
        all.retain(|(at, bus)| {
            at.here || bus.name != pipeline::DEFAULT_EVENT_BUS || self.is_used(at)
        });
        all
    }

    fn is_used(&self, at: &BusAt) -> bool {
        !self.rules(at).is_empty() || self.is_fed_by_another(at)
    }

    /// The rules of a bus, each with its place in the list of the yard.
    fn rules(&self, at: &BusAt) -> Vec<(Option<usize>, &'a Rule)> {
        let of_bus = |rule: &&Rule| rule.event_bus == at.name;
        if at.here {
            let rules = self.yard.rules.iter().enumerate();
            let rules = rules.filter(|(_, rule)| of_bus(rule));
            return rules.map(|(n, rule)| (Some(n), rule)).collect();
        }
        let place = self
            .yard
            .elsewhere
            .iter()
            .find(|place| place.account == at.account && place.region == at.region);
        let rules = place.into_iter().flat_map(|place| &place.rules);
        rules.filter(of_bus).map(|rule| (None, rule)).collect()
    }

    /// Whether a rule of another bus has this one as its target.
    fn is_fed_by_another(&self, at: &BusAt) -> bool {
        let here = self.yard.rules.iter();
        let there = self.yard.elsewhere.iter().flat_map(|place| &place.rules);
        let own: Vec<*const Rule> = self
            .rules(at)
            .iter()
            .map(|(_, rule)| *rule as *const Rule)
            .collect();
        here.chain(there).any(|rule| {
            !own.contains(&(rule as *const Rule))
                && rule.targets.iter().any(|target| target.arn == at.arn)
        })
    }

    fn placed(&self, arn: &str) -> Option<usize> {
        self.wiring.bus(arn)
    }

    fn column(&self, at: usize) -> usize {
        self.columns.get(at).copied().unwrap_or_default()
    }

    fn add(&mut self, station: Station, thing: Thing, from: Option<usize>) -> usize {
        let column = from.map_or(0, |from| self.column(from) + 1);
        self.columns.push(column);
        self.wiring.things.push(thing);
        self.wiring.plan.add(station, from)
    }

    /// A bus that events enter, with everything that follows it.
    fn line(&mut self, at: &BusAt, bus: &'a EventBus, sources: &[String]) {
        let is_default = at.name == pipeline::DEFAULT_EVENT_BUS;
        let own = [if is_default {
            "AWS services"
        } else {
            "PutEvents"
        }
        .to_owned()];
        let named = at.here && is_default && !sources.is_empty();
        let mut names = if named { sources } else { &own[..] }.iter();
        let mut source = |builder: &mut Self| {
            let name = names.next()?;
            let station = station(
                Kind::Source,
                format!("source {name} {}", at.arn),
                name,
                if named {
                    "source"
                } else {
                    "where events enter"
                },
            );
            let thing = Thing::Source {
                bus: at.arn.clone(),
            };
            Some(builder.add(station, thing, None))
        };
        let first = source(self);
        let placed = self.bus(at, bus, first);
        while let Some(more) = source(self) {
            self.wiring.plan.join(more, placed);
        }
    }

    fn bus(&mut self, at: &BusAt, bus: &'a EventBus, from: Option<usize>) -> usize {
        let note = if at.here {
            "event bus".to_owned()
        } else {
            format!("event bus · {}", at.account)
        };
        let station = station(Kind::Bus, format!("bus {}", at.arn), &at.name, &note);
        let placed = self.add(station, Thing::Bus(at.clone()), from);
        if !at.here {
            let place = format!("Account {} · {}", at.account, at.region);
            self.wiring.plan.grounds.push((placed, place));
        }
        self.way.push(at.arn.clone());
        for (place, rule) in self.rules(at) {
            self.rule(at, place, rule, placed);
        }
        self.way.pop();
        if let Some(arn) = bus
            .dead_letter_config
            .as_ref()
            .and_then(|config| config.arn.as_ref())
        {
            self.queue(arn, placed);
        }
        placed
    }

    fn rule(&mut self, bus: &BusAt, at: Option<usize>, rule: &'a Rule, from: usize) {
        let arn = if bus.name == pipeline::DEFAULT_EVENT_BUS {
            format!(
                "arn:{}:events:{}:{}:rule/{}",
                partition(&bus.region),
                bus.region,
                bus.account,
                rule.name
            )
        } else {
            format!(
                "arn:{}:events:{}:{}:rule/{}/{}",
                partition(&bus.region),
                bus.region,
                bus.account,
                bus.name,
                rule.name
            )
        };
        let twins = self
            .wiring
            .things
            .iter()
            .filter(|thing| matches!(thing, Thing::Rule { arn: of, .. } if *of == arn))
            .count();
        let note = match &rule.schedule_expression {
            Some(schedule) => format!("rule · {schedule}"),
            None => "rule".to_owned(),
        };
        let said = at.and_then(|at| self.said.get(at)).copied();
        let mut station = station(Kind::Rule, format!("rule {twins} {arn}"), &rule.name, &note);
        station.state = match said {
            _ if is_off(rule) => "Disabled",
            Some(said) => said,
            None => "",
        }
        .to_owned();
        if is_off(rule) {
            station.passage = Passage::NotTaken;
        }
        let thing = Thing::Rule {
            bus: bus.clone(),
            arn,
            at,
            rule: Rc::new(rule.clone()),
        };
        let placed = self.add(station, thing, Some(from));
        if rule.feeds_archive() {
            self.archive(bus, rule, placed);
            return;
        }
        let mut before: Vec<&str> = Vec::new();
        for (nth, target) in rule.targets.iter().enumerate() {
            let twins = before.iter().filter(|arn| **arn == target.arn).count();
            before.push(&target.arn);
            let uses = at.map(|at| (at, nth));
            self.target(target, twins, uses, placed, is_off(rule));
        }
    }

    fn archive(&mut self, bus: &BusAt, rule: &Rule, from: usize) {
        let here = self.yard.resources.archives.iter();
        let there = self.yard.elsewhere.iter();
        let there = there.flat_map(|place| &place.resources.archives);
        let mut archives = here.chain(there);
        let kept = archives.find(|archive| {
            archive.event_source_arn == bus.arn && archive.rule_name() == rule.name
        });
        let Some(archive) = kept else {
            return;
        };
        let key = format!("archive {} {}", archive.name, bus.arn);
        let mut station = station(Kind::Archive, key, &archive.name, "archive");
        let events = archive.events.len();
        if events > 0 {
            station.state = format!("Keeps {events}");
            station.passage = Passage::Taken;
            if let Some(rule) = self.wiring.plan.stations.get_mut(from) {
                rule.passage = Passage::Taken;
            }
        }
        let thing = Thing::Archive(Rc::new(archive.clone()));
        self.add(station, thing, Some(from));
    }

    /// The `twins`-th target of its rule that is this resource.
    fn target(
        &mut self,
        target: &'a Target,
        twins: usize,
        uses: Option<(usize, usize)>,
        from: usize,
        off: bool,
    ) {
        let column = self.column(from) + 1;
        let buses = self.buses();
        let placed = if let Some((at, bus)) = buses
            .iter()
            .find(|(at, _)| at.arn == target.arn)
            .filter(|_| twins == 0)
        {
            match self.placed(&at.arn) {
                None => self.bus(at, bus, Some(from)),
                Some(placed) if self.column(placed) == column && !self.way.contains(&at.arn) => {
                    self.wiring.plan.join(from, placed);
                    placed
                }
                Some(_) => {
                    let mut station = station(
                        Kind::Back,
                        format!("back {} {column} {from}", at.arn),
                        &at.name,
                        "on to the bus",
                    );
                    station.passage = if off {
                        Passage::NotTaken
                    } else {
                        Passage::Waiting
                    };
                    let thing = Thing::Back {
                        arn: target.arn.clone(),
                        uses: uses.into_iter().collect(),
                    };
                    self.add(station, thing, Some(from))
                }
            }
        } else {
            self.resource(target, twins, uses, from, off)
        };
        if let Some(arn) = target
            .dead_letter_config
            .as_ref()
            .and_then(|config| config.arn.as_ref())
        {
            self.queue(arn, placed);
        }
    }

    fn resource(
        &mut self,
        target: &Target,
        twins: usize,
        uses: Option<(usize, usize)>,
        from: usize,
        off: bool,
    ) -> usize {
        let column = self.column(from) + 1;
        let key = format!("target {column} {twins} {}", target.arn);
        if let Some(placed) = self.wiring.plan.station(&key) {
            if let Some(Thing::Target { uses: all, .. }) = self.wiring.things.get_mut(placed) {
                all.extend(uses);
            }
            if let Some(station) = self.wiring.plan.stations.get_mut(placed).filter(|_| !off) {
                station.passage = Passage::Waiting;
            }
            self.wiring.plan.join(from, placed);
            if let Some(track) = self
                .wiring
                .plan
                .tracks
                .last_mut()
                .filter(|track| track.from == from && off)
            {
                track.passage = Passage::NotTaken;
            }
            return placed;
        }
        let kind = target
            .kind()
            .map_or("not a target", |kind| kind.target_type().label);
        let mut station = station(Kind::Target, key, of_arn(&target.arn), kind);
        if off {
            station.passage = Passage::NotTaken;
        }
        let thing = Thing::Target {
            arn: target.arn.clone(),
            uses: uses.into_iter().collect(),
        };
        self.add(station, thing, Some(from))
    }

    fn queue(&mut self, arn: &str, from: usize) {
        let key = format!("queue {} {arn}", self.column(from) + 1);
        match self.wiring.plan.station(&key) {
            Some(placed) => self.wiring.plan.join(from, placed),
            None => {
                let station = station(Kind::Queue, key, of_arn(arn), "dead-letter queue");
                self.add(
                    station,
                    Thing::Queue {
                        arn: arn.to_owned(),
                    },
                    Some(from),
                );
            }
        }
    }
}

fn station(kind: Kind, key: String, name: &str, note: &str) -> Station {
    Station {
        key,
        kind,
        name: if name.is_empty() {
            "(no name)".to_owned()
        } else {
            name.to_owned()
        },
        note: note.to_owned(),
        state: String::new(),
        passage: Passage::Waiting,
    }
}

/// The partition of a Region.
fn partition(region: &str) -> &'static str {
    match region {
        _ if region.starts_with("cn-") => "aws-cn",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}
