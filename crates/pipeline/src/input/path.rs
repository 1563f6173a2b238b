//! The part of JSONPath that EventBridge evaluates.

use crate::json;
use pattern::Span;
use pattern::json::Value;

/// A JSON path: `$`, names after dots, array indices, wildcards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
    /// Where the path is not of EventBridge's subset, and why.
    problem: Option<(Span, &'static str)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Name(String),
    Index(usize),
    All,
}

/// What a path finds in an event.
#[derive(Debug)]
pub enum Found<'a> {
    /// The event has no such part, or EventBridge cannot evaluate the path.
    Nothing,
    /// One value.
    One(&'a Value),
    /// What a path with a wildcard finds: any number of values.
    Many(Vec<&'a Value>),
}

impl Path {
    /// Reads a path. Never fails: a path outside of the subset finds nothing,
    /// and [`Path::problem`] says why.
    pub fn read(text: &str) -> Path {
        let mut path = Path {
            steps: Vec::new(),
            problem: None,
        };
        let Some(mut rest) = text.strip_prefix('$') else {
            path.problem = Some((Span::new(0, text.len()), "A path begins with $."));
            return path;
        };
        while !rest.is_empty() {
            let start = text.len() - rest.len();
            match step(rest) {
                Ok((step, length)) => {
                    path.steps.push(step);
                    rest = rest.get(length..).unwrap_or_default();
                }
                Err(problem) => {
                    path.problem = Some((Span::new(start, text.len()), problem));
                    return path;
                }
            }
        }
        path
    }

    /// Where EventBridge does not support the path, in bytes, and why.
    pub fn problem(&self) -> Option<(Span, &'static str)> {
        self.problem
    }

    /// What the path finds.
    pub fn find<'a>(&self, event: &'a Value) -> Found<'a> {
        if self.problem.is_some() {
            return Found::Nothing;
        }
        let mut found = vec![event];
        for step in &self.steps {
            found = found
                .into_iter()
                .flat_map(|value| parts(step, value))
                .collect();
        }
        if self.steps.contains(&Step::All) {
            return Found::Many(found);
        }
        match found.first() {
            Some(one) => Found::One(one),
            None => Found::Nothing,
        }
    }
}

/// The values that a step leads to from a value.
fn parts<'a>(step: &Step, value: &'a Value) -> Vec<&'a Value> {
    match step {
        Step::Name(name) => value.get(name).into_iter().collect(),
        Step::Index(at) => {
            let items = value.as_array().unwrap_or_default();
            items.get(*at).into_iter().collect()
        }
        Step::All => match (value.as_array(), value.as_object()) {
            (Some(items), _) => items.iter().collect(),
            (_, Some(members)) => members.iter().map(|member| &member.value).collect(),
            _ => Vec::new(),
        },
    }
}

/// The first step of a text and its length in bytes.
fn step(text: &str) -> Result<(Step, usize), &'static str> {
    if let Some(name) = text.strip_prefix('.') {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let name = name.get(..end).unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
        return match name {
            "" => Err("A name follows each dot."),
            "*" => Ok((Step::All, 2)),
            name if name.chars().all(is_plain) => Ok((Step::Name(name.to_owned()), end + 1)),
            _ => Err(
                "EventBridge takes letters, digits, hyphens, underscores and slashes in a name, and no others.",
            ),
        };
    }
    let Some(inner) = text.strip_prefix('[') else {
        return Err("After $ come names behind dots and indices in brackets.");
    };
    let end = inner.find(']').ok_or("The bracket is not closed.")?;
    let inner = inner.get(..end).unwrap_or_default();
    if inner == "*" {
        return Ok((Step::All, end + 2));
    }
    let is_index = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    match inner.parse() {
        Ok(index) if is_index => Ok((Step::Index(index), end + 2)),
        _ => Err("Brackets hold an index or *; EventBridge wants names behind dots."),
    }
}

impl Found<'_> {
    /// Whether it is an object or an array.
    pub fn is_nested(&self) -> bool {
        match self {
            Found::Nothing => false,
            Found::One(value) => !value.is_leaf(),
            Found::Many(_) => true,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Found::One(value) => value.as_str(),
            _ => None,
        }
    }

    /// Compact JSON; empty where nothing was found.
    pub fn text(&self) -> String {
        match self {
            Found::Nothing => String::new(),
            Found::One(value) => json::compact(value),
            Found::Many(values) => {
                let texts: Vec<String> = values.iter().map(|value| json::compact(value)).collect();
                format!("[{}]", texts.join(","))
            }
        }
    }
}
