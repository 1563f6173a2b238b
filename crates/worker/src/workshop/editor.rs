//! What can be written at a place of a pattern or an event, and what is to be said of it.

use door::{Complete, Explain, Language, Linted};
use pattern::{Completions, Hover};
use schema::{LintSeverity, Schemas};

pub(super) fn complete(schemas: Option<&Schemas>, asked: &Complete) -> Completions {
    let Complete { text, offset, .. } = asked;
    match (asked.language, schemas) {
        (Language::Pattern, None) => pattern::complete(text, *offset, &asked.event),
        (Language::Pattern, Some(schemas)) => {
            schema::complete(schemas, text, *offset, &asked.event)
        }
        (Language::Event, None) => pattern::complete_event(text, *offset, &examples(asked)),
        (Language::Event, Some(schemas)) => {
            schema::complete_event(schemas, text, *offset, &examples(asked))
        }
        (Language::Json, _) => Completions::default(),
    }
}

pub(super) fn explain(schemas: Option<&Schemas>, asked: &Explain) -> Option<Hover> {
    let Explain { text, offset, .. } = asked;
    match (asked.language, schemas) {
        (Language::Pattern, None) => pattern::hover(text, *offset),
        (Language::Pattern, Some(schemas)) => schema::hover(schemas, text, *offset),
        (Language::Event, None) | (Language::Json, _) => None,
        (Language::Event, Some(schemas)) => schema::hover_event(schemas, text, *offset),
    }
}

pub(super) fn lint(schemas: Option<&Schemas>, text: &str) -> Vec<Linted> {
    let (pattern, _) = pattern::parse(text);
    let Some(schemas) = schemas else {
        let warnings = pattern::suggest::warnings(&pattern).into_iter();
        let linted = warnings.map(|warning| Linted {
            is_note: false,
            span: warning.span,
            message: warning.sentence,
            help: None,
            fix: None,
        });
        return linted.collect();
    };
    let lints = schema::lint(&pattern, schemas).into_iter();
    let linted = lints.map(|lint| Linted {
        is_note: lint.severity == LintSeverity::Note,
        span: lint.span,
        message: lint.message,
        help: lint.help,
        fix: lint.fix,
    });
    linted.collect()
}

/// The event that the page names, then every sample event from the same source, then one of every
/// other source: what they all have, such as the envelope, is known of any of them.
fn examples(asked: &Complete) -> Vec<&str> {
    let samples = pipeline::catalogue();
    let source = |source: &str| asked.text.contains(&format!("\"{source}\""));
    let mut seen: Vec<&str> = Vec::new();
    let others = samples.iter().filter(|sample| {
        let new = !seen.contains(&sample.source.as_ref());
        seen.push(&sample.source);
        new && !source(&sample.source)
    });
    let same = samples.iter().filter(|sample| source(&sample.source));
    let texts = same.chain(others).map(|sample| sample.text.as_ref());
    std::iter::once(asked.event.as_str()).chain(texts).collect()
}
