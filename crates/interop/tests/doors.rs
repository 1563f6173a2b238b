//! Replays what the fuzzers of templates, commands and links start from and what they have found.

#![expect(clippy::expect_used, reason = "a helper that fails is a failed test")]

use interop::{
    ExportFormat, Import, LinkProblem, Source, decode_link, encode_link, export_as, import_from,
};
use pipeline::Yard;
use std::path::Path;

/// The seeds of a target, with their names.
fn seeds(target: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/seeds")
        .join(target);
    let entries = std::fs::read_dir(folder).expect("the seeds are there");
    let seeds = entries.map(|entry| {
        let path = entry.expect("the folder can be read").path();
        let text = std::fs::read(&path).expect("a seed can be read");
        (
            path.display().to_string(),
            String::from_utf8_lossy(&text).into_owned(),
        )
    });
    seeds.collect()
}

/// Reads every seed, writes what came of it and reads that; how many were read.
fn replay(target: &str, source: Source, format: ExportFormat) -> usize {
    let files = vec![("a.json".to_owned(), "{\"source\": [\"a\"]}".to_owned())];
    let with = Import {
        files,
        ..Import::default()
    };
    let mut read = 0;
    for (name, text) in seeds(target) {
        let imported = match import_from(&text, source, &with, &Yard::default()) {
            Ok(imported) => imported,
            Err(error) => {
                let inside = error
                    .span
                    .is_none_or(|span| text.get(span.start..span.end).is_some());
                assert!(inside, "{name}: {error:?}");
                continue;
            }
        };
        read += 1;
        for remark in &imported.remarks {
            let inside = remark
                .span
                .is_none_or(|span| text.get(span.start..span.end).is_some());
            assert!(inside, "{name}: {remark:?}");
        }
        for format in ExportFormat::ALL {
            export_as(&imported.yard, format);
        }
        let again = export_as(&imported.yard, format).text;
        let again = import_from(&again, source, &Import::default(), &Yard::default());
        assert!(again.is_ok(), "{name}: {again:?}");
    }
    read
}

#[test]
fn templates_are_read_and_written() {
    assert!(
        replay(
            "template",
            Source::CloudFormation,
            ExportFormat::CloudFormation
        ) >= 6
    );
}

#[test]
fn commands_are_read_and_written() {
    assert!(replay("commands", Source::Cli, ExportFormat::Cli) >= 3);
}

#[test]
fn links_are_read_and_written() {
    let mut read = 0;
    for (name, text) in seeds("link") {
        let Ok(file) = decode_link(&text) else {
            continue;
        };
        read += 1;
        match encode_link(&file) {
            Ok(link) => assert_eq!(decode_link(&link), Ok(file), "{name}"),
            Err(problem) => assert!(matches!(problem, LinkProblem::TooLarge(_)), "{name}"),
        }
    }
    assert!(read >= 1);
}
