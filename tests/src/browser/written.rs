//! What a person did is in the browser's storage.

use anyhow::Result;

use super::Page;

/// The app lets a change wait for others, in steps of 30 ms, and writes under a lock. Timers of a page end
/// in the order of their times, however slow the machine, so as many steps and more are waited here; then
/// for the lock. What came in while something was written is written after it: hence twice.
const WRITTEN: &str = "
    for (let round = 0; round < 2; round += 1) {
        for (let step = 0; step < 8; step += 1) await new Promise((done) => setTimeout(done, 30));
        const waiting = { signal: AbortSignal.timeout(5000) };
        await navigator.locks?.request('eventyard.write', waiting, () => {}).catch(() => {});
    }";

impl Page {
    /// Waits until the page has written what was done in it.
    ///
    /// # Errors
    /// Where the page goes away meanwhile.
    pub async fn written(&self) -> Result<()> {
        self.run(WRITTEN).await.map(|_| ())
    }
}
