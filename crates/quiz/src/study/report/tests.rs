use super::report;
use crate::testing::question;

#[test]
fn report_names_question_version_and_answers() {
    let asked = question("a", &[true, false, true, false, false]);
    assert_eq!(
        report(&asked, "0123456789abcdef", &[3, 0], " Both hold. \n"),
        "Question: a\nTask: 4.3\nVersion of the questions: 0123456789abcdef\n\
         Last reviewed: 2026-11-21\nMy answer: option 1, option 4\n\
         Answer in the bank: option 1, option 3\nWhat I doubt: Both hold.\n"
    );
    let short = report(&asked, "b", &[], " ");
    assert!(
        short.contains("My answer: none\n") && !short.contains("doubt"),
        "{short}"
    );
}
