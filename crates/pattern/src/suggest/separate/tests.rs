use super::*;

fn read(texts: &[&str]) -> Vec<Event> {
    let read = |text: &&str| Event::read(text).0.expect("the event is JSON");
    texts.iter().map(read).collect()
}

fn separated(yes: &[&str], no: &[&str]) -> Result<Separation, NoSeparation> {
    let (yes, no) = (read(yes), read(no));
    let found = separate(&yes, &no);
    if let Ok(found) = &found {
        let anchored = found.anchored.iter();
        for text in std::iter::once(&found.pattern).chain(anchored) {
            for text in [&text.pretty, &text.compact] {
                let (pattern, diagnostics) = parse(text);
                assert!(pattern.is_valid(), "{text}: {diagnostics:?}");
                assert!(yes.iter().all(|e| matches(&pattern, e)), "{text}");
                assert!(!no.iter().any(|e| matches(&pattern, e)), "{text}");
            }
        }
    }
    found
}

#[track_caller]
fn check(yes: &[&str], no: &[&str], expect: &str) {
    match separated(yes, no) {
        Ok(found) => assert_eq!(found.pattern.compact, expect, "{found:?}"),
        Err(reason) => panic!("{reason:?}"),
    }
}

/// Values of the field `detail.v`.
#[track_caller]
fn values(yes: &[&str], no: &[&str], expect: &str) {
    let event = |value: &&str| format!("{{\"detail\": {{\"v\": {value}}}}}");
    let all = |values: &[&str]| values.iter().map(event).collect::<Vec<_>>();
    let (yes, no) = (all(yes), all(no));
    let texts = |all: &'_ [String]| {
        all.iter()
            .map(|t| t.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    let (yes, no) = (texts(&yes), texts(&no));
    let (yes, no): (Vec<&str>, Vec<&str>) = (
        yes.iter().map(String::as_str).collect(),
        no.iter().map(String::as_str).collect(),
    );
    check(&yes, &no, &format!("{{\"detail\":{{\"v\":[{expect}]}}}}"));
}

#[track_caller]
fn refuse(yes: &[&str], no: &[&str], reason: NoSeparationReason, pair: Option<(usize, usize)>) {
    let found = separated(yes, no).expect_err("nothing parts them");
    assert_eq!(found.reason, reason, "{found:?}");
    assert_eq!(found.must_match.zip(found.must_not), pair);
    assert!(found.sentence.ends_with('.'));
}

#[test]
fn the_simplest_means_that_does_it() {
    values(&["\"a\""], &["\"b\""], "\"a\"");
    values(&["\"a\"", "\"b\""], &["\"c\""], "\"a\",\"b\"");
    values(&["1", "1.0"], &["2"], "1");
    let many: Vec<String> = (0..60).map(|n| format!("\"prod-{n}\"")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    values(&many, &["\"test-1\"", "\"prod\""], r#"{"prefix":"prod-"}"#);
    let many: Vec<String> = (0..60).map(|n| format!("\"{n}.png\"")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    values(&many, &["\"1.jpg\"", "\"png\""], r#"{"suffix":".png"}"#);
    let many: Vec<String> = (0..60)
        .map(|n| format!("\"{}\"", char::from(b'A' + n)))
        .filter(|t| t != "\"\\\"")
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    values(
        &many,
        &["\"no\"", "\"none\""],
        r#"{"anything-but":["no","none"]}"#,
    );
    let many: Vec<String> = (10..70).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    values(&many, &["9"], r#"{"anything-but":9}"#);
    let low: Vec<String> = (-50..0).map(|n| n.to_string()).collect();
    let low: Vec<&str> = low.iter().map(String::as_str).collect();
    values(&many, &low, r#"{"numeric":[">=",10]}"#);
}

#[test]
fn telling_fields_come_first() {
    let one = r#"{"id": "1", "source": "aws.s3", "region": "a", "detail": {"n": 1}}"#;
    let other = r#"{"id": "2", "source": "aws.ec2", "region": "b", "detail": {"n": 2}}"#;
    check(&[one], &[other], r#"{"source":["aws.s3"]}"#);
    let other = r#"{"id": "2", "source": "aws.s3", "region": "b", "detail": {"n": 2}}"#;
    check(&[one], &[other], r#"{"detail":{"n":[1]}}"#);
    check(&[one], &[], r#"{"source":["aws.s3"]}"#);
    let other = r#"{"id": "2", "source": "aws.s3", "region": "a", "detail": {"n": 1}}"#;
    let found = separated(&[one], &[other]).unwrap();
    assert_eq!(found.pattern.compact, r#"{"id":["1"]}"#);
    assert!(found.uses_changing);
}

#[test]
fn several_fields_where_one_does_not_do() {
    let event = |a: u32, b: u32, c: u32| format!("{{\"a\": {a}, \"b\": {b}, \"c\": {c}}}");
    let (yes, one, other) = (event(1, 1, 7), event(1, 2, 7), event(2, 1, 7));
    check(&[&yes], &[&one, &other], r#"{"a":[1],"b":[1]}"#);
    let third = event(1, 1, 8);
    check(
        &[&yes],
        &[&one, &other, &third],
        r#"{"a":[1],"b":[1],"c":[7]}"#,
    );
}

#[test]
fn several_branches_where_one_combination_does_not_do() {
    let yes = [r#"{"a": 1, "b": 1}"#, r#"{"a": 2, "b": 2}"#];
    let no = [r#"{"a": 1, "b": 2}"#, r#"{"a": 2, "b": 1}"#];
    let found = separated(&yes, &no).unwrap();
    assert_eq!(
        found.pattern.compact,
        r#"{"$or":[{"a":[1],"b":[1]},{"a":[2],"b":[2]}]}"#
    );
    assert!(found.uses_or);
    let yes = [
        r#"{"x": {"exists": 1, "b": 1}}"#,
        r#"{"x": {"exists": 2, "b": 2}}"#,
    ];
    let no = [
        r#"{"x": {"exists": 1, "b": 2}}"#,
        r#"{"x": {"exists": 2, "b": 1}}"#,
    ];
    let found = separated(&yes, &no).unwrap();
    assert_eq!(
        found.pattern.compact,
        r#"{"$or":[{"x.b":[1],"x.exists":[1]},{"x.b":[2],"x.exists":[2]}]}"#
    );
}

#[test]
fn many_ways_to_ask_for_one_field_hide_no_other_field() {
    let no = [r#"{"l": {"a": "a"}, "s": 1}"#, r#"{"s": "a"}"#];
    let expect = r#"{"l":{"a":[{"exists":false}]},"s":[1]}"#;
    check(&[r#"{"s": ["a", 1]}"#], &no, expect);
}

#[test]
fn an_element_may_lack_what_another_has() {
    let yes = r#"{"l": [{"a": 1}, {"b": "b"}]}"#;
    let no = r#"{"l": {"a": 1, "b": "b"}}"#;
    check(&[yes], &[no], r#"{"l":{"a":[1],"b":[{"exists":false}]}}"#);
}

#[test]
fn values_of_one_element() {
    let yes = r#"{"l": [{"a": 1, "b": 1}, {"a": 2, "b": 2}]}"#;
    let no = r#"{"l": [{"a": 1, "b": 2}, {"a": 2, "b": 1}]}"#;
    check(&[yes], &[no], r#"{"l":{"a":[1],"b":[1]}}"#);
    check(&[no], &[yes], r#"{"l":{"a":[1],"b":[2]}}"#);
}

#[test]
fn absence_parts_an_event_from_a_larger_one() {
    check(
        &[r#"{"a": 1}"#],
        &[r#"{"a": 1, "b": 2}"#],
        r#"{"b":[{"exists":false}]}"#,
    );
    check(
        &[r#"{"a": 1, "b": [1]}"#],
        &[r#"{"a": 1, "b": []}"#],
        r#"{"b":[1]}"#,
    );
}

#[test]
fn no_pattern_and_why() {
    use NoSeparationReason::*;
    refuse(&[], &["{}"], NothingToMatch, None);
    let x = r#"{"a": [1, {"b": 2}], "c": "x"}"#;
    refuse(&[r#"{"a": 5}"#, x], &[r#"{"a": 6}"#, x], Same, Some((1, 1)));
    let turned = r#"{"c": "x", "d": {}, "a": [{"b": 2}, 1, 1.0]}"#;
    refuse(&[x], &[turned], SameToPatterns, Some((0, 0)));
    let longer = r#"{"c": "x", "a": [{"b": 3}, {"b": 2}, 1, 9]}"#;
    refuse(&[x], &[longer], Covered, Some((0, 0)));
    check(&[longer], &[x], r#"{"a":[9]}"#);
    let named = r#"{"c": "x", "a": [{"d": 3}, {"b": 2}, 1]}"#;
    check(&[x], &[named], r#"{"a":{"d":[{"exists":false}]}}"#);
}

#[test]
fn sample_events_are_told_apart() {
    let stopped = include_str!("../../../../../events/ec2/instance-stopped.json");
    let running = stopped
        .replace("\"stopped\"", "\"running\"")
        .replace("6c0e8b27", "6c0e8b28");
    let task = include_str!("../../../../../events/ecs/task-stopped.json");
    let found = separated(&[stopped], &[&running, task]).unwrap();
    assert_eq!(found.pattern.compact, r#"{"detail":{"state":["stopped"]}}"#);
    assert_eq!(
        found.anchored.unwrap().compact,
        r#"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"],"detail":{"state":["stopped"]}}"#
    );
    assert_eq!(
        found.sentence,
        "This is true of the event that must match, and of no other: detail.state is \"stopped\"."
    );
    let found = separated(&[stopped, &running], &[task]).unwrap();
    assert_eq!(found.pattern.compact, r#"{"source":["aws.ec2"]}"#);
}

#[test]
fn large_events_are_parted_in_time() {
    let event = |seed: u32| {
        let fields: Vec<_> = (0..3000)
            .map(|n| format!("\"k{n}\": \"v{}\"", n * 7 % (seed + 5)))
            .collect();
        format!("{{\"detail\": {{{}}}}}", fields.join(","))
    };
    let all: Vec<String> = (0..12).map(event).collect();
    let (yes, no) = all.split_at(6);
    let yes: Vec<&str> = yes.iter().map(String::as_str).collect();
    let no: Vec<&str> = no.iter().map(String::as_str).collect();
    let start = std::time::Instant::now();
    assert!(separated(&yes, &no).is_ok());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
