//! The text of a link is read or refused; what was read fits into a link again and says the same.
#![no_main]

use interop::{LinkProblem, decode_link, encode_link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(file) = decode_link(text) else { return };
    match encode_link(&file) {
        Ok(link) => assert_eq!(decode_link(&link), Ok(file)),
        Err(problem) => assert!(matches!(problem, LinkProblem::TooLarge(_)), "{problem:?}"),
    }
});
