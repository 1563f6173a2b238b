use super::*;
use quiz::{DomainFile, Lists, UnpackError};

fn index() -> Index {
    let bank = quiz::Bank {
        version: "v".into(),
        lists: Lists::default(),
        ..quiz::Bank::default()
    };
    Index::of(
        &bank,
        vec![DomainFile::new(4, "questions-4-1.bin".into(), b"")],
    )
}

fn after(actions: impl IntoIterator<Item = BankAction>) -> Rc<Bank> {
    let start = Rc::new(Bank::default());
    actions
        .into_iter()
        .fold(start, |bank, action| bank.reduce(action))
}

fn failed<T>() -> Fetched<T> {
    Fetched::Failed("No answer.".into())
}

#[test]
fn index_is_wanted_again_only_after_it_failed() {
    let bank = after([]);
    assert_eq!((&bank.index, bank.index()), (&None, Fetched::Loading));
    assert!(bank.lacks(Part::Index), "nobody has asked for it");
    let bank = bank.reduce(BankAction::Index(failed()));
    assert!(bank.lacks(Part::Index));
    let bank = bank.reduce(BankAction::Index(Fetched::Loading));
    assert!(!bank.lacks(Part::Index));
    let here = Fetched::Ready(Rc::new(index()));
    let bank = bank.reduce(BankAction::Index(here.clone()));
    assert_eq!(bank.index(), here);
    assert!(!bank.lacks(Part::Index));
}

#[test]
fn questions_of_a_domain_are_asked_for_once_and_kept() {
    let bank = after([]);
    assert_eq!(bank.questions(4), None);
    assert!(bank.lacks(Part::Questions(4)));
    let bank = bank.reduce(BankAction::Questions(4, Fetched::Loading));
    assert!(!bank.lacks(Part::Questions(4)), "they are on their way");
    assert!(bank.lacks(Part::Questions(5)));
    let bank = bank.reduce(BankAction::Questions(4, failed()));
    assert!(bank.lacks(Part::Questions(4)));
    let here: QuestionsState = Fetched::Ready(Rc::default());
    let bank = bank
        .reduce(BankAction::Questions(4, here.clone()))
        .reduce(BankAction::Questions(5, Fetched::Loading));
    assert_eq!(bank.questions(4), Some(&here));
    assert_eq!(bank.questions(5), Some(&Fetched::Loading));
    assert!(!bank.lacks(Part::Questions(4)));
    assert_eq!(bank.questions.len(), 2, "each domain has one state");
}

#[tokio::test]
async fn a_domain_without_a_file_is_a_sentence_and_no_request() {
    for bank in [Fetched::Loading, Fetched::Ready(Rc::new(index()))] {
        let refused = fetch_questions(&bank, 5).await.unwrap_err();
        assert_eq!(refused, "The question bank names no file for this domain.");
    }
}

#[test]
fn a_file_of_another_bank_says_to_reload() {
    let said = unusable(UnpackError::OtherBank);
    assert!(
        said.ends_with("reload the page to get the newer version."),
        "{said}"
    );
}

/// What a [`GivenBank`] takes.
#[derive(PartialEq, Properties)]
pub(crate) struct GivenBankProps {
    pub(crate) index: BankState,
    pub(crate) questions: Vec<(u8, QuestionsState)>,
    pub(crate) children: Html,
}

/// A bank as far as it is given, for the pages inside.
#[component]
pub(crate) fn GivenBank(props: &GivenBankProps) -> Html {
    let bank = use_reducer(|| Bank {
        index: Some(props.index.clone()),
        questions: props.questions.clone(),
    });
    html! {
        <ContextProvider<UseReducerHandle<Bank>> context={bank}>
            { props.children.clone() }
        </ContextProvider<UseReducerHandle<Bank>>>
    }
}
