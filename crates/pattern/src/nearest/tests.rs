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

#[test]
fn neighbours_that_changed_places_are_one_slip() {
    assert_eq!(distance("runnign", "running"), 1);
    assert_eq!(distance("ab", "ba"), 1);
    assert_eq!(distance("abc", "cab"), 2);
}

#[test]
fn a_misspelt_value_is_told_from_another_value() {
    for (written, meant, slip) in [
        ("stoped", "stopped", true),
        ("terminatde", "terminated", true),
        ("RunInstnaces", "RunInstances", true),
        ("us-east-1", "us-west-1", false),
        ("eu-central-1", "eu-central-2", false),
        ("i-0a1", "i-0a2", false),
        ("started", "stopped", false),
        ("on", "of", false),
    ] {
        assert_eq!(slips(written, meant).is_some(), slip, "{written} {meant}");
    }
}
