//! Journeys through the built app, served under a sub-path, in headless Chromium.

mod app;
mod bulk;
mod smoke;
mod study;
mod yard;
