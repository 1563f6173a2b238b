use super::{CATALOGUE, UnpackError, pack, unpack};
use crate::catalogue;

#[test]
fn what_was_packed_comes_back() {
    let bytes = pack(catalogue());
    assert_eq!(unpack(&bytes).as_deref(), Ok(catalogue()));
    assert_eq!(unpack(&pack(&[])), Ok(Vec::new()));
}

#[test]
fn another_format_says_so() {
    for found in [0, CATALOGUE.number + 1, 300] {
        let bytes = postcard::to_allocvec(&(found, catalogue())).unwrap();
        let error = unpack(&bytes).unwrap_err();
        assert!(
            matches!(error, UnpackError::OtherFormat { found: one, .. } if one == found),
            "{error:?}"
        );
        let text = error.to_string();
        assert!(text.contains(&format!("format {found} ")), "{text}");
        assert!(text.contains("reload"), "{text}");
    }
}

#[test]
fn bytes_that_are_cut_off_or_prolonged_are_damaged() {
    let mut bytes = pack(&catalogue()[..2]);
    for length in 0..bytes.len() {
        assert_eq!(
            unpack(&bytes[..length]),
            Err(UnpackError::Damaged {
                what: CATALOGUE.what
            }),
            "the first {length} bytes"
        );
    }
    bytes.push(0);
    assert_eq!(
        unpack(&bytes),
        Err(UnpackError::Damaged {
            what: CATALOGUE.what
        })
    );
}
