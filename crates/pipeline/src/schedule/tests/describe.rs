use super::*;

#[track_caller]
fn check(expression: &str, sentence: &str) {
    let schedule = super::super::check(expression, Api::PutRule).expect("it is valid");
    assert_eq!(schedule.describe("UTC"), sentence, "{expression}");
}

#[test]
fn times_of_day() {
    check("cron(0 10 * * ? *)", "At 10:00 UTC every day");
    check("cron(5,35 14 * * ? *)", "At 14:05 and 14:35 UTC every day");
    check("cron(59 0/12 * * ? *)", "At 00:59 and 12:59 UTC every day");
    check(
        "cron(0 8-17 * * ? *)",
        "Every hour from 08:00 to 17:00 UTC every day",
    );
    check(
        "cron(0 */3 * * ? *)",
        "Every 3 hours from 00:00 to 21:00 UTC every day",
    );
    check(
        "cron(0 12-8 * * ? *)",
        "At minute 0 of the hours 00 to 08 and 12 to 23 UTC every day",
    );
}

#[test]
fn minutes() {
    check("cron(* * * * ? *)", "Every minute");
    check("cron(0 * * * ? *)", "Every hour, on the hour");
    check("cron(30 * * * ? *)", "Every hour, at minute 30");
    check("cron(0/5 * * * ? *)", "Every 5 minutes");
    check("cron(*/30 * * * ? *)", "Every 30 minutes");
    check(
        "cron(1/10 * * * ? *)",
        "Every 10 minutes, from minute 1 of every hour",
    );
    check(
        "cron(0/23 * * * ? *)",
        "Every 23 minutes from minute 0 to minute 46 of every hour",
    );
    check(
        "cron(1,24,50-55 * * * ? *)",
        "At minutes 1, 24 and 50 to 55 of every hour",
    );
    check(
        "cron(* 14 * * ? *)",
        "Every minute from 14:00 to 14:59 UTC every day",
    );
    check(
        "cron(0/5 8-17 ? * MON-FRI *)",
        "Every 5 minutes from 08:00 to 17:55 UTC on weekdays",
    );
    check(
        "cron(0/5 14,18 * * ? *)",
        "Every 5 minutes in the hours 14 and 18 UTC every day",
    );
    check(
        "cron(0/30 20-2 ? * MON-FRI *)",
        "Every 30 minutes in the hours 00 to 02 and 20 to 23 UTC on weekdays",
    );
    check(
        "cron(0/10 * ? * MON-FRI *)",
        "Every 10 minutes on weekdays (days in UTC)",
    );
}

#[test]
fn days_months_and_years() {
    check("cron(0 8 1 * ? *)", "At 08:00 UTC on day 1 of every month");
    check(
        "cron(0 8 1-15 * ? *)",
        "At 08:00 UTC on days 1 to 15 of every month",
    );
    check(
        "cron(0 8 */2 * ? *)",
        "At 08:00 UTC on every 2nd day from day 1 to day 31 of every month",
    );
    check(
        "cron(0 8 1 JAN,JUL ? *)",
        "At 08:00 UTC on day 1 of January and July",
    );
    check(
        "cron(0 8 L * ? *)",
        "At 08:00 UTC on the last day of every month",
    );
    check(
        "cron(0 8 L-1 * ? *)",
        "At 08:00 UTC on the day before the last day of every month",
    );
    check(
        "cron(0 8 LW 12 ? *)",
        "At 08:00 UTC on the last weekday of December",
    );
    check(
        "cron(0 8 3W * ? *)",
        "At 08:00 UTC on the weekday nearest to day 3 of every month",
    );
    check(
        "cron(0 8 31W * ? *)",
        "At 08:00 UTC on the weekday nearest to day 31 of every month that has it",
    );
    check(
        "cron(0 8 ? * 7,1 *)",
        "At 08:00 UTC on Saturdays and Sundays",
    );
    check("cron(0 8 ? * L *)", "At 08:00 UTC on Saturdays");
    check(
        "cron(0 8 ? * 6L *)",
        "At 08:00 UTC on the last Friday of every month",
    );
    check(
        "cron(0 8 ? * 3#2 *)",
        "At 08:00 UTC on the second Tuesday of every month",
    );
    check(
        "cron(0 8 ? 3 WED 2026)",
        "At 08:00 UTC on Wednesdays in March in 2026",
    );
    check(
        "cron(0 8 * * ? 2026-2028)",
        "At 08:00 UTC every day from 2026 to 2028",
    );
    check(
        "cron(0 8 * * ? 2026,2028)",
        "At 08:00 UTC every day in 2026 and 2028",
    );
    check(
        "cron(0 8 * * ? */2)",
        "At 08:00 UTC every day in every 2nd year from 1970 to 2198",
    );
}

#[test]
fn rates_and_single_times() {
    check(
        "rate(1 minute)",
        "Every minute, counted from when it is made",
    );
    check(
        "rate(12 hours)",
        "Every 12 hours, counted from when it is made",
    );
    let at = super::super::check("at(2026-03-01T09:05:00)", Api::CreateSchedule).expect("valid");
    assert_eq!(at.describe("UTC"), "Once, at 09:05 UTC on 1 March 2026");
    assert_eq!(
        at.describe("Asia/Tokyo"),
        "Once, at 09:05 (Asia/Tokyo) on 1 March 2026"
    );
    let at = super::super::check("at(2026-03-01T09:05:07)", Api::CreateSchedule).expect("valid");
    assert_eq!(at.describe("UTC"), "Once, at 09:05:07 UTC on 1 March 2026");
}
