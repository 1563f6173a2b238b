//! The terminal: commands are typed, completed, brought back, and undone.

use anyhow::{Result, ensure};
use tests::browser::{Scheme, key, with_page};
use tests::doors::{LINES, type_line};
use tests::routes::{TERMINAL, YARD};
use tests::states::add_rule;
use thirtyfour::Key;

const LINE: &str = "#terminal-line";

const MATCHING: &str = r#"{"source": ["aws.codebuild"]}"#;

#[tokio::test]
async fn a_rule_is_typed_gets_an_event_and_is_undone() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        page.goto(TERMINAL).await?;
        let told = type_line(page, LINES[0]).await?;
        ensure!(told.contains(r#""RuleArn""#), "{told}");
        let told = type_line(page, LINES[1]).await?;
        ensure!(told.contains(r#""FailedEntryCount": 0"#), "{told}");
        let event = r#"aws events put-events --entries '[{"Source": "shop", "DetailType": "Order", "Detail": "{}"}]'"#;
        let told = type_line(page, event).await?;
        ensure!(told.contains(r#""EventId""#), "{told}");
        let told = type_line(page, "aws events delete-rule --name orders").await?;
        ensure!(told.contains("ValidationException"), "{told}");
        let told = type_line(page, "aws events list-rules --query Rules[].Name --output text").await?;
        ensure!(told.ends_with("orders"), "{told}");
        let wide = page
            .run("return document.documentElement.scrollWidth <= innerWidth;")
            .await?;
        ensure!(wide == true, "nothing is wider than the phone");
        // What was sent is told with what else has happened.
        page.click_text(".tabs a", "Time").await?;
        page.find(r#"[data-metric="Invocations"]"#).await?;
        page.click_text(".tabs a", "Terminal").await?;
        page.find(TERMINAL.ready).await?;
        // The targets, then the rule: sending is no step.
        page.click_text(".yard__head button", "Undo").await?;
        let told = type_line(page, "aws events list-targets-by-rule --rule orders").await?;
        ensure!(told.contains(r#""Targets": []"#), "{told}");
        page.click_text(".yard__head button", "Undo").await?;
        let told = type_line(page, "aws events describe-rule --name orders").await?;
        ensure!(told.contains("ResourceNotFoundException"), "{told}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tab_completes_and_arrows_bring_lines_back() -> Result<()> {
    with_page(async |page| {
        page.goto(TERMINAL).await?;
        type_line(page, LINES[0]).await?;
        page.run("document.getElementById('terminal-line').focus();")
            .await?;
        page.insert("aws events describe-ru").await?;
        page.press(key(Key::Tab)).await?;
        page.wait_for_value(LINE, "aws events describe-rule ")
            .await?;
        page.insert("--name o").await?;
        page.press(key(Key::Tab)).await?;
        page.wait_for_value(LINE, "aws events describe-rule --name orders ")
            .await?;
        page.press(key(Key::Enter)).await?;
        page.wait_for_text(".terminal__entry:nth-of-type(2)", |text| {
            text.contains(r#""Name": "orders""#)
        })
        .await?;
        page.press(key(Key::Up)).await?;
        page.wait_for_value(LINE, "aws events describe-rule --name orders ")
            .await?;
        page.press(key(Key::Up)).await?;
        page.wait_for_value(LINE, LINES[0]).await?;
        page.press(key(Key::Down)).await?;
        page.press(key(Key::Down)).await?;
        page.wait_for_value(LINE, "").await?;
        // Nothing is typed, so Tab leaves.
        page.press(key(Key::Tab)).await?;
        let focus = page.run("return document.activeElement.id;").await?;
        ensure!(focus != "terminal-line", "{focus}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_is_shown_as_its_command_and_a_file_is_asked_for() -> Result<()> {
    with_page(async |page| {
        // A rule that is made on the page.
        page.goto(YARD).await?;
        add_rule(page, 0, MATCHING).await?;
        page.click_text(".tabs a", "Terminal").await?;
        page.find(TERMINAL.ready).await?;
        page.click_text(".doors__form", "All that can be undone")
            .await?;
        page.wait_for_text(".doors__text", |text| text.contains("aws events put-rule"))
            .await?;
        page.run("document.getElementById('terminal-line').focus();")
            .await?;
        page.insert("aws events put-rule --name filed --event-pattern file://a.json")
            .await?;
        page.press(key(Key::Enter)).await?;
        page.find("[data-wanted]").await?;
        page.fill("#terminal-file-0", r#"{"source": ["file"]}"#)
            .await?;
        page.click(".terminal__form button").await?;
        page.wait_for_text(".terminal__log", |text| text.contains("rule/filed"))
            .await?;
        page.click_text(".doors__form", "The last change").await?;
        page.wait_for_text(".doors__text", |text| {
            text.contains("filed") && text.contains("file")
        })
        .await
        .map(|_| ())
    })
    .await
}
