//! The author's side: reads and checks the source files of the bank.
//!
//! `read_question` reads one file's text without a file system, so that a person's own pack can be
//! read the same way; `Pack::read` reads and checks such a pack,
//! and `Library::read` and `load` read a whole `questions/` folder.

mod body;
mod cards;
mod checks;
mod draft;
mod fields;
mod finding;
mod front;
mod library;
mod lists;
mod nodes;
mod pack;
mod quality;
mod reader;
mod rules;
mod runs;
mod text;
mod words;

pub use draft::Part;
pub use finding::{Finding, Place, Severity, code};
pub use library::{Library, load};
pub use pack::{MAX_PACK_BYTES, MAX_PACK_FILES, Pack, belongs_to_pack};
pub use quality::quality;
pub use reader::{MAX_FILE_BYTES, read_question};
pub use text::read_text;
