//! Suggested patterns hold what they promise.

use pattern::compare::{Comparison, compare};
use pattern::suggest::{
    Bound, Choice, EventLeaf, NoSeparation, NoSeparationReason, Place, Separation, Strictness,
    Suggestion, Warning, from_event, leaves, separate, warnings,
};
use pattern::{Event, matches, parse};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

fn leaf() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!("a"),
        json!("b"),
        json!("A-1"),
        json!("aa\\*\"é"),
        json!("10.0.0.1"),
        json!("010.0.0.1"),
        json!(1),
        json!(2.5),
        json!(9_007_199_254_740_993_u64),
        json!(null),
        json!(true),
        json!(false),
    ])
}

fn object(value: BoxedStrategy<Value>, keys: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop::collection::hash_map(prop::sample::select(keys), value, 0..4)
        .prop_map(|map| json!(map))
        .boxed()
}

/// Events of any shape, with odd keys.
fn event() -> impl Strategy<Value = String> {
    let keys = &["a", "b", "detail", "$or", "x.y", "", "id", "exists"];
    let value = leaf().boxed().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            object(inner.boxed(), keys),
        ]
    });
    object(value.boxed(), keys).prop_map(|value| value.to_string())
}

fn strictness() -> impl Strategy<Value = Strictness> {
    let text =
        prop::sample::select(vec!["a", "A", "1", "", "*a*", "a*", "\\"]).prop_map(str::to_owned);
    let values = prop::collection::vec(
        prop::sample::select(vec!["\"a\"", "\"b\"", "1", "2", "null", "[1]", "oops"])
            .prop_map(str::to_owned),
        0..3,
    );
    let bound = prop::option::of(
        (
            prop::sample::select(vec!["0", "1", "2.5", "1e400", "x"]),
            any::<bool>(),
        )
            .prop_map(|(number, included)| Bound {
                number: number.to_owned(),
                included,
            }),
    );
    prop_oneof![
        3 => Just(Strictness::Exact),
        1 => values.clone().prop_map(|others| Strictness::AnyOf { others }),
        1 => text.clone().prop_map(|text| Strictness::Prefix { text }),
        1 => text.clone().prop_map(|text| Strictness::Suffix { text }),
        1 => text.prop_map(|text| Strictness::Wildcard { text }),
        1 => Just(Strictness::EqualsIgnoreCase),
        1 => (bound.clone(), bound).prop_map(|(bottom, top)| Strictness::Numeric { bottom, top }),
        1 => values.prop_map(|values| Strictness::AnythingBut { values }),
        1 => Just(Strictness::Exists),
        1 => Just(Strictness::Absent),
    ]
}

/// Small events: a few names with one value or several.
fn small(lists: bool) -> BoxedStrategy<String> {
    let leaf = prop::sample::select(vec![json!("a"), json!("b"), json!(1), json!(2)]).boxed();
    let value = match lists {
        false => leaf.clone(),
        true => prop_oneof![
            2 => leaf.clone(),
            1 => prop::collection::vec(leaf.clone(), 0..3).prop_map(Value::Array),
        ]
        .boxed(),
    };
    let inner = object(value.clone(), &["a", "b"]);
    let l = match lists {
        false => inner,
        true => prop_oneof![
            1 => inner.clone(),
            3 => prop::collection::vec(prop_oneof![4 => inner, 1 => leaf], 0..4).prop_map(Value::Array),
        ]
        .boxed(),
    };
    (prop::option::of(l), prop::option::of(value))
        .prop_map(|(l, s)| {
            let mut map = Map::new();
            map.extend(l.map(|l| ("l".to_owned(), l)));
            map.extend(s.map(|s| ("s".to_owned(), s)));
            json!(map).to_string()
        })
        .boxed()
}

fn kinds(lists: bool) -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    (
        prop::collection::vec(small(lists), 0..4),
        prop::collection::vec(small(lists), 0..4),
    )
}

#[expect(clippy::expect_used, reason = "the texts are JSON objects")]
fn read(texts: &[String]) -> Vec<Event> {
    let read = |text: &String| Event::read(text).0.expect("the event is JSON");
    texts.iter().map(read).collect()
}

/// Every pattern of up to three fields with plain values, presence or absence, and some `$or`.
fn universe() -> Vec<pattern::Pattern> {
    let alternatives = [
        "\"a\"",
        "\"b\"",
        "1",
        "2",
        "{\"exists\":true}",
        "{\"exists\":false}",
        "{\"anything-but\":\"a\"}",
    ];
    let mut fields: Vec<Vec<String>> = Vec::new();
    for name in ["s", "l", "l.a", "l.b"] {
        let mut all = vec![String::new()];
        all.extend(alternatives.iter().map(|a| format!("\"{name}\":[{a}]")));
        fields.push(all);
    }
    let mut texts: Vec<Vec<String>> = vec![Vec::new()];
    for all in fields {
        let more = |text: &Vec<String>| -> Vec<Vec<String>> {
            let with = |part: &String| text.iter().chain([part]).cloned().collect();
            all.iter().map(with).collect()
        };
        texts = texts.iter().flat_map(more).collect();
    }
    let pattern = |parts: Vec<String>| {
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parse(&format!("{{{}}}", parts.join(","))).0)
    };
    texts.into_iter().filter_map(pattern).collect()
}

/// The reason must hold against all patterns of the universe.
fn disproof(reason: &NoSeparation, yes: &[Event], no: &[Event]) -> Option<String> {
    thread_local! {
        static UNIVERSE: Vec<pattern::Pattern> = universe();
    }
    UNIVERSE.with(|all| {
        let parts = |pattern: &&pattern::Pattern| match (reason.must_match, reason.must_not) {
            (Some(one), Some(other)) => {
                let judge = |event: Option<&Event>| event.is_some_and(|e| matches(pattern, e));
                judge(yes.get(one)) && !judge(no.get(other))
            }
            _ => yes.iter().all(|e| matches(pattern, e)) && !no.iter().any(|e| matches(pattern, e)),
        };
        all.iter()
            .find(parts)
            .map(|pattern| pattern.text().to_owned())
    })
}

fn holds(found: &Separation, yes: &[Event], no: &[Event]) -> bool {
    let texts = std::iter::once(&found.pattern).chain(&found.anchored);
    texts.flat_map(|t| [&t.pretty, &t.compact]).all(|text| {
        let (pattern, _) = parse(text);
        pattern.is_valid()
            && yes.iter().all(|event| matches(&pattern, event))
            && !no.iter().any(|event| matches(&pattern, event))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_suggestion_matches_its_event(
        text in event(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), strictness()), 1..6),
    ) {
        let event = Event::read(&text).0.unwrap();
        let all = leaves(&event);
        let choices: Vec<Choice> = picks
            .into_iter()
            .filter(|_| !all.is_empty())
            .map(|(at, by_span, strictness)| {
                let leaf = &all[at.index(all.len())];
                let place = if by_span { Place::Span(leaf.span) } else { Place::Path(leaf.path.clone()) };
                Choice { place, strictness }
            })
            .collect();
        let suggestion = from_event(&event, &choices);
        for remark in &suggestion.remarks {
            prop_assert!(remark.sentence.ends_with('.'), "{remark:?}");
        }
        let left_out = suggestion.remarks.iter().filter(|r| r.left_out).count();
        match &suggestion.pattern {
            None => prop_assert_eq!(left_out, choices.len(), "{:?}", suggestion),
            Some(pattern) => {
                prop_assert!(left_out < choices.len());
                for text in [&pattern.pretty, &pattern.compact] {
                    let (parsed, diagnostics) = parse(text);
                    prop_assert!(parsed.is_valid(), "{text} {diagnostics:?}");
                    prop_assert!(matches(&parsed, &event), "{text}");
                }
                // Every choice that was kept is asked for.
                let names = parse(&pattern.compact).0.fields().len();
                prop_assert!(names <= choices.len() - left_out);
            }
        }
    }

    #[test]
    fn a_separation_holds_and_a_refusal_is_true((yes, no) in kinds(true)) {
        let (yes, no) = (read(&yes), read(&no));
        match separate(&yes, &no) {
            Ok(found) => prop_assert!(holds(&found, &yes, &no), "{found:?}"),
            Err(reason) => {
                prop_assert_eq!(yes.is_empty(), reason.reason == NoSeparationReason::NothingToMatch);
                if !yes.is_empty() {
                    prop_assert_eq!(disproof(&reason, &yes, &no), None, "{:?}", reason);
                }
            }
        }
    }

    #[test]
    fn events_without_lists_are_parted_or_it_is_proven_impossible((yes, no) in kinds(false)) {
        let (yes, no) = (read(&yes), read(&no));
        match separate(&yes, &no) {
            Ok(found) => prop_assert!(holds(&found, &yes, &no), "{found:?}"),
            // An event without any value can only be parted from one that has some.
            Err(reason) => prop_assert_ne!(reason.reason, NoSeparationReason::NotFound, "{:?}", reason),
        }
    }

    #[test]
    fn separation_takes_any_event(yes in prop::collection::vec(event(), 1..3), no in prop::collection::vec(event(), 0..3)) {
        let (yes, no) = (read(&yes), read(&no));
        if let Ok(found) = separate(&yes, &no) {
            prop_assert!(holds(&found, &yes, &no), "{found:?}");
        }
    }

    #[test]
    fn all_of_it_can_be_sent(text in event(), strictness in strictness()) {
        let event = Event::read(&text).0.unwrap();
        let all = leaves(&event);
        if let Some(leaf) = all.first() {
            let choice = Choice { place: Place::Span(leaf.span), strictness };
            let suggestion = from_event(&event, std::slice::from_ref(&choice));
            if let Some(pattern) = &suggestion.pattern {
                let pattern = parse(&pattern.compact).0;
                sent::<Vec<Warning>>(&warnings(&pattern));
                sent::<Comparison>(&compare(&pattern, &parse("{\"a\":[1]}").0));
            }
            sent::<Choice>(&choice);
            sent::<Suggestion>(&suggestion);
        }
        sent::<Vec<EventLeaf>>(&all);
        sent::<Result<Separation, NoSeparation>>(&separate(&read(&[text]), &read(&["{}".to_owned()])));
    }
}

/// Through the format in which the worker talks, and through JSON.
#[expect(clippy::unwrap_used, reason = "plain data can always be written")]
fn sent<T>(value: &T)
where
    T: Serialize + for<'a> Deserialize<'a> + PartialEq + std::fmt::Debug,
{
    let bytes = postcard::to_allocvec(value).unwrap();
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value);
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
}
