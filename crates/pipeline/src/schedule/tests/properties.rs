use super::*;
use crate::time::weekday;
use proptest::prelude::*;
use proptest::sample::select;

/// One item of a numeric field.
fn item(low: u16, high: u16) -> impl Strategy<Value = String> {
    let value = low..=high;
    let step = 1..=(high - low).clamp(1, 23);
    prop_oneof![
        value.clone().prop_map(|v| v.to_string()),
        (value.clone(), value.clone()).prop_map(|(a, b)| format!("{a}-{b}")),
        (value.clone(), step.clone()).prop_map(|(a, s)| format!("{a}/{s}")),
        (value.clone(), value, step.clone()).prop_map(|(a, b, s)| format!("{a}-{b}/{s}")),
        step.prop_map(|s| format!("*/{s}")),
    ]
}

fn field(low: u16, high: u16) -> impl Strategy<Value = String> {
    let list = prop::collection::vec(item(low, high), 1..4).prop_map(|items| items.join(","));
    prop_oneof![Just("*".to_owned()), list]
}

fn days() -> impl Strategy<Value = (String, String)> {
    let special = prop_oneof![
        Just("L".to_owned()),
        Just("LW".to_owned()),
        (1..=31).prop_map(|d| format!("{d}W")),
    ];
    let of_week = prop_oneof![
        Just("L".to_owned()),
        (1..=7).prop_map(|d| format!("{d}L")),
        (1..=7, 1..=5).prop_map(|(d, n)| format!("{d}#{n}")),
        select(vec!["MON-FRI", "sun", "Fri-Mon"]).prop_map(str::to_owned),
    ];
    prop_oneof![
        field(1, 31).prop_map(|d| (d, "?".to_owned())),
        special.prop_map(|d| (d, "?".to_owned())),
        field(1, 7).prop_map(|d| ("?".to_owned(), d)),
        of_week.prop_map(|d| ("?".to_owned(), d)),
    ]
}

fn cron() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        3 => Just("*".to_owned()),
        1 => (2024_u16..2030).prop_map(|y| y.to_string()),
        1 => Just("2025-2027".to_owned()),
    ];
    (field(0, 59), field(0, 23), days(), field(1, 12), year)
        .prop_map(|(m, h, (d, w), mo, y)| format!("cron({m} {h} {d} {mo} {w} {y})"))
}

fn valid(expression: &str) -> Schedule {
    super::super::check(expression, Api::PutRule)
        .unwrap_or_else(|refusal| panic!("{expression}: {:?}", refusal.help))
}

/// Whether a list has a value, worked out from its text by counting up.
fn listed(text: &str, value: i64, low: i64, high: i64) -> bool {
    text.split(',').any(|item| {
        let (start, step) = item.split_once('/').unwrap_or((item, ""));
        let number = |text: &str| -> i64 { text.parse().expect("a number") };
        let (from, to) = match (start, start.split_once('-')) {
            ("*", _) => (low, high),
            (_, Some((from, to))) => (number(from), number(to)),
            (one, None) if step.is_empty() => (number(one), number(one)),
            (one, None) => (number(one), high),
        };
        let step = if step.is_empty() { 1 } else { number(step) };
        let count = if to >= from {
            to - from
        } else {
            to - from + high - low + 1
        };
        (0..=count)
            .filter(|away| away % step == 0)
            .any(|away| (from - low + away) % (high - low + 1) + low == value)
    })
}

/// Whether a minute fits an expression of numbers, stars and `?` only.
fn fits(expression: &str, at: Timestamp) -> bool {
    let inner = expression.trim_start_matches("cron(").trim_end_matches(')');
    let fields: Vec<&str> = inner.split(' ').collect();
    let at = at.civil();
    let day_of_week = weekday(at.year, at.month, at.day);
    listed(fields[0], at.minute, 0, 59)
        && listed(fields[1], at.hour, 0, 23)
        && (fields[2] == "?" || listed(fields[2], at.day, 1, 31))
        && listed(fields[3], at.month, 1, 12)
        && (fields[4] == "?" || listed(fields[4], day_of_week, 1, 7))
        && listed(fields[5], at.year, 1970, 2199)
}

fn instant() -> impl Strategy<Value = Timestamp> {
    // The years 2020 to 2030.
    (1_577_836_800_000_i64..1_893_456_000_000).prop_map(Timestamp)
}

proptest! {
    #[test]
    fn runs_rise_and_no_minute_between_is_left_out(
        minutes in field(0, 59),
        hours in field(0, 23),
        day in prop_oneof![field(1, 31).prop_map(|d| (d, "?".to_owned())), field(1, 7).prop_map(|d| ("?".to_owned(), d))],
        months in field(1, 12),
        after in instant(),
    ) {
        let expression = format!("cron({minutes} {hours} {} {months} {} *)", day.0, day.1);
        let schedule = valid(&expression);
        let end = Timestamp(after.0 + 3 * 86_400_000);
        let found: Vec<Timestamp> = schedule.runs(after).take_while(|run| *run <= end).collect();
        let mut wanted = Vec::new();
        let mut minute = Timestamp((after.0.div_euclid(60_000) + 1) * 60_000);
        while minute <= end {
            if fits(&expression, minute) {
                wanted.push(minute);
            }
            minute.0 += 60_000;
        }
        prop_assert_eq!(found, wanted, "{}", expression);
    }

    #[test]
    fn every_run_is_later_than_the_one_before(expression in cron(), after in instant()) {
        let mut before = after;
        for run in valid(&expression).runs(after).take(20) {
            prop_assert!(run > before);
            prop_assert_eq!(run.0 % 60_000, 0);
            before = run;
        }
    }

    /// The days of the special signs, against their definition day by day.
    #[test]
    fn special_days_are_what_they_say(days in days(), year in 2020_i64..2030, month in 1_i64..=12) {
        let (day, of_week) = days;
        let expression = format!("cron(0 0 {day} {month} {of_week} {year})");
        let found: Vec<i64> = valid(&expression).runs(Timestamp(0)).map(|run| run.civil().day).collect();
        let last = crate::time::days_in_month(year, month);
        let is_workday = |d: &i64| (2..=6).contains(&weekday(year, month, *d));
        let number = |text: &str| text.parse::<i64>().ok();
        let all = 1..=last;
        let wanted: Vec<i64> = if day == "L" {
            vec![last]
        } else if day == "LW" {
            all.filter(is_workday).max().into_iter().collect()
        } else if let Some(near) = day.strip_suffix('W').and_then(number) {
            // Two workdays are never equally near: between them lies the day itself.
            let nearest = all.filter(is_workday).min_by_key(|d| (d - near).abs());
            nearest.filter(|_| near <= last).into_iter().collect()
        } else if let Some(of) = of_week.strip_suffix('L').and_then(number) {
            all.filter(|d| weekday(year, month, *d) == of).max().into_iter().collect()
        } else if let Some((of, nth)) = of_week.split_once('#') {
            let of = number(of).expect("a number");
            let nth = usize::try_from(number(nth).expect("a number")).expect("small");
            all.filter(|d| weekday(year, month, *d) == of).nth(nth - 1).into_iter().collect()
        } else {
            return Ok(());
        };
        prop_assert_eq!(found, wanted, "{}", expression);
    }

    #[test]
    fn every_valid_expression_has_a_sentence(expression in cron()) {
        let sentence = valid(&expression).describe("UTC");
        prop_assert!(sentence.starts_with("At ") || sentence.starts_with("Every "), "{}", sentence);
        prop_assert!(!sentence.contains("  ") && !sentence.ends_with(' '), "{}", sentence);
    }

    #[test]
    fn no_text_panics_and_every_fix_helps(text in text()) {
        for api in [Api::PutRule, Api::CreateSchedule] {
            let (schedule, findings) = parse(&text, api);
            prop_assert_eq!(schedule.is_none(), findings.iter().any(Finding::is_error));
            for finding in &findings {
                prop_assert!(text.get(finding.span.start..finding.span.end).is_some());
                let Some(fix) = &finding.fix else { continue };
                let (fixed, left) = parse(&finding::apply(&text, fix), api);
                prop_assert!(fixed.is_some() || finding::errors(&left) < finding::errors(&findings));
            }
            if let Some(repaired) = repaired(&text, api) {
                prop_assert!(parse(&repaired, api).0.is_some());
            }
        }
    }
}

/// Any text, and texts near to an expression.
fn text() -> impl Strategy<Value = String> {
    let near = prop::collection::vec(
        select(vec![
            "cron", "rate", "at", "(", ")", " ", "  ", "*", "?", ",", "/", "-", "#", "L", "W",
            "LW", "0", "1", "5", "60", "24", "2026", "MON", "JAN", "Friday", "minutes", "hour",
            "é", "T",
        ]),
        0..14,
    );
    prop_oneof![
        any::<String>(),
        near.prop_map(|pieces| pieces.concat()),
        cron(),
        broken()
    ]
}

/// An expression with a piece cut out.
fn broken() -> impl Strategy<Value = String> {
    (
        cron(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(text, a, b)| {
            let (a, b) = (a.index(text.len()), b.index(text.len()));
            let (from, to) = (a.min(b), a.max(b));
            let cut = text
                .bytes()
                .enumerate()
                .filter(|(at, _)| *at < from || *at >= to);
            cut.map(|(_, byte)| char::from(byte)).collect()
        })
}
