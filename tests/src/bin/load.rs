//! Prints the time from navigation to the first usable yard, with an empty cache.

use anyhow::{Context, Result, bail};
use serde_json::json;
use tests::browser::open;
use tests::routes::{YARD, YARD_READY};

/// How often it is measured; the middle one counts.
const RUNS: usize = 5;

#[tokio::main]
async fn main() -> Result<()> {
    let mut times = Vec::new();
    for run in 1..=RUNS {
        let time = measure().await?;
        println!("run {run}: {time:.0} ms");
        times.push(time);
    }
    times.sort_by(f64::total_cmp);
    let Some(median) = times.get(RUNS / 2) else {
        bail!("nothing was measured");
    };
    println!("median of {RUNS}: {median:.0} ms from navigation to a usable yard, cache empty");
    Ok(())
}

/// Milliseconds in a fresh browser, by the page's own clock.
async fn measure() -> Result<f64> {
    let page = open().await?;
    let selector = serde_json::to_string(YARD_READY)?;
    let script = format!(
        "new MutationObserver((_, observer) => {{
            if (document.querySelector({selector})) {{
                window.readyAt = performance.now();
                observer.disconnect();
            }}
        }}).observe(document, {{ childList: true, subtree: true, attributes: true }});"
    );
    page.driver()
        .cdp()
        .send_raw(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await?;
    page.goto(YARD).await?;
    let time = page.run("return window.readyAt;").await?;
    page.close().await?;
    time.as_f64().context("the yard's readiness was not seen")
}
