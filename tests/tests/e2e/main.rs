//! Journeys through the built app, served under a sub-path, in headless Chromium.

mod app;
mod bulk;
mod canvas;
mod canvas_edit;
mod catalogue;
mod editor;
mod editor_arrives;
mod exam;
mod exam_after;
mod exam_time;
mod findings;
mod first_walk;
mod kept_safe;
mod packs;
mod progress;
mod review;
mod rounds;
mod schedule;
mod smoke;
mod study;
mod sweep;
mod targets;
mod time;
mod tries;
mod yard;
