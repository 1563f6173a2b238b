//! Files of events, as a person would have them, and how one is given to the page.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use thirtyfour::By;

use crate::browser::Page;

/// Makes a browser that cannot run modules with vector instructions; it is asked when a file is given.
pub const NO_VECTORS: &str = "window.WebAssembly.validate = () => false;";

/// A file that is removed when the test is over.
pub struct TestFile {
    folder: TempDir,
    name: String,
}

impl TestFile {
    /// A file of this name and content.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(name: &str, content: &[u8]) -> Result<TestFile> {
        let folder = TempDir::new().context("cannot make a folder for the test")?;
        let path = folder.path().join(name);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        let name = name.to_owned();
        Ok(TestFile { folder, name })
    }

    /// Gives it to the yard as a person does who chooses it.
    ///
    /// # Errors
    /// Where the page has no place for it.
    pub async fn give(&self, page: &Page) -> Result<()> {
        come_near(page).await?;
        self.give_to(page, "#bulk-file").await
    }

    /// Gives it to the input that a selector finds.
    ///
    /// # Errors
    /// Where the page has no such input.
    pub async fn give_to(&self, page: &Page, input: &str) -> Result<()> {
        let input = page.driver().find(By::Css(input)).await?;
        let path = self.folder.path().join(&self.name);
        Ok(input
            .send_keys(path.to_str().context("the path is no text")?)
            .await?)
    }
}

/// Scrolls to the place of a person's own events, whose code comes then. What arrives above it may
/// push it away once more; a person would scroll on.
///
/// # Errors
/// Where the page has no such place, or nothing comes.
pub async fn come_near(page: &Page) -> Result<()> {
    for _ in 0..20 {
        page.run("document.getElementById('own-events').scrollIntoView();")
            .await?;
        if !page.find_all("#bulk-choose").await?.is_empty() {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    page.find("#bulk-choose").await.map(drop)
}

/// The content as gzip.
///
/// # Errors
/// Never, in memory.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// How many kinds of events [`lines`] writes.
pub const KINDS: usize = 25;

/// The name of the service of the event of a number.
pub fn service(number: usize) -> String {
    format!("aws.service-{}", number % KINDS)
}

/// This many events, one a line, about 600 bytes each.
pub fn lines(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let source = service(number);
        let minute = number / 60 % 60;
        let second = number % 60;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            r#"{{"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-{number:012x}","detail-type":"Job State Change","source":"{source}","account":"123456789012","time":"2026-01-15T12:{minute:02}:{second:02}Z","region":"us-east-1","resources":["arn:aws:batch:us-east-1:123456789012:job/{number}"],"detail":{{"jobName":"nightly \"{number}\"","status":"{}","attempts":[{{"container":{{"exitCode":{},"logStreamName":"nightly/default/{number:08x}"}},"startedAt":17684784{number:05},"stoppedAt":17684785{number:05}}}],"parameters":{{"bucket":"reports-{}","dryRun":false,"threshold":0.{}}}}}}}"#,
            ["SUCCEEDED", "FAILED", "RUNNABLE"][number % 3],
            number % 2,
            number % 7,
            number % 9 + 1,
        );
    }
    text
}
