//! A place's services and wires written as one JSON text.

use super::Told;
use super::check::check;
use crate::findings::Weight;
use crate::unread::Unread;
use crate::{Place, Yard};
use pattern::Span;
use pattern::json::Value as Spanned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is to be said of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Read {
    /// Whether it is JSON with services and wires in it, so that it can take the place of what is
    /// there.
    pub is_whole: bool,
    /// What is wrong or risky, in the order of the text.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong or risky about the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// The bytes to underline.
    pub span: Span,
    /// How much it weighs.
    pub weight: Weight,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: Option<String>,
}

/// Looks at the text of a place of the yard: what is declared elsewhere counts as it is.
pub fn read(yard: &Yard, account: &str, region: &str, text: &str) -> Read {
    let (spanned, diagnostics) = pattern::json::read(text);
    let mut problems: Vec<Problem> = diagnostics
        .into_iter()
        .map(|one| Problem {
            span: one.span,
            weight: match one.is_error() {
                true => Weight::Wrong,
                false => Weight::Risky,
            },
            message: one.message,
            help: one.help,
        })
        .collect();
    let parsed: Option<Value> = serde_json::from_str(text).ok();
    let parsed = parsed.filter(Value::is_object);
    let (Some(parsed), Some(spanned)) = (parsed, spanned) else {
        if problems.is_empty() {
            problems.push(Problem {
                span: Span {
                    start: 0,
                    end: text.len(),
                },
                weight: Weight::Wrong,
                message: "An object with the members services and wires is expected.".to_owned(),
                help: Some("Such as {\"services\":{\"functions\":[]},\"wires\":{}}.".to_owned()),
            });
        }
        return Read {
            is_whole: false,
            problems,
        };
    };
    for member in spanned.as_object().unwrap_or_default() {
        if !matches!(member.key.as_str(), "services" | "wires") {
            problems.push(Problem {
                span: member.key_span,
                weight: Weight::Wrong,
                message: format!("There is no {} here.", member.key),
                help: Some("Only services and wires count; anything else is not kept.".to_owned()),
            });
        }
    }
    let there = with(yard, account, region, &parsed);
    for told in check(&there) {
        if (told.account.as_str(), told.region.as_str()) == (account, region) {
            problems.push(Problem {
                span: span_of(&spanned, &told),
                weight: told.weight,
                message: told.message,
                help: Some(told.help).filter(|help| !help.is_empty()),
            });
        }
    }
    problems.sort_by_key(|one| (one.span.start, one.weight));
    Read {
        is_whole: true,
        problems,
    }
}

/// The yard with this in the place of what is declared there.
fn with(yard: &Yard, account: &str, region: &str, written: &Value) -> Yard {
    let mut there = yard.clone();
    let resources = if (there.account.as_str(), there.region.as_str()) == (account, region) {
        &mut there.resources
    } else {
        let is_it = |place: &Place| place.account == account && place.region == region;
        let at = there.elsewhere.iter().position(is_it).unwrap_or_else(|| {
            there.elsewhere.push(Place::new(account, region));
            there.elsewhere.len() - 1
        });
        match there.elsewhere.get_mut(at) {
            Some(place) => &mut place.resources,
            None => return there,
        }
    };
    let part = |name: &str| written.get(name).unwrap_or(&Value::Null);
    resources.services = Unread::of_value(part("services"));
    resources.wires = Unread::of_value(part("wires"));
    there
}

/// Where in the text the thing is that something is said of: the field, else what holds it.
fn span_of(text: &Spanned, told: &Told) -> Span {
    let part = super::kind(&told.list).map(|kind| kind.part);
    let parts: &[&str] = match part {
        Some(super::Part::Services) => &["services"],
        Some(super::Part::Wires) => &["wires"],
        None => &["services", "wires"],
    };
    let found = parts.iter().find_map(|part| {
        let here = text.get(part)?;
        match told.list.is_empty() {
            true => Some(here),
            false => here.get(&told.list),
        }
    });
    let Some(mut here) = found else {
        return text.span;
    };
    let at = told.at.and_then(|at| usize::try_from(at).ok());
    if let Some(item) = at.and_then(|at| here.as_array()?.get(at)) {
        here = item;
        for step in told.path.split('/').filter(|step| !step.is_empty()) {
            let next = match here.as_array() {
                Some(items) => step.parse::<usize>().ok().and_then(|at| items.get(at)),
                None => here.get(step),
            };
            match next {
                Some(next) => here = next,
                None => break,
            }
        }
    }
    here.span
}
