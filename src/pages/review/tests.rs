use super::words::count;

#[test]
fn numbers_have_their_noun() {
    assert_eq!(count(2, "card", "cards"), "2 cards");
}
