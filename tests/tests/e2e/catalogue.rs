//! The catalogue of events: found, read, compared with the rules, put on the bench.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::browser::{Page, with_page};
use tests::routes::{EVENTS, YARD, YARD_READY};
use tests::states::{State, add_rule, send};

/// The event as the project has it.
fn spot_event() -> Result<Value> {
    let path = tests::root().join("events/ec2/spot-interruption-warning.json");
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

/// How many events the catalogue has.
fn all() -> Result<usize> {
    let mut count = 0;
    for folder in std::fs::read_dir(tests::root().join("events"))? {
        let entries = folder?.path().join("service.toml");
        if entries.is_file() {
            count += std::fs::read_to_string(entries)?
                .matches("[[event]]")
                .count();
        }
    }
    Ok(count)
}

#[tokio::test]
async fn an_event_is_found_read_and_put_on_the_bench_where_it_matches() -> Result<()> {
    with_page(async |page| {
        State::Catalogue.enter(page).await?;
        let count = page.text(".catalogue [role=status]").await?;
        ensure!(
            count.ends_with(&format!(" of {} events.", all()?)),
            "{count}"
        );
        let rules = page.text(".catalogue__rules").await?;
        let rules: Vec<&str> = rules.split_whitespace().collect();
        ensure!(
            rules.join(" ") == "rule-1 Matches rule-2 Does not match",
            "{rules:?}"
        );
        let shown: Value = serde_json::from_str(&page.text("#catalogue-open pre").await?)?;
        ensure!(shown == spot_event()?, "{shown}");
        page.click_text("#catalogue-open button", "Put on the bench")
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match"))
            .await?;
        page.click(r#".rules__item[data-rule="rule-1"]"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        let about = page.text(".yard__event .field__hint").await?;
        ensure!(
            about.starts_with("EC2 sends it two minutes before"),
            "{about}"
        );
        let events = page.text("#event-chosen").await?;
        ensure!(
            events.contains("A build failed") && events.contains("A Spot Instance will be"),
            "{events}"
        );
        send(page).await?;
        page.wait_for_text(".report", |text| text.contains("1 of 2 rules"))
            .await?;
        // What was looked for is still there, and the event is not added twice.
        page.click_text(".tabs a", "Events").await?;
        ensure!(
            page.value("#catalogue-words").await? == "spot interruption",
            "the words are gone"
        );
        page.click_text("#catalogue-open button", "Put on the bench")
            .await?;
        page.find("#event-text").await?;
        let label = page.text("label[for=event-chosen]").await?;
        ensure!(label.contains("of 2 events"), "{label}");
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_text(".yard__event", |text| !text.contains("of 2 events"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_the_catalogue_an_event_of_it_stays_on_the_bench() -> Result<()> {
    with_page(async |page| {
        State::Catalogue.enter(page).await?;
        page.click_text("#catalogue-open button", "Put on the bench")
            .await?;
        page.find(".yard__event .field__hint").await?;
        page.block(&["*/events-*.bin"]).await?;
        page.goto(YARD).await?;
        page.reload(YARD.ready).await?;
        let text: Value = serde_json::from_str(&page.value("#event-text").await?)?;
        ensure!(text == spot_event()?, "{text}");
        ensure!(
            page.find_all(".yard__event .field__hint").await?.is_empty(),
            "something is said of an event that is not known"
        );
        page.click(r#".rules__item[data-rule="rule-1"]"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        add_rule(page, 2, r#"{"source": ["aws.ec2"]}"#).await?;
        send(page).await
    })
    .await
}

#[tokio::test]
async fn a_catalogue_that_does_not_come_says_so_and_try_again_mends_it() -> Result<()> {
    with_page(async |page| {
        State::NoCatalogue.enter(page).await?;
        let said = page.text("main .notice").await?;
        ensure!(
            said.contains("The catalogue of events could not be fetched. The file events-"),
            "{said}"
        );
        page.block(&[]).await?;
        page.click_text("main button", "Try again").await?;
        page.find(EVENTS.ready).await?;
        ensure!(focus(page).await? == "page-heading", "the focus is lost");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_catalogue_is_searched_filtered_and_shown_in_parts_by_keyboard() -> Result<()> {
    with_page(async |page| {
        page.goto(EVENTS).await?;
        page.find(YARD_READY).await?;
        ensure!(page.find_all(".catalogue__item").await?.len() == 50, "the first 50");
        page.run("[...document.querySelectorAll('.catalogue button')].at(-1).focus();")
            .await?;
        page.press("\u{e007}").await?;
        page.find(".catalogue__item:nth-child(51)").await?;
        ensure!(page.find_all(".catalogue__item").await?.len() == 100, "the first 100");
        let here = page
            .run("return [...document.querySelectorAll('.catalogue__button')].indexOf(document.activeElement);")
            .await?;
        ensure!(here == 50, "the focus is at {here}");
        page.choose("#catalogue-service", "S3").await?;
        let of_s3 = number(&page.wait_for_text(".catalogue [role=status]", |text| text.contains(" of ")).await?)?;
        let entries = std::fs::read_to_string(tests::root().join("events/s3/service.toml"))?;
        ensure!(of_s3 == entries.matches("[[event]]").count(), "{of_s3} of S3");
        page.choose("#catalogue-delivery", "Best effort: in rare cases not at all")
            .await?;
        page.wait_for_text(".catalogue", |text| text.contains("No event of the catalogue"))
            .await?;
        page.click_text(".catalogue .empty button", "Clear the search")
            .await?;
        let wanted = format!("{} events, the first 50 shown.", all()?);
        page.wait_for_text(".catalogue [role=status]", |text| text == wanted)
            .await?;
        for choice in ["#catalogue-service", "#catalogue-delivery"] {
            let value = page.value(choice).await?;
            ensure!(value.is_empty(), "{choice} still has {value}");
        }
        ensure!(focus(page).await? == "catalogue-words", "the focus is lost");
        Ok(())
    })
    .await
}

fn number(count: &str) -> Result<usize> {
    let first = count.split(' ').next().context("no number")?;
    Ok(first.parse()?)
}

async fn focus(page: &Page) -> Result<Value> {
    page.run("return document.activeElement.id;").await
}
