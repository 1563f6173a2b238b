use super::{FORMAT, UnpackError, pack, unpack, version_of};
use crate::bank::Bank;
use crate::markup::{Block, Inline};
use crate::testing::bank;

#[test]
fn comes_back_as_it_went() {
    let bank = bank();
    assert_eq!(unpack(&pack(&bank)), Ok(bank));
}

#[test]
fn version_follows_the_content_alone() {
    let bank = bank();
    assert_eq!(bank.version.len(), 16);
    assert!(bank.version.bytes().all(|b| b.is_ascii_hexdigit()));
    let renamed = Bank {
        version: "something".to_owned(),
        ..bank.clone()
    };
    assert_eq!(version_of(&renamed), bank.version);
    let mut changed = bank.clone();
    changed.questions[0].options[0].correct = false;
    assert_ne!(version_of(&changed), bank.version);
}

#[test]
fn names_another_format() {
    let mut bytes = pack(&bank());
    assert_eq!(u32::from(bytes[0]), FORMAT);
    bytes[0] = u8::try_from(FORMAT + 1).unwrap();
    assert_eq!(
        unpack(&bytes),
        Err(UnpackError::NewerFormat { found: FORMAT + 1 })
    );
    let message = unpack(&bytes).unwrap_err().to_string();
    assert!(
        message.contains("has format 3 and this version reads format 2"),
        "{message}"
    );
    bytes[0] = 0;
    assert_eq!(unpack(&bytes), Err(UnpackError::OlderFormat { found: 0 }));
}

#[test]
fn refuses_damaged_bytes() {
    let bytes = pack(&bank());
    for end in 0..bytes.len() {
        assert_eq!(
            unpack(&bytes[..end]),
            Err(UnpackError::Damaged),
            "cut at {end}"
        );
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(unpack(&longer), Err(UnpackError::Damaged));
    for place in 1..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 0xff;
        let _ = unpack(&changed);
    }
}

#[test]
fn refuses_text_nested_without_end() {
    let strong = |depth: usize| {
        (0..depth).fold(Inline::Text("deep".to_owned()), |inner, _| {
            Inline::Strong(vec![inner])
        })
    };
    let with = |depth: usize| {
        let mut bank = bank();
        bank.questions[0].stem = vec![Block::Paragraph(vec![strong(depth)])];
        pack(&bank)
    };
    assert!(unpack(&with(16)).is_ok());
    assert_eq!(unpack(&with(17)), Err(UnpackError::Damaged));
    assert!(unpack(&with(16)).is_ok(), "the count of depth starts anew");
    // Bytes that no packer writes: a hundred thousand opening nodes.
    let marker = [2_u8, 1];
    let whole = with(16);
    let place = whole
        .windows(4)
        .position(|bytes| bytes == [2, 1, 2, 1])
        .unwrap();
    let mut hostile = whole[..place].to_vec();
    hostile.extend(marker.repeat(100_000));
    assert_eq!(unpack(&hostile), Err(UnpackError::Damaged));
}

#[test]
fn questions_alone_are_the_same_after_packing() {
    let questions = bank().questions;
    let bytes = super::pack_questions(&questions);
    assert_eq!(super::unpack_questions(&bytes), Some(questions));
    assert_eq!(super::unpack_questions(&[bytes, vec![0]].concat()), None);
}
