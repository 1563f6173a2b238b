//! Findings: they lead to their place and are mended, by pointer and by keys.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, key, with_page};
use tests::canvas::{open, risky};
use tests::routes::FINDINGS;
use tests::wired::WiredState;
use thirtyfour::Key;

const PERMISSION: &str = r#"[data-finding="Permission"]"#;

/// Waits until the workshop, which looks the yard over anew, finds this no more.
async fn gone(page: &Page, css: &str) -> Result<()> {
    let script = format!("for (let looks = 0; document.querySelector('{css}') && looks < 200; looks += 1) await new Promise((done) => setTimeout(done, 50));
        return !document.querySelector('{css}');");
    ensure!(page.run(&script).await? == true, "{css} is still told");
    Ok(())
}

async fn count(page: &Page, css: &str) -> Result<usize> {
    Ok(page.find_all(css).await?.len())
}

async fn findings(page: &Page) -> Result<()> {
    page.click_text(".tabs a", "Findings").await?;
    page.find(FINDINGS.ready).await.map(|_| ())
}

#[tokio::test]
async fn a_permission_is_given_and_taken_back_and_leads_to_the_target() -> Result<()> {
    with_page(async |page| {
        WiredState::Findings.enter(page).await?;
        let told = page.text(PERMISSION).await?;
        ensure!(told.contains("sqs:SendMessage"), "{told}");
        page.click_text(&format!("{PERMISSION} button"), "Give the permission")
            .await?;
        page.wait_for_text(".findings [data-count]", |text| text.starts_with("Done:"))
            .await?;
        page.wait_for_text(".findings [data-count]", |text| text.contains("1 wrong"))
            .await?;
        ensure!(
            count(page, PERMISSION).await? == 1,
            "that of the other rule is left"
        );
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_text(".findings [data-count]", |text| text.contains("2 wrong"))
            .await?;
        // To the part of the settings where it is.
        page.click(&format!(r#"{PERMISSION} a[href$="/yard"]"#))
            .await?;
        page.find(r#"[data-ready="target"]"#).await?;
        let part = page.text(r#".target__tab[aria-pressed="true"]"#).await?;
        ensure!(part.starts_with("Permission"), "{part}");
        page.find("#rule-0-target-0-parts:focus").await?;
        // And to the station.
        findings(page).await?;
        page.click(&format!(r#"{PERMISSION} a[href$="/yard/canvas"]"#))
            .await?;
        page.find(r#"[data-sheet="build-log"]"#).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_rule_is_switched_on_by_keys_on_a_phone_and_the_focus_stays_with_the_list() -> Result<()>
{
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        WiredState::Findings.enter(page).await?;
        page.run(r#"document.querySelector('[data-finding="Disabled"] button').focus();"#)
            .await?;
        page.press(key(Key::Enter)).await?;
        page.wait_for_text(".findings [data-count]", |text| {
            text.starts_with("Done: Enable old-builds")
        })
        .await?;
        gone(page, r#"[data-finding="Disabled"]"#).await?;
        let focus = page.run("return document.activeElement.id;").await?;
        ensure!(focus == "findings-heading", "{focus}");
        // Two rules that ask for the same and lead to the same queue are a finding now.
        page.find(r#"[data-finding="Twice"]"#).await?;
        let wide = page
            .run("return document.documentElement.scrollWidth <= innerWidth;")
            .await?;
        ensure!(wide == true, "nothing is wider than the phone");
        page.click(r#"[data-finding="Twice"] a[href$="/yard/canvas"]"#)
            .await?;
        page.find(r#"[data-sheet="build-log"]"#).await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn what_ran_is_told_and_a_bus_leads_to_its_station() -> Result<()> {
    with_page(async |page| {
        open(page, &risky()).await?;
        page.click_text(".canvas button", "Send").await?;
        page.find(r#"[data-name="build-log"] .tracks__station--red"#)
            .await?;
        findings(page).await?;
        page.wait_for_text(".findings", |text| {
            text.contains("1 event for build-log of build-failed was lost.")
        })
        .await?;
        page.click(r#"[data-finding="OpenBus"] a[href$="/yard/canvas"]"#)
            .await?;
        page.find(r#"[data-sheet="orders"]"#).await?;
        findings(page).await?;
        page.click_text(
            r#"[data-finding="OpenBus"] button"#,
            "Take the policy of orders away",
        )
        .await?;
        page.wait_for_text(".findings [data-count]", |text| text.starts_with("Done:"))
            .await?;
        gone(page, r#"[data-finding="OpenBus"]"#).await?;
        // A rule is chosen on the bench.
        page.click(r#"[data-finding="Disabled"] a[href$="/yard"]"#)
            .await?;
        page.find(r#".rule[data-rule="old-builds"]"#)
            .await
            .map(|_| ())
    })
    .await
}
