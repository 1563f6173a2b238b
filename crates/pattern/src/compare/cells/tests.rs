use proptest::prelude::*;

use super::*;
use crate::{Pattern, parse};

fn alternative() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        r#""a""#,
        r#""10.0.0.1""#,
        r#""16.0.0.1""#,
        r#"{"exactly": "16.0.0.1"}"#,
        r#"{"prefix": "1"}"#,
        r#"{"prefix": "a\""}"#,
        r#"{"suffix": "\"b"}"#,
        r#"{"suffix": ".1"}"#,
        r#"{"prefix": {"equals-ignore-case": "ß"}}"#,
        r#"{"suffix": {"equals-ignore-case": "\"B"}}"#,
        r#"{"equals-ignore-case": "ſa"}"#,
        r#"{"wildcard": "*a*1"}"#,
        r#"{"wildcard": "1*:*"}"#,
        r#"{"anything-but": ["a", "b"]}"#,
        r#"{"anything-but": {"prefix": ["1", "a"]}}"#,
        r#"{"anything-but": {"suffix": []}}"#,
        r#"{"anything-but": {"equals-ignore-case": "aB"}}"#,
        r#"{"anything-but": [1, 16000001]}"#,
        r#"{"numeric": [">", 1, "<=", 16000001]}"#,
        r#"{"numeric": ["<", -1.5]}"#,
        r#"{"cidr": "10.0.0.0/8"}"#,
        r#"{"cidr": "16.0.0.0/9"}"#,
        r#"{"cidr": "1000::/16"}"#,
        r#"{"exists": true}"#,
        r#"{"exists": false}"#,
        "10000001",
        "1e2",
        "9007199254740993",
        "true",
        "null",
    ])
    .prop_map(str::to_owned)
}

fn value() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        "[ab1.\"]{0,5}",
        "[0-9]{1,3}\\.[0-9]{1,3}\\.0\\.[0-9]{1,3}",
        "1[0-9A-Fa-f]{0,3}(:[0-9a-f]{1,2}){7}",
        "[10a]{0,4}::[0-9a-f]{0,4}(:[0-9a-f]{1,4}){0,2}",
        "[aAbBſßS]{0,3}",
    ];
    prop_oneof![
        4 => text.prop_map(|text| crate::suggest::write::quote(&text)),
        1 => "-?[1-9][0-9]{0,9}",
        1 => "1[0-9]{0,9}(\\.[0-9])?E[0-9]",
        1 => prop::sample::select(vec!["true", "null", "9007199254740993", "9007199254740995"])
            .prop_map(str::to_owned),
    ]
}

fn fields() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(alternative(), 1..4), 1..4)
}

fn read(alternatives: &[String]) -> Pattern {
    let (pattern, diagnostics) = parse(&format!("{{\"f\": [{}]}}", alternatives.join(",")));
    assert!(pattern.is_valid(), "{diagnostics:?}");
    pattern
}

proptest! {
    #[test]
    fn every_value_is_in_a_cell(
        fields in fields(),
        values in prop::collection::vec(value(), 30),
        steps in prop_oneof![4 => Just(1_000_000), 1 => 1_usize..2_000],
    ) {
        let patterns: Vec<Pattern> = fields.iter().map(|f| read(f)).collect();
        let asked: Vec<AskedOf<'_>> = patterns.iter().map(|p| AskedOf::field(&p.fields[0])).collect();
        let found = cells(&asked, &mut steps.clone());
        prop_assert!(found.complete);
        let judged = |text: &str| -> Vec<bool> {
            let value = json::read(text).0.unwrap();
            asked.iter().map(|field| field.satisfied_by(&value)).collect()
        };
        for text in values {
            let satisfies = judged(&text);
            prop_assert!(
                found.cells[1..].iter().any(|cell| cell.satisfies == satisfies),
                "{text} {fields:?} {:?}",
                found.cells
            );
        }
        for cell in &found.cells[1..] {
            if let Some(example) = &cell.example {
                prop_assert_eq!(&judged(example), &cell.satisfies, "{}", example);
            }
        }
    }
}

#[test]
fn without_addresses_every_cell_has_an_example() {
    let pattern = read(&[
        r#"{"wildcard": "a*b*"}"#.to_owned(),
        r#"{"numeric": [">", 0.5, "<", 0.75]}"#.to_owned(),
    ]);
    let other = read(&[r#"{"anything-but": {"suffix": "b"}}"#.to_owned()]);
    let asked = [&pattern, &other].map(|p| AskedOf::field(&p.fields[0]));
    let found = cells(&asked, &mut 100_000);
    assert!(found.complete);
    let shown: Vec<_> = found
        .cells
        .iter()
        .map(|c| (c.satisfies.clone(), c.example.clone()))
        .collect();
    let expect = |one, other, text: &str| (vec![one, other], Some(text.to_owned()));
    assert_eq!(shown[0], (vec![false, false], None));
    assert_eq!(
        shown[1..],
        [
            expect(true, true, "\"axbx\""),
            expect(true, false, "\"ab\""),
            expect(false, false, "\"xb\""),
            expect(false, true, "\"other\""),
        ]
    );
}
