use std::path::Path;

use quiz::{Bank, unpack_domain, unpack_index};

use super::{Packed, packed};

fn bank() -> Bank {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    quiz::author::load(&root).0
}

fn names(packed: &Packed) -> Vec<&str> {
    let files = packed.questions.iter();
    let files = files.chain([&packed.index, &packed.cards]);
    files.map(|file| file.name.as_str()).collect()
}

#[test]
fn the_index_names_the_files_that_hold_every_question() {
    let bank = bank();
    let packed = packed(&bank, Vec::new(), None);
    let index = unpack_index(&packed.index.content).unwrap();
    assert_eq!(index.files.len(), packed.questions.len());
    let mut questions = Vec::new();
    for (file, written) in index.files.iter().zip(&packed.questions) {
        assert_eq!(file.name, written.name);
        let start = format!("questions-{}-", file.domain);
        assert!(
            file.name.starts_with(&start) && file.name.ends_with(".bin"),
            "{}",
            file.name
        );
        let domain = unpack_domain(&written.content, file).unwrap();
        for option in domain.questions.iter().flat_map(|it| &it.options) {
            let id = option.misconception.as_deref();
            assert!(
                id.is_none_or(|id| domain.misconception(id).is_some()),
                "{id:?} is not beside its question"
            );
        }
        questions.extend(domain.questions);
    }
    assert!(
        packed.index.name.starts_with("bank-"),
        "{}",
        packed.index.name
    );
    assert!(!questions.is_empty());
    assert_eq!(questions, bank.questions);
    let listed: Vec<&str> = index.questions.iter().map(|it| it.id.as_str()).collect();
    let ids: Vec<&str> = questions.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(listed, ids);
}

#[test]
fn a_changed_question_renames_its_file_and_the_index_alone() {
    let mut bank = bank();
    let before = packed(&bank, Vec::new(), None);
    let question = bank.questions.first_mut().unwrap();
    question.decides.push('!');
    let domain = format!("questions-{}-", question.domain);
    bank.version = quiz::version_of(&bank);
    let after = packed(&bank, Vec::new(), None);
    for (old, new) in names(&before).into_iter().zip(names(&after)) {
        let changes = old.starts_with(&domain) || old.starts_with("bank-");
        assert_eq!(old != new, changes, "{old} is now {new}");
    }
}

#[test]
fn a_domain_without_questions_has_no_file() {
    let mut bank = bank();
    bank.questions.retain(|question| question.domain != 2);
    let packed = packed(&bank, Vec::new(), None);
    let index = unpack_index(&packed.index.content).unwrap();
    assert_eq!(index.file(2), None);
    assert!(index.file(1).is_some());
    assert!(
        !packed
            .questions
            .iter()
            .any(|file| file.name.starts_with("questions-2-"))
    );
}

#[test]
fn the_cards_are_packed_with_the_drill() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let cards = quiz::author::Library::read(&root, None).cards;
    let packed = packed(&bank(), cards.clone(), None);
    let deck = quiz::unpack_deck(&packed.cards.content).unwrap();
    assert_eq!(deck.cards, cards);
    assert_eq!(deck.drill.len(), 29);
    let beliefs = deck
        .cards
        .iter()
        .filter_map(|it| it.misconception.as_deref());
    let beliefs: Vec<&str> = beliefs.collect();
    assert!(!beliefs.is_empty());
    assert!(beliefs.iter().all(|id| deck.misconception(id).is_some()));
    assert!(packed.cards.name.starts_with("cards-"));
}
