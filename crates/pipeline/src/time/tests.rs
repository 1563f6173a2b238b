use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, millis: i64) {
    assert_eq!(text.parse(), Ok(Timestamp(millis)), "reading {text}");
    assert_eq!(Timestamp(millis).to_string(), text, "writing {millis}");
}

#[test]
fn known_instants_read_and_write() {
    check("1970-01-01T00:00:00Z", 0);
    check("2000-02-29T23:59:59Z", 951_868_799_000);
    check("2026-01-15T12:00:00Z", Timestamp::START.0);
    check("2026-01-15T12:00:00.250Z", Timestamp::START.0 + 250);
    check("1969-12-31T23:59:59.999Z", -1);
}

#[test]
fn a_fraction_below_the_millisecond_is_cut() {
    assert_eq!("1970-01-01T00:00:00.1239Z".parse(), Ok(Timestamp(123)));
    assert_eq!("1970-01-01T00:00:00.5Z".parse(), Ok(Timestamp(500)));
}

#[test]
fn texts_that_are_no_utc_time_are_refused() {
    for text in [
        "",
        "2026-01-15",
        "2026-01-15T12:00:00",
        "2026-01-15T12:00:00+01:00",
        "2026-02-29T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-01-15T24:00:00Z",
        "2026-1-15T12:00:00Z",
        "2026-01-15T12:00:00.Z",
        "2026-01-15T12:00Z",
        "2026-01-15t12:00:00Z ",
    ] {
        assert_eq!(text.parse::<Timestamp>(), Err(TimeError), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(millis in 0i64..253_402_300_800_000) {
        let time = Timestamp(millis);
        prop_assert_eq!(time.to_string().parse(), Ok(time));
    }
}
