//! Finding events in a file never panics, chunks do not matter, and what is found is in the file.
//! The first byte is the size of the chunks.
#![no_main]

use interop::events::{Content, Piece, Splitter, read_event};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((size, file)) = bytes.split_first() else {
        return;
    };
    let whole = found(file, file.len());
    assert_eq!(whole, found(file, usize::from(*size)));
    for (byte, object) in whole {
        let from = usize::try_from(byte).unwrap();
        assert!(file[from..].starts_with(&object));
    }
});

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
