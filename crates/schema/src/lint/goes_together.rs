//! Sources and detail-types: whether they exist, and whether they go together.

use pattern::{Alternative, Ask, AskedField, nearest_name};

use super::reach::Combination;
use super::words::{quoted, some};
use super::{Found, Lint, LintCode, Reach, note, warning};
use crate::Schemas;

pub(super) fn check(reach: &Reach<'_, '_>, found: &mut Found) {
    let names = (reach.schemas.sources(), reach.schemas.detail_types());
    for field in reach.pattern.asked() {
        for (alternative, text) in texts(field) {
            let lint = match field.name() {
                "source" => unknown_source(text, &names.0, alternative),
                "detail-type" => unknown_detail_type(text, &names.1, reach, field, alternative),
                _ => None,
            };
            lint.into_iter().for_each(|lint| found.push(lint));
        }
    }
    for (index, combination) in reach.combinations.iter().enumerate() {
        if let (Some(source), Some(detail_type)) = (combination.source, combination.detail_type)
            && apart(reach.schemas, combination, source, detail_type, found)
        {
            found.apart.push(index);
        }
    }
}

/// The alternatives that are one string each.
fn texts<'p>(field: AskedField<'p>) -> impl Iterator<Item = (Alternative<'p>, &'p str)> {
    field.alternatives().filter_map(|it| match it.ask() {
        Ask::Text(text) => Some((it, text)),
        _ => None,
    })
}

fn unknown_source(text: &str, sources: &[&str], alternative: Alternative<'_>) -> Option<Lint> {
    // Names of partners and of what comes from elsewhere are one's own choice.
    if sources.contains(&text) || text.starts_with("aws.partner/") {
        return None;
    }
    let span = alternative.span();
    let host = text.split_once(".amazonaws.com").map(|(name, _)| name);
    let full = format!("aws.{}", host.unwrap_or(text).to_lowercase());
    let meant = sources.iter().copied().find(|source| *source == full);
    let meant = meant.or_else(|| near_source(text, sources));
    let message = format!("No events of the source {} are known here.", quoted(text));
    let Some(meant) = meant else {
        let is_aws = text.starts_with("aws.");
        return is_aws.then(|| note(LintCode::UnknownSource, span, message));
    };
    let lint = warning(LintCode::UnknownSource, span, message);
    let help = match host {
        Some(_) => format!(
            "{meant} is the source of the event; host names stand in detail.eventSource of what CloudTrail records."
        ),
        None => format!("Did you mean {meant}?"),
    };
    Some(lint.help(help).fix(span, quoted(meant)))
}

/// The source whose service has nearly this name.
fn near_source<'s>(text: &str, sources: &[&'s str]) -> Option<&'s str> {
    let service = |source: &'s str| source.strip_prefix("aws.");
    let written = match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("aws.") => text.get(4..)?,
        _ => return nearest_name(text, sources.iter().copied()),
    };
    let near = nearest_name(written, sources.iter().filter_map(|it| service(it)));
    let near = near?;
    sources.iter().copied().find(|it| service(it) == Some(near))
}

fn unknown_detail_type(
    text: &str,
    known: &[&str],
    reach: &Reach<'_, '_>,
    field: AskedField<'_>,
    alternative: Alternative<'_>,
) -> Option<Lint> {
    if known.contains(&text) {
        return None;
    }
    // Those of the sources that are asked for come first.
    let sent: Vec<&str> = reach
        .with(field.index())
        .filter_map(|it| it.source)
        .flat_map(|source| {
            let types = reach.schemas.types();
            types.filter(move |it| source.takes_text(it.source()))
        })
        .map(|it| it.detail_type())
        .collect();
    let span = alternative.span();
    let meant = nearest_name(text, sent.iter().copied())
        .or_else(|| nearest_name(text, known.iter().copied()));
    let message = format!("No event is known with the detail-type {}.", quoted(text));
    match meant {
        Some(meant) => Some(
            warning(LintCode::UnknownDetailType, span, message)
                .help(format!("Did you mean {}?", quoted(meant)))
                .fix(span, quoted(meant)),
        ),
        None if !sent.is_empty() => {
            let lint = note(LintCode::UnknownDetailType, span, message);
            Some(lint.help(format!("Its sources send: {}.", some(&sent, 6))))
        }
        None => None,
    }
}

/// Sources and detail-types of one combination that nobody sends together; whether that holds for
/// all of them.
fn apart(
    schemas: &Schemas,
    combination: &Combination<'_, '_>,
    source: AskedField<'_>,
    detail_type: AskedField<'_>,
    found: &mut Found,
) -> bool {
    for (alternative, text) in texts(detail_type) {
        let mut senders: Vec<&str> = schemas
            .types()
            .filter(|it| it.detail_type() == text)
            .map(|it| it.source())
            .collect();
        senders.sort_unstable();
        let is_sent = combination.types.iter().any(|it| it.detail_type() == text);
        if senders.is_empty() || is_sent {
            continue;
        }
        let asked: Vec<&str> = texts(source).map(|(_, text)| text).collect();
        let from = match asked.as_slice() {
            [one] => format!("{one} sends no event"),
            _ => "None of these sources sends an event".to_owned(),
        };
        let message = format!(
            "{from} with the detail-type {}; {} does.",
            quoted(text),
            some(&senders, 3)
        );
        let is_own = asked.iter().any(|it| !it.starts_with("aws."));
        let mut lint = if is_own {
            note(LintCode::SourceAndDetailType, alternative.span(), message)
        } else {
            warning(LintCode::SourceAndDetailType, alternative.span(), message)
        };
        let theirs: Vec<&str> = schemas
            .types()
            .filter(|it| asked.contains(&it.source()))
            .map(|it| it.detail_type())
            .collect();
        if !theirs.is_empty() {
            lint = lint.help(format!("{} sends: {}.", some(&asked, 3), some(&theirs, 8)));
        }
        if let ([_], [sender], Some((only, _))) =
            (asked.as_slice(), senders.as_slice(), texts(source).next())
            && source.alternatives().count() == 1
            && *sender != crate::model::EVERY
        {
            lint = lint.fix(only.span(), quoted(sender));
        }
        found.push(lint);
    }
    let all_known = texts(detail_type).count() == detail_type.alternatives().count()
        && texts(detail_type).all(|(_, text)| schemas.detail_types().contains(&text));
    let of_aws = texts(source).count() == source.alternatives().count()
        && texts(source).all(|(_, text)| text.starts_with("aws."));
    combination.types.is_empty() && all_known && of_aws
}
