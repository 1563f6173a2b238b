//! Reads cases from files.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// A call before the one that is judged, or that one itself.
#[derive(Clone)]
pub struct Step {
    pub operation: String,
    pub request: Value,
    pub account: Option<String>,
    pub region: Option<String>,
}

#[derive(Clone)]
pub struct Case {
    pub name: String,
    pub given: Vec<Step>,
    pub step: Step,
    pub expect: Value,
    /// Paths below `expect` whose values are not compared.
    pub volatile: Vec<String>,
    /// Groups of paths with one and the same value.
    pub same: Vec<Vec<String>>,
    /// Groups of paths with values that differ.
    pub different: Vec<Vec<String>>,
    /// Paths to texts that the case writes as JSON.
    pub json_strings: Vec<String>,
    /// Only the members shown are known.
    pub partial: bool,
    pub validated: bool,
}

pub fn recorded() -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/recorded");
    read(&corpus.join("api-errors-aws.json"))
}

pub fn folder(folder: &Path) -> Vec<Case> {
    let entries = std::fs::read_dir(folder).expect("the folder of EVENTYARD_CORPUS can be read");
    let files = entries.map(|entry| entry.expect("its entries can be read").path());
    let is_ours = |path: &PathBuf| {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        name.starts_with("api-") && name.ends_with(".json")
    };
    files.filter(is_ours).flat_map(|file| read(&file)).collect()
}

fn read(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let whole: Value = serde_json::from_str(&text).expect("the file is JSON");
    let cases = whole["cases"].as_array().expect("the file has cases");
    cases
        .iter()
        .filter(|case| case["disputed"].is_null())
        .map(case)
        .collect()
}

fn case(case: &Value) -> Case {
    let strings = |value: &Value| -> Vec<String> {
        let items = value.as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let groups = |value: &Value| {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(strings)
            .collect()
    };
    Case {
        name: case["name"].as_str().expect("a case has a name").to_owned(),
        given: case["given"]
            .as_array()
            .into_iter()
            .flatten()
            .map(step)
            .collect(),
        step: step(case),
        expect: case["expect"].clone(),
        volatile: strings(&case["volatile"]),
        same: groups(&case["same"]),
        different: groups(&case["different"]),
        json_strings: strings(&case["json_strings"]),
        partial: case["partial"] == true,
        validated: case["validated"] == true,
    }
}

fn step(step: &Value) -> Step {
    let text = |name: &str| step[name].as_str().map(str::to_owned);
    Step {
        operation: text("operation").expect("a call names its operation"),
        request: written_out(&step["request"]),
        account: text("account"),
        region: text("region"),
    }
}

/// Texts that were too long to write out.
fn written_out(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            if let Some(long) = members.get("$repeat") {
                let part = |name: &str| long[name].as_str().unwrap_or_default();
                let count = long["count"].as_u64().and_then(|n| usize::try_from(n).ok());
                let middle = part("char").repeat(count.expect("a number of times"));
                return Value::from(format!("{}{middle}{}", part("before"), part("after")));
            }
            let members = members.iter().map(|(k, v)| (k.clone(), written_out(v)));
            Value::Object(members.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(written_out).collect()),
        other => other.clone(),
    }
}
