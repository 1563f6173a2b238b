//! Reads the whole folder `exercises/`.

use super::check::check;
use super::code;
use super::read::{Draft, read_exercise};
use crate::exercise::format::Exercise;
use quiz::Lists;
use quiz::author::{Finding, Place, Severity, code as known};
use serde::Deserialize;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The folder below the project's root.
const FOLDER: &str = "exercises";

/// The list of exercises, in their order.
const LIST: &str = "exercises/list.toml";

/// The exercises as their files give them, with everything that is to be mended.
#[derive(Clone, Debug, Default)]
pub struct Exercises {
    /// The exercises that can be read, in the order of the list, with what their checks need.
    pub drafts: Vec<Draft>,
    /// The ids of exercises that are planned and not written yet, in their order.
    pub to_come: Vec<String>,
    /// What was found, by file and line.
    pub findings: Vec<Finding>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    written: Vec<String>,
    to_come: Vec<String>,
}

impl Exercises {
    /// Reads and plays `exercises/` below `root`; there are none where the folder is missing.
    pub fn read(root: &Path, lists: &Lists) -> Exercises {
        let mut all = Exercises::read_only(root);
        let played = check_all(&all.drafts, lists);
        all.findings.extend(played);
        all.findings
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        all
    }

    /// As [`Exercises::read`], without playing them.
    pub fn read_only(root: &Path) -> Exercises {
        let mut unreadable = Vec::new();
        let files = files(root, &mut unreadable);
        let mut all = Exercises::from_files(&files);
        all.findings.extend(unreadable);
        all
    }

    /// Reads files given as path and text; the paths begin with `exercises/`.
    pub fn from_files(files: &[(String, String)]) -> Exercises {
        let mut all = Exercises::default();
        let list = files.iter().find(|(path, _)| path == LIST);
        let list = match list {
            None if files.is_empty() => return all,
            None => {
                all.findings.push(finding(LIST, "this list is missing"));
                List::default()
            }
            Some((_, text)) => toml::from_str(text).unwrap_or_else(|error| {
                let message = error.message().to_owned();
                all.findings.push(finding(LIST, &message));
                List::default()
            }),
        };
        for (path, text) in files {
            let name = path.rsplit('/').next().unwrap_or_default();
            let Some(id) = name.strip_suffix(".toml").filter(|_| path != LIST) else {
                continue;
            };
            if !list.written.iter().any(|one| one == id) {
                let message = format!("`{id}` is not among the written ones of {LIST}");
                all.findings.push(finding(path, &message));
            }
            let (draft, findings) = read_exercise(path, text);
            all.drafts.extend(draft);
            all.findings.extend(findings);
        }
        for (nth, id) in list.written.iter().enumerate() {
            let path = format!("{FOLDER}/{id}.toml");
            if !files.iter().any(|(there, _)| *there == path) {
                all.findings
                    .push(finding(LIST, &format!("there is no file {path}")));
            }
            let others = list.written.iter().take(nth).chain(&list.to_come);
            if others.into_iter().any(|other| other == id) {
                all.findings
                    .push(finding(LIST, &format!("`{id}` stands there twice")));
            }
        }
        let place = |draft: &Draft| {
            let id = &draft.exercise.id;
            list.written.iter().position(|one| one == id)
        };
        all.drafts
            .sort_by_key(|draft| place(draft).unwrap_or(usize::MAX));
        all.to_come = list.to_come;
        all
    }

    /// The exercises alone, as they are packed.
    pub fn exercises(&self) -> Vec<Exercise> {
        let drafts = self.drafts.iter();
        drafts.map(|draft| draft.exercise.clone()).collect()
    }
}

/// Plays exercises, some at once: each is by itself.
pub fn check_all(drafts: &[Draft], lists: &Lists) -> Vec<Finding> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(draft) = drafts.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.extend(check(draft, lists));
        }
        found
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let found = workers.into_iter().map(|worker| match worker.join() {
            Ok(found) => found,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        found.flatten().collect()
    })
}

fn finding(file: &str, message: &str) -> Finding {
    Finding::new(file, Place::START, code::LIST, Severity::Error, message, "")
}

/// Every TOML file of the folder, sorted, as path and text.
fn files(root: &Path, unreadable: &mut Vec<Finding>) -> Vec<(String, String)> {
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        return Vec::new();
    }
    let mut broken = |file: &str, problem: &std::io::Error| {
        let message = format!("this cannot be read: {problem}");
        let place = Place::START;
        let finding = Finding::new(file, place, known::UNREADABLE, Severity::Error, message, "");
        unreadable.push(finding);
    };
    let mut files = Vec::new();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(problem) => {
            broken(FOLDER, &problem);
            return files;
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{FOLDER}/{name}");
        if !name.ends_with(".toml") {
            continue;
        }
        match fs::read_to_string(entry.path()) {
            Ok(text) => files.push((path, text)),
            Err(problem) => broken(&path, &problem),
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests;
