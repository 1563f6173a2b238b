//! What holds of lints, completion and packing, whatever the pattern.

use std::sync::OnceLock;

use pattern::suggest::{Choice, EventLeaf, Place, from_event, leaves};
use pattern::{matches, parse};
use proptest::prelude::*;
use schema::{EventType, Field, LintCode, Schemas, lint};

use crate::{Sample, samples, schemas};

/// A sample with what a pattern can ask of it.
struct Known {
    sample: Sample,
    leaves: Vec<EventLeaf>,
}

fn all() -> &'static (Vec<Known>, Schemas) {
    static ALL: OnceLock<(Vec<Known>, Schemas)> = OnceLock::new();
    ALL.get_or_init(|| {
        let known = samples().into_iter().map(|sample| Known {
            leaves: leaves(&sample.event),
            sample,
        });
        (known.collect(), schemas())
    })
}

/// A pattern made of some leaves of a sample, each asked for in some way.
fn pattern_of(known: &Known, picks: &[(usize, usize)]) -> String {
    let choices: Vec<Choice> = picks
        .iter()
        .filter_map(|(leaf, way)| {
            let leaf = known.leaves.get(leaf % known.leaves.len())?;
            let strictness = leaf.offered.get(way % leaf.offered.len())?.clone();
            let place = Place::Span(leaf.span);
            Some(Choice { place, strictness })
        })
        .collect();
    let suggestion = from_event(&known.sample.event, &choices);
    suggestion.pattern.map_or("{}".to_owned(), |it| it.compact)
}

/// Some spoilt pieces, so that patterns differ in more than what samples have.
const SPOILT: &[(&str, &str)] = &[
    ("\"source\":[", "\"source\":[\"aws.ecs\","),
    ("\"state\":[", "\"state\":[\"nothing\","),
    ("\"state\":[", "\"state\":[{\"exists\":false},"),
    ("\"detail-type\":[", "\"detail-type\":[{\"prefix\":\"\"},"),
    (
        "\"detail\":{",
        "\"detail\":{\"other\":[{\"exists\":false}],",
    ),
    (
        "\"detail\":{",
        "\"detail\":{\"$or\":[{\"none\":[1]},{\"state\":[{\"exists\":true}]},{\"x\":[{\"exists\":false}]}],",
    ),
    (
        "\"detail\":{",
        "\"detail\":{\"userIdentity\":[{\"exists\":false}],\"responseElements\":[null,{\"exists\":false}],",
    ),
    ("\"account\":[", "\"account\":[1,"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_a_sample_matches_is_never_said_to_match_nothing(
        sample in any::<prop::sample::Index>(),
        picks in prop::collection::vec((0_usize..400, 0_usize..8), 1..6),
        spoilt in prop::option::of(0..SPOILT.len()),
    ) {
        let (all_known, schemas) = all();
        let known = &all_known[sample.index(all_known.len())];
        let mut text = pattern_of(known, &picks);
        if let Some((old, new)) = spoilt.and_then(|at| SPOILT.get(at)) {
            text = text.replacen(old, new, 1);
        }
        let (parsed, _) = parse(&text);
        if matches(&parsed, &known.sample.event) {
            let lints = lint(&parsed, schemas);
            let never = lints.iter().find(|it| it.code == LintCode::NeverMatches);
            prop_assert!(never.is_none(), "{}: {text}: {lints:?}", known.sample.name);
        }
    }

    #[test]
    fn every_fix_does_away_with_its_lint(
        sample in any::<prop::sample::Index>(),
        picks in prop::collection::vec((0_usize..400, 0_usize..2), 1..6),
        letter in any::<prop::sample::Index>(),
        how in 0..4_usize,
    ) {
        let (all_known, schemas) = all();
        let known = &all_known[sample.index(all_known.len())];
        let mut text = pattern_of(known, &picks);
        let letters: Vec<usize> = text
            .char_indices()
            .filter(|(_, c)| c.is_ascii_alphanumeric())
            .map(|(at, _)| at)
            .collect();
        if letters.is_empty() {
            return Ok(());
        }
        // One slip of the hand.
        let at = letters[letter.index(letters.len())];
        match how {
            0 => drop(text.remove(at)),
            1 => text.insert(at, 'x'),
            2 => {
                let turned = if text.as_bytes()[at].is_ascii_lowercase() {
                    text[at..=at].to_ascii_uppercase()
                } else {
                    text[at..=at].to_ascii_lowercase()
                };
                text.replace_range(at..=at, &turned);
            }
            _ => text.replace_range(at..=at, "e"),
        }
        let (parsed, _) = parse(&text);
        for one in lint(&parsed, schemas) {
            let Some(fix) = &one.fix else { continue };
            let changed = fix.apply(&text);
            let (again, problems) = parse(&changed);
            prop_assert!(again.is_valid(), "{changed}: {problems:?}");
            let still = lint(&again, schemas)
                .into_iter()
                .find(|it| it.code == one.code && it.span.start == one.span.start);
            prop_assert!(still.is_none(), "{text} -> {changed}: {still:?}");
        }
    }

    #[test]
    fn changed_bytes_are_refused(at in any::<prop::sample::Index>(), change in 1..=255_u8) {
        static PACKED: OnceLock<Vec<u8>> = OnceLock::new();
        let packed = PACKED.get_or_init(|| all().1.pack());
        let mut bytes = packed.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        prop_assert!(Schemas::unpack(&bytes).is_err());
    }
}

#[test]
fn the_schemas_are_the_same_after_packing() {
    let schemas = schemas();
    let packed = schemas.pack();
    assert_eq!(packed, schemas.pack());
    assert_eq!(Schemas::unpack(&packed), Ok(schemas));
}

/// Calls `see` with every path of `detail` that leads to a named field.
fn walk(event_type: EventType<'_>, see: &mut dyn FnMut(&[String], Field<'_>)) {
    let start = vec!["detail".to_owned()];
    let mut waiting: Vec<(Vec<String>, Field<'_>)> = event_type
        .fields()
        .map(|field| (start.clone(), field))
        .collect();
    while let Some((mut path, field)) = waiting.pop() {
        if field.name() == "*" {
            continue;
        }
        path.push(field.name().to_owned());
        see(&path, field);
        waiting.extend(field.children().map(|child| (path.clone(), child)));
    }
}

#[test]
fn every_path_that_is_offered_leads_to_its_field() {
    let schemas = schemas();
    let mut count = 0;
    for event_type in schemas.types() {
        let source = match event_type.source() {
            "*" => "aws.lambda",
            own => own,
        };
        let detail_type = event_type.detail_type();
        let text = format!(r#"{{"source": ["{source}"], "detail-type": ["{detail_type}"]}}"#);
        let scope = schemas.scope(&parse(&text).0);
        walk(event_type, &mut |path, field| {
            count += 1;
            let found = event_type.field(path);
            assert_eq!(found.map(Field::name), Some(field.name()), "{path:?}");
            let (last, outer) = path.split_last().expect("a path");
            let offered = scope.children(outer);
            assert!(
                offered.iter().any(|it| it.name == last),
                "{detail_type}: {path:?} is not offered"
            );
            assert!(scope.field(path).is_some(), "{detail_type}: {path:?}");
        });
    }
    assert!(count > 5_000, "{count}");
}

#[test]
fn a_pattern_of_offered_names_and_values_has_no_warning() {
    let schemas = schemas();
    for event_type in schemas.types().filter(|it| it.source() != "*") {
        let (source, detail_type) = (event_type.source(), event_type.detail_type());
        walk(event_type, &mut |path, field| {
            let Some(value) = field.values().last() else {
                return;
            };
            let inner = format!("[{value:?}]");
            let nested = path
                .iter()
                .rev()
                .fold(inner, |inner, step| format!("{{{step:?}: {inner}}}"));
            let detail = nested.trim_start_matches("{\"detail\": ");
            let detail = &detail[..detail.len() - 1];
            let text = format!(
                r#"{{"source": [{source:?}], "detail-type": [{detail_type:?}], "detail": {detail}}}"#
            );
            let (parsed, problems) = parse(&text);
            assert!(parsed.is_valid(), "{text}: {problems:?}");
            let lints = lint(&parsed, &schemas);
            let warning = lints
                .iter()
                .find(|it| it.severity == schema::LintSeverity::Warning);
            assert!(warning.is_none(), "{text}: {warning:?}");
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn bytes_of_any_kind_never_stop_the_reader(content in prop::collection::vec(any::<u8>(), 0..400)) {
        // The checksum is right, so that what stands behind it is looked at.
        let mut bytes = vec![1];
        bytes.extend(schema::hash(&content).to_le_bytes());
        bytes.extend(content);
        let _ = Schemas::unpack(&bytes);
    }

    #[test]
    fn an_editor_is_answered_at_every_place(
        sample in any::<prop::sample::Index>(),
        picks in prop::collection::vec((0_usize..400, 0_usize..8), 1..4),
        place in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let (all_known, schemas) = all();
        let known = &all_known[sample.index(all_known.len())];
        let mut text = pattern_of(known, &picks);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places[place.index(places.len())];
        if is_cut {
            text.truncate(at);
        }
        let offered = schema::complete(schemas, &text, at, &known.sample.text);
        for item in offered.items {
            prop_assert!(item.caret <= item.insert.len());
            prop_assert!(text.get(offered.span.start..offered.span.end).is_some());
        }
        if let Some(said) = schema::hover(schemas, &text, at) {
            prop_assert!(!said.span.of(&text).is_empty() && !said.sentence.is_empty());
        }
    }
}

#[test]
fn what_samples_have_is_no_mistake() {
    // What is odd about a value itself is told all the same.
    const OF_THE_VALUE: &[LintCode] = &[
        LintCode::ChangesWithEveryEvent,
        LintCode::NotInEnvelope,
        LintCode::OnlyEnvelope,
        LintCode::NoSourceNorDetailType,
    ];
    let (all_known, schemas) = all();
    let mut findings = Vec::new();
    for known in all_known {
        let is_kind = |leaf: &&EventLeaf| matches!(leaf.path.as_slice(), [key] if key == "source" || key == "detail-type");
        let kind: Vec<&EventLeaf> = known.leaves.iter().filter(is_kind).collect();
        for leaf in &known.leaves {
            let choices: Vec<Choice> = kind
                .iter()
                .copied()
                .chain([leaf])
                .map(|leaf| Choice {
                    place: Place::Span(leaf.span),
                    strictness: pattern::suggest::Strictness::Exact,
                })
                .collect();
            let Some(made) = from_event(&known.sample.event, &choices).pattern else {
                continue;
            };
            let lints = lint(&parse(&made.compact).0, schemas);
            let warnings = lints.iter().filter(|it| {
                it.severity == schema::LintSeverity::Warning && !OF_THE_VALUE.contains(&it.code)
            });
            findings.extend(
                warnings.map(|it| format!("{}: {}: {}", known.sample.name, leaf.shown, it.message)),
            );
        }
    }
    assert!(findings.is_empty(), "\n  {}\n", findings.join("\n  "));
}
