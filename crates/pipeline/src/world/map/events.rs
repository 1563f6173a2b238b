//! Which resources send events, to which bus, and which rules take them.

use super::builder::{Builder, Site, known};
use super::calls::event_bus;
use super::starts::starts;
use super::{Station, StationKind, TrackKind};
use crate::findings::circles::{Node, invocation, nodes, seed, takers};
use crate::wires::alarm::{AlarmState, StateValue, alarm_arn, event_detail};
use crate::world::foresee::{Foreseen, follow};
use crate::world::happenings::Happenings;
use crate::world::places::{place_of, services};
use crate::world::target::{knows, what_follows};
use crate::{DEFAULT_EVENT_BUS, Yard, json};
use pattern::Event;
use std::collections::VecDeque;
use std::sync::Arc;

/// How many calls of targets are looked at, so that the work is bounded.
const MOST_CALLS: usize = 60;
/// How many rules a way remembers.
const MOST_RULES: usize = 20;

/// The ways of events back to the buses.
pub(super) fn tracks(builder: &mut Builder<'_>, samples: &[Event]) {
    let yard = builder.yard;
    let quiet = without_rules(yard);
    let nodes = nodes(yard);
    // What happens by itself, place after place; then what each rule brings about.
    let mut brought: Vec<usize> = Vec::new();
    let mut todo: VecDeque<(usize, Arc<str>)> = VecDeque::new();
    for site in builder.sites.clone() {
        let mut there = quiet.clone();
        there.go_to(site.account, site.region);
        let mut coming = follow(&there, starts(site, yard.clock));
        coming.extend(alarms(site, yard));
        for next in coming {
            note(builder, (&quiet, &nodes), &next, &mut brought, &mut todo);
        }
    }
    for (at, node) in nodes.iter().enumerate() {
        todo.push_back((at, seed(node, samples).into()));
    }
    let mut calls = 0;
    while let Some((at, event)) = todo.pop_front() {
        let Some(node) = nodes.get(at) else {
            continue;
        };
        for target in &node.rule.targets {
            let Ok(kind) = target.kind() else {
                continue;
            };
            let of = invocation(&quiet, node, target, &event);
            let (account, region) = place_of(&quiet, &target.arn);
            if !services(&quiet, account, region).is_some_and(|all| knows(all, kind, &of)) {
                continue;
            }
            let Some(what) = what_follows(kind, &of) else {
                continue;
            };
            if calls >= MOST_CALLS {
                return;
            }
            calls += 1;
            let mut there = quiet.clone();
            there.go_to(account, region);
            for mut next in follow(&there, vec![what]) {
                // A call that EventBridge itself makes is told of as one of the target.
                if next.sender.contains(":rule/") {
                    next.sender = target.arn.as_str().into();
                }
                note(builder, (&quiet, &nodes), &next, &mut brought, &mut todo);
            }
        }
    }
}

/// The yard without rules and without what is going on.
fn without_rules(yard: &Yard) -> Yard {
    let mut quiet = yard.clone();
    quiet.rules.clear();
    quiet.under_way.clear();
    *quiet.happenings = Happenings::default();
    for place in &mut quiet.elsewhere {
        place.rules.clear();
    }
    quiet
}

/// Notes an event on its way to a bus, and that the rules that take it are to be looked at with it.
fn note(
    builder: &mut Builder<'_>,
    (quiet, nodes): (&Yard, &[Node<'_>]),
    next: &Foreseen,
    brought: &mut Vec<usize>,
    todo: &mut VecDeque<(usize, Arc<str>)>,
) {
    let Some(site) = place(builder, &next.account, &next.region) else {
        return;
    };
    let Some(from) = sender(builder, site, next) else {
        return;
    };
    let taken = takers(quiet, nodes, next);
    let about = About::read(&next.text);
    // A record of a call is told only where a rule takes it: nearly every call leaves one.
    if taken.is_empty() && about.is_call {
        return;
    }
    let to = event_bus(builder, site, &next.event_bus);
    let at = builder.track(from, to, TrackKind::Events, String::new());
    let rules = taken.iter().filter_map(|at| nodes.get(*at));
    let rules: Vec<String> = rules.map(|node| rule_arn(site, node)).collect();
    if let Some(track) = builder.map.tracks.get_mut(at) {
        about.tell(&mut track.says);
        for rule in rules {
            if !track.rules.contains(&rule) && track.rules.len() < MOST_RULES {
                track.rules.push(rule);
            }
        }
    }
    for taker in taken {
        if !brought.contains(&taker) {
            brought.push(taker);
            todo.push_back((taker, Arc::clone(&next.text)));
        }
    }
}

/// The ARN of a rule of the map.
pub(super) fn rule_arn(site: Site<'_>, node: &Node<'_>) -> String {
    let site = Site {
        account: node.account,
        region: node.region,
        ..site
    };
    site.rule_arn(node.rule)
}

/// A place of the yard.
fn place<'a>(builder: &Builder<'a>, account: &str, region: &str) -> Option<Site<'a>> {
    let mut all = builder.sites.iter();
    all.find(|site| (site.account, site.region) == (account, region))
        .copied()
}

/// The station that an event comes from: the resource, or that whose work it is.
fn sender(builder: &Builder<'_>, site: Site<'_>, next: &Foreseen) -> Option<usize> {
    let arn = &*next.sender;
    let (_, canonical) = known(site, arn);
    let mut stations = builder.map.stations.iter();
    let own = stations.position(|station| {
        station.arn == canonical
            || station.targets.iter().any(|target| target == arn)
            || station
                .work
                .iter()
                .any(|work| arn.starts_with(work.as_str()))
    });
    own.or_else(|| by_kind(builder, site, next))
}

/// The work of Systems Manager and of a cluster does not say whose it is: that of what the event
/// names, else of the only one that is declared.
fn by_kind(builder: &Builder<'_>, site: Site<'_>, next: &Foreseen) -> Option<usize> {
    let arn = &*next.sender;
    let kind = match () {
        () if arn.contains(":automation-execution/") || arn.contains(":command/") => {
            StationKind::Document
        }
        () if arn.contains(":task/") => StationKind::TaskDefinition,
        () => return None,
    };
    let stations = builder.map.stations.iter().enumerate();
    let all = stations.filter(|(_, one)| one.kind == kind && one.account == site.account);
    let all: Vec<(usize, &Station)> = all.collect();
    let names = |one: &Station| match kind {
        StationKind::Document => next.text.contains(&format!("\"{}\"", one.name)),
        _ => next
            .text
            .contains(&format!("task-definition/{}:", one.name)),
    };
    let named = all.iter().find(|(_, one)| names(one));
    match (named, all.as_slice()) {
        (Some((at, _)), _) | (None, [(at, _)]) => Some(*at),
        _ => None,
    }
}

/// An event in words.
struct About {
    detail_type: String,
    is_call: bool,
    state: String,
}

impl About {
    fn read(text: &str) -> About {
        let event = json::whole(text);
        let of = |name: &str| {
            let found = event.as_ref().and_then(|event| event.get(name)?.as_str());
            found.unwrap_or_default().to_owned()
        };
        let detail = event.as_ref().and_then(|event| event.get("detail"));
        let within = |name: &str| {
            detail
                .map_or("", |detail| json::text(detail, name))
                .to_owned()
        };
        let call = within("eventName");
        let states = ["build-status", "state", "status", "lastStatus"];
        let state = states.iter().map(|name| within(name));
        About {
            detail_type: of("detail-type"),
            is_call: of("detail-type") == "AWS API Call via CloudTrail",
            state: match call.is_empty() {
                false => call,
                true => state
                    .into_iter()
                    .find(|text| !text.is_empty())
                    .unwrap_or_default(),
            },
        }
    }

    /// Adds the event to a sentence that names the events of a way.
    fn tell(&self, says: &mut String) {
        const MOST: usize = 160;
        let name = match self.state.is_empty() {
            true => format!("“{}”", self.detail_type),
            false => format!("“{}” ({})", self.detail_type, self.state),
        };
        if says.contains(&name) || says.len() > MOST {
            return;
        }
        match says.strip_suffix('.') {
            Some(before) if before.starts_with("It sends ") => *says = format!("{before}, {name}."),
            _ => *says = format!("It sends {name}."),
        }
    }
}

/// What alarms send when they come to another state.
fn alarms(site: Site<'_>, yard: &Yard) -> Vec<Foreseen> {
    let metric = site.wires.metric_alarms.iter();
    let metric = metric.map(|one| (&one.alarm_name, one.configuration("m1")));
    let composite = site.wires.composite_alarms.iter().map(|one| {
        let rule = serde_json::json!({ "alarmRule": one.alarm_rule });
        (&one.alarm_name, rule)
    });
    let mut coming = Vec::new();
    for (name, configuration) in metric.chain(composite) {
        let state = |value| AlarmState {
            value,
            ..AlarmState::new(name, yard.clock)
        };
        for (before, after) in [
            (StateValue::Ok, StateValue::Alarm),
            (StateValue::Alarm, StateValue::Ok),
        ] {
            let arn = alarm_arn(site.account, site.region, name);
            let detail = event_detail(configuration.clone(), &state(before), &state(after));
            let event = serde_json::json!({
                "version": "0",
                "id": "0",
                "detail-type": "CloudWatch Alarm State Change",
                "source": "aws.cloudwatch",
                "account": site.account,
                "time": crate::world::emit::seconds(yard.clock),
                "region": site.region,
                "resources": [arn],
                "detail": detail,
            });
            coming.push(Foreseen {
                account: site.account.into(),
                region: site.region.into(),
                event_bus: DEFAULT_EVENT_BUS.to_owned(),
                text: event.to_string().into(),
                sender: arn.into(),
            });
        }
    }
    coming
}
