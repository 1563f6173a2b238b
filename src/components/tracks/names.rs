//! Names that fit their place.

/// About how wide a character of a name is, in tenths of a pixel at 13 pixels, semibold.
fn width_of(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 46,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | ' ' | '-' => 60,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 124,
        'A'..='Z' | '_' | '+' | '=' | '…' => 104,
        c if c.is_ascii() => 88,
        _ => 135,
    }
}

/// About how wide a name is, in pixels.
pub fn width(name: &str) -> u32 {
    name.chars().map(width_of).sum::<u32>().div_ceil(10)
}

/// A name at most so many pixels wide: a longer one loses its middle and keeps both ends, because
/// names in an account often begin alike.
pub fn cut(name: &str, most: u32) -> String {
    if width(name) <= most {
        return name.to_owned();
    }
    let chars: Vec<char> = name.chars().collect();
    let (mut head, mut tail) = (String::new(), Vec::new());
    let mut left = (most * 10).saturating_sub(width_of('…'));
    let mut ends = chars.iter();
    let mut at_head = true;
    while let Some(c) = if at_head {
        ends.next()
    } else {
        ends.next_back()
    } {
        let Some(rest) = left.checked_sub(width_of(*c)) else {
            break;
        };
        left = rest;
        if at_head {
            head.push(*c);
        } else {
            tail.push(*c);
        }
        at_head = !at_head;
    }
    tail.reverse();
    head.push('…');
    head.extend(tail);
    head
}

/// What tells a resource in its ARN: what comes after the last colon or slash.
pub fn of_arn(arn: &str) -> &str {
    let name = arn.rsplit([':', '/']).next().unwrap_or(arn);
    if name.is_empty() { arn } else { name }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
