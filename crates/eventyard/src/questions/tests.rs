use std::path::Path;

use super::run;
use crate::Outcome;

/// Runs the command on the project's own bank: whether all was good, and the output.
fn questions(arguments: &[&str]) -> anyhow::Result<(bool, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all: Vec<String> = arguments.iter().map(|part| (*part).to_owned()).collect();
    all.extend(["--root".to_owned(), root.display().to_string()]);
    let mut out = Vec::new();
    let outcome = run(all, &mut out)?;
    Ok((matches!(outcome, Outcome::Good), String::from_utf8(out)?))
}

/// The ids of a list.
#[track_caller]
fn ids(arguments: &[&str]) -> Vec<String> {
    let (_, out) = questions(&[arguments, &["--json"]].concat()).unwrap();
    out.lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            value["id"].as_str().unwrap().to_owned()
        })
        .collect()
}

const TAG: &str = "pattern-release-tag-created";
const LOGS: &str = "alarm-from-log-lines";
const CANARY: &str = "lambda-shift-canary";

/// That a filter takes the first and not the second question.
#[track_caller]
fn check(arguments: &[&str], takes: &str, leaves: &str) {
    let ids = ids(arguments);
    assert!(ids.iter().any(|id| id == takes), "{ids:?}");
    assert!(ids.iter().all(|id| id != leaves), "{ids:?}");
}

#[test]
fn filters_by_every_property() {
    check(&["--domain", "4"], TAG, CANARY);
    check(&["--task", "4.3"], TAG, LOGS);
    check(&["--c01", "3.1"], LOGS, TAG);
    check(&["--topic", "metric-filter-alarm"], LOGS, TAG);
    check(&["--service", "eventbridge"], TAG, LOGS);
    check(&["--difficulty", "2"], TAG, "no-question");
    check(&["--era", "current"], TAG, "no-question");
    check(&["--multiple"], LOGS, TAG);
    check(&["--executable"], TAG, LOGS);
    check(&["--twin"], CANARY, TAG);
    check(&["--text", "policyrejected"], LOGS, TAG);
    check(&["--domain", "4", "--executable"], TAG, CANARY);
}

#[test]
fn list_ends_with_the_count() {
    let (good, out) = questions(&["--text", "policyrejected"]).unwrap();
    assert!(good && out.starts_with("4.1 ** "), "{out}");
    assert!(out.contains("[choose 3 of 6]"), "{out}");
    assert!(out.lines().last().unwrap().starts_with("1 of "), "{out}");
    let (good, out) = questions(&["--text", "no such words anywhere"]).unwrap();
    assert!(!good && out.starts_with("0 of "), "{out}");
}

#[test]
fn shows_a_question_as_a_person_reads_it() {
    let (_, out) = questions(&["show", TAG]).unwrap();
    for part in [
        "Domain: 4 Monitoring and Logging\n",
        "Which event pattern meets these requirements?\n",
        "\"referenceType\": [\"tag\"],\n",
        "   Right. All fields of a pattern must hold at once",
        "   Belief: ",
        "Decides: when a tag whose name begins with v is created\n",
        "Run: Tag v2.1.0 is deleted, must not match\n",
        "     https://docs.aws.amazon.com/",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    let prose = out.lines().filter(|line| !line.contains("://"));
    assert!(prose.clone().all(|line| line.chars().count() <= 100));
}

#[test]
fn blind_reader_sees_no_key() {
    let (_, out) = questions(&["show", LOGS, TAG, "--blind"]).unwrap();
    for part in [
        "Right.", "Wrong.", "Belief", "Decides:", "Key:", "https://", "Domain:",
    ] {
        assert!(!out.contains(part), "{part}\n{out}");
    }
    for letter in ["A. ", "B. ", "C. ", "D. ", "E. ", "F. "] {
        assert!(out.contains(&format!("\n{letter}")), "{letter}\n{out}");
    }
    let (_, other) = questions(&["show", LOGS, TAG, "--blind", "--seed", "1"]).unwrap();
    assert_ne!(out, other);
}

#[test]
fn letters_follow_the_order_that_is_served() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (bank, _) = quiz::author::load(&root);
    let question = bank.question(CANARY).unwrap();
    let key = question.key()[0];
    let place = question.order(0).iter().position(|id| *id == key).unwrap();
    let (_, out) = questions(&["show", CANARY]).unwrap();
    let letter = ["A", "B", "C", "D"][place];
    assert!(out.contains(&format!("Key: {letter}\n")), "{out}");
}

#[test]
fn bad_usage_is_told() {
    assert!(questions(&["--colour", "red"]).is_err());
    assert!(questions(&["--era", "old"]).is_err());
    assert!(questions(&["show"]).is_err());
    assert!(questions(&["show", "no-such-question"]).is_err());
    assert!(
        run(
            vec!["--root".to_owned(), "/nowhere".to_owned()],
            &mut Vec::new()
        )
        .is_err()
    );
}
