//! The control plane against the answers recorded from AWS.

#[path = "api/cases.rs"]
mod cases;
#[path = "api/paths.rs"]
mod paths;
#[path = "api/play.rs"]
mod play;
#[path = "api/rename.rs"]
mod rename;

use pipeline::Yard;
use pipeline::api::{self, Call};
use serde_json::{Value, json};

use cases::Case;
use play::difference;

fn check(cases: &[Case], least: usize) {
    assert!(cases.len() >= least, "only {} cases were read", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|case| Some(format!("{}: {}", case.name, difference(case)?)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_answers_recorded_from_aws() {
    let cases = cases::recorded();
    check(&cases, 272);
    assert!(cases.iter().filter(|case| case.validated).count() >= 244);
}

/// The same cases in another account and Region and with other names: whoever
/// looks the recorded texts up fails here.
#[test]
fn the_same_answers_under_other_names() {
    for seed in 0..4 {
        let cases: Vec<Case> = cases::recorded()
            .iter()
            .map(|case| rename::renamed(case, seed))
            .collect();
        check(&cases, 272);
    }
}

/// Also reads the folder that `EVENTYARD_CORPUS` names, where it is set.
#[test]
fn the_cases_of_another_folder() {
    if let Some(folder) = std::env::var_os("EVENTYARD_CORPUS") {
        check(&cases::folder(std::path::Path::new(&folder)), 1);
    }
}

#[test]
fn a_wrong_expectation_is_noticed() {
    for mut case in cases::recorded() {
        if let Some(response) = case.expect.get_mut("response") {
            response["Unheard"] = "of".into();
        } else if let Some(error) = case.expect.get_mut("error") {
            error["message"] = "Something else.".into();
        } else {
            let delivered = case.expect["delivered"].as_array_mut().expect("a list");
            delivered.push(serde_json::json!({"target": "arn:none", "body": {}}));
        }
        assert!(case.partial || difference(&case).is_some(), "{}", case.name);
    }
}

/// Every recorded event pattern through TestEventPattern: the whole answer with the place that AWS
/// names, once or twice, and the check of the event's envelope.
#[test]
fn recorded_event_patterns_by_the_operation() {
    let file = tests::root().join("tests/corpus/recorded/patterns-aws.json");
    let text = std::fs::read_to_string(file).expect("the file is there");
    let whole: Value = serde_json::from_str(&text).expect("it is JSON");
    let mut wrong = Vec::new();
    let cases = whole["cases"].as_array().expect("cases");
    for case in cases.iter().filter(|case| case["via"].is_null()) {
        let expect = expected(&whole["about"], case);
        let found = answered(case);
        if found != expect {
            wrong.push(format!("{}\n  {found}\n  {expect}", case["name"]));
        }
    }
    assert!(
        cases.len() > 180 && wrong.is_empty(),
        "{}",
        wrong.join("\n")
    );
}

fn expected(about: &Value, case: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match case["expect"].as_str() {
        Some("match") => "true".to_owned(),
        Some("no-match") => "false".to_owned(),
        Some("invalid-event") => "ValidationException: Parameter Event is not valid.".to_owned(),
        _ => {
            let place = match &case["at"] {
                Value::Null => String::new(),
                at => format!(
                    "\n at [Source: (String)\"{}\"; line: {}, column: {}]",
                    text(&case["source"]),
                    at["line"],
                    at["column"]
                ),
            };
            let times = case["at_repeated"].as_u64().unwrap_or(1);
            let places: String = (0..times).map(|_| place.as_str()).collect();
            format!(
                "InvalidEventPatternException: {}{}{places}",
                text(&about["error_prefix"]),
                text(&case["error"])
            )
        }
    }
}

fn answered(case: &Value) -> String {
    let texts = |names: [&str; 3]| {
        let found = names
            .into_iter()
            .map(|name| &case[name])
            .find(|v| !v.is_null());
        let found = found.unwrap_or(&Value::Null);
        found
            .as_str()
            .map_or_else(|| found.to_string(), str::to_owned)
    };
    let pattern = match case["expect"].as_str() {
        Some("invalid") => texts(["source", "pattern_text", "pattern"]),
        _ => texts(["pattern_text", "pattern", "source"]),
    };
    let request = json!({"EventPattern": pattern, "Event": texts(["event_text", "event", ""])});
    let call = Call::new("TestEventPattern", request);
    match api::call(&Yard::default(), &call).result {
        Ok(response) => response["Result"].to_string(),
        Err(refusal) => refusal.to_string(),
    }
}
