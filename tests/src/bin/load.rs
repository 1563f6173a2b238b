//! Prints how long a page takes from navigation until it can be used: on a slow phone, with an empty cache, and
//! on a second visit. Of pages that are named as arguments, these alone, and which files came when on the phone.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::{Page, open};
use tests::routes::{EXAM, HOME, Route, STUDY, YARD, YARD_READY};

/// How often it is measured; the middle one counts.
const RUNS: usize = 5;

/// The network of Lighthouse's slow 4G, in bits a second and milliseconds.
const DOWN: u32 = 1_600_000;
const UP: u32 = 750_000;
const LATENCY: u32 = 150;

/// How many times slower a phone is than this machine.
const SLOWER: u32 = 4;

/// How long the service worker may take to keep everything.
const KEEPING: Duration = Duration::from_secs(60);

/// What is measured.
#[derive(Debug, Clone, Copy)]
enum Visit {
    /// The first on a phone with a slow network.
    Phone,
    /// The first on this machine.
    First,
    /// One with everything kept by the service worker.
    Second,
}

impl Visit {
    const ALL: [Self; 3] = [Self::Phone, Self::First, Self::Second];

    /// What it is called, and the milliseconds that it should not exceed.
    fn target(self) -> (&'static str, f64) {
        match self {
            Self::Phone => ("slow 4G, phone", 3000.0),
            Self::First => ("cache empty", 1000.0),
            Self::Second => ("second visit", 500.0),
        }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    // What a person wires needs no engine; then its first answer.
    let yard = Route {
        ready: ".yard[data-open=true]",
        ..YARD
    };
    let verdict = Route {
        name: "verdict",
        ready: YARD_READY,
        ..YARD
    };
    println!(
        "From navigation until the page can be used, the middle of {RUNS}, and what it should be at most."
    );
    println!(
        "Slow 4G, phone: {DOWN} bit/s, {LATENCY} ms, processor {SLOWER} times slower, cache empty."
    );
    println!(
        "No emulation reaches workers: what the engine's fetch comes as fast as on this machine."
    );
    let heads = Visit::ALL.map(|visit| format!("{:>24}", visit.target().0));
    println!("{:<8}{}", "page", heads.concat());
    let named: Vec<String> = std::env::args().skip(1).collect();
    let routes = [HOME, yard, verdict, STUDY, EXAM];
    for name in &named {
        let known = routes.map(|route| route.name);
        ensure!(
            known.contains(&name.as_str()),
            "{name:?} is none of {known:?}"
        );
    }
    let is_wanted = |route: &Route| named.is_empty() || named.iter().any(|it| it == route.name);
    for route in routes.into_iter().filter(is_wanted) {
        let mut line = format!("{:<8}", route.name);
        for visit in Visit::ALL {
            let median = median(measure(route, visit).await?)?;
            let target = visit.target().1;
            let verdict = if median <= target { "of" } else { "OVER" };
            line += &format!("{:>24}", format!("{median:.0} ms {verdict} {target:.0}"));
        }
        println!("{line}");
        if !named.is_empty() {
            println!("{}", files(route).await?);
        }
    }
    Ok(())
}

/// A line for each file that the phone fetched until it could use the page, and for what the page did:
/// milliseconds from navigation to when it was asked for and was there, and bytes on the way.
async fn files(route: Route) -> Result<String> {
    let page = prepared(route).await?;
    slow_down(&page).await?;
    time(&page, route).await?;
    let script = "const line = (from, to, bytes, name) => [from, to, bytes].map((it) => String(Math.round(it)).padStart(9)).join('') + '  ' + name;
        const files = performance.getEntriesByType('resource').filter((file) => file.startTime < window.readyAt);
        const lines = files.map((file) => [file.startTime, file.responseEnd, file.transferSize, file.name.split('/').pop()]);
        const paint = performance.getEntriesByType('paint').map((one) => [one.startTime, one.startTime, 0, one.name]);
        return [...lines, ...paint, [window.readyAt, window.readyAt, 0, 'can be used']].sort((one, other) => one[0] - other[0]).map((one) => line(...one)).join('\\n');";
    let files = page.run(script).await?;
    page.close().await?;
    let files = files.as_str().context("the page does not say")?;
    Ok(format!(
        "{:>9}{:>9}{:>9}\n{files}",
        "asked", "there", "bytes"
    ))
}

fn median(mut times: Vec<f64>) -> Result<f64> {
    times.sort_by(f64::total_cmp);
    times
        .get(times.len() / 2)
        .copied()
        .context("nothing was measured")
}

/// Milliseconds of each run.
async fn measure(route: Route, visit: Visit) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    if let Visit::Second = visit {
        let page = prepared(route).await?;
        page.goto(route).await?;
        kept(&page).await?;
        for _ in 0..RUNS {
            times.push(time(&page, route).await?);
        }
        page.close().await?;
        return Ok(times);
    }
    for _ in 0..RUNS {
        let page = prepared(route).await?;
        if let Visit::Phone = visit {
            slow_down(&page).await?;
        }
        times.push(time(&page, route).await?);
        page.close().await?;
    }
    Ok(times)
}

/// A fresh browser whose pages note when they can be used.
async fn prepared(route: Route) -> Result<Page> {
    let page = open().await?;
    let selector = serde_json::to_string(route.ready)?;
    let script = format!(
        "new MutationObserver((_, observer) => {{
            if (document.querySelector({selector})) {{
                window.readyAt = performance.now();
                observer.disconnect();
            }}
        }}).observe(document, {{ childList: true, subtree: true, attributes: true }});"
    );
    let source = json!({ "source": script });
    let cdp = page.driver().cdp();
    cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", source)
        .await?;
    Ok(page)
}

async fn slow_down(page: &Page) -> Result<()> {
    let cdp = page.driver().cdp();
    cdp.send_raw("Network.enable", json!({})).await?;
    let network = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": DOWN / 8,
        "uploadThroughput": UP / 8,
    });
    cdp.send_raw("Network.emulateNetworkConditions", network)
        .await?;
    let rate = json!({ "rate": SLOWER });
    cdp.send_raw("Emulation.setCPUThrottlingRate", rate).await?;
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    cdp.send_raw("Emulation.setDeviceMetricsOverride", phone)
        .await?;
    Ok(())
}

/// Waits until the service worker answers, which is when all files are kept.
async fn kept(page: &Page) -> Result<()> {
    let start = std::time::Instant::now();
    let script = "return !!navigator.serviceWorker.controller;";
    while page.run(script).await? != true {
        ensure!(
            start.elapsed() < KEEPING,
            "the service worker does not come"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

/// Goes to the page from an empty one; milliseconds by the page's own clock.
async fn time(page: &Page, route: Route) -> Result<f64> {
    page.driver().goto("about:blank").await?;
    page.goto(route).await?;
    let time = page.run("return window.readyAt;").await?;
    time.as_f64()
        .with_context(|| format!("it was not seen that {} can be used", route.name))
}
