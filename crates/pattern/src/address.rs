//! IP addresses as the engine reads them.

/// The address written as `text`, as hexadecimal digits in capitals: 8 for version 4, 32 for
/// version 6. An IPv4 address mapped into IPv6 counts as version 4.
pub(crate) fn parse(text: &str) -> Result<String, NotAnAddress> {
    let possible = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':');
    if !text.bytes().all(possible) {
        return Err(NotAnAddress::Nonstandard);
    }
    let bytes = if looks_like_v4(text) {
        v4(text)
    } else if looks_like_v6(text) {
        v6(text)
    } else {
        return Err(NotAnAddress::Nonstandard);
    };
    let bytes = bytes.ok_or(NotAnAddress::Invalid)?;
    Ok(hex(&bytes))
}

/// As [`parse`], behind what stands in `digits`; how many more those are.
pub(crate) fn parse_into(text: &str, digits: &mut String) -> Result<usize, NotAnAddress> {
    if let Some(bytes) = plain_v4(text) {
        digits.extend(hex_digits(&bytes));
        return Ok(8);
    }
    let more = parse(text)?;
    digits.push_str(&more);
    Ok(more.len())
}

/// The bytes of an address of version 4 with at most three digits a part, as nearly all are.
fn plain_v4(text: &str) -> Option<[u8; 4]> {
    let mut bytes = [0; 4];
    let (mut part, mut value, mut digits) = (0, 0_u16, 0);
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            value = value * 10 + u16::from(byte - b'0');
            digits += 1;
        } else if byte == b'.' && digits > 0 {
            *bytes.get_mut(part)? = u8::try_from(value).ok()?;
            (part, value, digits) = (part + 1, 0, 0);
        } else {
            return None;
        }
        if digits > 3 {
            return None;
        }
    }
    let last = u8::try_from(value).ok().filter(|_| part == 3 && digits > 0);
    *bytes.get_mut(part)? = last?;
    Some(bytes)
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAnAddress {
    /// It does not look like an address at all.
    Nonstandard,
    /// It looks like one, but a part is out of range.
    Invalid,
}

/// Hexadecimal digits in capitals.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    text.extend(hex_digits(bytes));
    text
}

fn hex_digits(bytes: &[u8]) -> impl Iterator<Item = char> {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    let digit = |digit: u8| {
        if digit < 10 {
            b'0' + digit
        } else {
            b'A' + digit - 10
        }
    };
    digits.map(move |it| char::from(digit(it)))
}

/// The bytes behind hexadecimal digits.
pub(crate) fn bytes(hex: &str) -> Vec<u8> {
    let digit = |b: &u8| {
        char::from(*b)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
            .unwrap_or(0)
    };
    hex.as_bytes()
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |value, b| value * 16 + digit(b)))
        .collect()
}

fn looks_like_v4(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split('.').count() == 4 && text.split('.').all(digits)
}

fn looks_like_v6(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|b| b == b':' || b.is_ascii_hexdigit())
}

/// Four decimal parts; leading zeros mean nothing. Longer than 15 characters is no address.
fn v4(text: &str) -> Option<Vec<u8>> {
    if text.len() > 15 {
        return None;
    }
    text.split('.').map(|part| part.parse().ok()).collect()
}

/// Eight groups of hexadecimal digits, one run of zero groups shortened to `::` if need be.
fn v6(text: &str) -> Option<Vec<u8>> {
    let bytes = match text.split_once("::") {
        None => groups(text)?,
        Some((_, right)) if right.contains("::") || right.starts_with(':') => return None,
        Some((left, right)) => {
            let mut bytes = if left.is_empty() {
                Vec::new()
            } else {
                groups(left)?
            };
            let tail = if right.is_empty() {
                Vec::new()
            } else {
                groups(right)?
            };
            let zeros = 16_usize
                .checked_sub(bytes.len() + tail.len())
                .filter(|n| *n > 0)?;
            bytes.extend(std::iter::repeat_n(0, zeros));
            bytes.extend(tail);
            bytes
        }
    };
    match bytes.split_at_checked(12) {
        Some(([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], v4)) => Some(v4.to_vec()),
        Some((_, [_, _, _, _])) => Some(bytes),
        _ => None,
    }
}

fn groups(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in text.split(':') {
        let value = u32::from_str_radix(group, 16).ok()?;
        bytes.extend(u16::try_from(value).ok()?.to_be_bytes());
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
