use super::{DomainFile, Index, beginning};
use crate::testing::bank;

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(beginning(text, 12), expect);
}

#[test]
fn summary_is_cut_after_a_word() {
    check("", "");
    check("exactly  \n 12", "exactly 12");
    check("exactly here", "exactly here");
    check("exactly there", "exactly …");
    check("übermäßig äöü", "übermäßig …");
    check("incomprehensibilities", "incomprehens…");
}

#[test]
fn lists_what_a_question_is() {
    let mut bank = bank();
    let index = Index::of(&bank, Vec::new());
    assert_eq!(index.version, bank.version);
    assert_eq!(index.lists, bank.lists);
    let listed = index.question("a").unwrap();
    assert_eq!(listed.summary, "Do it at once.");
    assert_eq!((listed.domain, listed.pick_count), (4, 1));
    assert_eq!(listed.misconceptions, ["belief"], "each is named once");
    assert!(listed.is_legacy && listed.is_executable && !listed.is_multiple_response());
    assert_eq!(index.question("b"), None);

    let question = &mut bank.questions[0];
    question.era = crate::Era::Current;
    question.runs.clear();
    question.options[1].correct = true;
    question.options[2].misconception = Some("another".to_owned());
    let index = Index::of(&bank, Vec::new());
    let listed = index.question("a").unwrap();
    assert_eq!(listed.misconceptions, ["another", "belief"]);
    assert!(!listed.is_legacy && !listed.is_executable && listed.is_multiple_response());
}

#[test]
fn file_is_that_of_the_domain() {
    let files = [(4, "four", [1]), (5, "five", [2])];
    let files = files.map(|(domain, name, bytes)| DomainFile::new(domain, name.to_owned(), &bytes));
    let index = Index::of(&bank(), files.to_vec());
    assert_eq!(index.file(5), Some(&files[1]));
    assert_eq!(index.file(1), None);
    assert_ne!(files[0].hash, files[1].hash);
}
