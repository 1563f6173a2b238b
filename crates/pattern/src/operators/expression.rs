//! One alternative of a field: a plain value or `{"operator": operand}`.

use std::collections::HashSet;

use super::{
    ALL, Operator, anything_but, cidr, equals_ignore_case, exact, exactly, exists, numeric, prefix,
    suffix, wildcard,
};
use crate::json::{Kind, Member, Value};
use crate::nearest::nearest;
use crate::{Code, Diagnostic, Span};

/// The most problems of one pattern that are told.
const MOST_PROBLEMS: usize = 100;

/// The text being read, and the problems found so far.
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t str,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Where the arrays, objects and strings begin that never end.
    pub(crate) unclosed: HashSet<usize>,
}

/// Where the engine does not get to: the end of what never ends.
const NEVER: usize = usize::MAX;

/// How far the engine has read when it has come to `value` but not looked into it: behind the
/// opening bracket or quote, behind any other value.
pub(crate) fn token_end(value: &Value) -> usize {
    match value.kind {
        Kind::String(_) | Kind::Array(_) | Kind::Object(_) => value.span.start + 1,
        // Where there is no value at all, the engine stumbles over what stands there instead.
        _ => value.span.end.max(value.span.start + 1),
    }
}

/// The text of a token as the engine prints it.
pub(super) fn shown(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(text) | Kind::String(text) => text.clone(),
        Kind::Array(_) => "[".to_owned(),
        Kind::Object(_) => "{".to_owned(),
    }
}

/// Reads one alternative of a field. `None` where it cannot be understood.
pub(crate) fn parse(value: &Value, reading: &mut Reading<'_>) -> Option<Operator> {
    if let Some(exact) = exact::parse(value) {
        return Some(exact);
    }
    let Some(members) = value.as_object() else {
        let message = "Match value must be String, number, true, false, or null";
        let help = "Alternatives stand in one list; a list inside the list is not taken.";
        reading.refuse(
            Code::BadMatchValue,
            value.span,
            token_end(value),
            message,
            help,
        );
        return None;
    };
    let Some(member) = members.first() else {
        let message = "Match expression name not found";
        let help = "Write an operator inside the braces, such as {\"prefix\": \"a\"}.";
        reading.refuse(
            Code::EmptyExpression,
            value.span,
            reading.end(value),
            message,
            help,
        );
        return None;
    };
    let operand = &member.value;
    let before = reading.diagnostics.len();
    let operator = match member.key.as_str() {
        "anything-but" => anything_but::parse(operand, reading),
        "cidr" => cidr::parse(operand, value.span, reading),
        "equals-ignore-case" => equals_ignore_case::parse(operand, reading),
        "exactly" => exactly::parse(operand, reading),
        "exists" => exists::parse(operand, reading),
        "numeric" => numeric::parse(operand, reading),
        "prefix" => prefix::parse(operand, reading),
        "suffix" => suffix::parse(operand, reading),
        "wildcard" => wildcard::parse(operand, reading),
        unknown => {
            let message = format!("Unrecognized match type {unknown}");
            let help = "There is no operator of this name; names are written in lower case.";
            reading.refuse(
                Code::UnknownOperator,
                member.key_span,
                token_end(operand),
                message,
                help,
            );
            let names = ALL.map(|about| about.name);
            reading.suggest(unknown, member.key_span, &names);
            None
        }
    };
    if reading.diagnostics.len() == before || operator.is_some() {
        let message = match member.key.as_str() {
            "anything-but" | "numeric" => "Too many elements in numeric expression",
            _ => "Only one key allowed in match expression",
        };
        reading.only_one(members, message);
    }
    operator
}

impl Reading<'_> {
    /// How far the engine has read when it has read all of `value`.
    pub(crate) fn end(&self, value: &Value) -> usize {
        match self.unclosed.contains(&value.span.start) {
            true => NEVER,
            false => value.span.end,
        }
    }

    /// Notes an error; AWS names the place that the engine has reached.
    pub(crate) fn refuse(
        &mut self,
        code: Code,
        span: Span,
        reached: usize,
        message: impl Into<String>,
        help: &str,
    ) {
        let diagnostic = Diagnostic::error(code, span, reached, message).help(help);
        self.add_at(diagnostic, reached);
    }

    /// Notes an error for which AWS names no place.
    pub(crate) fn refuse_without_place(
        &mut self,
        code: Code,
        span: Span,
        reached: usize,
        message: impl Into<String>,
        help: &str,
    ) {
        self.add(Diagnostic::error(code, span, reached, message).help(help));
    }

    /// Notes an operand of a wrong type; where it is a bare value outside a list that belongs
    /// there, the engine has only looked at its first character.
    pub(super) fn refuse_operand(
        &mut self,
        code: Code,
        operand: &Value,
        message: &str,
        help: &str,
    ) {
        self.refuse(code, operand.span, token_end(operand), message, help);
    }

    /// As [`Self::add`], with the place that AWS names. To work it out costs a walk.
    pub(crate) fn add_at(&mut self, diagnostic: Diagnostic, place: usize) {
        if self.diagnostics.len() < MOST_PROBLEMS {
            self.add(diagnostic.at(self.text, place));
        }
    }

    /// Keeps a problem, unless there are so many that nobody would read on.
    pub(crate) fn add(&mut self, diagnostic: Diagnostic) {
        if diagnostic.is_error() && diagnostic.reached == NEVER && !self.unclosed.is_empty() {
            return;
        }
        if self.diagnostics.len() < MOST_PROBLEMS {
            self.diagnostics.push(diagnostic);
        }
    }

    pub(super) fn last(&mut self) -> Option<&mut Diagnostic> {
        self.diagnostics.last_mut()
    }

    pub(super) fn never_matches(&mut self, span: Span, message: &str) {
        self.add(Diagnostic::warning(Code::NeverMatches, span, message));
    }

    /// The text of a string operand.
    pub(super) fn string<'v>(&mut self, operand: &'v Value, message: &str) -> Option<&'v str> {
        let text = operand.as_str();
        if text.is_none() {
            let help = match operand.kind {
                Kind::Array(_) => {
                    "Only one string is taken here. For several, write the operator several times in the list."
                }
                _ => "Write a string in double quotes.",
            };
            self.refuse_operand(Code::OperandType, operand, message, help);
            if let (Kind::Number(text), Some(last)) = (&operand.kind, self.last()) {
                last.fix = Some(crate::Fix {
                    span: operand.span,
                    replacement: format!("\"{text}\""),
                });
            }
        }
        text
    }

    /// The text of `{"equals-ignore-case": "text"}` inside `prefix` or `suffix`.
    pub(super) fn ignoring_case<'v>(
        &mut self,
        operand: &'v Value,
        operator: &str,
        title: &str,
    ) -> Option<&'v str> {
        let members = operand.as_object()?;
        let Some(member) = members.first() else {
            let message = format!("{title} expression name not found");
            let help =
                format!("Write a string, or {{\"equals-ignore-case\": \"…\"}}, after {operator}.");
            self.refuse(
                Code::EmptyExpression,
                operand.span,
                self.end(operand),
                message,
                &help,
            );
            return None;
        };
        if member.key != "equals-ignore-case" {
            let message = format!("Unsupported {operator} pattern: {}", member.key);
            let help = format!("Inside {operator} only equals-ignore-case may stand.");
            self.refuse(
                Code::UnknownOperator,
                member.key_span,
                token_end(&member.value),
                message,
                &help,
            );
            self.suggest(&member.key, member.key_span, &["equals-ignore-case"]);
            return None;
        }
        let text = self.string(
            &member.value,
            "equals-ignore-case match pattern must be a string",
        )?;
        self.only_one(members, "Only one key allowed in match expression");
        Some(text)
    }

    /// Refuses a second key in an expression.
    pub(super) fn only_one(&mut self, members: &[Member], message: &str) {
        if let Some(extra) = members.get(1) {
            let help = "Give each operator braces of its own: [{\"prefix\": \"a\"}, {\"suffix\": \"b\"}]. Any one of them then suffices.";
            self.refuse(
                Code::OneOperatorOnly,
                extra.key_span,
                token_end(&extra.value),
                message,
                help,
            );
        }
    }

    /// Adds "did you mean" to the last problem.
    pub(super) fn suggest(&mut self, written: &str, span: Span, known: &[&str]) {
        if let (Some(name), Some(last)) = (nearest(written, known), self.last()) {
            last.help = Some(format!("Did you mean {name}?"));
            last.fix = Some(crate::Fix {
                span,
                replacement: format!("\"{name}\""),
            });
        }
    }
}
