use super::*;

fn state_of(name: &str) -> Option<StateValue> {
    match name {
        "a" | "cpu high" => Some(StateValue::Alarm),
        "b" => Some(StateValue::Ok),
        "c" => Some(StateValue::InsufficientData),
        _ => None,
    }
}

#[track_caller]
fn check(rule: &str, expected: bool) {
    let (read, found) = AlarmRule::parse(rule);
    assert_eq!(found, [], "{rule}");
    assert_eq!(read.holds(&state_of), Some(expected), "{rule}");
}

#[test]
fn rules_join_the_states_of_alarms() {
    check("ALARM(a)", true);
    check("ALARM(\"a\")", true);
    check("ALARM( \"cpu high\" )", true);
    check("ALARM(cpu high)", true);
    check(
        "ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a)",
        true,
    );
    check("OK(b) AND INSUFFICIENT_DATA(c)", true);
    check("ALARM(b) OR ALARM(c)", false);
    check("ALARM(a) AND NOT ALARM(b)", true);
    check("NOT NOT ALARM(a)", true);
    check("(ALARM(a) OR OK(c)) AND OK(b)", true);
    check("TRUE", true);
    check("FALSE OR TRUE AND FALSE", false);
    check("ALARM(gone)", false);
    check("NOT OK(gone)", true);
}

#[track_caller]
fn refused(rule: &str, underlined: &str) -> String {
    let (read, found) = AlarmRule::parse(rule);
    assert_eq!(read.holds(&state_of), None);
    assert_eq!(found[0].span.of(rule), underlined, "{found:?}");
    found[0].help.clone()
}

#[test]
fn rules_are_refused_with_the_place() {
    assert!(refused("alarm(a)", "alarm").contains("capital letters"));
    refused("ALARM(a) and OK(b)", "and OK(b)");
    refused("ALARM a", "ALARM");
    refused("ALARM()", "");
    refused("(ALARM(a)", "(");
    refused("ALARM(a))", ")");
    refused("ALARM(a) AND", "");
    refused("STATE(a)", "STATE");
    refused("", "");
    let many: Vec<String> = (0..101).map(|n| format!("ALARM(a{n})")).collect();
    assert!(AlarmRule::parse(&many[..100].join(" OR ")).1.is_empty());
    let many = many.join(" OR ");
    refused(&many, &many);
    assert!(!AlarmRule::parse(&"NOT ".repeat(3_000)).1.is_empty());
}

#[test]
fn children_have_their_places() {
    let rule = "ALARM(a) OR OK(\"b\")";
    let (read, _) = AlarmRule::parse(rule);
    let of: Vec<&str> = read
        .children()
        .iter()
        .map(|child| child.span.of(rule))
        .collect();
    assert_eq!(of, ["a", "b"]);
}

fn composite(name: &str, rule: &str) -> CompositeAlarm {
    CompositeAlarm {
        alarm_name: name.to_owned(),
        alarm_rule: rule.to_owned(),
        ..CompositeAlarm::default()
    }
}

#[test]
fn circles_are_found_by_their_shortest_way() {
    let all = [
        composite("one", "ALARM(two) OR ALARM(three)"),
        composite("two", "ALARM(three)"),
        composite("three", "ALARM(one)"),
        composite("apart", "ALARM(one)"),
    ];
    assert_eq!(all[0].cycle(&all).unwrap(), ["one", "three", "one"]);
    assert_eq!(all[3].cycle(&all), None);
    let own = composite("self", "OK(self)");
    assert_eq!(own.cycle(&[]).unwrap(), ["self", "self"]);
}

#[test]
fn what_put_composite_alarm_refuses() {
    let mut one = composite("all", "ALARM(a) AND ALARM(gone)");
    one.alarm_actions = vec![
        "arn:aws:sns:us-east-1:123456789012:admins".to_owned(),
        "arn:aws:automate:us-east-1:ec2:stop".to_owned(),
    ];
    let found = one.check(&["a"], std::slice::from_ref(&one));
    let fields: Vec<&str> = found.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["alarm_rule", "alarm_actions"]);
    assert!(found[0].message.contains("[gone]"));
    assert_eq!(composite("x", "ALARM(a)").check(&["a"], &[]), []);
    assert_eq!(
        composite("x", "ALARM(a)").evaluate(state_of),
        Some(StateValue::Alarm)
    );
    assert_eq!(
        composite("x", "ALARM(b)").evaluate(state_of),
        Some(StateValue::Ok)
    );
}

#[test]
fn a_suppressor_is_another_alarm_and_has_both_periods() {
    let fields = |alarm: &CompositeAlarm| -> Vec<String> {
        let found = alarm.check(&["a", "deploying"], std::slice::from_ref(alarm));
        found.into_iter().map(|one| one.field).collect()
    };
    let mut alarm = CompositeAlarm {
        actions_suppressor: Some("deploying".to_owned()),
        actions_suppressor_wait_period: Some(60),
        actions_suppressor_extension_period: Some(0),
        ..composite("shop", "ALARM(a)")
    };
    assert_eq!(fields(&alarm), [""; 0]);
    alarm.actions_suppressor =
        Some("arn:aws:cloudwatch:us-east-1:123456789012:alarm:deploying".to_owned());
    assert_eq!(fields(&alarm), [""; 0]);
    alarm.actions_suppressor_wait_period = None;
    assert_eq!(fields(&alarm), ["actions_suppressor_wait_period"]);
    alarm.actions_suppressor_wait_period = Some(60);
    alarm.actions_suppressor = Some("gone".to_owned());
    assert_eq!(fields(&alarm), ["actions_suppressor"]);
    alarm.actions_suppressor = Some("shop".to_owned());
    assert_eq!(fields(&alarm), ["actions_suppressor"]);
    alarm.actions_suppressor = None;
    assert_eq!(
        fields(&alarm),
        [
            "actions_suppressor_wait_period",
            "actions_suppressor_extension_period"
        ]
    );
}
