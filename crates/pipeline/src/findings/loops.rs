//! Rules that feed themselves.
//!
//! Source: EventBridge User Guide, "Creating rules", on rules that lead to infinite loops, and
//! "Sending and receiving events between AWS accounts", on the one hop that an event makes.

use super::rules::part;
use super::{Code, Finding, Mend, Part, Weight};
use crate::arn::Arn;
use crate::{Rule, RuleState, TargetKind, Yard};
use pattern::Event;

pub(super) fn check(yard: &Yard, at: usize, samples: &[Event], found: &mut Vec<Finding>) {
    let Some(rule) = yard.rules.get(at) else {
        return;
    };
    if rule.state == RuleState::Disabled {
        return;
    }
    for (nth, target) in rule.targets.iter().enumerate() {
        match target.kind() {
            Ok(TargetKind::EventBus) => bus(yard, rule, (at, nth), found),
            Ok(kind) => own_events(rule, (at, nth), kind, samples, found),
            Err(_) => {}
        }
    }
}

/// A target that is an event bus.
fn bus(yard: &Yard, rule: &Rule, (at, nth): (usize, usize), found: &mut Vec<Finding>) {
    let Some(target) = rule.targets.get(nth) else {
        return;
    };
    let place = part(at, nth, Part::What);
    let here = yard.event_bus_arn(&rule.event_bus);
    if target.arn == here {
        found.push(
            Finding::new(
                Code::Loop,
                Weight::Wrong,
                place,
                format!("{} sends events to the bus that it stands on.", rule.name),
            )
            .help("Every event comes back, is matched a second time by all rules of the bus, and is stopped then, because an event makes one hop only.")
            .mend(Mend::RemoveTarget(at, nth)),
        );
        return;
    }
    if missing(yard, &target.arn) {
        let name = target
            .arn
            .split_once(":event-bus/")
            .map_or("", |(_, name)| name);
        let finding = Finding::new(
            Code::NoEventBus,
            Weight::Wrong,
            place,
            format!("Event bus {name} does not exist."),
        );
        let is_here = target.arn == yard.event_bus_arn(name);
        found.push(match is_here {
            true => finding
                .help("What is sent there fails at once.")
                .mend(Mend::MakeEventBus(name.to_owned())),
            false => finding.help(
                "Its account and Region have no such bus, so what is sent there fails at once.",
            ),
        });
        return;
    }
    if leads_to(yard, &target.arn, &here) {
        found.push(
            Finding::new(
                Code::Loop,
                Weight::Risky,
                place,
                format!("{} and the bus that it sends to lead to each other.", rule.name),
            )
            .help("EventBridge stops an event after one hop, so a part of what goes around is lost. Let the events flow one way."),
        );
    } else if is_fed(yard, &here) {
        found.push(
            Finding::new(
                Code::ThirdHop,
                Weight::Risky,
                place,
                format!(
                    "{} passes on events of {}, to which another bus sends as well.",
                    rule.name, rule.event_bus
                ),
            )
            .help("An event that came from another event bus is not sent on to a third one. Send it from the first bus to both."),
        );
    }
}

/// Whether an event bus is in a place that the yard knows, and is not there.
fn missing(yard: &Yard, arn: &str) -> bool {
    let Ok(read) = Arn::read(arn) else {
        return false;
    };
    let Some(name) = read.resource.strip_prefix("event-bus/") else {
        return false;
    };
    let place = yard.place(read.account, read.region);
    place.event_buses.iter().all(|bus| bus.name != name)
}

/// Whether a rule of one bus, wherever it is, has another bus as its target.
fn leads_to(yard: &Yard, from: &str, to: &str) -> bool {
    let Ok(read) = Arn::read(from) else {
        return false;
    };
    let Some(name) = read.resource.strip_prefix("event-bus/") else {
        return false;
    };
    let place = yard.place(read.account, read.region);
    let mut rules = place.rules.iter();
    rules.any(|rule| rule.event_bus == name && sends_to(rule, to))
}

/// Whether a rule of another bus sends events to this one.
fn is_fed(yard: &Yard, arn: &str) -> bool {
    let name = arn.split_once(":event-bus/").map_or("", |(_, name)| name);
    let mut here = yard.rules.iter().filter(|rule| rule.event_bus != name);
    let mut there = yard.elsewhere.iter().flat_map(|place| &place.rules);
    here.any(|rule| sends_to(rule, arn)) || there.any(|rule| sends_to(rule, arn))
}

fn sends_to(rule: &Rule, arn: &str) -> bool {
    rule.state != RuleState::Disabled && rule.targets.iter().any(|target| target.arn == arn)
}

/// The source of the events that a service sends when EventBridge has called it.
fn source_of(kind: TargetKind) -> Option<&'static str> {
    Some(match kind {
        TargetKind::CodeBuildProject => "aws.codebuild",
        TargetKind::CodePipelinePipeline => "aws.codepipeline",
        TargetKind::EcsTask => "aws.ecs",
        TargetKind::BatchJobQueue => "aws.batch",
        TargetKind::StateMachine => "aws.states",
        TargetKind::GlueWorkflow => "aws.glue",
        TargetKind::SageMakerPipeline => "aws.sagemaker",
        TargetKind::SsmRunCommand | TargetKind::SsmAutomation => "aws.ssm",
        TargetKind::Ec2StopInstances
        | TargetKind::Ec2TerminateInstances
        | TargetKind::Ec2RebootInstances
        | TargetKind::EbsCreateSnapshot => "aws.ec2",
        _ => return None,
    })
}

/// That what a target reports of its work matches the rule that calls it.
fn own_events(
    rule: &Rule,
    (at, nth): (usize, usize),
    kind: TargetKind,
    samples: &[Event],
    found: &mut Vec<Finding>,
) {
    let (Some(text), Some(source)) = (&rule.event_pattern, source_of(kind)) else {
        return;
    };
    let (pattern, _) = pattern::parse(text);
    if !pattern.is_valid() {
        return;
    }
    let is_own = |event: &&Event| {
        text_at(event, "source") == Some(source) && pattern::matches(&pattern, event)
    };
    let Some(event) = samples.iter().find(is_own) else {
        return;
    };
    let label = kind.target_type().label;
    let detail_type = text_at(event, "detail-type").unwrap_or_default();
    found.push(
        Finding::new(
            Code::OwnEvents,
            Weight::Risky,
            part(at, nth, Part::What),
            format!(
                "{} may call itself: a target of the kind {label} sends events that it matches, such as “{detail_type}”.",
                rule.name
            ),
        )
        .help("Each call can bring the event that leads to the next one, without end. Narrow the pattern to what the target does not send, by name, state or ARN."),
    );
}

/// A text at the top of an event.
fn text_at<'a>(event: &'a Event, name: &str) -> Option<&'a str> {
    event.value().get(name)?.as_str()
}
