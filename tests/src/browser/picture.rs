//! Screenshots at a size and in a colour scheme.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;

use super::Page;
use crate::root;

/// Below this many CSS pixels the window is a phone's: its scroll bars take no room.
const NARROW: u32 = 600;

/// What the person's system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// As CSS writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Page {
    /// Sets the size of the window's inside in CSS pixels, and the preferred colour scheme.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn emulate(&self, width: u32, height: u32, scheme: Scheme) -> Result<()> {
        let cdp = self.driver().cdp();
        cdp.send_raw(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < NARROW }),
        )
        .await?;
        // As on a phone; a bar that takes room would go away in the picture and move everything.
        cdp.send_raw("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await?;
        cdp.send_raw(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme.name() },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        )
        .await?;
        // Two frames: one in which the page learns of it, one in which it is painted.
        self.run("for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);")
            .await?;
        Ok(())
    }

    /// Writes a picture of the whole page, down to its end, as `NAME.png`; gives the file.
    ///
    /// The folder is that of `EVENTYARD_OUT`, else `target/screenshots`.
    ///
    /// # Errors
    /// Where the browser gives no picture or the file cannot be written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let folder = std::env::var_os("EVENTYARD_OUT")
            .map_or_else(|| root().join("target/screenshots"), PathBuf::from);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let answer = self
            .driver()
            .cdp()
            .send_raw(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true,
                    "clip": self.whole_page().await? }),
            )
            .await?;
        let data = answer["data"]
            .as_str()
            .context("the browser gives no picture")?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, xtask::hash::from_base64(data)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    }

    async fn whole_page(&self) -> Result<serde_json::Value> {
        let metrics = self
            .driver()
            .cdp()
            .send_raw("Page.getLayoutMetrics", json!({}))
            .await?;
        let size = &metrics["cssContentSize"];
        Ok(json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 }))
    }
}
