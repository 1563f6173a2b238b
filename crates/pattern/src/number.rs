//! Numbers as the engine compares them.

/// A number that the engine can compare: a double, in an order-preserving form.
///
/// The engine takes a number only where its decimal value is the very one that Java prints for
/// the nearest double, so `0.1`, `1e2` and `9007199254740992` are comparable and
/// `9007199254740993` is not. Minus zero is zero.
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
        let bits = (value + 0.0).to_bits();
        Some(Self(if bits & SIGN == 0 { bits | SIGN } else { !bits }))
    }

    /// The number as a double.
    pub(crate) fn value(self) -> f64 {
        let Self(code) = self;
        f64::from_bits(if code & SIGN == 0 {
            !code
        } else {
            code & !SIGN
        })
    }

    /// The number as JSON text that can be compared.
    pub(crate) fn written(self) -> String {
        written(self.value())
    }

    /// A number strictly between two others, where there is one; no bound means no limit on that
    /// side. A whole number where one lies there.
    pub(crate) fn between(bottom: Option<Self>, top: Option<Self>) -> Option<String> {
        let inside = |text: &String| {
            Self::parse(text)
                .is_some_and(|n| bottom.is_none_or(|b| b < n) && top.is_none_or(|t| n < t))
        };
        let candidates = match (bottom.map(Self::value), top.map(Self::value)) {
            (None, None) => vec![0.0],
            (Some(low), None) => vec![low.floor() + 1.0, low.next_up()],
            (None, Some(high)) => vec![high.ceil() - 1.0, high.next_down()],
            (Some(low), Some(high)) => {
                vec![low.floor() + 1.0, low / 2.0 + high / 2.0, low.next_up()]
            }
        };
        let texts = candidates
            .into_iter()
            .filter(|v| v.is_finite())
            .map(|v| v + 0.0);
        texts.map(written).find(inside)
    }
}

fn written(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        java_text(value)
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
