//! Replays what the fuzzer of events starts from and what it has found.

use std::path::Path;

use interop::events::{Content, Piece, Splitter, read_event};

#[test]
fn chunks_do_not_matter_and_what_is_found_is_in_the_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/events");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the seeds are there") {
        let path = entry.expect("the folder can be read").path();
        let bytes = std::fs::read(&path).expect("a seed can be read");
        let (size, file) = bytes.split_first().expect("a seed has a first byte");
        let whole = found(file, file.len());
        assert_eq!(whole, found(file, usize::from(*size)), "{}", path.display());
        for (byte, object) in whole {
            let from = usize::try_from(byte).expect("a place in the file");
            assert!(
                file.get(from..)
                    .is_some_and(|rest| rest.starts_with(&object)),
                "{}: byte {byte}",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} objects");
}

/// The objects with their places.
fn found(file: &[u8], chunk: usize) -> Vec<(u64, Vec<u8>)> {
    let mut found = Vec::new();
    let mut take = |piece: Piece<'_>| {
        if let Content::Object(bytes) = piece.content {
            if let Err(unread) = read_event(bytes, piece.place) {
                assert!(unread.place.byte <= file.len() as u64, "{unread:?}");
                assert!(unread.place.line >= piece.place.line, "{unread:?}");
            }
            found.push((piece.place.byte, bytes.to_vec()));
        }
    };
    let mut splitter = Splitter::default();
    for chunk in file.chunks(chunk.max(1)) {
        splitter.push(chunk, &mut take);
    }
    splitter.finish(&mut take);
    found
}
