use super::findings;
use super::open::{Refused, texts};
use crate::markup;
use quiz::author::{Finding, Place, Severity, code};
use yew::prelude::*;

fn found() -> Vec<Finding> {
    let at = |line, column| Place { line, column };
    vec![
        Finding::new(
            "pack/one.md",
            at(7, 14),
            code::WRONG_VALUE,
            Severity::Error,
            "`difficulty` must be a whole number from 1 to 3",
            "",
        ),
        Finding::new(
            "pack/<b>two</b>.md",
            at(19, 1),
            code::LENGTH_CUE,
            Severity::Warning,
            "this right option is <i>2.00</i> times as long",
            "Keep it shorter.",
        ),
    ]
}

/// A file that was refused because of its findings.
#[component]
fn Shown() -> Html {
    findings::refused(&Refused {
        name: "<script>.zip".to_owned(),
        why: "No question in it can be used.".to_owned(),
        findings: found(),
    })
}

#[tokio::test]
async fn refused_pack_names_file_and_line() {
    insta::assert_snapshot!(markup::of::<Shown>(()).await);
}

#[test]
fn summary_counts_what_is_to_be_mended() {
    assert_eq!(
        findings::summary(&found()).as_deref(),
        Some("What the check found: 1 error, 1 warning")
    );
    assert_eq!(findings::summary(&[]), None);
}

#[test]
fn only_markdown_and_zip_are_read() {
    let files = texts("a.md", b"+++".to_vec());
    assert_eq!(files, Ok(vec![("a.md".to_owned(), "+++".to_owned())]));
    for (name, bytes) in [
        ("a.md", vec![0xFF]),
        ("a.html", b"<script>".to_vec()),
        ("a.zip", b"PK\x03\x04 but not really".to_vec()),
        (
            "a.zip",
            b"PK\x05\x06".iter().copied().chain([0; 18]).collect(),
        ),
    ] {
        assert!(texts(name, bytes).is_err(), "{name}");
    }
}
