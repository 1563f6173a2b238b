use super::{Card, CardKind, Deck, DrillTarget, card_of_item, pack_deck, unpack_deck};
use crate::markup::{Block, Inline};
use crate::{Date, FORMAT, Misconception, Reference, UnpackError};

fn deck() -> Deck {
    let words = |text: &str| vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    let belief = |id: &str| Misconception {
        id: id.to_owned(),
        title: "An alarm sees all".to_owned(),
        correction: "It sees one metric.".to_owned(),
    };
    Deck::new(
        vec![Card {
            id: "one".to_owned(),
            kind: CardKind::Decision,
            task: "4.3".to_owned(),
            topics: vec!["topic".to_owned()],
            front: words("Rule or alarm?"),
            back: words("A rule."),
            why: words("It is so."),
            twin: Some("other".to_owned()),
            misconception: Some("belief".to_owned()),
            references: vec![Reference {
                title: "Page".to_owned(),
                url: "https://docs.aws.amazon.com/".to_owned(),
            }],
            reviewed: Date::new(2026, 11, 21).unwrap(),
        }],
        vec![DrillTarget {
            kind: "lambda-function".to_owned(),
            label: "Lambda function".to_owned(),
            by_role: false,
            actions: vec!["lambda:InvokeFunction".to_owned()],
            sentence: "The function's policy allows it.".to_owned(),
        }],
        &[belief("other"), belief("belief")],
    )
}

#[test]
fn deck_knows_the_beliefs_behind_its_cards_alone() {
    let deck = deck();
    assert_eq!(deck.misconceptions.len(), 1);
    assert!(deck.misconception("belief").is_some());
    assert_eq!(deck.misconception("other"), None);
}

#[test]
fn deck_comes_back_as_it_was() {
    let bytes = pack_deck(&deck());
    assert_eq!(unpack_deck(&bytes), Ok(deck()));
    for end in 0..bytes.len() {
        assert!(unpack_deck(&bytes[..end]).is_err(), "cut off at {end}");
    }
    let newer = postcard::to_allocvec(&(FORMAT + 1, deck())).unwrap();
    let found = FORMAT + 1;
    assert_eq!(unpack_deck(&newer), Err(UnpackError::NewerFormat { found }));
}

#[test]
fn items_of_the_log_are_found() {
    let deck = deck();
    assert_eq!(deck.cards[0].item(), "card/one");
    assert_eq!(deck.drill[0].item(), "card/drill-lambda-function");
    assert!(deck.has_item("card/one") && deck.has_item("card/drill-lambda-function"));
    assert!(!deck.has_item("card/drill-lambda"));
    assert!(!deck.has_item("one"), "a question");
    assert_eq!(card_of_item("one"), None);
}
