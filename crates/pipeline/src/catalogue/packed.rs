//! Content as bytes: what the build writes and the app fetches, first of all the whole catalogue.
//!
//! The bytes begin with the number of the format, as a postcard varint; the rest is the content in
//! postcard's wire format. A change of a packed type needs a new number.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Sample;

/// A format of packed content.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What is packed, as messages name it: `catalogue of events`.
    pub what: &'static str,
    /// The number that this version writes and reads.
    pub number: u32,
}

/// The format of the catalogue.
const CATALOGUE: Format = Format {
    what: "catalogue of events",
    number: 2,
};

/// Why bytes are no content that this version can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// Another version of the project packed them, in another format.
    OtherFormat {
        /// What it was to be.
        what: &'static str,
        /// The number they begin with.
        found: u32,
        /// The number that this version reads.
        reads: u32,
    },
    /// They end early, go on too long, or are something else.
    Damaged {
        /// What it was to be.
        what: &'static str,
    },
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat { what, found, reads } => write!(
                f,
                "the {what} has format {found} and this version reads format {reads}: reload the page"
            ),
            Self::Damaged { what } => write!(f, "the {what} is damaged: load it again"),
        }
    }
}

impl std::error::Error for UnpackError {}

impl Format {
    /// Content as bytes. The same content always gives the same bytes.
    pub fn pack<T: Serialize + ?Sized>(self, content: &T) -> Vec<u8> {
        // Writing to memory cannot fail: every packed type has a known length.
        postcard::to_allocvec(&(self.number, content)).unwrap_or_default()
    }

    /// Reads what [`Format::pack`] wrote.
    ///
    /// # Errors
    ///
    /// Bytes of another format, and bytes that are cut off, prolonged or otherwise no such content.
    pub fn unpack<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, UnpackError> {
        let Format { what, number } = self;
        let damaged = UnpackError::Damaged { what };
        let (found, rest) = postcard::take_from_bytes::<u32>(bytes).map_err(|_| damaged)?;
        if found != number {
            return Err(UnpackError::OtherFormat {
                what,
                found,
                reads: number,
            });
        }
        match postcard::take_from_bytes(rest) {
            Ok((content, [])) => Ok(content),
            _ => Err(damaged),
        }
    }
}

/// Events as bytes. The same events always give the same bytes.
pub fn pack(events: &[Sample]) -> Vec<u8> {
    CATALOGUE.pack(events)
}

/// Reads what [`pack`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack(bytes: &[u8]) -> Result<Vec<Sample>, UnpackError> {
    CATALOGUE.unpack(bytes)
}

#[cfg(test)]
mod tests;
