//! Pasted commands are carried out or remarked, whatever they say; what a yard has of them can be written
//! as commands, and these are read.
#![no_main]

use interop::{ExportFormat, Import, Source, export_as, import_from};
use libfuzzer_sys::fuzz_target;
use pipeline::Yard;

fuzz_target!(|text: &str| {
    let files = vec![("a.json".to_owned(), "{\"source\": [\"a\"]}".to_owned())];
    let with = Import {
        files,
        ..Import::default()
    };
    let Ok(imported) = import_from(text, Source::Cli, &with, &Yard::default()) else {
        return;
    };
    for remark in &imported.remarks {
        assert!(remark.span.is_none_or(|span| text.get(span.start..span.end).is_some()), "{remark:?}");
    }
    let again = export_as(&imported.yard, ExportFormat::Cli).text;
    import_from(&again, Source::Cli, &Import::default(), &Yard::default()).expect("what was written is read");
});
