//! The mouse and fingers at places of the page.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use super::Page;

/// What a mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// It goes to a place.
    Move,
    /// It goes to a place, and its button goes down.
    Press,
    /// It goes to a place, and its button comes up.
    Release,
}

impl Page {
    /// Does something with the mouse at a place, in CSS pixels from the corner of what is seen.
    ///
    /// # Errors
    /// Where the browser refuses, as it does outside of what is seen.
    pub async fn mouse(&self, what: Mouse, (x, y): (f64, f64)) -> Result<()> {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let chain = self
            .driver()
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
            .move_to(x.round() as i64, y.round() as i64);
        let chain = match what {
            Mouse::Move => chain,
            Mouse::Press => chain.click_and_hold(),
            Mouse::Release => chain.release(),
        };
        Ok(chain.perform().await?)
    }

    /// Lays fingers on places and moves or lifts them: `touchStart`, `touchMove`, `touchEnd`.
    ///
    /// # Errors
    /// Where it is not Chromium.
    pub async fn touch(&self, kind: &str, points: &[(f64, f64)]) -> Result<()> {
        let points: Vec<_> = points
            .iter()
            .enumerate()
            .map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id }))
            .collect();
        let arguments = json!({ "type": kind, "touchPoints": points });
        self.devtools("Input.dispatchTouchEvent", arguments)
            .await
            .map(|_| ())
    }
}
