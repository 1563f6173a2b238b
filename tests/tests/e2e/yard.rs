//! The yard's main journey: choose, edit, wire, send, understand, come back.

use anyhow::{Result, ensure};
use tests::browser::with_page;
use tests::routes::YARD;
use tests::states::{State, add_rule, send};

#[tokio::test]
async fn a_person_sends_an_event_and_sees_where_it_goes_and_why() -> Result<()> {
    with_page(async |page| {
        State::Sent.enter(page).await?;
        let verdicts = page.text(".report").await?;
        ensure!(
            verdicts.contains("1 of 2 rules took the event; 2 deliveries."),
            "{verdicts}"
        );
        let matched = page.text(r#".report__rule[data-rule="rule-1"]"#).await?;
        ensure!(matched.contains("Matched"), "{matched}");
        let received = page
            .text(r#".report__rule[data-rule="rule-1"] [data-target="target-1"] pre"#)
            .await?;
        let received: serde_json::Value = serde_json::from_str(&received)?;
        ensure!(received["detail"]["build-status"] == "FAILED", "{received}");
        let missed = page
            .text(r#".report__rule[data-rule="rule-2"] [data-field="detail.build-status"]"#)
            .await?;
        ensure!(missed.contains("Does not match"), "{missed}");
        ensure!(
            missed.contains("SUCC") && missed.contains("\"FAILED\""),
            "asked and found: {missed}"
        );
        let absent = page
            .text(r#".report__rule[data-rule="rule-2"] [data-field="detail.nothing"]"#)
            .await?;
        ensure!(absent.contains("nothing at this path"), "{absent}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pattern_is_repaired_with_a_live_answer() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"], "detail": {"build-status": ["failed"]}}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match")).await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.codebuild"], "detail": {"build-status": ["FAILED"]}}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches the event")).await?;
        page.fill("#rule-0-pattern", r#"{"source": "aws.codebuild"}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("not valid")).await?;
        page.wait_for_text("#rule-0-pattern-diagnostics", |text| {
            text.contains(r#""source" must be an object or an array"#)
        })
        .await?;
        page.click("#rule-0-pattern-diagnostics button").await?;
        let selected = page
            .run("const area = document.getElementById('rule-0-pattern'); return area === document.activeElement && area.selectionEnd > area.selectionStart;")
            .await?;
        ensure!(selected == true, "the place is not selected in the editor");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_sample_event_can_be_chosen_and_sent() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        for sample in pipeline::catalogue() {
            page.choose("#sample", &format!("{} · {}", sample.service, sample.title))
                .await?;
            page.wait_for_text(".yard__event", |_| true).await?;
            ensure!(
                page.value("#event-text").await? == sample.text,
                "{} is not shown",
                sample.id
            );
            send(page).await?;
            page.wait_for_text(".report", |text| text.contains("no rule was there"))
                .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn all_of_it_is_there_after_a_reload_and_undo_brings_back_what_was_removed() -> Result<()> {
    with_page(async |page| {
        State::Sent.enter(page).await?;
        page.fill("#event-text", r#"{"edited": "by hand"}"#).await?;
        settle(page).await?;
        page.reload(YARD.ready).await?;
        ensure!(
            page.value("#event-text").await? == r#"{"edited": "by hand"}"#,
            "the edited event is gone"
        );
        ensure!(
            page.find_all(".rule").await?.len() == 2,
            "the rules are gone"
        );
        ensure!(
            page.find_all(".target").await?.len() == 2,
            "the targets are gone"
        );
        page.click(r#"[data-rule="rule-1"] .rule__head button"#)
            .await?;
        ensure!(
            page.find_all(".rule").await?.len() == 1,
            "the rule is not removed"
        );
        page.click_text(".yard__head button", "Undo").await?;
        ensure!(
            page.find_all(".target").await?.len() == 2,
            "undo brought back less than was there"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_event_says_what_is_wrong_with_it_and_the_rest_stays() -> Result<()> {
    with_page(async |page| {
        State::Broken.enter(page).await?;
        let report = page.text(".report").await?;
        ensure!(
            report.contains("EventBridge would not have this event"),
            "{report}"
        );
        let card = page.text(".rule").await?;
        ensure!(
            card.contains("no spaces") && card.contains("is not a target of EventBridge"),
            "{card}"
        );
        Ok(())
    })
    .await
}

/// Waits until the last change is in the browser's database.
async fn settle(page: &tests::browser::Page) -> Result<()> {
    let stored = "
        const open = indexedDB.open('eventyard');
        const base = await new Promise((done, fail) => { open.onsuccess = () => done(open.result); open.onerror = fail; });
        const texts = [];
        for (const name of base.objectStoreNames) {
            const all = base.transaction(name).objectStore(name).getAll();
            texts.push(...await new Promise((done) => { all.onsuccess = () => done(all.result); }));
        }
        base.close();
        return JSON.stringify(texts);";
    for _ in 0..100 {
        if page
            .run(stored)
            .await?
            .as_str()
            .is_some_and(|texts| texts.contains("by hand"))
        {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("the edited event was not stored within five seconds")
}
