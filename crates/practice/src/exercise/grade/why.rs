//! Why something did not come, or came although it must not: words that teach, made of what the
//! engine says, without the answer.

mod doings;
mod unwanted;

use super::fields;
use super::report::{Failure, Pointing};
use super::{capital, last_name, sentences, short_name};
use crate::exercise::expect::lacks;
use crate::exercise::format::{Arrives, Run};
use crate::exercise::json::Json;
use crate::exercise::places::{at, places};
use crate::exercise::play::{Came, Played, Seen, Way};
pub(super) use doings::{done, not_done};
use pipeline::world::DoingKind;
use pipeline::{DeliveryState, Rule, RuleOutcome, RuleState, RuleVerdict, Yard, schedule};
use serde_json::Value;
pub(super) use unwanted::unwanted;

/// How much of what came is shown.
const SHOWN: usize = 300;

/// A run that was played in a yard.
pub(super) struct Scene<'a> {
    yard: &'a Yard,
    run: &'a Run,
    nth: usize,
    played: &'a Played,
}

impl<'a> Scene<'a> {
    pub(super) fn new(yard: &'a Yard, run: &'a Run, nth: usize, played: &'a Played) -> Scene<'a> {
        Scene {
            yard,
            run,
            nth,
            played,
        }
    }

    fn failure(&self, message: String) -> Failure {
        Failure::new(self.nth, message)
    }
}

/// Why something that is asked for did not come. What came in its place counts as dealt with.
pub(super) fn missing(scene: &Scene<'_>, wanted: &Arrives, taken: &mut [bool]) -> Failure {
    let to = &wanted.arrival.to;
    let instead = scene.played.came.iter().zip(taken.iter_mut());
    let mut instead = instead.filter(|(came, taken)| {
        let target = came.target.as_deref().unwrap_or(&came.to);
        let same_step = wanted
            .of
            .is_none_or(|of| came.of.is_none_or(|at| at + 1 == of));
        !**taken && same_step && (target.ends_with(to) || came.to.ends_with(to))
    });
    if let Some((came, taken)) = instead.next() {
        *taken = true;
        return in_its_place(scene, wanted, came);
    }
    if wanted.way == Way::DeadLettered {
        return no_dead_letter(scene, wanted, taken);
    }
    let rules = leading(scene.yard, to);
    if let Some(failure) = rule_that_was_asked(scene, wanted, &rules) {
        return failure;
    }
    let refused = scene.played.came.iter().zip(taken);
    let mut refused = refused.filter(|(came, taken)| came.way == Way::Refused && !**taken);
    if let Some((came, taken)) = refused.next() {
        *taken = true;
        return in_its_place(scene, wanted, came);
    }
    // Where only time goes by, no rule on events can be meant.
    let only_time = scene.run.script.steps.is_empty() && scene.played.seen.is_empty();
    let scheduled = rules
        .iter()
        .find(|(_, rule)| rule.schedule_expression.is_some());
    match (scheduled.or(rules.first()), only_time) {
        (Some((_, rule)), true) if rule.schedule_expression.is_none() => {
            no_schedule_leads(scene, wanted)
        }
        (Some((bus, rule)), _) => rule_that_was_not_asked(scene, bus, rule),
        (None, _) => no_rule_leads(scene, wanted),
    }
}

/// Rules on events lead to what is asked for, and nothing happens but that time goes by.
fn no_schedule_leads(scene: &Scene<'_>, wanted: &Arrives) -> Failure {
    let to = last_name(&wanted.arrival.to);
    scene.failure(format!(
        "No rule with a schedule leads to {to}, and in this run nothing happens but that time goes by."
    ))
}

/// Why a dead-letter queue got nothing.
fn no_dead_letter(scene: &Scene<'_>, wanted: &Arrives, taken: &mut [bool]) -> Failure {
    let mut lost = scene.played.came.iter().zip(taken.iter_mut());
    let lost = lost.find(|(came, taken)| came.way == Way::Lost && !**taken);
    if let Some((came, taken)) = lost {
        *taken = true;
        return in_its_place(scene, wanted, came);
    }
    let to = last_name(&wanted.arrival.to);
    let under_way = scene.played.yard.under_way.len();
    let told = match under_way {
        0 => format!(
            "Nothing came to {to}, since no delivery failed that has it as its dead-letter queue."
        ),
        _ => format!(
            "Nothing came to {to}: at the end of the run the delivery is still being tried again."
        ),
    };
    scene.failure(told)
}

/// Something came, but not as it is asked for.
fn in_its_place(scene: &Scene<'_>, wanted: &Arrives, came: &Came) -> Failure {
    let target = came.target.as_deref().unwrap_or(&came.to);
    let name = short_name(target);
    let help = came.help.as_deref().unwrap_or_default();
    let message = match came.way {
        Way::Delivered if wanted.way == Way::Delivered => {
            let path = wanted
                .arrival
                .with
                .as_ref()
                .and_then(|with| lacks(&came.text, &with.0));
            let lack = match path.as_deref() {
                None => not_to_be_there(wanted, came)
                    .unwrap_or_else(|| "more often than asked, or in another order.".to_owned()),
                Some("") => "but not with what it is to be given.".to_owned(),
                Some(path) => match value_at(&came.text, path) {
                    None => format!("but `{path}` is not there."),
                    Some(value) => {
                        return Failure {
                            of: came.of,
                            number: came.number,
                            pointing: pointing(scene.played, came),
                            ..scene.failure(format!(
                                "{} got something, but `{path}` is not what is asked; it is {}.",
                                capital(&name),
                                cut(&value.to_string())
                            ))
                        };
                    }
                },
            };
            let text = cut(&came.text);
            format!("{} got something, {lack} It got: {text}", capital(&name))
        }
        Way::Delivered => format!(
            "The {name} got the event, which this run does not let happen with the wiring that is asked for."
        ),
        Way::Lost => {
            format!("The rule matches, but the event is lost on the way to {name}. {help}")
        }
        Way::DeadLettered if wanted.way == Way::DeadLettered => otherwise_dead(&name, came),
        Way::DeadLettered => format!(
            "The rule matches, but {name} did not take the event, and it went to the dead-letter queue. {help}"
        ),
        Way::NotTaken => format!("AWS would not take the target {name} as it is. {help}"),
        Way::Refused => format!("The event did not come to event bus {}. {help}", came.to),
    };
    Failure {
        of: came.of,
        number: came.number,
        pointing: pointing(scene.played, came),
        ..scene.failure(message.trim_end().to_owned())
    }
}

/// The dead-letter queue has the event, but not for the reason or after the attempts that are asked.
fn otherwise_dead(name: &str, came: &Came) -> String {
    let help = came.help.as_deref().unwrap_or_default();
    let attempts = came.text.split_once("RETRY_ATTEMPTS=");
    let attempts = attempts.map_or("0", |(_, attempts)| attempts);
    let attempts = attempts.split(' ').next().unwrap_or("0");
    format!(
        "The dead-letter queue has the event for {name}, but not as it is asked: it was tried again {attempts} times. {help}"
    )
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// What a JSON text has at a path; nothing where it has no such member.
fn value_at(text: &str, path: &str) -> Option<Value> {
    let whole: Value = serde_json::from_str(text).ok()?;
    let mut at = &whole;
    for name in path.split('.') {
        at = at.get(name)?;
    }
    Some(at.clone())
}

/// What of a thing that came it was not to be given.
fn not_to_be_there(wanted: &Arrives, came: &Came) -> Option<String> {
    let mut texts = wanted.arrival.without.iter();
    let text = texts.find(|text| came.text.contains(*text))?;
    Some(format!("but with “{text}” in it, which is not asked."))
}

/// What a thing that came is about.
fn pointing(played: &Played, came: &Came) -> Pointing {
    let seen = came.event.and_then(|event| played.seen.get(event));
    let rule = came.rule.as_deref();
    let on = match (seen, rule) {
        (Some(seen), Some(rule)) => Pointing::rule_on(&seen.bus_arn, rule),
        _ => Pointing::default(),
    };
    Pointing {
        target: came.target.clone(),
        ..on
    }
}

/// The rules of all places with a target whose ARN ends so.
fn leading(yard: &Yard, to: &str) -> Vec<(String, Rule)> {
    let mut found = Vec::new();
    for place in places(yard) {
        let there = at(yard, &place);
        for rule in &there.rules {
            if rule.targets.iter().any(|target| target.arn.ends_with(to)) {
                found.push((there.event_bus_arn(&rule.event_bus), rule.clone()));
            }
        }
    }
    found
}

/// Why a rule that leads to the target let nothing through: the one that was nearest to it.
fn rule_that_was_asked(
    scene: &Scene<'_>,
    wanted: &Arrives,
    rules: &[(String, Rule)],
) -> Option<Failure> {
    let to = &wanted.arrival.to;
    let meant = |seen: &&Seen| {
        let with = wanted.arrival.with.as_ref();
        with.is_some_and(|with| lacks(&seen.event.0.to_string(), &with.0).is_none())
    };
    let of = |seen: &&Seen| {
        wanted
            .of
            .is_none_or(|of| seen.of.map(|at| at + 1) == Some(of))
    };
    let all: Vec<&Seen> = scene.played.seen.iter().filter(of).collect();
    let exactly: Vec<&Seen> = all.iter().copied().filter(meant).collect();
    let never_was = exactly.is_empty() && wanted.arrival.with.as_ref().is_some_and(is_of_an_event);
    let events = if exactly.is_empty() { all } else { exactly };
    let mut best: Option<(u8, pattern::Distance, &Seen, &RuleOutcome, &Rule)> = None;
    for seen in events {
        for (_, rule) in rules.iter().filter(|(bus, _)| *bus == seen.bus_arn) {
            let mut outcomes = seen.outcome.rules.iter();
            let Some(outcome) = outcomes.find(|one| one.rule == rule.name) else {
                continue;
            };
            let trace = outcome.trace.as_ref();
            let distance = trace.map(|trace| trace.root.distance()).unwrap_or_default();
            let rank = match &outcome.verdict {
                RuleVerdict::Matched => 0,
                RuleVerdict::InvalidPattern { .. } | RuleVerdict::Withheld { .. } => 1,
                RuleVerdict::NotMatched => 2,
                RuleVerdict::Disabled => 3,
                RuleVerdict::NoPattern => 4,
            };
            let is_nearer = best
                .as_ref()
                .is_none_or(|(known, far, ..)| (rank, distance) < (*known, *far));
            if is_nearer {
                best = Some((rank, distance, seen, outcome, rule));
            }
        }
    }
    let (_, _, seen, outcome, rule) = best?;
    let mut failure = of_outcome(scene, seen, outcome, rule, to);
    let mut doings = scene.played.doings.iter().rev();
    let refused = doings.find(|doing| doing.kind == DoingKind::Refused);
    if let (true, Some(doing)) = (never_was, refused) {
        // The event that is meant did not come to be, and this may be why.
        failure.message.push_str(&format!(
            " Before you look there: the event that is meant did not come at all, and on the way this happened: {}",
            doing.text
        ));
    }
    Some(failure)
}

/// Whether what a target is to be given is a part of an event, so that it can be looked for among
/// the events.
fn is_of_an_event(with: &Json) -> bool {
    let members = ["source", "detail-type", "detail", "account", "resources"];
    members.iter().any(|name| with.0.get(name).is_some())
}

/// Why a rule was never asked.
fn rule_that_was_not_asked(scene: &Scene<'_>, bus: &str, rule: &Rule) -> Failure {
    let told = match &rule.schedule_expression {
        Some(expression) => of_schedule(scene, rule, expression),
        None => {
            let buses: Vec<&str> = scene
                .played
                .seen
                .iter()
                .map(|seen| seen.bus_arn.as_str())
                .collect();
            match buses.is_empty() {
                true => format!(
                    "No event came to a bus in this run, so rule {} was never asked. Look at what is to send one.",
                    rule.name
                ),
                false => format!(
                    "Rule {} stands on a bus to which no event came in this run: {}. Events of AWS services come to the default bus of the account and Region in which they happen; other buses get what is sent to them.",
                    rule.name,
                    short_name(bus)
                ),
            }
        }
    };
    Failure {
        pointing: Pointing::rule_on(bus, &rule.name),
        ..scene.failure(told)
    }
}

fn of_outcome(
    scene: &Scene<'_>,
    seen: &Seen,
    outcome: &RuleOutcome,
    rule: &Rule,
    to: &str,
) -> Failure {
    let name = &rule.name;
    let mut field = None;
    let target = rule.targets.iter().find(|target| target.arn.ends_with(to));
    let told = match &outcome.verdict {
        RuleVerdict::Matched => {
            let under_way = outcome
                .deliveries
                .iter()
                .any(|one| one.state == DeliveryState::UnderWay);
            match under_way {
                true => format!(
                    "Rule {name} matches, but at the end of the run the delivery is still being tried again."
                ),
                false => format!("Rule {name} matches, but not as often as it has to."),
            }
        }
        RuleVerdict::Disabled => {
            format!("Rule {name} is switched off, so it is not asked at all.")
        }
        RuleVerdict::InvalidPattern { diagnostics } => {
            let first = diagnostics.first();
            let message = first.map_or("", |one| one.message.as_str());
            let help = first
                .and_then(|one| one.help.as_deref())
                .unwrap_or_default();
            let told = sentences(message, help);
            format!("AWS would not take the pattern of rule {name}: {told}")
        }
        RuleVerdict::Withheld { reason } => format!(
            "EventBridge keeps the event from rule {name} without telling anybody. {}",
            reason.help()
        ),
        RuleVerdict::NoPattern => match &rule.schedule_expression {
            Some(expression) => of_schedule(scene, rule, expression),
            None => format!("Rule {name} has no event pattern."),
        },
        RuleVerdict::NotMatched => {
            let failing = outcome
                .trace
                .as_ref()
                .map(fields::failing)
                .unwrap_or_default();
            field = failing.first().map(|one| one.path.join("."));
            let sentences: Vec<String> = failing
                .iter()
                .take(2)
                .map(|one| fields::sentence(one))
                .collect();
            let more = match failing.len().saturating_sub(2) {
                0 => String::new(),
                more => format!(" {more} more fields fail."),
            };
            format!(
                "Rule {name} does not take {}. {}{more}",
                event_name(&seen.event.0),
                sentences.join(" ")
            )
        }
    };
    let number = seen
        .number
        .map(|receipt| decides(scene.played, seen, receipt));
    Failure {
        of: seen.of,
        number,
        pointing: Pointing {
            target: target.map(|target| target.arn.clone()),
            field,
            ..Pointing::rule_on(&seen.bus_arn, name)
        },
        ..scene.failure(told.trim_end().to_owned())
    }
}

/// The last step of an event on its bus before any target is called: where its rules decided.
fn decides(played: &Played, seen: &Seen, receipt: u64) -> u64 {
    let mut steps = played.steps.iter().filter(|step| {
        *step.event_id == *seen.outcome.event_id
            && *step.resource_arn == *seen.bus_arn
            && step.invocation_id.is_none()
    });
    steps
        .next_back()
        .map_or(receipt, |step| step.number.max(receipt))
}

/// Why a schedule did not run.
fn of_schedule(scene: &Scene<'_>, rule: &Rule, expression: &str) -> String {
    let name = &rule.name;
    if rule.state == RuleState::Disabled {
        return format!("Rule {name} is switched off, so it does not run.");
    }
    if let Err(refusal) = schedule::check_rule(expression, &rule.event_bus) {
        let help = refusal.help.unwrap_or_default();
        let told = sentences(&refusal.message, &help);
        return format!("AWS would not take the schedule of rule {name}: {told}");
    }
    let from = scene.run.script.clock.unwrap_or(scene.yard.clock);
    format!(
        "Rule {name} does not run between {from} and {}. Read its schedule field by field: which days, which hours, in UTC?",
        scene.played.yard.clock
    )
}

/// No rule leads to what is asked for.
fn no_rule_leads(scene: &Scene<'_>, wanted: &Arrives) -> Failure {
    let to = last_name(&wanted.arrival.to);
    let mut doings = scene.played.doings.iter().rev();
    let stopped = doings.find(|doing| matches!(doing.kind, DoingKind::Refused | DoingKind::Lost));
    if let Some(doing) = stopped {
        let message = format!(
            "Nothing came to {to}, and on the way this happened: {}",
            doing.text
        );
        return Failure {
            number: Some(doing.number),
            pointing: Pointing::resource(doing.resource.to_string()),
            ..scene.failure(message)
        };
    }
    // The event that is meant, where it is there; else the one that came last.
    let with = wanted.arrival.with.as_ref();
    let mut meant = scene.played.seen.iter().filter(|seen| {
        with.is_some_and(|with| lacks(&seen.event.0.to_string(), &with.0).is_none())
    });
    let seen = meant.next().or(scene.played.seen.last());
    let told = match seen {
        Some(seen) => format!(
            "No rule leads to {to}, so {} ends on its bus.",
            event_name(&seen.event.0)
        ),
        None => format!("No rule leads to {to}."),
    };
    Failure {
        of: seen.and_then(|seen| seen.of),
        number: seen.and_then(|seen| seen.number),
        ..scene.failure(told)
    }
}

/// An event in a few words.
fn event_name(event: &Value) -> String {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    match (text("detail-type"), text("source")) {
        (Some(kind), Some(source)) => format!("the event “{kind}” of {source}"),
        _ => "the event".to_owned(),
    }
}
