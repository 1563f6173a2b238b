use super::*;

fn number(text: &str) -> Comparable {
    Comparable::parse(text).unwrap_or_else(|| panic!("{text} is not comparable"))
}

#[test]
fn equal_values_are_equal_however_they_are_written() {
    for group in [
        &["300", "300.0", "3e2", "3E+2", "0.3e3", "300000e-3"][..],
        &["0", "0.0", "0e7", "-0", "-0.0"],
        &["-1.5", "-15e-1"],
        &["9007199254740992", "9.007199254740992e15"],
    ] {
        for text in group {
            assert_eq!(number(text), number(group[0]), "{text}");
        }
    }
}

#[test]
fn order_is_the_order_of_numbers() {
    let rising = [
        "-1e308", "-5", "-0.5", "0", "4.9e-324", "1e-6", "0.1", "5", "1e308",
    ];
    for pair in rising.windows(2) {
        assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
    }
}

#[test]
fn digits_beyond_a_double_are_not_comparable() {
    for text in [
        "9007199254740993",
        "0.10000000000000000001",
        "1e400",
        "-1e999",
        "1e-400",
        "5e-324",
    ] {
        assert_eq!(Comparable::parse(text), None, "{text}");
    }
}
