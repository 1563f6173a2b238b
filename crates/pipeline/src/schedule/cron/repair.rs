//! What is wrong with a field, and the likely repair.

use super::read::{Place, list, read};
use super::{Cron, CronField, DaysOfMonth, DaysOfWeek};
use crate::schedule::finding::{Code, Finding, Part, errors};
use pattern::Span;

const SIX: &str = "The fields are minutes, hours, day-of-month, month, day-of-week and year.";

/// Whether the text between the parentheses is valid.
fn is_valid(inner: &str) -> bool {
    let mut findings = Vec::new();
    read(Part::new(inner, 0), &mut findings).is_some() && errors(&findings) == 0
}

fn join(words: &[Part<'_>]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    texts.join(" ")
}

/// Commas between all fields: AWS has been seen to take this, so it is only
/// warned of. The words come back without them.
pub(super) fn commas<'a>(
    inner: Part<'a>,
    words: Vec<Part<'a>>,
    findings: &mut Vec<Finding>,
) -> Vec<Part<'a>> {
    let is_led = |word: &Part<'_>| {
        let bare = word.text.trim_end_matches(',');
        !bare.is_empty() && bare.len() + 1 == word.text.len()
    };
    if words.len() != 6 || !words.iter().take(5).all(is_led) {
        return words;
    }
    let bare: Vec<Part<'a>> = words
        .iter()
        .enumerate()
        .map(|(at, word)| word.slice(0, word.text.len() - usize::from(at < 5)))
        .collect();
    findings.push(
        Finding::warning(
            Code::CommaBetweenFields,
            inner.span(),
            "Commas stand between the fields. AWS takes this, and the rule may never run.",
        )
        .help("Write spaces between fields; commas stand within a field, between its values.")
        .replace(join(&bare)),
    );
    bare
}

/// Not six fields.
pub(super) fn field_count(inner: Part<'_>, words: &[Part<'_>]) -> Finding {
    let count = words.len();
    let finding = Finding::error(
        Code::FieldCount,
        inner.span(),
        format!("A cron expression has 6 fields, and this one has {count}."),
    );
    let split: Vec<Part<'_>> = inner.split(',').collect();
    match words {
        [one] if split.len() == 6 && one.text.len() == inner.text.len() => finding
            .help("Write spaces between fields; commas stand within a field.")
            .replace(join(&split)),
        [_, _, day, _, weekday] => {
            let finding = finding.help(format!(
                "Five fields are Unix cron. AWS has a sixth for the year, wants ? in one of the two day fields, and counts the days of the week from 1 for Sunday. {SIX}"
            ));
            match from_unix(words, day.text, weekday.text) {
                Some(six) => finding.replace(six),
                None => finding,
            }
        }
        [seconds, rest @ ..] if count == 7 => finding
            .help(format!(
                "Seven fields are Quartz with seconds. AWS has no seconds: leave the first field out. {SIX}"
            ))
            .fix(
                Span::new(seconds.start, rest.first().map_or(seconds.start, |next| next.start)),
                "",
            ),
        _ => finding.help(SIX),
    }
}

/// Five fields of Unix cron as six. `None` where both days are given: Unix
/// then runs on either, which AWS cannot say in one expression.
fn from_unix(words: &[Part<'_>], day: &str, weekday: &str) -> Option<String> {
    let mut six: Vec<String> = words.iter().map(|word| word.text.to_owned()).collect();
    six.push("*".to_owned());
    let is_open = |text: &str| text == "*" || text == "?";
    let mut set = |at: usize, text: String| {
        if let Some(word) = six.get_mut(at) {
            *word = text;
        }
    };
    if day == "?" || weekday == "?" {
        // Only the year is missing.
    } else if is_open(weekday) {
        set(4, "?".to_owned());
    } else if is_open(day) {
        set(2, "?".to_owned());
        set(4, days_of_unix(weekday));
    } else {
        return None;
    }
    let six = six.join(" ");
    is_valid(&six).then_some(six)
}

/// Days of the week that count from 0 for Sunday, counted from 1.
fn days_of_unix(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        match c.to_digit(10) {
            // What follows a slash or a # is no day.
            Some(day) if before != '/' && before != '#' => {
                out.push_str(&(day % 7 + 1).to_string());
            }
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// Six fields that make sense only if the first one is seconds.
pub(super) fn seconds_first(inner: Part<'_>, words: &[Part<'_>]) -> Option<Finding> {
    let [_, rest @ ..] = words else {
        return None;
    };
    let last = rest.last()?;
    if list(CronField::Year, *last, &mut Vec::new()).is_some() {
        return None;
    }
    let with = |at: Option<usize>| {
        let texts: Vec<&str> = rest.iter().map(|word| word.text).collect();
        let marked = texts.iter().enumerate().map(|(place, text)| match at {
            Some(at) if at == place && *text == "*" => "?",
            _ => *text,
        });
        let fields: Vec<&str> = marked.chain(["*"]).collect();
        fields.join(" ")
    };
    // As it is, or with the ? that AWS wants in a day field.
    let shifted = [None, Some(2), Some(4)]
        .map(with)
        .into_iter()
        .find(|inner| is_valid(inner));
    shifted.map(|shifted| {
        Finding::error(
            Code::FieldCount,
            inner.span(),
            "The first field looks like seconds, which AWS does not have, and the last is no year.",
        )
        .help(SIX)
        .replace(shifted)
    })
}

/// One of the two day fields is `?`, and only one.
pub(super) fn day_fields(cron: &Cron, day: Part<'_>, weekday: Part<'_>) -> Option<Finding> {
    let no_day = cron.days_of_month == DaysOfMonth::Any;
    let no_weekday = cron.days_of_week == DaysOfWeek::Any;
    if no_day != no_weekday {
        return None;
    }
    let both = Span::new(day.start, weekday.span().end);
    if no_day {
        return Some(
            Finding::error(
                Code::NoDay,
                both,
                "Day-of-month and Day-of-week are both ?, so no day is named.",
            )
            .help("Write * in one of them for every day.")
            .fix(weekday.span(), "*"),
        );
    }
    let finding = Finding::error(
        Code::BothDays,
        both,
        "Day-of-month and Day-of-week are both given, and AWS takes only one of them.",
    );
    let is_star = |part: Part<'_>| part.text == "*";
    Some(if is_star(weekday) {
        finding
            .help("Write ? as Day-of-week.")
            .fix(weekday.span(), "?")
    } else if is_star(day) {
        finding
            .help("Write ? as Day-of-month.")
            .fix(day.span(), "?")
    } else {
        finding.help("Write ? in one of them. For a schedule that runs on either, make two rules.")
    })
}

/// A `?` that is not a whole day field.
pub(super) fn question_mark(field: CronField, whole: Part<'_>, mark: Part<'_>) -> Finding {
    let finding = Finding::error(
        Code::QuestionMark,
        mark.span(),
        format!("{}: a ? does not go here.", field.as_str()),
    );
    let is_day = matches!(field, CronField::DayOfMonth | CronField::DayOfWeek);
    if is_day {
        return finding.help("A ? stands alone in its field.");
    }
    let help = "Only Day-of-month and Day-of-week take a ?. Write * for every value.";
    if whole.text == mark.text {
        finding.help(help).replace("*")
    } else {
        finding.help(help)
    }
}

/// Commas without a value beside them; one finding for a whole field.
pub(super) fn empty_item(field: CronField, whole: Part<'_>) -> Finding {
    let pieces = whole.text.split(',').filter(|piece| !piece.is_empty());
    let values: Vec<&str> = pieces.collect();
    let finding = Finding::error(
        Code::NoValue,
        whole.span(),
        format!("{}: a comma has no value beside it.", field.as_str()),
    )
    .help("Take the comma away, or write the value.");
    if values.is_empty() {
        finding
    } else {
        finding.replace(values.join(","))
    }
}

/// Text that is neither a number nor a name.
pub(super) fn no_value(field: CronField, whole: Part<'_>, part: Part<'_>) -> Finding {
    let message = if part.text.is_empty() {
        format!("{}: a value is missing.", field.as_str())
    } else {
        format!("{}: {} is no value.", field.as_str(), part.text)
    };
    let finding = Finding::error(Code::NoValue, part.span(), message)
        .help(format!("The values are {}.", field.values()));
    if field == CronField::DayOfMonth && CronField::DayOfWeek.named(part.text).is_some() {
        return finding.help("Names of days go into Day-of-week, the fifth field.");
    }
    if part.text.is_empty() && whole.text.starts_with('/') {
        return finding.fix(part.span(), "*");
    }
    let short = part.text.get(..3).filter(|_| part.text.len() > 3);
    match short.filter(|short| field.named(short).is_some()) {
        Some(short) => finding
            .help("Names have three letters.")
            .replace(short.to_ascii_uppercase()),
        None => finding,
    }
}

/// A number outside of the field's range.
pub(super) fn out_of_range(
    field: CronField,
    whole: Part<'_>,
    part: Part<'_>,
    number: Option<u16>,
    place: Place,
) -> Finding {
    let (low, high) = field.range();
    let name = field.as_str();
    if field == CronField::DayOfWeek && number == Some(0) {
        return Finding::error(
            Code::SundayAsZero,
            part.span(),
            format!("{name}: there is no day 0. AWS counts from 1 for Sunday to 7 for Saturday."),
        )
        .help("Add 1 to each day, or write names: SUN, MON, TUE.")
        .fix(whole.span(), days_of_unix(whole.text));
    }
    let finding = Finding::error(
        Code::OutOfRange,
        part.span(),
        format!("{name}: {} is out of range.", part.text),
    )
    .help(format!("The values are {}.", field.values()));
    let wraps = matches!(field, CronField::Minutes | CronField::Hours);
    match number {
        Some(number) if wraps && number == high + 1 => match place {
            Place::Last => finding.replace(high.to_string()),
            Place::Alone | Place::First => finding.replace(low.to_string()),
        },
        _ => finding,
    }
}

/// A step that is no step of the field.
pub(super) fn bad_step(
    field: CronField,
    piece: Part<'_>,
    start: Part<'_>,
    step: Part<'_>,
) -> Finding {
    let largest = field.largest_step();
    let finding = Finding::error(
        Code::Step,
        step.span(),
        format!("{}: {:?} is no step.", field.as_str(), step.text),
    )
    .help(format!("A step is 1 to {largest}."));
    let once = match start.text {
        "*" => field.range().0.to_string(),
        other => other.to_owned(),
    };
    finding.fix(piece.span(), once)
}

/// An `L`, `W` or `#` that AWS does not take.
pub(super) fn special(field: CronField, part: Part<'_>) -> Finding {
    let name = field.as_str();
    let upper = part.text.to_ascii_uppercase();
    let in_list = upper.contains(',');
    let is_day_name = |item: &str| CronField::DayOfWeek.named(item).is_some();
    let help = match field {
        CronField::DayOfMonth if upper.split([',', '-']).all(is_day_name) => {
            "Names of days go into Day-of-week, the fifth field."
        }
        CronField::DayOfMonth if in_list => "L and W stand alone in the field, without other days.",
        CronField::DayOfMonth if upper.contains('#') => {
            "# is for Day-of-week: 3#2 is the second Tuesday of the month."
        }
        CronField::DayOfMonth if upper.contains('W') => {
            "W follows one day from 1 to 31: 3W is the weekday nearest to the third. LW is the last weekday."
        }
        CronField::DayOfMonth => "L alone is the last day of the month.",
        _ if in_list => "L and # stand alone in the field: one expression has one such day only.",
        _ if upper.contains('#') => {
            "Before # stands a day of the week, after it 1 to 5: 3#2 is the second Tuesday of the month."
        }
        _ if upper.contains('W') => {
            "W is for Day-of-month: 3W is the weekday nearest to the third."
        }
        _ => "L follows one day of the week: 6L is the last Friday of the month.",
    };
    Finding::error(
        Code::Special,
        part.span(),
        format!("{name}: AWS does not take {}.", part.text),
    )
    .help(help)
}
