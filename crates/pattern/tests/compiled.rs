//! The compiled rules say what the reference matcher says: on random patterns and events, one rule
//! at a time and all merged, while rules come and go.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests, which fail where they cannot go on"
)]

#[path = "compiled/random.rs"]
mod random;

use pattern::{CompiledRules, Event, NotAnEvent, Pattern, Reading, Scratch, matches, parse};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use random::Random;

/// What the reference matcher says; `None` where the text is no event.
fn expected(rules: &[Option<Pattern>], event: &str) -> Option<Vec<usize>> {
    let event = Event::read(event).0?;
    let numbered = rules.iter().enumerate();
    let matching = numbered.filter(|(_, rule)| rule.as_ref().is_some_and(|r| matches(r, &event)));
    Some(matching.map(|(number, _)| number).collect())
}

#[track_caller]
fn agree(
    rules: &[Option<Pattern>],
    compiled: &CompiledRules,
    event: &str,
    reading: Reading,
    scratch: &mut Scratch,
) {
    let found = compiled.matching(event, reading, scratch);
    let expected = expected(rules, event).ok_or(NotAnEvent);
    let texts: Vec<_> = rules.iter().flatten().map(Pattern::text).collect();
    assert_eq!(
        found.map(<[usize]>::to_vec),
        expected,
        "{reading:?}\n{event}\n{texts:#?}"
    );
}

/// At least 200,000 pairs of a pattern and an event.
#[test]
fn random_rules_one_at_a_time_and_merged() {
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(260)
    });
    let totals = std::cell::Cell::new((0, 0));
    let outcome = runner.run(&(any::<u64>(), any::<bool>()), |(seed, arrays)| {
        let (pairs, matching) = round(Random::new(seed), arrays);
        let (all, all_matching) = totals.get();
        totals.set((all + pairs, all_matching + matching));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    let (pairs, matching) = totals.get();
    assert!(pairs >= 200_000, "only {pairs} pairs");
    assert!(
        matching > pairs / 25 && matching < pairs / 2,
        "{matching} of {pairs}"
    );
}

/// Forty rules and forty events; how many pairs were tried one at a time, and how many matched.
fn round(mut random: Random, arrays: bool) -> (usize, usize) {
    let mut scratch = Scratch::default();
    let mut rules: Vec<Option<Pattern>> = Vec::new();
    let mut merged = CompiledRules::new();
    for _ in 0..40 {
        let (pattern, diagnostics) = parse(&random.pattern());
        assert!(pattern.is_valid(), "{} {diagnostics:?}", pattern.text());
        assert_eq!(merged.add(&pattern), rules.len());
        rules.push(Some(pattern));
    }
    let mut single: Vec<_> = rules.iter().map(alone).collect();
    let (mut pairs, mut matching) = (0, 0);
    for step in 0..20 {
        let event = random.event(arrays);
        agree(&rules, &merged, &event, Reading::Full, &mut scratch);
        let expected = expected(&rules, &event).unwrap();
        for (number, alone) in single.iter().enumerate() {
            let found = alone.matching(&event, Reading::Full, &mut scratch).unwrap();
            assert_eq!(
                !found.is_empty(),
                expected.contains(&number),
                "{event}\n{}",
                rules[number].as_ref().map_or("", Pattern::text)
            );
            pairs += 1;
        }
        matching += expected.len();
        let plain = random.plain_event();
        agree(&rules, &merged, &plain, Reading::Trusted, &mut scratch);
        if step == 10 {
            replace(&mut random, &mut rules, &mut merged);
            single = rules.iter().map(alone).collect();
        }
    }
    (pairs, matching)
}

fn alone(rule: &Option<Pattern>) -> CompiledRules {
    let mut alone = CompiledRules::new();
    if let Some(pattern) = rule {
        alone.add(pattern);
    }
    alone
}

/// Takes some rules out and puts others in.
fn replace(random: &mut Random, rules: &mut [Option<Pattern>], merged: &mut CompiledRules) {
    let mut free = Vec::new();
    for (number, rule) in rules.iter_mut().enumerate() {
        if random.below(2) == 0 {
            *rule = None;
            assert!(merged.remove(number));
            assert!(!merged.remove(number));
            free.push(number);
        }
    }
    while free.len() > 5 {
        let pattern = parse(&random.pattern()).0;
        let number = merged.add(&pattern);
        assert!(free.contains(&number), "{number} was not free");
        free.retain(|other| *other != number);
        rules[number] = Some(pattern);
    }
    assert_eq!(merged.len(), rules.iter().flatten().count());
}

/// Whether a text is an event is for the one reader to say.
#[test]
fn broken_texts_are_refused_as_the_reader_refuses_them() {
    let mut random = Random::new(18);
    let mut scratch = Scratch::default();
    let texts = [
        r#"{"a": ["x"]}"#,
        r#"{"b": {"c": [{"exists": true}]}}"#,
        r#"{"d.e": [1]}"#,
    ];
    let rules: Vec<_> = texts.iter().map(|text| Some(parse(text).0)).collect();
    let mut compiled = CompiledRules::new();
    for rule in rules.iter().flatten() {
        compiled.add(rule);
    }
    let (mut good, mut bad) = (0, 0);
    for round in 0..20_000 {
        let event = random.event(round % 2 == 0);
        let event = random.damage(event);
        agree(&rules, &compiled, &event, Reading::Full, &mut scratch);
        match Event::read(&event).0 {
            Some(_) => good += 1,
            None => bad += 1,
        }
    }
    assert!(good > 1_000 && bad > 1_000, "{good} good, {bad} bad");
}

#[test]
fn what_is_read_stands_anywhere_in_a_word_of_eight_bytes() {
    let rules = [Some(
        parse(r#"{"key": ["value"], "other": {"inner": [7]}}"#).0,
    )];
    let mut compiled = CompiledRules::new();
    for rule in rules.iter().flatten() {
        compiled.add(rule);
    }
    let mut scratch = Scratch::default();
    for before in 0..20 {
        for behind in 0..20 {
            let event = format!(
                r#"{{"{}": {{"x": ["}}\"", {{}}, []]}}, {}"key":"value"{},"other" : {{ "inner":7.0{} }} }}"#,
                "n".repeat(before),
                " ".repeat(behind),
                "\t".repeat(before),
                "\n".repeat(behind),
            );
            for reading in [Reading::Full, Reading::Trusted] {
                agree(&rules, &compiled, &event, reading, &mut scratch);
                assert_eq!(
                    compiled.matching(&event, reading, &mut scratch),
                    Ok(&[0][..]),
                    "{event}"
                );
            }
        }
    }
}

#[test]
fn values_of_any_depth_are_read() {
    let mut compiled = CompiledRules::new();
    compiled.add(&parse(r#"{"a": ["x"]}"#).0);
    let mut scratch = Scratch::default();
    for depth in [1, 63, 64, 65, 129, 100_000] {
        for (open, close) in [("[", "]"), ("{\"b\":", "}")] {
            let open = open.repeat(depth);
            for key in ["a", "b"] {
                let closed = close.repeat(depth);
                let event = format!(r#"{{"{key}": {open}0{closed}, "a": "x"}}"#);
                let found = compiled.matching(&event, Reading::Full, &mut scratch);
                assert_eq!(found, Ok(&[0][..]), "{depth}");
                let close = close.repeat(depth - 1);
                let short = format!(r#"{{"{key}": {open}0{close}, "a": "x"}}"#);
                let found = compiled.matching(&short, Reading::Full, &mut scratch);
                assert_eq!(found, Err(NotAnEvent), "{depth}");
            }
        }
    }
}

#[test]
fn a_number_is_given_again_and_an_invalid_pattern_matches_nothing() {
    let mut compiled = CompiledRules::new();
    let mut scratch = Scratch::default();
    let add = |compiled: &mut CompiledRules, text| compiled.add(&parse(text).0);
    assert!(compiled.is_empty());
    assert_eq!(add(&mut compiled, r#"{"a": ["x"]}"#), 0);
    assert_eq!(add(&mut compiled, r#"{"a": []}"#), 1);
    assert_eq!(add(&mut compiled, r#"{"a": [{"exists": false}]}"#), 2);
    let event = r#"{"a": "x"}"#;
    assert_eq!(
        compiled.matching(event, Reading::Full, &mut scratch),
        Ok(&[0][..])
    );
    assert_eq!(
        compiled.matching("{}", Reading::Full, &mut scratch),
        Ok(&[2][..])
    );
    assert!(compiled.remove(0) && !compiled.remove(0) && !compiled.remove(9));
    assert_eq!(
        compiled.matching(event, Reading::Full, &mut scratch),
        Ok(&[][..])
    );
    assert_eq!(add(&mut compiled, r#"{"a": [{"prefix": "x"}]}"#), 0);
    assert_eq!(
        compiled.matching(event, Reading::Full, &mut scratch),
        Ok(&[0][..])
    );
    assert_eq!(compiled.len(), 3);
}
