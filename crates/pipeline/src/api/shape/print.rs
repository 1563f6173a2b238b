//! Values as AWS's messages print them.

use super::{Object, Shape, camel};
use crate::Timestamp;
use crate::api::time;
use serde_json::Value;

/// A value of a shape: a list as `[a, b]`, a map as `{key=value}`, an object
/// as `Name(member=value)`, what is missing as `null`.
pub(super) fn value(shape: Shape, given: &Value) -> String {
    match (shape, given) {
        (Shape::List(list), Value::Array(items)) => {
            let items: Vec<String> = items.iter().map(|item| value(list.of, item)).collect();
            format!("[{}]", items.join(", "))
        }
        (Shape::Map(map), Value::Object(members)) => {
            let shape = Shape::Text(map.values);
            let members: Vec<String> = members
                .iter()
                .map(|(key, member)| format!("{key}={}", value(shape, member)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        (Shape::Object(object), Value::Object(members)) => structure(object, members),
        (Shape::Time, _) => time::read(given).map_or_else(|| "null".to_owned(), date),
        (Shape::Text(text), Value::String(_)) if text.secret => {
            "*** Sensitive Data Redacted ***".to_owned()
        }
        (_, Value::String(text)) => text.clone(),
        _ => given.to_string(),
    }
}

fn structure(object: &Object, given: &serde_json::Map<String, Value>) -> String {
    let known = object.members.iter().map(|member| {
        let printed = given
            .get(member.name)
            .map_or_else(|| "null".to_owned(), |one| value(member.shape, one));
        format!("{}={printed}", camel(member.name))
    });
    let inner = object.inner.iter().map(|name| format!("{name}=null"));
    let members: Vec<String> = known.chain(inner).collect();
    format!("{}({})", object.name, members.join(", "))
}

/// A time as Java prints a date: `Thu Jan 15 12:00:00 UTC 2026`.
fn date(time: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let written = time.to_string();
    let part = |from: usize, to: usize| written.get(from..to).unwrap_or_default();
    let name = |names: &[&'static str], at: usize| names.get(at).copied().unwrap_or_default();
    let weekday = usize::try_from(time.millis().div_euclid(86_400_000).rem_euclid(7));
    let month = part(5, 7).parse::<usize>().unwrap_or(1).saturating_sub(1);
    format!(
        "{} {} {} {} UTC {}",
        name(&DAYS, weekday.unwrap_or_default()),
        name(&MONTHS, month),
        part(8, 10),
        part(11, 19),
        part(0, 4)
    )
}
