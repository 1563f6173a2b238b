//! What only the developer tools of Chromium offer.

use anyhow::Result;
use serde_json::{Value, json};

use super::Page;

impl Page {
    /// Asks the developer tools of Chromium for what no other driver offers.
    ///
    /// # Errors
    /// [`Lacks`] in other browsers; else where it refuses.
    pub async fn devtools(&self, method: &'static str, arguments: Value) -> Result<Value> {
        self.only_chromium(method)?;
        Ok(self.driver().cdp().send_raw(method, arguments).await?)
    }

    /// Runs a script at the beginning of each page to come, before any of its own.
    ///
    /// # Errors
    /// Where it is not Chromium.
    pub async fn before_each_page(&self, source: &str) -> Result<()> {
        self.devtools("Page.enable", json!({})).await?;
        let arguments = json!({ "source": source });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", arguments)
            .await
            .map(|_| ())
    }

    /// What the browser may not load from here on: addresses with `*` for any text.
    ///
    /// # Errors
    /// Where the browser does not answer.
    pub async fn block(&self, urls: &[&str]) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBlockedURLs", json!({ "urls": urls }))
            .await?;
        Ok(())
    }
}
