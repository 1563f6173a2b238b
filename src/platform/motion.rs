//! What moves in a picture.

use super::dom;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::SvgsvgElement;

const STILL: &str = "(prefers-reduced-motion: reduce)";

/// Whether the person asks that nothing moves.
#[must_use]
pub fn prefers_still() -> bool {
    let query = dom::window().and_then(|window| window.match_media(STILL).ok()?);
    query.is_some_and(|query| query.matches())
}

/// How long the `<svg>` with this id has been shown, in milliseconds: the time by which its movements begin. 0
/// where it is not there yet.
#[must_use]
pub fn time(id: &str) -> u32 {
    let picture = dom::element(id).and_then(|element| element.dyn_into::<SvgsvgElement>().ok());
    let seconds = picture.map_or(0.0, |picture| picture.get_current_time());
    Duration::try_from_secs_f32(seconds)
        .ok()
        .and_then(|time| u32::try_from(time.as_millis()).ok())
        .unwrap_or(0)
}
