//! Files beside the page.

use super::dom;
use js_sys::Promise;
use std::fmt;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetError {
    /// No answer: no connection, or the browser refused.
    NoAnswer {
        /// The file as it was asked for.
        file: String,
    },
    /// The server answered with something else.
    Status {
        /// The file as it was asked for.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The answer broke off.
    Broken {
        /// The file as it was asked for.
        file: String,
    },
}

impl fmt::Display for NetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NetError::NoAnswer { file } => write!(
                f,
                "The file {file} could not be fetched: the server did not answer. Check the connection and try again."
            ),
            NetError::Status { file, status: 404 } => write!(
                f,
                "The file {file} is not on the server (404). The site may have been updated: reload the page."
            ),
            NetError::Status { file, status } => {
                write!(
                    f,
                    "The file {file} could not be fetched: the server answered with status {status}."
                )
            }
            NetError::Broken { file } => {
                write!(
                    f,
                    "The file {file} did not arrive whole. Check the connection and try again."
                )
            }
        }
    }
}

impl std::error::Error for NetError {}

#[wasm_bindgen]
extern "C" {
    /// The answer for an address, which the page may have asked for before the app ran (`web/shell.js`);
    /// an error where there is no such page.
    #[wasm_bindgen(js_namespace = ["window", "eventyardShell"], js_name = "fetch", catch)]
    fn taken(url: &str) -> Result<Promise, JsValue>;
}

/// The bytes of a file, named relative to the page.
///
/// # Errors
/// Where the file did not come, with a sentence for the person.
pub async fn fetch_bytes(relative: &str) -> Result<Vec<u8>, NetError> {
    let file = || relative.to_owned();
    let no_answer = || NetError::NoAnswer { file: file() };
    let window = dom::window().ok_or_else(no_answer)?;
    let url = dom::resolve(relative).ok_or_else(no_answer)?;
    let coming = taken(&url).unwrap_or_else(|_| window.fetch_with_str(&url));
    let response = JsFuture::from(coming).await;
    let response: Response = response
        .ok()
        .and_then(|response| response.dyn_into().ok())
        .ok_or_else(no_answer)?;
    if !response.ok() {
        return Err(NetError::Status {
            file: file(),
            status: response.status(),
        });
    }
    let broken = || NetError::Broken { file: file() };
    let body = response.array_buffer().map_err(|_| broken())?;
    let buffer = JsFuture::from(body).await.map_err(|_| broken())?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
