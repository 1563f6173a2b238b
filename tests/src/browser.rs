//! Drives the built app in a browser without a screen, as a person does: Chromium, or the one that
//! `EVENTYARD_BROWSER` names.
//!
//! [`with_page`] gives a test a [`Page`]: `dist/` served under a sub-path, a
//! fresh browser, and at the end the check that nothing went to another origin
//! and nothing stood in the console as an error.

mod axe;
mod click;
mod crash;
mod devtools;
mod driver;
mod editor;
mod engine;
mod firefox;
mod journey;
mod lacks;
mod outside;
mod page;
mod picture;
mod pointer;
mod record;
mod role;
mod text;
mod written;

pub use editor::{PASTE, key};
pub use engine::Engine;
pub use journey::{with_folder, with_page};
pub use lacks::Lacks;
pub use page::{Page, dist, open};
pub use picture::Scheme;
pub use pointer::Mouse;
