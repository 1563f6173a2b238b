use super::{UNFAIR, chi_square, served};
use crate::question::Question;
use crate::testing::question;

fn questions() -> Vec<Question> {
    ["a", "b", "c", "d", "e", "f"]
        .iter()
        .map(|id| question(id, &[false, true, false, false]))
        .chain([question("several", &[true, true, false, false, false])])
        .collect()
}

#[test]
fn shuffle_is_fair() {
    let counts = served(&questions(), Question::order);
    assert_eq!(counts.iter().sum::<usize>(), 6_000);
    assert!(chi_square(&counts) < UNFAIR, "{counts:?}");
}

#[test]
fn order_of_the_file_is_not() {
    let counts = served(&questions(), |question, _| {
        (0..question.options.len()).collect()
    });
    assert_eq!(counts, [0, 6_000, 0, 0]);
    assert!(chi_square(&counts) > UNFAIR);
}

#[test]
fn small_leaning_is_noticed() {
    let leaning = |question: &Question, seed: u64| {
        let mut order = question.order(seed);
        if seed.is_multiple_of(10) {
            order.sort_unstable();
        }
        order
    };
    assert!(chi_square(&served(&questions(), leaning)) > UNFAIR);
}
