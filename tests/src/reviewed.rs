//! Review in the app: logs that a person could have, and the way into each of its states.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use quiz::author::Library;
use quiz::fsrs::Grade;
use quiz::study::{Deed, Entry, SCHEMA};
use serde_json::{Value, json};

use crate::browser::Page;
use crate::routes::{DRILL, HOME, REVIEW, TASK_CARDS};
use crate::stored::put_slot;

/// Matches as soon as a card is asked.
pub const CARD: &str = r#"[data-ready="card"]"#;

/// Matches as soon as a card shows its answer.
pub const OPEN: &str = r#"[data-ready="card-open"]"#;

/// Matches as soon as the drill has said who allows the target.
pub const SAID: &str = r#"[data-ready="target-said"]"#;

/// Matches as soon as the end of a review is here.
pub const END: &str = r#"[data-ready="review-end"]"#;

const DAY: u64 = 86_400_000;

/// Milliseconds since 1970 UTC, so many days ago.
#[must_use]
pub fn days_ago(days: u64) -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0));
    now.saturating_sub(days * DAY)
}

/// A wrong answer to a question: its first wrong option.
#[must_use]
pub fn wrong(question: &quiz::Question, at: u64, id: u64) -> Entry {
    let pick = question.options.iter().position(|option| !option.correct);
    let deed = Deed::Answered {
        question: question.id.clone(),
        bank: "0123456789abcdef".to_owned(),
        picks: pick.into_iter().collect(),
        right: false,
        confidence: None,
        attempt: None,
    };
    Entry { at, id, deed }
}

/// A grade of a card.
#[must_use]
pub fn graded(item: &str, grade: Grade, at: u64, id: u64) -> Entry {
    let item = item.to_owned();
    let deed = Deed::Reviewed { item, grade };
    Entry { at, id, deed }
}

/// A log with more due than a day takes: every question was answered wrongly, the first of them
/// again and again, and so was a card.
#[must_use]
pub fn backlog() -> Vec<Entry> {
    let library = Library::read(&crate::root(), None);
    let mut log = Vec::new();
    for question in &library.bank.questions {
        let id = log.len() as u64;
        log.push(wrong(question, days_ago(30) + id, id));
    }
    let first = library.bank.questions.first();
    let card = library
        .cards
        .iter()
        .find(|card| card.misconception.is_some());
    for day in 2..9 {
        let id = 1_000 * day;
        log.extend(first.map(|question| wrong(question, days_ago(day), id)));
        log.extend(card.map(|card| graded(&card.item(), Grade::Again, days_ago(day), id + 1)));
    }
    log
}

/// Puts a log and settings where the app stores them, and opens it anew.
///
/// # Errors
/// Where the browser refuses.
pub async fn keep(page: &Page, log: &[Entry], settings: Option<Value>) -> Result<()> {
    page.goto(HOME).await?;
    put_slot(page, "progress", SCHEMA, &log).await?;
    if let Some(settings) = settings {
        put_slot(page, "settings", 1, &settings).await?;
    }
    page.reload(HOME.ready).await
}

/// Settings with an exam so many days from now.
///
/// # Errors
/// Where the calendar ends.
pub fn exam_in(days: u64) -> Result<Value> {
    let day = i64::try_from(days_ago(0) / DAY + days)?;
    let date = quiz::Date::from_unix_days(day).context("a day")?;
    Ok(json!({ "exam_date": date, "desired_retention": 90 }))
}

/// Begins what there is today.
///
/// # Errors
/// Where there is nothing.
pub async fn start(page: &Page) -> Result<()> {
    page.goto(REVIEW).await?;
    page.click("#review-start").await
}

/// A state of review.
#[derive(Debug, Clone, Copy)]
pub enum ReviewState {
    /// More due than a day takes, with leeches and an exam within the days that are shown.
    Laden,
    /// A card before its answer.
    Card,
    /// A card with its answer, its twin and the grades.
    Answer,
    /// A card that was graded, gone back to.
    Graded,
    /// A target of the drill with who allows it.
    Target,
    /// The cards of a task, one of them open.
    TaskCards,
    /// The end of a review with some still to come.
    End,
    /// The cards did not come.
    Missing,
}

impl ReviewState {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Laden,
        Self::Card,
        Self::Answer,
        Self::Graded,
        Self::Target,
        Self::TaskCards,
        Self::End,
        Self::Missing,
    ];

    /// A short name for messages and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Laden => "review-laden",
            Self::Card => "review-card",
            Self::Answer => "review-answer",
            Self::Graded => "review-graded",
            Self::Target => "review-target",
            Self::TaskCards => "review-task-cards",
            Self::End => "review-end",
            Self::Missing => "review-missing",
        }
    }

    /// Brings a fresh browser into the state, as a person would.
    ///
    /// # Errors
    /// Where a step cannot be taken.
    pub async fn enter(self, page: &Page) -> Result<()> {
        match self {
            Self::Laden => {
                keep(page, &backlog(), Some(exam_in(10)?)).await?;
                page.goto(REVIEW).await?;
                page.find_text(".review__leeches strong", "The belief behind it:")
                    .await
                    .map(|_| ())
            }
            Self::Target => {
                page.goto(DRILL).await?;
                page.press("1").await?;
                page.find(SAID).await.map(|_| ())
            }
            Self::TaskCards => {
                page.goto(TASK_CARDS).await?;
                page.click(".review__card summary").await?;
                page.find(".review__card[open] .card__answer")
                    .await
                    .map(|_| ())
            }
            Self::Missing => {
                page.block(&["*cards-*.bin"]).await?;
                page.goto(HOME).await?;
                page.click_text(".halves a", "Review").await?;
                page.find_text("button", "Try again").await.map(|_| ())
            }
            Self::Card => {
                start(page).await?;
                page.find(CARD).await.map(|_| ())
            }
            Self::Answer | Self::Graded | Self::End => {
                start(page).await?;
                page.find(CARD).await?;
                page.press(" ").await?;
                page.find(OPEN).await?;
                match self {
                    Self::Answer => return Ok(()),
                    Self::Graded => {
                        page.press("3").await?;
                        page.find(CARD).await?;
                        page.driver().back().await?;
                        page.find_text("[role=status]", "You said: Good.").await?;
                    }
                    _ => {
                        page.press("1").await?;
                        page.find(CARD).await?;
                        let url = format!("{}#/review/end", page.url());
                        page.driver().goto(url).await?;
                        page.find(END).await?;
                    }
                }
                Ok(())
            }
        }
    }
}
