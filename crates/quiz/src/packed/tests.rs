use super::{
    FORMAT, UnpackError, pack_domain, pack_index, unpack_domain, unpack_index, version_of,
};
use crate::bank::Bank;
use crate::domain::DomainQuestions;
use crate::index::{DomainFile, Index};
use crate::markup::{Block, Inline};
use crate::question::Question;
use crate::testing::{bank, question};

/// The index of a bank with one domain, and the bytes of its file.
fn packed(bank: &Bank) -> (Index, Vec<u8>) {
    let bytes = pack_domain(bank, 4);
    let file = DomainFile::new(4, "questions.bin".to_owned(), &bytes);
    (Index::of(bank, vec![file]), bytes)
}

/// Reads the questions of a domain as those of the index that names them.
fn read(bytes: &[u8]) -> Result<DomainQuestions, UnpackError> {
    unpack_domain(bytes, &DomainFile::new(4, String::new(), bytes))
}

#[test]
fn comes_back_as_it_went() {
    let bank = bank();
    let (index, bytes) = packed(&bank);
    assert_eq!(unpack_index(&pack_index(&index)), Ok(index.clone()));
    let domain = DomainQuestions::of(&bank, 4);
    assert_eq!(unpack_domain(&bytes, &index.files[0]), Ok(domain));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("The truth."), "{text}");
}

#[test]
fn file_has_the_questions_of_its_domain_alone() {
    let mut bank = bank();
    let before = pack_domain(&bank, 4);
    bank.questions.push(Question {
        domain: 5,
        ..question("b", &[true, false, false, false])
    });
    assert_eq!(pack_domain(&bank, 4), before);
    assert_eq!(read(&pack_domain(&bank, 5)).unwrap().questions[0].id, "b");
    assert!(pack_domain(&bank, 6).is_empty());
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
fn refuses_the_questions_of_another_index() {
    let mut bank = bank();
    let (_, old) = packed(&bank);
    bank.questions[0].options[1].correct = true;
    let (index, new) = packed(&bank);
    assert!(unpack_domain(&new, &index.files[0]).is_ok());
    let refused = unpack_domain(&old, &index.files[0]).unwrap_err();
    assert_eq!(refused, UnpackError::OtherBank);
    assert!(refused.to_string().contains("reload the page"), "{refused}");
}

#[test]
fn names_another_format() {
    let (index, questions) = packed(&bank());
    for bytes in [pack_index(&index), questions] {
        let refused = |first: u32| {
            let mut bytes = bytes.clone();
            bytes[0] = u8::try_from(first).unwrap();
            let index = unpack_index(&bytes).unwrap_err();
            assert_eq!(read(&bytes), Err(index.clone()));
            index
        };
        assert_eq!(u32::from(bytes[0]), FORMAT);
        let newer = refused(FORMAT + 1);
        assert_eq!(newer, UnpackError::NewerFormat { found: FORMAT + 1 });
        let message = newer.to_string();
        let said = format!(
            "has format {} and this version reads format {FORMAT}",
            FORMAT + 1
        );
        assert!(message.contains(&said), "{message}");
        assert_eq!(refused(0), UnpackError::OlderFormat { found: 0 });
    }
}

/// Every way to cut `bytes` is refused, one byte more is, and no change of a byte is a panic.
fn check_damaged<T: PartialEq + std::fmt::Debug>(
    bytes: &[u8],
    unpack: impl Fn(&[u8]) -> Result<T, UnpackError>,
) {
    for end in 0..bytes.len() {
        assert_eq!(
            unpack(&bytes[..end]),
            Err(UnpackError::Damaged),
            "cut at {end}"
        );
    }
    let longer = [bytes, &[0]].concat();
    assert_eq!(unpack(&longer), Err(UnpackError::Damaged));
    for place in 1..bytes.len() {
        let mut changed = bytes.to_vec();
        changed[place] ^= 0xff;
        let _ = unpack(&changed);
    }
}

#[test]
fn refuses_damaged_bytes() {
    let (index, questions) = packed(&bank());
    check_damaged(&pack_index(&index), unpack_index);
    check_damaged(&questions, |bytes| unpack_domain(bytes, &index.files[0]));
    for place in 0..questions.len() {
        let mut changed = questions.clone();
        changed[place] ^= 1;
        assert!(
            unpack_domain(&changed, &index.files[0]).is_err(),
            "{place} is another"
        );
    }
    assert_eq!(read(&pack_index(&index)), Err(UnpackError::Damaged));
    assert_eq!(unpack_index(&questions), Err(UnpackError::Damaged));
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
        pack_domain(&bank, 4)
    };
    assert!(read(&with(16)).is_ok());
    assert_eq!(read(&with(17)), Err(UnpackError::Damaged));
    assert!(read(&with(16)).is_ok(), "the count of depth starts anew");
    // Bytes that no packer writes: a hundred thousand opening nodes.
    let marker = [2_u8, 1];
    let whole = with(16);
    let place = whole
        .windows(4)
        .position(|bytes| bytes == [2, 1, 2, 1])
        .unwrap();
    let mut hostile = whole[..place].to_vec();
    hostile.extend(marker.repeat(100_000));
    assert_eq!(read(&hostile), Err(UnpackError::Damaged));
}

#[test]
fn questions_alone_are_the_same_after_packing() {
    let questions = bank().questions;
    let bytes = super::pack_questions(&questions);
    assert_eq!(super::unpack_questions(&bytes), Some(questions));
    assert_eq!(super::unpack_questions(&[bytes, vec![0]].concat()), None);
}
