//! Reads cases from files.

use std::path::{Path, PathBuf};

use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    Match,
    NoMatch,
    Invalid,
    InvalidEvent,
}

pub struct Case {
    pub name: String,
    pub pattern: String,
    pub event: String,
    pub expect: Expect,
    pub error: Option<String>,
    /// The line and column that AWS names; `Some(None)` where it names none.
    pub place: Option<Option<(usize, usize)>>,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

pub fn own(file: &str) -> Vec<Case> {
    read(&corpus().join(file))
}

pub fn recorded(file: &str) -> Vec<Case> {
    read(&corpus().join("recorded").join(file))
}

pub fn folder(folder: &Path) -> Vec<Case> {
    let entries = std::fs::read_dir(folder).expect("the folder of EVENTYARD_CORPUS can be read");
    let files = entries.map(|entry| entry.expect("its entries can be read").path());
    let is_ours = |path: &PathBuf| {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        name.starts_with("patterns") && (name.ends_with(".json") || name.ends_with(".jsonl"))
    };
    files.filter(is_ours).flat_map(|file| read(&file)).collect()
}

fn read(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let values: Vec<Value> = if file.extension().is_some_and(|e| e == "jsonl") {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| serde_json::from_str(line).expect("a line is a case"))
            .collect()
    } else {
        let whole: Value = serde_json::from_str(&text).expect("the file is JSON");
        whole["cases"]
            .as_array()
            .expect("the file has cases")
            .clone()
    };
    values
        .iter()
        .filter(|case| !is_about_the_envelope(case))
        .map(case)
        .collect()
}

/// Whether the event is an object and refused all the same: that is for the operation
/// TestEventPattern to do.
fn is_about_the_envelope(case: &Value) -> bool {
    case["expect"] == "invalid-event" && case["event"].is_object()
}

fn case(case: &Value) -> Case {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let json_or_text = |value: &Value| text(value).unwrap_or_else(|| value.to_string());
    let pattern =
        text(&case["source"]).filter(|_| case["at"].is_object() || case["error"].is_string());
    let pattern = pattern
        .or_else(|| text(&case["pattern_text"]))
        .unwrap_or_else(|| json_or_text(&case["pattern"]));
    let event = text(&case["event_text"]).unwrap_or_else(|| json_or_text(&case["event"]));
    let expect = match case["expect"].as_str() {
        Some("match") => Expect::Match,
        Some("no-match") => Expect::NoMatch,
        Some("invalid") => Expect::Invalid,
        Some("invalid-event") => Expect::InvalidEvent,
        other => panic!("{other:?} is nothing to expect"),
    };
    let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok());
    let at = number(&case["at"]["line"]).zip(number(&case["at"]["column"]));
    let is_snapshot = case["basis"] == "aws-snapshot" && expect == Expect::Invalid;
    Case {
        name: text(&case["name"])
            .or_else(|| text(&case["id"]))
            .expect("a case has a name"),
        pattern,
        event,
        expect,
        error: text(&case["error"]),
        place: (at.is_some() || is_snapshot).then_some(at),
    }
}
