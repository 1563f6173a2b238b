//! Property selectors: which field of a JSON line is asked, such as `$.users[0].name`.

use pattern::Span;
use pattern::json::Value;

/// A property selector.
#[derive(Clone, Debug)]
pub(super) struct Selector {
    steps: Vec<Step>,
    /// Its bytes in the pattern.
    pub(super) span: Span,
}

#[derive(Clone, Debug)]
enum Step {
    Name(String),
    Element(usize),
    /// Every member or element.
    Every,
}

/// Reads the selector that begins at a place; answers with the place behind it. Errors: where it is
/// wrong, and what to write.
pub(super) fn read(text: &str, from: usize) -> Result<(Selector, usize), (Span, String)> {
    let rest = text.get(from..).unwrap_or_default();
    let Some(after) = rest.strip_prefix('$') else {
        let length = rest.chars().next().map_or(0, char::len_utf8);
        return Err((
            Span::new(from, from + length),
            "A condition begins with a property selector: $ and the way to the field, as in $.detail.status.".to_owned(),
        ));
    };
    let mut steps = Vec::new();
    let mut left = after;
    let place = |left: &str| text.len() - left.len();
    loop {
        if let Some(name) = left.strip_prefix('.') {
            // Both `$.name` and `$.['name']` are written.
            if name.starts_with('[') {
                left = name;
                continue;
            }
            if let Some(behind) = name.strip_prefix('*') {
                steps.push(Step::Every);
                left = behind;
                continue;
            }
            let length = name
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
                .unwrap_or(name.len());
            if length == 0 {
                let at = place(left);
                return Err((
                    Span::new(at, at + 1),
                    "Behind the dot comes the name of a field: letters, digits, hyphens and underscores.".to_owned(),
                ));
            }
            let (name, behind) = name.split_at_checked(length).unwrap_or((name, ""));
            steps.push(Step::Name(name.to_owned()));
            left = behind;
        } else if let Some(inner) = left.strip_prefix('[') {
            let at = place(left);
            let Some((index, behind)) = inner.split_once(']') else {
                return Err((
                    Span::new(at, at + 1),
                    "The bracket is never closed.".to_owned(),
                ));
            };
            let index = index.trim();
            let name = ['\'', '"']
                .iter()
                .find_map(|quote| index.strip_prefix(*quote)?.strip_suffix(*quote));
            steps.push(match (index, name, index.parse::<usize>()) {
                ("*", ..) => Step::Every,
                (_, Some(name), _) => Step::Name(name.to_owned()),
                (.., Ok(number)) => Step::Element(number),
                _ => {
                    return Err((
                        Span::new(at, at + index.len() + 2),
                        "Between the brackets stands the number of an element, from 0.".to_owned(),
                    ));
                }
            });
            left = behind;
        } else {
            break;
        }
    }
    let end = place(left);
    let span = Span::new(from, end);
    if steps.is_empty() {
        return Err((
            span,
            "Behind $ comes the way to the field, as in $.detail.status.".to_owned(),
        ));
    }
    Ok((Selector { steps, span }, end))
}

/// The selector that a text is as a whole.
pub(super) fn whole(text: &str) -> Option<Selector> {
    let (selector, end) = read(text, 0).ok()?;
    (end == text.len()).then_some(selector)
}

impl Selector {
    /// How many wildcards it has.
    pub(super) fn wildcards(&self) -> usize {
        let every = |step: &&Step| matches!(step, Step::Every);
        self.steps.iter().filter(every).count()
    }

    /// What it finds in a line; more than one value only with a wildcard.
    pub(super) fn find<'v>(&self, line: &'v Value) -> Vec<&'v Value> {
        let mut found = vec![line];
        for step in &self.steps {
            let mut next = Vec::new();
            for value in found {
                match step {
                    Step::Name(name) => next.extend(value.get(name)),
                    Step::Element(number) => {
                        next.extend(value.as_array().and_then(|list| list.get(*number)));
                    }
                    Step::Every => {
                        next.extend(value.as_array().unwrap_or_default());
                        let members = value.as_object().unwrap_or_default();
                        next.extend(members.iter().map(|member| &member.value));
                    }
                }
            }
            found = next;
        }
        found
    }
}
