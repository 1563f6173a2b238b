//! Rules against the whole catalogue: of one rule in its card, of all below the matrix.

use anyhow::{Context, Result, ensure};
use pattern::{Event, Pattern};
use serde_json::Value;
use tests::browser::{Page, with_page};
use tests::routes::YARD;
use tests::states::{State, add_rule};

/// Every event of the catalogue by its id.
fn events() -> Result<Vec<(String, Event)>> {
    let mut events = Vec::new();
    for folder in std::fs::read_dir(tests::root().join("events"))? {
        let folder = folder?.path();
        if !folder.join("service.toml").is_file() {
            continue;
        }
        for file in std::fs::read_dir(&folder)? {
            let path = file?.path();
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let event = Event::read(&std::fs::read_to_string(&path)?).0;
            let service = folder.file_name().context("a folder")?.to_string_lossy();
            let slug = path.file_stem().context("a file")?.to_string_lossy();
            events.push((format!("{service}/{slug}"), event.context("an event")?));
        }
    }
    Ok(events)
}

/// The ids of those that a pattern takes, sorted.
fn taken(events: &[(String, Event)], pattern: &Pattern) -> Vec<String> {
    let taken = events
        .iter()
        .filter(|(_, event)| pattern::matches(pattern, event));
    let mut ids: Vec<String> = taken.map(|(id, _)| id.clone()).collect();
    ids.sort();
    ids
}

/// The ids of the events that are listed, sorted.
async fn listed(page: &Page) -> Result<Vec<String>> {
    let ids = page
        .run("return [...document.querySelectorAll('[data-event]')].map(it => it.dataset.event);")
        .await?;
    let mut ids: Vec<String> = serde_json::from_value(ids)?;
    ids.sort();
    Ok(ids)
}

async fn focus(page: &Page) -> Result<Value> {
    page.run("return document.activeElement.id;").await
}

#[tokio::test]
async fn the_card_tells_which_events_would_fire_the_rule() -> Result<()> {
    const VOLUMES: &str = r#"{"source": ["aws.ec2"], "detail-type": [{"prefix": "EBS Volume"}]}"#;
    const WIDE: &str = r#"{"source": ["aws.ec2", "aws.ssm"]}"#;
    let events = events()?;
    let all = events.len();
    let volumes = taken(&events, &pattern::parse(VOLUMES).0);
    let wide = taken(&events, &pattern::parse(WIDE).0);
    ensure!(volumes.len() > 1 && wide.len() > 20, "no patterns for this");
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, VOLUMES).await?;
        page.wait_for_text(".catches summary", |text| {
            text == "Takes 0 of the 17 sample events"
        })
        .await?;
        page.only_chromium("record of requests")?;
        let before = page.take_requests().await?;
        ensure!(
            !before.iter().any(|request| request.contains("/events-")),
            "the catalogue is fetched before it is asked for"
        );
        page.click(".catches summary").await?;
        let said = |count: usize| format!("Takes {count} of the {all} events of the catalogue");
        let wanted = said(volumes.len());
        page.wait_for_text(".catches summary", |text| text == wanted)
            .await?;
        page.find(r#".catches [data-ready="sweep"]"#).await?;
        ensure!(listed(page).await? == volumes, "{:?}", listed(page).await?);

        // The list follows what is written, and a long one is shown in parts.
        page.fill("#rule-0-pattern", WIDE).await?;
        let wanted = said(wide.len());
        page.wait_for_text(".catches summary", |text| text == wanted)
            .await?;
        page.click_text(".catches button", &format!("Show all {}", wide.len()))
            .await?;
        page.find_text(".catches button", "Show the first 20")
            .await?;
        ensure!(listed(page).await? == wide, "{:?}", listed(page).await?);
        page.fill("#rule-0-pattern", r#"{"source": "aws.ec2"}"#)
            .await?;
        page.wait_for_text(".catches summary", |text| {
            text == "Takes no event: its pattern is not valid"
        })
        .await?;
        page.fill("#rule-0-pattern", VOLUMES).await?;
        page.wait_for_text(".catches .sweep", |text| !text.contains("Show"))
            .await?;

        // An event of the list can be read where it stands, and put on the bench.
        let first = format!(r#".catches [data-event="{}"]"#, volumes[0]);
        let title = page.text(&format!("{first} .sweep__title")).await?;
        page.click_text(&format!("{first} button"), "Read").await?;
        page.find(r#"#catalogue-open"#).await?;
        let id = format!("catalogue-{}", volumes[0]);
        page.wait_for_text(&format!(r#"[id="{id}"]"#), |text| text == title)
            .await?;
        // The focus goes there once the page has come.
        page.find(&format!(r#"[id="{id}"]:focus"#)).await?;
        page.click_text(".tabs a", "Bench").await?;
        page.find(YARD.ready).await?;
        // The catalogue is here now, so the count is over all of it at once.
        page.wait_for_text(".catches summary", |text| {
            text.ends_with("of the catalogue")
        })
        .await?;
        page.click(".catches summary").await?;
        page.click_text(&format!("{first} button"), "To the bench")
            .await?;
        page.wait_for_value("#event-name", &title).await?;
        page.wait_for_text(".why h2", |text| text.ends_with("matches"))
            .await?;
        ensure!(focus(page).await? == "event-name", "the focus is lost");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_built_by_pointing_is_counted_over_the_catalogue() -> Result<()> {
    let events = events()?;
    let pattern = pattern::parse(r#"{"detail": {"build-status": ["FAILED"]}}"#).0;
    let count = taken(&events, &pattern).len();
    with_page(async |page| {
        State::Building.enter(page).await?;
        let wanted = format!("Takes {count} of the {} sample events.", events.len());
        page.wait_for_text(".build__panel [role=status]", |text| text == wanted)
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_matrix_sweeps_all_rules_over_the_catalogue() -> Result<()> {
    let events = events()?;
    with_page(async |page| {
        State::Sweep.enter(page).await?;
        let said = page.text(r#".sweep [data-ready="sweep"]"#).await?;
        let wide = taken(&events, &pattern::parse(State::SWEPT[0]).0);
        let narrow = taken(&events, &pattern::parse(State::SWEPT[1]).0);
        let wanted = format!(
            "{} of the {} events are taken, {} by several rules. rule-3 takes none.",
            wide.len(),
            events.len(),
            narrow.len()
        );
        ensure!(said == wanted, "{said}");
        // Those that a rule takes are listed first, 50 at once.
        ensure!(listed(page).await? == wide, "{:?}", listed(page).await?);
        page.click_text(".bulk__name", "Several rules").await?;
        page.wait_for_text("#sweep-list", |text| text.ends_with("several rules take"))
            .await?;
        ensure!(listed(page).await? == narrow, "{:?}", listed(page).await?);
        page.click_text(".bulk__name", "No rule").await?;
        let untaken = events.len() - wide.len();
        let wanted = format!("{untaken} events that no rule takes");
        page.wait_for_text("#sweep-list", |text| text == wanted)
            .await?;
        ensure!(listed(page).await?.len() == 50, "not a part of the list");

        // What is listed becomes rows of the matrix, once, and Undo takes them out again.
        page.click_text(".bulk__name", "rule-2").await?;
        page.wait_for_text("#sweep-list", |text| text.ends_with("that rule-2 takes"))
            .await?;
        page.click_text(
            ".sweep button",
            &format!("Add these {} to the matrix", narrow.len()),
        )
        .await?;
        let wanted = format!("3 rules against {} events", narrow.len() + 1);
        page.wait_for_text(".matrix h2", |text| text == wanted)
            .await?;
        page.find(".cell--match").await?;
        let here = page.text(".sweep__list").await?;
        ensure!(
            here.matches("In this yard").count() == narrow.len(),
            "{here}"
        );
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_text(".matrix h2", |text| text.ends_with("against 1 event"))
            .await?;
        page.click_text(".sweep__list button", "Read").await?;
        page.find("#catalogue-open .chip--green").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sweep_without_the_catalogue_says_so() -> Result<()> {
    with_page(async |page| {
        page.block(&["*/events-*.bin"]).await?;
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
        page.click(".catches summary").await?;
        let said = page.text(".catches .notice").await?;
        ensure!(said.contains("could not be searched"), "{said}");
        page.wait_for_text(".catches summary", |text| {
            text == "Takes 1 of the 17 sample events"
        })
        .await?;
        page.take_console_errors().await?;
        page.block(&[]).await?;
        page.click_text(".catches button", "Try again").await?;
        page.wait_for_text(".catches summary", |text| {
            text.ends_with("of the catalogue")
        })
        .await?;
        Ok(())
    })
    .await
}
