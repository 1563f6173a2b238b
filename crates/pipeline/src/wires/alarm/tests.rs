use super::*;

fn alarm(needed: u32, missing: TreatMissingData) -> MetricAlarm {
    MetricAlarm {
        alarm_name: "latency".to_owned(),
        namespace: "Shop".to_owned(),
        metric_name: "Latency".to_owned(),
        evaluation_periods: 3,
        datapoints_to_alarm: Some(needed),
        threshold: Number(5.0),
        treat_missing_data: missing,
        ..MetricAlarm::default()
    }
}

/// Points as the guide writes them: X breaches, 0 does not, - is missing.
/// The newest period begins at 12:02.
fn points(text: &str) -> Vec<Point> {
    let point = |word| match word {
        "X" => Some(9.0),
        "0" => Some(1.0),
        _ => None,
    };
    let values: Vec<Option<f64>> = text.split(' ').map(point).collect();
    let first = 3 - values.len() as i64;
    let minutes = first..;
    minutes
        .zip(values)
        .map(|(minute, value)| Point {
            at: at(minute * 60),
            value,
        })
        .collect()
}

#[track_caller]
fn row(needed: u32, text: &str, expected: [&str; 4]) {
    let ways = [
        TreatMissingData::Missing,
        TreatMissingData::Ignore,
        TreatMissingData::Breaching,
        TreatMissingData::NotBreaching,
    ];
    for (missing, expected) in ways.into_iter().zip(expected) {
        for now in [
            StateValue::Ok,
            StateValue::Alarm,
            StateValue::InsufficientData,
        ] {
            let got = evaluate(&alarm(needed, missing), &points(text), now);
            let expected = match expected {
                "retain" => now.as_str(),
                other => other,
            };
            assert_eq!(got.state.as_str(), expected, "{text} {missing:?} {now:?}");
        }
    }
}

/// The first table of the guide: 3 of 3.
#[test]
fn three_out_of_three_as_the_guide_has_it() {
    row(3, "0 - X - X", ["OK"; 4]);
    row(3, "0 - - - -", ["OK"; 4]);
    row(
        3,
        "- - - - -",
        ["INSUFFICIENT_DATA", "retain", "ALARM", "OK"],
    );
    row(3, "0 X X - X", ["ALARM"; 4]);
    row(3, "- - X - -", ["ALARM", "retain", "ALARM", "OK"]);
}

/// The second table: 2 of 3.
#[test]
fn two_out_of_three_as_the_guide_has_it() {
    row(2, "0 - X - X", ["ALARM"; 4]);
    row(2, "0 0 X 0 X", ["ALARM"; 4]);
    row(2, "0 - X - -", ["OK", "OK", "ALARM", "OK"]);
    row(2, "- - - - 0", ["OK", "OK", "ALARM", "OK"]);
    row(2, "- - - X -", ["ALARM", "retain", "ALARM", "OK"]);
}

/// What the guide says of premature alarms.
#[test]
fn a_single_new_datum_does_not_raise_an_alarm_at_once() {
    for text in ["- - - - X", "- - - X -"] {
        let got = evaluate(
            &alarm(3, TreatMissingData::Missing),
            &points(text),
            StateValue::Ok,
        );
        assert_eq!(got.state, StateValue::Ok, "{text}");
    }
    row(3, "- - - X 0", ["OK", "OK", "OK", "OK"]);
}

fn at(seconds: i64) -> Timestamp {
    Timestamp(Timestamp::START.millis() + seconds * 1_000)
}

/// The values of the periods alone.
fn values(alarm: &MetricAlarm, data: &[Datum], at: Timestamp) -> Vec<Option<f64>> {
    let points = window(alarm, data, at);
    points.iter().map(|point| point.value).collect()
}

fn datum(seconds: i64, value: f64) -> Datum {
    Datum {
        at: at(seconds),
        value: Number(value),
    }
}

#[test]
fn data_are_gathered_by_period_and_the_open_period_does_not_count() {
    let mut alarm = alarm(1, TreatMissingData::Missing);
    alarm.statistic = Statistic::Sum;
    alarm.evaluation_periods = 1;
    let data = [
        datum(-61, 100.0),
        datum(-60, 2.0),
        datum(-1, 3.0),
        datum(0, 50.0),
    ];
    assert_eq!(values(&alarm, &data, at(0)), [None, Some(100.0), Some(5.0)]);
    assert_eq!(
        values(&alarm, &data, at(59)),
        [None, Some(100.0), Some(5.0)]
    );
    assert_eq!(
        values(&alarm, &data, at(60)),
        [Some(100.0), Some(5.0), Some(50.0)]
    );
}

/// “Average CPU above 60 percent for 3 minutes”: a minute of 90 percent is none.
#[test]
fn one_bad_minute_is_no_three() {
    let mut alarm = alarm(3, TreatMissingData::Missing);
    alarm.datapoints_to_alarm = None;
    alarm.threshold = Number(60.0);
    let mut data: Vec<Datum> = (0..10).map(|minute| datum(minute * 60, 20.0)).collect();
    data[8].value = Number(90.0);
    assert_eq!(
        alarm.evaluate_at(&data, at(600), StateValue::Ok).state,
        StateValue::Ok
    );
    data[7].value = Number(61.0);
    data[9].value = Number(61.0);
    let got = alarm.evaluate_at(&data, at(600), StateValue::Ok);
    assert_eq!(got.state, StateValue::Alarm);
    assert_eq!(
        got.reason,
        "Threshold Crossed: 3 datapoints [61.0 (15/01/26 12:09:00), 90.0 (15/01/26 12:08:00), 61.0 (15/01/26 12:07:00)] were greater than the threshold (60.0)."
    );
}

#[test]
fn reasons_are_in_cloudwatch_s_words() {
    let reason =
        |missing, text: &str| evaluate(&alarm(2, missing), &points(text), StateValue::Ok).reason;
    assert_eq!(
        reason(TreatMissingData::Missing, "0 0 X 0 0"),
        "Threshold Crossed: 2 out of the last 3 datapoints [1.0 (15/01/26 12:02:00), 1.0 (15/01/26 12:01:00)] were not greater than the threshold (5.0) (minimum 2 datapoints for ALARM -> OK transition)."
    );
    assert_eq!(
        reason(TreatMissingData::Missing, "- - - - -"),
        "Insufficient Data: 3 datapoints were unknown."
    );
    assert_eq!(
        reason(TreatMissingData::Breaching, "- - - - -"),
        "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching]."
    );
    assert_eq!(
        reason(TreatMissingData::Breaching, "- - - X -"),
        "Threshold Crossed: 1 out of the last 3 datapoints [9.0 (15/01/26 12:01:00)] was greater than the threshold (5.0) and 2 missing datapoints were treated as [Breaching] (minimum 2 datapoints for OK -> ALARM transition)."
    );
    assert_eq!(
        reason(TreatMissingData::Breaching, "- - - 0 -"),
        "Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching]."
    );
    let mut whole = alarm(2, TreatMissingData::NotBreaching);
    whole.datapoints_to_alarm = None;
    assert_eq!(
        evaluate(&whole, &points("- - - 0 -"), StateValue::Ok).reason,
        "Threshold Crossed: 1 datapoint [1.0 (15/01/26 12:01:00)] was not greater than the threshold (5.0) and 2 missing datapoints were treated as [NonBreaching]."
    );
}

/// Of 3 out of 5, three good data lead back to OK; of 3 out of 3, one does.
#[test]
fn the_way_back_needs_the_data_that_make_an_alarm_impossible() {
    let mut alarm = alarm(3, TreatMissingData::Missing);
    let reason =
        |alarm: &MetricAlarm, text: &str| evaluate(alarm, &points(text), StateValue::Alarm).reason;
    assert!(reason(&alarm, "X X 0").ends_with("(minimum 1 datapoint for ALARM -> OK transition)."));
    alarm.evaluation_periods = 5;
    assert!(
        reason(&alarm, "X 0 0 X 0").ends_with("(minimum 3 datapoints for ALARM -> OK transition).")
    );
}

#[test]
fn each_comparison() {
    use ComparisonOperator as Op;
    let of = |op: Op| [4.0, 5.0, 6.0].map(|value| op.breaches(value, 5.0));
    assert_eq!(of(Op::GreaterThanThreshold), [false, false, true]);
    assert_eq!(of(Op::GreaterThanOrEqualToThreshold), [false, true, true]);
    assert_eq!(of(Op::LessThanThreshold), [true, false, false]);
    assert_eq!(of(Op::LessThanOrEqualToThreshold), [true, true, false]);
}

#[test]
fn actions_are_read_from_their_arns() {
    let read = |arn: &str| AlarmAction::read(arn).unwrap();
    assert!(matches!(
        read("arn:aws:sns:us-east-1:123456789012:admins"),
        AlarmAction::Sns { .. }
    ));
    assert!(!read("arn:aws:automate:us-east-1:ec2:stop").goes_on());
    let policy = read(
        "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:6a4e:autoScalingGroupName/web:policyName/add-one",
    );
    assert_eq!(
        policy,
        AlarmAction::ScalingPolicy {
            group: "web".to_owned(),
            policy: "add-one".to_owned()
        }
    );
    assert!(policy.goes_on() && !policy.suits_composite());
    let item = read("arn:aws:ssm:us-east-1:123456789012:opsitem:3#CATEGORY=Performance");
    assert_eq!(
        item,
        AlarmAction::OpsItem {
            severity: "3".to_owned(),
            category: Some("Performance".to_owned())
        }
    );
    assert!(matches!(
        read("arn:aws:ssm-incidents::123456789012:response-plan/shop"),
        AlarmAction::Incident { .. }
    ));
    assert!(matches!(
        read("arn:aws:lambda:us-east-1:123456789012:function:raise"),
        AlarmAction::Lambda { .. }
    ));
    for (word, action) in [
        ("stop", Ec2Action::Stop),
        ("terminate", Ec2Action::Terminate),
        ("reboot", Ec2Action::Reboot),
        ("recover", Ec2Action::Recover),
    ] {
        assert_eq!(
            read(&format!("arn:aws:automate:us-east-1:ec2:{word}")),
            AlarmAction::Ec2(action)
        );
    }
    let help = AlarmAction::read("arn:aws:sqs:us-east-1:123456789012:queue").unwrap_err();
    assert!(help.contains("CloudWatch Alarm State Change"));
    assert!(AlarmAction::read("admins").is_err());
}

#[test]
fn what_put_metric_alarm_refuses() {
    let check = |change: fn(&mut MetricAlarm)| {
        let mut one = alarm(3, TreatMissingData::Missing);
        change(&mut one);
        one.check()
            .into_iter()
            .map(|one| (one.field, one.refused))
            .collect::<Vec<_>>()
    };
    let refused = |field: &str| vec![(field.to_owned(), true)];
    assert_eq!(check(|_| {}), []);
    assert_eq!(check(|one| one.period = 45), refused("period"));
    assert_eq!(check(|one| one.period = 30), []);
    assert_eq!(
        check(|one| one.datapoints_to_alarm = Some(4)),
        refused("datapoints_to_alarm")
    );
    assert_eq!(
        check(|one| one.evaluation_periods = 1_441),
        refused("evaluation_periods")
    );
    assert_eq!(
        check(|one| {
            one.period = 3_600;
            one.evaluation_periods = 168;
        }),
        []
    );
    assert_eq!(
        check(|one| {
            one.period = 3_600;
            one.evaluation_periods = 169;
        }),
        refused("evaluation_periods")
    );
    assert_eq!(
        check(|one| one.alarm_actions = vec!["arn:aws:automate:us-east-1:ec2:stop".to_owned()]),
        refused("alarm_actions")
    );
    assert_eq!(
        check(
            |one| one.ok_actions = vec!["arn:aws:ssm:us-east-1:123456789012:opsitem:1".to_owned()]
        ),
        refused("ok_actions")
    );
    assert_eq!(
        check(|one| one.alarm_actions = vec!["arn:aws:sns:us-east-1:123456789012:t".to_owned(); 6]),
        refused("alarm_actions")
    );
    let quiet = check(|one| {
        one.metric_name = "HTTPCode_Target_5XX_Count".to_owned();
        one.treat_missing_data = TreatMissingData::Breaching;
    });
    assert_eq!(quiet, [("treat_missing_data".to_owned(), false)]);
}

#[test]
fn the_event_says_what_aws_says() {
    let alarm = alarm(3, TreatMissingData::NotBreaching);
    let before = AlarmState::new("latency", at(0));
    let evaluation = evaluate(&alarm, &points("X X X"), before.value);
    let after = alarm.state_after(&evaluation, at(61));
    let detail = event_detail(alarm.configuration("q1"), &before, &after);
    assert_eq!(detail["state"]["value"], "ALARM");
    assert_eq!(detail["previousState"]["value"], "INSUFFICIENT_DATA");
    assert_eq!(detail["state"]["timestamp"], "2026-01-15T12:01:01.000+0000");
    assert_eq!(
        detail["configuration"]["metrics"][0]["metricStat"]["metric"]["name"],
        "Latency"
    );
    let data: serde_json::Value =
        serde_json::from_str(detail["state"]["reasonData"].as_str().unwrap()).unwrap();
    assert_eq!(data["recentDatapoints"], serde_json::json!([9.0, 9.0, 9.0]));
    let message = sns_message(
        ("123456789012", "us-east-1"),
        "",
        alarm.trigger(),
        &before,
        &after,
    );
    let message: serde_json::Value = serde_json::from_str(&message).unwrap();
    assert_eq!(message["NewStateValue"], "ALARM");
    assert_eq!(
        message["Trigger"]["ComparisonOperator"],
        "GreaterThanThreshold"
    );
    assert_eq!(
        message["AlarmArn"],
        "arn:aws:cloudwatch:us-east-1:123456789012:alarm:latency"
    );
    assert_eq!(
        sns_subject("us-east-1", &after),
        "ALARM: \"latency\" in us-east-1"
    );
}

#[test]
fn an_alarm_without_any_data_begins_as_it_counts_missing_data() {
    let begins = |missing, namespace: &str| {
        let one = MetricAlarm {
            namespace: namespace.to_owned(),
            ..alarm(3, missing)
        };
        one.begins(at(0)).value
    };
    for (missing, expected) in [
        (TreatMissingData::Missing, StateValue::InsufficientData),
        (TreatMissingData::Ignore, StateValue::InsufficientData),
        (TreatMissingData::Breaching, StateValue::Alarm),
        (TreatMissingData::NotBreaching, StateValue::Ok),
    ] {
        assert_eq!(begins(missing, "Shop"), expected);
        // Alarms on metrics of DynamoDB ignore missing data whatever is set.
        let ignored = StateValue::InsufficientData;
        assert_eq!(begins(missing, "AWS/DynamoDB"), ignored);
    }
}

#[test]
fn alarms_are_read_with_defaults() {
    let read: MetricAlarm = serde_json::from_str(
        r#"{"alarm_name":"a","treat_missing_data":"notBreaching","statistic":"p99","threshold":5,"comparison_operator":"LessThanThreshold"}"#,
    )
    .unwrap();
    assert!(read.actions_enabled);
    assert_eq!(read.statistic, Statistic::Percentile(Number(99.0)));
    assert_eq!(read.threshold, Number(5.0));
    assert!(serde_json::from_str::<MetricAlarm>(r#"{"alarm":"a"}"#).is_err());
}
