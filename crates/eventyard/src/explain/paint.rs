//! Colours, or none; and text that is safe on a terminal.

use std::io::IsTerminal;

use pattern::Verdict;

/// Colours, or none. A colour never says anything that a word does not say, too.
#[derive(Clone, Copy)]
pub(crate) struct Paint(bool);

impl Paint {
    #[cfg(test)]
    pub(crate) fn new(colour: bool) -> Self {
        Self(colour)
    }

    /// Colours where standard output is a terminal that has them, unless NO_COLOR is set.
    pub(crate) fn of_terminal() -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self(std::io::stdout().is_terminal() && !dumb && !set("NO_COLOR"))
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    pub(crate) fn green(self, text: &str) -> String {
        self.paint("32", text)
    }

    pub(crate) fn red(self, text: &str) -> String {
        self.paint("31", text)
    }

    pub(crate) fn amber(self, text: &str) -> String {
        self.paint("33", text)
    }

    pub(crate) fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    pub(crate) fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// A mark and a word.
    pub(crate) fn verdict(self, verdict: Verdict) -> String {
        if verdict.is_match() {
            self.green("✓ matches")
        } else {
            self.red("✗ fails")
        }
    }
}

/// A text in which every character that steers a terminal, turns text around or cannot be seen is a dot.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if is_unseen(c) { '·' } else { c })
        .collect()
}

/// As the page has it (`web/unseen.js`); here joiners and variation selectors are always marked.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        )
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || matches!(c, '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}')
        || matches!(c, '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_the_page_marks_is_a_dot_on_a_terminal() {
        for character in tests::hostile::unseen().marked {
            assert_eq!(plain(&format!("a{character}b")), "a·b", "{character:?}");
        }
        assert_eq!(plain("é שלום 日本語"), "é שלום 日本語");
    }
}
