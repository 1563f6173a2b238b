//! The author's side: reads and checks the source files of the bank.
//!
//! `read_question` reads one file's text without a file system, so that a person's own pack can be
//! read the same way; `Pack::read` reads and checks such a pack,
//! and `Library::read` and `load` read a whole `questions/` folder. [`read_text`] and [`read_own_text`] alone, for other texts in
//! Markdown, come with the feature `markdown` already.

#[cfg(feature = "author")]
mod body;
#[cfg(feature = "author")]
mod cards;
#[cfg(feature = "author")]
mod checks;
#[cfg(feature = "author")]
mod draft;
#[cfg(feature = "author")]
mod fields;
mod finding;
#[cfg(feature = "author")]
mod front;
#[cfg(feature = "author")]
mod library;
#[cfg(feature = "author")]
mod lists;
mod nodes;
#[cfg(feature = "author")]
mod pack;
#[cfg(feature = "author")]
mod quality;
#[cfg(feature = "author")]
mod reader;
mod report;
#[cfg(feature = "author")]
mod rules;
#[cfg(feature = "author")]
mod runs;
mod text;
mod url;
#[cfg(feature = "author")]
mod words;

#[cfg(feature = "author")]
pub use draft::Part;
pub use finding::{Finding, Place, Severity, code};
#[cfg(feature = "author")]
pub use library::{Library, load, load_lists};
#[cfg(feature = "author")]
pub use pack::{MAX_PACK_BYTES, MAX_PACK_FILES, Pack, belongs_to_pack};
#[cfg(feature = "author")]
pub use quality::quality;
#[cfg(feature = "author")]
pub use reader::{MAX_FILE_BYTES, read_question};
pub use text::{read_own_text, read_text};
