//! Names, ordinals and lists.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

fn name(names: &[&'static str], number: u16) -> &'static str {
    let at = usize::from(number).checked_sub(1);
    at.and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// The name of a month, 1 to 12.
pub(super) fn month_name(month: u16) -> &'static str {
    name(&MONTHS, month)
}

/// The name of a day of the week, 1 for Sunday.
pub(super) fn day_name(day: u16) -> &'static str {
    name(&DAYS, day)
}

/// 1st, 2nd, 3rd, 4th.
pub(super) fn ordinal(number: u16) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Pieces with commas and a last "and".
pub(super) fn and(pieces: &[String]) -> String {
    match pieces {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Rising values as a list in which three or more neighbours become "a to b".
pub(super) fn runs(values: &[u16], show: impl Fn(u16) -> String) -> String {
    let mut pieces = Vec::new();
    for run in values.chunk_by(|a, b| a + 1 == *b) {
        match run {
            [first, _, .., last] if run.len() > 2 => {
                pieces.push(format!("{} to {}", show(*first), show(*last)));
            }
            _ => pieces.extend(run.iter().map(|value| show(*value))),
        }
    }
    and(&pieces)
}

/// First value, step and last value of three or more rising values that are
/// the same step apart.
pub(super) fn progression(values: &[u16]) -> Option<(u16, u16, u16)> {
    let [first, second, .., last] = values else {
        return None;
    };
    let step = second - first;
    let even = values.windows(2).all(|pair| match pair {
        [a, b] => b - a == step,
        _ => true,
    });
    (values.len() > 2 && even).then_some((*first, step, *last))
}
