use super::DomainQuestions;
use crate::bank::Misconception;
use crate::question::Question;
use crate::testing::{bank, question};

#[test]
fn has_the_questions_of_a_domain_and_the_beliefs_behind_them() {
    let mut bank = bank();
    let belief = |id: &str| Misconception {
        id: id.to_owned(),
        title: format!("{id} held"),
        correction: format!("{id} corrected"),
    };
    let shared = bank.lists.misconceptions[0].clone();
    bank.lists.misconceptions = vec![belief("zeal"), shared.clone(), belief("unused")];
    let mut other = Question {
        domain: 5,
        ..question("b", &[true, false, false])
    };
    other.options[2].misconception = Some("zeal".to_owned());
    bank.questions.push(other);

    let four = DomainQuestions::of(&bank, 4);
    assert_eq!(four.questions, bank.questions[..1]);
    assert_eq!(four.misconceptions, std::slice::from_ref(&shared));
    let five = DomainQuestions::of(&bank, 5);
    assert_eq!(five.misconceptions, [belief("zeal"), shared]);
    assert_eq!(five.question("b"), bank.questions.get(1));
    assert_eq!(five.question("a"), None);
    assert_eq!(five.misconception("zeal"), Some(&belief("zeal")));
    assert_eq!(five.misconception("unused"), None);
    assert_eq!(DomainQuestions::of(&bank, 6), DomainQuestions::default());
}
