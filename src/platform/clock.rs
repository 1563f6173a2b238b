//! The time of day.

/// Milliseconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn now_ms() -> u64 {
    #[cfg(target_arch = "wasm32")]
    let now = js_sys::Date::now() as u64;
    #[cfg(not(target_arch = "wasm32"))]
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| {
            u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
        });
    now
}

/// Milliseconds since the page was opened, with fractions; 0 where there is no page.
pub(super) fn precise_ms() -> f64 {
    let performance = super::dom::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}
