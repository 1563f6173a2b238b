//! The app without a network, and when a newer build is published.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;
use tests::browser::{Page, dist, with_folder};
use tests::exams;
use tests::routes::{EXAM, EXERCISE, HOME, QUESTION, REVIEW, TERMINAL, YARD};
use tests::solving::Wiring;
use tests::solving::wire;

/// A copy of the built app that is published anew while a test runs.
struct Site(TempDir);

impl Site {
    fn new() -> Result<Self> {
        let folder = TempDir::new()?;
        copy(&dist()?, folder.path())?;
        Ok(Self(folder))
    }

    /// Publishes another build: another id, and the code of the canvas is under another name.
    fn publish(&self) -> Result<()> {
        let worker = self.0.path().join("service-worker.js");
        let script = fs::read_to_string(&worker)?;
        let build = script
            .split("BUILD = \"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .context("the service worker names no build")?
            .to_owned();
        let other = "0000000000000002";
        let canvas = fs::read_dir(self.0.path())?
            .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
            .find(|name| name.starts_with("part-canvas-") && name.matches('-').count() == 2)
            .context("there is no part for the canvas")?;
        let renamed = canvas.replacen("part-canvas-", "part-canvas-2", 1);
        fs::rename(self.0.path().join(&canvas), self.0.path().join(&renamed))?;
        let index = self.0.path().join("index.html");
        let page = fs::read_to_string(&index)?.replace(&build, other);
        fs::write(index, page)?;
        fs::write(
            worker,
            script.replace(&build, other).replace(&canvas, &renamed),
        )?;
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}

/// Waits until a script of the page says yes.
async fn until(page: &Page, what: &str, script: &str) -> Result<()> {
    for _ in 0..300 {
        if page.run(script).await? == true {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("{what} did not happen")
}

/// The first visit, until everything is kept.
async fn visit(page: &Page) -> Result<()> {
    page.goto(HOME).await?;
    until(
        page,
        "the service worker",
        "return !!navigator.serviceWorker.controller;",
    )
    .await
}

async fn build(page: &Page) -> Result<String> {
    let build = page
        .run("return document.querySelector('meta[name=eventyard-build]').content;")
        .await?;
    Ok(build.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn after_one_visit_everything_is_there_without_a_network() -> Result<()> {
    with_folder(&dist()?, async |page| {
        visit(page).await?;
        page.check_records().await?;
        page.cut_network();
        page.reload(HOME.ready).await?;
        page.goto(YARD).await?;
        let wiring = Wiring {
            rule: 0,
            pattern: r#"{"source": ["aws.codebuild"]}"#,
            targets: &[("SQS queue", "arn:aws:sqs:us-east-1:123456789012:builds")],
        };
        wire(page, wiring).await?;
        page.find("code-editor#rule-0-pattern").await?;
        page.click_text(".tabs a", "Canvas").await?;
        page.find(r#"[data-kind="Event bus"]"#).await?;
        for route in [QUESTION, EXERCISE, EXAM, REVIEW, TERMINAL] {
            page.goto(route).await?;
            page.reload(route.ready).await?;
        }
        page.goto(EXERCISE).await?;
        page.click("#exercise-begin").await?;
        let said = tests::solving::check(page).await?;
        ensure!(said.contains("No rule leads to"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn newer_build_is_announced_and_misses_no_file_of_the_older() -> Result<()> {
    let site = Site::new()?;
    with_folder(site.0.path(), async |page| {
        visit(page).await?;
        let first = build(page).await?;
        page.goto(EXAM).await?;
        exams::start(page).await?;
        site.publish()?;
        page.run("navigator.serviceWorker.getRegistration().then((one) => one.update());")
            .await?;
        until(
            page,
            "the newer worker",
            "return navigator.serviceWorker.getRegistration().then((one) => !!one.waiting);",
        )
        .await?;
        // Not in an exam, nor where it is loaded again.
        ensure!(page.find_all("#update:not([hidden])").await?.is_empty(), "it is announced in an exam");
        page.reload(exams::QUESTION).await?;
        ensure!(build(page).await? == first, "the build changed in an exam");
        // What the older page still needs is there, although the server has it no more.
        page.run("location.hash = '#/yard/canvas';").await?;
        page.find(r#"[data-kind="Event bus"]"#).await?;
        page.find("#update:not([hidden])").await?;
        page.click("#update-load").await?;
        until(
            page,
            "the newer page",
            "return document.querySelector('meta[name=eventyard-build]')?.content === '0000000000000002';",
        )
        .await?;
        page.find(r#"[data-kind="Event bus"]"#).await?;
        ensure!(page.find_all("#update:not([hidden])").await?.is_empty(), "it is announced once more");
        Ok(())
    })
    .await
}
