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
struct YardFile(std::path::PathBuf);

impl YardFile {
    fn new(name: &str, text: &str) -> Self {
        let file = format!("eventyard-exercise-{name}-{}.json", std::process::id());
        let path = std::env::temp_dir().join(file);
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for YardFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
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
    let file = YardFile::new("start", &start);
    let (good, told) = exercise(&["grade", "basics-schedule", file.path()]).unwrap();
    assert!(!good && told.ends_with("Not solved yet.\n"), "{told}");
    assert!(
        told.contains("No rule leads to integration-tests"),
        "{told}"
    );
    let (_, solution) = exercise(&["show", "basics-schedule", "--solution"]).unwrap();
    let from = solution.find("{\n").unwrap();
    let to = solution.find("\n}\n").unwrap() + 3;
    let file = YardFile::new("right", solution.get(from..to).unwrap());
    let (good, told) = exercise(&["grade", "basics-schedule", file.path()]).unwrap();
    assert!(good && told.ends_with("Solved.\n"), "{told}");
    let (_, json) = exercise(&["grade", "basics-schedule", file.path(), "--json"]).unwrap();
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["solved"], true);
    assert!(exercise(&["grade", "basics-schedule"]).is_err());
}
