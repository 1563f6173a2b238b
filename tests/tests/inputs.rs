//! What a target is given, against the recorded answers.

#[path = "inputs/cases.rs"]
mod cases;

use cases::{Case, Expect};
use pattern::Event;
use pipeline::input::{Context, InputSettings, Template, check, json_body, lint, target_input};

/// What came of a case.
#[derive(Debug, PartialEq)]
enum Outcome {
    Refused(String, String),
    NotDelivered,
    Delivered(String),
}

fn outcome(case: &Case) -> Outcome {
    let settings = InputSettings {
        input: case.input.as_deref(),
        input_path: case.input_path.as_deref(),
        input_transformer: case
            .transformer
            .as_ref()
            .map(|(paths, template)| (paths.as_slice(), template.as_str())),
    };
    let choice = match check(&settings, &case.target_id, 1) {
        Ok(choice) => choice,
        Err(refusal) => {
            return Outcome::Refused(refusal.code.as_str().to_owned(), refusal.message);
        }
    };
    let (event, diagnostics) = Event::read(&case.event);
    let event = event.unwrap_or_else(|| panic!("{}: {diagnostics:?}", case.name));
    let context = Context {
        rule_arn: &case.rule_arn,
        rule_name: &case.rule_name,
        ingestion_time: case.ingestion_time,
    };
    // A failed delivery does not come as a surprise.
    match target_input(&choice, event.value(), &context) {
        Ok(text) => Outcome::Delivered(text),
        Err(_) => {
            assert!(
                !lint(&choice, Some(&event)).is_empty(),
                "{} has no warning",
                case.name
            );
            Outcome::NotDelivered
        }
    }
}

/// What differs from the case, if anything.
fn difference(case: &Case) -> Option<String> {
    if let Expect::FirstInString(expect) = &case.expect {
        let template = case
            .transformer
            .as_ref()
            .map(|(_, template)| template.as_str());
        let template = Template::read(template.unwrap_or_default());
        let found = template.placeholders.first().map(|first| first.in_string);
        return (found != Some(*expect)).then(|| format!("is {found:?} in a string"));
    }
    let outcome = outcome(case);
    let same = match (&case.expect, &outcome) {
        (Expect::Body(body), Outcome::Delivered(text)) => {
            let found = json_body(text).and_then(|text| serde_json::from_str(&text).ok());
            found.is_some_and(|found| cases::same(body, &found, &case.ignore))
        }
        (Expect::Text(expect), Outcome::Delivered(text)) => {
            expect == text && json_body(text).is_none()
        }
        (Expect::NotDelivered, Outcome::NotDelivered) => true,
        (Expect::Refused(code, message), Outcome::Refused(said, text)) => {
            code == said && message == text
        }
        _ => false,
    };
    (!same).then(|| format!("{outcome:?}"))
}

fn compare(cases: &[Case], least: usize) {
    assert!(cases.len() >= least, "only {} cases were read", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|case| Some(format!("{} {}", case.name, difference(case)?)))
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
    compare(&cases::recorded(), 60);
}

/// Also reads the folder that `EVENTYARD_CORPUS` names, where it is set.
#[test]
fn the_cases_of_another_folder() {
    if let Some(folder) = std::env::var_os("EVENTYARD_CORPUS") {
        compare(&cases::folder(std::path::Path::new(&folder)), 0);
    }
}

#[test]
fn a_wrong_expectation_is_noticed() {
    for mut case in cases::recorded() {
        case.expect = match case.expect {
            Expect::Body(_) => Expect::Body(serde_json::json!({ "other": 1 })),
            Expect::Text(text) => Expect::Text(format!("{text} ")),
            Expect::NotDelivered => Expect::Text(String::new()),
            Expect::Refused(code, message) => Expect::Refused(code, format!("{message} ")),
            Expect::FirstInString(is) => Expect::FirstInString(!is),
        };
        assert!(difference(&case).is_some(), "{}", case.name);
    }
}
