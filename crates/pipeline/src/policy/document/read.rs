//! Reads a policy document from JSON.

use super::statement;
use super::{Document, PolicyType, Version};
use crate::policy::finding::{Code, Finding};
use pattern::Span;
use pattern::json::{Kind, Value};

pub(super) fn document(text: &str, policy_type: PolicyType) -> (Document, Vec<Finding>) {
    let (value, told) = pattern::json::read(text);
    let mut findings: Vec<Finding> = told.into_iter().map(of_json).collect();
    let mut document = Document {
        policy_type,
        version: Version::V2008,
        statements: Vec::new(),
        refused: false,
    };
    match &value {
        Some(value) => whole(value, &mut document, &mut findings),
        None if findings.is_empty() => findings.push(Finding::error(
            Code::Json,
            Span::new(0, text.len()),
            INVALID,
        )),
        None => {}
    }
    findings.sort_by_key(|finding| !finding.is_error());
    document.refused = findings.iter().any(Finding::is_error);
    (document, findings)
}

const INVALID: &str = "This policy contains invalid Json";
pub(super) const SYNTAX: &str = "Syntax errors in policy.";

fn of_json(told: pattern::Diagnostic) -> Finding {
    if told.code == pattern::Code::DuplicateKey {
        let help = "Keep one of them: of a name that stands twice only the last counts.";
        return Finding::warning(Code::DuplicateName, told.span, told.message).help(help);
    }
    Finding::error(Code::Json, told.span, INVALID).help(told.message)
}

fn whole(value: &Value, document: &mut Document, findings: &mut Vec<Finding>) {
    let Some(members) = value.as_object() else {
        findings.push(
            Finding::error(Code::NotAnObject, value.span, SYNTAX)
                .help("A policy is an object with Version and Statement."),
        );
        return;
    };
    for member in members {
        if !matches!(member.key.as_str(), "Version" | "Id" | "Statement") {
            findings.push(unknown(
                &member.key,
                member.key_span,
                &["Version", "Id", "Statement"],
            ));
        }
    }
    match value.get("Version") {
        Some(version) => read_version(version, document, findings),
        None => findings.push(
            Finding::warning(Code::NoVersion, head(value), "The policy has no Version.").help(
                "Without it the language of 2008-10-17 holds, which has no policy variables. Write \"Version\": \"2012-10-17\".",
            ),
        ),
    }
    if let Some(id) = value.get("Id")
        && id.as_str().is_none()
    {
        findings.push(wrong_type("Id", "a text", id.span));
    }
    match value.get("Statement").map(|list| (&list.kind, list)) {
        Some((Kind::Array(items), _)) if !items.is_empty() => {
            for item in items {
                statement::read(item, document, findings);
            }
        }
        Some((Kind::Object(_), one)) => statement::read(one, document, findings),
        Some((Kind::Array(_), list)) => findings.push(no_statement(list.span)),
        Some((_, other)) => {
            findings.push(wrong_type(
                "Statement",
                "a statement or a list of them",
                other.span,
            ));
        }
        None => findings.push(no_statement(head(value))),
    }
}

fn read_version(value: &Value, document: &mut Document, findings: &mut Vec<Finding>) {
    match value.as_str() {
        Some("2012-10-17") => document.version = Version::V2012,
        Some("2008-10-17") => {}
        _ => findings.push(
            Finding::error(Code::Version, value.span, SYNTAX).help(
                "Version is the version of the policy language and not a date of yours: \"2012-10-17\", or \"2008-10-17\" in old policies.",
            ),
        ),
    }
}

fn no_statement(span: Span) -> Finding {
    Finding::error(Code::NoStatement, span, SYNTAX)
        .help("A policy needs Statement with at least one statement.")
}

pub(super) fn wrong_type(name: &str, wanted: &str, span: Span) -> Finding {
    Finding::error(Code::WrongType, span, SYNTAX).help(format!("{name} is {wanted}."))
}

/// The finding for a name that does not belong where it stands.
pub(super) fn unknown(name: &str, span: Span, known: &[&str]) -> Finding {
    let same = known.iter().find(|known| known.eq_ignore_ascii_case(name));
    let help = match same {
        Some(known) => format!("Names have capitals as in \"{known}\"."),
        None => format!("The names that may stand here are {}.", known.join(", ")),
    };
    Finding::error(Code::UnknownElement, span, SYNTAX).help(help)
}

/// The opening brace, where nothing in the object can be pointed at.
pub(super) fn head(value: &Value) -> Span {
    Span::new(value.span.start, (value.span.start + 1).min(value.span.end))
}
