use super::Date;

fn date(text: &str) -> Date {
    text.parse().expect(text)
}

#[test]
fn reads_and_writes_the_same_text() {
    for text in ["2026-11-21", "2024-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn refuses_what_is_no_day() {
    for text in [
        "",
        "2026",
        "2026-11",
        "2026-13-01",
        "2026-02-29",
        "1900-02-29",
        "2026-11-21-1",
        "26-11-21",
        "2026-1-21",
        "+026-11-21",
        "0000-01-01",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn counts_days() {
    assert_eq!(date("2026-03-01").days_since(date("2026-02-28")), 1);
    assert_eq!(date("2024-03-01").days_since(date("2024-02-28")), 2);
    assert_eq!(date("2026-11-21").days_since(date("2025-11-21")), 365);
    assert_eq!(date("2025-11-21").days_since(date("2026-11-21")), -365);
}

#[test]
fn follows_the_unix_clock() {
    assert_eq!(Date::from_unix_days(0), Some(date("1970-01-01")));
    assert_eq!(Date::from_unix_days(-1), Some(date("1969-12-31")));
    assert_eq!(
        Date::from_unix_days(1_795_219_200 / 86_400),
        Some(date("2026-11-21"))
    );
    assert_eq!(Date::from_unix_days(i64::MAX), None);
    assert_eq!(Date::from_unix_days(i64::MIN), None);
    for days in (-719_000..2_900_000).step_by(13) {
        let day = Date::from_unix_days(days).unwrap();
        assert_eq!(day.days_since(date("1970-01-01")), days);
    }
}
