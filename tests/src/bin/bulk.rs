//! Prints how long a file of 50 MB takes to be matched against 20 rules, and for how long the page
//! does not answer meanwhile; then the same in a browser without vector instructions.

use anyhow::{Context, Result};
use tests::browser::open;
use tests::own_events::{NO_VECTORS, TestFile, come_near, lines, service};
use tests::routes::YARD;
use tests::states::add_rule;

/// The file's size in bytes, and in MB as they are printed.
const SIZE: usize = 50 * 1024 * 1024;

/// How many rules it is matched against.
const RULES: usize = 20;

/// Watches the panel's stages and the gaps between turns of the page's loop.
const WATCH: &str = "
    window.watched = { gap: 0, stages: {} };
    let last = performance.now();
    const turn = () => {
        const now = performance.now();
        watched.gap = Math.max(watched.gap, now - last);
        last = now;
        setTimeout(turn, 0);
    };
    turn();
    const panel = document.querySelector('.bulk');
    new MutationObserver(() => { watched.stages[panel.dataset.stage] ??= performance.now(); })
        .observe(panel, { attributes: true });";

#[tokio::main]
async fn main() -> Result<()> {
    read("").await?;
    read(NO_VECTORS).await
}

/// Has the file read in a browser of its own, where a script runs first.
async fn read(first: &str) -> Result<()> {
    let page = open().await?;
    page.goto(YARD).await?;
    page.run(first).await?;
    for rule in 0..RULES {
        let pattern = format!(
            r#"{{"source":["{}"],"detail":{{"status":["FAILED",{{"prefix":"RUN"}}],"attempts":{{"container":{{"exitCode":[{{"numeric":[">",0]}}]}}}}}}}}"#,
            service(rule)
        );
        add_rule(&page, rule, &pattern).await?;
    }
    let mut text = lines(SIZE / 500);
    text.truncate(SIZE);
    let megabytes = text.len() as f64 / 1024.0 / 1024.0;
    let file = TestFile::new("bench.jsonl", text.as_bytes())?;
    come_near(&page).await?;
    page.run(WATCH).await?;
    file.give(&page).await?;
    page.find(r#".bulk[data-stage="Ready"]"#).await?;
    let watched = page.run("return window.watched;").await?;
    let at = |stage: &str| {
        watched["stages"][stage]
            .as_f64()
            .context("a stage was missed")
    };
    let seconds = (at("Ready")? - at("Reading")?) / 1000.0;
    let gap = watched["gap"].as_f64().context("nothing was watched")?;
    println!(
        "{megabytes:.0} MB against {RULES} rules: {seconds:.1} s, {:.0} MB/s; the page's longest pause is {gap:.0} ms",
        megabytes / seconds
    );
    println!("{}", page.text(".bulk [role=status]").await?);
    page.close().await
}
