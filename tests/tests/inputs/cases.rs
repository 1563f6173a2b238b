//! Reads cases from files.

use std::path::Path;

use pipeline::Timestamp;
use serde_json::Value;

pub struct Case {
    pub name: String,
    pub event: String,
    pub input: Option<String>,
    pub input_path: Option<String>,
    pub transformer: Option<(Vec<(String, String)>, String)>,
    pub target_id: String,
    pub rule_arn: String,
    pub rule_name: String,
    pub ingestion_time: Timestamp,
    pub expect: Expect,
    /// Parts of the body that are not known, as `$.a.b`.
    pub ignore: Vec<String>,
}

pub enum Expect {
    Body(Value),
    Text(String),
    NotDelivered,
    Refused(String, String),
    /// Whether the first placeholder of the template stands within quotes.
    FirstInString(bool),
}

pub fn recorded() -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/recorded");
    read(&corpus.join("input-transform-aws.json"))
}

/// The cases of the files of a folder whose name begins with `input-transform`.
pub fn folder(folder: &Path) -> Vec<Case> {
    let entries = std::fs::read_dir(folder).expect("the folder of EVENTYARD_CORPUS can be read");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let is_ours = |path: &std::path::PathBuf| {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        name.starts_with("input-transform") && name.ends_with(".json")
    };
    paths.filter(is_ours).flat_map(|path| read(&path)).collect()
}

fn read(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let whole: Value = serde_json::from_str(&text).expect("the file is JSON");
    let cases = whole["cases"].as_array().expect("the file has cases");
    cases.iter().map(case).collect()
}

fn case(case: &Value) -> Case {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let transformer = &case["input_transformer"];
    let template = text(&transformer["template"]).or_else(|| text(&case["template"]));
    let paths = transformer["paths"].as_object().into_iter().flatten();
    let paths = paths
        .map(|(name, path)| (name.clone(), text(path).expect("a path is text")))
        .collect();
    let ignore = case["ignore_paths"].as_array().into_iter().flatten();
    Case {
        name: text(&case["name"]).expect("a case has a name"),
        event: case["event"].to_string(),
        input: text(&case["input"]),
        input_path: text(&case["input_path"]),
        transformer: template.map(|template| (paths, template)),
        target_id: text(&case["target_id"]).unwrap_or_else(|| "target-1".to_owned()),
        rule_arn: text(&case["rule"]["arn"]).unwrap_or_default(),
        rule_name: text(&case["rule"]["name"]).unwrap_or_default(),
        ingestion_time: text(&case["ingestion_time"])
            .map_or(Timestamp::START, |time| time.parse().expect("a time")),
        expect: expect(&case["expect"]),
        ignore: ignore.filter_map(text).collect(),
    }
}

fn expect(expect: &Value) -> Expect {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(is) = expect["first_placeholder_in_string"].as_bool() {
        Expect::FirstInString(is)
    } else if let Some(message) = text(&expect["error"]["message"]) {
        Expect::Refused(text(&expect["error"]["code"]).expect("a code"), message)
    } else if expect["delivered"] == false {
        Expect::NotDelivered
    } else if let Some(text) = text(&expect["text"]) {
        Expect::Text(text)
    } else {
        Expect::Body(expect["body"].clone())
    }
}

/// Whether two bodies are the same apart from the parts that are not known.
pub fn same(expect: &Value, found: &Value, ignore: &[String]) -> bool {
    let (mut expect, mut found) = (expect.clone(), found.clone());
    for path in ignore {
        let pointer = path.trim_start_matches('$').replace('.', "/");
        for value in [&mut expect, &mut found] {
            if let Some(part) = value.pointer_mut(&pointer) {
                *part = Value::Null;
            }
        }
    }
    expect == found
}
