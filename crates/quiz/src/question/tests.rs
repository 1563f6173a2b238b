use crate::testing::question;

#[test]
fn counts_the_picks() {
    assert_eq!(question("a", &[true, false, false, false]).pick_count(), 1);
    assert_eq!(
        question("a", &[true, false, true, false, false]).pick_count(),
        2
    );
    assert!(!question("a", &[true, false, false, false]).is_multiple_response());
    assert!(question("a", &[true, false, true, false, false]).is_multiple_response());
    assert_eq!(
        question("a", &[false, true, false, true, false]).key(),
        [1, 3]
    );
}

#[test]
fn scores_all_or_nothing() {
    let asked = question("a", &[false, true, false, true, false]);
    let check =
        |picks: &[usize], expect: bool| assert_eq!(asked.is_correct(picks), expect, "{picks:?}");
    check(&[1, 3], true);
    check(&[3, 1], true);
    check(&[3, 1, 3], true);
    check(&[1], false);
    check(&[], false);
    check(&[1, 3, 4], false);
    check(&[1, 2], false);
    check(&[1, 3, 9], false);
}

#[test]
fn no_answer_is_wrong_even_without_a_key() {
    assert!(!question("a", &[false, false]).is_correct(&[]));
}

#[test]
fn orders_options_by_seed_and_question() {
    let five = [true, false, false, false, false];
    let order = question("a", &five).order(1);
    assert_eq!(order, question("a", &five).order(1));
    assert!((0..20).any(|seed| question("a", &five).order(seed) != order));
    assert!(
        (0..20).any(|seed| question("a", &five).order(seed) != question("b", &five).order(seed))
    );
    let mut sorted = order;
    sorted.sort_unstable();
    assert_eq!(sorted, [0, 1, 2, 3, 4]);
}

#[test]
fn finds_the_code_of_an_option() {
    let asked = question("a", &[true]);
    assert_eq!(asked.options[0].code("json"), Some("{}"));
    assert_eq!(asked.options[0].code("yaml"), None);
}
