//! Files that the person takes away.

use super::dom;
use gloo::timers::callback::Timeout;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the text stays readable for the browser after the click: some save it only later.
const GRACE_MS: u32 = 60_000;

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DownloadError;

impl fmt::Display for DownloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The browser did not take the file for download.")
    }
}

impl std::error::Error for DownloadError {}

/// Offers `text` as a file of this name and media type, such as `application/json`.
///
/// # Errors
/// Where the browser refuses. Whether the person then keeps the file cannot be known.
pub fn text(name: &str, media_type: &str, text: &str) -> Result<(), DownloadError> {
    offer(name, media_type, text).ok_or(DownloadError)
}

fn offer(name: &str, media_type: &str, text: &str) -> Option<()> {
    let document = dom::document()?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    // Firefox ignores the click on a link that is not in the page.
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    Timeout::new(GRACE_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
