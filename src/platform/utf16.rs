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

#[cfg(test)]
mod tests;
