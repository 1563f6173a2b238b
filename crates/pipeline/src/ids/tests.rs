use super::uuid;
use std::collections::HashSet;

#[test]
fn an_identifier_has_the_form_of_a_version_4_uuid() {
    for counter in 0..200 {
        let id = uuid(7, counter);
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(id.as_bytes()[14], b'4', "{id}");
        assert!(b"89ab".contains(&id.as_bytes()[19]), "{id}");
    }
}

#[test]
fn counters_and_seeds_give_different_identifiers() {
    let ids: HashSet<String> = (0..50)
        .flat_map(|seed| (0..50).map(move |counter| uuid(seed, counter)))
        .collect();
    assert_eq!(ids.len(), 2_500);
    assert_eq!(uuid(3, 4), uuid(3, 4));
}
