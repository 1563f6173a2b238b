//! The words of a text.

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters; a number without its commas.
    pub(super) text: String,
    /// The byte where it begins.
    pub(super) start: usize,
    /// The byte behind it.
    pub(super) end: usize,
}

/// Runs of letters and digits; a comma between digits belongs to the number.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let is_within = letter == ',' && before.is_ascii_digit() && next.is_ascii_digit();
        before = letter;
        let goes_on = letter.is_alphanumeric() || (open && is_within);
        if !goes_on {
            open = false;
            continue;
        }
        if !open {
            words.push(Word {
                text: String::new(),
                start: at,
                end: at,
            });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.end = at + letter.len_utf8();
            if !is_within {
                word.text.extend(letter.to_lowercase());
            }
        }
    }
    words
}

/// The words of a text with one space between.
pub(super) fn normal(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
    words.join(" ")
}
