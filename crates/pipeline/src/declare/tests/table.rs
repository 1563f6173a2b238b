//! The table held to the types, both ways.

use super::super::field::{Field, Form, Offer};
use super::super::{KINDS, Kind, Part, UNDECLARED, kind, referred, value};
use crate::unread::takes;
use crate::wires::Wires;
use crate::world::Services;
use serde_json::{Value, json};

/// A declared thing as the engine writes it after it has read it.
fn through(kind: &Kind, item: &Value) -> Result<Value, String> {
    let whole = json!({ kind.list: [item] });
    let written = match kind.part {
        Part::Services => {
            serde_json::from_value::<Services>(whole).and_then(|read| serde_json::to_value(&read))
        }
        Part::Wires => {
            serde_json::from_value::<Wires>(whole).and_then(|read| serde_json::to_value(&read))
        }
    };
    let written = written.map_err(|error| error.to_string())?;
    Ok(written[kind.list][0].clone())
}

/// A value that is not what counts where nothing is written.
fn other(field: &Field) -> Value {
    match field.form {
        Form::Text(Offer::Words(words)) => Value::from(*words.last().unwrap()),
        Form::Text(_) | Form::Long(_) => Value::from("other"),
        Form::Number(bound) => Value::from(bound.most),
        Form::Decimal => Value::from(2.5),
        Form::Flag => Value::Bool(value::default_of(field) != Value::Bool(true)),
        Form::OneOf(values) => {
            let default = value::default_of(field);
            let found = values.iter().find(|(value, _)| default != **value);
            Value::from(found.unwrap().0)
        }
        Form::Texts(_) | Form::Longs(_) => json!(["one", "two"]),
        Form::Records { fields, .. } => json!([full(fields)]),
        Form::Record { fields, .. } => full(fields),
        Form::Pairs => json!([["Team", "blue"]]),
    }
}

fn full(fields: &[Field]) -> Value {
    let members = fields
        .iter()
        .map(|field| (field.name.to_owned(), other(field)));
    Value::Object(members.collect())
}

#[test]
fn every_list_is_in_the_table_and_every_kind_in_a_list() {
    let lists = |value: Value| -> Vec<String> {
        let members = value.as_object().unwrap().clone();
        members.into_iter().map(|(name, _)| name).collect()
    };
    let of = |part: Part| -> Vec<String> {
        let mut lists: Vec<String> = KINDS
            .iter()
            .filter(|kind| kind.part == part)
            .map(|kind| kind.list.to_owned())
            .collect();
        lists.sort();
        lists
    };
    let mut services = lists(serde_json::to_value(Services::default()).unwrap());
    services.retain(|name| name != "undeclared");
    services.sort();
    let mut wires = lists(serde_json::to_value(Wires::default()).unwrap());
    wires.sort();
    assert_eq!(of(Part::Services), services);
    assert_eq!(of(Part::Wires), wires);
}

#[test]
fn every_field_of_every_type_is_in_the_table_and_nothing_else() {
    let mut wrong = Vec::new();
    for kind in KINDS {
        let full = full(kind.fields);
        match through(kind, &full) {
            // Everything comes back as it was, and nothing more.
            Ok(written) if written == full => {}
            Ok(written) => wrong.push(format!("{}: {written} is not {full}", kind.list)),
            Err(error) => wrong.push(format!("{}: {error}", kind.list)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_counts_where_nothing_is_written_is_what_the_table_says() {
    for kind in KINDS {
        let written = through(kind, &json!({})).unwrap();
        for field in kind.fields {
            let default = value::default_of(field);
            let said = &written[field.name];
            let is_same = match field.form {
                Form::Decimal => said.as_f64() == default.as_f64(),
                Form::Record { .. } if !field.optional => said.is_object(),
                _ => *said == default,
            };
            assert!(
                is_same,
                "{} {}: {said} is not {default}",
                kind.list, field.name
            );
        }
        inner(kind, kind.fields, "", &json!({}));
    }
}

/// The same for the fields of records within, as far as their types have a default.
fn inner(kind: &Kind, fields: &'static [Field], way: &str, outer: &Value) {
    for field in fields {
        let (inner_fields, start, is_list) = match field.form {
            Form::Records { fields, start, .. } => (fields, start, true),
            Form::Record { fields, start } => (fields, start, false),
            _ => continue,
        };
        let path = match is_list {
            true => format!("{way}{}/0", field.name),
            false => format!("{way}{}", field.name),
        };
        let start: Value = serde_json::from_str(start).unwrap();
        let mut item = outer.clone();
        let whole = match is_list {
            true => json!([start]),
            false => start.clone(),
        };
        let put = value::put(&mut item, &format!("{way}{}", field.name), Some(whole));
        assert!(put, "{path}");
        let written =
            through(kind, &item).unwrap_or_else(|error| panic!("{} {path}: {error}", kind.list));
        let written = value::at(&written, &path).unwrap();
        for one in inner_fields {
            match start.get(one.name) {
                // What it begins with within is looked at by itself.
                Some(Value::Array(_) | Value::Object(_)) => {}
                Some(begun) => assert_eq!(&written[one.name], begun, "{} {path}", kind.list),
                None if matches!(one.form, Form::Record { .. }) && !one.optional => {}
                None => assert_eq!(
                    written[one.name],
                    value::default_of(one),
                    "{} {path}/{}",
                    kind.list,
                    one.name
                ),
            }
        }
        inner(kind, inner_fields, &format!("{path}/"), &item);
    }
}

/// Every field of the table with the way to it, as [`other`] fills it.
fn all(fields: &'static [Field], way: &str, tell: &mut dyn FnMut(&'static Field, &str)) {
    for field in fields {
        let path = format!("{way}{}", field.name);
        tell(field, &path);
        match field.form {
            Form::Records { fields, .. } => all(fields, &format!("{path}/0/"), tell),
            Form::Record { fields, .. } => all(fields, &format!("{path}/"), tell),
            _ => {}
        }
    }
}

#[test]
fn every_value_to_choose_is_read_and_none_is_forgotten() {
    for kind in KINDS {
        all(kind.fields, "", &mut |field, path| {
            let Form::OneOf(values) = field.form else {
                return;
            };
            let with = |text: &str| {
                let mut item = full(kind.fields);
                value::put(&mut item, path, Some(Value::from(text)));
                through(kind, &item)
            };
            for (text, _) in values {
                assert!(with(text).is_ok(), "{} {path}: {text}", kind.list);
            }
            let error = with("\u{1}").unwrap_err();
            let known = error.matches('`').count() / 2 - 1;
            assert_eq!(known, values.len(), "{} {path}: {error}", kind.list);
        });
    }
    let error = takes::<Services>("undeclared", &json!("\u{1}")).unwrap_err();
    assert_eq!(error.matches('`').count() / 2 - 1, UNDECLARED.len());
    for (text, _) in UNDECLARED {
        assert_eq!(takes::<Services>("undeclared", &json!(text)), Ok(()));
    }
}

#[test]
fn numbers_are_read_from_the_least_to_the_most() {
    for kind in KINDS {
        all(kind.fields, "", &mut |field, path| {
            let Form::Number(bound) = field.form else {
                return;
            };
            for number in [bound.least, bound.most] {
                let mut item = full(kind.fields);
                value::put(&mut item, path, Some(Value::from(number)));
                assert!(
                    through(kind, &item).is_ok(),
                    "{} {path}: {number}",
                    kind.list
                );
            }
            let default = value::default_of(field);
            let stands = field.optional || field.required || {
                let default = default.as_i64().unwrap();
                (bound.least..=bound.most).contains(&default)
            };
            assert!(stands, "{} {path}: {default}", kind.list);
        });
    }
}

#[test]
fn what_a_new_one_begins_with_is_read_and_has_its_names() {
    for kind in KINDS {
        let begun = kind.begin();
        let written =
            through(kind, &begun).unwrap_or_else(|error| panic!("{}: {error}", kind.list));
        for (name, value) in begun.as_object().unwrap() {
            let is_same = match (&written[name], value) {
                (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
                (written, Value::Object(_)) => written.is_object(),
                (written, Value::Array(items)) => written
                    .as_array()
                    .is_some_and(|written| written.len() == items.len()),
                (written, value) => written == value,
            };
            assert!(is_same, "{} {name}", kind.list);
        }
        for key in kind.keys() {
            let field = kind.fields.iter().find(|field| field.name == *key);
            assert!(
                field.is_some_and(|field| field.required),
                "{} {key}",
                kind.list
            );
        }
        assert!(!kind.keys().is_empty(), "{}", kind.list);
    }
}

#[test]
fn everything_that_is_named_is_a_kind_with_an_arn_where_it_is_named_by_one() {
    for of in KINDS {
        all(of.fields, "", &mut |field, path| {
            let (Form::Text(Offer::Declared(refers)) | Form::Texts(Offer::Declared(refers))) =
                field.form
            else {
                return;
            };
            for list in refers.to {
                let named = kind(list).unwrap_or_else(|| panic!("{path}: {list}"));
                if !refers.by_arn {
                    continue;
                }
                let arn = referred::arn_of(named, "thing", "123456789012", "eu-west-1").unwrap();
                let read = referred::named_by(&arn, refers.to).unwrap();
                assert_eq!((read.list, read.name), (*list, "thing"), "{arn}");
            }
        });
    }
}

#[test]
fn texts_are_short_plain_sentences() {
    for kind in KINDS {
        assert!(kind.about.len() < 240, "{}", kind.list);
        assert!(kind.about.ends_with('.'), "{}", kind.list);
        all(kind.fields, "", &mut |field, path| {
            assert!(
                !field.label.is_empty() && !field.label.ends_with('.'),
                "{} {path}",
                kind.list
            );
            assert!(field.help.len() < 220, "{} {path}", kind.list);
        });
    }
}
