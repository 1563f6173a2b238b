//! Journeys through the built app, served under a sub-path, in headless Chromium.

mod app;
mod bulk;
mod canvas;
mod catalogue;
mod editor;
mod editor_arrives;
mod first_walk;
mod packs;
mod smoke;
mod study;
mod yard;
