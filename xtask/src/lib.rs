//! The project's own build tool: set-up, build, serve, test, bench.
//!
//! `main.rs` reads the command line; every subject has a file here. The
//! end-to-end tests use [`server`] too, so it is a library.

pub mod assets;
pub mod bank;
pub mod bench;
pub mod budget;
pub mod build;
pub mod catalogue;
pub mod compress;
pub mod editor;
pub mod exercises;
pub mod finish;
pub mod guide;
pub mod hash;
pub mod hosting;
pub mod html;
pub mod inline;
pub mod letters;
pub mod lighthouse;
pub mod names;
pub mod nginx;
pub mod npm;
pub mod offline;
pub mod process;
pub mod project;
pub mod schemas;
pub mod serve;
pub mod server;
pub mod setup;
pub mod split;
pub mod style;
pub mod test;
pub mod tools;
pub mod wasm;
pub mod worker;
