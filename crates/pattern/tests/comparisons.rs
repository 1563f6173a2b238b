//! What a comparison says is never contradicted by an event.

use pattern::compare::{Comparison, Relation, compare};
use pattern::{Event, Pattern, matches, parse};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Values and alternatives that meet often.
fn leaf() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!("a"),
        json!("b"),
        json!("ab"),
        json!("A"),
        json!(""),
        json!("10.0.0.1"),
        json!("16.0.0.1"),
        json!("::ffff:a00:1"),
        json!(1),
        json!(2.5),
        json!(10_000_001),
        json!(null),
        json!(true),
    ])
}

fn alternative() -> impl Strategy<Value = Value> {
    prop_oneof![
        5 => leaf(),
        3 => prop::sample::select(vec![
            json!({"exists": true}),
            json!({"prefix": "a"}),
            json!({"suffix": "b"}),
            json!({"wildcard": "a*b"}),
            json!({"wildcard": "*"}),
            json!({"equals-ignore-case": "a"}),
            json!({"prefix": {"equals-ignore-case": "A"}}),
            json!({"anything-but": "a"}),
            json!({"anything-but": ["a", "b"]}),
            json!({"anything-but": 1}),
            json!({"anything-but": {"prefix": ["a", "1"]}}),
            json!({"anything-but": {"wildcard": "*b"}}),
            json!({"numeric": [">", 1]}),
            json!({"numeric": [">=", 0, "<", 2.5]}),
            json!({"cidr": "10.0.0.0/8"}),
            json!({"cidr": "16.0.0.0/30"}),
        ]),
        2 => Just(json!({"exists": false})),
    ]
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["s", "l", "l.a", "l.b", "l.c", "l.m.a", "l.m.b"])
}

fn fields() -> impl Strategy<Value = Map<String, Value>> {
    let list = prop::collection::vec(alternative(), 1..3);
    prop::collection::hash_map(name(), list, 1..4).prop_map(|map| {
        map.into_iter()
            .map(|(name, list)| (name.to_owned(), Value::Array(list)))
            .collect()
    })
}

fn pattern() -> impl Strategy<Value = Map<String, Value>> {
    let or = prop::collection::vec(fields(), 2..4).boxed();
    prop_oneof![
        2 => fields(),
        1 => or.clone().prop_map(|or| Map::from_iter([("$or".to_owned(), json!(or))])),
        1 => (or, fields()).prop_map(|(or, mut fields)| {
            fields.insert("$or".to_owned(), json!(or));
            fields
        }),
    ]
}

/// A pattern near another: a value or a field more or less.
#[expect(clippy::expect_used, reason = "what is taken is there")]
fn pair() -> impl Strategy<Value = (String, String)> {
    let near = (pattern(), fields(), any::<prop::sample::Index>()).prop_map(|(one, more, at)| {
        let mut other = one.clone();
        let (name, list) = more.into_iter().next().expect("there is a field");
        match at.index(3) {
            0 => drop(other.insert(name, list)),
            1 if other.contains_key(&name) && name != "$or" => {
                let old = other.get_mut(&name).and_then(Value::as_array_mut);
                let more = list.as_array().cloned().unwrap_or_default();
                old.expect("it is a list").extend(more);
            }
            _ if other.len() > 1 => {
                let key = other
                    .keys()
                    .nth(at.index(other.len()))
                    .cloned()
                    .expect("in range");
                other.remove(&key);
            }
            _ => {}
        }
        (json!(one).to_string(), json!(other).to_string())
    });
    let apart =
        (pattern(), pattern()).prop_map(|(a, b)| (json!(a).to_string(), json!(b).to_string()));
    prop_oneof![near, apart]
}

/// Events in which arrays stand where the patterns look.
fn event() -> impl Strategy<Value = String> {
    let leaf = leaf().boxed();
    let plain = prop_oneof![
        2 => leaf.clone(),
        1 => prop::collection::vec(leaf.clone(), 0..3).prop_map(Value::Array),
    ]
    .boxed();
    let inner = object(&["a", "b"], plain.clone());
    let m = prop_oneof![
        inner.clone(),
        prop::collection::vec(inner, 0..3).prop_map(Value::Array)
    ]
    .boxed();
    let fields = object(&["a", "b", "c"], plain.clone());
    let element = (fields, prop::option::of(m)).prop_map(|(fields, m)| match (fields, m) {
        (Value::Object(mut map), Some(m)) => {
            map.insert("m".to_owned(), m);
            Value::Object(map)
        }
        (fields, _) => fields,
    });
    let element = prop_oneof![5 => element, 1 => leaf].boxed();
    let l = prop_oneof![
        1 => element.clone(),
        2 => prop::collection::vec(element, 0..4).prop_map(Value::Array),
    ];
    (prop::option::of(l), prop::option::of(plain)).prop_map(|(l, s)| {
        let mut map = Map::new();
        map.extend(l.map(|l| ("l".to_owned(), l)));
        map.extend(s.map(|s| ("s".to_owned(), s)));
        json!(map).to_string()
    })
}

fn object(keys: &'static [&'static str], value: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop::collection::hash_map(prop::sample::select(keys), value, 0..=keys.len())
        .prop_map(|map| json!(map))
        .boxed()
}

#[expect(clippy::panic, reason = "the patterns are made to be valid")]
fn read(text: &str) -> Pattern {
    let (pattern, diagnostics) = parse(text);
    if !pattern.is_valid() {
        panic!("{text}: {diagnostics:?}");
    }
    pattern
}

/// As AWS names fields, so that events have an envelope.
fn enveloped(text: &str) -> String {
    let text = text
        .replace("\"l.m.", "\"detail.l.")
        .replace("\"l.", "\"detail.");
    text.replace("\"s\"", "\"source\"")
        .replace("\"l\"", "\"detail\"")
}

/// Whether `source` is one string or absent, and `detail` an object.
fn is_delivered(event: &str) -> bool {
    let event: Value = serde_json::from_str(event).unwrap_or_default();
    let fits = |key: &str, fits: &dyn Fn(&Value) -> bool| event.get(key).is_none_or(fits);
    let dotted = event
        .as_object()
        .is_some_and(|map| map.keys().any(|key| key.contains('.')));
    !dotted && fits("source", &Value::is_string) && fits("detail", &Value::is_object)
}

/// Whether an array is found, or a key twice.
fn has_list(event: &str) -> bool {
    event.contains('[')
}

/// What one event says about two patterns must fit to what was said of them.
fn contradiction(found: &Comparison, event: &str, a: bool, b: bool) -> Option<String> {
    let all = [
        (found.relation, true),
        (found.without_lists, !has_list(event)),
        (found.delivered, is_delivered(event)),
    ];
    let wrong = |relation: Relation| match relation {
        Relation::Equal => a != b,
        Relation::Narrower => a && !b,
        Relation::Wider => b && !a,
        Relation::Disjoint => a && b,
        Relation::Overlapping | Relation::Unknown => false,
    };
    let by_relation = all
        .iter()
        .any(|(relation, counts)| *counts && wrong(*relation));
    let by_part = (found.a_in_b == Some(true) && a && !b)
        || (found.b_in_a == Some(true) && b && !a)
        || (found.overlap == Some(false) && a && b);
    (by_relation || by_part).then(|| format!("{event} has {a} and {b}, and yet {found:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_event_contradicts(
        (a, b) in pair(),
        events in prop::collection::vec(event(), 40),
        envelope in any::<bool>(),
    ) {
        // The same with the names of the envelope; "detail.l" is then what "l.m" was.
        let named = |text: String| if envelope { enveloped(&text) } else { text };
        let (a, b) = (named(a), named(b));
        let events = events.into_iter().map(|text| match envelope {
            true => enveloped(&text).replace("\"m\"", "\"l\""),
            false => text,
        });
        let (one, other) = (read(&a), read(&b));
        let found = compare(&one, &other);
        for text in events {
            let event = Event::read(&text).0.unwrap();
            let wrong = contradiction(&found, &text, matches(&one, &event), matches(&other, &event));
            prop_assert!(wrong.is_none(), "{a} {b}: {wrong:?}");
        }
        for (example, wish) in [
            (&found.only_a, (true, false)),
            (&found.only_b, (false, true)),
            (&found.both, (true, true)),
        ] {
            if let Some(example) = example {
                let event = Event::read(&example.event).0.unwrap();
                prop_assert_eq!((matches(&one, &event), matches(&other, &event)), wish);
                prop_assert_eq!(example.with_list, has_list(&example.event));
                prop_assert_eq!(example.delivered, !envelope || is_delivered(&example.event));
            }
        }
        prop_assert_eq!(found.only_a.is_some(), found.a_in_b == Some(false));
        prop_assert_eq!(found.only_b.is_some(), found.b_in_a == Some(false));
        prop_assert_eq!(found.both.is_some(), found.overlap == Some(true));
    }

    #[test]
    fn a_pattern_equals_itself_however_it_is_written(fields in fields()) {
        let text = json!(fields).to_string();
        let mut spaced = serde_json::to_string_pretty(&fields).unwrap();
        spaced.push(' ');
        let (a, b) = (read(&text), read(&spaced));
        prop_assert_eq!(compare(&a, &a).relation, Relation::Equal);
        let found = compare(&a, &b);
        prop_assert_eq!(found.a_in_b, Some(true), "{:?}", found);
        prop_assert_eq!(found.b_in_a, Some(true));
    }

    #[test]
    fn turning_the_patterns_turns_the_answer((a, b) in pair()) {
        let (a, b) = (read(&a), read(&b));
        let (forth, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!((forth.a_in_b, forth.b_in_a), (back.b_in_a, back.a_in_b));
        prop_assert_eq!(forth.relation, back.relation.turned());
        prop_assert_eq!(forth.without_lists, back.without_lists.turned());
        prop_assert_eq!(forth.delivered, back.delivered.turned());
    }
}

/// Counts how often the answer is not settled, so that it does not become the rule.
#[test]
fn most_comparisons_are_settled() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut open, mut open_plain) = (Vec::new(), 0);
    for _ in 0..200 {
        let (a, b) = pair().new_tree(&mut runner).unwrap().current();
        let found = compare(&read(&a), &read(&b));
        if found.relation == Relation::Unknown {
            open.push(format!(
                "{a} {b} {:?} {:?} {:?}",
                found.a_in_b, found.b_in_a, found.overlap
            ));
        }
        open_plain += u32::from(found.without_lists == Relation::Unknown);
    }
    assert!(open.len() <= 10, "{} open, {open:#?}", open.len());
    assert!(open_plain <= 2, "{open_plain}");
}
