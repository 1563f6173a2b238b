use super::*;

fn document(texts: &[&str]) -> Document {
    let mut document = Document::first(0, "yard");
    let event = |text: &&str| Rc::new(SavedEvent::new("e", "", *text));
    document.events = texts.iter().map(event).collect();
    document
}

fn sent(asked: &Matrix) -> Vec<(usize, &str)> {
    let texts = asked.texts.iter();
    texts.map(|(at, text)| (*at, text.as_str())).collect()
}

#[test]
fn only_what_has_changed_is_sent() {
    let mut known = Known::default();
    let first = known.ask(&document(&["a", "b"]));
    assert_eq!(
        (first.since, sent(&first)),
        (None, vec![(0, "a"), (1, "b")])
    );
    let same = known.ask(&document(&["a", "b"]));
    assert_eq!(same.number, first.number);
    assert_eq!(sent(&same), []);
    let edited = known.ask(&document(&["a", "c", "d"]));
    assert_eq!(edited.since, Some(first.number));
    assert_ne!(edited.number, first.number);
    assert_eq!((edited.count, sent(&edited)), (3, vec![(1, "c"), (2, "d")]));
    let fewer = known.ask(&document(&["a"]));
    assert_ne!(fewer.number, edited.number);
    assert_eq!((fewer.count, sent(&fewer)), (1, vec![]));
    known.forget();
    let all = known.ask(&document(&["a"]));
    assert_eq!((all.since, sent(&all)), (None, vec![(0, "a")]));
}
