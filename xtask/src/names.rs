//! File names that carry a hash of the content, and the list of them that the build hands on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::hash;

/// The list's file name in `generated/assets/`.
const FILE: &str = "names.json";

/// What `cargo xtask assets` made, for `cargo xtask finish` to place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The index of the packed question bank.
    pub bank: String,
    /// The questions of each domain, which the index names.
    // An earlier version of the project wrote the list without them.
    #[serde(default)]
    pub questions: Vec<String>,
    /// What is known of the fields of events.
    // As above.
    #[serde(default)]
    pub schemas: String,
    /// The packed catalogue of events.
    #[serde(default)]
    pub events: String,
    /// The packed guide.
    #[serde(default)]
    pub guide: String,
    /// The packed cards.
    #[serde(default)]
    pub cards: String,
    /// The list of wiring exercises.
    #[serde(default)]
    pub exercise_list: String,
    /// The exercises as learners see them.
    #[serde(default)]
    pub exercises: String,
    /// The exercises as they are graded.
    #[serde(default)]
    pub grading: String,
    /// The code editor's script.
    pub editor: String,
    /// The workers.
    pub workers: Vec<Worker>,
}

/// The files of a worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    /// The name of its program.
    pub name: String,
    /// Its module.
    pub wasm: String,
    /// Its script; gets its build id and its final name when the build is finished.
    pub script: String,
    /// Stands for everything that it was made from.
    pub key: String,
}

impl Names {
    /// Reads the list in a folder.
    ///
    /// # Errors
    /// Where it is missing or not readable.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}; run cargo xtask assets", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
    }

    /// Every file that goes beside the page as it is; a worker's script is finished first.
    pub fn ready(&self) -> impl Iterator<Item = &String> {
        let modules = self.workers.iter().map(|worker| &worker.wasm);
        [
            &self.bank,
            &self.cards,
            &self.schemas,
            &self.events,
            &self.guide,
            &self.exercise_list,
            &self.exercises,
            &self.grading,
            &self.editor,
        ]
        .into_iter()
        .chain(&self.questions)
        .chain(modules)
    }

    /// Writes the list into a folder.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(FILE);
        let text = serde_json::to_string_pretty(self)?;
        fs::write(&path, text + "\n").with_context(|| format!("cannot write {}", path.display()))
    }
}

/// `stem-HASHending`: `hashed("worker", "_bg.wasm", bytes)` is "worker-0123456789abcdef_bg.wasm".
pub fn hashed(stem: &str, ending: &str, content: &[u8]) -> String {
    format!("{stem}-{}{ending}", hash::short(content))
}

/// A short name for a set of files: changes with any name and any content, not with their order.
pub fn build_id<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut lines: Vec<String> = files
        .into_iter()
        .map(|(name, content)| format!("{name}\0{}\n", hash::short(content)))
        .collect();
    lines.sort();
    hash::short(lines.concat().as_bytes())
}

#[cfg(test)]
mod tests;
