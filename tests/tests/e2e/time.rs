//! The yard's time: a delivery that fails and is tried again, rules that run by themselves, the
//! clock by pointer and by keyboard, and the timeline with its filters.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::browser::{Page, Scheme, key, with_page};
use tests::routes::TIME;
use tests::wired::fail;
use thirtyfour::Key;

/// The time that the yard's clock shows, as it would be written in an event.
async fn clock(page: &Page) -> Result<String> {
    let time = page.find("[data-clock]").await?.attr("data-clock").await?;
    time.context("a clock without a time")
}

/// Waits until the clock shows another time than this, and gives it.
async fn moved(page: &Page, from: &str) -> Result<String> {
    for _ in 0..200 {
        let now = clock(page).await?;
        if now != from {
            return Ok(now);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("the clock still shows {from}")
}

/// The message types of the steps that are listed.
async fn steps(page: &Page) -> Result<Vec<String>> {
    let found = page
        .run("return [...document.querySelectorAll('[data-step]')].map((step) => step.dataset.step);")
        .await?;
    Ok(serde_json::from_value(found)?)
}

#[tokio::test]
async fn a_failing_target_is_tried_again_over_time_until_the_dead_letter_queue_has_the_event()
-> Result<()> {
    with_page(async |page| {
        fail(page).await?;
        let report = page.text(".report").await?;
        ensure!(report.contains("Under way"), "{report}");
        let start = clock(page).await?;
        page.click_text(".clock button", "Step").await?;
        let second = moved(page, &start).await?;
        page.wait_for_text(".waiting", |text| text.contains("Attempt 3"))
            .await?;
        ensure!(
            second.starts_with("2026-01-15T12:00:"),
            "{second} is not soon"
        );
        page.click_text(".clock button", "Next event").await?;
        page.wait_for_text(".waiting", |text| text.contains("No call waits"))
            .await?;
        page.click_text(".time a", "Timeline, schedules and metrics")
            .await?;
        page.find(".timeline__item").await?;
        let all = steps(page).await?;
        let attempts = all
            .iter()
            .filter(|name| *name == "INVOCATION_ATTEMPT_START");
        ensure!(attempts.count() == 3, "{all:?}");
        ensure!(
            all.last().is_some_and(|last| last == "INVOCATION_DLQ"),
            "{all:?}"
        );

        page.choose("#timeline-level", "ERROR: failures").await?;
        page.wait_for_text("[data-count]", |text| text.contains("found among"))
            .await?;
        let errors = steps(page).await?;
        ensure!(
            errors.len() == 5,
            "three attempts, the end, the queue: {errors:?}"
        );
        page.click(r#"[data-step="INVOCATION_DLQ"] button"#).await?;
        let record: Value = serde_json::from_str(&page.text("[data-record]").await?)?;
        ensure!(record["message_type"] == "INVOCATION_DLQ", "{record}");
        ensure!(record["log_level"] == "ERROR", "{record}");
        ensure!(record["details"]["total_attempts"] == 3, "{record}");

        page.choose("#timeline-outcome", "Failed").await?;
        page.wait_for_text("[data-count]", |text| text.contains("Steps 1 to 1 of 1"))
            .await?;
        page.fill("#timeline-text", "nothing like it").await?;
        page.wait_for_text("[data-count]", |text| text.contains("None of"))
            .await?;

        for (metric, sum) in [
            ("RetryInvocationAttempts", "2"),
            ("FailedInvocations", "1"),
            ("InvocationsSentToDlq", "1"),
        ] {
            let chart = format!(r#"[data-metric="{metric}"]"#);
            let total = page.text(&format!("{chart} .chart__total")).await?;
            ensure!(total == sum, "{metric} is {total}, not {sum}");
            page.click(&format!("{chart} summary")).await?;
            let table = page.text(&format!("{chart} table")).await?;
            ensure!(table.contains("2026-01-15 12:"), "{table}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_step_leads_to_its_cause_though_a_filter_leaves_that_out() -> Result<()> {
    with_page(async |page| {
        fail(page).await?;
        page.click_text(".clock button", "Next event").await?;
        page.wait_for_text(".waiting", |text| text.contains("No call waits"))
            .await?;
        page.click_text(".tabs a", "Time").await?;
        page.choose("#timeline-level", "ERROR: failures").await?;
        page.click(r#"[data-step="INVOCATION_ATTEMPT_RETRYABLE_FAILURE"] button"#)
            .await?;
        page.click(".timeline__detail button").await?;
        page.wait_for_text("[data-count]", |text| !text.contains("found among"))
            .await?;
        let focused = page
            .run("return document.activeElement.closest('[data-step]')?.dataset.step ?? '';")
            .await?;
        ensure!(focused == "INVOCATION_ATTEMPT_START", "{focused}");
        let open = page.text("[data-record]").await?;
        ensure!(open.contains("INVOCATION_ATTEMPT_START"), "{open}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_clock_plays_pauses_and_steps_by_keyboard() -> Result<()> {
    with_page(async |page| {
        fail(page).await?;
        page.click_text(".tabs a", "Time").await?;
        page.find(TIME.ready).await?;
        page.run("document.querySelector('.clock__play').focus();")
            .await?;
        let start = clock(page).await?;
        page.press(" ").await?;
        page.wait_for_text(".clock__state", |text| text.contains("The clock runs"))
            .await?;
        moved(page, &start).await?;
        page.press(" ").await?;
        page.wait_for_text(".clock__state", |text| text.contains("The clock stands"))
            .await?;
        // What was asked for before the pause comes to its end.
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        let stands = clock(page).await?;
        tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
        ensure!(clock(page).await? == stands, "a clock that stands goes on");

        page.press(key(Key::Tab)).await?;
        page.press(key(Key::Tab)).await?;
        page.press(key(Key::Enter)).await?;
        page.wait_for_text(".waiting", |text| text.contains("No call waits"))
            .await?;
        page.run("document.getElementById('step-0').focus();")
            .await?;
        page.press(key(Key::Down)).await?;
        page.press(key(Key::Down)).await?;
        page.press(key(Key::Enter)).await?;
        let record = page.text("[data-record]").await?;
        ensure!(record.contains("RULE_MATCH_START"), "{record}");
        page.press(key(Key::End)).await?;
        page.press(key(Key::Enter)).await?;
        page.wait_for_text("[data-record]", |text| text.contains("INVOCATION_DLQ"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_scheduled_rule_runs_while_the_clock_goes_on_at_a_phones_width() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        page.goto(TIME).await?;
        page.click_text(".schedules button", "Add a scheduled rule")
            .await?;
        page.wait_for_text(".schedules", |text| {
            text.contains("Every 5 minutes") && text.contains("12:05:00 UTC")
        })
        .await?;
        page.click_text(".clock button", "+1 hour").await?;
        page.wait_for_text("[data-count]", |text| text.contains("of"))
            .await?;
        let ran = steps(page).await?;
        let matched = ran.iter().filter(|name| *name == "RULE_MATCH").count();
        ensure!(matched == 12, "{ran:?}");
        page.wait_for_text(".schedules", |text| text.contains("13:05:00 UTC"))
            .await?;
        page.fill("#schedule-0", "rate(1 minutes)").await?;
        page.wait_for_text(".schedules", |text| {
            text.contains("Parameter ScheduleExpression is not valid")
        })
        .await?;
        page.fill("#schedule-0", "rate(1 minute)").await?;
        page.wait_for_text(".schedules", |text| text.contains("Every minute"))
            .await?;
        page.click_text(".clock button", "+1 day").await?;
        page.wait_for_text(".timeline", |text| text.contains("older steps were let go"))
            .await?;
        let last = page.text("[data-count]").await?;
        ensure!(last.contains("to 2000 of 2000"), "{last}");
        page.click_text(".timeline button", "Older").await?;
        page.wait_for_text("[data-count]", |text| text.contains("Steps 1901 to 1950"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_clock_that_is_set_starts_a_new_run_and_undo_leaves_time_alone() -> Result<()> {
    with_page(async |page| {
        fail(page).await?;
        page.click_text(".tabs a", "Time").await?;
        let start = clock(page).await?;
        page.click_text(".clock button", "+1 day").await?;
        let later = moved(page, &start).await?;
        ensure!(later == "2026-01-16T12:00:00Z", "{later}");
        page.click_text(".schedules button", "Add a scheduled rule")
            .await?;
        page.click_text(".yard__head button", "Undo").await?;
        ensure!(clock(page).await? == later, "undo moved the clock");
        ensure!(!steps(page).await?.is_empty(), "undo took the steps");
        page.click(".clock__set summary").await?;
        page.click_text(".clock button", "Start anew as at first")
            .await?;
        moved(page, &later).await?;
        page.wait_for_text(".timeline", |text| {
            text.contains("Nothing has happened yet")
        })
        .await?;
        ensure!(clock(page).await? == start);
        Ok(())
    })
    .await
}
