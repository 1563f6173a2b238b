use super::*;

const RULE: &str = "arn:aws:events:us-east-1:123456789012:rule/r";

fn datum(minute: i64, rule: Option<&str>, sum: u64) -> Datum {
    Datum {
        minute: Timestamp(minute * 60_000),
        metric: Metric::Invocations,
        event_bus_arn: "bus".into(),
        rule_arn: rule.map(Into::into),
        sum,
    }
}

#[test]
fn the_shortest_period_that_shows_all_is_taken() {
    let frame = |last| Frame::of(&[datum(0, None, 1), datum(last, None, 1)], None).unwrap();
    assert_eq!((frame(59).period, frame(59).count), (60_000, 60));
    assert_eq!((frame(60).period, frame(60).count), (300_000, 13));
    assert_eq!(frame(60 * 24).period, 3_600_000);
    let long = frame(60 * 24 * 100);
    assert_eq!(
        (long.period, long.count, long.is_cut),
        (86_400_000, 60, true)
    );
    assert_eq!(Frame::of(&[], None), None);
}

#[test]
fn what_falls_into_a_period_is_added_up_for_all_rules_or_for_one() {
    let data = [
        datum(1, Some(RULE), 2),
        datum(4, Some("other"), 3),
        datum(5, Some(RULE), 7),
    ];
    let frame = Frame::of(&data, Some(300_000)).unwrap();
    assert_eq!(frame.at(1), Timestamp(300_000));
    assert_eq!(frame.sums(&data, Metric::Invocations, ""), [5, 7]);
    assert_eq!(frame.sums(&data, Metric::Invocations, RULE), [2, 7]);
    assert_eq!(frame.sums(&data, Metric::FailedInvocations, ""), [0, 0]);
}

#[test]
fn what_is_older_than_the_frame_is_left_out_of_it() {
    let data = [datum(0, None, 9), datum(100, None, 1)];
    let frame = Frame::of(&data, Some(60_000)).unwrap();
    assert!(frame.is_cut);
    let sums = frame.sums(&data, Metric::Invocations, "");
    assert_eq!((sums.len(), sums.iter().sum::<u64>()), (60, 1));
}
