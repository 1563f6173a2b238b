//! Upper and lower case of a letter, from tables that are small.
//!
//! They say what `char::to_lowercase` and `char::to_uppercase` say of the basic plane, which is as
//! far as the engine knows letters ([`crate::fold`]); the tables behind those two make more than a
//! tenth of the worker that a person waits for. `cargo xtask letters` writes ours from them, and a
//! test holds every letter against them.

mod table;

/// Letters that follow each other and change in the same way.
struct Run {
    first: u16,
    last: u16,
    /// 1 where every letter changes, 2 where every other one does.
    step: u16,
    /// What is added to a letter, modulo 65,536.
    by: u16,
}

/// The letter in the other case as one letter; itself where it has none.
fn single(runs: &[Run], letter: u16) -> u16 {
    let at = runs.partition_point(|run| run.last < letter);
    match runs.get(at) {
        Some(run) if run.first <= letter && (letter - run.first).is_multiple_of(run.step) => {
            letter.wrapping_add(run.by)
        }
        _ => letter,
    }
}

/// Adds the letter in the other case, which may be several letters.
fn add(to: &mut String, c: char, runs: &[Run], several: &[(char, &str)]) {
    let Ok(letter) = u16::try_from(u32::from(c)) else {
        return to.push(c);
    };
    match several.binary_search_by_key(&c, |(c, _)| *c) {
        Ok(at) => to.extend(several.get(at).map(|(_, letters)| *letters)),
        Err(_) => to.push(char::from_u32(single(runs, letter).into()).unwrap_or(c)),
    }
}

/// A letter in lower case.
pub(crate) fn lower_letter(c: char) -> String {
    lower(c.encode_utf8(&mut [0; 4]))
}

/// A letter in upper case.
pub(crate) fn upper_letter(c: char) -> String {
    let mut upper = String::new();
    add(&mut upper, c, table::UPPER, table::UPPER_SEVERAL);
    upper
}

/// A text in lower case, letter by letter: a sigma at the end of a word is as any other.
pub(crate) fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        add(&mut lower, c, table::LOWER, table::LOWER_SEVERAL);
    }
    lower
}

/// Whether a text has a letter with two cases.
pub(crate) fn has_cases(text: &str) -> bool {
    text.chars().any(|c| lower_letter(c) != upper_letter(c))
}

#[cfg(test)]
mod tests;
