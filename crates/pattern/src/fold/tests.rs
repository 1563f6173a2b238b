use super::*;

fn check(pattern: &str, text: &str, expect: bool) {
    assert_eq!(
        Folded::new(pattern).equals(text),
        expect,
        "{pattern} against {text}"
    );
}

#[test]
fn letters_match_in_either_case() {
    check("aBc", "AbC", true);
    check("Ünï", "üNÏ", true);
    check("abc", "abcd", false);
    check("", "", true);
}

#[test]
fn one_letter_may_become_two() {
    check("straße", "STRASSE", true);
    check("straße", "straße", true);
    check("straße", "strasse", false);
    check("strasse", "straße", false);
}

#[test]
fn oddities_of_the_engine() {
    check("\u{212A}", "k", true);
    check("\u{212A}", "\u{212A}", true);
    check("k", "\u{212A}", false);
    check("\u{1C5}", "\u{1C5}", false);
    check("\u{1C5}", "\u{1C4}", true);
    check("\u{1F600}", "\u{1F600}", false);
    check("\u{1F600}", "??", true);
}

#[test]
fn both_ends() {
    assert!(Folded::new("PNG").ends("a.png"));
    assert!(Folded::new("ß").ends("STRASS"));
    assert!(!Folded::new("jpg").ends("a.png"));
    assert!(Folded::new("a.P").starts("A.png"));
    assert!(!Folded::new("b").starts("A.png"));
    assert!(Folded::new("A\"").starts("a"));
    assert!(Folded::new("A\"").starts("a\"b"));
    assert!(!Folded::new("A\"").starts("ab"));
    assert!(Folded::new("\"A").ends("a"));
    assert!(!Folded::new("\"A").ends("ba"));
}
