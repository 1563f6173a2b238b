//! A file of the app that comes when it is first wanted.

use crate::platform::{dom, net};
use std::fmt;
use std::rc::Rc;

/// Something on its way.
#[derive(Clone, Debug, PartialEq)]
pub enum Fetched<T> {
    /// Not here yet.
    Loading,
    /// Here.
    Ready(Rc<T>),
    /// It did not come, with the reason as a sentence.
    Failed(String),
}

impl<T> From<Result<T, String>> for Fetched<T> {
    fn from(come: Result<T, String>) -> Self {
        match come {
            Ok(come) => Fetched::Ready(Rc::new(come)),
            Err(reason) => Fetched::Failed(reason),
        }
    }
}

/// The bytes of a file beside the page.
///
/// # Errors
/// Where it did not come, with the reason as a sentence.
pub async fn fetch(file: &str) -> Result<Vec<u8>, String> {
    net::fetch_bytes(file)
        .await
        .map_err(|error| error.to_string())
}

/// The bytes of the file that a `<meta>` of the page names; `what` is what the person calls it.
///
/// # Errors
/// Where the page names none or it did not come, with the reason as a sentence.
pub async fn fetch_named(meta: &str, what: &str) -> Result<Vec<u8>, String> {
    let file = dom::meta(meta).ok_or_else(|| format!("This page does not name its {what}."))?;
    fetch(&file).await
}

/// Why a file that came is of no use, as a sentence.
pub fn unusable(error: impl fmt::Display) -> String {
    format!("What came cannot be used: {error}.")
}
