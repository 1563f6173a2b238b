//! Which source files there are and when each was last written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::project::Project;

/// Files and folders that a build reads.
const SOURCES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "build.rs",
    "index.html",
    "src",
    "crates",
    "styles",
    "web",
    "questions",
    "exercises",
    "events",
    "guide",
];

/// The state of all sources at one time.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snapshot(BTreeMap<PathBuf, SystemTime>);

impl Snapshot {
    /// Looks at every source. A file that goes away meanwhile is left out.
    pub(super) fn take(project: &Project) -> Self {
        Self::of(&project.root)
    }

    fn of(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut paths: Vec<PathBuf> = SOURCES.iter().map(PathBuf::from).collect();
        while let Some(path) = paths.pop() {
            let full = root.join(&path);
            let Ok(metadata) = fs::metadata(&full) else {
                continue;
            };
            if metadata.is_file() {
                if let Ok(time) = metadata.modified() {
                    files.insert(path, time);
                }
                continue;
            }
            let Ok(entries) = fs::read_dir(&full) else {
                continue;
            };
            paths.extend(
                entries
                    .flatten()
                    .map(|entry| entry.file_name())
                    .filter(|name| {
                        let name = name.to_string_lossy();
                        name != "node_modules" && !name.starts_with('.') && !name.ends_with('~')
                    })
                    .map(|name| path.join(name)),
            );
        }
        Self(files)
    }

    /// One file that differs, to tell the person; and how many more there are.
    pub(super) fn difference(&self, before: &Self) -> String {
        let changed: Vec<&PathBuf> = self
            .0
            .iter()
            .filter(|(path, time)| before.0.get(*path) != Some(time))
            .map(|(path, _)| path)
            .chain(before.0.keys().filter(|path| !self.0.contains_key(*path)))
            .collect();
        match changed.as_slice() {
            [] => "nothing".to_owned(),
            [one] => one.display().to_string(),
            [one, more @ ..] => format!("{} and {} more", one.display(), more.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Snapshot;

    #[test]
    fn sees_new_changed_and_removed_sources_only() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir_all(root.join("src/pages")).unwrap();
        fs::create_dir_all(root.join("web/node_modules")).unwrap();
        fs::write(root.join("src/pages/home.rs"), "1").unwrap();
        let first = Snapshot::of(root);
        assert_eq!(Snapshot::of(root), first);

        fs::write(root.join("web/node_modules/x.js"), "1").unwrap();
        fs::write(root.join("README.md"), "1").unwrap();
        assert_eq!(Snapshot::of(root), first);

        fs::write(root.join("src/lib.rs"), "1").unwrap();
        let second = Snapshot::of(root);
        assert_eq!(second.difference(&first), "src/lib.rs");
        fs::remove_file(root.join("src/pages/home.rs")).unwrap();
        let third = Snapshot::of(root);
        assert_eq!(third.difference(&second), "src/pages/home.rs");
        assert_eq!(third.difference(&first), "src/lib.rs and 1 more");
    }
}
