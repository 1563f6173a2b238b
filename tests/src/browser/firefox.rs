//! What Firefox lets its driver do in its own window: the page's size and what a person prefers.

use std::sync::Arc;

use anyhow::Result;
use http::Method;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::common::command::{Command, ExtensionCommand};

/// Where scripts run: in the page, or in the browser around it.
#[derive(Debug, Clone, Copy)]
enum Context {
    Page,
    Browser,
}

impl ExtensionCommand for Context {
    fn parameters_json(&self) -> Option<Value> {
        let name = match self {
            Self::Page => "content",
            Self::Browser => "chrome",
        };
        Some(json!({ "context": name }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/moz/context".into()
    }
}

fn command(context: Context) -> Command {
    Command::ExtensionCommand(Box::new(context))
}

/// Runs a script in the browser around the page.
async fn around(driver: &WebDriver, script: &str) -> Result<()> {
    driver.cmd(command(Context::Browser)).await?;
    let ran = driver.execute(script, Vec::new()).await;
    driver.cmd(command(Context::Page)).await?;
    ran?;
    Ok(())
}

/// Sets the size of the page in CSS pixels; narrower than the window may be, too.
pub(super) async fn resize(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    let script = format!(
        "const {{ gBrowser }} = Services.wm.getMostRecentWindow('navigator:browser');
        const style = gBrowser.selectedBrowser.style;
        for (const side of ['min', 'max']) {{
            style.setProperty(`${{side}}-inline-size`, '{width}px');
            style.setProperty(`${{side}}-block-size`, '{height}px');
        }}"
    );
    around(driver, &script).await
}

/// Sets preferences that are whole numbers.
pub(super) async fn prefer(driver: &WebDriver, preferences: &[(&str, i32)]) -> Result<()> {
    let script: String = preferences
        .iter()
        .map(|(name, value)| format!("Services.prefs.setIntPref('{name}', {value});"))
        .collect();
    around(driver, &script).await
}
