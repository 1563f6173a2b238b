//! A constant.

use super::{Code, Finding, Place, whole};
use crate::Timestamp;
use crate::quotas::INPUT_LENGTH;
use pattern::json;

pub(super) fn check(text: &str, findings: &mut Vec<Finding>) {
    let most = INPUT_LENGTH.at(Timestamp::START);
    let length = text.chars().count();
    if length > most {
        findings.push(
            Finding::error(
                Code::Limit,
                Place::Input,
                whole(text),
                format!("The constant has {length} characters."),
            )
            .help(format!("AWS takes at most {most}.")),
        );
    }
    let (_, found) = json::read(text);
    if let Some(first) = found.into_iter().find(|diagnostic| diagnostic.is_error()) {
        let help = first
            .help
            .unwrap_or_else(|| "A constant is JSON: text stands in quotes.".to_owned());
        findings.push(
            Finding::error(Code::NotJson, Place::Input, first.span, first.message).help(help),
        );
    }
}
