//! Clicks on elements.

use anyhow::{Context, Result};
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverError;

use super::page::PATIENCE;
use super::{Engine, Mouse, Page};

/// Waits, for at most half a second, until an element stays where it is; from then on the page keeps
/// what comes of the click, for [`Page::last_click`].
const AT_REST: &str = "
    const [element, done] = arguments;
    if (!window.lastClick) {
        for (const kind of ['mousedown', 'mouseup', 'click', 'focusin', 'focusout', 'hashchange']) {
            addEventListener(kind, (event) => {
                const { x, y } = window.lastClick.element.getBoundingClientRect();
                const on = event.target.outerHTML?.slice(0, 60) ?? location.hash;
                const now = Math.round(performance.now());
                window.lastClick.seen.push(`${now} ${kind} at ${event.clientX} ${event.clientY} on ${on}, element at ${x} ${y}`);
            }, true);
        }
    }
    window.lastClick = { element, seen: [] };
    const place = () => { const { x, y } = element.getBoundingClientRect(); return `${x} ${y}`; };
    const look = (before, looks) => {
        const now = place();
        if (now === before || looks === 0) done(null); else setTimeout(look, 20, now, looks - 1);
    };
    setTimeout(look, 20, place(), 25);";

impl Page {
    /// Waits for an element and clicks it.
    ///
    /// # Errors
    /// Where it does not come up or something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let start = tokio::time::Instant::now();
        loop {
            let element = self.find(css).await?;
            match self.click_on(&element).await {
                // It has given way to another one since it was found.
                Err(error) if error.to_string().contains("stale") && start.elapsed() < PATIENCE => {
                }
                clicked => return clicked.with_context(|| format!("cannot click {css}")),
            }
        }
    }

    /// Waits for an element with this text and clicks it.
    ///
    /// # Errors
    /// Where it does not come up or something covers it.
    pub async fn click_text(&self, css: &str, text: &str) -> Result<()> {
        let element = self.find_text(css, text).await?;
        self.click_on(&element)
            .await
            .with_context(|| format!("cannot click {css} {text:?}"))
    }

    /// What came of the last click in this page: presses, focus and where the element was. For the
    /// message of what fails after it.
    pub(super) async fn last_click(&self) -> String {
        let script =
            "const seen = window.lastClick?.seen.slice(0, 12).join('; ') ?? 'in another page';
            const focus = document.activeElement?.outerHTML.slice(0, 80);
            return `${seen} (${location.hash}, focus on ${focus})`;";
        match self.run(script).await {
            Ok(seen) => seen.to_string(),
            Err(error) => format!("{error:#}"),
        }
    }

    /// Clicks an element. The drivers of Firefox and WebKit take no group of an SVG for something to
    /// click: there the mouse goes to its middle.
    async fn click_on(&self, element: &WebElement) -> Result<()> {
        element.scroll_into_view().await?;
        // What still moves would be missed: a page that has just come scrolls to its beginning.
        self.driver()
            .execute_async(AT_REST, vec![element.to_json()?])
            .await?;
        match element.click().await {
            Err(error) if self.engine() != Engine::Chromium && is_no_target(&error) => {
                let script = "const box = arguments[0].getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];";
                let place = self
                    .driver()
                    .execute(script, vec![element.to_json()?])
                    .await?;
                let place = place.convert().context("it has no place")?;
                self.mouse(Mouse::Press, place).await?;
                self.mouse(Mouse::Release, place).await
            }
            clicked => Ok(clicked?),
        }
    }
}

/// Whether a driver finds no place to click at.
fn is_no_target(error: &WebDriverError) -> bool {
    error.to_string().contains("not interactable")
}
