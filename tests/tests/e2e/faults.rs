//! What goes wrong around the app: another version's data, a helper that dies, a page that dies while it
//! writes, two tabs. Each is told, loses nothing and leaves a way on. Storage that is refused, full or
//! damaged is in `kept_safe.rs`, a clock that jumps in `exam.rs`.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::{PASTE, Page, with_page};
use tests::routes::{QUESTION, STUDY, YARD};
use tests::states::{add_rule, send};
use tests::stored::put_text;

const PATTERN: &str = r#"{"source": ["aws.codebuild"]}"#;

/// What the database holds in a slot.
async fn stored(page: &Page, slot: &str) -> Result<String> {
    let text = page
        .run(&format!(
            "const asked = (request) => new Promise((done, fail) => {{ request.onsuccess = () => done(request.result); request.onerror = fail; }});
            const base = await asked(indexedDB.open('eventyard'));
            const text = await asked(base.transaction('texts').objectStore('texts').get('eventyard.slot.{slot}'));
            base.close();
            return text;"
        ))
        .await?;
    Ok(text.as_str().context("nothing is stored")?.to_owned())
}

#[tokio::test]
async fn what_a_newer_version_stored_is_left_alone_and_that_is_told() -> Result<()> {
    let newer = json!({ "format": 1, "slot": "yard", "schema": 99, "saved_at": 0, "value": { "from": "the future" } }).to_string();
    with_page(async |page| {
        page.goto(YARD).await?;
        put_text(page, "yard", &newer).await?;
        page.reload(YARD.ready).await?;
        page.wait_for_text(".notices", |text| text.contains("newer version"))
            .await?;
        // One can go on; nothing of it is written over the newer value.
        add_rule(page, 0, PATTERN).await?;
        send(page).await?;
        page.written().await?;
        ensure!(
            stored(page, "yard").await? == newer,
            "the newer value was written over"
        );
        page.take_console_errors().await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn what_an_older_version_stored_is_read_and_goes_on() -> Result<()> {
    let older = json!({ "format": 1, "slot": "progress", "schema": 1, "saved_at": 0, "value": [
        { "at": 1_700_000_000_000_u64, "id": 7, "deed": { "type": "answered",
            "question": "lambda-shift-canary", "bank": "1", "picks": [0], "right": false } },
    ] })
    .to_string();
    with_page(async |page| {
        page.goto(STUDY).await?;
        put_text(page, "progress", &older).await?;
        page.reload(STUDY.ready).await?;
        page.wait_for_text("[data-ready=study] strong", |text| text.starts_with("1 of"))
            .await?;
        page.goto(QUESTION).await?;
        page.click("#flag").await?;
        page.written().await?;
        let now: serde_json::Value = serde_json::from_str(&stored(page, "progress").await?)?;
        ensure!(now["schema"] == quiz::study::SCHEMA, "{now}");
        ensure!(now["value"][0]["id"] == 7, "the old answer is gone: {now}");
        ensure!(now["value"].as_array().map(Vec::len) == Some(2), "{now}");
        Ok(())
    })
    .await
}

/// Keeps the workers of the pages to come, so that they can be killed.
async fn hold_workers(page: &Page) -> Result<()> {
    let source = "window.workers = [];
        window.Worker = class extends Worker { constructor(...all) { super(...all); window.workers.push(this); } };
        window.kill = () => { for (const worker of window.workers.splice(0)) { worker.terminate(); worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })); } };";
    page.before_each_page(source).await
}

#[tokio::test]
async fn helpers_that_die_are_started_anew_and_nothing_is_lost() -> Result<()> {
    with_page(async |page| {
        hold_workers(page).await?;
        page.goto(YARD).await?;
        add_rule(page, 0, PATTERN).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        send(page).await?;
        let killed = page
            .run("const many = window.workers.length; window.kill(); return many;")
            .await?;
        ensure!(killed.as_u64() >= Some(2), "{killed} helpers ran");
        page.fill("#rule-0-pattern", r#"{"source": ["aws.s3"]}"#)
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match"))
            .await?;
        page.click_text("button", "Send").await?;
        page.wait_for_text(".report", |text| {
            text.contains("None of 1 rules took the event")
        })
        .await?;
        // One that dies while it is asked says so, and answers when asked again.
        page.run("Worker.prototype.postMessage = function (...all) { setTimeout(window.kill); };")
            .await?;
        page.click_text(".report button", "Send again").await?;
        page.wait_for_text("body", |text| text.contains("has stopped (out of memory)"))
            .await?;
        page.run("delete Worker.prototype.postMessage;").await?;
        page.click_text(".notices button", "Dismiss").await?;
        page.click_text(".report button", "Send again").await?;
        page.wait_for_text("main", |text| !text.contains("has stopped"))
            .await?;
        // One that ends without a word, when two minutes have passed.
        page.run(
            "const wait = window.setTimeout;
            window.setTimeout = (call, ms, ...rest) => wait(call, ms === 120000 ? 500 : ms, ...rest);
            Worker.prototype.postMessage = function () {};",
        )
        .await?;
        page.click_text(".report button", "Send again").await?;
        page.wait_for_text("body", |text| {
            text.contains("has stopped (no answer for two minutes)")
        })
        .await?;
        page.run("delete Worker.prototype.postMessage;").await?;
        page.click_text(".notices button", "Dismiss").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.ec2"]}"#)
            .await?;
        page.wait_for_text("main", |text| !text.contains("has stopped"))
            .await?;
        page.click_text("button", "Send").await?;
        page.wait_for_text(".report", |text| text.contains("The yard is as it was"))
            .await?;
        page.wait_for_text(".report", |text| {
            text.contains("None of 1 rules took the event")
        })
        .await?;
        page.written().await?;
        page.reload(YARD.ready).await?;
        ensure!(
            page.find_all(".rules__item").await?.len() == 1,
            "the rule is gone"
        );
        page.take_console_errors().await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_page_that_dies_while_it_writes_leaves_the_yard_before_or_after() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, PATTERN).await?;
        page.written().await?;
        let dying = page.driver().window().await?;
        let other = page.driver().new_tab().await?;
        page.driver().switch_to_window(dying.clone()).await?;
        // Many writes under way, large ones, and the process is killed between them.
        page.fill(
            "#event-text",
            &format!(r#"{{"source": "{}"}}"#, "a".repeat(200_000)),
        )
        .await?;
        page.click_text(".yard__rules button", "Add a rule").await?;
        page.only_chromium("Page.crash")?;
        let driver = page.driver().clone();
        let crash = tokio::spawn(async move {
            driver
                .cdp()
                .send_raw("Page.crash", json!({}))
                .await
                .map(|_| ())
        });
        // The answer never comes.
        let _ = tokio::time::timeout(Duration::from_secs(3), crash).await;
        page.driver().switch_to_window(other).await?;
        page.goto(YARD).await?;
        let rules = page.find_all(".rules__item").await?.len();
        ensure!((1..=2).contains(&rules), "{rules} rules");
        let told = page.text("body").await?;
        ensure!(!told.contains("was set aside"), "{told}");
        // And it goes on.
        page.click_text(".yard__rules button", "Add a rule").await?;
        page.written().await?;
        page.reload(YARD.ready).await?;
        ensure!(page.find_all(".rules__item").await?.len() == rules + 1);
        page.take_console_errors().await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn two_tabs_that_change_the_yards_both_come_through() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        page.written().await?;
        let first = page.driver().window().await?;
        // A window of its own: WebKit's driver leaves a tab behind the first, where nothing is drawn.
        let second = page.driver().new_window().await?;
        page.driver().switch_to_window(second.clone()).await?;
        page.goto(YARD).await?;
        add_rule(page, 0, PATTERN).await?;
        page.written().await?;
        page.driver().switch_to_window(first.clone()).await?;
        page.find(".rules__item").await?;
        page.click_text(".yard__rules button", "Add a rule").await?;
        page.written().await?;
        page.reload(YARD.ready).await?;
        let rules = page.find_all(".rules__item").await?.len();
        ensure!(rules == 2, "{rules} rules, of one from each tab");
        Ok(())
    })
    .await
}

/// Leaves no memory to the page's module: what is asked for next is refused, as when a text is too large.
const NO_MEMORY: &str = "for (const memory of window.memories) {
    for (let pages = 4096; pages >= 1; pages /= 2) {
        try { for (;;) memory.grow(pages); } catch { /* a smaller piece */ }
    }
}
return window.memories.length;";

#[tokio::test]
async fn a_text_for_which_there_is_no_memory_ends_in_the_screen_with_the_data() -> Result<()> {
    with_page(async |page| {
        let source = "window.memories = [];
            for (const name of ['instantiate', 'instantiateStreaming']) {
                const real = WebAssembly[name];
                WebAssembly[name] = async (...all) => {
                    const made = await real.apply(WebAssembly, all);
                    const { memory } = (made.instance ?? made).exports;
                    if (memory && !window.memories.includes(memory)) window.memories.push(memory);
                    return made;
                };
            }";
        page.before_each_page(source).await?;
        page.goto(YARD).await?;
        add_rule(page, 0, PATTERN).await?;
        page.written().await?;
        let grown = page.run(NO_MEMORY).await?;
        ensure!(grown.as_u64() >= Some(1), "no memory was found");
        page.enter_editor("#event-text").await.ok();
        page.run(&format!("{PASTE} {}",
            "const into = document.querySelector('#event-text').shadowRoot.querySelector('.cm-content');
            paste(into, 'a'.repeat(30_000_000));"),
        )
        .await
        .ok();
        page.find(".crash .crash__download").await?;
        let said = page.text(".crash").await?;
        ensure!(said.contains("is still in this browser"), "{said}");
        page.take_console_errors().await?;
        page.driver().goto("about:blank").await?;
        page.goto(YARD).await?;
        ensure!(page.find_all(".rules__item").await?.len() == 1, "the rule is gone");
        page.take_console_errors().await.map(|_| ())
    })
    .await
}
