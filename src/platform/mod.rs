//! The browser: every use of web-sys, gloo and wasm-bindgen in the app.
//!
//! All of it compiles natively too, so that pages can be rendered to text in tests. There, only
//! [`clock`], [`random`], [`utf16`] and a [`storage`] in memory work; everything else belongs into
//! effects and event handlers, which native rendering does not run.

pub mod arrival;
pub mod claim;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod dialog;
pub mod dom;
pub mod download;
pub mod editor;
pub mod files;
pub mod frame;
pub mod in_page;
pub mod keys;
pub mod local_time;
pub mod motion;
pub mod near;
pub mod net;
pub mod page;
pub mod panic;
pub mod part;
pub mod random;
pub mod storage;
pub mod task;
pub mod timeout;
pub mod utf16;
pub mod worker;
pub mod zone;

mod race;
mod script;

/// Prepares the page before the app is put into it: from here on a panic shows the recovery screen.
pub fn start() {
    panic::install();
}
