//! Reads the files.

use super::expect::Expect;
use crate::root;
use pipeline::Yard;
use practice::exercise::author::{Difference, whole_yard};
use practice::exercise::{Happens, Json, Script};
use serde::Deserialize;
use serde_json::{Map, Value};

/// An automation: a yard, what happens in it, and what comes of that.
#[derive(Deserialize)]
pub struct Automation {
    /// The name of the file.
    #[serde(default)]
    pub file: String,
    /// The exercise.
    pub exercise: String,
    /// The pitfalls of the exercise, in its order: each is the name of the `wrong` or the `try` that shows
    /// it, or of what is left out.
    pub pitfalls: Vec<String>,
    /// What happens to the right wiring.
    #[serde(rename = "try")]
    pub tries: Vec<Try>,
    /// Wirings that are nearly right.
    #[serde(default)]
    pub wrong: Vec<Wrong>,
    /// Pitfalls that a yard cannot show.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// Findings that a right wiring has all the same, by a part of their text.
    #[serde(default)]
    pub findings: Vec<String>,
    /// The yard.
    #[serde(flatten)]
    yard: Map<String, Value>,
}

/// Things that happen one after the other, and what comes of them.
#[derive(Deserialize)]
pub struct Try {
    /// What it is, in a few words.
    pub name: String,
    /// When the yard's clock stands at the beginning.
    pub clock: Option<String>,
    /// What happens, one thing after the other.
    #[serde(default)]
    pub steps: Vec<Happens>,
    /// How long is waited after the last of them.
    #[serde(default = "ten_minutes")]
    pub wait: i64,
    /// What comes of it.
    #[serde(flatten)]
    pub expect: Expect,
}

fn ten_minutes() -> i64 {
    600
}

/// A wiring that is nearly right.
#[derive(Deserialize)]
pub struct Wrong {
    /// What is wrong, in a few words.
    pub name: String,
    /// What is otherwise: places in the file's yard, and values.
    #[serde(default)]
    pub set: Vec<(String, Json)>,
    /// What is missing: places.
    #[serde(default)]
    pub take: Vec<String>,
    /// The try that then goes otherwise.
    #[serde(rename = "try")]
    pub try_: Option<String>,
    /// How long is waited after its last step, where that is otherwise.
    pub wait: Option<i64>,
    /// A part of what a finding says of it.
    pub finding: Option<String>,
    /// What comes of it.
    #[serde(flatten)]
    pub expect: Expect,
}

/// A pitfall that a yard cannot show.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// What is wrong, in a few words.
    pub pitfall: String,
    /// Why a yard cannot show it, in a sentence.
    pub reason: String,
}

/// Every automation, by the names of the files.
///
/// # Panics
/// Where a file cannot be read.
pub fn automations() -> Vec<Automation> {
    let folder = root().join("tests/corpus/automations");
    let entries = std::fs::read_dir(&folder).expect("the folder of the automations");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a text");
        let mut one: Automation =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().expect("a name").to_string_lossy();
        one.file = name.into_owned();
        one
    };
    paths.iter().map(read).collect()
}

impl Try {
    /// What happens in it, perhaps with another wait behind it.
    ///
    /// # Panics
    /// Where a step cannot happen, or the clock is no time.
    pub fn script(&self, other_wait: Option<i64>) -> Script {
        for step in &self.steps {
            step.check()
                .unwrap_or_else(|error| panic!("{}: {error}", self.name));
        }
        let clock = self.clock.as_ref();
        Script {
            clock: clock.map(|clock| clock.parse().expect("a time")),
            steps: self.steps.clone(),
            wait: other_wait.unwrap_or(self.wait),
            faults: Vec::new(),
        }
    }
}

impl Wrong {
    /// What is otherwise than in the right wiring.
    pub fn difference(&self) -> Difference {
        Difference {
            set: self.set.clone(),
            take: self.take.clone(),
            add: Vec::new(),
        }
    }
}

impl Automation {
    /// The yard, perhaps with changes.
    ///
    /// # Panics
    /// Where it is no yard, or has no such place.
    pub fn yard(&self, difference: Option<&Difference>) -> Yard {
        let differences: Vec<&Difference> = difference.into_iter().collect();
        whole_yard(&self.yard, &differences)
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}
