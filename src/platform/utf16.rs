//! Places in a text: bytes, as the engines count, and UTF-16 code units, as the browser counts.

/// The number of UTF-16 code units before the byte offset `byte`.
///
/// An offset inside a character counts as its start, one past the end as the end.
#[must_use]
pub fn from_byte(text: &str, byte: usize) -> u32 {
    let units = text
        .char_indices()
        .take_while(|(start, character)| start + character.len_utf8() <= byte)
        .map(|(_, character)| character.len_utf16())
        .sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// The byte offset of the character at the UTF-16 offset `unit`.
///
/// An offset between two halves of a character counts as its start, one past the end as the end.
#[must_use]
pub fn to_byte(text: &str, unit: u32) -> usize {
    let unit = usize::try_from(unit).unwrap_or(usize::MAX);
    let mut units = 0;
    for (start, character) in text.char_indices() {
        units += character.len_utf16();
        if units > unit {
            return start;
        }
    }
    text.len()
}

/// A text with what is needed to count UTF-16 code units in it again and again.
pub struct Units<'t> {
    text: &'t str,
    ascii: bool,
}

impl<'t> Units<'t> {
    /// Looks through the text once.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Units {
            text,
            ascii: text.is_ascii(),
        }
    }

    /// As [`from_byte`]; at once where the text is ASCII.
    #[must_use]
    pub fn from_byte(&self, byte: usize) -> u32 {
        if self.ascii {
            return u32::try_from(byte.min(self.text.len())).unwrap_or(u32::MAX);
        }
        from_byte(self.text, byte)
    }
}

#[cfg(test)]
mod tests;
