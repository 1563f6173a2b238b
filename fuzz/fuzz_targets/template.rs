//! A template is read or refused with its place; what a yard has of it can be written for every tool, and
//! nothing that was said has a place outside of the text.
#![no_main]

use interop::{ExportFormat, Import, Source, export_as, import_from};
use libfuzzer_sys::fuzz_target;
use pipeline::Yard;

fuzz_target!(|text: &str| {
    let read = import_from(text, Source::CloudFormation, &Import::default(), &Yard::default());
    let imported = match read {
        Ok(imported) => imported,
        Err(error) => {
            assert!(error.span.is_none_or(|span| text.get(span.start..span.end).is_some()), "{error:?}");
            return;
        }
    };
    for remark in &imported.remarks {
        assert!(remark.span.is_none_or(|span| text.get(span.start..span.end).is_some()), "{remark:?}");
    }
    for format in ExportFormat::ALL {
        export_as(&imported.yard, format);
    }
    let again = export_as(&imported.yard, ExportFormat::CloudFormation).text;
    import_from(&again, Source::CloudFormation, &Import::default(), &Yard::default())
        .expect("what was written is read");
});
