//! Schemas as bytes: what the build writes and the app fetches when they are first needed.
//!
//! The bytes begin with the number of the format, as a postcard varint, and the FNV-1a hash of the
//! rest, 8 bytes, the lowest first; the rest is in postcard's wire format. A change of any packed
//! type needs a new number.

use std::fmt;

use crate::Schemas;
use crate::model::{Holds, Member};

/// The number of the format that this version writes and reads.
pub const FORMAT: u32 = 1;

/// Why bytes are no schemas that this version can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// Another version of the project packed them.
    OtherFormat {
        /// The number they begin with.
        found: u32,
    },
    /// They end early, go on too long, or were changed.
    Damaged,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat { found } => write!(
                f,
                "the schemas of events have format {found} and this version reads format {FORMAT}: reload the page"
            ),
            Self::Damaged => f.write_str("the schemas of events are damaged: load them again"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// FNV-1a, 64 bits.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

impl Schemas {
    /// The schemas as bytes. The same schemas always give the same bytes.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        // Writing to memory cannot fail: every packed type has a known length.
        let mut bytes = postcard::to_allocvec(&FORMAT).unwrap_or_default();
        let content = postcard::to_allocvec(self).unwrap_or_default();
        bytes.extend(hash(&content).to_le_bytes());
        bytes.extend(content);
        bytes
    }

    /// The same schemas without descriptions and references.
    #[must_use]
    pub fn without_texts(&self) -> Self {
        let mut schemas = self.clone();
        schemas.texts = vec![String::new()];
        for member in schemas.objects.iter_mut().flatten() {
            member.text = 0;
        }
        for row in &mut schemas.types {
            row.reference = 0;
        }
        schemas
    }

    /// Reads what [`Schemas::pack`] wrote.
    ///
    /// # Errors
    /// Bytes of another format, and bytes that are cut off, prolonged or otherwise changed.
    pub fn unpack(bytes: &[u8]) -> Result<Self, UnpackError> {
        let (found, rest) =
            postcard::take_from_bytes::<u32>(bytes).map_err(|_| UnpackError::Damaged)?;
        if found != FORMAT {
            return Err(UnpackError::OtherFormat { found });
        }
        let (sum, content) = rest.split_first_chunk().ok_or(UnpackError::Damaged)?;
        if u64::from_le_bytes(*sum) != hash(content) {
            return Err(UnpackError::Damaged);
        }
        match postcard::take_from_bytes::<Self>(content) {
            Ok((schemas, [])) if schemas.is_sound() => Ok(schemas),
            _ => Err(UnpackError::Damaged),
        }
    }

    /// Whether every number in a table leads somewhere, and objects lead to earlier ones only.
    fn is_sound(&self) -> bool {
        let within = |index: u32, length: usize| usize::try_from(index).is_ok_and(|i| i < length);
        let word = |index: u32| within(index, self.words.len());
        let text = |index: u32| within(index, self.texts.len());
        let object = |index: u32| within(index, self.objects.len());
        let member = |at: usize, it: &Member| {
            word(it.name)
                && it.values.iter().all(|value| word(*value))
                && text(it.text)
                && match it.holds {
                    Holds::Object(inner) => within(inner, at),
                    _ => true,
                }
        };
        let mut objects = self.objects.iter().enumerate();
        objects.all(|(at, members)| members.iter().all(|it| member(at, it)))
            && object(self.envelope)
            && self.sources.iter().all(|source| word(*source))
            && self.types.iter().all(|row| {
                word(row.source)
                    && word(row.detail_type)
                    && object(row.detail)
                    && text(row.reference)
            })
    }
}

#[cfg(test)]
pub(crate) mod tests;
