//! HCL as `terraform fmt` leaves it.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// A reference or a number: as it is.
    Raw(String),
    /// A text that means itself.
    Text(String),
    /// A text with `${…}` in it that is to be filled in; everything else is escaped already.
    Template(String),
    /// A list.
    List(Vec<Expression>),
    /// An object.
    Object(Vec<(String, Expression)>),
    /// A value as JSON text, by `jsonencode`.
    Json(Box<Expression>),
}

/// A line or a block of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A name and its value.
    Attribute(String, Expression),
    /// A block within.
    Block(String, Vec<Item>),
}

/// A block with its labels.
pub(super) fn block(head: &str, labels: &[&str], items: &[Item], out: &mut String) {
    out.push_str(head);
    for label in labels {
        out.push_str(&format!(" \"{label}\""));
    }
    out.push_str(" {");
    if !items.is_empty() {
        out.push('\n');
        body(items, 1, out);
    }
    out.push_str("}\n");
}

fn body(items: &[Item], depth: usize, out: &mut String) {
    let written: Vec<(&str, Option<String>)> = items
        .iter()
        .map(|item| match item {
            Item::Attribute(name, value) => {
                let mut text = String::new();
                expression(value, depth, &mut text);
                (name.as_str(), Some(text))
            }
            Item::Block(name, _) => (name.as_str(), None),
        })
        .collect();
    let is_line = |entry: Option<&(&str, Option<String>)>| {
        entry.is_some_and(|(_, text)| text.as_ref().is_some_and(|text| !text.contains('\n')))
    };
    for (at, (item, (name, text))) in items.iter().zip(&written).enumerate() {
        let line = is_line(written.get(at));
        let before = at.checked_sub(1);
        if before.is_some_and(|before| !(line && is_line(written.get(before)))) {
            out.push('\n');
        }
        indent(depth, out);
        match (item, text) {
            (Item::Attribute(..), Some(text)) => {
                let width = if line {
                    width(&written, at)
                } else {
                    name.len()
                };
                out.push_str(&format!("{name:width$} = {text}\n"));
            }
            (Item::Block(_, inner), _) => {
                out.push_str(&format!("{name} {{"));
                if !inner.is_empty() {
                    out.push('\n');
                    body(inner, depth + 1, out);
                    indent(depth, out);
                }
                out.push_str("}\n");
            }
            _ => {}
        }
    }
}

/// The longest name of the lines that stand together with this one.
fn width(written: &[(&str, Option<String>)], at: usize) -> usize {
    let is_line = |(_, text): &&(&str, Option<String>)| {
        text.as_ref().is_some_and(|text| !text.contains('\n'))
    };
    let (before, from) = written.split_at(at.min(written.len()));
    let before = before.iter().rev().take_while(is_line);
    let from = from.iter().take_while(is_line);
    before
        .chain(from)
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or(0)
}

fn indent(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

fn expression(value: &Expression, depth: usize, out: &mut String) {
    match value {
        Expression::Raw(text) => out.push_str(text),
        Expression::Text(text) => match here_document(text) {
            true => document(text, depth, out),
            false => out.push_str(&format!("\"{}\"", escaped(text))),
        },
        Expression::Template(text) => out.push_str(&format!("\"{text}\"")),
        Expression::Json(value) => {
            out.push_str("jsonencode(");
            expression(value, depth, out);
            out.push(')');
        }
        Expression::List(items) => list(items, depth, out),
        Expression::Object(members) => object(members, depth, out),
    }
}

fn list(items: &[Expression], depth: usize, out: &mut String) {
    let texts = items.iter().map(|item| {
        let mut text = String::new();
        expression(item, depth + 1, &mut text);
        text
    });
    let texts: Vec<String> = texts.collect();
    let short = texts.iter().all(|text| !text.contains('\n'));
    if short && texts.iter().map(String::len).sum::<usize>() <= 80 {
        out.push_str(&format!("[{}]", texts.join(", ")));
        return;
    }
    out.push_str("[\n");
    for text in texts {
        indent(depth + 1, out);
        out.push_str(&format!("{text},\n"));
    }
    indent(depth, out);
    out.push(']');
}

fn object(members: &[(String, Expression)], depth: usize, out: &mut String) {
    if members.is_empty() {
        out.push_str("{}");
        return;
    }
    let written: Vec<(String, String)> = members
        .iter()
        .map(|(name, value)| {
            let mut text = String::new();
            expression(value, depth + 1, &mut text);
            (key(name), text)
        })
        .collect();
    out.push_str("{\n");
    let is_line = |text: &str| !text.contains('\n');
    for (at, (name, text)) in written.iter().enumerate() {
        let (before, from) = written.split_at(at);
        let before = before.iter().rev().take_while(|(_, text)| is_line(text));
        let from = from.iter().take_while(|(_, text)| is_line(text));
        let width = match is_line(text) {
            true => before
                .chain(from)
                .map(|(name, _)| name.chars().count())
                .max(),
            false => None,
        };
        let width = width.unwrap_or(0);
        indent(depth + 1, out);
        out.push_str(&format!("{name:width$} = {text}\n"));
    }
    indent(depth, out);
    out.push('}');
}

/// A key of an object, in quotes where it is no identifier.
fn key(name: &str) -> String {
    const WORDS: [&str; 5] = ["null", "true", "false", "for", "if"];
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let goes_on = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    match begins && name.chars().all(goes_on) && !WORDS.contains(&name) {
        true => name.to_owned(),
        false => format!("\"{}\"", escaped(name)),
    }
}

/// A text as it stands between quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' | '%' if letters.peek() == Some(&'{') => {
                out.push(letter);
                out.push(letter);
            }
            letter if letter.is_control() => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Whether a text of several lines can stand as a document of its own.
fn here_document(text: &str) -> bool {
    let fits =
        |line: &str| !line.is_empty() && !line.chars().any(char::is_control) && line != "EOT";
    text.contains('\n')
        && !text.starts_with(' ')
        && text
            .split('\n')
            .all(|line| fits(line) && !line.trim().is_empty())
}

fn document(text: &str, depth: usize, out: &mut String) {
    out.push_str("chomp(<<-EOT\n");
    for line in text.split('\n') {
        indent(depth + 1, out);
        out.push_str(&line.replace("${", "$${").replace("%{", "%%{"));
        out.push('\n');
    }
    indent(depth, out);
    out.push_str("EOT\n");
    indent(depth, out);
    out.push(')');
}
