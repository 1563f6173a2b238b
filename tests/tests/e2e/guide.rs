//! The guide: found by words, read, opened in the yard, on a phone too.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, with_page};
use tests::routes::{GUIDE, GUIDE_PATTERNS, GUIDE_TARGET, HOME, Route};

/// Whether nothing is wider than the window.
async fn fits(page: &Page) -> Result<()> {
    let fits = page
        .run("return document.documentElement.scrollWidth <= innerWidth;")
        .await?;
    ensure!(fits == true, "something is wider than the window");
    Ok(())
}

/// The id of what has the focus.
async fn focused(page: &Page) -> Result<String> {
    let id = page.run("return document.activeElement.id;").await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

/// Waits until this has the focus.
async fn wait_for_focus(page: &Page, id: &str) -> Result<()> {
    page.find(&format!("#{id}:focus")).await?;
    ensure!(focused(page).await? == id, "the focus is elsewhere");
    Ok(())
}

#[tokio::test]
async fn a_word_leads_to_an_example_and_that_to_a_yard_in_which_it_matches() -> Result<()> {
    with_page(async |page| {
        page.goto(HOME).await?;
        page.click_text(".footer a", "Guide").await?;
        page.find(GUIDE.ready).await?;
        page.fill("#guide-words", "prefix").await?;
        page.wait_for_text(".guide [role=status]", |text| text.contains("places"))
            .await?;
        // The best comes first.
        page.click(".guide ol li:first-child a").await?;
        wait_for_focus(page, "place-prefix").await?;
        let title = page.run("return document.title;").await?;
        ensure!(
            title == "Event patterns by example · Guide · Eventyard",
            "{title}"
        );
        ensure!(
            page.value("#guide-words").await?.is_empty(),
            "the words are still there"
        );
        let example = r#"[data-example="prefix, example 1"]"#;
        page.wait_for_text(&format!("{example} .chip"), |text| text == "Matches")
            .await?;
        page.click(&format!("{example} a")).await?;
        page.click("#in-take").await?;
        page.find(r#"[data-name="prefix"]"#).await?;
        page.click_text(".tabs a", "Bench").await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        let event = page.value("#event-name").await?;
        ensure!(event == "Event of the guide", "{event}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn old_names_find_new_ones_and_nothing_says_what_to_try() -> Result<()> {
    with_page(async |page| {
        page.goto(GUIDE).await?;
        page.fill("#guide-words", "cloudwatch events").await?;
        page.wait_for_text(".guide ol li:first-child", |text| {
            text.contains("EventBridge")
        })
        .await?;
        page.fill("#guide-words", "steam locomotive").await?;
        page.wait_for_text(".guide .empty", |text| text.contains("Try fewer"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_deep_link_leads_to_its_place_and_links_within_the_guide_go_on() -> Result<()> {
    with_page(async |page| {
        page.goto(GUIDE_TARGET).await?;
        wait_for_focus(page, "place-sqs-queue").await?;
        page.click_text(".guide table a", "Lambda function").await?;
        wait_for_focus(page, "place-lambda-function").await?;
        page.click_text(".guide nav a", "Limits").await?;
        wait_for_focus(page, "page-heading").await?;
        let heading = page.text("h1").await?;
        ensure!(heading == "Limits", "{heading}");
        // A place that was left out of the guide leads to all of it.
        page.goto(Route {
            path: "#/guide/no-such-part",
            ..GUIDE
        })
        .await?;
        page.wait_for_text(".guide [role=status]", |text| text.contains("no part"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_fits_a_phone() -> Result<()> {
    with_page(async |page| {
        for width in [390, 320] {
            page.emulate(width, 844, Scheme::Light).await?;
            page.goto(GUIDE_PATTERNS).await?;
            fits(page).await?;
            page.goto(GUIDE).await?;
            fits(page).await?;
            for part in ["Limits", "Exam facts", "Targets and permissions"] {
                page.goto(GUIDE).await?;
                page.click_text(".guide h2 a", part).await?;
                page.find(".guide table").await?;
                fits(page).await?;
            }
            page.fill("#guide-words", "event").await?;
            page.find(".guide mark").await?;
            fits(page).await?;
            // What is read next is not hidden by what was looked for.
            page.goto(GUIDE_PATTERNS).await?;
            ensure!(
                page.value("#guide-words").await?.is_empty(),
                "the words are still there"
            );
        }
        Ok(())
    })
    .await
}
