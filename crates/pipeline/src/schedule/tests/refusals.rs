use super::*;

#[track_caller]
fn refused(expression: &str, api: Api) -> String {
    let refusal = super::super::check(expression, api).expect_err("it is not valid");
    assert_eq!(refusal.code.as_str(), "ValidationException");
    assert!(refusal.help.is_some());
    refusal.message
}

#[test]
fn each_service_has_its_words() {
    let message = refused("rate(5 weeks)", Api::PutRule);
    assert_eq!(message, "Parameter ScheduleExpression is not valid.");
    let message = refused("rate(5 weeks)", Api::CreateSchedule);
    assert_eq!(message, "Invalid Schedule Expression rate(5 weeks).");
}

#[test]
fn a_custom_bus_has_no_schedules() {
    assert!(check_rule("rate(5 minutes)", DEFAULT_EVENT_BUS).is_ok());
    let refusal = check_rule("rate(5 minutes)", "orders").expect_err("a custom bus");
    assert_eq!(
        refusal.message,
        "ScheduleExpression is supported only on the default event bus."
    );
    // The bus is looked at first.
    let refusal = check_rule("nonsense", "orders").expect_err("a custom bus");
    assert!(refusal.message.contains("default event bus"));
    let refusal = check_rule("nonsense", DEFAULT_EVENT_BUS).expect_err("no schedule");
    assert_eq!(
        refusal.message,
        "Parameter ScheduleExpression is not valid."
    );
}

#[test]
fn more_than_256_characters_break_the_shape() {
    let long = format!("cron({} 1 * * ? *)", vec!["0"; 130].join(","));
    let message = refused(&long, Api::PutRule);
    assert!(message.starts_with("1 validation error detected: Value 'cron("));
    assert!(message.ends_with("less than or equal to 256"), "{message}");
    let fits = format!("cron({} 1 * * ? *)", vec!["0"; 120].join(","));
    assert!(super::super::check(&fits, Api::PutRule).is_ok());
}

#[test]
fn the_scheduler_is_less_strict_about_rates() {
    for expression in ["rate(1 hours)", "rate(5 minute)", "rate(5 MINUTES)"] {
        let (schedule, findings) = parse(expression, Api::CreateSchedule);
        assert!(schedule.is_some(), "{expression}");
        assert_eq!(findings.len(), 1, "{expression}");
        refused(expression, Api::PutRule);
    }
    refused("rate(0 minutes)", Api::CreateSchedule);
}
