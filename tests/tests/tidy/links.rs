//! Links: none dead in Markdown, none to another origin in what a browser loads.

use std::path::{Component, Path, PathBuf};

use tests::root;

use crate::{files, none};

/// The targets of `[text](target)` and `[name]: target`, outside of code.
fn targets(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let plain: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        for part in plain.split("](").skip(1) {
            if let Some(target) = part.split([')', ' ']).next() {
                found.push((number + 1, target.to_owned()));
            }
        }
        if let Some((name, target)) = plain.split_once("]: ")
            && name.starts_with('[')
        {
            found.push((number + 1, target.trim().to_owned()));
        }
    }
    found
}

/// Where a relative link leads, or nothing where it leads out of the project or elsewhere.
fn file_of(from: &str, target: &str) -> Option<PathBuf> {
    let target = target.trim_matches(['<', '>']);
    let is_relative =
        !target.contains("://") && !target.starts_with("mailto:") && !target.starts_with('#');
    let target = target.split('#').next().unwrap_or_default();
    (is_relative && !target.is_empty()).then(|| {
        let mut path = root();
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        for part in folder.join(target).components() {
            match part {
                Component::ParentDir => {
                    path.pop();
                }
                part => path.push(part),
            }
        }
        path
    })
}

#[test]
fn no_relative_link_in_markdown_is_dead() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| file.has_ending(&[".md"])) {
        for (number, target) in targets(&file.text) {
            if file_of(&file.path, &target).is_some_and(|path| !path.exists()) {
                findings.push(format!("{}:{number}: {target}", file.path));
            }
        }
    }
    none("dead links", findings);
}

/// Whether a line of a loaded file names another origin; XML names are no addresses.
fn names_other_origin(line: &str) -> bool {
    [
        "http://", "https://", "ws://", "wss://", "url(//", "=\"//", "'//",
    ]
    .iter()
    .any(|start| line.contains(start))
        && !line.contains("http://www.w3.org/")
}

#[test]
fn what_a_browser_loads_names_no_other_origin() {
    let mut findings = Vec::new();
    for file in files::all() {
        let loaded = file.path == "index.html"
            || file.is_below(&["styles/"])
            || (file.is_below(&["web/"]) && file.has_ending(&[".js", ".svg", ".css", ".html"]));
        if !loaded {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            if names_other_origin(line) {
                findings.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    none("other origins", findings);
}

#[test]
fn the_link_test_sees_links_and_not_code() {
    let text = "See [a](x.md#y), `[b](no.md)` and [c](<z.md>).\n```\n[d](no.md)\n```\n[e]: w.md\n";
    let targets: Vec<String> = targets(text)
        .into_iter()
        .map(|(_, target)| target)
        .collect();
    assert_eq!(targets, ["x.md#y", "<z.md>", "w.md"]);
    assert_eq!(file_of("docs/a.md", "../x.md#y"), Some(root().join("x.md")));
    assert_eq!(file_of("a.md", "#here"), None);
    assert_eq!(file_of("a.md", "https://example.org/x"), None);
}
