//! The bank as bytes: what the build writes and the app fetches, an index and a file of questions
//! for each domain.
//!
//! The bytes begin with the number of the format, as a postcard varint; the rest is the index or
//! the questions in postcard's wire format. A change of any packed type needs a new number.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::bank::Bank;
use crate::domain::DomainQuestions;
use crate::index::{DomainFile, Index};
use crate::question::Question;
use crate::shuffle::fnv1a;

/// The number of the format that this version writes and reads.
pub const FORMAT: u32 = 6;

/// Why bytes are no part of a bank that this version can read.
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
    /// They are the questions of another version of the bank than the index.
    OtherBank,
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
            Self::OtherBank => f.write_str(
                "the questions belong to another version of the question bank: reload the page to get the newer version",
            ),
            Self::Damaged => f.write_str("the question bank is damaged: load it again"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// The index as bytes. The same index always gives the same bytes.
pub fn pack_index(index: &Index) -> Vec<u8> {
    // Writing to memory cannot fail: every packed type has a known length and no custom serializer.
    postcard::to_allocvec(&(FORMAT, index)).unwrap_or_default()
}

/// Reads what `pack_index` wrote.
///
/// # Errors
///
/// Bytes of another format, and bytes that are cut off, prolonged or otherwise no index.
pub fn unpack_index(bytes: &[u8]) -> Result<Index, UnpackError> {
    unpack(bytes)
}

/// The questions of a domain as bytes, with the beliefs behind their options. The same content
/// always gives the same bytes, whatever is in other domains; there are none where the domain has
/// no questions.
pub fn pack_domain(bank: &Bank, domain: u8) -> Vec<u8> {
    let domain = DomainQuestions::of(bank, domain);
    if domain.questions.is_empty() {
        return Vec::new();
    }
    postcard::to_allocvec(&(FORMAT, domain)).unwrap_or_default()
}

/// Reads what `pack_domain` wrote into a file that an index names.
///
/// # Errors
///
/// Bytes of another format, questions that are not those of the index, and bytes that are cut off,
/// prolonged or otherwise no questions.
pub fn unpack_domain(bytes: &[u8], file: &DomainFile) -> Result<DomainQuestions, UnpackError> {
    let domain = unpack(bytes)?;
    if hash(bytes) == file.hash {
        Ok(domain)
    } else {
        Err(UnpackError::OtherBank)
    }
}

pub(crate) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, UnpackError> {
    let (found, rest) =
        postcard::take_from_bytes::<u32>(bytes).map_err(|_| UnpackError::Damaged)?;
    if found > FORMAT {
        return Err(UnpackError::NewerFormat { found });
    }
    if found < FORMAT {
        return Err(UnpackError::OlderFormat { found });
    }
    match postcard::take_from_bytes(rest) {
        Ok((content, [])) => Ok(content),
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

/// The version of a bank with this content, whatever its `version` says.
pub fn version_of(bank: &Bank) -> String {
    hash(&postcard::to_allocvec(&(FORMAT, bank)).unwrap_or_default())
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    format!("{:016x}", fnv1a(bytes))
}

#[cfg(test)]
mod tests;
