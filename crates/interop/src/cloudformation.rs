//! CloudFormation templates, out and in.
//!
//! Sources: AWS CloudFormation User Guide and Template Reference, the resource schemas that cfn-lint
//! ships; AWS SAM Developer Guide; seen 2026-11-22.

mod attributes;
mod evaluate;
mod import;
mod intrinsics;
mod node;
mod read_json;
mod read_yaml;
mod resources;
mod sam;
mod sections;
mod write;
mod yaml;

pub(crate) use import::import;
pub use node::{DEEPEST, LARGEST_TEMPLATE};
pub(crate) use write::{partition_of, write};

#[cfg(test)]
mod tests;
