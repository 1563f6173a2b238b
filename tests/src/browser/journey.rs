//! Tests in a browser of their own.

use std::io::Write;
use std::path::Path;

use anyhow::Result;

use super::crash;
use super::lacks::left_out;
use super::page::{Page, open, open_folder};

/// Runs a test in a fresh browser; then nothing may have gone outside or failed in the console. Where
/// WebKit itself dies, it is begun anew once, which is told.
///
/// # Errors
/// Those of the test, else what was found at its end.
pub async fn with_page(test: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    match with_fresh(&test).await {
        Err(error) if crash::is_engine(&error) => {
            crash::note(&error)?;
            with_fresh(&test).await
        }
        result => result,
    }
}

async fn with_fresh(test: &impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    // Where no browser starts every journey fails, so why is told at once and not at the end of all.
    let page = open().await.inspect_err(|error| {
        let _ = writeln!(std::io::stderr(), "no browser: {error:#}");
    })?;
    let result = match left_out(test(&page).await) {
        Ok(()) => page.check_records().await,
        Err(error) => {
            let console = page.take_console_errors().await.unwrap_or_default();
            let click = page.last_click().await;
            Err(error.context(format!("console errors: {console:?}, last click: {click}")))
        }
    };
    // A browser that is gone cannot be ended.
    match result {
        Ok(()) => page.close().await,
        Err(error) => {
            let _ = page.close().await;
            Err(error)
        }
    }
}

/// Runs a test with another folder than that of the built app, in a fresh browser whose network can be
/// cut. What failed in the console is for the test itself: without a network something does.
///
/// # Errors
/// Those of the test.
pub async fn with_folder(
    folder: &Path,
    test: impl AsyncFnOnce(&mut Page) -> Result<()>,
) -> Result<()> {
    let mut page = open_folder(folder).await?;
    let result = left_out(test(&mut page).await);
    page.close().await?;
    result
}
