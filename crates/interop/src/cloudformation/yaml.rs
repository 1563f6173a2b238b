//! YAML as a person writes it: block style, quotes only where they are needed.

/// A value on its way into YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    Text(String),
    /// A text behind a short form, such as `!Ref`.
    Tag(&'static str, String),
    /// A list.
    List(Vec<Node>),
    /// Names with values.
    Map(Vec<(String, Node)>),
}

/// The members of a map at a depth, each on lines of its own.
pub(super) fn members(members: &[(String, Node)], depth: usize, out: &mut String) {
    for (name, value) in members {
        indent(depth, out);
        member(name, value, depth, out);
    }
}

/// A name and its value; the indentation is there already.
fn member(name: &str, value: &Node, depth: usize, out: &mut String) {
    out.push_str(&scalar(name));
    out.push(':');
    match value {
        Node::List(items) if !items.is_empty() => {
            out.push('\n');
            list(items, depth + 1, out);
        }
        Node::Map(inner) if !inner.is_empty() => {
            out.push('\n');
            members(inner, depth + 1, out);
        }
        leaf => {
            out.push(' ');
            self::leaf(leaf, depth + 1, out);
        }
    }
}

fn list(items: &[Node], depth: usize, out: &mut String) {
    for item in items {
        indent(depth, out);
        out.push_str("- ");
        match item {
            Node::List(inner) if !inner.is_empty() => {
                // A list within a list stands on the next line.
                out.truncate(out.trim_end().len());
                out.push('\n');
                list(inner, depth + 1, out);
            }
            Node::Map(inner) if !inner.is_empty() => {
                for (index, (name, value)) in inner.iter().enumerate() {
                    if index > 0 {
                        indent(depth + 1, out);
                    }
                    member(name, value, depth + 1, out);
                }
            }
            leaf => self::leaf(leaf, depth + 1, out),
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

/// A value on one line, or a text of several lines below, at a depth.
fn leaf(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Null => out.push_str("null"),
        Node::Bool(true) => out.push_str("true"),
        Node::Bool(false) => out.push_str("false"),
        Node::Number(text) => out.push_str(text),
        Node::List(_) => out.push_str("[]"),
        Node::Map(_) => out.push_str("{}"),
        Node::Tag(tag, text) => {
            out.push('!');
            out.push_str(tag);
            out.push(' ');
            return self::text(text, depth, out);
        }
        Node::Text(text) => return self::text(text, depth, out),
    }
    out.push('\n');
}

/// A text with the end of its line.
fn text(text: &str, depth: usize, out: &mut String) {
    match block(text) {
        Some((head, lines)) => {
            out.push_str(head);
            out.push('\n');
            for line in lines.split('\n') {
                if !line.is_empty() {
                    indent(depth, out);
                    out.push_str(line);
                }
                out.push('\n');
            }
        }
        None => {
            out.push_str(&scalar(text));
            out.push('\n');
        }
    }
}

/// The header and the lines of a literal block, where a text can be one.
fn block(text: &str) -> Option<(&'static str, &str)> {
    let (head, lines) = match text.strip_suffix('\n') {
        Some(lines) => ("|", lines),
        None => ("|-", text),
    };
    let fits = lines.contains('\n')
        && !lines.starts_with([' ', '\n'])
        && !lines.ends_with('\n')
        && lines.split('\n').all(|line| {
            line.chars().all(is_printable) && (line.is_empty() || !line.trim().is_empty())
        });
    fits.then_some((head, lines))
}

/// A text on one line, in quotes where YAML would take it for something else.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    if text.chars().all(is_printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            letter if is_printable(letter) => out.push(letter),
            letter if u32::from(letter) > 0xffff => {
                out.push_str(&format!("\\U{:08x}", u32::from(letter)));
            }
            letter => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
        }
    }
    out.push('"');
    out
}

/// Whether a letter can stand in YAML as it is, on one line.
fn is_printable(letter: char) -> bool {
    !letter.is_control()
        && !matches!(
            letter,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Whether a text without quotes is read as this text by every reader of YAML, of 1.1 or 1.2.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let begins = |letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '$';
    let goes_on =
        |letter: char| letter.is_ascii_alphanumeric() || " _-./:@()$+={}*;!,".contains(letter);
    text.starts_with(begins)
        && text.chars().all(goes_on)
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests;
