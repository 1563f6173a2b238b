//! Letter case as the engine ignores it.
//!
//! The engine turns each UTF-16 unit of the pattern into two spellings, its lower and its upper
//! case, and takes either in the event. So `ß` matches `ß` and `SS`, the Kelvin sign matches `k`
//! and itself, a title-case letter does not match itself, and a character outside the basic plane
//! (two units, each unknown by itself) matches only two question marks.

use crate::letters;

/// A text, each unit in its two spellings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Folded(Vec<[String; 2]>);

impl Folded {
    pub(crate) fn new(text: &str) -> Self {
        let mut units = Vec::new();
        for c in text.chars() {
            if c.len_utf16() == 2 {
                let unknown = || ["?".to_owned(), "?".to_owned()];
                units.extend([unknown(), unknown()]);
            } else {
                units.push([letters::lower_letter(c), letters::upper_letter(c)]);
            }
        }
        Self(units)
    }

    /// The two spellings of each unit.
    pub(crate) fn units(&self) -> &[[String; 2]] {
        &self.0
    }

    /// Whether `text` is this text.
    pub(crate) fn equals(&self, text: &str) -> bool {
        rest_after(&self.0, text) == Some("")
    }

    /// Whether `text` starts with this text; a quote at the end may be the closing one of `text`.
    pub(crate) fn starts(&self, text: &str) -> bool {
        match self.0.split_last() {
            Some((last, before)) if is_quote(last) => rest_after(before, text)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('"')),
            _ => rest_after(&self.0, text).is_some(),
        }
    }

    /// Whether `text` ends with this text; a quote at the start may be the opening one of `text`.
    pub(crate) fn ends(&self, text: &str) -> bool {
        match self.0.split_first() {
            Some((first, after)) if is_quote(first) => {
                rest_before(after, text).is_some_and(|rest| rest.is_empty() || rest.ends_with('"'))
            }
            _ => rest_before(&self.0, text).is_some(),
        }
    }
}

fn is_quote([low, _]: &[String; 2]) -> bool {
    low == "\""
}

/// What is left of `text` behind the units.
fn rest_after<'t>(units: &[[String; 2]], text: &'t str) -> Option<&'t str> {
    units.iter().try_fold(text, |rest, [low, high]| {
        rest.strip_prefix(low.as_str())
            .or_else(|| rest.strip_prefix(high.as_str()))
    })
}

/// What is left of `text` before the units.
fn rest_before<'t>(units: &[[String; 2]], text: &'t str) -> Option<&'t str> {
    units.iter().rev().try_fold(text, |rest, [low, high]| {
        rest.strip_suffix(low.as_str())
            .or_else(|| rest.strip_suffix(high.as_str()))
    })
}

#[cfg(test)]
mod tests;
