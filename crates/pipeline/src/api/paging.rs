//! Lists in pages.
//!
//! AWS promises no order of a list; the yard lists in the order in which
//! things were made. A token names the last thing of its page, so that what is
//! made or deleted meanwhile neither repeats nor hides the others.

use super::arns::invalid;
use super::request::{Out, Request};
use super::shape::texts::{LIMIT, TOKEN};
use super::shape::{Member, optional};
use crate::refusal::Refusal;
use serde_json::Value;

/// The members by which a request asks for a page.
pub(super) const NEXT_TOKEN: Member = optional("NextToken", TOKEN);
/// The members by which a request asks for a page.
pub(super) const LIMIT_MEMBER: Member = optional("Limit", LIMIT);

/// How many a page has where the request does not say.
const PAGE: usize = 100;

/// Answers the page of a list that a request asks for: `name` holds the items,
/// and `NextToken` stands beside it where there are more. Each item comes with
/// the name that is unique in the list.
/// Errors: a token that no page has given out.
pub(super) fn page<T>(
    request: Request<'_>,
    name: &str,
    items: &[(&str, T)],
    write: impl Fn(&T) -> Value,
) -> Result<Value, Refusal> {
    let start = match request.text("NextToken") {
        Some(token) => {
            let (index, last) =
                read(token).ok_or_else(|| invalid("Parameter NextToken is not valid."))?;
            let found = items.iter().position(|(key, _)| *key == last);
            found.map_or(index, |at| at.saturating_add(1))
        }
        None => 0,
    };
    let most = request
        .whole("Limit")
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(PAGE);
    let end = start.saturating_add(most).min(items.len());
    let shown = items.get(start.min(end)..end).unwrap_or_default();
    let token = shown
        .last()
        .filter(|_| end < items.len())
        .map(|(key, _)| write_token(end, key));
    let shown: Vec<Value> = shown.iter().map(|(_, item)| write(item)).collect();
    Ok(Out::default()
        .put(name, shown)
        .some("NextToken", token)
        .done())
}

/// A token: place and name in hexadecimal digits, with a check at the end.
fn write_token(index: usize, last: &str) -> String {
    let plain = format!("{index}:{last}");
    let check = sum(plain.as_bytes());
    let bytes = plain.bytes().chain([check]);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

fn read(token: &str) -> Option<(usize, String)> {
    let digits = token.as_bytes().chunks(2);
    let bytes: Option<Vec<u8>> = digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let bytes = bytes?;
    let (check, plain) = bytes.split_last()?;
    let plain = std::str::from_utf8(plain).ok()?;
    let (index, last) = plain.split_once(':')?;
    (sum(plain.as_bytes()) == *check).then_some((index.parse().ok()?, last.to_owned()))
}

fn sum(bytes: &[u8]) -> u8 {
    bytes
        .iter()
        .fold(0x5a, |sum, byte| sum.rotate_left(3) ^ byte.wrapping_mul(31))
}

#[cfg(test)]
mod tests;
