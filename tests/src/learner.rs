//! Somebody who has practised: what they did, put where the app keeps it, and the states of the pages
//! about it.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use quiz::Bank;
use quiz::study::{Confidence, Deed, Entry};
use serde_json::{Value, json};

use crate::browser::Page;
use crate::own_events::TestFile;
use crate::routes::{PROGRESS, QUALITY, SETTINGS};
use crate::stored::{put_slot, put_text};

/// The input for a file that is brought in.
pub const IMPORT: &str = "#import-file";

const DAY: u64 = 86_400_000;

/// Milliseconds since 1970 by the clock of this machine, which is the browser's.
pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis().try_into().unwrap_or(u64::MAX))
}

/// The log of somebody who in three weeks has answered `many` questions of the bank, two of three
/// rightly, and goes on now and then.
pub fn log(bank: &Bank, many: usize) -> Vec<Entry> {
    let start = now() - 21 * DAY;
    let asked = bank.questions.iter().step_by(2).chain(&bank.questions);
    (0..)
        .zip(asked.take(many))
        .map(|(number, question)| {
            let right = number % 3 > 0;
            let wrong = (0..question.options.len()).find(|it| !question.options[*it].correct);
            Entry {
                at: start + number * DAY / 4 % (20 * DAY) + number * 50_000,
                id: 1_000 + number,
                deed: Deed::Answered {
                    question: question.id.clone(),
                    bank: bank.version.clone(),
                    picks: if right {
                        question.key()
                    } else {
                        wrong.into_iter().collect()
                    },
                    right,
                    confidence: Some(if number % 4 == 0 {
                        Confidence::Unsure
                    } else {
                        Confidence::Confident
                    }),
                    attempt: None,
                },
            }
        })
        .collect()
}

/// Opens the progress of somebody who has practised, with an exam in three weeks.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn worked(page: &Page) -> Result<()> {
    let (bank, _) = quiz::author::load(&crate::root());
    page.goto(PROGRESS).await?;
    put_slot(page, "progress", quiz::study::SCHEMA, &log(&bank, 90)).await?;
    page.reload(PROGRESS.ready).await?;
    page.find("#beliefs ol").await?;
    set_exam(page, 21).await
}

/// Says that the exam is in so many days.
///
/// # Errors
/// Where the page has no place for it.
pub async fn set_exam(page: &Page, days: u64) -> Result<()> {
    let days = i64::try_from(now() / DAY + days)?;
    let day = quiz::Date::from_unix_days(days).map_or_else(String::new, |day| day.to_string());
    let script = format!(
        "const it = document.querySelector('#exam-date');
        it.value = '{day}';
        it.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
    );
    page.find("#exam-date").await?;
    page.run(&script).await?;
    page.find(".progress__week").await.map(|_| ())
}

/// The file that the settings offer for download, as text.
///
/// # Errors
/// Where there is none.
pub async fn exported(page: &Page) -> Result<String> {
    page.goto(SETTINGS).await?;
    catch_files(page).await?;
    page.click("#export").await?;
    page.wait_for_text("#your-data", |text| text.contains("is with your downloads"))
        .await?;
    given(page).await
}

/// From here on keeps what the page offers for download, in place of saving it.
///
/// # Errors
/// Where the browser does not answer.
pub async fn catch_files(page: &Page) -> Result<()> {
    page.run(
        "URL.createObjectURL = (blob) => { window.given = blob; return '#'; };
        HTMLAnchorElement.prototype.click = () => {};",
    )
    .await
    .map(|_| ())
}

/// The text of the file that was offered last.
///
/// # Errors
/// Where there is none.
pub async fn given(page: &Page) -> Result<String> {
    let text = page.run("return await window.given.text();").await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// A state of the pages about what a person did.
#[derive(Debug, Clone, Copy)]
pub enum LearnerState {
    /// Progress after three weeks, with every table open.
    Worked,
    /// What a file would add, with a part that cannot be used.
    Preview,
    /// A file that was refused.
    Refused,
    /// Data that was set aside, and the dialog before all is deleted.
    Delete,
    /// The figures of the bank.
    Quality,
}

impl LearnerState {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Worked,
        Self::Preview,
        Self::Refused,
        Self::Delete,
        Self::Quality,
    ];

    /// A short name for messages and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worked => "progress-worked",
            Self::Preview => "settings-preview",
            Self::Refused => "settings-refused",
            Self::Delete => "settings-delete",
            Self::Quality => "quality",
        }
    }

    /// Brings a fresh browser into the state.
    ///
    /// # Errors
    /// Where a step cannot be taken.
    pub async fn enter(self, page: &Page) -> Result<()> {
        match self {
            Self::Worked => {
                worked(page).await?;
                page.run("document.querySelectorAll('.progress details').forEach((it) => { it.open = true; });")
                    .await
                    .map(|_| ())
            }
            Self::Preview => {
                let (bank, _) = quiz::author::load(&crate::root());
                let slot = |name: &str, schema: u32, value: Value| json!({ "format": 1, "slot": name, "schema": schema, "saved_at": 0, "value": value });
                let file = json!({
                    "eventyard_export": 1,
                    "exported_at": now(),
                    "slots": {
                        "progress": slot("progress", quiz::study::SCHEMA, json!(log(&bank, 30))),
                        "exams": slot("exams", 1, json!([{ "attempt": "one" }])),
                        "settings": slot("settings", 1, json!({ "theme": "dark" })),
                        "sitting": slot("sitting", 1, json!({})),
                    },
                });
                give(page, "eventyard.json", &file.to_string()).await?;
                page.find("#import-preview").await.map(|_| ())
            }
            Self::Refused => {
                give(page, "other.json", "{\n  \"name\": }").await?;
                page.find("#import-status .notice--red").await.map(|_| ())
            }
            Self::Delete => {
                page.goto(PROGRESS).await?;
                put_text(page, "progress", "{ not JSON").await?;
                page.reload(PROGRESS.ready).await?;
                page.goto(SETTINGS).await?;
                page.find("#set-aside").await?;
                page.click("#delete").await?;
                page.find("dialog[open]").await.map(|_| ())
            }
            Self::Quality => page.goto(QUALITY).await,
        }
    }
}

/// Gives the settings a file of this name and content.
///
/// # Errors
/// Where the page has no place for it.
pub async fn give(page: &Page, name: &str, text: &str) -> Result<()> {
    page.goto(SETTINGS).await?;
    page.find("#import").await?;
    let file = TestFile::new(name, text.as_bytes())?;
    file.give_to(page, IMPORT).await?;
    page.wait_for_text("#import-status", |text| {
        !text.is_empty() && !text.contains("Reading")
    })
    .await?;
    drop(file);
    Ok(())
}
