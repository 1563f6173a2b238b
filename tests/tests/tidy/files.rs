//! The project's own files: those that git knows or would take up.

use std::fs;
use std::process::Command;

use tests::root;

/// A text file by its path from the root, with `/`.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn has_ending(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    pub(crate) fn is_below(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }
}

/// All text files, without what `.gitignore` names.
pub(crate) fn all() -> Vec<File> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    let paths: Vec<String> = if listed.status.success() {
        String::from_utf8(listed.stdout)
            .expect("paths are UTF-8")
            .split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect()
    } else {
        walk()
    };
    let files: Vec<File> = paths
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(root().join(&path)).ok()?;
            Some(File { path, text })
        })
        .collect();
    assert!(files.len() > 30, "only {} files found", files.len());
    files
}

/// All files of a copy without git.
fn walk() -> Vec<String> {
    const BUILT: &[&str] = &["target", "dist", "generated", "node_modules", "fuzz"];
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("a folder is readable") {
            let entry = entry.expect("an entry is readable");
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}{name}");
            if !entry.path().is_dir() {
                paths.push(path);
            } else if !BUILT.contains(&name.as_str()) && !name.starts_with(".git") {
                folders.push(format!("{path}/"));
            }
        }
    }
    paths
}

/// Rust without comments, so that a rule does not trip over words about it.
pub(crate) fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}
