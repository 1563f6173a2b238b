//! Doubles from decimal digits and back, exactly.
//!
//! The standard library does the same with tables of 30 KB, which every page that matches would
//! have to load. Here most numbers are exact by plain arithmetic, and the others by long division.

use super::big::Big;

/// A positive decimal number: digits times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// At most [`MOST_DIGITS`] digits; none at the end is zero.
    pub(super) digits: u64,
    /// The power of ten of the last digit.
    pub(super) exponent: i64,
}

/// As many digits tell each double from every other.
pub(super) const MOST_DIGITS: usize = 17;
/// So many digits come back from a double unchanged, unless it is [subnormal](LEAST_NORMAL).
const SAFE_DIGITS: usize = 15;
/// The bits of the least double that has all 53 digits.
const LEAST_NORMAL: u64 = 1 << 52;
/// The bits of infinity.
const INFINITY: u64 = 0x7FF << 52;
/// Powers of five that one limb holds.
const FIVES: [u32; 14] = {
    let mut powers = [1; 14];
    let mut at = 1;
    while at < powers.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
        {
            powers[at] = powers[at - 1] * 5;
        }
        at += 1;
    }
    powers
};

impl Decimal {
    /// In its one simplest form.
    pub(super) fn new(mut digits: u64, mut exponent: i64) -> Self {
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        Self { digits, exponent }
    }

    fn count(self) -> usize {
        self.digits
            .checked_ilog10()
            .map_or(0, |log| log as usize + 1)
    }

    /// The bits of the nearest double; `None` where that is infinite.
    pub(super) fn nearest(self) -> Option<u64> {
        if self.digits == 0 || self.exponent < -400 {
            return Some(0);
        }
        if self.exponent > 310 {
            return None;
        }
        let power = self.exponent.unsigned_abs();
        if self.digits <= 1 << 53 && power <= 22 {
            // Both are doubles, so the one operation rounds only once.
            #[expect(clippy::cast_precision_loss, reason = "it has at most 53 bits")]
            let digits = self.digits as f64;
            let ten = (0..power).fold(1.0, |ten, _| ten * 10.0);
            let value = if self.exponent < 0 {
                digits / ten
            } else {
                digits * ten
            };
            return Some(value.to_bits());
        }
        let mut big = Big::new(self.digits);
        if self.exponent >= 0 {
            by_fives(power, |five| big.times(five));
            return round(big, self.exponent, false);
        }
        // Three bits for each power of five, and what a double has.
        let shift = 64 + 3 * usize::try_from(power).ok()?;
        big.shift_up(shift);
        let mut inexact = false;
        by_fives(power, |five| inexact |= big.divide(five) != 0);
        round(big, self.exponent - i64::try_from(shift).ok()?, inexact)
    }

    /// Whether this is the number that Java prints for its nearest double, which has these bits:
    /// the shortest that reads back as the same, with at least two digits, and the nearest of those.
    pub(super) fn is_printed_for(self, bits: u64) -> bool {
        let count = self.count();
        if bits >= LEAST_NORMAL && count <= SAFE_DIGITS {
            return true;
        }
        let exact = Exact::of(bits);
        let is_needed = || count <= 2 || exact.shown(count - 1).is_none();
        count <= MOST_DIGITS && exact.shown(count.max(2)) == Some(self) && is_needed()
    }

    /// What Java prints for the double of these bits.
    pub(super) fn printed(bits: u64) -> Self {
        let exact = Exact::of(bits);
        let mut shown = (2..MOST_DIGITS).filter_map(|count| exact.shown(count));
        shown.next().unwrap_or_else(|| exact.around(MOST_DIGITS).0)
    }
}

/// Goes through factors that make five to this power together.
fn by_fives(mut power: u64, mut each: impl FnMut(u32)) {
    while power > 0 {
        let step = usize::try_from(power)
            .unwrap_or(usize::MAX)
            .min(FIVES.len() - 1);
        each(FIVES.get(step).copied().unwrap_or(1));
        power -= step as u64;
    }
}

/// The bits of the double nearest to `big * 2^exponent`, or to a little more where that is inexact.
/// Of two that are as near, the even one.
fn round(big: Big, exponent: i64, inexact: bool) -> Option<u64> {
    let top = i64::try_from(big.bits()).ok()? - 1 + exponent;
    if top > 1023 {
        return None;
    }
    // The power of two of the last bit that the double has.
    let last = (top - 52).max(-1074);
    let mut big = big;
    let Ok(dropped) = usize::try_from(last - exponent) else {
        big.shift_up(usize::try_from(exponent - last).ok()?);
        return assemble(big.above(0), last);
    };
    let mantissa = big.above(dropped);
    let half = dropped > 0 && big.above(dropped - 1) & 1 == 1;
    let below = inexact || (dropped > 1 && big.has_below(dropped - 1));
    let up = half && (below || mantissa & 1 == 1);
    assemble(mantissa + u64::from(up), last)
}

/// The bits of `mantissa * 2^last`; a mantissa that has become a bit longer is right too.
fn assemble(mantissa: u64, last: i64) -> Option<u64> {
    let bits = (u64::try_from(last + 1074).ok()? << 52) + mantissa;
    (bits < INFINITY).then_some(bits)
}

/// All decimal digits of a double.
struct Exact {
    bits: u64,
    digits: Vec<u8>,
    /// The power of ten of the last digit.
    exponent: i64,
}

impl Exact {
    fn of(bits: u64) -> Self {
        let (biased, fraction) = (bits >> 52, bits & (LEAST_NORMAL - 1));
        let mantissa = if biased == 0 {
            fraction
        } else {
            fraction | LEAST_NORMAL
        };
        let power = i64::try_from(biased.max(1)).unwrap_or_default() - 1075;
        let mut big = Big::new(mantissa);
        match usize::try_from(power) {
            Ok(power) => big.shift_up(power),
            Err(_) => by_fives(power.unsigned_abs(), |five| big.times(five)),
        }
        Self {
            bits,
            digits: big.digits(),
            exponent: power.min(0),
        }
    }

    /// The nearest number with at most so many digits that reads back as this double.
    fn shown(&self, count: usize) -> Option<Decimal> {
        let (near, far) = self.around(count);
        let reads_back = |decimal: &Decimal| decimal.nearest() == Some(self.bits);
        // Below a power of two doubles lie closer, so the other one can be the right one.
        [near, far].into_iter().find(reads_back)
    }

    /// The two numbers with at most so many digits that this one lies between, the nearer first;
    /// of two that are as near, the even one.
    fn around(&self, count: usize) -> (Decimal, Decimal) {
        let (kept, rest) = self
            .digits
            .split_at_checked(count)
            .unwrap_or((&self.digits, &[]));
        let digits = kept
            .iter()
            .fold(0, |digits, digit| digits * 10 + u64::from(*digit));
        let is_up = match rest {
            [5, more @ ..] => more.iter().any(|digit| *digit != 0) || digits % 2 == 1,
            [first, ..] => *first > 5,
            [] => false,
        };
        let dropped = i64::try_from(rest.len()).unwrap_or_default();
        let with = |more: bool| Decimal::new(digits + u64::from(more), self.exponent + dropped);
        (with(is_up), with(!is_up && !rest.is_empty()))
    }
}

#[cfg(test)]
mod tests;
