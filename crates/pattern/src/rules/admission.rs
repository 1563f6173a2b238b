//! Why an event matches a rule that it should not: what let it in, and what would keep it out.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::json::Value;
use crate::matcher::matches;
use crate::operators::{Asks, Shape};
use crate::pattern::{Pattern, parse};
use crate::words::{cut, literal};
use crate::{FieldTrace, Fix, Found, Node, Span, trace};

/// How many different values an alternative takes, from few to many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breadth {
    /// One value.
    One,
    /// One text, in upper or lower case.
    AnyCase,
    /// The addresses of a block.
    Block,
    /// The numbers of a range.
    Range,
    /// The texts with some beginning or end.
    Affix,
    /// The texts that fit a wildcard.
    Wildcard,
    /// Every value but some.
    AnythingBut,
    /// Every value, as long as there is one.
    Present,
    /// No value at all: every event that does not have the field.
    Absent,
}

/// Why an event matches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Admission {
    /// The answer in plain words.
    pub sentence: String,
    /// The fields that let the event in, broadest first.
    pub fields: Vec<Admitted>,
    /// Values of the event that the pattern does not ask for, at most [`Admission::MOST_UNASKED`].
    pub unasked: Vec<Unasked>,
    /// Changes of the pattern of which each one alone keeps the event out, smallest first. Each
    /// has been made and matched anew.
    pub keep_out: Vec<KeepOut>,
}

impl Admission {
    /// The most values that are listed for which the pattern does not ask.
    pub const MOST_UNASKED: usize = 50;
    /// The most changes that are listed.
    pub const MOST_KEEP_OUT: usize = 6;
}

/// A field that let an event in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Admitted {
    /// The path of the field.
    pub path: Vec<String>,
    /// The alternative that is satisfied, in the pattern.
    pub span: Span,
    /// The alternative in words that follow "the value".
    pub words: String,
    /// How much the alternative takes.
    pub breadth: Breadth,
    /// The value that satisfies it; none where the field is absent.
    pub found: Option<Found>,
}

/// A value of the event that a pattern does not ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unasked {
    /// The keys that lead to it.
    pub path: Vec<String>,
    /// The value in the event.
    pub span: Span,
    /// The value as written, cut where it is long.
    pub text: String,
}

/// A change of the pattern that keeps an event out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepOut {
    /// The change.
    pub fix: Fix,
    /// What it does, for a button.
    pub label: String,
}

/// Says what let the event in. `None` where the pattern does not match it.
#[must_use]
pub fn admission(pattern: &Pattern, event: &Event) -> Option<Admission> {
    let traced = trace(pattern, event);
    if !traced.verdict.is_match() {
        return None;
    }
    let mut fields = Vec::new();
    let mut waiting = vec![&traced.root];
    while let Some(node) = waiting.pop() {
        match node {
            Node::All(all) => waiting.extend(all.children.iter().rev()),
            Node::Any(any) => {
                let matching = any.branches.iter().filter(|b| b.verdict().is_match());
                waiting.extend(matching);
            }
            Node::Field(field) => fields.extend(admitted(pattern, field)),
        }
    }
    fields.sort_by_key(|field| std::cmp::Reverse(field.breadth));
    let unasked = unasked(pattern, event);
    let keep_out = keep_out(pattern, event, &fields, &unasked);
    Some(Admission {
        sentence: sentence(&fields, &unasked),
        fields,
        unasked,
        keep_out,
    })
}

/// The broadest alternative of the field that is satisfied.
fn admitted(pattern: &Pattern, field: &FieldTrace) -> Option<Admitted> {
    if field.reason.is_some() {
        return None;
    }
    let read = pattern.fields.iter().find(|f| f.key_span == field.span)?;
    let satisfied = field.asked.iter().zip(&read.tests).enumerate();
    let (index, asked, breadth) = satisfied
        .filter(|(_, (asked, _))| asked.satisfied)
        .map(|(index, (asked, test))| (index, asked, breadth(&test.operator.asks())))
        .max_by_key(|(_, _, breadth)| *breadth)?;
    let mut found = field.found.iter();
    Some(Admitted {
        path: field.path.clone(),
        span: asked.span,
        words: asked.words.clone(),
        breadth,
        found: found.find(|f| f.satisfied_by == Some(index)).cloned(),
    })
}

fn breadth(asks: &Asks<'_>) -> Breadth {
    match asks {
        Asks::Number(_) | Asks::Keyword(_) => Breadth::One,
        Asks::Text(text) => match text.shape {
            Shape::Whole if text.ignoring_case => Breadth::AnyCase,
            Shape::Whole => Breadth::One,
            Shape::Start | Shape::End => Breadth::Affix,
            Shape::Wildcard => Breadth::Wildcard,
        },
        Asks::Block(_) => Breadth::Block,
        Asks::Bounds(_) => Breadth::Range,
        Asks::Not => Breadth::AnythingBut,
        Asks::Present => Breadth::Present,
        Asks::Absent => Breadth::Absent,
    }
}

/// The plain values, outside arrays, of which the pattern does not name the path.
fn unasked(pattern: &Pattern, event: &Event) -> Vec<Unasked> {
    let mut out = Vec::new();
    let mut waiting: Vec<(Vec<&str>, &Value)> = vec![(Vec::new(), event.value())];
    while let Some((path, value)) = waiting.pop() {
        if out.len() == Admission::MOST_UNASKED || path.len() > 8 {
            continue;
        }
        match value.as_object() {
            Some(members) => {
                let inside = members.iter().take(Admission::MOST_UNASKED).rev().map(|m| {
                    let path = path.iter().copied().chain([m.key.as_str()]);
                    (path.collect(), &m.value)
                });
                waiting.extend(inside);
            }
            None if value.is_leaf() => {
                let name = path.join(".");
                let named = pattern.names.binary_search(&name).is_ok();
                if !named {
                    out.push(Unasked {
                        path: path.into_iter().map(str::to_owned).collect(),
                        span: value.span,
                        text: cut(value.span.of(event.text())),
                    });
                }
            }
            None => {}
        }
    }
    out
}

/// Changes that keep the event out: a satisfied alternative less, or a field more.
fn keep_out(
    pattern: &Pattern,
    event: &Event,
    fields: &[Admitted],
    unasked: &[Unasked],
) -> Vec<KeepOut> {
    let mut out = Vec::new();
    let mut offer = |fix: Fix, label: String| {
        let (changed, diagnostics) = parse(&fix.apply(pattern.text()));
        let sound = !diagnostics.iter().any(crate::Diagnostic::is_error);
        if sound && out.len() < Admission::MOST_KEEP_OUT && !matches(&changed, event) {
            out.push(KeepOut { fix, label });
        }
    };
    for admitted in fields.iter().take(Admission::MOST_KEEP_OUT) {
        if let Some(fix) = without(pattern, admitted.span) {
            let shown = cut(admitted.span.of(pattern.text()));
            offer(
                fix,
                format!("Remove {shown} from {}", admitted.path.join(".")),
            );
        }
    }
    for value in unasked.iter().take(Admission::MOST_UNASKED) {
        let text = value.span.of(event.text());
        let excludable = text.starts_with('"') && text.len() <= 64;
        let volatile = matches!(
            value.path.last().map(String::as_str),
            Some("id" | "time" | "version")
        );
        if let (true, false, Some(fix)) = (excludable, volatile, excluding(pattern, value, text)) {
            let name = value.path.join(".");
            offer(fix, format!("Ask that {name} is anything but {text}"));
        }
    }
    out
}

/// The pattern without one of several alternatives.
fn without(pattern: &Pattern, span: Span) -> Option<Fix> {
    let holds = |f: &&crate::pattern::Field| f.tests.iter().any(|test| test.span == span);
    let field = pattern.fields.iter().find(holds)?;
    let at = field.tests.iter().position(|test| test.span == span)?;
    let before = at.checked_sub(1).and_then(|at| field.tests.get(at));
    let span = match (field.tests.get(at + 1), before) {
        (Some(next), _) => Span::new(span.start, next.span.start),
        (None, Some(before)) => Span::new(before.span.end, span.end),
        (None, None) => return None,
    };
    Some(Fix {
        span,
        replacement: String::new(),
    })
}

/// The pattern with one field more, which excludes a value.
fn excluding(pattern: &Pattern, value: &Unasked, text: &str) -> Option<Fix> {
    let (key, outer) = value.path.split_last()?;
    let asked = format!("[{{\"anything-but\": {text}}}]");
    let tree = crate::json::read(pattern.text()).0?;
    // As far in as the pattern has objects.
    let (mut object, mut rest) = (&tree, outer);
    while let Some((first, others)) = rest.split_first() {
        match object
            .get(first)
            .filter(|value| value.as_object().is_some())
        {
            Some(inner) => (object, rest) = (inner, others),
            None => break,
        }
    }
    let last = object.as_object()?.last()?;
    let open: String = rest
        .iter()
        .map(|key| format!("{}: {{", literal(key)))
        .collect();
    let member = format!("{open}{}: {asked}{}", literal(key), "}".repeat(rest.len()));
    Some(Fix {
        span: Span::new(last.value.span.end, last.value.span.end),
        replacement: format!(", {member}"),
    })
}

fn sentence(fields: &[Admitted], unasked: &[Unasked]) -> String {
    let Some(first) = fields.first() else {
        return "The pattern matches.".to_owned();
    };
    let path = first.path.join(".");
    let broad = if first.breadth > Breadth::AnyCase {
        format!(
            "The broadest alternative is that of {path}: the value {}.",
            first.words
        )
    } else {
        "Every field asks for single values.".to_owned()
    };
    let names: Vec<String> = unasked.iter().take(4).map(|u| u.path.join(".")).collect();
    let count = match fields.len() {
        1 => "One field lets".to_owned(),
        many => format!("{many} fields let"),
    };
    let more = match names.as_slice() {
        [] => String::new(),
        names => format!(" It does not look at {}.", names.join(", ")),
    };
    format!("{count} the event in. {broad}{more}")
}
