//! The first walk of docs/first-walk.md: a rule that does not fire when a build fails is mended by
//! someone who sees only the page.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, with_page};
use tests::routes::{HOME, YARD};

/// A person's own rule, with three mistakes that are made often.
const OWN: &str = r#"{
  "source": ["aws.codebuild"],
  "detail-type": ["CodeBuild Build State-change"],
  "detail": {
    "status": ["FAILED"],
    "project-name": ["Checkout-Unit-Tests"]
  }
}"#;

const MISTAKES: usize = 3;

async fn focused(page: &Page) -> Result<String> {
    let id = page.run("return document.activeElement.id;").await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

async fn walk(width: u32, height: u32) -> Result<()> {
    with_page(async |page| {
        page.emulate(width, height, Scheme::Light).await?;
        page.goto(HOME).await?;
        page.click_text("a", "Send your first event").await?;
        page.find(YARD.ready).await?;
        page.click_text(".yard__rules button", "Add a rule").await?;
        page.find("#rule-0-pattern").await?;
        ensure!(focused(page).await? == "rule-card", "the new rule has not the focus");
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;

        page.fill("#rule-0-pattern", OWN).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match"))
            .await?;
        page.click(".rule__state button").await?;
        ensure!(focused(page).await? == "why-heading", "Why? leads elsewhere");
        let seen = page
            .run("const { top } = document.activeElement.getBoundingClientRect(); return top >= 0 && top < innerHeight;")
            .await?;
        ensure!(seen == true, "the explanation is out of sight");

        let offered = page.text(".why").await?;
        ensure!(
            !offered.contains("In the event write"),
            "an event of AWS is to be changed: {offered}"
        );
        for mended in 1..=MISTAKES {
            let before = page.value("#rule-0-pattern").await?;
            page.click(".why .near__fix").await?;
            page.wait_in_editor(
                "#rule-0-pattern",
                &format!("editor.value !== {}", serde_json::to_string(&before)?),
            )
            .await?;
            let verdict = if mended == MISTAKES { "matches" } else { "does not match" };
            page.wait_for_text(".why h2", |text| text.ends_with(verdict)).await?;
        }

        page.choose(".targets__kind", "SNS topic").await?;
        page.click_text("button", "Add target").await?;
        page.click_text("button", "Send").await?;
        page.wait_for_text(".report", |text| text.contains("Delivered")).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_rule_that_does_not_fire_is_mended_at_a_desk() -> Result<()> {
    walk(1280, 800).await
}

#[tokio::test]
async fn a_rule_that_does_not_fire_is_mended_on_a_phone() -> Result<()> {
    walk(390, 844).await
}
