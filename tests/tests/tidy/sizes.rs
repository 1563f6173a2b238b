//! How long a file may be.

use crate::{files, none};

/// The longest file of Rust, in lines; tests do not count.
const LONGEST: usize = 500;

/// The longest facade of a crate, in lines.
const LONGEST_FACADE: usize = 60;

fn is_test(path: &str) -> bool {
    path.starts_with("tests/tests/")
        || path.starts_with("tests/browser/")
        || path.contains("/tests/")
        || path.ends_with("/tests.rs")
}

#[test]
fn no_file_is_too_long() {
    let findings = files::all()
        .iter()
        .filter(|file| file.has_ending(&[".rs"]) && !is_test(&file.path))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > LONGEST).then(|| format!("{}: {lines} lines", file.path))
        })
        .collect();
    none("files of more than 500 lines", findings);
}

#[test]
fn every_facade_is_short() {
    let findings = files::all()
        .iter()
        .filter(|file| file.path.starts_with("crates/") && file.path.ends_with("/src/lib.rs"))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > LONGEST_FACADE).then(|| format!("{}: {lines} lines", file.path))
        })
        .collect();
    none("lib.rs of more than 60 lines", findings);
}
