//! The world around the buses on the canvas: a chain to its end, the keyboard, a circle.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::browser::{Page, with_page};
use tests::canvas::{open, open_example};
use tests::happening::looping;
use tests::services::held_back;
use thirtyfour::Key;

const CHAIN: &str = "A failed build tells the team and is built anew";

async fn label(page: &Page, name: &str) -> Result<String> {
    let stop = page
        .find(&format!(r#"[data-stop][data-name="{name}"]"#))
        .await?;
    Ok(stop.attr("aria-label").await?.unwrap_or_default())
}

async fn focused(page: &Page) -> Result<String> {
    let name = page
        .run("return document.activeElement.dataset?.name ?? document.activeElement.id;")
        .await?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_failed_build_goes_on_to_the_subscriber() -> Result<()> {
    with_page(async |page| {
        open_example(page, CHAIN).await?;
        page.find(r#"[data-name="team@example.com"]"#).await?;
        let project = label(page, "app").await?;
        ensure!(
            project.contains("its events are taken by build-failed"),
            "{project}"
        );
        page.click_text(".canvas button", "Send").await?;
        page.wait_for_text(r#"[data-label="app"]"#, |text| text.contains("Got 1"))
            .await?;
        page.click_text(".canvas button", "+1 hour").await?;
        page.wait_for_text(r#"[data-label="team@example.com"]"#, |text| {
            text.contains("Got 1")
        })
        .await?;
        for (name, told) in [
            ("app", "failed 1"),
            ("build-failed", "matched 1"),
            ("builds", "got 1"),
            ("app-clean", "done 1"),
        ] {
            let mut said = label(page, name).await?;
            for _ in 0..100 {
                if said.contains(told) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                said = label(page, name).await?;
            }
            ensure!(said.contains(told), "{name}: {said}");
        }
        page.click(r#"[data-stop][data-name="app"]"#).await?;
        let sheet = page.text(".sheet").await?;
        ensure!(sheet.contains("Build 1 of app began."), "{sheet}");
        page.click(r#".sheet a[href$="/yard/services/projects/app"]"#)
            .await?;
        page.find(r#"#services-projects-0[aria-expanded="true"]:focus"#)
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn arrow_keys_walk_the_chain_and_back_to_the_bus() -> Result<()> {
    with_page(async |page| {
        open_example(page, CHAIN).await?;
        page.find(r#"[data-name="team@example.com"]"#).await?;
        page.run(r#"document.querySelector('[data-stop][data-name="build-failed"]').focus();"#)
            .await?;
        for wanted in ["builds", "team@example.com"] {
            page.press(Key::Right.value().to_string()).await?;
            ensure!(focused(page).await? == wanted, "{}", focused(page).await?);
        }
        page.run(r#"document.querySelector('[data-stop][data-name="app"]').focus();"#)
            .await?;
        page.press(Key::Right.value().to_string()).await?;
        ensure!(
            focused(page).await? == "default",
            "the way back leads to the bus"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_circle_is_marked_and_leads_to_its_finding() -> Result<()> {
    with_page(async |page| {
        open(page, &looping()).await?;
        page.find(".tracks__warning").await?;
        let project = label(page, "website").await?;
        ensure!(project.contains("closes a circle"), "{project}");
        page.click(r#"[data-stop][data-name="website"]"#).await?;
        page.click_text(".sheet a", "See the finding").await?;
        page.wait_for_text("main", |text| text.contains("Events go in a circle"))
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn what_holds_back_is_on_the_map_and_in_the_tree() -> Result<()> {
    with_page(async |page| {
        open(page, &held_back()).await?;
        page.find(r#"[data-stop][data-name="two-eyes"]"#).await?;
        for (name, told) in [
            ("two-eyes", "CodeCommit approval rule template two-eyes"),
            ("shop", "CodeCommit repository shop"),
            (
                "deploying",
                "CloudWatch alarm deploying, suppresses the actions of shop-is-down",
            ),
            ("shop-is-down", ", its actions are suppressed by deploying"),
        ] {
            let said = label(page, name).await?;
            ensure!(said.contains(told), "{name}: {said}");
        }
        // From the template to its repository by keys.
        page.run(r#"document.querySelector('[data-stop][data-name="two-eyes"]').focus();"#)
            .await?;
        page.press(Key::Right.value().to_string()).await?;
        ensure!(focused(page).await? == "shop", "{}", focused(page).await?);
        page.press(Key::Enter.value().to_string()).await?;
        let sheet = page.text(r#"[data-sheet="shop"]"#).await?;
        ensure!(
            sheet.contains("What holds it back") && sheet.contains("takes 2 approvals"),
            "{sheet}"
        );
        page.click_text(".sheet__link", "two-eyes").await?;
        page.find(r#"[data-sheet="two-eyes"]"#).await?;
        page.click(r#".sheet a[href$="/approval_rule_templates/two-eyes"]"#)
            .await?;
        page.find(r#"#services-approval_rule_templates-0[aria-expanded="true"]:focus"#)
            .await
            .map(|_| ())
    })
    .await
}
