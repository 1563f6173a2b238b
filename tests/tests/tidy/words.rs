//! What no file of the project says.

use crate::{files, none};

/// Marks of unfinished work. Written in two halves, so that this file does not hold them.
const UNFINISHED: &[[&str; 2]] = &[["TO", "DO"], ["FIX", "ME"], ["XX", "X:"], ["todo", "!("]];

/// Beginnings of paths that exist on one machine only.
const ONE_MACHINE: &[[&str; 2]] = &[
    ["/ho", "me/"],
    ["/Us", "ers/"],
    ["/ro", "ot/"],
    ["/wo", "rk/"],
    ["/tmp", "/target"],
    ["C:\\", "Users"],
];

fn find(halves: &[[&str; 2]]) -> Vec<String> {
    let words: Vec<String> = halves.iter().map(|halves| halves.concat()).collect();
    let mut findings = Vec::new();
    for file in files::all() {
        // Recorded facts and events are as AWS wrote them.
        if file.is_below(&["tests/corpus/", "events/"]) {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(word.as_str())) {
                findings.push(format!("{}:{}: {word}", file.path, number + 1));
            }
        }
    }
    findings
}

#[test]
fn nothing_is_left_for_later() {
    none("marks of unfinished work", find(UNFINISHED));
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    none("paths of one machine", find(ONE_MACHINE));
}

#[test]
fn every_lock_file_leaves_out_the_registry() {
    let findings = files::all()
        .iter()
        .filter(|file| file.path.ends_with("package-lock.json"))
        .filter(|file| file.text.contains("\"resolved\""))
        .map(|file| file.path.clone())
        .collect();
    none("lock files that name a registry's host", findings);
}
