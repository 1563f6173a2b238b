use super::*;

/// The matcher takes the lower spelling of a unit where it fits and the upper one otherwise; the
/// automaton follows both. That is the same as long as neither begins or ends the other.
#[test]
fn no_spelling_of_a_letter_hides_in_the_other() {
    for c in ('\0'..='\u{FFFF}').filter(|c| c.len_utf16() == 1) {
        let low: String = c.to_lowercase().collect();
        let high: String = c.to_uppercase().collect();
        if low != high {
            assert!(!low.starts_with(&high) && !high.starts_with(&low), "{c}");
            assert!(!low.ends_with(&high) && !high.ends_with(&low), "{c}");
        }
    }
}

fn fits(shapes: &[TextSet<'_>]) -> Vec<(Vec<u32>, String)> {
    let mut automaton = Automaton::default();
    for (label, shape) in (0..).zip(shapes) {
        automaton.add(*shape, label);
    }
    let all = automaton.fits(&mut 10_000);
    assert!(all.complete);
    let mut all: Vec<_> = all.fits.into_iter().map(|f| (f.labels, f.text)).collect();
    all.sort();
    all
}

#[test]
fn every_way_to_fit_has_its_shortest_string() {
    let owned = |labels: &[u32], text: &str| (labels.to_vec(), text.to_owned());
    assert_eq!(
        fits(&[TextSet::Starts("ab"), TextSet::Ends("ba")]),
        [
            owned(&[], ""),
            owned(&[0], "ab"),
            owned(&[0, 1], "aba"),
            owned(&[1], "ba")
        ]
    );
    let pieces = ["a".to_owned(), "a".to_owned()];
    assert_eq!(
        fits(&[TextSet::Fits(&pieces), TextSet::Is("axa")]),
        [owned(&[], ""), owned(&[0], "aa"), owned(&[0, 1], "axa")]
    );
}

#[test]
fn the_search_ends_in_time() {
    let pieces: Vec<String> = (0..9).map(|n| format!("a{n}b")).collect();
    let mut automaton = Automaton::default();
    automaton.add(TextSet::Fits(&pieces), 0);
    let mut steps = 50;
    assert!(!automaton.fits(&mut steps).complete);
    assert_eq!(steps, 0);
}
