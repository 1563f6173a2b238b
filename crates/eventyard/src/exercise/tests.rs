use std::io::Write;
use std::path::Path;

use super::run;
use crate::Outcome;

fn exercise(arguments: &[&str]) -> anyhow::Result<(bool, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all: Vec<String> = arguments.iter().map(|one| (*one).to_owned()).collect();
    all.extend(["--root".to_owned(), root.display().to_string()]);
    let mut out = Vec::new();
    let outcome = run(all, &mut out)?;
    Ok((
        matches!(outcome, Outcome::Good),
        String::from_utf8(out).unwrap(),
    ))
}

/// A file of its own for one test.
struct YardFile(tempfile::NamedTempFile);

impl YardFile {
    fn new(text: &str) -> Self {
        let mut file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        Self(file)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }
}

#[test]
fn list_can_be_narrowed() {
    let (good, all) = exercise(&["list"]).unwrap();
    assert!(good && all.contains("basics-exact-match"), "{all}");
    let (_, first) = exercise(&["list", "--level", "1", "--theme", "basics", "--json"]).unwrap();
    assert_eq!(first.lines().count(), 6);
    let (good, none) = exercise(&["list", "--level", "9"]).unwrap();
    assert!(!good && none.starts_with("0 of "), "{none}");
    assert!(exercise(&["list", "--theme", "cooking"]).is_err());
    assert!(exercise(&["lst"]).is_err());
}

#[test]
fn exercise_is_shown_with_as_much_help_as_is_wanted() {
    let (_, plain) = exercise(&["show", "basics-schedule"]).unwrap();
    assert!(
        plain.contains("03:10 UTC") && !plain.contains("Hint"),
        "{plain}"
    );
    assert!(
        !plain.contains("Sunday, from 03:00"),
        "hidden runs stay hidden"
    );
    let (_, whole) = exercise(&["show", "organization-security-bus"]).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let outside = lines
        .iter()
        .find(|line| line.contains("in 999999999999 us-east-1 event: {"))
        .expect("the steps of what is shown, with their place");
    assert!(outside.contains("\"GuardDuty Finding\""), "{outside}");
    assert!(whole.contains("    then 600 seconds go by\n"), "{whole}");
    let (_, start) = exercise(&["start", "organization-security-bus"]).unwrap();
    let start = interop::import(&start).unwrap();
    assert!(!start.events.is_empty());
    for event in &start.events {
        assert!(!event.text.contains("999999999999"), "{}", event.text);
        assert!(!event.name.contains("outside"), "{}", event.name);
    }
    let (_, helped) = exercise(&["show", "basics-schedule", "--hints", "2"]).unwrap();
    assert!(
        helped.contains("Hint 2") && !helped.contains("Hint 3"),
        "{helped}"
    );
    let (_, solved) = exercise(&["show", "basics-schedule", "--solution"]).unwrap();
    assert!(solved.contains("cron(10 3 ? * MON-FRI *)"), "{solved}");
    assert!(exercise(&["show", "no-such"]).is_err());
}

#[test]
fn starting_yard_is_graded_as_unsolved_and_a_right_one_as_solved() {
    let (_, start) = exercise(&["start", "basics-schedule"]).unwrap();
    let file = YardFile::new(&start);
    let (good, told) = exercise(&["grade", "basics-schedule", file.path()]).unwrap();
    assert!(!good && told.ends_with("Not solved yet.\n"), "{told}");
    assert!(
        told.contains("No rule leads to integration-tests"),
        "{told}"
    );
    let (_, solution) = exercise(&["show", "basics-schedule", "--solution"]).unwrap();
    let from = solution.find("{\n").unwrap();
    let to = solution.find("\n}\n").unwrap() + 3;
    let file = YardFile::new(solution.get(from..to).unwrap());
    let (good, told) = exercise(&["grade", "basics-schedule", file.path()]).unwrap();
    assert!(good && told.ends_with("Solved.\n"), "{told}");
    let (_, json) = exercise(&["grade", "basics-schedule", file.path(), "--json"]).unwrap();
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["solved"], true);
    assert!(exercise(&["grade", "basics-schedule"]).is_err());
}

#[test]
fn file_of_an_exercise_is_shown_and_graded() {
    let (_, start) = exercise(&["start", "basics-exact-match"]).unwrap();
    let start = interop::import(&start).unwrap();
    let sample = start.events.first().unwrap();
    let mut solution = start.yard.clone();
    // The exercise asks for permissions, which this one is not about.
    solution.conditions.permissions = pipeline::Permissions::AsConsole;
    solution.rules.push(pipeline::Rule {
        name: "all".to_owned(),
        event_bus: sample.event_bus.clone(),
        event_pattern: Some(r#"{"source":["aws.ec2"]}"#.to_owned()),
        targets: vec![pipeline::Target::new(
            "1",
            "arn:aws:sns:us-east-1:123456789012:ops-alerts",
        )],
        ..pipeline::Rule::default()
    });
    let plan = practice::exercise::Plan {
        title: "Everything of EC2".to_owned(),
        brief: "Tell of everything that EC2 says.".to_owned(),
        ..Default::default()
    };
    let events = start
        .events
        .iter()
        .map(|one| practice::exercise::own::Sent {
            name: one.name.clone(),
            event_bus: one.event_bus.clone(),
            text: one.text.clone(),
        });
    let events: Vec<_> = events.collect();
    let written = practice::exercise::own::write(&plan, &solution, &events, None);
    assert_eq!(written.problems, [""; 0]);
    let file = YardFile::new(&written.text.unwrap());
    let (good, shown) = exercise(&["show", file.path()]).unwrap();
    assert!(good && shown.contains("Everything of EC2"), "{shown}");

    let right = YardFile::new(&interop::export(&solution, &[]));
    let (good, report) = exercise(&["grade", file.path(), right.path()]).unwrap();
    assert!(good, "{report}");
    let wrong = YardFile::new(&interop::export(&start.yard, &[]));
    let (good, report) = exercise(&["grade", file.path(), wrong.path()]).unwrap();
    assert!(!good, "{report}");

    let broken = YardFile::new("{}");
    let error = exercise(&["show", broken.path()]).unwrap_err().to_string();
    assert!(error.contains("format: "), "{error}");
}
