use std::time::{Duration, Instant};

use super::{MAX_PACK_BYTES, MAX_PACK_FILES, Pack, belongs_to_pack};
use crate::author::finding::Severity;
use crate::author::library::tests::{library, question};
use crate::author::{MAX_FILE_BYTES, Part, code};

fn read(files: &[(&str, String)]) -> Pack {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.clone()))
        .collect();
    Pack::read(&files, &library(&[], None).bank.lists, None)
}

#[track_caller]
fn check(files: &[(&str, String)], ids: &[&str], expect: &[&str]) -> Pack {
    let pack = read(files);
    let found: Vec<String> = pack
        .findings
        .iter()
        .map(|finding| format!("{}:{} {}", finding.file, finding.line, finding.code))
        .collect();
    assert_eq!(found, expect, "{:#?}", pack.findings);
    let questions = pack.bank.questions.iter();
    assert_eq!(
        questions
            .map(|question| question.id.as_str())
            .collect::<Vec<_>>(),
        ids
    );
    pack
}

#[test]
fn single_file_needs_no_folder() {
    let pack = check(&[("a.md", question("a", "blue", ""))], &["a"], &[]);
    assert_eq!(pack.bank.lists.tasks.len(), 1);
    assert_eq!(pack.bank.version.len(), 16);
}

#[test]
fn messages_are_those_of_the_project() {
    let broken = question("b", "red", "").replace("difficulty = 1", "difficulty = 9");
    let script = question("c", "grey", "").replace("grey30", "<script>alert(1)</script>");
    let unknown = question("d", "brown", "").replace("'one'", "'none'");
    check(
        &[
            ("x/a.md", question("a", "blue", "")),
            ("x/b.md", broken),
            ("x/c.md", script),
            ("x/d.md", unknown),
            ("x/notes.md", "Only notes".to_owned()),
        ],
        &["a"],
        &[
            "x/b.md:7 wrong-value",
            "x/c.md:14 markup",
            "x/c.md:14 markup",
            "x/d.md:5 unknown-id",
            "x/notes.md:1 front-matter",
        ],
    );
}

#[test]
fn pack_brings_lists_of_its_own() {
    let belief = "[[misconception]]\nid = 'own'\ntitle = 'B'\ncorrection = 'C'\n";
    let topic = "[[topic]]\nid = 'two'\ntitle = 'A'\ndomain = 4\nkind = 'fact'\n";
    let text = question("a", "blue", "")
        .replace("misconception: m", "misconception: own")
        .replace("'one'", "'two'");
    let files = |belief: String| {
        [
            ("p/a.md", text.clone()),
            ("p/misconceptions.toml", belief),
            ("p/topics.toml", topic.to_owned()),
        ]
    };
    let pack = check(&files(belief.to_owned()), &["a"], &[]);
    assert!(
        pack.bank.lists.misconception("own").is_some()
            && pack.bank.lists.misconception("m").is_some()
    );
    check(
        &files(format!(
            "{belief}{}",
            belief.replace("own", "m").replace("'B'", "'Other'")
        )),
        &["a"],
        &["p/misconceptions.toml:1 duplicate-id"],
    );
}

#[test]
fn only_questions_and_lists_belong_to_it() {
    for path in ["a.md", "x/y/a.md", "topics.toml", "x/misconceptions.toml"] {
        assert!(belongs_to_pack(path), "{path}");
    }
    for path in [
        "README.md",
        "x/TEMPLATE.md",
        "a.html",
        "a.js",
        ".git/a.md",
        "__MACOSX/a.md",
        "tasks.toml",
    ] {
        assert!(!belongs_to_pack(path), "{path}");
    }
}

#[test]
fn finding_of_the_engine_takes_a_question_out() {
    let mut pack = read(&[
        ("a.md", question("a", "blue", "")),
        ("b.md", question("b", "red", "")),
    ]);
    pack.add_finding("a", Part::Option(1), code::RUN, Severity::Error, "no");
    pack.add_finding(
        "b",
        Part::Option(1),
        code::RUN_FIELD,
        Severity::Warning,
        "no",
    );
    pack.add_finding("z", Part::File, code::RUN, Severity::Error, "no");
    let places: Vec<(&str, usize)> = pack
        .findings
        .iter()
        .map(|finding| (finding.file.as_str(), finding.line))
        .collect();
    assert_eq!(places, [("a.md", 19), ("b.md", 19)]);
    assert_eq!(pack.bank.questions.len(), 1);
}

#[test]
fn hostile_packs_are_refused_soon() {
    // Without optimisation, and beside other tests, everything takes many times as long.
    const SOON: Duration = Duration::from_secs(10);
    let soon = |files: Vec<(String, String)>| {
        let lists = library(&[], None).bank.lists;
        let start = Instant::now();
        let pack = Pack::read(&files, &lists, None);
        assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
        assert!(pack.bank.questions.is_empty());
        assert!(!pack.findings.is_empty() && pack.findings.len() < 1_000);
    };
    let name = |index: usize| format!("q{index}.md");
    soon(
        (0..=MAX_PACK_FILES)
            .map(|index| (name(index), String::new()))
            .collect(),
    );
    soon(vec![("a.md".to_owned(), "a".repeat(MAX_PACK_BYTES + 1))]);
    let front = question("a", "blue", "");
    let front = front.split("blue0").next().unwrap();
    for piece in [
        "- [x] ",
        "<b>",
        "[",
        "> ",
        "\n\n- [ ] a\n  > b",
        "word ",
        "1. ",
        "*a ",
        "`a",
    ] {
        let body = piece.repeat((MAX_FILE_BYTES - 1_000) / piece.len());
        let files = 0..MAX_PACK_BYTES / MAX_FILE_BYTES;
        soon(
            files
                .map(|index| (name(index), format!("{front}{body}")))
                .collect(),
        );
    }
}
