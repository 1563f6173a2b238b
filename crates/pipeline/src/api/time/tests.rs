use super::*;
use serde_json::json;

#[track_caller]
fn check(value: Value, expect: Option<&str>) {
    let read = read(&value).map(|time| time.to_string());
    assert_eq!(read.as_deref(), expect, "{value}");
}

#[test]
fn times_are_read_in_the_forms_of_the_sdks() {
    for text in [
        "2022-01-31T00:00:00Z",
        "2022-01-31",
        "01-31-2022T00:00:00Z",
        "2022-01-31 00:00:00Z",
        "2022-01-31T00:00:00",
        "2022-01-31T02:30:00+02:30",
        "2022-01-30T23:00:00-0100",
        "2022-01-30T23:00:00-01",
    ] {
        check(json!(text), Some("2022-01-31T00:00:00Z"));
    }
    check(json!(1_643_587_200), Some("2022-01-31T00:00:00Z"));
    check(json!(1_643_587_200.5), Some("2022-01-31T00:00:00.500Z"));
    for bad in [
        json!("soon"),
        json!(""),
        json!("2022-01-31T00:00:00+é"),
        json!(1e300),
        json!([]),
    ] {
        check(bad, None);
    }
}

#[test]
fn answers_have_whole_seconds() {
    assert_eq!(write(Timestamp(1_500)), "1970-01-01T00:00:01Z");
    assert_eq!(write(Timestamp(-1)), "1969-12-31T23:59:59Z");
}
