use super::time_note;

#[test]
fn notes_come_when_their_minute_begins() {
    let check = |before: u64, after: u64, expect: Option<u16>| {
        assert_eq!(time_note(before, after), expect, "{before} to {after}");
    };
    check(1_800_001, 1_800_000, Some(30));
    check(1_800_000, 1_799_000, None);
    check(600_500, 599_500, Some(10));
    check(300_001, 299_000, Some(5));
    check(60_001, 59_000, Some(1));
    check(2_000_000, 299_000, Some(5));
    check(60_001, 0, None);
    check(299_000, 400_000, None);
}
