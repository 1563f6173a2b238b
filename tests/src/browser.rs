//! Drives the built app in headless Chromium, as a person does.
//!
//! [`with_page`] gives a test a [`Page`]: `dist/` served under a sub-path, a
//! fresh browser, and at the end the check that nothing went to another origin
//! and nothing stood in the console as an error.

mod axe;
mod driver;
mod editor;
mod outside;
mod page;
mod picture;
mod record;

pub use editor::key;
pub use page::{Page, open, with_page};
pub use picture::Scheme;
