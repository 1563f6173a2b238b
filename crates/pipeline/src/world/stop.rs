//! Work that somebody stops before its end.

use super::running::Running;
use super::what::What;
use crate::send::Sending;

/// Tells work that goes on that it is to stop: each that hears of it has its next turn at once, and
/// finds there what it has heard. True where there is any.
pub(super) fn halt(sending: &mut Sending<'_>, mut hears: impl FnMut(&mut Running) -> bool) -> bool {
    let mut woken = Vec::new();
    for each in &mut sending.yard.happenings.running {
        if hears(each) {
            each.turn = each.turn.saturating_add(1);
            let place = (each.account.clone(), each.region.clone());
            woken.push((each.number, each.turn, place));
        }
    }
    let any = !woken.is_empty();
    sending.world.stale |= any;
    for (running, turn, (account, region)) in woken {
        sending.happen_there(&account, &region, 0, What::Wake { running, turn });
    }
    any
}

/// Whether work has this ARN, or this id behind a colon or stroke of its ARN.
pub(super) fn is_named(running: &Running, name: &str) -> bool {
    let before = running.arn.strip_suffix(name);
    !name.is_empty()
        && before.is_some_and(|before| before.is_empty() || before.ends_with([':', '/']))
}
