//! The pitfalls of the exercises: each is shown in a yard, or it is said why a yard cannot show it.

use std::collections::BTreeMap;
use tests::automations::{Automation, automations};

/// How many pitfalls the forty exercises name.
const ALL: usize = 186;

#[test]
fn every_pitfall_of_an_exercise_is_shown_or_left_out_with_a_reason() {
    let files = automations();
    let failures: Vec<String> = files.iter().flat_map(unaccounted).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
    let all: usize = files.iter().map(|one| one.pitfalls.len()).sum();
    assert_eq!(all, ALL, "pitfalls of all automations");
}

/// What is not as it should be with the pitfalls of an automation.
fn unaccounted(one: &Automation) -> Vec<String> {
    let mut found = Vec::new();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let tries = one.tries.iter().map(|each| each.name.as_str());
    let wrong = one.wrong.iter().map(|each| each.name.as_str());
    let left_out = one.left_out.iter().map(|each| each.pitfall.as_str());
    for name in tries.chain(wrong).chain(left_out) {
        *shown.entry(name).or_default() += 1;
    }
    for (name, _) in shown.iter().filter(|(_, count)| **count > 1) {
        found.push(format!("{}: several things are called “{name}”", one.file));
    }
    let mut listed: Vec<&str> = one.pitfalls.iter().map(String::as_str).collect();
    for name in listed.iter().filter(|name| !shown.contains_key(*name)) {
        found.push(format!("{}: nothing shows the pitfall “{name}”", one.file));
    }
    listed.sort_unstable();
    for pair in listed.windows(2) {
        if let [a, b] = pair
            && a == b
        {
            found.push(format!("{}: the pitfall “{a}” stands twice", one.file));
        }
    }
    for each in &one.left_out {
        if !listed.contains(&each.pitfall.as_str()) {
            let pitfall = &each.pitfall;
            found.push(format!("{}: “{pitfall}” is no pitfall", one.file));
        }
        if !each.reason.ends_with('.') || each.reason.len() < 20 {
            let pitfall = &each.pitfall;
            found.push(format!("{}: “{pitfall}” has no reason", one.file));
        }
    }
    // What is wrong has to show itself: in what comes of a try, or in what a finding says.
    for each in &one.wrong {
        if each.try_.is_none() && each.finding.is_none() {
            found.push(format!("{}: {}: nothing is asserted", one.file, each.name));
        }
    }
    found
}
