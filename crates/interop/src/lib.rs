//! Ways in and out of a yard: files, links, CloudFormation, Terraform and the AWS CLI.

#![forbid(unsafe_code)]

mod cli;
mod cloudformation;
pub mod events;
mod export;
mod import;
mod link;
mod remark;
mod stack;
pub mod terminal;
mod terraform;
mod tree;
mod yard_file;
mod zip_file;

pub use cli::{LARGEST_SCRIPT, commands_between};
pub use cloudformation::{DEEPEST, LARGEST_TEMPLATE};
pub use export::{Export, ExportFormat, export_as};
pub use import::{Import, Imported, NotRead, Parameter, Source, import_from, source_of};
pub use link::{LARGEST_YARD, LINK_VERSION, LONGEST_LINK, LinkProblem, decode_link, encode_link};
pub use remark::{Gravity, Remark};
pub use stack::{Resource, ResourceKind, Stack};
pub use tree::Tree;
pub use yard_file::{
    Change, ChangeKind, FORMAT, FieldChange, ImportError, SavedEvent, VERSION, YardFile, compare,
    export, import,
};
pub use zip_file::{ZipLimits, ZipProblem, ZippedText, is_zip, read_zip};
