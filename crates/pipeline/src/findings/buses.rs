//! Event buses: their policies, their rules, and the quotas of the place.

use super::{Code, Finding, Mend, Place, Weight};
use crate::policy::{Document, Effect, PolicyType, PrincipalType, Statement};
use crate::quotas::{
    EVENT_BUS_POLICY_SIZE, EVENT_BUSES_PER_ACCOUNT, Quota, RULES_PER_EVENT_BUS,
    WILDCARD_RULES_PER_EVENT_BUS,
};
use crate::send::unfit_dead_letter_queue;
use crate::yard::DEFAULT_EVENT_BUS;
use crate::{EventBus, Rule, Yard};

pub(super) fn check(yard: &Yard, found: &mut Vec<Finding>) {
    let count = yard.event_buses.len();
    quota(
        yard,
        EVENT_BUSES_PER_ACCOUNT,
        count,
        Place::Yard,
        "The account",
        found,
    );
    for bus in &yard.event_buses {
        let place = Place::EventBus(bus.name.clone());
        let rules: Vec<&Rule> = yard.rules_on(&bus.name).collect();
        quota(
            yard,
            RULES_PER_EVENT_BUS,
            rules.len(),
            place.clone(),
            &bus.name,
            found,
        );
        let wild = rules.iter().filter(|rule| rule.has_wildcard()).count();
        quota(
            yard,
            WILDCARD_RULES_PER_EVENT_BUS,
            wild,
            place.clone(),
            &bus.name,
            found,
        );
        if rules.is_empty() && bus.name != DEFAULT_EVENT_BUS {
            found.push(
                Finding::new(
                    Code::IdleBus,
                    Weight::Note,
                    place.clone(),
                    format!("No rule stands on the event bus {}.", bus.name),
                )
                .help("Events that come to it go nowhere."),
            );
        }
        dead_letters(yard, bus, &place, found);
        policy(yard, bus, &place, found);
    }
}

/// That a quota is used up, or nearly.
fn quota(
    yard: &Yard,
    quota: Quota,
    count: usize,
    place: Place,
    who: &str,
    found: &mut Vec<Finding>,
) {
    let most = quota.in_region(yard.clock, &yard.region);
    // From nine tenths on the next ones had better be planned.
    if count * 10 < most * 9 {
        return;
    }
    let weight = match count > most {
        true => Weight::Wrong,
        false => Weight::Risky,
    };
    let help = match quota.adjustable {
        true => "AWS raises this quota on request.",
        false => "AWS does not raise this quota.",
    };
    let message = format!("{who} uses {count} of {most}: {}.", lower(quota.name));
    found.push(Finding::new(Code::Quota, weight, place, message).help(help));
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// That the queue of a bus for what it cannot encrypt gets nothing.
fn dead_letters(yard: &Yard, bus: &EventBus, place: &Place, found: &mut Vec<Finding>) {
    let config = bus.dead_letter_config.as_ref();
    let Some(queue) = config.and_then(|config| config.arn.as_deref()) else {
        return;
    };
    if let Some((message, help)) = unfit_dead_letter_queue(queue, &yard.region) {
        found.push(
            Finding::new(
                Code::UnfitDeadLetters,
                Weight::Wrong,
                place.clone(),
                message,
            )
            .help(help),
        );
    }
}

/// What the policy of a bus says that it should not.
fn policy(yard: &Yard, bus: &EventBus, place: &Place, found: &mut Vec<Finding>) {
    let Some(text) = &bus.policy else {
        return;
    };
    let most = EVENT_BUS_POLICY_SIZE;
    quota(
        yard,
        most,
        text.chars().count(),
        place.clone(),
        &bus.name,
        found,
    );
    let (document, problems) = Document::parse(text, PolicyType::Resource);
    let remove = Mend::RemoveBusPolicy(bus.name.clone());
    if let Some(problem) = problems.into_iter().find(crate::policy::Finding::is_error) {
        found.push(Finding {
            help: problem.help,
            ..Finding::new(
                Code::BusPolicy,
                Weight::Wrong,
                place.clone(),
                format!(
                    "AWS refuses the policy of {}: {}",
                    bus.name, problem.message
                ),
            )
            .mend(remove)
        });
        return;
    }
    if document.statements.iter().any(lets_everybody_in) {
        found.push(
            Finding::new(
                Code::OpenBus,
                Weight::Risky,
                place.clone(),
                format!("Anybody may send events to {}.", bus.name),
            )
            .help("Its policy allows the principal \"*\" and asks for no condition. Name the accounts, or ask for aws:PrincipalOrgID.")
            .mend(remove),
        );
    }
}

/// Whether a statement allows everybody something, whatever else is so.
fn lets_everybody_in(statement: &Statement) -> bool {
    let everybody = statement.principal.as_ref().is_some_and(|principals| {
        let is_star = |name: &crate::policy::PrincipalName| {
            name.kind == PrincipalType::Everybody
                || (name.kind == PrincipalType::Aws && name.name.text == "*")
        };
        principals.negated != principals.items.iter().any(is_star)
    });
    statement.effect == Effect::Allow && statement.conditions.is_empty() && everybody
}
