//! Numbers as the engine compares them.

/// A number that the engine can compare: a double, in an order-preserving form.
///
/// The engine takes a number only where its decimal value is the very one that Java prints for
/// the nearest double, so `0.1`, `1e2` and `9007199254740992` are comparable and
/// `9007199254740993` is not. Minus zero is zero: decimal numbers have no sign there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Comparable(u64);

const SIGN: u64 = 1 << 63;

impl Comparable {
    /// The number written as `text`, which is a JSON number. `None` where it is not comparable.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value: f64 = text.parse().ok()?;
        if !value.is_finite() || Decimal::parse(text)? != Decimal::parse(&java_text(value))? {
            return None;
        }
        // Adding zero turns minus zero into zero and changes nothing else.
        let bits = (value + 0.0).to_bits();
        Some(Self(if bits & SIGN == 0 { bits | SIGN } else { !bits }))
    }
}

/// The shortest digits that read back as `value`, but at least two of them, as Java prints them.
fn java_text(value: f64) -> String {
    let shortest = format!("{value:e}");
    let two = format!("{value:.1e}");
    if !shortest.contains('.') && two.parse() == Ok(value) {
        two
    } else {
        shortest
    }
}

/// A decimal number in its one simplest form: digits without zeros at either end, and the power
/// of ten of the last one.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let kept = all.trim_end_matches('0');
        let dropped = i64::try_from(all.len() - kept.len()).ok()?;
        let digits = kept.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits,
                exponent: 0,
            });
        }
        let places = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.checked_sub(places)?.checked_add(dropped)?;
        Some(Self {
            negative,
            digits,
            exponent,
        })
    }
}

#[cfg(test)]
mod tests;
