//! Plays a case through the library and compares.

use pipeline::api::{self, Answer, Call};
use pipeline::{Delivery, EventOutcome, TargetKind, Yard};
use serde_json::{Map, Value, json};

use super::cases::{Case, Step};
use super::paths;

/// What differs from the case, if anything.
pub fn difference(case: &Case) -> Option<String> {
    let mut yard = Yard::default();
    let mut last: Option<(Step, Value)> = None;
    for step in &case.given {
        let answer = play(&yard, step);
        match answer.result {
            Ok(_) => yard = answer.yard,
            Err(refusal) => return Some(format!("{} before it: {refusal}", step.operation)),
        }
    }
    let mut step = case.step.clone();
    follow_token(&yard, &mut step, &mut last);
    let answer = play(&yard, &step);
    let mut found = Map::new();
    match &answer.result {
        Ok(response) => found.insert("response".to_owned(), response.clone()),
        Err(refusal) => found.insert(
            "error".to_owned(),
            json!({"code": refusal.code.as_str(), "message": refusal.message}),
        ),
    };
    found.insert("delivered".to_owned(), delivered(&answer));
    let mut expect = case.expect.clone();
    let members = expect.as_object_mut().expect("something is expected");
    found.retain(|name, _| members.contains_key(name));
    let mut found = Value::Object(found);
    compare(case, &mut expect, &mut found)
}

fn play(yard: &Yard, step: &Step) -> Answer {
    let call = Call {
        operation: step.operation.clone(),
        request: step.request.clone(),
        account: step.account.clone(),
        region: step.region.clone(),
    };
    api::call(yard, &call)
}

/// A case of a later page names the token of the page before, whose size is
/// that of the first page of the same list: two of five names, three of six or
/// three of five otherwise.
fn follow_token(yard: &Yard, step: &mut Step, last: &mut Option<(Step, Value)>) {
    let Some(pages) = step.request["NextToken"]
        .as_str()
        .and_then(|token| token.rsplit('-').next()?.parse::<usize>().ok())
    else {
        return;
    };
    let mut earlier = step.clone();
    let size = if step.operation == "ListRuleNamesByTarget" {
        2
    } else {
        3
    };
    earlier.request["Limit"] = size.into();
    earlier.request["NextToken"] = Value::Null;
    for _ in 0..pages {
        let answer = play(yard, &earlier);
        let response = answer.result.expect("an earlier page");
        earlier.request["NextToken"] = response["NextToken"].clone();
        *last = Some((earlier.clone(), response));
    }
    step.request["NextToken"] = earlier.request["NextToken"].clone();
}

/// What targets other than event buses received, replays run to their end.
fn delivered(answer: &Answer) -> Value {
    let replayed = api::run_replays(&answer.yard);
    let mut all = Vec::new();
    for event in answer.events.iter().chain(&replayed.events) {
        collect(event, &mut all);
    }
    all.into()
}

fn collect(event: &EventOutcome, all: &mut Vec<Value>) {
    let deliveries = event.rules.iter().flat_map(|rule| &rule.deliveries);
    for delivery in deliveries {
        match &delivery.onward {
            Some(onward) => collect(onward, all),
            None => all.extend(told(delivery)),
        }
    }
}

fn told(delivery: &Delivery) -> Option<Value> {
    let received = delivery.received.as_ref()?;
    assert_ne!(received.kind(), TargetKind::EventBus);
    let text = received.text();
    let body: Value = serde_json::from_str(text).unwrap_or_default();
    Some(json!({"target": delivery.arn, "body": body, "text": text}))
}

fn compare(case: &Case, expect: &mut Value, found: &mut Value) -> Option<String> {
    for path in &case.json_strings {
        let text = paths::at(found, path)?;
        let read = text
            .as_str()
            .and_then(|text| serde_json::from_str(text).ok());
        *text = read.unwrap_or_default();
    }
    one_form_of_delivery(expect, found);
    for (groups, differ) in [(&case.same, false), (&case.different, true)] {
        for group in groups {
            let values: Vec<_> = group.iter().map(|p| paths::at(found, p).cloned()).collect();
            let equal = values.windows(2).all(|two| two[0] == two[1]);
            if equal == differ || values.iter().any(Option::is_none) {
                return Some(format!("{group:?} hold {values:?}"));
            }
        }
    }
    for path in &case.volatile {
        let (Some(wanted), Some(given)) = (paths::at(expect, path), paths::at(found, path)) else {
            return Some(format!("{path} is missing in {found}"));
        };
        if form(wanted) != form(given) {
            return Some(format!("{path} is {given}, in form unlike {wanted}"));
        }
        *given = wanted.clone();
    }
    let equal = if case.partial {
        holds(found, expect)
    } else {
        found == expect
    };
    (!equal).then(|| format!("\n    answers {found}\n    not     {expect}"))
}

/// A case tells a delivery as body or as exact text, whose id and time are ours.
fn one_form_of_delivery(expect: &mut Value, found: &mut Value) {
    let both = (
        expect["delivered"].as_array_mut(),
        found["delivered"].as_array_mut(),
    );
    let (Some(expect), Some(found)) = both else {
        return;
    };
    for (index, given) in found.iter_mut().enumerate() {
        let wanted = expect.get_mut(index);
        let as_text = wanted
            .as_ref()
            .is_some_and(|wanted| wanted.get("text").is_some());
        let drop = if as_text { "body" } else { "text" };
        let given = given.as_object_mut().expect("a delivery");
        let id = given["body"]["id"].as_str().unwrap_or_default().to_owned();
        given.remove(drop);
        if let (true, Some(wanted)) = (as_text, wanted) {
            let text = wanted["text"].as_str().unwrap_or_default();
            let body: Value = serde_json::from_str(text).expect("the text is an event");
            let theirs = body["id"].as_str().unwrap_or_default();
            wanted["text"] = text.replace(theirs, &id).into();
        }
    }
}

/// The form of a value: every run of letters and digits of a text shortened,
/// so that ids, ARNs and times are alike if they are built alike.
fn form(value: &Value) -> String {
    match value {
        Value::String(text) if text.starts_with("next-token") => "token".to_owned(),
        Value::String(text) if text.chars().all(|c| c.is_ascii_hexdigit()) => "token".to_owned(),
        Value::String(text) => {
            let mut form = String::new();
            for c in text.chars() {
                let c = if c.is_ascii_alphanumeric() { 'x' } else { c };
                if !(c == 'x' && form.ends_with('x')) {
                    form.push(c);
                }
            }
            form
        }
        Value::Number(_) => "number".to_owned(),
        other => other.to_string(),
    }
}

/// Whether a value has all that another shows of it.
fn holds(found: &Value, shown: &Value) -> bool {
    match (found, shown) {
        (Value::Object(found), Value::Object(shown)) => shown
            .iter()
            .all(|(name, shown)| found.get(name).is_some_and(|found| holds(found, shown))),
        (Value::Array(found), Value::Array(shown)) => {
            found.len() == shown.len() && found.iter().zip(shown).all(|(f, s)| holds(f, s))
        }
        _ => found == shown,
    }
}
