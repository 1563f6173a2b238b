//! Limits, as the engine keeps them.

use super::facts::{code, number, plain, row, sentence_case, table};
use crate::model::{Content, Row};
use pattern::limits::Limit;
use pipeline::quotas::{self, Quota};
use pipeline::targets::TargetKind;
use quiz::Inline;

/// What is said where a limit was taken over without a look at its source on a known day.
const NOT_CHECKED: &str = "not on a known day";

/// The quotas of EventBridge.
pub(super) fn quotas() -> Vec<Content> {
    let mut rows: Vec<Row> = quotas::ALL.into_iter().map(of_quota).collect();
    let policy = [
        (
            "Retries where the policy says nothing",
            quotas::MAXIMUM_RETRY_ATTEMPTS,
        ),
        (
            "Seconds until an event is given up, where the policy says nothing",
            quotas::MAXIMUM_EVENT_AGE_IN_SECONDS,
        ),
    ];
    rows.extend(policy.map(|(name, value)| {
        let value = usize::try_from(value).map(number).unwrap_or_default();
        let less = "less, in a target’s retry policy";
        row(
            name,
            plain(name),
            vec![plain(value), plain(less), plain(quotas::SEEN)],
        )
    }));
    vec![table(
        "Quotas of EventBridge",
        &["What", "Value", "Can it be changed?", "Checked"],
        rows,
    )]
}

fn of_quota(quota: &Quota) -> Row {
    let mut values = Vec::new();
    for dated in quota.values {
        let value = number(dated.value);
        values.push(match dated.since {
            Some(since) => {
                let since = since.to_string();
                let day = since.split('T').next().unwrap_or_default();
                format!("{value} since {day}")
            }
            None => value,
        });
    }
    let mut others: Vec<usize> = quota.elsewhere.iter().map(|(_, value)| *value).collect();
    others.sort_unstable();
    others.dedup();
    for other in others.into_iter().rev() {
        let regions = quota.elsewhere.iter().filter(|(_, value)| *value == other);
        let regions: Vec<&str> = regions.map(|(region, _)| *region).collect();
        values.push(format!("{} in {}", number(other), regions.join(", ")));
    }
    let raised = match quota.adjustable {
        true => "yes, AWS raises it on request",
        false => "no",
    };
    row(
        quota.name,
        plain(quota.name),
        vec![plain(values.join("; ")), plain(raised), plain(quotas::SEEN)],
    )
}

/// The limits of event patterns.
pub(super) fn patterns() -> Vec<Content> {
    vec![of_limits("Limits of event patterns", &pattern::limits::ALL)]
}

/// The limits of what stands beside rules.
pub(super) fn wires() -> Vec<Content> {
    let all = &pipeline::wires::limits::ALL;
    vec![of_limits("Limits beside the rules", all)]
}

fn of_limits(caption: &str, limits: &[&Limit]) -> Content {
    let rows = limits.iter().map(|limit| {
        row(
            limit.of,
            plain(sentence_case(limit.of)),
            vec![
                plain(number(limit.value)),
                source(limit.source),
                plain(limit.checked.unwrap_or(NOT_CHECKED)),
            ],
        )
    });
    let head = ["What", "At most", "Source", "Checked"];
    table(caption, &head, rows.collect())
}

fn source(source: &str) -> Vec<Inline> {
    match source.starts_with("https://") {
        true => vec![Inline::Link {
            url: source.to_owned(),
            children: plain("AWS documentation"),
        }],
        false => plain(source),
    }
}

/// How long targets may take to answer.
pub(super) fn timeouts() -> Vec<Content> {
    let kinds = TargetKind::ALL.into_iter().map(TargetKind::target_type);
    let rows = kinds.filter_map(|kind| {
        let millis = usize::try_from(kind.timeout_ms?).ok()?;
        let name = format!("Time of {}", kind.label);
        let answer = format!("{} seconds", number(millis / 1_000));
        let cells = vec![plain(answer), code(kind.arn_form)];
        Some(row(&name, plain(kind.label), cells))
    });
    vec![table(
        "How long a target may take to answer",
        &["Target", "At most", "ARN"],
        rows.collect(),
    )]
}
