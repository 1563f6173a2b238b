use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::run;

/// A folder of its own for one test, with the project's lists and one executable question.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        let questions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questions");
        for list in [
            "tasks",
            "topics",
            "blueprints",
            "misconceptions",
            "names",
            "papers",
        ] {
            let file = format!("{list}.toml");
            let text = fs::read_to_string(questions.join(&file)).unwrap();
            // One question is no paper.
            let text = text.replace("complete = true", "complete = false");
            // Nor do topics name the other questions.
            let text: String = text
                .lines()
                .filter(|line| !line.starts_with("question = "))
                .map(|line| format!("{line}\n"))
                .collect();
            project.write(&file, &text);
        }
        project.write(
            QUESTION,
            &fs::read_to_string(questions.join(QUESTION)).unwrap(),
        );
        project
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join("questions").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn change(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.path().join("questions").join(QUESTION)).unwrap();
        assert!(text.contains(from), "{from}");
        self.write(QUESTION, &text.replacen(from, to, 1));
    }
}

const QUESTION: &str = "4-monitoring-and-logging/pattern-release-tag-created.md";

/// Runs the command on a day of November 2026: status, output, complaints.
fn check(project: &Project, options: &[&str]) -> (u8, String, String) {
    let mut arguments: Vec<String> = ["--today", "2026-11-21"].map(str::to_owned).to_vec();
    arguments.extend(options.iter().map(|option| (*option).to_owned()));
    arguments.push(project.0.path().display().to_string());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(&arguments, &mut out, &mut err).unwrap();
    (
        status,
        String::from_utf8(out).unwrap(),
        String::from_utf8(err).unwrap(),
    )
}

#[test]
fn clean_project_has_only_notes() {
    let (status, out, err) = check(&Project::new(), &[]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("\n0 errors, 0 warnings, "), "{out}");
    assert!(out.contains("note[paper]"), "{out}");
}

#[test]
fn finding_names_file_and_line() {
    let project = Project::new();
    project.change("difficulty = 2", "difficulty = 7");
    let (status, out, _) = check(&project, &[]);
    assert_eq!(status, 1);
    let line = format!(
        "questions/{QUESTION}:7:14: error[wrong-value]: `difficulty` must be a whole number from 1 to 3\n"
    );
    assert!(out.contains(&line), "{out}");
}

#[test]
fn json_has_one_object_a_line() {
    let project = Project::new();
    project.change("reviewed = 2026-11-21", "reviewed = 2024-11-21");
    let (status, out, _) = check(&project, &["--json"]);
    assert_eq!(status, 1);
    let findings: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let warning = findings
        .iter()
        .find(|finding| finding["severity"] == "warning")
        .unwrap();
    assert_eq!(warning["file"], format!("questions/{QUESTION}"));
    assert_eq!(
        (&warning["line"], &warning["code"]),
        (&9.into(), &"review-age".into())
    );
    assert!(findings.iter().all(|finding| finding["line"].is_u64()));
}

#[test]
fn engine_has_the_last_word_on_the_key() {
    let project = Project::new();
    project.change(
        "{ \"prefix\": \"v\" }]\n    }\n  }\n  ```\n\n  > All fields",
        "{ \"prefix\": \"w\" }]\n    }\n  }\n  ```\n\n  > All fields",
    );
    let (status, out, _) = check(&project, &[]);
    assert_eq!(status, 1);
    let message = "error[run]: this option is marked right, but its pattern does not match the event \"Tag v2.1.0 is created\"";
    assert!(out.contains(message), "{out}");
}

#[test]
fn rationale_names_the_field_that_fails() {
    let project = Project::new();
    project.change("`referenceFullName` is the whole", "that one is the whole");
    let (status, out, _) = check(&project, &[]);
    assert_eq!(status, 1);
    let message = ":196:3: warning[run-field]: the rationale does not name the field on which the option fails: referenceFullName";
    assert!(out.contains(message), "{out}");
}

#[test]
fn pack_of_ones_own_is_checked_with_the_same_messages() {
    let project = Project::new();
    let file = project.0.path().join("pattern-release-tag-created.md");
    let text = fs::read_to_string(project.0.path().join("questions").join(QUESTION)).unwrap();
    let pack = |text: String| {
        fs::write(&file, text).unwrap();
        check(&project, &["--pack", &file.display().to_string()])
    };
    let (status, out, _) = pack(text.clone());
    assert_eq!(
        (status, out.as_str()),
        (0, "0 errors, 0 warnings, 0 notes\n")
    );
    let (status, out, _) = pack(text.replace("difficulty = 2", "difficulty = 7"));
    assert_eq!(status, 1);
    let message = "pattern-release-tag-created.md:7:14: error[wrong-value]: `difficulty`";
    assert!(out.starts_with(message), "{out}");
    let (_, out, _) = pack(text.replace("\"v\" }]", "\"w\" }]"));
    assert!(
        out.contains("error[run]: this option is marked right"),
        "{out}"
    );
    let (status, out, err) = check(&project, &["--pack", "/nowhere.zip"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.starts_with("/nowhere.zip: "), "{err}");
}

#[test]
fn bad_usage_is_told_apart() {
    let run = |arguments: &[&str]| {
        let arguments: Vec<String> = arguments
            .iter()
            .map(|argument| (*argument).to_owned())
            .collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = run(&arguments, &mut out, &mut err).unwrap();
        assert!(out.is_empty());
        (
            status,
            String::from_utf8(err)
                .unwrap()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    assert_eq!(run(&["--loud"]), (2, "unknown option --loud".to_owned()));
    assert_eq!(run(&["--today"]), (2, "--today needs a day".to_owned()));
    assert_eq!(
        run(&["--today", "soon"]),
        (
            2,
            "--today soon: not a day of the form 2026-11-21".to_owned()
        )
    );
    assert_eq!(run(&["a", "b"]), (2, "more than one ROOT".to_owned()));
    assert_eq!(
        run(&["/nowhere"]),
        (2, "there is no folder questions/ in /nowhere".to_owned())
    );
}
