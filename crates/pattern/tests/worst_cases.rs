//! Deep, long and spiteful texts are answered. How fast is measured in the benchmarks; a case whose
//! time grows faster than its text does not end here at all.

use pattern::{Event, matches, parse, trace};

fn judge(pattern: &str, event: &str) -> Result<bool, String> {
    let (pattern, diagnostics) = parse(pattern);
    if let Some(first) = diagnostics.iter().find(|d| d.is_error()) {
        return Err(first.message.clone());
    }
    let (event, unread) = Event::read(event);
    let event = event.ok_or_else(|| unread.into_iter().map(|d| d.message).collect::<String>())?;
    let answer = matches(&pattern, &event);
    assert_eq!(trace(&pattern, &event).verdict.is_match(), answer);
    Ok(answer)
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
    assert_eq!(
        judge("{\"l\": {\"k\": [\"a\"], \"v\": [2]}}", &event),
        Ok(false)
    );
    assert_eq!(
        judge("{\"l\": {\"k\": [\"b\"], \"v\": [2]}}", &event),
        Ok(true)
    );
    assert_eq!(
        judge(
            "{\"l\": {\"v\": [2], \"z\": [{\"exists\": false}]}}",
            &event
        ),
        Ok(true)
    );
    let long = format!("{{\"s\": \"{}\"}}", "ab".repeat(5 << 20));
    assert_eq!(
        judge("{\"s\": [{\"wildcard\": \"*a*ba*bb*\"}]}", &long),
        Ok(false)
    );
    assert_eq!(judge("{\"s\": [{\"wildcard\": \"a*b\"}]}", &long), Ok(true));
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
