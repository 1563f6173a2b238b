//! What is wrong with the services and wires that a person declares, in every place.

use super::{Code, Finding, Place, Weight};
use crate::Yard;
use crate::declare;

/// Tells what [`super::wires`] does not: it looks at the wires of the place where the learner works.
pub(super) fn check(yard: &Yard, found: &mut Vec<Finding>) {
    for told in declare::check_but_own_wires(yard) {
        if told.weight == Weight::Note {
            continue;
        }
        let kind = declare::kind(&told.list).map_or("", |kind| kind.name);
        let message = match told.at {
            Some(_) => format!("{kind} {}: {}", told.name, told.message),
            None => told.message,
        };
        let place = Place::Declared {
            account: told.account,
            region: told.region,
            list: told.list,
            name: told.name,
        };
        let finding = Finding::new(Code::Declared, told.weight, place, message);
        found.push(match told.help.is_empty() {
            true => finding,
            false => finding.help(told.help),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unread::Unread;
    use serde_json::json;

    #[test]
    fn what_is_wrong_leads_to_its_form_and_nothing_is_told_twice() {
        let mut yard = Yard::default();
        let alarm =
            json!({"alarm_name": "slow", "namespace": "N", "metric_name": "M", "period": 45});
        yard.go_to("210987654321", "eu-west-1");
        yard.resources.wires = Unread::of_value(&json!({"metric_alarms": [alarm]}));
        yard.go_to("123456789012", "us-east-1");
        yard.resources.services = Unread::of_value(
            &json!({"functions": [{"name": "resize", "duration_ms": "soon", "on_failure": "arn:aws:sqs:us-east-1:123456789012:no"}]}),
        );
        yard.resources.wires = Unread::of_value(&json!({"metric_alarms": [alarm]}));
        let found = super::super::findings(&yard, &[]);
        let lines: Vec<(Code, &Place)> = found.iter().map(|one| (one.code, &one.place)).collect();
        let place = |account: &str, region: &str, list: &str, name: &str| Place::Declared {
            account: account.to_owned(),
            region: region.to_owned(),
            list: list.to_owned(),
            name: name.to_owned(),
        };
        for wanted in [
            (
                Code::RefusedWire,
                &place("123456789012", "us-east-1", "metric_alarms", "slow"),
            ),
            (
                Code::Declared,
                &place("210987654321", "eu-west-1", "metric_alarms", "slow"),
            ),
            (
                Code::Declared,
                &place("123456789012", "us-east-1", "functions", "resize"),
            ),
        ] {
            let count = lines.iter().filter(|line| **line == wanted).count();
            assert_eq!(count, 1, "{wanted:?} in {lines:#?}");
        }
        assert_eq!(lines.len(), 3, "{lines:#?}");
    }
}
