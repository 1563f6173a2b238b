//! Import: templates and commands come in, are looked at first, and are taken in one step.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, with_page};
use tests::doors::{LINES, TEMPLATE, bring};
use tests::hostile::yaml_bomb;
use tests::own_events::TestFile;
use tests::routes::BRING;

/// What the preview counts.
async fn said(page: &Page, begins: &str) -> Result<String> {
    page.wait_for_text("[data-said]", |text| text.starts_with(begins))
        .await
}

/// The names of the rules that are on the bench's page.
async fn rules(page: &Page) -> Result<Vec<String>> {
    page.click_text(".tabs a", "Bench").await?;
    page.find(".yard__rules").await?;
    let mut names = Vec::new();
    for name in page.find_all(".rules__name").await? {
        names.push(page.text_of(&name).await?);
    }
    Ok(names)
}

#[tokio::test]
async fn a_template_comes_in_with_remarks_and_is_taken_back() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        page.goto(BRING).await?;
        bring(page, TEMPLATE).await?;
        let first = said(page, "3 added").await?;
        ensure!(first.contains("remark"), "{first}");
        // The remark leads to its place.
        let remark = r#"[data-gravity="left out"]"#;
        page.wait_for_text(remark, |text| text.contains("Colour")).await?;
        page.click(&format!("{remark} .diagnostic__place")).await?;
        let chosen = page
            .run("const area = document.getElementById('in-text'); return document.activeElement === area && area.value.slice(area.selectionStart, area.selectionEnd);")
            .await?;
        ensure!(
            chosen.as_str().is_some_and(|chosen| chosen.contains("Colour")),
            "{chosen}"
        );
        // A value that it asks for.
        page.choose("#in-parameter-Stage", "prod").await?;
        page.wait_for_text(".doors", |text| text.contains("prod")).await?;
        page.find(r#"[data-change="prod"]"#).await?;
        let wide = page
            .run("return document.documentElement.scrollWidth <= innerWidth;")
            .await?;
        ensure!(wide == true, "nothing is wider than the phone");
        page.click("#in-take").await?;
        page.find(r#"[data-name="builds-failed"]"#).await?;
        page.find(r#"[data-name="builds-queue"]"#).await?;
        page.click_text(".yard__head button", "Undo").await?;
        let left = rules(page).await?;
        ensure!(left.is_empty(), "one step takes all of it back: {left:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pasted_commands_come_in_with_the_file_that_they_name() -> Result<()> {
    with_page(async |page| {
        page.goto(BRING).await?;
        let text = format!(
            "{}\n{}\naws events put-rule --name late --event-pattern file://patterns/late.json\naws s3 ls\n",
            LINES[0], LINES[1]
        );
        bring(page, &text).await?;
        said(page, "2 added").await?;
        let seems = page.text("#in-source").await?;
        ensure!(seems.contains("Commands of the AWS CLI (recognised)"), "{seems}");
        page.wait_for_text(".doors__remarks", |text| text.contains("aws s3 ls")).await?;
        page.run("location.hash = '#/yard/findings';").await?;
        page.find("#findings-heading").await?;
        page.run("location.hash = '#/yard/in';").await?;
        said(page, "2 added").await?;
        page.fill("#in-extra-0", r#"{"source": ["night"]}"#).await?;
        said(page, "3 added").await?;
        page.click("#in-take").await?;
        page.find(r#"[data-name="jobs"]"#).await?;
        let names = rules(page).await?;
        ensure!(names == ["orders", "late"], "{names:?}");
        page.run("location.hash = '#/yard/in';").await?;
        page.find("#in-text").await?;
        let left = page.run("return document.getElementById('in-text').value;").await?;
        ensure!(left == "", "what was taken is still there: {left}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_is_chosen_and_makes_a_new_yard_where_that_is_wished() -> Result<()> {
    with_page(async |page| {
        page.goto(BRING).await?;
        let file = TestFile::new("shop.template", TEMPLATE.as_bytes())?;
        file.give_to(page, "#in-file").await?;
        said(page, "3 added").await?;
        page.click_text(".doors__to", "into a new yard").await?;
        page.click("#in-take").await?;
        page.find(r#"[data-name="builds-failed"]"#).await?;
        let name = page
            .run("const list = document.getElementById('yard-open'); return list.options[list.selectedIndex].text;")
            .await?;
        ensure!(name == "shop", "{name}");
        page.click_text(".yard__head button", "Undo").await?;
        let yards = page
            .run("return document.getElementById('yard-open').options.length;")
            .await?;
        ensure!(yards == 1, "{yards}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn hostile_texts_are_refused_soon_and_the_page_stays_live() -> Result<()> {
    with_page(async |page| {
        page.goto(BRING).await?;
        // The dock is here then, so that only the reading is measured.
        bring(page, "{}").await?;
        page.find(".notice--red").await?;
        let deep = format!("Resources: {}", "[".repeat(200_000));
        let nested = format!("{{\"format\": \"eventyard-yard\", \"yard\": {}", "[".repeat(1_000_000));
        let commands = "aws events put-rule --name a --event-pattern '{\"source\": [\"a\"]}'\n".repeat(70_000);
        for (name, text) in [
            ("bomb.yaml", yaml_bomb()),
            ("deep.yaml", deep),
            ("nested.json", nested),
            ("long.sh", commands),
            ("words.yaml", "a: b\n".repeat(1_000_000)),
        ] {
            let file = TestFile::new(name, text.as_bytes())?;
            page.run("window.frames_seen = 0; const tick = () => { window.frames_seen += 1; requestAnimationFrame(tick); }; tick();")
                .await?;
            let start = Instant::now();
            file.give_to(page, "#in-file").await?;
            page.wait_for_text(".doors__give", |text| text.contains(name)).await?;
            page.find("[data-preview] .notice--red").await?;
            let told = page.text(".notice--red").await?;
            ensure!(told.len() < 1_000, "{name}: {} letters", told.len());
            let took = start.elapsed();
            ensure!(took < Duration::from_secs(5), "{name}: {took:?}");
            let frames = page.run("return window.frames_seen;").await?;
            ensure!(frames.as_u64() > Some(2), "{name}: the page was drawn {frames} times");
        }
        // More than is read of any file.
        let file = TestFile::new("huge.json", &vec![b' '; 6 * 1024 * 1024])?;
        file.give_to(page, "#in-file").await?;
        page.wait_for_text(".doors__give", |text| text.contains("more than 5 MB")).await?;
        let left = rules(page).await?;
        ensure!(left.is_empty(), "{left:?}");
        Ok(())
    })
    .await
}
