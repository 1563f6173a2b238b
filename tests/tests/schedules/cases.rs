//! Reads cases from files.

use std::path::Path;

use pipeline::Timestamp;
use pipeline::schedule::Api;
use serde_json::Value;

pub struct Case {
    pub name: String,
    pub expression: String,
    pub api: Api,
    pub valid: bool,
    /// AWS's code and message, where they are known.
    pub error: Option<(String, String)>,
    pub runs: Option<Runs>,
}

/// What is known of the runs.
pub enum Runs {
    Next {
        after: Timestamp,
        next: Vec<Timestamp>,
        /// Whether no later run exists.
        ends: bool,
    },
    Fires {
        fires: Vec<Timestamp>,
        silent: Vec<Timestamp>,
    },
}

pub fn recorded(file: &str) -> Value {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/recorded");
    read(&corpus.join(file))
}

fn read(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    serde_json::from_str(&text).expect("the file is JSON")
}

/// The cases of the files of a folder: of those whose name begins with `schedules`, and of those
/// whose name begins with `cron-next`.
pub fn folder(folder: &Path) -> (Vec<Case>, Vec<Case>) {
    let entries = std::fs::read_dir(folder).expect("the folder of EVENTYARD_CORPUS can be read");
    let (mut validities, mut all_times) = (Vec::new(), Vec::new());
    for entry in entries {
        let path = entry.expect("its entries can be read").path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        if name.starts_with("schedules") && name.ends_with(".json") {
            validities.extend(validity(&read(&path)));
        } else if name.starts_with("cron-next") && name.ends_with(".json") {
            all_times.extend(times(&read(&path)));
        }
    }
    (validities, all_times)
}

/// The cases that say what AWS takes.
pub fn validity(file: &Value) -> Vec<Case> {
    list(file, "cases").map(|case| plain(case, None)).collect()
}

/// The cases that say when an expression runs and whether it is valid, but those whose fact is
/// disputed.
pub fn times(file: &Value) -> Vec<Case> {
    let cases = list(file, "cases").map(|case| {
        let runs = Runs::Next {
            after: time(&case["after"]),
            next: all(&case["next"]),
            ends: case["ends"] == true,
        };
        plain(case, Some(runs))
    });
    let validity = list(file, "validity").map(|case| plain(case, None));
    let matches = list(file, "matches").map(|case| {
        let runs = Runs::Fires {
            fires: all(&case["fires"]),
            silent: all(&case["silent"]),
        };
        plain(case, Some(runs))
    });
    cases.chain(validity).chain(matches).collect()
}

fn list<'a>(file: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    let cases = file[name].as_array().map(Vec::as_slice).unwrap_or_default();
    cases.iter().filter(|case| case["disputed"].is_null())
}

fn plain(case: &Value, runs: Option<Runs>) -> Case {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let error = &case["error"];
    Case {
        name: text(&case["name"]).expect("a case has a name"),
        expression: text(&case["expression"]).expect("a case has an expression"),
        api: case["api"]
            .as_str()
            .map_or(Api::PutRule, |name| Api::named(name).expect("a known api")),
        valid: case["valid"].as_bool().unwrap_or(true),
        error: text(&error["code"]).zip(text(&error["message"])),
        runs,
    }
}

fn time(value: &Value) -> Timestamp {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .expect("a time")
}

fn all(value: &Value) -> Vec<Timestamp> {
    value.as_array().expect("a list").iter().map(time).collect()
}
