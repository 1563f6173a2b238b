use super::*;

/// The finding of this code underlines `underlined`, and the repair leads to `valid`.
#[track_caller]
fn check(expression: &str, code: Code, underlined: &str, valid: &str) {
    let (schedule, findings) = parse(expression, Api::PutRule);
    assert_eq!(schedule, None, "{expression} is valid");
    let found = findings.iter().find(|finding| finding.code == code);
    let finding = found.unwrap_or_else(|| panic!("{expression}: {findings:?}"));
    assert_eq!(finding.span.of(expression), underlined, "{expression}");
    let repaired = repaired(expression, Api::PutRule);
    assert_eq!(repaired.as_deref(), Some(valid), "{expression}");
    assert!(super::super::check(valid, Api::PutRule).is_ok());
}

/// The finding of this code underlines `underlined`, and there is no likely repair.
#[track_caller]
fn check_hopeless(expression: &str, code: Code, underlined: &str, help: &str) {
    let (_, findings) = parse(expression, Api::PutRule);
    let found = findings.iter().find(|finding| finding.code == code);
    let finding = found.unwrap_or_else(|| panic!("{expression}: {findings:?}"));
    assert_eq!(finding.span.of(expression), underlined, "{expression}");
    assert!(finding.sentence().contains(help), "{}", finding.sentence());
    assert_eq!(repaired(expression, Api::PutRule), None, "{expression}");
}

#[test]
fn unix_cron_gets_its_sixth_field() {
    let five = |inner: &str, valid: &str| {
        check(
            &format!("cron({inner})"),
            Code::FieldCount,
            inner,
            &format!("cron({valid})"),
        );
    };
    five("0 10 * * *", "0 10 * * ? *");
    five("0 10 * * 1-5", "0 10 ? * 2-6 *");
    five("*/5 * * * 0,6", "*/5 * ? * 1,7 *");
    five("0 10 * * 7", "0 10 ? * 1 *");
    five("0 10 * * 5-7", "0 10 ? * 6-1 *");
    five("0 10 * * MON-FRI", "0 10 ? * MON-FRI *");
    five("0 10 1 * *", "0 10 1 * ? *");
    // AWS's form without its year keeps its days.
    five("0 10 ? * 2-6", "0 10 ? * 2-6 *");
    check_hopeless("cron(0 10 1 * 1)", Code::FieldCount, "0 10 1 * 1", "Unix");
}

#[test]
fn quartz_loses_its_seconds() {
    check(
        "cron(0 0 12 * * ? *)",
        Code::FieldCount,
        "0 0 12 * * ? *",
        "cron(0 12 * * ? *)",
    );
    check(
        "cron(0 0 12 * * ?)",
        Code::FieldCount,
        "0 0 12 * * ?",
        "cron(0 12 * * ? *)",
    );
    check(
        "cron(0 0 12 ? * 2-6)",
        Code::FieldCount,
        "0 0 12 ? * 2-6",
        "cron(0 12 ? * 2-6 *)",
    );
    check(
        "cron(0 0 9 * * MON)",
        Code::FieldCount,
        "0 0 9 * * MON",
        "cron(0 9 ? * MON *)",
    );
}

#[test]
fn fields_are_found_in_any_text() {
    let found = |text: &str| -> Vec<String> {
        let fields = fields(text);
        let shown = fields
            .iter()
            .map(|(field, span)| format!("{} {}", field.as_str(), span.of(text)));
        shown.collect()
    };
    let all = "Minutes 0,Hours 12,Day-of-month *,Month *,Day-of-week ?,Year *";
    assert_eq!(found("cron(0 12 * * ? *)").join(","), all);
    assert_eq!(found(" Cron (0  12 * * ? * 9) x").join(","), all);
    assert_eq!(found("cron(5 61"), ["Minutes 5", "Hours 61"]);
    for none in ["", "cron", "rate(5 minutes)", "0 12 * * ? *", "cron()"] {
        assert_eq!(fields(none), [], "{none}");
    }
}

#[test]
fn sunday_is_not_zero() {
    check(
        "cron(0 10 ? * 0 *)",
        Code::SundayAsZero,
        "0",
        "cron(0 10 ? * 1 *)",
    );
    check(
        "cron(0 10 ? * 0-4 *)",
        Code::SundayAsZero,
        "0",
        "cron(0 10 ? * 1-5 *)",
    );
    check(
        "cron(0 10 ? * 0,3,6 *)",
        Code::SundayAsZero,
        "0",
        "cron(0 10 ? * 1,4,7 *)",
    );
}

#[test]
fn one_day_field_is_a_question_mark() {
    check(
        "cron(0 1 * * * *)",
        Code::BothDays,
        "* * *",
        "cron(0 1 * * ? *)",
    );
    check(
        "cron(0 1 * * MON *)",
        Code::BothDays,
        "* * MON",
        "cron(0 1 ? * MON *)",
    );
    check(
        "cron(0 1 9 * * *)",
        Code::BothDays,
        "9 * *",
        "cron(0 1 9 * ? *)",
    );
    check(
        "cron(0 1 ? * ? *)",
        Code::NoDay,
        "? * ?",
        "cron(0 1 ? * * *)",
    );
    check_hopeless(
        "cron(0 1 9 * MON *)",
        Code::BothDays,
        "9 * MON",
        "two rules",
    );
    check(
        "cron(? 1 ? * MON *)",
        Code::QuestionMark,
        "?",
        "cron(* 1 ? * MON *)",
    );
    check_hopeless("cron(0 1 ?,3 * ? *)", Code::QuestionMark, "?", "alone");
}

#[test]
fn commas_between_fields_are_warned_of() {
    let expression = "cron(0/5, 9-18, ?, *, MON-FRI, *)";
    let (schedule, findings) = parse(expression, Api::PutRule);
    let plain = super::super::check("cron(0/5 9-18 ? * MON-FRI *)", Api::PutRule);
    assert_eq!(schedule, plain.ok());
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}");
    };
    assert_eq!(finding.code, Code::CommaBetweenFields);
    let fix = finding.fix.as_ref().expect("a fix");
    assert_eq!(
        finding::apply(expression, fix),
        "cron(0/5 9-18 ? * MON-FRI *)"
    );
    check(
        "cron(0,10,*,*,?,*)",
        Code::FieldCount,
        "0,10,*,*,?,*",
        "cron(0 10 * * ? *)",
    );
    check(
        "cron(0, 10 * * ? *)",
        Code::NoValue,
        "0,",
        "cron(0 10 * * ? *)",
    );
    check(
        "cron(0 1,,3 * * ? *)",
        Code::NoValue,
        "1,,3",
        "cron(0 1,3 * * ? *)",
    );
}

#[test]
fn values_just_beyond_the_field_wrap() {
    check(
        "cron(60 1 * * ? *)",
        Code::OutOfRange,
        "60",
        "cron(0 1 * * ? *)",
    );
    check(
        "cron(0 24 * * ? *)",
        Code::OutOfRange,
        "24",
        "cron(0 0 * * ? *)",
    );
    check(
        "cron(0-60 1 * * ? *)",
        Code::OutOfRange,
        "60",
        "cron(0-59 1 * * ? *)",
    );
    check_hopeless("cron(61 1 * * ? *)", Code::OutOfRange, "61", "0 to 59");
    check_hopeless("cron(0 1 32 * ? *)", Code::OutOfRange, "32", "1 to 31");
    check_hopeless("cron(0 1 1 0 ? *)", Code::OutOfRange, "0", "JAN");
    check_hopeless("cron(0 1 1 1 ? 2200)", Code::OutOfRange, "2200", "2199");
    check_hopeless("cron(0 1 ? * 8 *)", Code::OutOfRange, "8", "SUN");
}

#[test]
fn steps_stay_within_the_field() {
    check(
        "cron(*/60 * * * ? *)",
        Code::Step,
        "60",
        "cron(0 * * * ? *)",
    );
    check(
        "cron(0 */24 * * ? *)",
        Code::Step,
        "24",
        "cron(0 0 * * ? *)",
    );
    check("cron(5/0 * * * ? *)", Code::Step, "0", "cron(5 * * * ? *)");
    check(
        "cron(/15 * * * ? *)",
        Code::NoValue,
        "",
        "cron(*/15 * * * ? *)",
    );
    check("cron(5/ * * * ? *)", Code::Step, "", "cron(5 * * * ? *)");
}

#[test]
fn names_have_three_letters() {
    check(
        "cron(0 1 ? * Monday *)",
        Code::NoValue,
        "Monday",
        "cron(0 1 ? * MON *)",
    );
    check(
        "cron(0 1 1 june ? *)",
        Code::NoValue,
        "june",
        "cron(0 1 1 JUN ? *)",
    );
    check_hopeless(
        "cron(0 1 ? * FUNDAY *)",
        Code::NoValue,
        "FUNDAY",
        "SUN to SAT",
    );
    check_hopeless("cron(0 1 MON * ? *)", Code::NoValue, "MON", "fifth field");
    check_hopeless("cron(0 1 WED * ? *)", Code::Special, "WED", "fifth field");
    check(
        "cron(0 1 1 1 ? 2028-2026)",
        Code::Backwards,
        "2028-2026",
        "cron(0 1 1 1 ? 2026-2028)",
    );
}

#[test]
fn special_days_stand_alone() {
    for (expression, underlined, help) in [
        ("cron(0 1 L,3 * ? *)", "L,3", "alone"),
        ("cron(0 1 3W,9 * ? *)", "3W,9", "alone"),
        ("cron(0 1 32W * ? *)", "32W", "1 to 31"),
        ("cron(0 1 3L * ? *)", "3L", "last day of the month"),
        ("cron(0 1 3#2 * ? *)", "3#2", "Day-of-week"),
        ("cron(0 1 ? * 3#6 *)", "3#6", "1 to 5"),
        ("cron(0 1 ? * MON#1,FRI *)", "MON#1,FRI", "one such day"),
        ("cron(0 1 ? * 8L *)", "8L", "last Friday"),
        ("cron(0 1 ? * 3W *)", "3W", "Day-of-month"),
    ] {
        check_hopeless(expression, Code::Special, underlined, help);
    }
}

#[test]
fn the_frame_is_mended() {
    let whole = "cron(0 1 * * ? *)";
    check("0 1 * * ? *", Code::UnknownKind, "0 1 * * ? *", whole);
    check("0 1 * * *", Code::UnknownKind, "0 1 * * *", whole);
    check("cron 0 1 * * ? *", Code::Parentheses, " 0 1 * * ? *", whole);
    check("cron(0 1 * * ? *", Code::Parentheses, "(0 1 * * ? *", whole);
    check("cron(0 1 * * ? *))", Code::Parentheses, ")", whole);
    check("cron(0 1 * * ? *) UTC", Code::Parentheses, " UTC", whole);
    check("cron (0 1 * * ? *)", Code::Space, " ", whole);
    check(" cron(0 1 * * ? *)", Code::Space, " ", whole);
    check("cron(0 1 * * ? *)\n", Code::Space, "\n", whole);
    check("cron( 0 1 * * ? * )", Code::Space, " ", whole);
    check("CRON(0 1 * * ? *)", Code::LetterCase, "CRON", whole);
    check(
        "5 minutes",
        Code::UnknownKind,
        "5 minutes",
        "rate(5 minutes)",
    );
    check_hopeless("", Code::UnknownKind, "", "rate(5 minutes)");
    let once = "cron(0 12 15 1 ? 2026)";
    for at in ["at(2026-01-15T12:00:00)", "at(2026-01-15T12:00)"] {
        check(at, Code::AtOnRule, at, once);
    }
    for at in ["at(2026-01-15T12:00:30)", "at(tomorrow)"] {
        check_hopeless(at, Code::AtOnRule, at, "Scheduler");
    }
}

#[test]
fn what_was_meant_is_guessed() {
    for (text, valid) in [
        ("@daily", "cron(0 0 * * ? *)"),
        ("@Hourly", "cron(0 * * * ? *)"),
        ("@weekly", "cron(0 0 ? * SUN *)"),
        ("@yearly", "cron(0 0 1 1 ? *)"),
        ("\"rate(5 minutes)\"", "rate(5 minutes)"),
        ("'0 12 * * *'", "cron(0 12 * * ? *)"),
        ("every 5 minutes", "rate(5 minutes)"),
        ("Every hour", "rate(1 hour)"),
        ("every(2 days)", "rate(2 days)"),
        ("corn(0 12 * * ? *)", "cron(0 12 * * ? *)"),
        ("schedule(1 minutes)", "rate(1 minute)"),
    ] {
        check(text, Code::UnknownKind, text, valid);
    }
    for text in ["tomorrow", "noon, sometimes", "()", "every", "*"] {
        check_hopeless(text, Code::UnknownKind, text, "rate(5 minutes)");
    }
}

#[test]
fn what_is_valid_and_hardly_meant_is_warned_of() {
    let warned = |expression: &str, underlined: &str, message: &str| {
        let (schedule, findings) = parse(expression, Api::PutRule);
        assert!(schedule.is_some(), "{expression}");
        let [finding] = findings.as_slice() else {
            panic!("{expression}: {findings:?}");
        };
        assert_eq!(finding.span.of(expression), underlined, "{expression}");
        assert!(
            finding.sentence().contains(message),
            "{}",
            finding.sentence()
        );
        finding.fix.clone()
    };
    let expression = "cron(* 12 * * ? *)";
    let fix = warned(expression, "*", "60 times, from 12:00 to 12:59");
    let fix = fix.expect("a fix");
    assert_eq!(finding::apply(expression, &fix), "cron(0 12 * * ? *)");
    warned(
        "cron(0/7 * * * ? *)",
        "0/7",
        "the last distance in it is 4 minutes and not 7",
    );
    warned("cron(*/59 * * * ? *)", "*/59", "is 1 minute and not 59");
    warned("cron(0 1/5 * * ? *)", "1/5", "is 4 hours and not 5");
    warned("cron(0 0 */2 * ? *)", "*/2", "rate(2 days)");
    for silent in [
        "cron(* * * * ? *)",
        "cron(* 8-17 * * ? *)",
        "cron(0/5 0/6 * * ? *)",
        "cron(0-30/7 8-17/5 1-15/2 * ? *)",
        "cron(50/20 * 31/2 * ? *)",
    ] {
        assert_eq!(parse(silent, Api::PutRule).1, [], "{silent}");
    }
}

#[test]
fn rates_are_mended() {
    check("rate(1 minutes)", Code::Plural, "minutes", "rate(1 minute)");
    check("rate(5 minute)", Code::Plural, "minute", "rate(5 minutes)");
    check("rate(0 hours)", Code::RateValue, "0", "rate(1 hour)");
    check("rate(-5 days)", Code::RateValue, "-5", "rate(5 days)");
    check(
        "rate(30 seconds)",
        Code::RateUnit,
        "seconds",
        "rate(1 minute)",
    );
    check(
        "rate(120 seconds)",
        Code::RateUnit,
        "seconds",
        "rate(2 minutes)",
    );
    check("rate(1 week)", Code::RateUnit, "week", "rate(7 days)");
    check("rate(5 mins)", Code::RateUnit, "mins", "rate(5 minutes)");
    check("rate(5 Hours)", Code::LetterCase, "Hours", "rate(5 hours)");
    check("Rate(1 Hours)", Code::LetterCase, "Rate", "rate(1 hour)");
    check(
        "rate(5minutes)",
        Code::RateForm,
        "5minutes",
        "rate(5 minutes)",
    );
    check(
        "rate( 5  minutes )",
        Code::Space,
        " 5  minutes ",
        "rate(5 minutes)",
    );
    check_hopeless("rate(2 years)", Code::RateUnit, "years", "cron()");
    check_hopeless("rate(10)", Code::RateForm, "10", "unit");
    check_hopeless("rate()", Code::RateForm, "", "rate(5 minutes)");
    check_hopeless("rate(1.5 hours)", Code::RateValue, "1.5", "whole number");
    check_hopeless(
        "rate(99999999999 days)",
        Code::RateValue,
        "99999999999",
        "too large",
    );
}

#[test]
fn several_problems_are_all_told() {
    let (_, findings) = parse("cron(71 25 1 * MON 1969)", Api::PutRule);
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::OutOfRange; 3]);
    let (_, findings) = parse("cron(71 8 1 * MON *)", Api::PutRule);
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn what_never_runs_is_valid_with_a_warning() {
    let (schedule, findings) = parse("cron(0 0 30 FEB ? *)", Api::PutRule);
    assert!(schedule.is_some());
    assert_eq!(findings.first().map(|f| f.code), Some(Code::NeverRuns));
    let (_, findings) = parse("cron(0 0 29 FEB ? *)", Api::PutRule);
    assert_eq!(findings, []);
}
