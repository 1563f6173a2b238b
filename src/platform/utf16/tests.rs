use super::*;

/// One, two, three and four bytes; the last has two UTF-16 halves.
const TEXT: &str = "aé€😀b";

#[test]
fn every_character_boundary_goes_there_and_back() {
    let places = [(0, 0), (1, 1), (3, 2), (6, 3), (10, 5), (11, 6)];
    for (byte, unit) in places {
        assert_eq!(from_byte(TEXT, byte), unit, "byte {byte}");
        assert_eq!(to_byte(TEXT, unit), byte, "unit {unit}");
    }
}

#[test]
fn a_place_inside_a_character_is_its_start() {
    assert_eq!(from_byte(TEXT, 8), 3);
    assert_eq!(to_byte(TEXT, 4), 6);
}

#[test]
fn a_place_past_the_end_is_the_end() {
    assert_eq!(from_byte(TEXT, 99), 6);
    assert_eq!(to_byte(TEXT, 99), 11);
    assert_eq!(from_byte("", 1), 0);
    assert_eq!(to_byte("", 1), 0);
}

#[test]
fn counting_again_and_again_gives_the_same() {
    for text in [TEXT, "ascii", ""] {
        let units = Units::of(text);
        for byte in 0..=text.len() + 1 {
            assert_eq!(
                units.from_byte(byte),
                from_byte(text, byte),
                "{text} {byte}"
            );
        }
    }
}
