//! How review says its numbers.

use quiz::fsrs::Grade;
use quiz::study::Day;
use quiz::{Block, Date, plain_text};

/// A number with its noun.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What a grade is called.
pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Again => "Again",
        Grade::Hard => "Hard",
        Grade::Good => "Good",
        Grade::Easy => "Easy",
    }
}

/// What a grade says of the memory.
pub(super) fn meaning(grade: Grade) -> &'static str {
    match grade {
        Grade::Again => "I did not know it",
        Grade::Hard => "With effort or in doubt",
        Grade::Good => "As it should be",
        Grade::Easy => "Without a thought",
    }
}

/// How long something waits, in days; none means within this review.
pub(super) fn wait(days: u32) -> String {
    match days {
        0 => "once more now".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=45 => format!("in {days} days"),
        46..=400 => format!("in {} months", (days + 15) / 30),
        _ => format!("in {} years", (days + 182) / 365),
    }
}

/// A day as the person reads it; empty where the calendar has none.
pub(super) fn date(day: Day) -> String {
    let date = i64::try_from(day).ok().and_then(Date::from_unix_days);
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The beginning of a text, to name something by it.
pub(super) fn beginning(blocks: &[Block]) -> String {
    const MOST: usize = 110;
    let text = plain_text(blocks);
    if text.chars().count() <= MOST {
        return text;
    }
    let mut cut: String = text.chars().take(MOST).collect();
    if let Some((whole, _)) = cut.rsplit_once(' ') {
        cut = whole.to_owned();
    }
    cut + " …"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_said_in_days_months_and_years() {
        let said = [0, 1, 2, 45, 46, 90, 365, 730].map(wait);
        assert_eq!(
            said,
            [
                "once more now",
                "tomorrow",
                "in 2 days",
                "in 45 days",
                "in 2 months",
                "in 3 months",
                "in 12 months",
                "in 2 years"
            ]
        );
        assert_eq!(count(1, "card", "cards"), "1 card");
        assert_eq!(count(0, "card", "cards"), "0 cards");
    }
}
