//! The whole catalogue as bytes: what the build writes and the app fetches.
//!
//! The bytes begin with the number of the format, as a postcard varint; the rest is the events in
//! postcard's wire format. A change of [`Sample`] needs a new number.

use std::fmt;

use super::Sample;

/// The number of the format that this version writes and reads.
const FORMAT: u32 = 2;

/// Why bytes are no catalogue that this version can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// Another version of the project packed them, in another format.
    OtherFormat {
        /// The number they begin with.
        found: u32,
    },
    /// They end early, go on too long, or are something else.
    Damaged,
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat { found } => write!(
                f,
                "the catalogue of events has format {found} and this version reads format {FORMAT}: reload the page"
            ),
            Self::Damaged => f.write_str("the catalogue of events is damaged: load it again"),
        }
    }
}

impl std::error::Error for CatalogueError {}

/// Events as bytes. The same events always give the same bytes.
pub fn pack(events: &[Sample]) -> Vec<u8> {
    // Writing to memory cannot fail: every packed type has a known length.
    postcard::to_allocvec(&(FORMAT, events)).unwrap_or_default()
}

/// Reads what [`pack`] wrote.
///
/// # Errors
///
/// Bytes of another format, and bytes that are cut off, prolonged or otherwise no events.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Sample>, CatalogueError> {
    let (found, rest) =
        postcard::take_from_bytes::<u32>(bytes).map_err(|_| CatalogueError::Damaged)?;
    if found != FORMAT {
        return Err(CatalogueError::OtherFormat { found });
    }
    match postcard::take_from_bytes(rest) {
        Ok((events, [])) => Ok(events),
        _ => Err(CatalogueError::Damaged),
    }
}

#[cfg(test)]
mod tests;
