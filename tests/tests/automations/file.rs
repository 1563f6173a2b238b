//! Reads the files.

use crate::expect::Expect;
use pipeline::Yard;
use practice::exercise::author::{Difference, whole_yard};
use practice::exercise::{Happens, Json, Script};
use serde::Deserialize;
use serde_json::{Map, Value};
use tests::root;

/// An automation: a yard, what happens in it, and what comes of that.
#[derive(Deserialize)]
pub(crate) struct Automation {
    /// The name of the file.
    #[serde(default)]
    pub(crate) file: String,
    /// The exercise.
    pub(crate) exercise: String,
    /// What happens to the right wiring.
    #[serde(rename = "try")]
    pub(crate) tries: Vec<Try>,
    /// Wirings that are nearly right.
    #[serde(default)]
    pub(crate) wrong: Vec<Wrong>,
    /// Findings that a right wiring has all the same, by a part of their text.
    #[serde(default)]
    pub(crate) findings: Vec<String>,
    /// The yard.
    #[serde(flatten)]
    yard: Map<String, Value>,
}

/// Things that happen one after the other, and what comes of them.
#[derive(Deserialize)]
pub(crate) struct Try {
    pub(crate) name: String,
    /// When the yard's clock stands at the beginning.
    pub(crate) clock: Option<String>,
    #[serde(default)]
    pub(crate) steps: Vec<Happens>,
    /// How long is waited after the last of them.
    #[serde(default = "ten_minutes")]
    pub(crate) wait: i64,
    #[serde(flatten)]
    pub(crate) expect: Expect,
}

fn ten_minutes() -> i64 {
    600
}

/// A wiring that is nearly right.
#[derive(Deserialize)]
pub(crate) struct Wrong {
    pub(crate) name: String,
    /// What is otherwise: places in the file's yard, and values.
    #[serde(default)]
    pub(crate) set: Vec<(String, Json)>,
    /// What is missing: places.
    #[serde(default)]
    pub(crate) take: Vec<String>,
    /// The try that then goes otherwise.
    #[serde(rename = "try")]
    pub(crate) try_: Option<String>,
    /// How long is waited after its last step, where that is otherwise.
    pub(crate) wait: Option<i64>,
    /// A part of what a finding says of it.
    pub(crate) finding: Option<String>,
    #[serde(flatten)]
    pub(crate) expect: Expect,
}

/// Every automation, by the names of the files.
pub(crate) fn automations() -> Vec<Automation> {
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
    pub(crate) fn script(&self, other_wait: Option<i64>) -> Script {
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
    pub(crate) fn difference(&self) -> Difference {
        Difference {
            set: self.set.clone(),
            take: self.take.clone(),
            add: Vec::new(),
        }
    }
}

impl Automation {
    /// The yard, perhaps with changes.
    pub(crate) fn yard(&self, difference: Option<&Difference>) -> Yard {
        let differences: Vec<&Difference> = difference.into_iter().collect();
        whole_yard(&self.yard, &differences)
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}
