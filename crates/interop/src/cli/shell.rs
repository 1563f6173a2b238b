//! A script for a POSIX shell, cut into commands and words.
//!
//! Quotes and escapes are those of the shell (the crate shlex); of expansions `$NAME` and `$(…)` are
//! filled in where somebody knows them. Nothing else of a shell is done: no pipe, no loop.

use pattern::Span;

/// A command of a script, with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// Its text, over all its lines.
    pub(crate) text: &'a str,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What the shell would be asked for.
pub(crate) enum Asked<'a> {
    /// The value of a variable.
    Variable(&'a str),
    /// The output of a command.
    Command(&'a str),
}

/// How a letter of a script is quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    No,
    Single,
    Double,
}

/// The commands of a script: parted by line breaks, `;` and `&&`, without comments and empty lines.
pub(crate) fn pieces(script: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut quote = Quote::No;
    let mut start = 0;
    let mut depth = 0usize;
    let mut before = '\n';
    let mut letters = script.char_indices().peekable();
    let mut end_at = |start: usize, end: usize| {
        let text = script.get(start..end).unwrap_or_default();
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            let start = start + (text.len() - text.trim_start().len());
            let end = start + trimmed.len();
            pieces.push(Piece {
                text: trimmed,
                span: Span { start, end },
            });
        }
    };
    while let Some((at, letter)) = letters.next() {
        match (quote, letter) {
            (Quote::No | Quote::Double, '\\') => {
                letters.next();
            }
            (Quote::No, '\'') => quote = Quote::Single,
            (Quote::No, '"') => quote = Quote::Double,
            (Quote::Single, '\'') | (Quote::Double, '"') => quote = Quote::No,
            (Quote::No, '(') => depth += 1,
            (Quote::No, ')') => depth = depth.saturating_sub(1),
            (Quote::No, '#') if before.is_whitespace() || before == ';' => {
                end_at(start, at);
                while letters.next_if(|(_, letter)| *letter != '\n').is_some() {}
                start = letters.peek().map_or(script.len(), |(at, _)| *at);
            }
            (Quote::No, '\n' | ';') if depth == 0 => {
                end_at(start, at);
                start = at + 1;
            }
            (Quote::No, '&')
                if depth == 0 && letters.next_if(|(_, next)| *next == '&').is_some() =>
            {
                end_at(start, at);
                start = at + 2;
            }
            _ => {}
        }
        before = letter;
    }
    end_at(start, script.len());
    pieces
}

/// The words of a command. Errors: what of it is no plain command, in plain words.
pub(crate) fn words(
    command: &str,
    know: &mut dyn FnMut(Asked<'_>) -> Result<String, String>,
) -> Result<Vec<String>, String> {
    let text = expanded(command, know)?;
    shlex::split(&text)
        .ok_or_else(|| "A quotation mark or a backslash has nothing that ends it.".to_owned())
}

/// The command with its expansions filled in, each as it would stand in quotes.
fn expanded(
    command: &str,
    know: &mut dyn FnMut(Asked<'_>) -> Result<String, String>,
) -> Result<String, String> {
    let mut out = String::with_capacity(command.len());
    let mut quote = Quote::No;
    let mut rest = command;
    while let Some(letter) = rest.chars().next() {
        let next = rest.get(letter.len_utf8()..).unwrap_or_default();
        match (quote, letter) {
            (Quote::No | Quote::Double, '\\') => {
                let mut letters = next.chars();
                match letters.next() {
                    // A line goes on behind it.
                    Some('\n') => {
                        rest = letters.as_str();
                        continue;
                    }
                    Some(escaped) => {
                        out.push('\\');
                        out.push(escaped);
                        rest = letters.as_str();
                        continue;
                    }
                    None => out.push('\\'),
                }
            }
            (Quote::No, '\'') => quote = Quote::Single,
            (Quote::No, '"') => quote = Quote::Double,
            (Quote::Single, '\'') | (Quote::Double, '"') => quote = Quote::No,
            (Quote::No | Quote::Double, '$') => {
                if let Some((asked, after)) = asked(next) {
                    let value = know(asked)?;
                    filled(&value, quote, &mut out);
                    rest = after;
                    continue;
                }
            }
            (Quote::No | Quote::Double, '`') => {
                return Err("Commands within `…` are not carried out here; write $(…).".to_owned());
            }
            (Quote::No, '|' | '<' | '>' | '&') => {
                return Err(format!(
                    "{letter} of the shell is not understood here: paste the command alone."
                ));
            }
            _ => {}
        }
        out.push(letter);
        rest = next;
    }
    Ok(out)
}

/// What stands behind a dollar sign, and the rest; none where the dollar sign means itself.
fn asked(text: &str) -> Option<(Asked<'_>, &str)> {
    if let Some(inner) = text.strip_prefix('(') {
        let mut depth = 1usize;
        let end = inner.char_indices().find(|(_, letter)| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        let after = inner.get(end.0 + 1..)?;
        return Some((Asked::Command(inner.get(..end.0)?), after));
    }
    if let Some(inner) = text.strip_prefix('{') {
        let (name, after) = inner.split_once('}')?;
        return is_name(name).then_some((Asked::Variable(name), after));
    }
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let (name, after) = text.split_at(end.unwrap_or(text.len()));
    is_name(name).then_some((Asked::Variable(name), after))
}

/// Whether a text can be the name of a variable.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// A value where an expansion stood; outside of quotes it stays one word.
fn filled(value: &str, quote: Quote, out: &mut String) {
    match quote {
        Quote::Double => {
            for letter in value.chars() {
                if matches!(letter, '"' | '\\' | '$' | '`') {
                    out.push('\\');
                }
                out.push(letter);
            }
        }
        _ => {
            out.push('\'');
            out.push_str(&value.replace('\'', "'\\''"));
            out.push('\'');
        }
    }
}

#[cfg(test)]
mod tests;
