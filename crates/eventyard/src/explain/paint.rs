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

/// A text without the characters that steer a terminal.
pub(crate) fn plain(text: &str) -> String {
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| if steers(c) { '·' } else { c })
        .collect()
}
