use super::*;

#[test]
fn a_quota_follows_the_clock() {
    let changed = Timestamp::START.millis() + 1_000;
    let raised = Quota {
        name: "raised later",
        adjustable: false,
        values: Box::leak(Box::new([
            Dated {
                value: 100,
                since: None,
            },
            Dated {
                value: 300,
                since: Some(Timestamp(changed)),
            },
        ])),
        elsewhere: &[("eu-south-1", 7)],
    };
    assert_eq!(raised.at(Timestamp::START), 100);
    assert_eq!(raised.at(Timestamp(changed - 1)), 100);
    assert_eq!(raised.at(Timestamp(changed)), 300);
}

#[test]
fn a_rule_has_at_most_five_targets_and_that_is_fixed() {
    assert_eq!(TARGETS_PER_RULE.at(Timestamp::START), 5);
    let adjustable = [TARGETS_PER_RULE, RULES_PER_EVENT_BUS].map(|quota| quota.adjustable);
    assert_eq!(adjustable, [false, true]);
}

#[test]
fn every_quota_is_listed_once() {
    let source = include_str!("../quotas.rs");
    assert_eq!(source.matches(": Quota =").count(), ALL.len());
    let mut names: Vec<&str> = ALL.iter().map(|quota| quota.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ALL.len());
}
