//! The quotas that the yard keeps, each as data with the date from which it
//! holds. Source: EventBridge User Guide, "Amazon EventBridge quotas", and the
//! shapes of the EventBridge API.

use crate::Timestamp;

/// The day on which the quotas were last seen at their source.
pub const SEEN: &str = "2026-11-21";

/// One value of a quota and the time from which it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The value.
    pub value: usize,
    /// The first instant at which it holds; `None` if for as long as the
    /// guide tells.
    pub since: Option<Timestamp>,
}

/// A quota: what it counts and its values over time, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// What is counted, in the words of the guide.
    pub name: &'static str,
    /// Whether AWS raises it on request.
    pub adjustable: bool,
    /// The values over time, oldest first.
    pub values: &'static [Dated],
    /// The Regions where another value holds.
    pub elsewhere: &'static [(&'static str, usize)],
}

impl Quota {
    /// The value that holds at a time in a Region.
    pub fn in_region(&self, time: Timestamp, region: &str) -> usize {
        let other = self.elsewhere.iter().find(|(name, _)| *name == region);
        other.map_or_else(|| self.at(time), |(_, value)| *value)
    }

    /// The value that holds at a time.
    pub fn at(&self, time: Timestamp) -> usize {
        self.values
            .iter()
            .rev()
            .find(|dated| dated.since.is_none_or(|since| since <= time))
            .map_or(0, |dated| dated.value)
    }
}

const fn quota(name: &'static str, adjustable: bool, values: &'static [Dated]) -> Quota {
    Quota {
        name,
        adjustable,
        values,
        elsewhere: &[],
    }
}

/// The midnight, UTC, at which 2026-01-29 began.
const JANUARY_29_2026: Timestamp = Timestamp(1_769_644_800_000);

/// Targets of one rule.
pub const TARGETS_PER_RULE: Quota = quota(
    "Targets per rule",
    false,
    &[Dated {
        value: 5,
        since: None,
    }],
);

/// Rules of one event bus.
pub const RULES_PER_EVENT_BUS: Quota = Quota {
    elsewhere: &[("af-south-1", 100), ("eu-south-1", 100)],
    ..quota(
        "Rules per event bus",
        true,
        &[Dated {
            value: 300,
            since: None,
        }],
    )
};

/// Rules of one event bus whose pattern has a wildcard.
pub const WILDCARD_RULES_PER_EVENT_BUS: Quota = quota(
    "Rules with wildcards per event bus",
    false,
    &[Dated {
        value: 30,
        since: None,
    }],
);

/// Calls of targets a second; further ones wait. Seen 2026-11-21.
pub const INVOCATIONS_PER_SECOND: Quota = Quota {
    elsewhere: &[
        ("us-east-1", 18_750),
        ("us-east-2", 4_500),
        ("us-west-1", 2_250),
        ("us-west-2", 18_750),
        ("af-south-1", 750),
        ("ap-northeast-1", 2_250),
        ("ap-northeast-3", 750),
        ("ap-southeast-1", 2_250),
        ("ap-southeast-2", 2_250),
        ("ap-southeast-3", 750),
        ("eu-central-1", 4_500),
        ("eu-south-1", 750),
        ("eu-west-1", 18_750),
        ("eu-west-2", 2_250),
    ],
    ..quota(
        "Invocations throttle limit in transactions per second",
        true,
        &[Dated {
            value: 1_100,
            since: None,
        }],
    )
};

/// How often a delivery is tried again where the retry policy says nothing.
/// Source: API Reference, RetryPolicy; seen 2026-11-21.
pub const MAXIMUM_RETRY_ATTEMPTS: u32 = 185;

/// How old in seconds an event may become on its way where the retry policy
/// says nothing. Source: API Reference, RetryPolicy; seen 2026-11-21.
pub const MAXIMUM_EVENT_AGE_IN_SECONDS: u32 = 86_400;

/// Event buses of an account in a Region.
pub const EVENT_BUSES_PER_ACCOUNT: Quota = quota(
    "Event buses",
    true,
    &[Dated {
        value: 100,
        since: None,
    }],
);

/// Characters of the policy of an event bus.
pub const EVENT_BUS_POLICY_SIZE: Quota = quota(
    "Event bus policy size in characters",
    false,
    &[Dated {
        value: 10_240,
        since: None,
    }],
);

/// Bytes of all entries of a PutEvents request: 256 KB, and 1 MB since
/// 2026-01-29.
pub const PUT_EVENTS_REQUEST_SIZE: Quota = quota(
    "PutEvents entry size in bytes",
    false,
    &[
        Dated {
            value: 262_144,
            since: None,
        },
        Dated {
            value: 1_048_576,
            since: Some(JANUARY_29_2026),
        },
    ],
);

/// Characters of the detail-type of an entry of PutEvents.
pub const DETAIL_TYPE_LENGTH: Quota = quota(
    "Characters of a detail-type",
    false,
    &[Dated {
        value: 128,
        since: None,
    }],
);

/// Tags of an event bus or a rule.
pub const TAGS_PER_RESOURCE: Quota = quota(
    "Tags per resource",
    false,
    &[Dated {
        value: 50,
        since: None,
    }],
);

/// Archives of an account in a Region.
pub const ARCHIVES: Quota = quota(
    "Archives",
    true,
    &[Dated {
        value: 300,
        since: None,
    }],
);

/// Replays that may be under way at once.
pub const CONCURRENT_REPLAYS: Quota = quota(
    "Concurrent replays",
    true,
    &[Dated {
        value: 10,
        since: None,
    }],
);

/// Connections of an account in a Region.
pub const CONNECTIONS: Quota = quota(
    "Connections",
    true,
    &[Dated {
        value: 3_000,
        since: None,
    }],
);

/// API destinations of an account in a Region.
pub const API_DESTINATIONS: Quota = quota(
    "API destinations",
    true,
    &[Dated {
        value: 3_000,
        since: None,
    }],
);

/// Characters of a rule's name.
pub const RULE_NAME_LENGTH: Quota = quota(
    "Characters of a rule name",
    false,
    &[Dated {
        value: 64,
        since: None,
    }],
);

/// Characters of a target's id.
pub const TARGET_ID_LENGTH: Quota = quota(
    "Characters of a target ID",
    false,
    &[Dated {
        value: 64,
        since: None,
    }],
);

/// Characters of a rule's description.
pub const DESCRIPTION_LENGTH: Quota = quota(
    "Characters of a rule description",
    false,
    &[Dated {
        value: 512,
        since: None,
    }],
);

/// Characters of a target's ARN.
pub const TARGET_ARN_LENGTH: Quota = quota(
    "Characters of a target ARN",
    false,
    &[Dated {
        value: 1_600,
        since: None,
    }],
);

/// Characters of an SQS message group ID.
pub const MESSAGE_GROUP_ID_LENGTH: Quota = quota(
    "Characters of a message group ID",
    false,
    &[Dated {
        value: 128,
        since: None,
    }],
);

/// Characters of a schedule expression.
pub const SCHEDULE_EXPRESSION_LENGTH: Quota = quota(
    "Characters of a schedule expression",
    false,
    &[Dated {
        value: 256,
        since: None,
    }],
);

/// Minutes of the flexible time window of EventBridge Scheduler.
pub const FLEXIBLE_TIME_WINDOW_MINUTES: Quota = quota(
    "Minutes of a flexible time window",
    false,
    &[Dated {
        value: 1_440,
        since: None,
    }],
);

/// Characters of a time zone's name in EventBridge Scheduler.
pub const TIME_ZONE_LENGTH: Quota = quota(
    "Characters of a time zone name",
    false,
    &[Dated {
        value: 50,
        since: None,
    }],
);

/// Characters of a constant input.
pub const INPUT_LENGTH: Quota = quota(
    "Characters of a constant input",
    false,
    &[Dated {
        value: 8_192,
        since: None,
    }],
);

/// Characters of an input path.
pub const INPUT_PATH_LENGTH: Quota = quota(
    "Characters of an input path",
    false,
    &[Dated {
        value: 256,
        since: None,
    }],
);

/// Characters of an input template.
pub const INPUT_TEMPLATE_LENGTH: Quota = quota(
    "Characters of an input template",
    false,
    &[Dated {
        value: 8_192,
        since: None,
    }],
);

/// Variables of an input transformer.
pub const INPUT_PATHS: Quota = quota(
    "Variables of an input transformer",
    false,
    &[Dated {
        value: 100,
        since: None,
    }],
);

/// Characters of a variable name of an input transformer.
pub const INPUT_VARIABLE_LENGTH: Quota = quota(
    "Characters of a variable name of an input transformer",
    false,
    &[Dated {
        value: 256,
        since: None,
    }],
);

/// Every quota, in the order in which a page lists them.
pub static ALL: [&Quota; 26] = [
    &TARGETS_PER_RULE,
    &RULES_PER_EVENT_BUS,
    &WILDCARD_RULES_PER_EVENT_BUS,
    &INVOCATIONS_PER_SECOND,
    &EVENT_BUSES_PER_ACCOUNT,
    &EVENT_BUS_POLICY_SIZE,
    &PUT_EVENTS_REQUEST_SIZE,
    &DETAIL_TYPE_LENGTH,
    &TAGS_PER_RESOURCE,
    &ARCHIVES,
    &CONCURRENT_REPLAYS,
    &CONNECTIONS,
    &API_DESTINATIONS,
    &RULE_NAME_LENGTH,
    &TARGET_ID_LENGTH,
    &DESCRIPTION_LENGTH,
    &TARGET_ARN_LENGTH,
    &MESSAGE_GROUP_ID_LENGTH,
    &SCHEDULE_EXPRESSION_LENGTH,
    &FLEXIBLE_TIME_WINDOW_MINUTES,
    &TIME_ZONE_LENGTH,
    &INPUT_LENGTH,
    &INPUT_PATH_LENGTH,
    &INPUT_TEMPLATE_LENGTH,
    &INPUT_PATHS,
    &INPUT_VARIABLE_LENGTH,
];

#[cfg(test)]
mod tests;
