//! The template's own text.

use super::{Code, Finding, Place, Template, whole};
use crate::Timestamp;
use crate::input::template::Form;
use crate::quotas::INPUT_TEMPLATE_LENGTH;
use pattern::json::{self, Kind, Value};
use pattern::{Diagnostic, Span};

pub(super) fn check(template: &Template<'_>, findings: &mut Vec<Finding>) {
    length(template, findings);
    angle_brackets(template, findings);
    // The same text with a string in place of each placeholder, byte for byte.
    let stand_in = template.replace(|placeholder| {
        let length = placeholder.span.end - placeholder.span.start;
        if placeholder.in_string {
            "_".repeat(length)
        } else {
            format!("\"{}\"", "_".repeat(length.saturating_sub(2)))
        }
    });
    match template.form {
        Form::Json => json_text(template, &stand_in, findings),
        Form::Text => lines(template, &stand_in, findings),
        Form::Bare => bare(template, &stand_in, findings),
    }
}

fn length(template: &Template<'_>, findings: &mut Vec<Finding>) {
    let most = INPUT_TEMPLATE_LENGTH.at(Timestamp::START);
    let length = template.text.chars().count();
    if length == 0 || length > most {
        let message = format!("The template has {length} characters.");
        findings.push(
            Finding::error(Code::Limit, Place::Template, whole(template.text), message)
                .help(format!("AWS takes 1 to {most}.")),
        );
    }
}

/// Brackets that belong to no placeholder.
fn angle_brackets(template: &Template<'_>, findings: &mut Vec<Finding>) {
    let mut placeholders = template.placeholders.iter().peekable();
    for (at, c) in template.text.char_indices() {
        while placeholders.next_if(|p| p.span.end <= at).is_some() {}
        let inside = placeholders.peek().is_some_and(|p| p.span.contains(at));
        if matches!(c, '<' | '>') && !inside {
            findings.push(
                Finding::warning(
                    Code::AngleBracket,
                    Place::Template,
                    Span::new(at, at + 1),
                    format!("This {c} belongs to no placeholder."),
                )
                .help("Angle brackets cannot be escaped in a template. Let the target write them, or let them come in a value."),
            );
        }
    }
}

fn first_error(text: &str) -> Option<Diagnostic> {
    let (_, found) = json::read(text);
    let is_bad = |d: &Diagnostic| d.is_error() || d.code == pattern::Code::TrailingText;
    found.into_iter().find(is_bad)
}

/// A template that is to become an object or an array.
fn json_text(template: &Template<'_>, stand_in: &str, findings: &mut Vec<Finding>) {
    if let Some(first) = first_error(stand_in) {
        findings.push(broken(template, &first));
    }
    let (value, _) = json::read(stand_in);
    let mut waiting: Vec<&Value> = value.iter().collect();
    while let Some(value) = waiting.pop() {
        match &value.kind {
            Kind::Array(items) => waiting.extend(items),
            Kind::Object(members) => {
                for member in members {
                    waiting.push(&member.value);
                    object_key(template, member.key_span, findings);
                }
            }
            _ => {}
        }
    }
}

fn object_key(template: &Template<'_>, key: Span, findings: &mut Vec<Finding>) {
    let inside = |span: Span| key.start <= span.start && span.end <= key.end;
    if let Some(placeholder) = template.placeholders.iter().find(|p| inside(p.span)) {
        findings.push(
            Finding::warning(
                Code::ObjectKey,
                Place::Template,
                placeholder.span,
                format!("<{}> stands as the name of a member.", placeholder.name),
            )
            .help("AWS takes placeholders in values only. Write the name itself."),
        );
    }
}

/// The template is no JSON, whatever the values are.
fn broken(template: &Template<'_>, first: &Diagnostic) -> Finding {
    let touches = |span: Span| span.start <= first.span.end && first.span.start <= span.end;
    let bare = template
        .placeholders
        .iter()
        .find(|p| !p.in_string && touches(p.span));
    match bare {
        Some(placeholder) => Finding::warning(
            Code::Unquoted,
            Place::Template,
            placeholder.span,
            format!("<{}> stands beside other text without quotes around both.", placeholder.name),
        )
        .help("A placeholder outside of quotes is a whole value. Put the quotes around the text and its placeholders."),
        None => Finding::warning(
            Code::Template,
            Place::Template,
            first.span,
            format!("The template is no JSON: {}", first.message),
        )
        .help(first.help.clone().unwrap_or_else(|| "The delivery fails. Mend the JSON.".to_owned())),
    }
}

/// Text: each line has its own quotes.
fn lines(template: &Template<'_>, stand_in: &str, findings: &mut Vec<Finding>) {
    let mut start = 0;
    for line in stand_in.split_inclusive('\n') {
        let text = line.trim();
        let from = start + line.len() - line.trim_start().len();
        let span = Span::new(from, from + text.len());
        start += line.len();
        if text.is_empty() || is_string(text) {
            continue;
        }
        let quotes = |side: &str| if side.is_empty() { "" } else { "\"" };
        let opens = if text.starts_with('"') {
            ""
        } else {
            quotes(text)
        };
        let closes = if text.len() > 1 && text.ends_with('"') {
            ""
        } else {
            quotes(text)
        };
        let own = span.of(template.text);
        let repaired = format!("{opens}{own}{closes}");
        let many = stand_in.trim().contains('\n');
        let finding = if many {
            Finding::warning(
                Code::LineBreak,
                Place::Template,
                span,
                "This line is no text in quotes of its own.",
            )
            .help("In text of several lines each line begins and ends with a quote.")
        } else {
            Finding::warning(Code::Unquoted, Place::Template, span, "This is no text in one pair of quotes.")
                .help("Text begins and ends with a quote, and a quote within it has a backslash before it.")
        };
        let stands = is_string(&format!("{opens}{text}{closes}"));
        findings.push(if stands {
            finding.fix(span, repaired)
        } else {
            finding
        });
    }
}

fn is_string(text: &str) -> bool {
    text.starts_with('"') && first_error(text).is_none()
}

/// Neither object nor text: one placeholder or a number is JSON, words are not.
fn bare(template: &Template<'_>, stand_in: &str, findings: &mut Vec<Finding>) {
    let text = stand_in.trim();
    if stand_in.is_empty() || (!text.is_empty() && first_error(stand_in).is_none()) {
        return;
    }
    let start = stand_in.len() - stand_in.trim_start().len();
    let span = Span::new(start, start + text.len());
    let own = span.of(template.text);
    let finding = Finding::warning(
        Code::Unquoted,
        Place::Template,
        span,
        "The template is text without quotes, which is no JSON.",
    )
    .help("Put quotes around each line of the text.");
    let quoted: Vec<String> = own
        .lines()
        .map(|line| format!("\"{}\"", line.trim()))
        .collect();
    findings.push(if own.contains('"') {
        finding
    } else {
        finding.fix(span, quoted.join("\n"))
    });
}
