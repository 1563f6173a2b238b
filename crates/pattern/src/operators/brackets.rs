//! The brackets that are missing where `{"prefix": "a"}` stands as the value of a field.

use super::about;
use crate::json::{Kind, Member};
use crate::{Fix, Span};

/// The change that makes an expression of `object`, of which `member` is the only member, if the
/// key is the name of an operator.
pub(crate) fn bracketed(text: &str, object: Span, member: &Member) -> Option<Fix> {
    let name = member.key.as_str();
    about(name)?;
    let takes_list = matches!(name, "anything-but" | "numeric");
    let key = member.key_span.of(text);
    let replacement = match &member.value.kind {
        Kind::Array(operands) if !takes_list && !operands.is_empty() => {
            let expressions: Vec<_> = operands
                .iter()
                .map(|operand| format!("{{{key}: {}}}", operand.span.of(text)))
                .collect();
            format!("[{}]", expressions.join(", "))
        }
        _ => format!("[{}]", object.of(text)),
    };
    Some(Fix {
        span: object,
        replacement,
    })
}
