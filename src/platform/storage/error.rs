//! Why a value was not kept.

use std::fmt;

/// Why a value was not kept or could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser grants no more room.
    Full,
    /// The slot holds a value of a newer app, which is left untouched.
    Newer {
        /// The schema of the value that is there.
        schema: u32,
    },
    /// The browser did not read or write.
    Unavailable {
        /// What the browser said.
        why: String,
    },
    /// The code that reads the value did not come.
    NoReader,
    /// The value has no JSON form.
    Unwritable {
        /// What is wrong with it.
        why: String,
    },
}

impl fmt::Display for StorageError {
    /// A sentence for the person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StorageError::Full => f.write_str(
                "The browser has no room left for this site. Download your data, then remove what was set aside or free some disk space.",
            ),
            StorageError::Newer { .. } => f.write_str(
                "A newer version of Eventyard has stored this, and the version on this page must not overwrite it. Reload the page to get the newer version.",
            ),
            StorageError::Unavailable { why } => {
                write!(f, "The browser's storage did not answer as it should ({why}). Download your data before you close the page.")
            }
            StorageError::NoReader => f.write_str("The code that reads it could not be fetched."),
            StorageError::Unwritable { why } => write!(f, "This could not be written as JSON ({why})."),
        }
    }
}

impl std::error::Error for StorageError {}
