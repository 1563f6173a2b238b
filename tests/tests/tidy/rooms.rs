//! What may stand only in its own room.

use std::process::Command;

use tests::root;

use crate::{files, none};

/// Crates that speak to the browser.
const BROWSER: &[&str] = &[
    "web_sys",
    "gloo",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "idb",
    "rexie",
];

/// Where they may be named.
const BROWSER_ROOMS: &[&str] = &[
    "src/platform/",
    "src/platform.rs",
    "crates/worker/",
    "tests/",
];

/// Whether a line names a crate as a whole word.
fn names(line: &str, name: &str) -> bool {
    let letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(name).any(|(start, _)| {
        !line[..start].ends_with(letter) && !line[start + name.len()..].starts_with(letter)
    })
}

#[test]
fn only_the_platform_and_the_worker_speak_to_the_browser() {
    let mut findings = Vec::new();
    for file in files::all() {
        if !file.has_ending(&[".rs"]) || file.is_below(BROWSER_ROOMS) {
            continue;
        }
        for (number, line) in files::code_lines(&file.text) {
            // A name in quotes is text, not use.
            let code: String = line.split('"').step_by(2).collect();
            if let Some(name) = BROWSER.iter().find(|name| names(&code, name)) {
                findings.push(format!("{}:{number}: {name}", file.path));
            }
        }
    }
    none("browser parts outside src/platform", findings);
}

#[test]
fn markup_has_no_style_attribute() {
    let mut findings = Vec::new();
    for file in files::all() {
        if !(file.path.starts_with("src/") || file.path == "index.html") {
            continue;
        }
        for (number, line) in files::code_lines(&file.text) {
            if line
                .split_whitespace()
                .any(|word| word.starts_with("style="))
            {
                findings.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    none("style attributes, which the policy refuses", findings);
}

#[test]
fn text_is_never_inserted_as_html() {
    const WAYS: &[&str] = &[
        "from_html_unchecked",
        "set_inner_html",
        "insert_adjacent_html",
        "innerHTML",
    ];
    let mut findings = Vec::new();
    for file in files::all() {
        if !file.is_below(&["src/", "web/"]) || !file.has_ending(&[".rs", ".js"]) {
            continue;
        }
        for (number, line) in files::code_lines(&file.text) {
            if let Some(way) = WAYS.iter().find(|way| line.contains(*way)) {
                findings.push(format!("{}:{number}: {way}", file.path));
            }
        }
    }
    none("text inserted as HTML", findings);
}

/// The crates that `package` links for wasm32.
fn linked(package: &str) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args([
            "tree",
            "--locked",
            "--offline",
            "--package",
            package,
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    String::from_utf8(tree.stdout).expect("names are UTF-8")
}

#[test]
fn the_wasm_modules_do_not_link_what_costs_too_much() {
    // regex alone is 269 KB compressed; tungstenite and tokio's network have no use in a page.
    const COSTLY: &[&str] = &["regex", "regex-automata", "mio"];
    // The reader of questions comes with the page for a person's own; budget.toml holds its size. Of the
    // workers the dock reads Markdown, in the files of exercises.
    const READER: &[&str] = &["toml"];
    let mut findings = Vec::new();
    for package in ["app", "worker"] {
        let tree = linked(package);
        assert!(tree.contains("pattern "), "{tree}");
        let reader = READER.iter().filter(|_| package == "worker");
        for name in COSTLY.iter().chain(reader) {
            if tree
                .lines()
                .any(|line| line.split(' ').next() == Some(*name))
            {
                findings.push(format!("{package} links {name}"));
            }
        }
    }
    none("too costly for the wasm", findings);
}

#[test]
fn the_word_test_sees_whole_words_only() {
    assert!(names("use web_sys::window;", "web_sys"));
    assert!(names("gloo::timers", "gloo"));
    assert!(!names("use wasm_bindgen_futures::x;", "wasm_bindgen"));
    assert!(!names("let gloomy = 1;", "gloo"));
}

#[test]
fn only_the_page_of_own_questions_reads_questions() {
    let mut findings = Vec::new();
    for file in files::all() {
        let page = file.is_below(&["src/pages/packs/"]);
        if !file.path.starts_with("src/") || page {
            continue;
        }
        for (number, line) in files::code_lines(&file.text) {
            if line.contains("quiz::author") {
                findings.push(format!("{}:{number}", file.path));
            }
        }
    }
    none(
        "the reader of questions linked into the first module",
        findings,
    );
}
