//! Journeys through the built app, served under a sub-path, in headless Chromium.

mod app;
mod bulk;
mod canvas;
mod catalogue;
mod editor;
mod editor_arrives;
mod exam;
mod first_walk;
mod packs;
mod review;
mod rounds;
mod schedule;
mod smoke;
mod study;
mod sweep;
mod targets;
mod time;
mod yard;
