//! Prints how many frames a second the page shows while 200 events travel on the canvas at once and
//! while the clock plays in the same yard, also with a slow processor.

use anyhow::{Context, Result, ensure};
use tests::browser::{Page, open};
use tests::canvas::{crowded, open as open_canvas};
use tests::routes::{CANVAS, TIME};

/// 40 rules with five targets each take the event: 200 copies leave together.
const RULES: usize = 40;
const TARGETS: usize = 5;

/// How many times slower than this machine a phone is taken to be.
const SLOWER: u32 = 4;

#[tokio::main]
async fn main() -> Result<()> {
    let page = open().await?;
    open_canvas(&page, &crowded(RULES, TARGETS)).await?;
    let idle = frames(&page, &for_ms(2_000)).await?;
    tell("nothing moves", &idle);
    travel(&page, "").await?;
    page.goto(TIME).await?;
    play(&page, "").await?;
    slow_down(&page, SLOWER).await?;
    play(&page, ", slow processor").await?;
    page.goto(CANVAS).await?;
    travel(&page, ", slow processor").await?;
    page.close().await
}

/// Frames while many events travel.
async fn travel(page: &Page, how: &str) -> Result<()> {
    let moving = frames(
        page,
        &format!(
            "[...document.querySelectorAll('.canvas button')].find((button) => button.textContent === 'Send').click();
            while (!document.querySelector('.traveller')) await new Promise(requestAnimationFrame);
            window.most = 0;
            {}",
            for_ms(2_800)
        ),
    )
    .await?;
    let most = page.run("return window.most;").await?;
    ensure!(
        most.as_u64().is_some_and(|most| most >= 200),
        "at most {most} events were seen moving at once"
    );
    tell(&format!("{most} events travel at once{how}"), &moving);
    Ok(())
}

/// Frames while the clock plays in the same yard.
async fn play(page: &Page, how: &str) -> Result<()> {
    page.click_text(".clock button", "Play").await?;
    let playing = frames(page, &for_ms(4_000)).await?;
    page.click_text(".clock button", "Pause").await?;
    tell(&format!("the clock plays{how}"), &playing);
    Ok(())
}

/// Lets the page's processor be slower by so many times.
async fn slow_down(page: &Page, times: u32) -> Result<()> {
    let rate = serde_json::json!({ "rate": times });
    let tools = page.driver().cdp();
    tools
        .send_raw("Emulation.setCPUThrottlingRate", rate)
        .await?;
    Ok(())
}

/// A script that lets the frames of so many milliseconds be counted.
fn for_ms(millis: u32) -> String {
    format!(
        "const begun = await new Promise(requestAnimationFrame); window.ends = begun + {millis};"
    )
}

/// The times between frames, in milliseconds, until the script's `window.ends`.
async fn frames(page: &Page, begin: &str) -> Result<Vec<f64>> {
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
            for (const each of document.querySelectorAll('.traveller')) moving += each.transform.animVal[0].matrix.e === 0;
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
        "{what:<44} middle {:>5.1} frames/s   worst in a hundred {:>5.1}   worst {:>5.1}   ({} frames)",
        1000.0 / at(0.5),
        1000.0 / at(0.99),
        1000.0 / at(1.0),
        gaps.len()
    );
}
