use super::read;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Wired {
    name: String,
    #[serde(default)]
    note: Option<String>,
    numbers: (u8, i64, f64),
    kinds: Vec<Kind>,
    named: BTreeMap<String, bool>,
    code: Code,
    any: Value,
    inner: Option<Box<Wired>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Code(u64);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Kind {
    Plain,
    Held(String),
    Pair(u16, char),
    Fields { deep: bool },
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Plain),
        ".*".prop_map(Kind::Held),
        any::<(u16, char)>().prop_map(|(a, b)| Kind::Pair(a, b)),
        any::<bool>().prop_map(|deep| Kind::Fields { deep }),
    ]
}

fn wired() -> impl Strategy<Value = Wired> {
    let one = (
        (".*", any::<Option<String>>()),
        (any::<u8>(), any::<i64>(), -1e9..1e9),
        prop::collection::vec(kind(), 0..4),
        prop::collection::btree_map(".*", any::<bool>(), 0..4),
        any::<u64>(),
    )
        .prop_map(|((name, note), numbers, kinds, named, code)| Wired {
            name,
            note,
            numbers,
            kinds,
            named,
            code: Code(code),
            any: json!({ "list": [1, null, { "a": [] }] }),
            inner: None,
        });
    one.prop_recursive(3, 8, 1, |inner| {
        (inner.clone(), inner).prop_map(|(outer, inner)| Wired {
            inner: Some(Box::new(inner)),
            ..outer
        })
    })
}

proptest! {
    #[test]
    fn what_was_written_is_read(wired in wired()) {
        let value = serde_json::to_value(&wired).expect("it can be written");
        prop_assert_eq!(read::<Wired>(value).expect("it can be read"), wired);
    }

    #[test]
    fn what_is_of_another_form_is_refused(wired in wired(), spoilt in 0_usize..5) {
        let mut value = serde_json::to_value(&wired).expect("it can be written");
        match spoilt {
            0 => value["name"] = json!(7),
            1 => value["kinds"] = json!(["OTHER"]),
            2 => value["numbers"] = json!([300, 1, 1.0]),
            3 => value["kinds"] = json!([{ "PLAIN": 1 }]),
            _ => { value.as_object_mut().expect("an object").remove("code"); }
        }
        let refused = read::<Wired>(value.clone()).is_err();
        prop_assert_eq!(refused, serde_json::from_value::<Wired>(value).is_err());
        prop_assert!(refused);
    }
}

#[test]
fn a_struct_is_no_list() {
    assert!(read::<Code>(json!(7)).is_ok());
    let fields = json!(["a", null, [1, 2, 3.0], [], {}, 7, null, null]);
    assert!(serde_json::from_value::<Wired>(fields.clone()).is_ok());
    let refused = read::<Wired>(fields).map_err(|error| error.to_string());
    assert_eq!(refused, Err("expected an object".to_owned()));
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spare {
    first: Option<u8>,
    #[serde(default)]
    second: u8,
    #[serde(default = "seven")]
    third: u8,
    fourth: String,
}

fn seven() -> u8 {
    7
}

proptest! {
    #[test]
    fn what_may_be_missing_is_read_as_serde_json_does(left_out in 0_u8..16, unknown: bool) {
        let mut value = json!({ "first": 1, "second": 2, "third": 3, "fourth": "4" });
        let object = value.as_object_mut().expect("an object");
        for (nth, name) in ["first", "second", "third", "fourth"].into_iter().enumerate() {
            if left_out & (1 << nth) != 0 {
                object.remove(name);
            }
        }
        if unknown {
            object.insert("fifth".to_owned(), json!(5));
        }
        let wanted = serde_json::from_value::<Spare>(value.clone());
        prop_assert_eq!(read::<Spare>(value).ok(), wanted.ok());
    }
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let said = |value| read::<Spare>(value).map_err(|error| error.to_string());
    assert_eq!(
        said(json!({ "first": 1 })),
        Err("missing field `fourth`".to_owned())
    );
    assert_eq!(
        said(json!({ "fourth": "4", "fifth": 5 })),
        Err(
            "unknown field `fifth`, expected one of `first`, `second`, `third`, `fourth`"
                .to_owned()
        )
    );
    // Not the field before it, which may be missing.
    assert_eq!(
        said(json!({ "second": 2, "third": 3, "fourth": 4 })),
        Err("fourth: expected a string".to_owned())
    );
}
