//! Which ways close a circle, as the findings tell of them.

use super::builder::{Builder, known};
use super::events::rule_arn;
use super::{Map, TrackKind};
use crate::findings::circles::{Edge, edges, nodes, shortest};
use pattern::Event;

/// Marks the ways of events that close a circle.
pub(super) fn mark(builder: &mut Builder<'_>, samples: &[Event]) {
    let sends = |map: &Map| map.tracks.iter().any(|track| !track.rules.is_empty());
    if !sends(&builder.map) {
        return;
    }
    let nodes = nodes(builder.yard);
    let edges = edges(builder.yard, &nodes, samples);
    let Some(site) = builder.sites.first().copied() else {
        return;
    };
    let circles = (0..nodes.len()).filter_map(|start| shortest(&edges, start));
    let in_circles: Vec<&Edge> = circles.flatten().collect();
    for edge in in_circles {
        let (Some(from), Some(to)) = (nodes.get(edge.from), nodes.get(edge.to)) else {
            continue;
        };
        let Some(target) = from.rule.targets.get(edge.target) else {
            continue;
        };
        let home = builder.home(site, &target.arn);
        let (_, canonical) = known(home, &target.arn);
        let mut stations = builder.map.stations.iter();
        let first = stations
            .position(|station| station.arn == canonical || station.targets.contains(&target.arn));
        let Some(first) = first else {
            continue;
        };
        let reached = reached(&builder.map, first);
        let rule = rule_arn(site, to);
        for track in &mut builder.map.tracks {
            if track.kind == TrackKind::Events
                && track.rules.contains(&rule)
                && reached.contains(&track.from)
            {
                track.circle = true;
            }
        }
    }
}

/// The stations that are reached from one without an event.
fn reached(map: &Map, first: usize) -> Vec<usize> {
    let mut reached = vec![first];
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        next += 1;
        for track in &map.tracks {
            let leads_on = track.kind != TrackKind::Events && track.kind.leads_on();
            if track.from == at && leads_on && !reached.contains(&track.to) {
                reached.push(track.to);
            }
        }
    }
    reached
}
