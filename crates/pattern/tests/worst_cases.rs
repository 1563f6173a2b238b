//! Deep, long and spiteful texts are answered. How fast is measured in the benchmarks; a case whose
//! time grows faster than its text does not end here at all.

use pattern::{Event, Pattern, matches, parse, trace};

fn judge(pattern: &str, event: &str) -> Result<bool, String> {
    let (pattern, diagnostics) = parse(pattern);
    if let Some(first) = diagnostics.iter().find(|d| d.is_error()) {
        return Err(first.message.clone());
    }
    let (event, unread) = Event::read(event);
    let event = event.ok_or_else(|| unread.into_iter().map(|d| d.message).collect::<String>())?;
    Ok(answer(&pattern, &event))
}

fn answer(pattern: &Pattern, event: &Event) -> bool {
    let answer = matches(pattern, event);
    assert_eq!(trace(pattern, event).verdict.is_match(), answer);
    answer
}

/// Patterns and their answers for one event, which is read once.
#[track_caller]
fn judge_all(event: &str, answers: &[(&str, bool)]) {
    let (event, _) = Event::read(event);
    let event = event.as_ref();
    for (text, expected) in answers {
        let pattern = parse(text).0;
        assert!(pattern.is_valid());
        let found = event.map(|event| answer(&pattern, event));
        assert_eq!(found, Some(*expected), "{text}");
    }
}

fn nested(levels: usize, inner: &str) -> String {
    format!("{}{inner}{}", "{\"a\":".repeat(levels), "}".repeat(levels))
}

#[test]
fn a_thousand_levels_are_nothing_special() {
    assert_eq!(
        judge(&nested(1_000, "[\"x\"]"), &nested(1_000, "\"x\"")),
        Ok(true)
    );
    assert_eq!(
        judge(&nested(1_000, "[\"x\"]"), &nested(1_000, "\"y\"")),
        Ok(false)
    );
}

#[test]
fn a_hundred_thousand_levels_are_answered() {
    let levels = 100_000;
    assert_eq!(
        judge(&nested(levels, "[\"x\"]"), &nested(levels, "\"x\"")),
        Ok(true)
    );
    assert_eq!(
        judge("{\"a\": [\"x\"]}", &nested(levels, "\"x\"")),
        Ok(false)
    );
    let arrays = format!(
        "{{\"a\": {}\"x\"{}}}",
        "[".repeat(levels),
        "]".repeat(levels)
    );
    assert_eq!(judge("{\"a\": [\"x\"]}", &arrays), Ok(true));
    let mixed = format!(
        "{{\"a\": {}1{}}}",
        "[{\"a\":".repeat(levels),
        "}]".repeat(levels)
    );
    assert_eq!(judge("{\"a\": {\"a\": [1]}}", &mixed), Ok(false));
    let ors = format!(
        "{}{{\"a\":[1]}}{}",
        "{\"$or\":[{\"b\":[2]},".repeat(levels),
        "]}".repeat(levels)
    );
    assert!(judge(&ors, "{}").is_err());
    assert!(judge(&"[".repeat(levels), "{}").is_err());
    assert!(judge("{\"a\": [1]}", &nested(levels, "")).is_err());
}

#[test]
fn values_beside_deep_nesting_are_found() {
    let levels = 20_000;
    let event = format!("{{\"a\": {}7{}}}", "[".repeat(levels), ",7]".repeat(levels));
    assert_eq!(judge("{\"a\": [7]}", &event), Ok(true));
    assert_eq!(judge("{\"a\": [8]}", &event), Ok(false));
    assert_eq!(
        judge("{\"a\": [7], \"b\": [{\"exists\": false}]}", &event),
        Ok(true)
    );
}

#[test]
fn ten_megabytes_are_answered() {
    let element = "{\"k\": \"a\", \"v\": 1, \"text\": \"some words that make it longer\"},";
    let event = format!(
        "{{\"l\": [{}{{\"k\": \"b\", \"v\": 2}}]}}",
        element.repeat((10 << 20) / element.len())
    );
    judge_all(
        &event,
        &[
            (r#"{"l": {"k": ["a"], "v": [2]}}"#, false),
            (r#"{"l": {"k": ["b"], "v": [2]}}"#, true),
            (r#"{"l": {"v": [2], "z": [{"exists": false}]}}"#, true),
        ],
    );
    let long = format!("{{\"s\": \"{}\"}}", "ab".repeat(5 << 20));
    judge_all(
        &long,
        &[
            (r#"{"s": [{"wildcard": "*a*ba*bb*"}]}"#, false),
            (r#"{"s": [{"wildcard": "a*b"}]}"#, true),
        ],
    );
}

#[test]
fn independent_arrays_are_not_tried_in_all_combinations() {
    let list = |n: usize| vec!["{\"x\": 1, \"y\": 0}"; n].join(",") + ",{\"x\": 0, \"y\": 1}";
    let event = format!(
        "{{\"a\": [{0}], \"b\": [{0}], \"c\": [{0}], \"d\": [{0}]}}",
        list(2_000)
    );
    let pattern = "{\"a\": {\"x\": [1]}, \"b\": {\"x\": [1]}, \"c\": {\"x\": [1]}, \"d\": {\"x\": [1], \"y\": [1]}}";
    assert_eq!(judge(pattern, &event), Ok(false));
}

#[test]
fn large_patterns_are_answered() {
    let many = |count: usize, field: &str| vec![field; count].join(",");
    let fields: Vec<_> = (0..100_000).map(|n| format!("\"f{n}\":[1]")).collect();
    let or = many(999, "{\"a\":[1]}");
    let text = format!("{{{},\"$or\":[{or}]}}", fields.join(","));
    assert!(judge(&text, "{}").is_err());
    let stars = format!(
        "{{\"a\":[{{\"wildcard\":\"{}\"}}]}}",
        "*ab*cd*a".repeat(10_000)
    );
    assert!(
        judge(&stars, "{\"a\":\"b\"}").is_ok_and(|answer| !answer) || judge(&stars, "{}").is_err()
    );
    let bad = format!("{{\"a\":[{}]}}", many(1_000_000, "[]"));
    assert!(judge(&bad, "{}").is_err());
    let list = format!("{{\"a\":[{}]}}", many(500_000, "{\"prefix\":\"b\"}"));
    assert_eq!(judge(&list, "{\"a\":[1,2,\"c\"]}"), Ok(false));
}

/// Near misses are looked for with a measure of work: a pattern as long as AWS takes one, of fields
/// and alternatives that all nearly match, and an event of a megabyte.
#[test]
fn near_misses_of_a_large_event_are_bounded() {
    let word = |n: usize| format!("abcdefghij{n:03}klmnopqrst");
    let keys: Vec<String> = (0..90).map(word).collect();
    let misspelt = |text: &str| text.replacen("ef", "fe", 1);
    let asked: Vec<_> = keys
        .iter()
        .map(|key| format!("\"{}\":[\"X\"]", misspelt(key)))
        .collect();
    let values: Vec<_> = (0..30)
        .map(|n| format!("\"{}\"", misspelt(&word(n))))
        .collect();
    let pattern = format!(
        "{{{},\"l\":{{\"v\":[{}]}}}}",
        asked.join(","),
        values.join(",")
    );
    assert!(pattern.len() < 4_096 && pattern.len() > 3_000);
    let members: Vec<_> = keys.iter().map(|key| format!("\"{key}\":\"x\"")).collect();
    let element = |n: usize| format!("{{\"v\":\"{}\",{}}}", word(n % 100), members.join(","));
    let elements: Vec<_> = (0..500).map(element).collect();
    let event = format!("{{{},\"l\":[{}]}}", members.join(","), elements.join(","));
    assert!(event.len() > 1 << 20);
    let (pattern, problems) = parse(&pattern);
    assert!(problems.iter().all(|problem| !problem.is_error()));
    let (event, _) = Event::read(&event);
    let event = event.unwrap();
    // Many times, so that work without a bound would be seen.
    for _ in 0..3 {
        let traced = trace(&pattern, &event);
        assert!(!traced.verdict.is_match());
    }
    let rules = vec![&pattern; 30];
    let set = pattern::explain_rules(&rules, &event);
    assert!(set.matching.is_empty() && set.nearest.len() == 30);
}

#[test]
fn long_texts_are_not_compared_letter_by_letter() {
    let long = "ab".repeat(1 << 19);
    for pattern in [
        format!("{{\"s\":[\"{}\"]}}", "ab".repeat(1_000)),
        format!("{{\"s\":[{{\"wildcard\":\"{}\"}}]}}", "*a".repeat(400)),
        "{\"s\":[{\"prefix\":\"ba\"}, \"ab*\", \"^ab.*$\", {\"wildcard\":\"b*a\"}]}".to_owned(),
        "{\"s\":{\"t\":[\"ab\"]}}".to_owned(),
    ] {
        for text in [
            format!("\"{long}c\""),
            format!("\"{}\"", "{\\\"t\\\":".repeat(50_000)),
        ] {
            let _ = judge(&pattern, &format!("{{\"s\":{text}}}"));
        }
    }
}
