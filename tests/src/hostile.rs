//! Texts that someone might write for others to open: `tests/corpus/hostile/`, and what is too large
//! for a file.

use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::root;

/// A text by the name that says what it poses as.
#[derive(Debug, Clone)]
pub struct Text {
    /// The name of its file, as a page is told it.
    pub name: String,
    /// The text.
    pub text: String,
}

/// The characters of `unseen.toml`.
#[derive(Debug, Deserialize)]
pub struct Unseen {
    /// Each has to be marked after a letter.
    pub marked: Vec<String>,
    /// Texts in which nothing is marked.
    pub left: Vec<String>,
}

fn read(path: &str) -> String {
    let path = root().join("tests/corpus/hostile").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines that are typed into every text field.
///
/// # Panics
/// Where the corpus is not there.
#[must_use]
pub fn scripts() -> Vec<String> {
    read("scripts.txt").lines().map(str::to_owned).collect()
}

/// The characters that have to be marked.
///
/// # Panics
/// Where the corpus is not there.
#[must_use]
pub fn unseen() -> Unseen {
    toml::from_str(&read("unseen.toml")).expect("unseen.toml is TOML")
}

/// The mark that a character has in the page.
#[must_use]
pub fn mark(character: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(character))
}

/// Every text of the corpus, by name.
///
/// # Panics
/// Where the corpus is not there.
#[must_use]
pub fn texts() -> Vec<Text> {
    let folder = root().join("tests/corpus/hostile/texts");
    let mut texts: Vec<Text> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| {
            let name = entry.expect("an entry of the corpus").file_name();
            let name = name.to_string_lossy().into_owned();
            let text = read(&format!("texts/{name}"));
            Text { name, text }
        })
        .collect();
    texts.sort_by(|one, other| one.name.cmp(&other.name));
    texts
}

/// Texts that are deep, or grow when they are read.
#[must_use]
pub fn large() -> Vec<Text> {
    const DEPTH: usize = 100_000;
    let text = |name: &str, text: String| Text {
        name: name.to_owned(),
        text,
    };
    let lists = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    let objects = format!("{}1{}", "{\"a\":".repeat(DEPTH), "}".repeat(DEPTH));
    vec![
        text("deep-lists.json", format!("{{\"detail\":{lists}}}")),
        text("deep-objects.json", objects),
        text("deep-open.json", "[".repeat(DEPTH)),
        text(
            "deep-yard.json",
            format!("{{\"format\":\"eventyard-yard\",\"version\":1,\"yard\":{lists}}}"),
        ),
        text("deep-template.yaml", format!("Resources: {lists}")),
        text("deep-quotes.sh", "\"'".repeat(DEPTH)),
        text("deep-list.md", "- ".repeat(DEPTH)),
        text("bomb.yaml", yaml_bomb()),
        text(
            "wide.json",
            format!("{{\"source\":[{}1]}}", "1,".repeat(DEPTH)),
        ),
        text("names.json", names(20_000, "x")),
        text("twice.json", names(20_000, "")),
    ]
}

/// A text whose aliases would make 10^9 texts.
#[must_use]
pub fn yaml_bomb() -> String {
    let mut text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..9 {
        let ten = vec![format!("*a{}", level - 1); 10].join(",");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "a{level}: &a{level} [{ten}]");
    }
    text + "Resources: *a8\n"
}

/// An object with this many names that an object of JavaScript has; with a letter each is another.
fn names(count: usize, letter: &str) -> String {
    let own = ["__proto__", "constructor", "toString", "valueOf", "length"];
    let fields: Vec<String> = (0..count)
        .map(|n| {
            let other = if letter.is_empty() || n < own.len() {
                String::new()
            } else {
                format!("{letter}{n}")
            };
            format!("\"{}{other}\":{n}", own[n % own.len()])
        })
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// This many bytes of JSON that would be an event.
#[must_use]
pub fn long_event(bytes: usize) -> String {
    format!(
        "{{\"source\":\"{}\"}}",
        "a".repeat(bytes.saturating_sub(13))
    )
}
