//! Accessibility by axe-core.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Page;
use crate::root;

impl Page {
    /// Every violation that axe-core finds on the page as it is now, with the elements' selectors.
    ///
    /// # Errors
    /// Where axe-core is not installed or fails.
    pub async fn accessibility_violations(&self) -> Result<Vec<String>> {
        self.axe("{ resultTypes: ['violations'] }").await
    }

    /// Every text whose contrast is below seven to one (WCAG 2.2, 1.4.6).
    ///
    /// # Errors
    /// Where axe-core is not installed or fails.
    pub async fn weak_contrasts(&self) -> Result<Vec<String>> {
        self.axe("{ runOnly: { type: 'rule', values: ['color-contrast-enhanced'] }, resultTypes: ['violations'] }")
            .await
    }

    async fn axe(&self, options: &str) -> Result<Vec<String>> {
        let path = root().join("web/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}; type cargo xtask setup", path.display()))?;
        self.driver().execute(axe, Vec::new()).await?;
        let found = self
            .run(&format!(
                "return (await axe.run(document, {options})).violations;"
            ))
            .await?;
        let found = found.as_array().context("axe-core gives no list")?;
        Ok(found.iter().map(sentence).collect())
    }
}

/// "serious color-contrast: Elements must … at .a, .b".
fn sentence(violation: &Value) -> String {
    let text = |key: &str| violation[key].as_str().unwrap_or("?").to_owned();
    let places: Vec<String> = violation["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| {
            let target = node["target"].to_string();
            let why = node["any"][0]["message"].as_str().unwrap_or_default();
            format!("{target} {why}").trim().to_owned()
        })
        .collect();
    format!(
        "{} {}: {} at {}",
        text("impact"),
        text("id"),
        text("help"),
        places.join(", ")
    )
}
