//! Puts a statement into the text of a policy, whose own form stays.

use pattern::Span;
use pattern::json::{Kind, Value};

/// The text of a policy with one more statement at the end, and the `Sid` that
/// the statement got: the one given, with a number behind it where the policy
/// has one of that name. `None` where the text is no policy that a statement
/// can be put into.
pub(super) fn with_statement(
    text: &str,
    sid: &str,
    statement: impl Fn(&str) -> String,
) -> Option<(String, String)> {
    let policy = crate::json::whole(text)?;
    policy.as_object()?;
    let sid = free_sid(&policy, sid);
    let statement = statement(&sid);
    let place = Place::of(&policy, text)?;
    Some((place.put(text, &statement), sid))
}

fn free_sid(policy: &Value, sid: &str) -> String {
    let list = policy.get("Statement");
    let list = list.map(|list| list.as_array().unwrap_or(std::slice::from_ref(list)));
    let taken: Vec<&str> = list
        .unwrap_or_default()
        .iter()
        .filter_map(|one| one.get("Sid")?.as_str())
        .collect();
    let numbered = (2..).map(|number| format!("{sid}{number}"));
    let mut names = std::iter::once(sid.to_owned()).chain(numbered);
    let free = names.find(|name| !taken.contains(&name.as_str()));
    free.unwrap_or_else(|| sid.to_owned())
}

/// Where the statement goes.
enum Place {
    /// Behind the last statement of a list.
    After { last: Span },
    /// Into an empty list.
    Into { list: Span },
    /// Beside a statement that stands alone, without a list.
    Beside { one: Span },
    /// The policy has no statements: before its closing brace.
    New { policy: Span, is_empty: bool },
}

impl Place {
    fn of(policy: &Value, text: &str) -> Option<Place> {
        let Some(list) = policy.get("Statement") else {
            // An empty `{}` or one with only Version.
            let is_empty = policy.as_object()?.is_empty();
            let policy = policy.span;
            policy.of(text).ends_with('}').then_some(())?;
            return Some(Place::New { policy, is_empty });
        };
        match &list.kind {
            Kind::Array(items) => Some(match items.last() {
                Some(last) => Place::After { last: last.span },
                None => Place::Into { list: list.span },
            }),
            Kind::Object(_) => Some(Place::Beside { one: list.span }),
            _ => None,
        }
    }

    fn put(&self, text: &str, statement: &str) -> String {
        match *self {
            Place::After { last } => {
                let (indent, unit) = layout(text, last);
                let put = match indent {
                    Some(indent) => format!(",\n{indent}{}", laid_out(statement, indent, unit)),
                    None => format!(", {}", one_line(statement)),
                };
                splice(text, last.end, last.end, &put)
            }
            Place::Into { list } => {
                let put = format!("[{}]", one_line(statement));
                splice(text, list.start, list.end, &put)
            }
            Place::Beside { one } => {
                let put = format!("[{}, {}]", one.of(text), one_line(statement));
                splice(text, one.start, one.end, &put)
            }
            Place::New { policy, is_empty } => {
                let end = policy.end.saturating_sub(1);
                let end = text.get(..end).unwrap_or(text).trim_end().len();
                let comma = if is_empty { "" } else { ", " };
                let put = format!("{comma}\"Statement\": [{}]", one_line(statement));
                splice(text, end, end, &put)
            }
        }
    }
}

/// The white space before a value that begins its line, and the unit by which
/// the lines within are further in; none where the value shares its line.
fn layout(text: &str, span: Span) -> (Option<&str>, &str) {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before
        .rfind('\n')
        .map(|at| before.get(at + 1..).unwrap_or_default());
    let indent = line.filter(|line| line.chars().all(char::is_whitespace));
    let Some(indent) = indent else {
        return (None, "  ");
    };
    let inner = span.of(text).split_once('\n').map(|(_, rest)| rest);
    let inner = inner.map(|rest| {
        let end = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest.get(..end).unwrap_or_default()
    });
    let unit = inner.and_then(|inner| inner.strip_prefix(indent));
    let unit = unit.filter(|unit| !unit.is_empty() && !unit.contains('\n'));
    (Some(indent), unit.unwrap_or("  "))
}

/// A statement of two spaces a level, with another indent and unit.
fn laid_out(statement: &str, indent: &str, unit: &str) -> String {
    let mut out = String::new();
    for (index, line) in statement.lines().enumerate() {
        let rest = line.trim_start_matches(' ');
        let depth = (line.len() - rest.len()) / 2;
        if index > 0 {
            out.push('\n');
            out.push_str(indent);
        }
        out.push_str(&unit.repeat(depth));
        out.push_str(rest);
    }
    out
}

/// A statement on one line.
fn one_line(statement: &str) -> String {
    let mut out = String::new();
    for line in statement.lines() {
        let rest = line.trim_start_matches(' ');
        let opens = out.is_empty() || out.ends_with('{');
        if !opens && !rest.starts_with('}') {
            out.push(' ');
        }
        out.push_str(rest);
    }
    out
}

fn splice(text: &str, start: usize, end: usize, put: &str) -> String {
    let before = text.get(..start).unwrap_or(text);
    let after = text.get(end..).unwrap_or_default();
    format!("{before}{put}{after}")
}

#[cfg(test)]
mod tests;
