//! Texts of a policy with `*`, `?` and policy variables.

use super::document::Version;
use super::request::Request;

/// Whether the case of letters counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Exact,
    AnyCase,
}

/// A text of a policy, variables filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    tokens: Vec<Token>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// Exactly this character.
    Char(char),
    /// `?`: any one character.
    One,
    /// `*`: any characters, also none.
    Any,
}

impl Template {
    /// The text with its variables filled in; `None` where the request has no
    /// single value for one, so that nothing matches. Policies of 2008 have no
    /// variables.
    pub(super) fn new(text: &str, version: Version, request: &Request) -> Option<Template> {
        let mut tokens = Vec::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let variable = rest
                .strip_prefix("${")
                .filter(|_| version == Version::V2012)
                .and_then(|inside| inside.split_once('}'));
            if let Some((name, after)) = variable {
                let value = fill(name, request)?;
                tokens.extend(value.chars().map(Token::Char));
                rest = after;
                continue;
            }
            tokens.push(match c {
                '*' => Token::Any,
                '?' => Token::One,
                c => Token::Char(c),
            });
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
        Some(Template { tokens })
    }

    /// The text with wildcards as the characters that they are.
    pub(super) fn literal(&self) -> String {
        let character = |token: &Token| match token {
            Token::Char(c) => *c,
            Token::One => '?',
            Token::Any => '*',
        };
        self.tokens.iter().map(character).collect()
    }

    /// Whether the whole text matches.
    pub(super) fn matches(&self, text: &str, letters: Letters) -> bool {
        glob(&self.tokens, text, letters)
    }

    /// Whether two ARNs match part by part; no wildcard reaches over a colon
    /// between the first five parts. A text that is no ARN matches nothing.
    pub(super) fn matches_arn(&self, text: &str) -> bool {
        let mut parts = self.tokens.splitn(6, |token| *token == Token::Char(':'));
        let mut had = text.splitn(6, ':');
        for _ in 0..6 {
            match (parts.next(), had.next()) {
                (Some(part), Some(had)) if glob(part, had, Letters::Exact) => {}
                _ => return false,
            }
        }
        true
    }
}

/// The value of a policy variable: `aws:SourceAccount`, with a value for
/// where there is none as in `aws:PrincipalTag/team, 'none'`, or a character
/// that would else be a wildcard.
fn fill(name: &str, request: &Request) -> Option<String> {
    if matches!(name, "*" | "?" | "$") {
        return Some(name.to_owned());
    }
    let (key, default) = match name.split_once(',') {
        Some((key, default)) => (key.trim(), Some(default.trim())),
        None => (name.trim(), None),
    };
    if let [one] = request.values(key) {
        return Some(one.clone());
    }
    let quoted = default?.strip_prefix('\'')?.strip_suffix('\'')?;
    Some(quoted.to_owned())
}

/// Matching with one place to go back to, so that time is at most the product
/// of both lengths.
fn glob(tokens: &[Token], text: &str, letters: Letters) -> bool {
    let same =
        |a: char, b: char| a == b || (letters == Letters::AnyCase && a.eq_ignore_ascii_case(&b));
    let (mut rest, mut left) = (tokens, text.chars());
    let mut back: Option<(&[Token], std::str::Chars<'_>)> = None;
    loop {
        if let Some((Token::Any, after)) = rest.split_first() {
            back = Some((after, left.clone()));
            rest = after;
            continue;
        }
        let mut ahead = left.clone();
        let step = match (rest.split_first(), ahead.next()) {
            (None, None) => return true,
            (Some((Token::One, after)), Some(_)) => Some(after),
            (Some((Token::Char(c), after)), Some(had)) if same(*c, had) => Some(after),
            _ => None,
        };
        if let Some(after) = step {
            (rest, left) = (after, ahead);
            continue;
        }
        let Some((after, from)) = &mut back else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        (rest, left) = (*after, from.clone());
    }
}

#[cfg(test)]
mod tests;
