//! The text files of a zip file, read with care: a file from a stranger may be made to exhaust.
//!
//! What an entry claims to hold is never believed: it is decompressed up to a limit and then
//! compared with size and checksum. Names are normalised, so that none leads out of the archive,
//! and nothing is written anywhere.

use std::fmt;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipVerification};

/// How much may come out of a zip file.
#[derive(Clone, Copy, Debug)]
pub struct ZipLimits {
    /// The most entries, folders included.
    pub entries: usize,
    /// The most bytes of one file.
    pub file_bytes: usize,
    /// The most bytes of all files together.
    pub all_bytes: usize,
}

/// A text file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZippedText {
    /// Its path in the archive, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Why a zip file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZipProblem {
    /// It is no zip file, or damaged.
    Damaged,
    /// It has more entries than this.
    TooManyEntries(usize),
    /// This file of it has more bytes than the second number.
    FileTooLarge(String, usize),
    /// Its files have more bytes together than this.
    TooLarge(usize),
    /// This file is compressed in a way that is not read, or encrypted.
    Compression(String),
    /// This file is no UTF-8 text.
    NoText(String),
    /// Two files have this path.
    Twice(String),
}

impl fmt::Display for ZipProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str("the file is no zip file, or it is damaged"),
            Self::TooManyEntries(most) => write!(f, "the zip file has more than {most} entries"),
            Self::FileTooLarge(path, most) => {
                write!(f, "`{path}` in the zip file has more than {most} bytes")
            }
            Self::TooLarge(most) => {
                write!(
                    f,
                    "the files in the zip file have more than {most} bytes together"
                )
            }
            Self::Compression(path) => write!(
                f,
                "`{path}` in the zip file is encrypted, or compressed in another way than deflate"
            ),
            Self::NoText(path) => write!(f, "`{path}` in the zip file is no UTF-8 text"),
            Self::Twice(path) => write!(f, "the zip file has `{path}` twice"),
        }
    }
}

impl std::error::Error for ZipProblem {}

/// Whether bytes begin as a zip file does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the files whose path `wanted` takes, in the order of their paths; the others are only
/// counted.
///
/// Errors: the first thing that is wrong or beyond a limit; then nothing of the archive is used.
pub fn read_zip(
    bytes: &[u8],
    limits: ZipLimits,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<ZippedText>, ZipProblem> {
    let archive = ZipArchive::from_slice(bytes).map_err(|_| ZipProblem::Damaged)?;
    let mut files: Vec<ZippedText> = Vec::new();
    let (mut count, mut left) = (0, limits.all_bytes);
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().map_err(|_| ZipProblem::Damaged)? {
        count += 1;
        if count > limits.entries {
            return Err(ZipProblem::TooManyEntries(limits.entries));
        }
        let path = entry.file_path();
        let path = path.try_normalize().map_err(|_| ZipProblem::Damaged)?;
        let path = path.as_str();
        if entry.is_dir() || !wanted(path) {
            continue;
        }
        if files.iter().any(|file| file.path == path) {
            return Err(ZipProblem::Twice(path.to_owned()));
        }
        if entry.flags().is_encrypted() {
            return Err(ZipProblem::Compression(path.to_owned()));
        }
        let stored = archive
            .get_entry(entry.wayfinder())
            .map_err(|_| ZipProblem::Damaged)?;
        let most = limits.file_bytes.min(left);
        let too_large = || {
            if left < limits.file_bytes {
                ZipProblem::TooLarge(limits.all_bytes)
            } else {
                ZipProblem::FileTooLarge(path.to_owned(), limits.file_bytes)
            }
        };
        let content = match entry.compression_method() {
            CompressionMethod::STORE if stored.data().len() > most => return Err(too_large()),
            CompressionMethod::STORE => stored.data().to_vec(),
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(stored.data(), most)
                .map_err(|error| match error.status {
                    TINFLStatus::HasMoreOutput => too_large(),
                    _ => ZipProblem::Damaged,
                })?,
            _ => return Err(ZipProblem::Compression(path.to_owned())),
        };
        let found = ZipVerification {
            crc: rawzip::crc32(&content),
            uncompressed_size: content.len() as u64,
        };
        stored
            .claim_verifier()
            .valid(found)
            .map_err(|_| ZipProblem::Damaged)?;
        left -= content.len();
        let text = String::from_utf8(content).map_err(|_| ZipProblem::NoText(path.to_owned()))?;
        files.push(ZippedText {
            path: path.to_owned(),
            text,
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

#[cfg(test)]
mod tests;
