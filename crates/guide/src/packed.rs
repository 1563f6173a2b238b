//! The guide as bytes: what the build writes and the app fetches when the guide is first opened.

use crate::model::Guide;
use pipeline::catalogue::{Format, UnpackError};

/// The format of the guide. A change of any packed type needs a new number.
const FORMAT: Format = Format {
    what: "guide",
    number: 1,
};

/// The guide as bytes. The same guide always gives the same bytes.
pub fn pack(guide: &Guide) -> Vec<u8> {
    FORMAT.pack(guide)
}

/// Reads what [`pack`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack(bytes: &[u8]) -> Result<Guide, UnpackError> {
    FORMAT.unpack(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{OtherName, Part};

    #[test]
    fn what_is_packed_comes_back() {
        let guide = Guide {
            parts: vec![Part {
                slug: "a".into(),
                title: "A".into(),
                ..Part::default()
            }],
            names: vec![OtherName {
                old: "b".into(),
                now: "c".into(),
            }],
        };
        let bytes = pack(&guide);
        assert_eq!(unpack(&bytes), Ok(guide));
        let damaged = Err(UnpackError::Damaged { what: "guide" });
        assert_eq!(unpack(&bytes[..bytes.len() - 1]), damaged);
    }
}
