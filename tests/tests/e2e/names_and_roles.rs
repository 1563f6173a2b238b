//! What the accessibility tree has of the parts that are no plain HTML: canvas, editor, matrix, question,
//! timer.

use anyhow::{Result, ensure};
use tests::browser::{Page, with_page};
use tests::exams;
use tests::heard::told;
use tests::routes::{MULTIPLE, QUESTION};
use tests::states::State;
use tests::wired::WiredState;

/// What the first of these is told as begins and ends so.
async fn is(page: &Page, css: &str, begins: &str, ends: &str) -> Result<()> {
    let told = told(page, &format!("document.querySelector({css:?})")).await?;
    ensure!(
        told.starts_with(begins) && told.ends_with(ends),
        "{css} is told as {told:?}, not {begins} … {ends}"
    );
    ensure!(!told.contains("\"\""), "{css} has no name: {told}");
    Ok(())
}

#[tokio::test]
async fn the_editor_is_a_text_box_with_a_name_and_what_is_wrong() -> Result<()> {
    with_page(async |page| {
        State::Broken.enter(page).await?;
        let inside = |id: &str| {
            format!("document.querySelector('{id}').shadowRoot.querySelector('[role=textbox]')")
        };
        let told_of = told(page, &inside("#rule-0-pattern")).await?;
        ensure!(told_of == "textbox \"Event pattern\", invalid: true, multiline: true", "{told_of}");
        let told_of = told(page, &inside("#event-text")).await?;
        ensure!(told_of == "textbox \"Event as JSON\", invalid: true, multiline: true", "{told_of}");
        let about = page
            .run("const root = document.querySelector('#rule-0-pattern').shadowRoot; const box = root.querySelector('[role=textbox]'); return root.getElementById(box.getAttribute('aria-describedby')).textContent;")
            .await?;
        let about = about.as_str().unwrap_or_default();
        ensure!(about.contains("Error: ") && about.contains("Tab leaves the editor"), "{about}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_matrix_is_a_table_with_heads() -> Result<()> {
    with_page(async |page| {
        State::Matrix.enter(page).await?;
        is(page, ".matrix thead th:nth-child(2)", "columnheader", "").await?;
        is(page, ".matrix tbody th", "rowheader", "").await?;
        let cell = told(page, "document.querySelector('.matrix tbody td')").await?;
        ensure!(cell.starts_with("cell") && cell.contains("atch"), "{cell}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_canvas_is_a_tree_whose_items_say_what_they_are_and_did() -> Result<()> {
    with_page(async |page| {
        WiredState::CanvasFailed.enter(page).await?;
        is(page, ".canvas [role=tree]", "tree \"", "").await?;
        let items = page.find_all(".canvas [role=treeitem]").await?.len();
        ensure!(items > 4, "{items} items");
        is(
            page,
            r#"[role=treeitem][data-name="closed"]"#,
            "treeitem \"",
            "",
        )
        .await?;
        let closed = told(
            page,
            r#"document.querySelector('[role=treeitem][data-name="closed"]')"#,
        )
        .await?;
        ensure!(
            closed.contains("closed") && closed.contains("level: "),
            "{closed}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_question_is_a_group_of_options_and_the_timer_a_timer() -> Result<()> {
    with_page(async |page| {
        page.goto(QUESTION).await?;
        is(
            page,
            ".question fieldset, fieldset:has([data-option])",
            "group \"",
            "",
        )
        .await?;
        is(page, "[data-option] input", "radio \"", "checked: false").await?;
        page.goto(MULTIPLE).await?;
        is(page, "[data-option] input", "checkbox \"", "checked: false").await?;
        exams::start_ten(page).await?;
        is(page, "[role=timer]", "timer \"", "").await?;
        is(page, "[data-option] input", "", "checked: false").await
    })
    .await
}
