//! Calls that have to wait, because there are too many in one second.
//!
//! Source: EventBridge User Guide, quota "Invocations throttle limit in
//! transactions per second" (a throttled call still happens, later), and
//! "API destinations", invocation rate limit.

use super::super::sending::Sending;
use crate::Timestamp;
use crate::arn::Arn;
use crate::invocation::Invocation;
use crate::quotas::INVOCATIONS_PER_SECOND;

/// How many calls each account and Region, and each API destination, has made
/// in the second that is being filled.
#[derive(Default)]
pub(in super::super) struct Rates {
    rates: Vec<Rate>,
}

struct Rate {
    /// Account and Region, or the ARN of an API destination and nothing.
    of: (String, String),
    second: i64,
    count: u32,
}

impl Rates {
    /// Takes a place in the first second from now on that has one left.
    fn reserve(&mut self, of: (&str, &str), most: u32, now: i64) -> i64 {
        let same = |rate: &&mut Rate| rate.of.0 == of.0 && rate.of.1 == of.1;
        let Some(rate) = self.rates.iter_mut().find(same) else {
            self.rates.push(Rate {
                of: (of.0.to_owned(), of.1.to_owned()),
                second: now,
                count: 1,
            });
            return now;
        };
        if rate.second < now {
            rate.second = now;
            rate.count = 0;
        }
        if rate.count >= most.max(1) {
            rate.second = rate.second.saturating_add(1);
            rate.count = 0;
        }
        rate.count += 1;
        rate.second
    }
}

/// Until when an attempt has to wait; none where it need not.
pub(super) fn throttled(sending: &mut Sending<'_>, of: &Invocation) -> Option<Timestamp> {
    let clock = sending.yard.clock;
    let now = clock.millis().div_euclid(1_000);
    let most = sending.yard.conditions.invocations_per_second;
    let quota = || INVOCATIONS_PER_SECOND.in_region(clock, &of.region);
    let most = most.unwrap_or_else(|| u32::try_from(quota()).unwrap_or(u32::MAX));
    let rates = &mut sending.works.rates;
    let mut second = rates.reserve((&of.account, &of.region), most, now);
    if let Some(most) = api_destination_limit(sending, of) {
        let rates = &mut sending.works.rates;
        second = rates.reserve((&of.call.target_arn, ""), most, second);
    }
    let at = Timestamp(second.saturating_mul(1_000)).min(Timestamp::LAST);
    (second > now).then_some(at)
}

/// How often a second the API destination may be called that a target is.
fn api_destination_limit(sending: &Sending<'_>, of: &Invocation) -> Option<u32> {
    let arn = Arn::read(&of.call.target_arn).ok()?;
    let mut parts = arn.resource.strip_prefix("api-destination/")?.split('/');
    let (name, id) = (parts.next()?, parts.next());
    let known = &sending.yard.resources.api_destinations;
    let found = known
        .iter()
        .find(|each| each.name == name && id.is_none_or(|id| id == each.id))?;
    Some(u32::try_from(found.invocation_rate_limit_per_second).unwrap_or(u32::MAX))
}
