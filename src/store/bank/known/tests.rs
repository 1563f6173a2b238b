use super::*;
use crate::components::options::tests::question;
use quiz::{Bank, DomainQuestions, Index, Misconception};
use std::rc::Rc;

fn bank() -> Bank {
    let mut bank = Bank {
        questions: vec![question()],
        ..Bank::default()
    };
    bank.questions[0].options[1].misconception = Some("belief".into());
    bank.lists.misconceptions.push(Misconception {
        id: "belief".into(),
        title: "A belief".into(),
        correction: "The truth.".into(),
    });
    bank
}

#[test]
fn beliefs_are_known_once_every_domain_is_here() {
    let bank = bank();
    let index = Fetched::Ready(Rc::new(Index::of(&bank, Vec::new())));
    let here: QuestionsState = Fetched::Ready(Rc::new(DomainQuestions::of(&bank, 1)));
    let Fetched::Ready(whole) = known(&index, &[(1, here.clone())]) else {
        panic!("all are here");
    };
    assert_eq!(whole.questions[0].misconceptions, ["belief"]);
    assert_eq!(whole.lists.misconceptions, bank.lists.misconceptions);

    let coming = [(1, here.clone()), (2, Fetched::Loading)];
    assert_eq!(known(&index, &coming), Fetched::Loading);
    let failed = [(1, Fetched::Loading), (2, Fetched::Failed("No.".into()))];
    assert_eq!(known(&index, &failed), Fetched::Failed("No.".into()));
    assert_eq!(known(&Fetched::Loading, &[(1, here)]), Fetched::Loading);
}
