//! Prints how long 10,000 logged answers take to load, and the time from Check to its feedback with
//! that log.

use anyhow::{Context, Result, bail, ensure};
use quiz::study::{Confidence, Deed, Entry, SCHEMA};
use serde_json::{Value, json};
use tests::browser::{Page, open};
use tests::routes::{HOME, QUESTION, STUDY};

/// How many answers are logged.
const ANSWERS: u64 = 10_000;
/// How often each time is measured; the middle one counts.
const RUNS: usize = 9;
/// The most milliseconds that loading may take, and feedback: one frame of 60 a second.
const LOAD_MS: f64 = 200.0;
const FEEDBACK_MS: f64 = 1_000.0 / 60.0;

#[tokio::main]
async fn main() -> Result<()> {
    let page = open().await?;
    let mut loads = Vec::new();
    for run in 0..RUNS {
        loads.push(load(&page, run).await?);
    }
    let loading = tell("10,000 answers: from the text to the page", loads)?;
    let mut feedback = Vec::new();
    for _ in 0..RUNS {
        feedback.push(check(&page).await?);
    }
    let feedback = tell("from Check to the feedback in the page", feedback)?;
    page.close().await?;
    ensure!(loading < LOAD_MS, "loading may take {LOAD_MS} ms");
    ensure!(feedback < FEEDBACK_MS, "feedback may take one frame");
    Ok(())
}

fn tell(what: &str, mut times: Vec<f64>) -> Result<f64> {
    times.sort_by(f64::total_cmp);
    let (Some(middle), Some(last)) = (times.get(times.len() / 2), times.last()) else {
        bail!("{what}: nothing was measured");
    };
    println!("  {what:<48} middle {middle:>6.1} ms   longest {last:>6.1} ms");
    Ok(*middle)
}

/// The log as it is stored: answers to every question of the bank in turn, with everything that an
/// answer can say.
fn log(run: usize) -> String {
    let (bank, _) = quiz::author::load(&tests::root());
    let questions = bank.questions.iter().cycle();
    let entry = |(n, question): (u64, &quiz::Question)| Entry {
        at: 1_700_000_000_000 + n * 60_000,
        // The high bits as random as those of the app are.
        id: n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ run as u64,
        deed: Deed::Answered {
            question: question.id.clone(),
            bank: bank.version.clone(),
            picks: question.key(),
            right: true,
            confidence: Some(Confidence::Confident),
            attempt: None,
        },
    };
    let entries: Vec<Entry> = (0..ANSWERS).zip(questions).map(entry).collect();
    json!({ "format": 1, "slot": "progress", "schema": SCHEMA, "saved_at": 1, "value": entries })
        .to_string()
}

/// Puts the log into the browser's database as another tab would, tells the page, and measures from
/// the moment that the page has its text until it shows what follows from it.
async fn load(page: &Page, run: usize) -> Result<f64> {
    page.goto(HOME).await?;
    page.run("indexedDB.deleteDatabase('eventyard');").await?;
    page.reload(HOME.ready).await?;
    page.goto(STUDY).await?;
    page.wait_for_text("[data-ready=study]", |text| text.starts_with("0 of "))
        .await?;
    let text = serde_json::to_string(&log(run))?;
    let script = format!(
        r#"const text = {text};
        const database = await new Promise((resolve, reject) => {{
            const request = indexedDB.open('eventyard');
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        }});
        await new Promise((resolve, reject) => {{
            const write = database.transaction('texts', 'readwrite');
            write.objectStore('texts').put(text, 'eventyard.slot.progress');
            write.oncomplete = resolve;
            write.onerror = () => reject(write.error);
        }});
        database.close();
        let begun = 0;
        const get = IDBObjectStore.prototype.get;
        IDBObjectStore.prototype.get = function (key) {{
            const request = get.call(this, key);
            if (key === 'eventyard.slot.progress') {{
                request.addEventListener('success', () => {{ begun = performance.now(); }});
            }}
            return request;
        }};
        const shown = () => !document.querySelector('[data-ready=study]').textContent.startsWith('0 of ');
        const done = new Promise((resolve) => {{
            new MutationObserver((_, observer) => {{
                if (shown()) {{
                    observer.disconnect();
                    resolve(performance.now());
                }}
            }}).observe(document, {{ childList: true, subtree: true, characterData: true }});
        }});
        new BroadcastChannel('eventyard').postMessage('progress');
        const end = await done;
        return begun > 0 ? end - begun : null;"#
    );
    let time: Value = page.run(&script).await?;
    time.as_f64().context("the page read nothing")
}

/// Answers a question with the log loaded, and measures from the click on Check until every option
/// has its reason in the page.
async fn check(page: &Page) -> Result<f64> {
    page.goto(STUDY).await?;
    page.goto(QUESTION).await?;
    // The last answer is shown; another attempt is made.
    page.click_text("button", "Try again").await?;
    page.click(".option input").await?;
    let time = page
        .run(
            "const button = document.querySelector('form [type=submit]');
            await new Promise(requestAnimationFrame);
            const done = new Promise((resolve) => {
                new MutationObserver((_, observer) => {
                    if (document.querySelector('.option__why')) {
                        observer.disconnect();
                        resolve(performance.now());
                    }
                }).observe(document, { childList: true, subtree: true });
            });
            const begun = performance.now();
            button.click();
            return (await done) - begun;",
        )
        .await?;
    time.as_f64().context("no feedback came")
}
