//! The sample events of the project, and what is suggested for them.

use std::path::Path;

use pattern::compare::{Relation, compare};
use pattern::suggest::{Choice, Place, Worth, from_event, leaves, separate, warnings};
use pattern::{Event, matches, parse};

/// Every sample by its place under `events/`, sorted.
#[expect(
    clippy::unwrap_used,
    reason = "without samples there is nothing to test"
)]
fn every_sample() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../events");
    let mut samples = Vec::new();
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let name = file.strip_prefix(folder.parent().unwrap()).unwrap();
            let text = std::fs::read_to_string(&file).unwrap();
            samples.push((name.to_string_lossy().into_owned(), text));
        }
    }
    samples.sort();
    samples
}

/// The samples that every yard starts with.
#[expect(clippy::unwrap_used, reason = "every folder has its entries")]
fn samples() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../events");
    let is_starter = |name: &str| {
        let (folder, _) = name.split_once('/').unwrap();
        let entries = std::fs::read_to_string(root.join(folder).join("service.toml")).unwrap();
        let id = format!("id = \"{}\"", name.trim_end_matches(".json"));
        entries
            .split("[[event]]")
            .any(|entry| entry.contains(&id) && entry.contains("\nstarter = "))
    };
    let mut samples = every_sample();
    samples.retain(|(name, _)| is_starter(name));
    assert_eq!(samples.len(), 17);
    samples
}

#[expect(clippy::unwrap_used, reason = "the samples are JSON objects")]
fn read(text: &str) -> Event {
    Event::read(text).0.unwrap()
}

#[test]
fn the_telling_fields_make_a_sound_pattern_of_one_kind() {
    let kind = |event: &Event| {
        let word = |key| {
            event
                .value()
                .get(key)
                .and_then(|v| v.as_str())
                .map(str::to_owned)
        };
        (word("source"), word("detail-type"))
    };
    let samples: Vec<_> = every_sample()
        .into_iter()
        .map(|(name, text)| {
            let event = read(&text);
            let kind = kind(&event);
            (name, event, kind)
        })
        .collect();
    for (name, event, kind) in &samples {
        let telling = leaves(event)
            .into_iter()
            .filter(|leaf| leaf.worth == Worth::Telling);
        let choices: Vec<_> = telling
            .map(|leaf| Choice {
                place: Place::Span(leaf.span),
                strictness: leaf.default,
            })
            .collect();
        let suggestion = from_event(event, &choices);
        assert_eq!(suggestion.remarks, [], "{name}");
        let pattern = parse(&suggestion.pattern.unwrap().pretty).0;
        assert_eq!(warnings(&pattern), [], "{name}");
        assert_eq!(pattern.fields(), ["detail-type", "source"], "{name}");
        assert!(matches(&pattern, event), "{name}");
        for (other, other_event, other_kind) in &samples {
            assert_eq!(
                matches(&pattern, other_event),
                kind == other_kind,
                "{name} and {other}"
            );
        }
    }
}

#[test]
fn each_sample_is_parted_from_all_others_by_a_telling_field() {
    let samples = samples();
    let mut patterns = Vec::new();
    for (at, (name, text)) in samples.iter().enumerate() {
        let others: Vec<Event> = samples
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, (_, text))| read(text))
            .collect();
        let found = separate(&[read(text)], &others).unwrap();
        assert_eq!(found.fields.len(), 1, "{name}: {found:?}");
        assert!(!found.uses_or && !found.uses_changing, "{name}");
        let field = found.fields[0].as_str();
        assert!(
            matches!(field, "source" | "detail-type") || field.starts_with("detail."),
            "{name}: {field}"
        );
        // With what anchors it, the pattern says what kind of event is meant.
        let anchored = found.anchored.unwrap_or(found.pattern);
        let pattern = parse(&anchored.compact).0;
        assert_eq!(warnings(&pattern), [], "{name}: {}", anchored.compact);
        patterns.push(pattern);
    }
    for (at, one) in patterns.iter().enumerate() {
        for (other_at, other) in patterns.iter().enumerate() {
            let relation = compare(one, other).without_lists;
            if at == other_at {
                assert_eq!(relation, Relation::Equal);
            } else {
                assert!(
                    matches!(relation, Relation::Disjoint | Relation::Overlapping),
                    "{relation:?}"
                );
            }
        }
    }
}

#[test]
fn all_samples_of_one_service_are_parted_from_the_rest() {
    let samples = samples();
    let of = |service: &str| -> (Vec<Event>, Vec<Event>) {
        let (yes, no): (Vec<_>, Vec<_>) = samples
            .iter()
            .partition(|(name, _)| name.starts_with(service));
        let read_all =
            |all: Vec<&(String, String)>| all.iter().map(|(_, text)| read(text)).collect();
        (read_all(yes), read_all(no))
    };
    let (yes, no) = of("codecommit/");
    assert_eq!(yes.len(), 2);
    let found = separate(&yes, &no).unwrap();
    assert_eq!(found.pattern.compact, r#"{"source":["aws.codecommit"]}"#);
    // All services of the code family: a beginning is simpler than several fields.
    let (mut yes, mut no) = of("code");
    let found = separate(&yes, &no).unwrap();
    assert_eq!(found.fields, ["source"]);
    std::mem::swap(&mut yes, &mut no);
    let back = separate(&yes, &no).unwrap();
    assert_eq!(back.fields.len(), 1, "{back:?}");
}
