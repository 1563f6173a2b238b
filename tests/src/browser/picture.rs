//! Screenshots at a size and in a colour scheme.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;

use super::{Engine, Page, firefox};
use crate::root;

/// Firefox's preference for the colour scheme of pages: 0 is dark, 1 is light.
const SCHEME: &str = "layout.css.prefers-color-scheme.content-override";

/// Firefox's preference for a system with little motion.
const REDUCED_MOTION: &str = "ui.prefersReducedMotion";

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
        match self.engine() {
            Engine::Chromium => self.emulate_chromium(width, height, scheme).await?,
            Engine::Firefox => {
                firefox::resize(self.driver(), width, height).await?;
                let dark = i32::from(scheme == Scheme::Light);
                let preferences = [(SCHEME, dark), (REDUCED_MOTION, 1)];
                firefox::prefer(self.driver(), &preferences).await?;
            }
            Engine::WebKit => self.resize_window(width, height).await?,
        }
        self.paint().await
    }

    async fn emulate_chromium(&self, width: u32, height: u32, scheme: Scheme) -> Result<()> {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < NARROW }),
        )
        .await?;
        // As on a phone; a bar that takes room would go away in the picture and move everything.
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await?;
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme.name() },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        )
        .await?;
        Ok(())
    }

    /// Sets the size of the window so that its inside has this one. WebKit's is light.
    async fn resize_window(&self, width: u32, height: u32) -> Result<()> {
        let driver = self.driver();
        driver.set_window_rect(0, 0, width, height).await?;
        let inside = self.run("return [innerWidth, innerHeight];").await?;
        let missing = |wanted: u32, side: usize| {
            let there = inside[side].as_u64().and_then(|it| u32::try_from(it).ok());
            wanted + wanted.saturating_sub(there.unwrap_or(wanted))
        };
        driver
            .set_window_rect(0, 0, missing(width, 0), missing(height, 1))
            .await?;
        let inside = self.run("return innerWidth;").await?;
        if inside != width {
            return self.lacks("window of this width");
        }
        Ok(())
    }

    /// Has the person's system prefer these things too, such as `prefers-contrast` and `more`.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn prefer(&self, scheme: Scheme, features: &[(&str, &str)]) -> Result<()> {
        let scheme = ("prefers-color-scheme", scheme.name());
        let features: Vec<_> = std::iter::once(&scheme)
            .chain(features)
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await?;
        self.paint().await
    }

    /// Waits for two frames: one in which the page learns of a change, one in which it is painted.
    ///
    /// Now and then a browser without a screen gives no frame where nothing on the page changes;
    /// it is waited for half a second, not until the driver's limit.
    async fn paint(&self) -> Result<()> {
        self.run(
            "for (let n = 0; n < 2; n++) {
                await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 500); });
            }",
        )
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
            .devtools(
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
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let size = &metrics["cssContentSize"];
        Ok(json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 }))
    }
}
