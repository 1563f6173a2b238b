//! Names as AWS writes them: sources and ARNs.

use super::offer::Offer;
use super::pair::Pair;
use super::spelling::{escaped, fits};
use crate::Reason;
use crate::operators::{Shape, Text};
use crate::quoted;
use crate::words::literal;

const PREFIX: &str = "aws.";

/// `ec2` against `aws.ec2`, in the field of that name.
pub(super) fn prefix(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    let source = pair.field.path.last().is_some_and(|key| key == "source");
    if !source || !matches!(asked.shape, Shape::Whole | Shape::Start) {
        return None;
    }
    let with = format!("{PREFIX}{}", asked.text);
    if !asked.text.is_empty() && fits(asked, &with, value) {
        let sentence = format!(
            "The source of an event of AWS starts with {PREFIX}: {} is asked and {} is there.",
            quoted(asked.text),
            quoted(value)
        );
        let offer = pair.offer(Reason::MissingAwsPrefix, sentence);
        return Some(offer.edit(pair.compare_with(&with)));
    }
    let without = asked.text.strip_prefix(PREFIX)?;
    if without.is_empty() || !fits(asked, without, value) {
        return None;
    }
    let sentence = format!(
        "{} is asked, and the event has {} without {PREFIX} before it.",
        quoted(asked.text),
        quoted(value)
    );
    let offer = pair.offer(Reason::MissingAwsPrefix, sentence).in_event();
    let event = pair.event_text(&format!("{PREFIX}{value}"));
    Some(offer.edit(event).edit(pair.compare_with(without)))
}

/// The parts of an ARN between `arn:` and the resource.
const PARTS: [&str; 4] = ["partition", "service", "Region", "account"];

/// Two ARNs that differ in one part.
pub(super) fn arn(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    if asked.shape != Shape::Whole || asked.ignoring_case {
        return None;
    }
    let parts = |text: &str| -> Option<Vec<String>> {
        let rest = text.strip_prefix("arn:")?;
        let parts: Vec<_> = rest.splitn(5, ':').map(str::to_owned).collect();
        (parts.len() == 5).then_some(parts)
    };
    let (wanted, there) = (parts(asked.text)?, parts(value)?);
    let mut differing = wanted.iter().zip(&there).enumerate();
    let (index, (one, other)) = differing.find(|(_, (a, b))| a != b)?;
    if differing.any(|(_, (a, b))| a != b) {
        return None;
    }
    let name = PARTS.get(index)?;
    let sentence = format!(
        "The ARNs differ only in the {name}: {} is asked and {} is there.",
        quoted(one),
        quoted(other)
    );
    let any: Vec<_> = there
        .iter()
        .enumerate()
        .map(|(at, part)| match at == index {
            true => "*".to_owned(),
            false => escaped(part),
        })
        .collect();
    let any = literal(&format!("arn:{}", any.join(":")));
    let offer = pair.offer(Reason::ArnPart, sentence);
    Some(
        offer
            .edit(pair.compare_with(value))
            .edit(pair.instead(format!("{{\"wildcard\": {any}}}")))
            .edit(pair.event_text(asked.text)),
    )
}
