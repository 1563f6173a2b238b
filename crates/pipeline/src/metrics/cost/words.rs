//! Amounts and quantities in words.

use super::estimate::CostLine;
use super::price::{Price, Rate, Shown};

/// What is in no estimate.
pub const NOT_IN_IT: &str = "Not in it: taxes, data transfer, what is kept from month to month, keys of KMS, what code writes to its own logs, and work that still goes on. Free tiers are named and not subtracted.";

/// A number with commas between its thousands: `1,000,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An amount in dollars, given in millionths of a millionth, with as many digits as it needs: `$1.00`,
/// `$0.0000004`.
pub fn dollars(picodollars: u128) -> String {
    let (whole, rest) = (picodollars / ONE, picodollars % ONE);
    let digits = format!("{rest:012}");
    let digits = digits.trim_end_matches('0');
    let whole = grouped(u64::try_from(whole).unwrap_or(u64::MAX));
    format!("${whole}.{digits:0<2}")
}

const ONE: u128 = 1_000_000_000_000;

impl Price {
    /// The price of a unit: `$0.40 a million`, `$0.10 an alarm metric and month`; none of what is not
    /// priced.
    pub fn of_unit(&self) -> Option<String> {
        let (picodollars, time) = match self.rate {
            Rate::Use { picodollars, .. } => (picodollars, None),
            Rate::Standing {
                picodollars, time, ..
            } => (picodollars, Some(time)),
            Rate::NotPriced(_) => return None,
        };
        if picodollars == 0 {
            return Some("free".to_owned());
        }
        let unit = match self.unit {
            "each" => "each".to_owned(),
            unit if unit.starts_with(|c: char| c.is_ascii_digit()) => format!("for {unit}"),
            unit if unit.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {unit}"),
            unit => format!("a {unit}"),
        };
        let time = time.map_or_else(String::new, |time| format!(" and {time}"));
        Some(format!("{} {unit}{time}", dollars(u128::from(picodollars))))
    }
}

impl CostLine {
    /// How many, with the unit where they are not things: `3`, `1,024 bytes`, `0.025 GB-seconds`.
    pub fn quantity_text(&self) -> String {
        match self.price.shown {
            Shown::Number => grouped(self.quantity),
            Shown::Bytes if self.quantity == 1 => "1 byte".to_owned(),
            Shown::Bytes => format!("{} bytes", grouped(self.quantity)),
            Shown::Units => {
                let per = match self.price.rate {
                    Rate::Use { per, .. } | Rate::Standing { per, .. } => per.max(1),
                    Rate::NotPriced(_) => 1,
                };
                let (whole, rest) = (self.quantity / per, self.quantity % per);
                let millionths = u128::from(rest) * 1_000_000 / u128::from(per);
                let digits = format!(".{millionths:06}");
                let digits = digits.trim_end_matches(['0', '.']);
                let plural = if self.quantity == per { "" } else { "s" };
                let whole = grouped(whole);
                format!("{whole}{digits} {}{plural}", self.price.unit)
            }
        }
    }
}
