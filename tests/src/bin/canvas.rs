//! Prints how many frames a second the canvas shows while 200 events travel on it at once.

use anyhow::{Context, Result, ensure};
use tests::browser::open;
use tests::canvas::{crowded, open as open_canvas};

/// 40 rules with five targets each take the event: 200 copies leave together.
const RULES: usize = 40;
const TARGETS: usize = 5;

#[tokio::main]
async fn main() -> Result<()> {
    let page = open().await?;
    open_canvas(&page, &crowded(RULES, TARGETS)).await?;
    let idle = frames(&page, "requestAnimationFrame((start) => requestAnimationFrame(() => { window.ends = start + 2000; }));").await?;
    tell("nothing moves", &idle);
    let moving = frames(
        &page,
        "[...document.querySelectorAll('.canvas button')].find((button) => button.textContent === 'Send').click();
        while (!document.querySelector('.traveller')) await new Promise(requestAnimationFrame);
        window.most = 0;
        const end = performance.now() + 2800;
        window.ends = end;",
    )
    .await?;
    let most = page.run("return window.most;").await?;
    ensure!(
        most.as_u64().is_some_and(|most| most >= 200),
        "at most {most} events were seen moving at once"
    );
    tell(&format!("{most} events travel at once"), &moving);
    page.close().await
}

/// The times between frames, in milliseconds, until the script's `window.ends`.
async fn frames(page: &tests::browser::Page, begin: &str) -> Result<Vec<f64>> {
    let script = format!(
        "window.ends = Infinity; window.most = 0;
        {begin}
        const gaps = [];
        let before = await new Promise(requestAnimationFrame);
        while (before < window.ends) {{
            const now = await new Promise(requestAnimationFrame);
            gaps.push(now - before);
            before = now;
            let moving = 0;
            for (const each of document.querySelectorAll('.traveller')) moving += getComputedStyle(each).visibility === 'visible';
            window.most = Math.max(window.most, moving);
        }}
        return gaps;"
    );
    let gaps = page.run(&script).await?;
    let gaps = gaps.as_array().context("no times")?;
    let mut gaps: Vec<f64> = gaps.iter().filter_map(serde_json::Value::as_f64).collect();
    gaps.sort_by(f64::total_cmp);
    ensure!(gaps.len() > 10, "{} frames only", gaps.len());
    Ok(gaps)
}

fn tell(what: &str, gaps: &[f64]) {
    let at = |part: f64| {
        gaps.get((gaps.len() as f64 * part) as usize)
            .or(gaps.last())
            .copied()
            .unwrap_or(f64::INFINITY)
    };
    println!(
        "{what:<32} middle {:>5.1} frames/s   worst in a hundred {:>5.1}   worst {:>5.1}   ({} frames)",
        1000.0 / at(0.5),
        1000.0 / at(0.99),
        1000.0 / at(1.0),
        gaps.len()
    );
}
