//! Export, and what went out comes in again: the yard file and the link.

use anyhow::{Context, Result, ensure};
use tests::browser::{Page, with_page};
use tests::canvas::{failing, open};
use tests::doors::{bring, large};
use tests::own_events::TestFile;
use tests::routes::{BRING, OUT};

/// Opens a form of the open yard and gives its text.
async fn out(page: &Page, form: &str, holds: &str) -> Result<String> {
    page.click_text(".yards a", "Export").await?;
    page.find(OUT.ready).await?;
    page.click_text(".doors__form", form).await?;
    page.wait_for_text(".doors__text", |text| text.contains(holds))
        .await?;
    let text = page
        .run("return document.querySelector('.doors__text').textContent;")
        .await?;
    Ok(text.as_str().context("a text")?.to_owned())
}

#[tokio::test]
async fn a_yard_file_goes_out_and_comes_in_as_a_new_yard() -> Result<()> {
    with_page(async |page| {
        open(page, &failing()).await?;
        let text = out(page, "Yard file", "eventyard-yard").await?;
        page.click_text(".yards a", "Import").await?;
        page.find(BRING.ready).await?;
        let file = TestFile::new("kept.eventyard.json", text.as_bytes())?;
        file.give_to(page, "#in-file").await?;
        page.wait_for_text("[data-said]", |text| text.contains("1 event;"))
            .await?;
        page.find(r#"[data-change="default/build-failed"]"#).await?;
        page.click("#in-take").await?;
        page.find(r#"[data-name="closed"]"#).await?;
        let names = page
            .run("return [...document.getElementById('yard-open').options].map((one) => one.text).join();")
            .await?;
        ensure!(names == "Canvas,kept", "{names}");
        // In the place of the open yard it changes nothing, since both are alike.
        page.click_text(".yards a", "Import").await?;
        page.find(BRING.ready).await?;
        bring(page, &text).await?;
        page.click_text(".doors__to", "in the place of the open yard")
            .await?;
        page.wait_for_text("[data-said]", |text| {
            text.starts_with("0 added, 0 changed, 0 removed")
        })
        .await
        .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_link_goes_out_and_fills_a_yard_only_after_a_look() -> Result<()> {
    with_page(async |page| {
        open(page, &failing()).await?;
        let link = out(page, "Link", "#/yard/link/").await?;
        ensure!(link.starts_with(&page.url()), "{link}");
        let fragment = link.split('#').nth(1).context("a fragment")?;
        page.run(&format!("location.hash = '{fragment}';")).await?;
        page.wait_for_text("[data-said]", |text| text.contains("added"))
            .await?;
        let yards = page
            .run("return document.getElementById('yard-open').options.length;")
            .await?;
        ensure!(yards == 1, "nothing has changed yet");
        page.click("#in-take").await?;
        page.find(r#"[data-name="closed"]"#).await?;
        let name = page
            .run("const list = document.getElementById('yard-open'); return list.options[list.selectedIndex].text;")
            .await?;
        ensure!(name == "Shared yard", "{name}");
        // A link that lost its end.
        let cut = &fragment[..fragment.len() - 9];
        page.run(&format!("location.hash = '{cut}';")).await?;
        page.wait_for_text(".notice--red", |text| text.contains("damaged"))
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn each_tool_gets_its_text_and_a_large_yard_no_link() -> Result<()> {
    with_page(async |page| {
        open(page, &failing()).await?;
        let template = out(page, "CloudFormation", "AWS::Events::Rule").await?;
        ensure!(template.contains("AWS::SQS::QueuePolicy"), "{template}");
        out(page, "Terraform", "aws_cloudwatch_event_rule").await?;
        out(page, "AWS CLI", "aws events put-targets").await?;
        page.click_text(".doors button", "Copy").await?;
        page.wait_for_text(".doors .row [role=status]", |text| !text.is_empty())
            .await?;
        open(page, &large()).await?;
        page.click_text(".yards a", "Export").await?;
        page.find(OUT.ready).await?;
        page.click_text(".doors__form", "Link").await?;
        page.wait_for_text(".notice--amber", |text| {
            text.contains("too large for a link")
        })
        .await?;
        page.click_text(".notice button", "Make the yard file")
            .await?;
        page.wait_for_text(".doors__text", |text| text.contains("eventyard-yard"))
            .await
            .map(|_| ())
    })
    .await
}
