//! Services and wires that a person declares: by forms, as JSON, checked, undone, kept.

use std::time::Duration;

use anyhow::{Result, ensure};
use pipeline::declare::KINDS;
use tests::browser::{Page, Scheme, key, with_page};
use tests::canvas;
use tests::routes::{FINDINGS, SERVICES};
use tests::services::declared;
use tests::wired::WiredState;
use thirtyfour::Key;

const JSON: &str = "#services-json";

async fn add(page: &Page, wanted: &str, list: &str) -> Result<()> {
    page.click("#services-add").await?;
    page.find("#services-search:focus").await?;
    page.fill("#services-search", wanted).await?;
    page.wait_for_text(".services__add [role=status]", |text| {
        !text.starts_with(&KINDS.len().to_string())
    })
    .await?;
    // The list gets shorter as it is searched, so it is chosen where it stands then, by its key.
    page.run(&format!(
        r#"document.querySelector('[data-add="{list}"]').focus();"#
    ))
    .await?;
    page.press(key(Key::Enter)).await?;
    page.find(&format!(r#"#services-{list}-0[aria-expanded="true"]"#))
        .await
        .map(|_| ())
}

/// What the place declares, as the view writes it.
async fn as_json(page: &Page) -> Result<String> {
    page.click("#services-as-json").await?;
    page.find(r#"[data-ready="services-json"]"#).await?;
    page.find("code-editor#services-json").await?;
    let text = page.value(JSON).await?;
    page.click("#services-as-json").await?;
    Ok(text)
}

/// Waits until nothing is there any more.
async fn gone(page: &Page, css: &str) -> Result<()> {
    for _ in 0..100 {
        if page.find_all(css).await?.is_empty() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("{css} is still there")
}

#[tokio::test]
async fn a_function_that_puts_an_event_and_an_alarm_are_declared_undone_and_kept() -> Result<()> {
    with_page(async |page| {
        page.goto(SERVICES).await?;
        add(page, "lambda code", "functions").await?;
        page.find("#service-name:focus").await?;
        page.fill("#service-name", "resize").await?;
        page.click("#service-calls-add").await?;
        page.find("#service-calls-0-operation").await?;
        ensure!(
            page.value("#service-calls-0-operation").await? == "PutEvents",
            "a call begins so"
        );
        page.fill("#service-duration_ms", "soon").await?;
        page.wait_for_text(r#"[data-told="duration_ms"]"#, |text| {
            text.contains("not a whole number")
        })
        .await?;
        page.fill("#service-duration_ms", "350").await?;
        gone(page, r#"[data-told="duration_ms"]"#).await?;
        add(page, "metric alarm", "metric_alarms").await?;
        page.fill("#service-period", "45").await?;
        page.wait_for_text(r#"[data-told="period"]"#, |text| !text.is_empty())
            .await?;
        page.fill("#service-period", "300").await?;
        let written = as_json(page).await?;
        ensure!(
            written.contains(r#""name": "resize""#) && written.contains(r#""duration_ms": 350"#),
            "{written}"
        );
        ensure!(
            written.contains(r#""alarm_name": "my-alarm""#) && written.contains(r#""period": 300"#),
            "{written}"
        );
        // Deleted, and brought back.
        page.click(".services__form .row button:nth-of-type(2)")
            .await?;
        page.wait_for_text("[data-done]", |text| text.contains("deleted"))
            .await?;
        page.find("#services-heading:focus").await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.find("#services-metric_alarms-0").await?;
        // It is all there after a reload.
        page.written().await?;
        page.reload(SERVICES.ready).await?;
        page.find("#services-metric_alarms-0").await?;
        page.click("#services-functions-0").await?;
        ensure!(
            page.value("#service-name").await? == "resize",
            "the function is kept"
        );
        // A rule's findings lead to the form.
        page.click("#services-functions-0").await?;
        page.click("#services-metric_alarms-0").await?;
        page.fill("#service-evaluation_periods", "0").await?;
        page.click_text(".tabs a", "Findings").await?;
        page.find(FINDINGS.ready).await?;
        page.click(
            r#"[data-finding="RefusedWire"] a[href$="/yard/services/metric_alarms/my-alarm"]"#,
        )
        .await?;
        page.find(r#"#services-metric_alarms-0[aria-expanded="true"]"#)
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_rules_name_is_offered_and_what_no_form_knows_is_kept() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        WiredState::ServicesForm.enter(page).await?;
        page.wait_for_text(r#"[data-told="calls/1/request"]"#, |told| told.contains("no JSON"))
            .await?;
        let wide = page
            .run("return document.documentElement.scrollWidth <= innerWidth;")
            .await?;
        ensure!(wide == true, "nothing is wider than the phone");
        page.click(r#"[data-declare="index"]"#).await?;
        page.find(r#"#services-functions-1[aria-expanded="true"]"#).await?;
        page.wait_for_text("[data-done]", |text| text.contains("index declared")).await?;
        // As JSON: a text that is not finished is kept, and counts when it is.
        page.click("#services-as-json").await?;
        // The text area gives way to the editor.
        page.find("code-editor#services-json").await?;
        page.fill(JSON, r#"{"services": {"functions": [{"name": "odd", "colour": "red"}], "robots": ["r2"]}, "wires"#)
            .await?;
        page.find_text(".services p", "This is no JSON yet, so what was there before still counts. What you write is kept.").await?;
        page.written().await?;
        page.reload(SERVICES.ready).await?;
        page.find("#services-functions-1").await?;
        page.click("#services-as-json").await?;
        page.find("code-editor#services-json").await?;
        page.wait_for_value(JSON, r#"{"services": {"functions": [{"name": "odd", "colour": "red"}], "robots": ["r2"]}, "wires"#)
            .await?;
        page.fill(JSON, r#"{"services": {"functions": [{"name": "odd", "colour": "red"}], "robots": ["r2"]}, "wires": {}}"#)
            .await?;
        page.wait_for_text(".editor .diagnostics", |told| told.contains("There is no field colour here."))
            .await?;
        page.click("#services-as-json").await?;
        page.click("#services-functions-0").await?;
        page.fill("#service-name", "odder").await?;
        let written = as_json(page).await?;
        for kept in [r#""colour": "red""#, r#""robots""#, r#""r2""#, r#""name": "odder""#] {
            ensure!(written.contains(kept), "{kept} in {written}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn by_keys_alone_in_another_account() -> Result<()> {
    with_page(async |page| {
        canvas::open(page, &declared()).await?;
        page.click_text(".tabs a", "Services").await?;
        page.find(SERVICES.ready).await?;
        page.choose("#services-place", "Another one …").await?;
        page.fill("#services-region", "eu-west").await?;
        page.press(key(Key::Enter)).await?;
        page.find_text(
            ".services__other [role=alert]",
            "A Region is written such as eu-west-1.",
        )
        .await?;
        page.fill("#services-region", "eu-west-1").await?;
        page.press(key(Key::Enter)).await?;
        page.find_text(
            ".services .empty strong",
            "Nothing is declared in this place.",
        )
        .await?;
        page.run("document.getElementById('services-add').focus();")
            .await?;
        page.press(key(Key::Enter)).await?;
        page.find("#services-search:focus").await?;
        page.press("sqs queue").await?;
        page.find(r#"[data-add="queues"]"#).await?;
        page.run(r#"document.querySelector('[data-add="queues"]').focus();"#)
            .await?;
        page.press(key(Key::Enter)).await?;
        page.find(r#"#services-queues-0[aria-expanded="true"]"#)
            .await?;
        page.written().await?;
        page.reload(SERVICES.ready).await?;
        page.choose("#services-place", "210987654321 · eu-west-1")
            .await?;
        page.find("#services-queues-0").await.map(|_| ())
    })
    .await
}

/// What follows the `#` of the address.
async fn address(page: &Page) -> Result<String> {
    let hash = page.run("return location.hash;").await?;
    Ok(hash.as_str().unwrap_or_default().to_owned())
}

/// Waits for an address.
async fn wait_for_address(page: &Page, wanted: &str) -> Result<()> {
    for _ in 0..100 {
        if address(page).await? == wanted {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("{} in place of {wanted}", address(page).await?)
}

const RESIZE: &str = r#"#services-functions-0[aria-expanded="true"]"#;
const ALERTS: &str = r#"#services-topics-0[aria-expanded="true"]"#;

#[tokio::test]
async fn each_form_has_an_address_for_back_reload_and_links() -> Result<()> {
    with_page(async |page| {
        canvas::open(page, &declared()).await?;
        page.click_text(".tabs a", "Services").await?;
        page.find(SERVICES.ready).await?;
        page.click("#services-functions-0").await?;
        page.find(&format!("{RESIZE}:focus")).await?;
        wait_for_address(page, "#/yard/services/functions/resize").await?;
        page.click("#services-topics-0").await?;
        page.find(ALERTS).await?;
        wait_for_address(page, "#/yard/services/topics/alerts").await?;
        // Back and on again, with the focus at what is open.
        page.run("history.back();").await?;
        page.find(&format!("{RESIZE}:focus")).await?;
        page.run("history.forward();").await?;
        page.find(&format!("{ALERTS}:focus")).await?;
        // The address follows the name, letter by letter, and the field keeps the focus.
        page.fill("#service-name", "shouts").await?;
        page.find("#service-name:focus").await?;
        wait_for_address(page, "#/yard/services/topics/shouts").await?;
        page.written().await?;
        page.reload(SERVICES.ready).await?;
        page.find(&format!("{ALERTS}:focus")).await?;
        ensure!(
            page.value("#service-name").await? == "shouts",
            "it is that form"
        );
        // Another view and back: the same form.
        page.click_text(".tabs a", "Bench").await?;
        page.find(".yard__bench").await?;
        page.click_text(".tabs a", "Services").await?;
        page.find(ALERTS).await?;
        wait_for_address(page, "#/yard/services/topics/shouts").await?;
        page.run("history.back();").await?;
        page.find(".yard__bench").await?;
        page.run("history.forward();").await?;
        page.find(ALERTS).await?;
        // Closed, the lists alone have the address, and the focus stays at the head.
        page.click("#services-topics-0").await?;
        page.find(r#"#services-topics-0[aria-expanded="false"]:focus"#)
            .await?;
        wait_for_address(page, "#/yard/services").await
    })
    .await
}

#[tokio::test]
async fn an_address_of_what_is_gone_says_so_and_undo_brings_it_back() -> Result<()> {
    with_page(async |page| {
        canvas::open(page, &declared()).await?;
        page.run("location.hash = '#/yard/services/functions/index';")
            .await?;
        page.wait_for_text("[data-gone]", |text| {
            text.contains("There is no Lambda function called index") && text.contains("names it")
        })
        .await?;
        page.find("#services-gone:focus").await?;
        page.click_text("[data-gone] button", "Declare what it does")
            .await?;
        page.find(r#"#services-functions-1[aria-expanded="true"]:focus"#)
            .await?;
        gone(page, "[data-gone]").await?;
        wait_for_address(page, "#/yard/services/functions/index").await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_text("[data-gone]", |text| text.contains("called index"))
            .await?;
        page.click_text(".yard__head button", "Redo").await?;
        page.find(r#"#services-functions-1[aria-expanded="true"]"#)
            .await?;
        gone(page, "[data-gone]").await?;
        page.run("location.hash = '#/yard/services/robots/r2';")
            .await?;
        page.wait_for_text("[data-gone]", |text| {
            text.contains("no kind of service or wire called robots")
        })
        .await
        .map(|_| ())
    })
    .await
}
