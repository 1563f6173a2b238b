use super::*;
use crate::suggest::{Choice, Place, from_event};

const STOPPED: &str = include_str!("../../../../../events/ec2/instance-stopped.json");

fn read(text: &str) -> Event {
    Event::read(text).0.expect("the event is JSON")
}

#[track_caller]
fn leaf(event: &str, shown: &str) -> EventLeaf {
    let all = leaves(&read(event));
    let found = all.iter().find(|leaf| leaf.shown == shown);
    found
        .unwrap_or_else(|| panic!("no {shown} in {all:?}"))
        .clone()
}

#[test]
fn each_value_is_worth_something() {
    for (shown, worth) in [
        ("version", Worth::Poor),
        ("id", Worth::ChangesWithEveryEvent),
        ("detail-type", Worth::Telling),
        ("source", Worth::Telling),
        ("account", Worth::Poor),
        ("time", Worth::ChangesWithEveryEvent),
        ("region", Worth::Poor),
        ("resources[0]", Worth::Usual),
        ("detail.state", Worth::Usual),
    ] {
        assert_eq!(leaf(STOPPED, shown).worth, worth, "{shown}");
    }
    let event = r#"{"detail": {"time": "noon", "at": "2026-01-15T12:00:00Z",
        "run": "6c0e8b27-d3f1-4598-a4b7-e91f2d7c6053"}}"#;
    assert_eq!(leaf(event, "detail.time").worth, Worth::Usual);
    assert_eq!(leaf(event, "detail.at").worth, Worth::OneOccurrence);
    assert_eq!(leaf(event, "detail.run").worth, Worth::OneOccurrence);
}

#[test]
fn an_arn_is_asked_by_its_beginning() {
    let arn = leaf(STOPPED, "resources[0]");
    assert_eq!(arn.path, ["resources"]);
    let text = "arn:aws:ec2:us-east-1:123456789012:instance/".to_owned();
    assert_eq!(arn.default, Strictness::Prefix { text });
    assert_eq!(leaf(STOPPED, "source").default, Strictness::Exact);
}

#[test]
fn offers_fit_the_type() {
    let event = r#"{"s": "a-b", "n": 7, "big": 9007199254740993, "t": true, "z": null, "e": ""}"#;
    let names = |shown: &str| -> Vec<String> {
        let word = |s: &Strictness| {
            let text = format!("{s:?}");
            text.split([' ', '{']).next().unwrap_or_default().to_owned()
        };
        leaf(event, shown).offered.iter().map(word).collect()
    };
    let strings = [
        "Exact",
        "AnyOf",
        "EqualsIgnoreCase",
        "Prefix",
        "Suffix",
        "Wildcard",
        "AnythingBut",
        "Exists",
    ];
    assert_eq!(names("s"), strings);
    assert_eq!(
        names("n"),
        ["Exact", "AnyOf", "Numeric", "AnythingBut", "Exists"]
    );
    assert_eq!(names("big"), ["Exact", "AnyOf", "AnythingBut", "Exists"]);
    assert_eq!(names("t"), ["Exact", "AnyOf", "Exists"]);
    assert_eq!(names("z"), ["Exact", "AnyOf", "Exists"]);
    assert_eq!(
        names("e"),
        ["Exact", "AnyOf", "Prefix", "Suffix", "Wildcard", "Exists"]
    );
}

#[test]
fn heads_and_tails() {
    for (text, expect) in [
        ("refs/heads/main", ["refs/heads/", "/main", "refs/heads/*"]),
        ("i-0c4f7a1e", ["i-", "-0c4f7a1e", "i-*"]),
        ("stopped", ["stopped", "stopped", "*"]),
        ("photos/cat.png", ["photos/", ".png", "photos/*.png"]),
        ("a*b/c\\d/e.x", ["a*b/c\\d/", ".x", "a\\*b/c\\\\d/*.x"]),
        ("-/-", ["-/-", "-/-", "*"]),
    ] {
        assert_eq!([head(text), tail(text), starred(text)], expect, "{text}");
    }
}

#[test]
fn every_offer_of_every_sample_event_holds() {
    let mut count = 0;
    for entry in walk_samples() {
        let event = read(&entry);
        for leaf in leaves(&event) {
            assert_eq!(
                alternative::text(&crate::json::read(leaf.span.of(event.text())).0.unwrap()),
                leaf.value
            );
            assert!(leaf.offered.contains(&leaf.default), "{leaf:?}");
            for strictness in leaf.offered {
                let place = Place::Span(leaf.span);
                let choice = Choice { place, strictness };
                let suggestion = from_event(&event, &[choice]);
                let pattern = suggestion.pattern.expect("the offer holds").compact;
                assert!(
                    crate::matches(&crate::parse(&pattern).0, &event),
                    "{pattern}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 1000, "{count}");
}

fn walk_samples() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../events");
    let folders = std::fs::read_dir(root).unwrap();
    let folders = folders.map(|f| f.unwrap().path()).filter(|f| f.is_dir());
    let files = folders.flat_map(|f| std::fs::read_dir(f).unwrap());
    let texts: Vec<_> = files
        .map(|f| f.unwrap().path())
        .filter(|f| f.extension().is_some_and(|ending| ending == "json"))
        .map(|f| std::fs::read_to_string(f).unwrap())
        .collect();
    assert!(texts.len() >= 17, "{}", texts.len());
    texts
}

#[test]
fn a_long_event_is_cut() {
    let event = format!("{{\"a\": [{}0]}}", "0,".repeat(MOST_LEAVES + 5));
    assert_eq!(leaves(&read(&event)).len(), MOST_LEAVES);
    let deep = format!("{}1{}", "{\"a\":".repeat(3000), "}".repeat(3000));
    assert_eq!(leaves(&read(&deep)).len(), 1);
}
