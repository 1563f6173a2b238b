//! The app.

pub mod platform;
