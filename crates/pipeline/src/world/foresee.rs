//! What events would come of a target's taking an event, found by letting it happen in a yard
//! without rules.

use super::doing::{Doing, DoingKind};
use super::happenings::Happenings;
use super::places;
use super::services::Undeclared;
use super::target::what_follows;
use super::what::What;
use crate::invocation::Invocation;
use crate::send::{Until, advance_until, happen_now};
use crate::{TargetKind, Timestamp, Yard};
use std::sync::Arc;

/// An event that would come to a bus.
#[derive(Clone)]
pub(crate) struct Foreseen {
    pub(crate) account: Arc<str>,
    pub(crate) region: Arc<str>,
    pub(crate) event_bus: String,
    pub(crate) text: Arc<str>,
    /// The ARN of what did last before the event was sent: its sender, or its work.
    pub(crate) sender: Arc<str>,
}

/// For how long it is looked ahead: longer than the time-out of an approval.
const AHEAD_MS: i64 = 8 * 86_400_000;

/// The yard without rules and without what is going on, in which every resource does at least the
/// simple thing.
pub(crate) fn bare(yard: &Yard) -> Yard {
    let mut bare = yard.clone();
    bare.rules.clear();
    bare.under_way.clear();
    *bare.happenings = Happenings::default();
    bare.resources.services.undeclared = Undeclared::Simple;
    for place in &mut bare.elsewhere {
        place.rules.clear();
        place.resources.services.undeclared = Undeclared::Simple;
    }
    bare
}

/// The events that would come of this call; `bare` is a yard without rules.
pub(crate) fn foresee(bare: &Yard, kind: TargetKind, of: &Invocation) -> Vec<Foreseen> {
    let Some(what) = what_follows(kind, of) else {
        return Vec::new();
    };
    let mut yard = bare.clone();
    let (account, region) = places::place_of(&yard, &of.call.target_arn);
    let (account, region) = (account.to_owned(), region.to_owned());
    yard.go_to(&account, &region);
    yard.resources.services.undeclared = Undeclared::Simple;
    follow(&yard, vec![what])
}

/// What services do because of what happens in the place where the yard is, one thing after the
/// other.
pub(crate) fn let_happen(yard: &Yard, all: Vec<What>) -> Vec<Doing> {
    let mut yard = yard.clone();
    let mut doings: Vec<Doing> = Vec::new();
    for what in all {
        let begun = happen_now(&yard, what);
        yard = begun.yard;
        doings.extend(begun.doings);
    }
    let end = Timestamp(yard.clock.millis().saturating_add(AHEAD_MS)).min(Timestamp::LAST);
    doings.extend(advance_until(&yard, Until::Time(end)).doings);
    doings
}

/// The events that come of it.
pub(crate) fn follow(yard: &Yard, all: Vec<What>) -> Vec<Foreseen> {
    let doings = let_happen(yard, all);
    let sent = doings
        .iter()
        .filter(|doing| doing.kind == DoingKind::SentEvent);
    sent.filter_map(|doing| {
        Some(Foreseen {
            account: Arc::clone(&doing.account),
            region: Arc::clone(&doing.region),
            event_bus: doing.resource.split_once(":event-bus/")?.1.to_owned(),
            text: doing.content.clone()?,
            sender: sender(&doings, doing),
        })
    })
    .collect()
}

/// What an event comes from: the resource of the nearest doing before it that is no event itself.
fn sender(doings: &[Doing], of: &Doing) -> Arc<str> {
    let mut cause = of.cause;
    while let Some(number) = cause {
        let Ok(at) = doings.binary_search_by_key(&number, |doing| doing.number) else {
            break;
        };
        let Some(doing) = doings.get(at) else {
            break;
        };
        if doing.kind != DoingKind::SentEvent {
            return Arc::clone(&doing.resource);
        }
        cause = doing.cause;
    }
    Arc::clone(&of.resource)
}
