//! What moves in a picture.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::SvgsvgElement;

const STILL: &str = "(prefers-reduced-motion: reduce)";

/// Whether the person asks that nothing moves.
#[must_use]
pub fn prefers_still() -> bool {
    let query = dom::window().and_then(|window| window.match_media(STILL).ok()?);
    query.is_some_and(|query| query.matches())
}

/// Lets the movements of the `<svg>` with this id begin now.
pub fn begin(id: &str) {
    let picture = dom::element(id).and_then(|element| element.dyn_into::<SvgsvgElement>().ok());
    if let Some(picture) = picture {
        picture.set_current_time(0.0);
    }
}
