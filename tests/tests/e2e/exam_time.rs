//! More time in a running exam, and its clock hidden.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use tests::browser::{Page, key, with_page};
use tests::exams::{self, QUESTION, RESULT, REVIEW};
use thirtyfour::Key;

/// Waits until this is said aloud, which no eye sees.
async fn said(page: &Page, wanted: &str) -> Result<()> {
    let mut last = String::new();
    for _ in 0..60 {
        let said = page
            .run("return document.getElementById('exam-said').textContent.trim();")
            .await?;
        last = said.as_str().unwrap_or_default().to_owned();
        if last == wanted {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("said {last:?}, not {wanted:?}")
}

#[tokio::test]
async fn more_time_is_added_as_often_as_one_likes_and_is_told() -> Result<()> {
    with_page(async |page| {
        exams::start_ten(page).await?;
        for (add, minutes) in [("Add 30 minutes", 54), ("Add 10 minutes", 64)] {
            page.click_text(".exam__bar button", "More time").await?;
            page.find("dialog[open]").await?;
            let focused = page
                .run("return document.activeElement.textContent;")
                .await?;
            ensure!(focused == "Leave it as it is", "the focus is at {focused}");
            page.click_text("dialog[open] button", add).await?;
            let now = page
                .wait_for_text(".exam__clock", |text| !text.starts_with("24:"))
                .await?;
            let left = exams::left(page).await?;
            ensure!(
                (minutes * 60 - 60..=minutes * 60).contains(&left),
                "{now} is left after {add}"
            );
        }
        said(page, "Time was added. 1 hour 3 minutes left.").await?;
        // Escape leaves the dialog and the clock as they were, and the focus goes back.
        page.click_text(".exam__bar button", "More time").await?;
        page.find("dialog[open]").await?;
        page.press(key(Key::Escape)).await?;
        let focused = page
            .run("return document.activeElement.textContent;")
            .await?;
        ensure!(focused == "More time", "the focus is at {focused}");
        page.written().await?;
        page.reload(QUESTION).await?;
        let left = exams::left(page).await?;
        ensure!(left > 62 * 60, "{left} s after a reload");
        page.press("r").await?;
        page.find(REVIEW).await?;
        exams::hand_in(page).await?;
        let said = page.text(".exam__result").await?;
        ensure!(
            said.contains("Not under exam conditions: 40 minutes added."),
            "{said}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_hidden_clock_stays_hidden_and_tells_when_little_is_left() -> Result<()> {
    with_page(async |page| {
        exams::start_ten(page).await?;
        page.click_text("button", "Hide time").await?;
        page.wait_for_text(".exam__clock", |text| text == "hidden")
            .await?;
        page.written().await?;
        page.reload(QUESTION).await?;
        ensure!(page.text(".exam__clock").await? == "hidden");
        exams::own_clock(page).await?;
        for (minutes, shown, told) in [
            (
                20,
                "under 5 min",
                "5 minutes left. The button More time adds some.",
            ),
            (
                3,
                "under 1 min",
                "1 minute left. The button More time adds some.",
            ),
        ] {
            exams::shift(page, minutes).await?;
            page.wait_for_text(".exam__clock", |text| text == shown)
                .await?;
            said(page, told).await?;
        }
        // In time, also in the last minute.
        page.click_text(".exam__bar button", "More time").await?;
        page.click_text("dialog[open] button", "Add 60 minutes")
            .await?;
        page.wait_for_text(".exam__clock", |text| text == "hidden")
            .await?;
        page.click_text("button", "Hide time").await?;
        let left = exams::left(page).await?;
        ensure!((60 * 60..=61 * 60).contains(&left), "{left} s");
        exams::shift(page, 62).await?;
        page.find(RESULT).await.map(|_| ())
    })
    .await
}
