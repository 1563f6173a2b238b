//! The quotas that the yard keeps, each as data with the date from which it
//! holds. Source: EventBridge User Guide, "Amazon EventBridge quotas", and the
//! shapes of the EventBridge API.

use crate::Timestamp;

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
}

impl Quota {
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
    }
}

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
pub const RULES_PER_EVENT_BUS: Quota = quota(
    "Rules per event bus",
    true,
    &[Dated {
        value: 300,
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

#[cfg(test)]
mod tests;
