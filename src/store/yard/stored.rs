//! Reading the yards that are stored: code that comes where there are some.

use super::{Shelf, YardState};
use crate::platform::part::Missing;
use crate::platform::storage::{Loaded, Storage, StorageError};
use crate::platform::timeout;
use crate::store::kept::Slice;
use std::future::Future;
use std::pin::Pin;

/// How often the code is asked for, and how long is waited in between, in milliseconds.
const TRIES: usize = 3;
const PAUSE: u32 = 1_000;

/// What was read.
type Reading = Pin<Box<dyn Future<Output = Loaded<Shelf>>>>;

/// Reads what the storage holds.
type Reader = fn(Storage, String) -> Reading;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(kept, fallible))]
fn reader() -> Result<Reader, Missing> {
    Ok(|storage, text| Box::pin(async move { storage.read(YardState::SLOT, text).await }))
}

/// The reader, as soon as its code is here.
async fn fetched() -> Result<Reader, Missing> {
    #[cfg(feature = "split")]
    return reader().await;
    #[cfg(not(feature = "split"))]
    reader()
}

/// Fetches the code before it is wanted: by then there is something stored.
pub async fn fetch_reader_ahead() {
    // Where it does not come, it is asked for again.
    let _ = fetched().await;
}

/// Reads the yards of what is stored.
pub(super) async fn read(storage: Storage, text: String) -> Loaded<Shelf> {
    for left in (0..TRIES).rev() {
        if let Ok(read) = fetched().await {
            return read(storage, text).await;
        }
        if left > 0 {
            timeout::sleep(PAUSE).await;
        }
    }
    Loaded::Failed(StorageError::NoReader)
}
