//! How large the canvas is seen.

/// As small as it gets: the smallest thing to press is then still 24 pixels high.
pub const LEAST: f64 = 0.4;
/// As large as it gets.
pub const MOST: f64 = 2.0;
/// What a press of a button or a key does.
pub const STEP: f64 = 1.25;
/// As large as fitting makes it.
const LARGEST_FIT: f64 = 1.25;

/// A zoom within what is allowed.
pub fn clamp(zoom: f64) -> f64 {
    zoom.clamp(LEAST, MOST)
}

/// The zoom at which a picture fits into a frame. A picture that is much higher than the frame is
/// only fitted to its width, so that its names can be read.
pub fn fit(picture: (f64, f64), frame: (f64, f64)) -> f64 {
    const READABLE: f64 = 0.7;
    let (width, height) = (frame.0 / picture.0.max(1.0), frame.1 / picture.1.max(1.0));
    let both = width.min(height);
    let zoom = if both < READABLE {
        width.max(READABLE)
    } else {
        both
    };
    clamp(zoom.min(LARGEST_FIT).min(width.max(READABLE)))
}

/// How far the frame is to be scrolled so that what is at a place of it stays there when the zoom
/// changes.
pub fn scroll(scrolled: (f64, f64), at: (f64, f64), ratio: f64) -> (f64, f64) {
    (
        (scrolled.0 + at.0) * ratio - at.0,
        (scrolled.1 + at.1) * ratio - at.1,
    )
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
