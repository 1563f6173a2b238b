//! Rules, targets and the events that services send next, in a circle.
//!
//! What a target would bring about is found by letting it happen, with what is declared of functions
//! and services, in a yard without rules. Which rules take those events says who calls whom; the
//! shortest way back to a rule is its circle.

use super::rules::part;
use super::{Code, Finding, Part, Weight};
use crate::input::{self, Context};
use crate::invocation::{Invocation, Origin};
use crate::json;
use crate::origin;
use crate::step::Call;
use crate::world::{Foreseen, bare, foresee};
use crate::{Rule, RuleState, Target, TargetKind, Yard};
use pattern::json::{Kind, Value};
use pattern::{Event, Pattern};
use std::collections::VecDeque;
use std::sync::Arc;

/// How many calls of targets are looked at, so that the work is bounded.
const MOST_CALLS: usize = 60;

/// A rule that is on, with its pattern.
pub(crate) struct Node<'a> {
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    /// Its place in the list where the learner works; none elsewhere.
    at: Option<usize>,
    pub(crate) rule: &'a Rule,
    pattern: Pattern,
}

/// That a target of one rule brings about an event that another rule takes.
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) target: usize,
    /// The event's detail-type, and the call where it tells of one.
    event: String,
    pub(crate) to: usize,
}

pub(super) fn check(yard: &Yard, samples: &[Event], found: &mut Vec<Finding>) {
    let nodes = nodes(yard);
    let edges = edges(yard, &nodes, samples);
    let mut told: Vec<Vec<usize>> = Vec::new();
    for (start, node) in nodes.iter().enumerate() {
        let Some(at) = node.at else {
            continue;
        };
        let Some(circle) = shortest(&edges, start) else {
            continue;
        };
        let mut members: Vec<usize> = circle.iter().map(|edge| edge.from).collect();
        members.sort_unstable();
        if told.contains(&members) {
            continue;
        }
        let nth = circle.first().map_or(0, |edge| edge.target);
        let place = part(at, nth, Part::What);
        // A target whose own events match has been told of already.
        let is_told = |one: &Finding| one.code == Code::OwnEvents && one.place == place;
        if circle.len() == 1 && found.iter().any(is_told) {
            continue;
        }
        let message = format!("Events go in a circle: {}.", words(&nodes, &circle));
        found.push(Finding::new(Code::Loop, Weight::Risky, place, message).help(
            "EventBridge does not stop such a circle: it goes on, and costs, until somebody switches a rule off. Narrow one of the patterns to what the target does not cause, by name, state, key or who called.",
        ));
        told.push(members);
    }
}

pub(crate) fn nodes(yard: &Yard) -> Vec<Node<'_>> {
    let here = yard.rules.iter().enumerate();
    let here = here.map(|(at, rule)| (&yard.account, &yard.region, Some(at), rule));
    let there = yard.elsewhere.iter().flat_map(|place| {
        let rules = place.rules.iter();
        rules.map(move |rule| (&place.account, &place.region, None, rule))
    });
    here.chain(there)
        .filter(|(_, _, _, rule)| rule.state != RuleState::Disabled)
        .filter_map(|(account, region, at, rule)| {
            let (pattern, _) = pattern::parse(rule.event_pattern.as_deref()?);
            pattern.is_valid().then_some(Node {
                account,
                region,
                at,
                rule,
                pattern,
            })
        })
        .collect()
}

/// Whether a target can bring about an event at all.
fn has_effects(kind: TargetKind) -> bool {
    !matches!(
        kind,
        TargetKind::EventBus | TargetKind::ApiDestination | TargetKind::ApiGateway
    )
}

pub(crate) fn edges(yard: &Yard, nodes: &[Node<'_>], samples: &[Event]) -> Vec<Edge> {
    let bare = bare(yard);
    let mut edges = Vec::new();
    let mut calls = 0;
    // Each rule with an event of its own first, then with one that another rule brings about.
    let mut todo: VecDeque<(usize, Arc<str>)> = (0..nodes.len())
        .filter_map(|at| Some((at, seed(nodes.get(at)?, samples).into())))
        .collect();
    let mut brought: Vec<usize> = Vec::new();
    while let Some((from, event)) = todo.pop_front() {
        let Some(node) = nodes.get(from) else {
            continue;
        };
        for (nth, target) in node.rule.targets.iter().enumerate() {
            let Some(kind) = target.kind().ok().filter(|kind| has_effects(*kind)) else {
                continue;
            };
            if calls >= MOST_CALLS {
                return edges;
            }
            calls += 1;
            for next in foresee(&bare, kind, &invocation(&bare, node, target, &event)) {
                for to in takers(&bare, nodes, &next) {
                    if !edges
                        .iter()
                        .any(|edge: &Edge| (edge.from, edge.target, edge.to) == (from, nth, to))
                    {
                        edges.push(Edge {
                            from,
                            target: nth,
                            event: about(&next.text),
                            to,
                        });
                    }
                    if !brought.contains(&to) {
                        brought.push(to);
                        todo.push_back((to, Arc::clone(&next.text)));
                    }
                }
            }
        }
    }
    edges
}

/// The rules that take an event.
pub(crate) fn takers(bare: &Yard, nodes: &[Node<'_>], event: &Foreseen) -> Vec<usize> {
    let (Some(read), _) = Event::read(&event.text) else {
        return Vec::new();
    };
    let takes = |node: &Node<'_>| {
        node.account == &*event.account
            && node.region == &*event.region
            && node.rule.event_bus == event.event_bus
            && origin::kept_from_rule(node.rule.state, &read).is_none()
            && pattern::matches(&node.pattern, &read)
    };
    let mut there = bare.clone();
    there.go_to(&event.account, &event.region);
    if origin::kept_from_bus(&there, &event.event_bus, &read).is_some() {
        return Vec::new();
    }
    let numbered = nodes.iter().enumerate();
    numbered
        .filter(|(_, node)| takes(node))
        .map(|(at, _)| at)
        .collect()
}

/// An event that a rule takes, as far as one is known: a sample, else one with the source and
/// detail-type that its pattern names.
pub(crate) fn seed(node: &Node<'_>, samples: &[Event]) -> String {
    let taken = samples
        .iter()
        .find(|event| pattern::matches(&node.pattern, event));
    if let Some(event) = taken {
        return json::compact(event.value());
    }
    let pattern = node.rule.event_pattern.as_deref().unwrap_or_default();
    let pattern = json::whole(pattern);
    let first = |name: &str| {
        let Kind::Array(items) = &pattern.as_ref()?.get(name)?.kind else {
            return None;
        };
        items.iter().find_map(Value::as_str)
    };
    let mut text = String::from("{\"version\":\"0\",\"id\":\"0\"");
    for (name, value) in [
        ("detail-type", first("detail-type").unwrap_or("Event")),
        ("source", first("source").unwrap_or("com.example")),
        ("account", node.account),
        ("time", "2026-01-15T12:00:00Z"),
        ("region", node.region),
    ] {
        text.push(',');
        json::quote(name, &mut text);
        text.push(':');
        json::quote(value, &mut text);
    }
    text.push_str(",\"resources\":[],\"detail\":{}}");
    text
}

/// The call of a target with an event.
pub(crate) fn invocation(yard: &Yard, node: &Node<'_>, target: &Target, event: &str) -> Invocation {
    let partition = crate::arn::partition_of(node.region);
    let arn = format!(
        "arn:{partition}:events:{}:{}:rule/{}",
        node.region, node.account, node.rule.name
    );
    let context = Context {
        rule_arn: &arn,
        rule_name: &node.rule.name,
        ingestion_time: yard.clock,
    };
    let given = json::whole(event);
    let given = given.and_then(|event| input::target_input(&target.input, &event, &context).ok());
    let given: Arc<str> = given.map_or_else(|| event.into(), Into::into);
    Invocation {
        id: Arc::default(),
        origin: Origin {
            resource_arn: Arc::default(),
            request_id: Arc::default(),
            event_id: Arc::default(),
        },
        account: node.account.into(),
        region: node.region.into(),
        call: Arc::new(Call {
            rule_arn: arn.into(),
            role_arn: None,
            target_arn: target.arn.as_str().into(),
        }),
        target: Arc::new(target.clone()),
        input: given,
        event: event.into(),
        ingested: yard.clock,
        forwarded: false,
        chain: crate::world::Chain::default(),
    }
}

/// The shortest way from a rule back to itself.
pub(crate) fn shortest(edges: &[Edge], start: usize) -> Option<Vec<&Edge>> {
    let mut came: Vec<(usize, &Edge)> = Vec::new();
    let mut todo = VecDeque::from([start]);
    while let Some(at) = todo.pop_front() {
        for edge in edges.iter().filter(|edge| edge.from == at) {
            if edge.to == start {
                let mut way = vec![edge];
                let mut back = at;
                while back != start {
                    let (_, edge) = came.iter().find(|(to, _)| *to == back)?;
                    way.push(edge);
                    back = edge.from;
                }
                way.reverse();
                return Some(way);
            }
            if !came.iter().any(|(to, _)| *to == edge.to) {
                came.push((edge.to, edge));
                todo.push_back(edge.to);
            }
        }
    }
    None
}

/// A circle in words.
fn words(nodes: &[Node<'_>], circle: &[&Edge]) -> String {
    let name = |at: usize| nodes.get(at).map_or("", |node| node.rule.name.as_str());
    let mut text = String::new();
    for edge in circle {
        let target = nodes
            .get(edge.from)
            .and_then(|node| node.rule.targets.get(edge.target));
        let target = target.map_or("", |target| {
            let (_, name) = target.arn.rsplit_once([':', '/']).unwrap_or_default();
            name
        });
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&format!(
            "{} calls {target}, which leads to {}, which {} takes",
            name(edge.from),
            edge.event,
            name(edge.to)
        ));
    }
    text
}

/// An event in a few words: its detail-type, and the call where it tells of one.
fn about(text: &str) -> String {
    let event = json::whole(text);
    let at = |value: Option<&Value>, name: &str| {
        let found = value.and_then(|value| value.get(name)?.as_str());
        found.unwrap_or_default().to_owned()
    };
    let detail_type = at(event.as_ref(), "detail-type");
    let detail = event.as_ref().and_then(|event| event.get("detail"));
    match at(detail, "eventName") {
        name if name.is_empty() => format!("“{detail_type}”"),
        name => format!("“{detail_type}” of {name}"),
    }
}
