//! Letter case as the engine ignores it.
//!
//! The engine turns each UTF-16 unit of the pattern into two spellings, its lower and its upper
//! case, and takes either in the event. So `ß` matches `ß` and `SS`, the Kelvin sign matches `k`
//! and itself, a title-case letter does not match itself, and a character outside the basic plane
//! (two units, each unknown by itself) matches only two question marks.

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
                units.push([c.to_lowercase().collect(), c.to_uppercase().collect()]);
            }
        }
        Self(units)
    }

    /// Whether `text` is this text.
    pub(crate) fn equals(&self, text: &str) -> bool {
        self.rest_after(text) == Some("")
    }

    /// Whether `text` starts with this text.
    pub(crate) fn starts(&self, text: &str) -> bool {
        self.rest_after(text).is_some()
    }

    /// Whether `text` ends with this text.
    pub(crate) fn ends(&self, text: &str) -> bool {
        let take = |rest: &'_ str, [low, high]: &[String; 2]| -> Option<usize> {
            let left = rest
                .strip_suffix(low.as_str())
                .or_else(|| rest.strip_suffix(high.as_str()))?;
            Some(left.len())
        };
        let mut rest = text;
        for unit in self.0.iter().rev() {
            match take(rest, unit).and_then(|length| rest.get(..length)) {
                Some(left) => rest = left,
                None => return false,
            }
        }
        true
    }

    fn rest_after<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().try_fold(text, |rest, [low, high]| {
            rest.strip_prefix(low.as_str())
                .or_else(|| rest.strip_prefix(high.as_str()))
        })
    }
}

#[cfg(test)]
mod tests;
