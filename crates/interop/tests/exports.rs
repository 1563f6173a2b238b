//! The exports of all example yards: each is read by a reader of its format, and they stand where
//! `cargo xtask test --all` has cfn-lint look at them.

mod examples;

use interop::{ExportFormat, Gravity, Import, Source, export_as, import_from};
use pipeline::Yard;
use std::path::Path;

#[test]
fn every_example_is_written_for_cloudformation() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    std::fs::create_dir_all(&folder).expect("a folder");
    for example in examples::all() {
        for format in ExportFormat::ALL {
            let export = export_as(&example.yard, format);
            let file = folder.join(format!("{}-{}", example.name, format.file_name()));
            std::fs::write(&file, &export.text).expect("a file");
        }
    }
}
