//! Parts that more than one page uses.

pub mod chip;
pub mod code_editor;
pub mod coming;
pub mod diagnostics;
pub mod footer;
pub mod header;
pub mod help;
pub mod icon;
pub mod markdown;
pub mod notice;
pub mod notices;
pub mod options;
pub mod page_heading;
pub mod painted;
pub mod problem;
pub mod stem;
pub mod tracks;
pub mod verdict;
