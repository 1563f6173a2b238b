//! The service worker: knows every file of the build, so that all of it is kept at the first visit.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::finish::read_folder;
use crate::html;

/// The name under which a page registers it. It has no hash: a browser asks for it again and again to
/// find out whether there is a newer build.
pub const NAME: &str = "service-worker.js";

/// What stands in the source for the build's id and for the list of its files.
const BUILD: &str = "\"{build}\"";
const FILES: &str = "\"{files}\"";

/// Writes the service worker of a finished build into its folder.
///
/// # Errors
/// Where the source lacks a placeholder, or the page has no id of its build.
pub fn write(source: &Path, folder: &Path) -> Result<()> {
    let script =
        fs::read_to_string(source).with_context(|| format!("cannot read {}", source.display()))?;
    let files = read_folder(folder)?;
    let page = files.get("index.html").context("there is no index.html")?;
    let build = html::content(std::str::from_utf8(page)?, "eventyard-build")?;
    let names: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|name| *name != NAME)
        .collect();
    let script = filled(&script, &build, &names)?;
    fs::write(folder.join(NAME), script).context("cannot write the service worker")
}

fn filled(script: &str, build: &str, names: &[&str]) -> Result<String> {
    for placeholder in [BUILD, FILES] {
        let count = script.matches(placeholder).count();
        ensure!(
            count == 1,
            "{placeholder} stands {count} times in the service worker"
        );
    }
    let build = serde_json::to_string(build)?;
    let names = serde_json::to_string(names)?;
    Ok(script.replace(BUILD, &build).replace(FILES, &names))
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn knows_the_build_and_its_files() {
        let script = "const BUILD = \"{build}\";\nconst FILES = \"{files}\";\n";
        let filled = filled(script, "1f", &["a/b.png", "index.html"]).unwrap();
        assert_eq!(
            filled,
            "const BUILD = \"1f\";\nconst FILES = [\"a/b.png\",\"index.html\"];\n"
        );
        assert!(super::filled("const BUILD = \"{build}\";", "1", &[]).is_err());
    }
}
