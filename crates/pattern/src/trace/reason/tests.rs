use super::*;

#[test]
fn the_list_is_whole_and_in_order() {
    for (index, reason) in Reason::ALL.into_iter().enumerate() {
        assert_eq!(reason as usize, index, "{reason:?}");
    }
    assert_eq!(Reason::AbsentIsObject as usize + 1, Reason::ALL.len());
}
