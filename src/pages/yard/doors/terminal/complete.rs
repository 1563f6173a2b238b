//! What Tab makes of a line.

use interop::terminal::Completion;

/// What Tab does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The line becomes this, with the caret at this byte.
    Write(String, usize),
    /// There are several words that go on differently; they are shown.
    Stay,
    /// Nothing may follow: the focus moves on.
    Leave,
}

/// What Tab does where these may follow: as much is written as all of them begin with.
pub fn tab(line: &str, offered: &[Completion]) -> Tab {
    let Some((first, others)) = offered.split_first() else {
        return Tab::Leave;
    };
    if others.is_empty() {
        let (text, at) = completed(line, first);
        return Tab::Write(text, at);
    }
    let common = others.iter().fold(first.text.as_str(), |common, one| {
        let same = common.char_indices().zip(one.text.chars());
        let end = same
            .take_while(|((_, letter), other)| letter == other)
            .last();
        let end = end.map_or(0, |((at, letter), _)| at + letter.len_utf8());
        common.get(..end).unwrap_or_default()
    });
    if common.len() <= first.span.end.saturating_sub(first.span.start) {
        return Tab::Stay;
    }
    let (text, at) = with(line, first, common);
    Tab::Write(text, at)
}

/// The line with a completion and a space behind it, and where the caret is then.
pub fn completed(line: &str, one: &Completion) -> (String, usize) {
    let follows = line.get(one.span.end..).unwrap_or_default();
    let space = if follows.starts_with(' ') { "" } else { " " };
    with(line, one, &format!("{}{space}", one.text))
}

/// The line with a text in the place of what was typed of it.
fn with(line: &str, one: &Completion, text: &str) -> (String, usize) {
    match (line.get(..one.span.start), line.get(one.span.end..)) {
        (Some(before), Some(after)) => {
            (format!("{before}{text}{after}"), before.len() + text.len())
        }
        _ => (line.to_owned(), line.len()),
    }
}
