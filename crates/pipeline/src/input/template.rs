//! Templates: text with placeholders.

use pattern::Span;

/// An input template, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'a> {
    /// The whole text.
    pub text: &'a str,
    /// What it is to become.
    pub form: Form,
    /// The placeholders in their order.
    pub placeholders: Vec<Placeholder<'a>>,
}

/// What a template is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A JSON object or array: it begins with a brace or a bracket.
    Json,
    /// Text: it begins with a quote. Each line has its own quotes.
    Text,
    /// Anything else: one placeholder, a number, or text without its quotes.
    Bare,
}

/// A name in angle brackets. The brackets cannot be escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// What stands between the brackets.
    pub name: &'a str,
    /// The bytes, brackets included.
    pub span: Span,
    /// Whether it stands within quotes.
    pub in_string: bool,
}

impl<'a> Template<'a> {
    /// Takes a template apart.
    pub fn read(text: &'a str) -> Template<'a> {
        let form = match text.trim_start().chars().next() {
            Some('{' | '[') => Form::Json,
            Some('"') => Form::Text,
            _ => Form::Bare,
        };
        Template {
            text,
            form,
            placeholders: placeholders(text),
        }
    }

    /// The text with each placeholder replaced.
    pub(super) fn replace(&self, mut by: impl FnMut(&Placeholder<'a>) -> String) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut done = 0;
        for placeholder in &self.placeholders {
            let before = self.text.get(done..placeholder.span.start);
            out.push_str(before.unwrap_or_default());
            out.push_str(&by(placeholder));
            done = placeholder.span.end;
        }
        out.push_str(self.text.get(done..).unwrap_or_default());
        out
    }
}

/// Finds `<name>`: the innermost brackets around one or more characters of one
/// line. Quotes within a placeholder do not count as quotes of the template.
fn placeholders(text: &str) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    let mut in_string = false;
    let mut escaped = false;
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '<' => {
                if let Some(name) = name_at(text, at + 1) {
                    let end = at + name.len() + 2;
                    found.push(Placeholder {
                        name,
                        span: Span::new(at, end),
                        in_string,
                    });
                    for _ in 0..=name.chars().count() {
                        rest.next();
                    }
                }
                escaped = false;
            }
            '"' => {
                in_string ^= !escaped;
                escaped = false;
            }
            '\\' => escaped = in_string && !escaped,
            _ => escaped = false,
        }
    }
    found
}

/// The name that begins at an offset, up to its closing bracket.
fn name_at(text: &str, start: usize) -> Option<&str> {
    let rest = text.get(start..)?;
    let end = rest.find(['<', '>', '\n', '\r'])?;
    let name = rest.get(..end)?;
    let is_closed = rest.get(end..)?.starts_with('>');
    (is_closed && !name.is_empty()).then_some(name)
}
