use super::*;

#[test]
fn a_slip_of_the_hand_is_understood() {
    let known = ["prefix", "suffix", "anything-but", "equals-ignore-case"];
    for (written, meant) in [
        ("PREFIX", Some("prefix")),
        ("preffix", Some("prefix")),
        ("anything_but", Some("anything-but")),
        ("equals-ignoe-case", Some("equals-ignore-case")),
        ("banana", None),
        ("", None),
    ] {
        assert_eq!(nearest(written, &known), meant, "{written}");
    }
}

#[test]
fn distances() {
    assert_eq!(distance("kitten", "sitting"), 3);
    assert_eq!(distance("", "abc"), 3);
    assert_eq!(distance("abc", "abc"), 0);
}
