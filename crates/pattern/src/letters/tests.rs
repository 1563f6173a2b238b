use super::*;

#[test]
fn every_letter_is_as_the_standard_library_has_it() {
    for c in ('\0'..='\u{FFFF}').chain(['😀', '𐐀']) {
        if c.len_utf16() == 1 {
            let (low, high): (String, String) =
                (c.to_lowercase().collect(), c.to_uppercase().collect());
            assert_eq!(lower_letter(c), low, "{c:?}: run `cargo xtask letters`");
            assert_eq!(upper_letter(c), high, "{c:?}: run `cargo xtask letters`");
        } else {
            assert_eq!(lower_letter(c), c.to_string());
            assert_eq!(upper_letter(c), c.to_string());
        }
    }
}

#[test]
fn tables_are_in_order() {
    for runs in [table::LOWER, table::UPPER] {
        assert!(runs.iter().all(|run| run.first <= run.last));
        assert!(runs.is_sorted_by(|one, next| one.last < next.first));
    }
    for several in [table::LOWER_SEVERAL, table::UPPER_SEVERAL] {
        assert!(several.is_sorted_by_key(|(c, _)| *c));
    }
}

#[test]
fn texts() {
    assert_eq!(lower("ÄRGER im Οδός-42"), "ärger im οδός-42");
    assert_eq!(lower("ΟΔΟΣ"), "οδοσ");
    assert!(has_cases("1a"));
    assert!(!has_cases("42 – 世界"));
}
