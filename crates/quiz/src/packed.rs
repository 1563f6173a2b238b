//! The bank as bytes: what the build writes and the app fetches.
//!
//! The bytes begin with the number of the format, as a postcard varint; the rest is the bank in
//! postcard's wire format. A change of any packed type needs a new number.

use std::fmt;

use crate::bank::Bank;
use crate::question::Question;
use crate::shuffle::fnv1a;

/// The number of the format that this version writes and reads.
pub const FORMAT: u32 = 2;

/// Why bytes are no bank that this version can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// A later version of the project packed them.
    NewerFormat {
        /// The number they begin with.
        found: u32,
    },
    /// An earlier version of the project packed them, in a format that is no longer read.
    OlderFormat {
        /// The number they begin with.
        found: u32,
    },
    /// They end early, go on too long, or are something else.
    Damaged,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewerFormat { found } => write!(
                f,
                "the question bank has format {found} and this version reads format {FORMAT}: reload the page to get the newer version"
            ),
            Self::OlderFormat { found } => {
                write!(
                    f,
                    "the question bank has format {found} and this version reads format {FORMAT}: pack it again"
                )
            }
            Self::Damaged => f.write_str("the question bank is damaged: load it again"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// The bank as bytes. The same bank always gives the same bytes, whatever its `version` says.
pub fn pack(bank: &Bank) -> Vec<u8> {
    // Writing to memory cannot fail: every packed type has a known length and no custom serializer.
    postcard::to_allocvec(&(FORMAT, bank)).unwrap_or_default()
}

/// Reads what `pack` wrote and fills in the bank's `version`.
///
/// # Errors
///
/// Bytes of another format, and bytes that are cut off, prolonged or otherwise no bank.
pub fn unpack(bytes: &[u8]) -> Result<Bank, UnpackError> {
    let (found, rest) =
        postcard::take_from_bytes::<u32>(bytes).map_err(|_| UnpackError::Damaged)?;
    if found > FORMAT {
        return Err(UnpackError::NewerFormat { found });
    }
    if found < FORMAT {
        return Err(UnpackError::OlderFormat { found });
    }
    match postcard::take_from_bytes::<Bank>(rest) {
        Ok((mut bank, [])) => {
            bank.version = hash(bytes);
            Ok(bank)
        }
        _ => Err(UnpackError::Damaged),
    }
}

/// Questions as bytes, for a reader of the same build.
pub fn pack_questions(questions: &[Question]) -> Vec<u8> {
    postcard::to_allocvec(questions).unwrap_or_default()
}

/// Reads what `pack_questions` wrote; `None` where the bytes are something else.
pub fn unpack_questions(bytes: &[u8]) -> Option<Vec<Question>> {
    match postcard::take_from_bytes(bytes) {
        Ok((questions, [])) => Some(questions),
        _ => None,
    }
}

/// The version of a bank with this content: what `unpack(&pack(bank))` would fill in.
pub fn version_of(bank: &Bank) -> String {
    hash(&pack(bank))
}

fn hash(bytes: &[u8]) -> String {
    format!("{:016x}", fnv1a(bytes))
}

#[cfg(test)]
mod tests;
