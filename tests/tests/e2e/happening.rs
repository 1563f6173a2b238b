//! What services do next: what follows from an event, a loop that is cut, what a person lets happen,
//! approvals, and replays.

use anyhow::{Result, ensure};
use tests::browser::with_page;
use tests::happening::{
    approving, ask_for_replay, await_approval, failed_build, looping, open, send_and_wait,
};
use tests::routes::TIME;

#[tokio::test]
async fn a_build_fails_and_the_report_tells_how_that_came_to_the_topic() -> Result<()> {
    with_page(async |page| {
        open(page, &failed_build()).await?;
        send_and_wait(page, "And then CodeBuild built once").await?;
        page.wait_for_text(".report__head", |text| text.contains("1 failure"))
            .await?;
        let chain = page.text(".chain").await?;
        for told in [
            "CodeBuild website",
            "Failed",
            "Came back",
            "failed → alerts",
            "SNS alerts",
            "because of",
        ] {
            ensure!(chain.contains(told), "{told} is not in {chain}");
        }
        // An event that came back to the bus is set in.
        page.find(".chain__item--1[data-told=\"EVENT_RECEIPT\"]")
            .await?;
        page.click(".chain__item[data-told=\"SENT_EVENT\"] .chain__about")
            .await?;
        page.wait_for_text("[data-content]", |text| {
            text.contains("\n") && text.contains("\"source\"")
        })
        .await?;
        // What did something leads to its form, and Back to the report.
        page.click(r#".chain a[href$="/yard/services/projects/website"]"#)
            .await?;
        page.find(r#"#services-projects-0[aria-expanded="true"]:focus"#)
            .await?;
        page.run("history.back();").await?;
        page.find(".chain").await?;
        page.click_text(".tabs a", "Time").await?;
        page.find("[data-doing]").await?;
        page.choose("#timeline-service", "CodeBuild").await?;
        page.choose("#timeline-kind", "Failed").await?;
        page.wait_for_text("[data-count]", |text| text.contains("Steps 1 to 1 of 1"))
            .await?;
        page.click("[data-doing=\"FAILED\"] button").await?;
        page.click(".timeline__detail button").await?;
        page.wait_for_text("[data-count]", |text| !text.contains("found among"))
            .await?;
        let cost = page.text("[data-cost]").await?;
        ensure!(
            cost.contains(" for this run; 1,000,000 such runs"),
            "{cost}"
        );
        let builds = page.text("[data-service=\"CodeBuild\"]").await?;
        ensure!(builds.contains("$0.005 a minute"), "{builds}");
        page.click(".cost__granted > summary").await?;
        page.wait_for_text(".cost__granted", |text| text.contains("general1.small"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_loop_is_cut_and_leads_to_the_findings() -> Result<()> {
    with_page(async |page| {
        open(page, &looping()).await?;
        send_and_wait(page, "1 loop cut").await?;
        let told = page.text("[data-cut]").await?;
        ensure!(
            told.contains("Cut after 16 hops: a loop at CodeBuild website"),
            "{told}"
        );
        page.click_text(".report a", "See the findings").await?;
        page.wait_for_text(".findings", |text| {
            text.contains("A loop was cut once at website")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_person_says_yes_to_an_approval() -> Result<()> {
    with_page(async |page| {
        await_approval(page).await?;
        let waits = page.text("[data-work] .small").await?;
        ensure!(!waits.is_empty());
        page.click(r#"[data-answer="Approve"]"#).await?;
        page.wait_for_text("[data-told]", |text| text.contains("A person approved"))
            .await?;
        page.click_text(".clock button", "+1 minute").await?;
        page.wait_for_text(".world", |text| {
            text.contains("No service works on anything")
        })
        .await?;
        page.choose("#timeline-kind", "Succeeded").await?;
        page.find("[data-doing=\"SUCCEEDED\"]").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_object_that_is_put_reaches_the_queue_of_its_notification() -> Result<()> {
    with_page(async |page| {
        open(page, &approving()).await?;
        page.goto(TIME).await?;
        page.find(r#"[data-ready="world"]"#).await?;
        page.choose("#deed-kind", "An object of a bucket changes")
            .await?;
        page.fill("#deed-size", "a lot").await?;
        page.click_text(".deed button", "Let it happen").await?;
        page.wait_for_text("#deed-size-wrong", |text| text.contains("whole number"))
            .await?;
        let key = page.value("#deed-key").await?;
        ensure!(key == "incoming/report.csv", "{key} is kept");
        page.fill("#deed-size", "2048").await?;
        page.click_text(".deed button", "Let it happen").await?;
        page.wait_for_text("[data-told]", |text| text.contains("incoming/report.csv"))
            .await?;
        page.click_text(".clock button", "+1 minute").await?;
        page.fill("#timeline-text", "arrivals").await?;
        page.find(r#"[data-doing="MESSAGE"]"#).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_replay_sends_an_archived_event_once_more_and_says_so() -> Result<()> {
    with_page(async |page| {
        ask_for_replay(page).await?;
        let archive = page.text(r#"[data-archive="everything"]"#).await?;
        ensure!(archive.contains("Managed rule"), "{archive}");
        page.click_text(".clock button", "Step").await?;
        page.wait_for_text("[data-replay]", |text| text.contains("Minute 1 of"))
            .await?;
        page.click_text(".clock button", "+1 minute").await?;
        page.wait_for_text("[data-replay]", |text| text.contains("COMPLETED"))
            .await?;
        page.fill("#timeline-text", "everything-replay-1").await?;
        page.click(r#"[data-step="EVENT_RECEIPT"] button"#).await?;
        page.wait_for_text(".timeline__detail", |text| text.contains("replay-name"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_yard_that_declares_nothing_looks_as_before() -> Result<()> {
    with_page(async |page| {
        open(page, &tests::stored::failing()).await?;
        page.goto(TIME).await?;
        page.find(".timeline").await?;
        let shown = page
            .run("return document.querySelectorAll('.world, .chain, #timeline-service').length;")
            .await?;
        ensure!(shown == 0, "{shown} things of a world that is not there");
        Ok(())
    })
    .await
}
