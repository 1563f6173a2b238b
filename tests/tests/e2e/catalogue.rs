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
        page.find("#catalogue-open .fields").await?;
        let shown: Value = serde_json::from_str(&page.text(".fields__lines").await?)?;
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
        page.written().await?;
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
        let entries = std::fs::read_to_string(tests::root().join("events/s3/service.toml"))?;
        let entries = entries.matches("[[event]]").count();
        page.choose("#catalogue-service", &format!("S3 ({entries})"))
            .await?;
        let of_s3 = number(&page.wait_for_text(".catalogue [role=status]", |text| text.contains(" of ")).await?)?;
        ensure!(of_s3 == entries, "{of_s3} of S3");
        page.choose("#catalogue-delivery", "Best effort: in rare cases not at all (0)")
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

#[tokio::test]
async fn choices_go_together_are_counted_kept_and_cleared_at_once() -> Result<()> {
    with_page(async |page| {
        page.goto(EVENTS).await?;
        page.find(YARD_READY).await?;
        let clear = r#".catalogue [aria-disabled]"#;
        let is_idle = format!("return document.querySelector('{clear}').ariaDisabled;");
        ensure!(page.run(&is_idle).await? == "true", "something to clear");
        // The number beside a choice is what comes of it.
        let failures = choose(page, "#catalogue-status", "Failure").await?;
        narrowed_to(page, failures).await?;
        let of_domain = choose(page, "#catalogue-domain", "1. SDLC Automation").await?;
        narrowed_to(page, of_domain).await?;
        let of_service = choose(page, "#catalogue-service", "CodePipeline").await?;
        narrowed_to(page, of_service).await?;
        ensure!(
            all()? > failures && failures > of_domain && of_domain > of_service && of_service > 1,
            "{failures}, {of_domain}, {of_service}"
        );
        page.fill("#catalogue-words", "lending-release").await?;
        page.wait_for_text(".catalogue [role=status]", |text| text.starts_with("1 of "))
            .await?;
        ensure!(
            page.text(".catalogue__button").await? == "A stage of a pipeline failed",
            "another event"
        );
        // All of it is kept while the app runs.
        page.click_text(".tabs a", "Matrix").await?;
        page.click_text(".tabs a", "Events").await?;
        page.wait_for_text(".catalogue [role=status]", |text| text.starts_with("1 of "))
            .await?;
        ensure!(
            page.value("#catalogue-domain").await? == "1",
            "the domain is gone"
        );
        page.click_text(".catalogue button", "Clear all filters")
            .await?;
        let wanted = format!("{} events, the first 50 shown.", all()?);
        page.wait_for_text(".catalogue [role=status]", |text| text == wanted)
            .await?;
        for choice in ["service", "domain", "status", "delivery", "words"] {
            let value = page.value(&format!("#catalogue-{choice}")).await?;
            ensure!(value.is_empty(), "{choice} still has {value}");
        }
        ensure!(focus(page).await? == "catalogue-words", "the focus is lost");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_field_of_an_event_is_explained_by_keyboard() -> Result<()> {
    const ENTER: &str = "\u{e007}";
    const DOWN: &str = "\u{e015}";
    const UP: &str = "\u{e013}";
    with_page(async |page| {
        page.goto(EVENTS).await?;
        page.fill("#catalogue-words", "build failed codebuild")
            .await?;
        page.click(r#"[id="catalogue-codebuild/build-failed"]"#)
            .await?;
        page.find(r#"#catalogue-open [data-ready="fields"]"#)
            .await?;
        let field = |name: &str| format!(r#"[data-field="{name}"]"#);
        page.run(&format!(
            "document.querySelector('{}').focus();",
            field("id")
        ))
        .await?;
        page.press(ENTER).await?;
        let about = page.text("#field-about").await?;
        ensure!(
            about.contains("UUID") && about.contains("String"),
            "{about}"
        );
        // Up and Down go from field to field; one is open at a time.
        page.press(UP).await?;
        page.press(DOWN).await?;
        page.press(DOWN).await?;
        page.press(ENTER).await?;
        page.wait_for_text("#field-about", |text| text.starts_with("detail-type"))
            .await?;
        ensure!(
            page.find_all(".fields__about").await?.len() == 1,
            "more than one"
        );
        page.press(ENTER).await?;
        page.wait_for_text(".fields__lines", |text| !text.contains("With source"))
            .await?;
        ensure!(
            page.find_all(".fields__about").await?.is_empty(),
            "still open"
        );
        page.click(&field("detail.build-status")).await?;
        let about = page.text("#field-about").await?;
        ensure!(
            about.contains("alues: ") && about.contains("SUCCEEDED"),
            "{about}"
        );
        // All at once, each where it belongs; what nothing is known of has none.
        page.click_text(".fields button", "Explain every field")
            .await?;
        let known = page.find_all(".fields__key").await?.len();
        ensure!(known > 20, "{known} fields are known");
        ensure!(
            page.find_all(".fields__about").await?.len() == known,
            "not every one"
        );
        page.click_text(".fields button", "Explain every field")
            .await?;
        ensure!(
            page.find_all(".fields__about").await?.is_empty(),
            "still open"
        );
        Ok(())
    })
    .await
}

/// Chooses the option that begins so; tells the number beside it.
async fn choose(page: &Page, css: &str, words: &str) -> Result<usize> {
    let script = format!(
        "return [...document.querySelectorAll('{css} option')].map(it => it.textContent.trim());"
    );
    let options: Vec<String> = serde_json::from_value(page.run(&script).await?)?;
    let option = options.iter().find(|option| option.starts_with(words));
    let option = option.with_context(|| format!("{words} is not in {options:?}"))?;
    page.choose(css, option).await?;
    let count = option.rsplit('(').next().context("no number")?;
    Ok(count.trim_end_matches(')').parse()?)
}

/// Waits until the list is narrowed to so many events.
async fn narrowed_to(page: &Page, count: usize) -> Result<()> {
    let wanted = format!("{count} of {} events", all()?);
    page.wait_for_text(".catalogue [role=status]", |text| text.starts_with(&wanted))
        .await?;
    Ok(())
}

fn number(count: &str) -> Result<usize> {
    let first = count.split(' ').next().context("no number")?;
    Ok(first.parse()?)
}

async fn focus(page: &Page) -> Result<Value> {
    page.run("return document.activeElement.id;").await
}
