use super::{DomainFile, Index, beginning};
use crate::bank::Misconception;
use crate::domain::DomainQuestions;
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
    assert_eq!(index.lists.domains, bank.lists.domains);
    assert_eq!(
        index.lists.misconceptions,
        [],
        "they are with the questions"
    );
    let listed = index.question("a").unwrap();
    assert_eq!(listed.summary, "Do it at once.");
    assert_eq!((listed.domain, listed.pick_count), (4, 1));
    assert!(listed.misconceptions.is_empty());
    assert!(listed.is_legacy && listed.is_executable && !listed.is_multiple_response());
    assert_eq!(index.question("b"), None);

    let question = &mut bank.questions[0];
    question.era = crate::Era::Current;
    question.runs.clear();
    question.options[1].correct = true;
    let index = Index::of(&bank, Vec::new());
    let listed = index.question("a").unwrap();
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

#[test]
fn questions_that_are_here_bring_their_beliefs() {
    let mut bank = bank();
    let belief = |id: &str| Misconception {
        id: id.to_owned(),
        title: String::new(),
        correction: String::new(),
    };
    bank.lists.misconceptions.push(belief("another"));
    bank.questions[0].options[2].misconception = Some("another".to_owned());
    bank.questions.push(crate::Question {
        domain: 5,
        ..crate::testing::question("b", &[true, false])
    });
    let index = Index::of(&bank, Vec::new());
    let [four, five] = [4, 5].map(|domain| DomainQuestions::of(&bank, domain));

    let all = index.with([&five, &four]);
    let ids = all.lists.misconceptions.iter().map(|it| it.id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["another", "belief"], "each once");
    let of = |id: &str| all.question(id).unwrap().misconceptions.clone();
    assert_eq!(of("a"), ["another", "belief"], "each is named once");
    assert_eq!(of("b"), ["belief"]);

    let some = index.with([&five]);
    assert!(some.question("a").unwrap().misconceptions.is_empty());
    assert_eq!(index.with([]), index);
}
