//! What a person did is kept safe: a file from one browser to another, damaged and full storage,
//! what is no file of the app, and deleting everything.

use std::cell::RefCell;
use std::time::Duration;

use anyhow::{Result, ensure};
use tests::browser::{Page, with_page};
use tests::learner::{IMPORT, catch_files, exported, give, given, log};
use tests::own_events::TestFile;
use tests::practice;
use tests::routes::{PROGRESS, QUESTION, SETTINGS, STUDY};
use tests::stored::{put_slot, put_text};

/// How far the person is, as practice says it.
async fn answered(page: &Page) -> Result<String> {
    page.goto(STUDY).await?;
    page.text("[data-ready=study] strong").await
}

#[tokio::test]
async fn a_file_goes_from_one_browser_to_another_and_can_be_taken_back() -> Result<()> {
    let (bank, _) = quiz::author::load(&tests::root());
    let file = RefCell::new(String::new());
    with_page(async |page| {
        page.goto(SETTINGS).await?;
        put_slot(page, "progress", quiz::study::SCHEMA, &log(&bank, 30)).await?;
        page.reload(SETTINGS.ready).await?;
        *file.borrow_mut() = exported(page).await?;
        Ok(())
    })
    .await?;
    let file = file.into_inner();
    with_page(async |page| {
        page.goto(QUESTION).await?;
        page.click(r#"[data-option="0"] input"#).await?;
        page.click_text("button", "Check").await?;
        page.find(".option__why").await?;
        page.written().await?;
        let before = answered(page).await?;
        ensure!(before.starts_with("1 of"), "{before}");

        give(page, "other.json", &file).await?;
        let preview = page.text("#import-preview").await?;
        ensure!(preview.contains("30 answers, 0 other entries"), "{preview}");
        ensure!(answered(page).await? == before, "a preview changes nothing");

        give(page, "other.json", &file).await?;
        page.click("#import-add").await?;
        page.wait_for_text("#import-last", |text| text.contains("was added"))
            .await?;
        let after = answered(page).await?;
        ensure!(!after.starts_with("1 of"), "{after}");

        // What is done meanwhile stays.
        page.goto(SETTINGS).await?;
        page.click("#import-undo").await?;
        page.wait_for_text("#import-last", |text| text.contains("was taken back"))
            .await?;
        ensure!(answered(page).await? == before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_no_file_of_the_app_changes_nothing() -> Result<()> {
    with_page(async |page| {
        give(page, "list.json", "[1, 2").await?;
        let said = page.text("#import-status").await?;
        ensure!(said.contains("Nothing has changed."), "{said}");
        ensure!(said.contains("line 1, column 5"), "{said}");
        give(page, "deep.json", &"[".repeat(50_000)).await?;
        let said = page.text("#import-status").await?;
        ensure!(said.contains("recursion limit"), "{said}");
        let hostile = r#"{"eventyard_export":1,"slots":{"__proto__":{"polluted":true},"progress":{"format":1,"slot":"progress","schema":2,"saved_at":0,"value":[{"at":9000000000000000,"id":1,"deed":{"type":"flagged","question":"q"}}]}}}"#;
        give(page, "hostile.json", hostile).await?;
        let said = page.text("#import-status").await?;
        ensure!(said.contains("slots › progress › entry 1"), "{said}");
        ensure!(page.find_all("#import-add").await?.is_empty());
        ensure!(page.run("return ({}).polluted === undefined;").await? == true);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn damaged_data_is_set_aside_and_offered() -> Result<()> {
    with_page(async |page| {
        page.goto(STUDY).await?;
        put_text(page, "progress", "{ \"format\": 1, broken").await?;
        page.reload(STUDY.ready).await?;
        page.wait_for_text(".notices", |text| {
            text.contains("was set aside, not deleted")
        })
        .await?;
        page.goto(SETTINGS).await?;
        page.find("#set-aside li").await?;
        catch_files(page).await?;
        page.click_text("#set-aside button", "Download it").await?;
        let text = given(page).await?;
        ensure!(text == "{ \"format\": 1, broken", "{text}");
        page.click_text("#set-aside button", "Remove it for good")
            .await?;
        for _ in 0..50 {
            if page.find_all("#set-aside").await?.is_empty() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        anyhow::bail!("it is still there")
    })
    .await
}

/// Whether the browser refuses every write for want of room.
async fn full(page: &Page, is_full: bool) -> Result<()> {
    let script = format!(
        "window.put ??= IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = {is_full}
            ? function () {{ throw new DOMException('No room.', 'QuotaExceededError'); }}
            : window.put;"
    );
    page.run(&script).await.map(|_| ())
}

#[tokio::test]
async fn a_full_storage_is_told_and_loses_nothing_once_there_is_room() -> Result<()> {
    with_page(async |page| {
        page.goto(QUESTION).await?;
        full(page, true).await?;
        page.click(r#"[data-option="0"] input"#).await?;
        page.click_text("button", "Check").await?;
        page.find(".option__why").await?;
        page.wait_for_text(".notices", |text| {
            text.contains("The browser has no room left")
        })
        .await?;
        ensure!(
            answered(page).await?.starts_with("1 of"),
            "it is on this page"
        );
        full(page, false).await?;
        page.goto(QUESTION).await?;
        page.click("#flag").await?;
        page.written().await?;
        page.reload(QUESTION.ready).await?;
        ensure!(
            answered(page).await?.starts_with("1 of"),
            "both were written"
        );
        page.take_console_errors().await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn everything_goes_after_a_second_question_only() -> Result<()> {
    let (bank, _) = quiz::author::load(&tests::root());
    with_page(async |page| {
        page.goto(SETTINGS).await?;
        put_slot(page, "progress", quiz::study::SCHEMA, &log(&bank, 30)).await?;
        page.reload(SETTINGS.ready).await?;
        page.click("#delete").await?;
        let focus = page
            .run("return document.activeElement.textContent;")
            .await?;
        ensure!(focus == "Keep my data", "{focus}");
        page.click_text("dialog button", "Keep my data").await?;
        ensure!(!answered(page).await?.starts_with("0 of"));
        page.goto(SETTINGS).await?;
        page.click("#delete").await?;
        page.mark_old().await?;
        page.click("#delete-now").await?;
        page.wait_for_new().await?;
        page.find(SETTINGS.ready).await?;
        let said = answered(page).await?;
        ensure!(said.starts_with("0 of"), "{said}");
        page.goto(PROGRESS).await?;
        page.find_text("#progress-go", "Start with the diagnostic")
            .await
            .map(|_| ())
    })
    .await
}

/// Lets no page of this tab have what these names of the window stand for, from the next on.
async fn refuse(page: &Page, names: &[&str]) -> Result<()> {
    let source: String = names
        .iter()
        .map(|name| {
            format!("Object.defineProperty(window, '{name}', {{ get() {{ throw new DOMException('no', 'SecurityError'); }} }});")
        })
        .collect();
    page.before_each_page(&source).await
}

/// Answers in one tab and deletes everything in another, where both have no such storage.
async fn deleted_in_another_tab(page: &Page, refused: &[&str], told: &str) -> Result<()> {
    refuse(page, refused).await?;
    page.goto(QUESTION).await?;
    page.reload(QUESTION.ready).await?;
    page.wait_for_text(".notices", |text| text.contains(told))
        .await?;
    page.click(r#"[data-option="0"] input"#).await?;
    page.click_text("button", "Check").await?;
    page.find(".option__why").await?;
    page.written().await?;
    ensure!(answered(page).await?.starts_with("1 of"));
    let first = page.driver().window().await?;
    let second = page.driver().new_tab().await?;
    page.driver().switch_to_window(second).await?;
    refuse(page, refused).await?;
    page.goto(SETTINGS).await?;
    page.click("#delete").await?;
    page.mark_old().await?;
    page.click("#delete-now").await?;
    // This page is loaded anew as well.
    page.wait_for_new().await?;
    page.find(SETTINGS.ready).await?;
    page.driver().switch_to_window(first).await?;
    // The other page has loaded itself anew, and brings nothing back.
    page.wait_for_text("[data-ready=study] strong", |text| text.starts_with("0 of"))
        .await?;
    page.written().await?;
    page.reload(STUDY.ready).await?;
    let said = page.text("[data-ready=study] strong").await?;
    ensure!(said.starts_with("0 of"), "{said}");
    Ok(())
}

#[tokio::test]
async fn without_a_database_other_tabs_hear_that_all_is_deleted() -> Result<()> {
    with_page(async |page| deleted_in_another_tab(page, &["indexedDB"], "no database here").await)
        .await
}

#[tokio::test]
async fn where_nothing_can_be_kept_other_tabs_hear_that_all_is_deleted() -> Result<()> {
    with_page(async |page| {
        let refused = ["indexedDB", "localStorage"];
        deleted_in_another_tab(page, &refused, "lets the page keep nothing").await
    })
    .await
}

#[tokio::test]
async fn the_browser_is_asked_after_the_first_round_and_the_answer_is_shown() -> Result<()> {
    with_page(async |page| {
        practice::round_end(page).await?;
        page.wait_for_text("#persisted", |text| text.contains("promise"))
            .await?;
        page.written().await?;
        page.goto(SETTINGS).await?;
        page.wait_for_text("#your-data", |text| text.contains("romised"))
            .await?;
        ensure!(
            page.driver()
                .find(thirtyfour::By::Css(IMPORT))
                .await
                .is_ok()
        );
        let file = TestFile::new("nothing.txt", b"\xff\xfe")?;
        file.give_to(page, IMPORT).await?;
        page.wait_for_text("#import-status", |text| text.contains("It is no text."))
            .await?;
        Ok(())
    })
    .await
}
