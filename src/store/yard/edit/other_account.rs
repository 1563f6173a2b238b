//! Event buses of other accounts as targets.
//!
//! The console sets up what a new target needs in the account of the rule. In another account it
//! cannot, so its owner is taken to have agreed: the bus gets the statement that `PutPermission`
//! writes. A person can take it away and see what AWS does then.

use pipeline::{Arn, DEFAULT_EVENT_BUS, EventBus, Place, Target, TargetKind, Yard};

/// Lets the other account agree to a new target, where that is a bus that the yard does not know.
pub(super) fn agree(yard: &mut Yard, target: &Target) {
    let Some(bus) = Bus::of(yard, target) else {
        return;
    };
    let policy = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"AllowAccountToPutEvents","Effect":"Allow","Principal":{{"AWS":"arn:{}:iam::{}:root"}},"Action":"events:PutEvents","Resource":"{}"}}]}}"#,
        bus.partition, yard.account, target.arn
    );
    let (account, region, name) = (bus.account, bus.region, bus.name);
    let place = place(yard, &account, &region);
    match place.event_buses.iter_mut().find(|bus| bus.name == name) {
        Some(known) if known.name == DEFAULT_EVENT_BUS && known.policy.is_none() => {
            known.policy = Some(policy);
        }
        Some(_) => {}
        None => place.event_buses.push(EventBus {
            policy: Some(policy),
            ..EventBus::new(name)
        }),
    }
}

/// Forgets the bus of another account that no target names any more, where nothing else is there.
pub(super) fn forget(yard: &mut Yard, target: &Target) {
    let Some(bus) = Bus::of(yard, target) else {
        return;
    };
    let at = find(yard, &bus.account, &bus.region);
    let Some(place) = at.ok().and_then(|at| yard.elsewhere.get_mut(at)) else {
        return;
    };
    if place.rules.iter().any(|rule| rule.event_bus == bus.name) {
        return;
    }
    for known in &mut place.event_buses {
        if known.name == bus.name {
            known.policy = None;
        }
    }
    let is_default = |bus: &EventBus| bus.name == DEFAULT_EVENT_BUS;
    place
        .event_buses
        .retain(|known| is_default(known) || known.name != bus.name);
    let untouched = Place::new(bus.account, bus.region);
    yard.elsewhere.retain(|place| *place != untouched);
}

/// The policy of the bus of another account that a target is, where the yard has that bus; none
/// inside where it has no policy.
pub(super) fn policy_of(yard: &Yard, target: &Target) -> Option<Option<String>> {
    let bus = Bus::of(yard, target)?;
    let at = find(yard, &bus.account, &bus.region).ok()?;
    let mut buses = yard.elsewhere.get(at)?.event_buses.iter();
    let known = buses.find(|known| known.name == bus.name)?;
    Some(known.policy.clone())
}

/// Puts a policy on the bus of another account that a target is.
pub(super) fn put_policy(yard: &mut Yard, target: &Target, policy: Option<String>) {
    let Some(bus) = Bus::of(yard, target) else {
        return;
    };
    let place = place(yard, &bus.account, &bus.region);
    if let Some(known) = place
        .event_buses
        .iter_mut()
        .find(|known| known.name == bus.name)
    {
        known.policy = policy;
    }
}

/// The bus of an ARN, wherever it is; made where it is another account's and the yard does not know
/// it yet.
pub(super) fn bus_of<'a>(yard: &'a mut Yard, arn: &str) -> Option<&'a mut EventBus> {
    let arn = Arn::read(arn).ok()?;
    let name = arn.resource.strip_prefix("event-bus/")?;
    let is_here = (arn.account, arn.region) == (yard.account.as_str(), yard.region.as_str());
    let buses = match is_here {
        true => &mut yard.event_buses,
        false => &mut place(yard, arn.account, arn.region).event_buses,
    };
    if !is_here && buses.iter().all(|bus| bus.name != name) {
        buses.push(EventBus::new(name));
    }
    buses.iter_mut().find(|bus| bus.name == name)
}

/// A bus of another account.
struct Bus {
    partition: String,
    account: String,
    region: String,
    name: String,
}

impl Bus {
    fn of(yard: &Yard, target: &Target) -> Option<Bus> {
        if target.kind() != Ok(TargetKind::EventBus) {
            return None;
        }
        let arn = Arn::read(&target.arn).ok()?;
        (arn.account != yard.account).then(|| Bus {
            partition: arn.partition.to_owned(),
            account: arn.account.to_owned(),
            region: arn.region.to_owned(),
            name: arn
                .resource
                .strip_prefix("event-bus/")
                .unwrap_or_default()
                .to_owned(),
        })
    }
}

fn find(yard: &Yard, account: &str, region: &str) -> Result<usize, usize> {
    let key =
        |place: &Place| (place.account.as_str(), place.region.as_str()).cmp(&(account, region));
    yard.elsewhere.binary_search_by(key)
}

pub(super) fn place<'a>(yard: &'a mut Yard, account: &str, region: &str) -> &'a mut Place {
    let at = find(yard, account, region).unwrap_or_else(|at| {
        yard.elsewhere.insert(at, Place::new(account, region));
        at
    });
    #[expect(
        clippy::indexing_slicing,
        reason = "the place was found there or put there"
    )]
    &mut yard.elsewhere[at]
}
