//! Every form in which Eventyard has ever written a yard file is read, and means the same.

use interop::{compare, import};
use std::path::Path;

#[test]
fn every_earlier_form_means_the_same_today() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yard_files");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the files are there")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let read = files.iter().map(|path| {
        let text = std::fs::read_to_string(path).expect("a file can be read");
        import(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    let read: Vec<_> = read.collect();
    assert_eq!(read.len(), 3);
    let latest = read.last().expect("a file");
    assert_eq!(latest.yard.rules[0].targets[0].id, "q");
    for (path, file) in files.iter().zip(&read) {
        assert_eq!(file, latest, "{}", path.display());
        assert_eq!(compare(&file.yard, &latest.yard), [], "{}", path.display());
    }
}
