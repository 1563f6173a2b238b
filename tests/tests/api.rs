//! The control plane against the answers recorded from AWS.

#[path = "api/cases.rs"]
mod cases;
#[path = "api/paths.rs"]
mod paths;
#[path = "api/play.rs"]
mod play;
#[path = "api/rename.rs"]
mod rename;

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
