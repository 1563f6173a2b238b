//! The same case with other names, in another account and another Region.

use serde_json::Value;

use super::cases::{Case, Step};

/// What is put in place of what. The order keeps longer texts before those
/// that they begin with.
fn replacements(seed: usize) -> Vec<(String, String)> {
    let region = ["eu-west-1", "ap-southeast-2", "us-west-2", "ca-central-1"];
    let accounts = [
        "111122223333",
        "444455556666",
        "000000000001",
        "987654321098",
    ];
    let pick = |from: &[&str; 4]| {
        from.iter()
            .cycle()
            .nth(seed)
            .copied()
            .unwrap_or_default()
            .to_owned()
    };
    let mut all = vec![
        ("us-east-1".to_owned(), pick(&region)),
        ("123456789012".to_owned(), pick(&accounts)),
        (
            "210987654321".to_owned(),
            format!("55556666{:04}", 7000 + seed),
        ),
    ];
    let names = [
        "unique-test-replay",
        "this-replay-should-not-be-listed",
        "test-archive",
        "test-replay",
        "test-bus",
        "test-rule",
        "test-queue",
        "test-topic",
        "test-function",
        "test-connection",
        "test-destination",
        "target-1",
        "statement-1",
        "non-existing-sid",
        "tag1",
        "value1",
        "core.update-account-command",
        "update-account",
        "doesnotexist",
        "notdefinedkey",
    ];
    for (index, name) in names.iter().enumerate() {
        all.push((
            (*name).to_owned(),
            format!("{name}{}", ["-x", "_Y", "-9z", "9"][(seed + index) % 4]),
        ));
    }
    all
}

/// The case with everything replaced, in requests and in what is expected.
pub fn renamed(case: &Case, seed: usize) -> Case {
    let all: Vec<_> = replacements(seed)
        .into_iter()
        .filter(|(old, _)| !is_about_itself(case, old))
        .collect();
    let text = |text: &str| {
        all.iter()
            .fold(text.to_owned(), |text, (old, new)| replace(&text, old, new))
    };
    let account = text("123456789012");
    let region = text("us-east-1");
    let step = |step: &Step| Step {
        operation: step.operation.clone(),
        request: value(&step.request, &text),
        account: Some(
            step.account
                .as_deref()
                .map_or_else(|| account.clone(), text),
        ),
        region: Some(step.region.as_deref().map_or_else(|| region.clone(), text)),
    };
    Case {
        given: case.given.iter().map(step).collect(),
        step: step(&case.step),
        expect: value(&case.expect, &text),
        ..case.clone()
    }
}

/// A case about the length of a text keeps it.
fn is_about_itself(case: &Case, old: &str) -> bool {
    let sized = ["over-256-kib", "characters"];
    sized.iter().any(|word| case.name.contains(word)) && !old.chars().all(|c| c.is_ascii_digit())
}

/// Replaces once; what was put in is not replaced again.
fn replace(text: &str, old: &str, new: &str) -> String {
    text.split(old).collect::<Vec<_>>().join(new)
}

fn value(value: &Value, text: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(string) => text(string).into(),
        Value::Array(items) => items.iter().map(|item| self::value(item, text)).collect(),
        Value::Object(members) => {
            let members = members.iter();
            Value::Object(
                members
                    .map(|(k, v)| (k.clone(), self::value(v, text)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}
