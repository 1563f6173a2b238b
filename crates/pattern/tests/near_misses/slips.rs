//! Patterns and events that nearly match, one kind of slip each, with random names and values.

#![expect(
    clippy::indexing_slicing,
    reason = "the lists are made with as many entries as are asked for"
)]

use pattern::Reason;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Random names, all different, and a number.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    keys: Vec<String>,
    values: Vec<String>,
    number: i32,
    /// Where the field stands.
    depth: usize,
    /// Whether AWS has sent the event.
    from_aws: bool,
}

/// A pattern and an event.
pub(crate) type Slip = (String, String);

type Kind = fn(&Names) -> Slip;

pub(crate) fn names() -> impl Strategy<Value = Names> {
    let words = |count| {
        let word = "[a-z]{6,10}";
        prop::collection::hash_set(word, count).prop_map(|set| set.into_iter().collect::<Vec<_>>())
    };
    (words(4), words(3), 1..1_000_i32, 0..3_usize, any::<bool>()).prop_map(
        |(keys, values, number, depth, from_aws)| Names {
            keys: keys.into_iter().map(|key| format!("k{key}")).collect(),
            values,
            number,
            depth,
            from_aws,
        },
    )
}

impl Names {
    fn key(&self, index: usize) -> &str {
        &self.keys[index]
    }

    fn value(&self, index: usize) -> &str {
        &self.values[index]
    }

    /// The value under the keys at which the field stands.
    fn wrap(&self, value: Value) -> Value {
        let keys = ["detail", "requestParameters"];
        keys.iter()
            .take(self.depth)
            .rev()
            .fold(value, |inner, key| json!({ *key: inner }))
    }

    fn pair(&self, pattern: Value, event: Value) -> Slip {
        let mut event = self.wrap(event);
        if self.from_aws
            && let Some(map) = event.as_object_mut()
        {
            map.entry("source").or_insert_with(|| json!("aws.ec2"));
        }
        (self.wrap(pattern).to_string(), event.to_string())
    }

    /// One field, what is asked of it, and what is there.
    fn field(&self, asked: Value, there: Value) -> Slip {
        let key = self.key(0);
        self.pair(json!({ key: [asked] }), json!({ key: there }))
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// A letter left out.
fn short(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    letters.remove(2);
    letters.into_iter().collect()
}

fn arn(resource: &str, account: i32) -> String {
    format!("arn:aws:sqs:eu-west-1:{:012}:{resource}", account)
}

/// Each code and a slip that has it.
pub(crate) const KINDS: [(Reason, Kind); 55] = [
    (Reason::Absent, |n| {
        n.pair(json!({ "xyz": [7] }), json!({ "other": 7 }))
    }),
    (Reason::NotALeaf, |n| {
        n.field(json!(7), json!({ "inside": 8 }))
    }),
    (Reason::EmptyContainer, |n| {
        n.field(json!(n.value(0)), json!([[], {}]))
    }),
    (Reason::OtherType, |n| {
        n.field(json!(n.value(0)), json!([n.number, null]))
    }),
    (Reason::OtherValue, |n| {
        n.field(json!("running"), json!("stopped"))
    }),
    (Reason::Present, |n| {
        n.field(json!({ "exists": false }), json!(n.value(0)))
    }),
    (Reason::Excluded, |n| {
        let list = [n.value(0), n.value(1)];
        n.field(
            json!({ "anything-but": { "prefix": list } }),
            json!([list[1], list[0]]),
        )
    }),
    (Reason::Replaced, |n| {
        let (key, value) = (json!(n.key(0)), json!(n.value(0)));
        (
            format!("{{{key}: [1], {key}: [{value}]}}"),
            json!({ n.key(0): n.value(0) }).to_string(),
        )
    }),
    (Reason::DifferentElements, |n| {
        let (a, b, l) = (n.key(0), n.key(1), n.key(2));
        n.pair(
            json!({ l: { a: [n.value(0)], b: [n.number] } }),
            json!({ l: [{ a: n.value(0), b: 0 }, { a: n.value(1), b: n.number }] }),
        )
    }),
    (Reason::InvalidPattern, |n| {
        n.pair(
            json!({ n.key(0): [1], n.key(1): {} }),
            json!({ n.key(0): 1 }),
        )
    }),
    (Reason::InvalidAlternative, |n| {
        n.field(json!({ "prefix": n.number }), json!(n.number.to_string()))
    }),
    (Reason::ValueOutsideArray, |n| {
        n.pair(
            json!({ n.key(0): n.value(0) }),
            json!({ n.key(0): n.value(0) }),
        )
    }),
    (Reason::MisspeltOperator, |n| {
        n.field(json!({ "preffix": n.value(0) }), json!(n.value(0)))
    }),
    (Reason::OperatorOutsideArray, |n| {
        let operators = [
            json!({ "anything-but": [n.value(1)] }),
            json!({ "exists": true }),
            json!({ "prefix": [n.value(1), n.value(0)] }),
        ];
        let operator = &operators[n.number as usize % operators.len()];
        n.pair(
            json!({ n.key(0): operator }),
            json!({ n.key(0): n.value(0) }),
        )
    }),
    (Reason::LetterCase, |n| {
        let (upper, value) = (capital(n.value(0)), n.value(0));
        let asked = [
            json!(upper),
            json!({ "prefix": upper }),
            json!({ "suffix": upper }),
            json!({ "wildcard": format!("{upper}*") }),
        ];
        let there = json!([3, value]);
        n.field(asked[n.number as usize % asked.len()].clone(), there)
    }),
    (Reason::SurroundingSpace, |n| {
        let spaced = format!(" {}\n", n.value(0));
        match n.number % 2 {
            0 => n.field(json!(n.value(0)), json!(spaced)),
            _ => n.field(json!({ "prefix": spaced }), json!(n.value(0))),
        }
    }),
    (Reason::HyphenOrSpace, |n| {
        let (one, other) = (n.value(0), n.value(1));
        let there = format!("{one} {} x", capital(other));
        match n.number % 3 {
            0 => n.field(
                json!({ "wildcard": format!("{one}_{other}*") }),
                json!(there),
            ),
            1 => n.field(json!({ "prefix": format!("{one}-{other}") }), json!(there)),
            _ => n.field(json!(format!("{}{other}x", capital(one))), json!(there)),
        }
    }),
    (Reason::ColonOrSlash, |n| {
        n.field(json!(arn("log-group/a", 1)), json!(arn("log-group:a", 1)))
    }),
    (Reason::MissingAwsPrefix, |n| {
        let with = format!("aws.{}", n.value(0));
        let (asked, there) = match n.number % 2 {
            0 => (n.value(0), with.as_str()),
            _ => (with.as_str(), n.value(0)),
        };
        (
            json!({ "source": [asked] }).to_string(),
            json!({ "source": there }).to_string(),
        )
    }),
    (Reason::ArnPart, |n| {
        n.field(
            json!(arn(n.value(0), n.number)),
            json!(arn(n.value(0), n.number + 1)),
        )
    }),
    (Reason::MisspeltValue, |n| match n.number % 3 {
        0 => n.field(json!(short(n.value(0))), json!(n.value(0))),
        1 => n.field(
            json!({ "equals-ignore-case": n.value(0) }),
            json!(capital(&short(n.value(0)))),
        ),
        _ => {
            let slip = n.value(0).replacen(|c| c != 'q', "q", 1);
            n.field(
                json!({ "prefix": slip }),
                json!(format!("{}/x", n.value(0))),
            )
        }
    }),
    (Reason::PartOfValue, |n| {
        let there = format!("{}*/{}\\{}", n.value(0), n.value(1), n.value(2));
        let asked = [
            json!(n.value(0)),
            json!(n.value(2)),
            json!(format!("*/{}\\", n.value(1))),
            json!({ "prefix": n.value(1) }),
            json!({ "suffix": n.value(1) }),
            json!({ "equals-ignore-case": capital(n.value(0)) }),
        ];
        n.field(asked[n.number as usize % asked.len()].clone(), json!(there))
    }),
    (Reason::MoreThanValue, |n| {
        n.field(json!(arn(n.value(0), 1)), json!(n.value(0)))
    }),
    (Reason::PrefixAtEnd, |n| {
        n.field(
            json!({ "prefix": n.value(1) }),
            json!(format!("{}{}", n.value(0), n.value(1))),
        )
    }),
    (Reason::SuffixAtStart, |n| {
        let there = format!("{}{}", n.value(0), n.value(1));
        n.field(
            json!({ "suffix": { "equals-ignore-case": capital(n.value(0)) } }),
            json!(there),
        )
    }),
    (Reason::StarInPlainText, |n| {
        let asked = [
            json!(format!("{}*", n.value(0))),
            json!({ "prefix": format!("{}*", n.value(0)) }),
            json!({ "suffix": format!("*{}", n.value(1)) }),
            json!({ "prefix": format!("{}*-", n.value(0)) }),
        ];
        let there = format!("{}--{}", n.value(0), n.value(1));
        n.field(asked[n.number as usize % asked.len()].clone(), json!(there))
    }),
    (Reason::RegularExpression, |n| {
        let there = json!(format!("{}.{}", n.value(0), n.value(1)));
        match n.number % 2 {
            0 => n.field(json!(format!("^{}\\..*$", n.value(0))), there),
            _ => n.field(json!(format!("^{}\\.{}$", n.value(0), n.value(1))), there),
        }
    }),
    (Reason::WildcardNotAnchored, |n| {
        let there = format!("{}/{}/{}", n.value(0), n.value(1), n.value(2));
        n.field(
            json!({ "wildcard": format!("{}/*", n.value(1)) }),
            json!(there),
        )
    }),
    (Reason::NumberAgainstText, |n| {
        n.field(json!(n.number), json!(format!("{}.0", n.number)))
    }),
    (Reason::TextAgainstNumber, |n| {
        n.field(json!(n.number.to_string()), json!(n.number))
    }),
    (Reason::NumericAgainstText, |n| {
        n.field(json!({ "numeric": [">", 0] }), json!(n.number.to_string()))
    }),
    (Reason::BooleanAgainstText, |n| {
        n.field(json!(true), json!(["TRUE", "true"][n.depth % 2]))
    }),
    (Reason::TextAgainstBoolean, |n| {
        n.field(json!("false"), json!(false))
    }),
    (Reason::NullAgainstText, |n| match n.number % 2 {
        0 => n.field(json!(null), json!("")),
        _ => n.field(json!("null"), json!(null)),
    }),
    (Reason::NullAgainstAbsent, |n| {
        n.pair(json!({ "xyz": [null] }), json!({ "other": 1 }))
    }),
    (Reason::AbsentAgainstNull, |n| {
        n.field(json!({ "exists": false }), json!(null))
    }),
    (Reason::JsonInText, |n| {
        let inner = json!({ n.key(1): [n.value(0)] }).to_string();
        match n.number % 2 {
            0 => n.pair(
                json!({ n.key(0): { n.key(1): [n.value(0)] } }),
                json!({ n.key(0): inner }),
            ),
            _ => n.field(
                json!(n.value(0)),
                json!(json!([n.value(1), n.value(0)]).to_string()),
            ),
        }
    }),
    (Reason::BoundExcluded, |n| {
        let number = n.number;
        let asked = [
            json!(["<", number]),
            json!([">", number]),
            json!([">", number, "<", number + 5]),
            json!([">=", number - 5, "<", number]),
        ];
        let asked = asked[number as usize % asked.len()].clone();
        n.field(json!({ "numeric": asked }), json!(number))
    }),
    (Reason::CidrNotAnAddress, |n| {
        let there = ["10.1.2.3:443", "10.1.2.3/16", "ec2.example", "[10.1.2.3]:1"];
        n.field(
            json!({ "cidr": "10.0.0.0/8" }),
            json!(there[n.number as usize % 4]),
        )
    }),
    (Reason::CidrNotAligned, |n| match n.number % 2 {
        0 => n.field(json!({ "cidr": "10.0.9.33/20" }), json!("10.0.1.7")),
        _ => n.field(json!({ "cidr": "2001:db8::ff/32" }), json!("2001:db8::1")),
    }),
    (Reason::BlockAsText, |n| {
        n.field(json!("10.0.0.0/24"), json!("10.0.0.7"))
    }),
    (Reason::KeyLetterCase, |n| {
        n.pair(json!({ capital(n.key(0)): [1] }), json!({ n.key(0): 1 }))
    }),
    (Reason::KeySpelling, |n| {
        let (one, other) = (n.key(0), n.key(1));
        n.pair(
            json!({ format!("{one}{}", capital(other)): { "a": [1] } }),
            json!({ format!("{one}-{other}"): { "a": 1 } }),
        )
    }),
    (Reason::MisspeltKey, |n| {
        n.pair(
            json!({ format!("{}.a", short(n.key(0))): [1] }),
            json!({ n.key(0): { "a": 1 } }),
        )
    }),
    (Reason::PathSyntaxInKey, |n| match n.number % 2 {
        0 => {
            let path = [
                vec!["$"],
                vec!["detail", "requestParameters"][..n.depth].to_vec(),
                vec![n.key(0)],
            ];
            let event = n.pair(json!({}), json!({ n.key(0): 1 })).1;
            (json!({ path.concat().join("."): [1] }).to_string(), event)
        }
        _ => n.pair(
            json!({ format!("{}[0]", n.key(0)): [1] }),
            json!({ n.key(0): [1] }),
        ),
    }),
    (Reason::FieldFurtherIn, |n| {
        let (a, b, c) = (n.key(0), n.key(1), n.key(2));
        let event = json!({ a: { b: n.value(0), c: n.number } });
        let pattern = match n.number % 4 {
            0 => json!({ b: [n.value(0)] }),
            1 => json!({ b: [n.value(0)], a: { c: [n.number] } }),
            2 => json!({ b: [n.value(0)], "xyz": [9] }),
            _ => json!({ "$or": [{ b: [n.value(0)] }, { "xyz": [9] }] }),
        };
        n.pair(pattern, event)
    }),
    (Reason::FieldFurtherOut, |n| {
        let (a, b, c) = (n.key(0), n.key(1), n.key(2));
        let event = json!({ b: n.value(0), a: { c: n.number } });
        let pattern = match n.number % 3 {
            0 => json!({ a: { b: [n.value(0)] } }),
            1 => json!({ a: { b: [n.value(0)], c: [n.number] } }),
            _ => json!({ format!("{a}.{b}"): [n.value(0)] }),
        };
        n.pair(pattern, event)
    }),
    (Reason::ValueInsideObject, |n| {
        n.field(
            json!(n.value(0)),
            json!([{ n.key(1): { n.key(2): [n.value(1), n.value(0)] } }]),
        )
    }),
    (Reason::ValueUnderOtherKey, |n| {
        n.pair(
            json!({ "xyz": [n.value(0)] }),
            json!({ n.key(0): n.value(0) }),
        )
    }),
    (Reason::ExistsOnObject, |n| {
        n.field(json!({ "exists": true }), json!({ n.key(1): n.number }))
    }),
    (Reason::AnythingButOnAbsent, |n| {
        n.pair(
            json!({ "xyz": [{ "anything-but": n.value(0) }] }),
            json!({ "other": 1 }),
        )
    }),
    (Reason::NoBranch, |n| {
        n.pair(
            json!({ "$or": [{ "xyz": [1] }, { n.key(0): [n.value(0)] }] }),
            json!({ n.key(0): capital(n.value(0)) }),
        )
    }),
    (Reason::AbsentIsObject, |n| {
        n.field(json!({ "exists": false }), json!({ n.key(1): n.number }))
    }),
    (Reason::OtherElementCounts, |n| {
        n.field(
            json!({ "anything-but": n.value(0) }),
            json!([n.value(0), n.value(1)]),
        )
    }),
    (Reason::ExcludedOtherType, |n| {
        n.field(
            json!({ "anything-but": n.number }),
            json!(n.number.to_string()),
        )
    }),
];

/// A slip of any kind; also two of them in one pattern.
pub(crate) fn slip() -> impl Strategy<Value = Slip> {
    let one = || {
        let kinds = prop::sample::select(KINDS.to_vec());
        (kinds, names()).prop_map(|((_, kind), names)| kind(&names))
    };
    // Of a key that stands in both only the last one counts.
    let two = (one(), one()).prop_map(|(a, b)| {
        let join = |a: &str, b: &str| format!("{{{}, {}}}", inside(a), inside(b));
        (join(&a.0, &b.0), join(&a.1, &b.1))
    });
    prop_oneof![3 => one(), 1 => two]
}

fn inside(object: &str) -> &str {
    let inner = object
        .trim()
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    inner
        .filter(|inner| !inner.is_empty())
        .unwrap_or("\"zz\":{\"z\":[1]}")
}
