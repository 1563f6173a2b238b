//! Metrics as series of equal periods, for charts.

use pipeline::Timestamp;
use pipeline::metrics::{Datum, Metric};

/// The periods that can be chosen, in milliseconds, with their names.
pub const PERIODS: [(i64, &str); 4] = [
    (60_000, "1 minute"),
    (300_000, "5 minutes"),
    (3_600_000, "1 hour"),
    (86_400_000, "1 day"),
];

/// How many periods a chart shows at most.
const MOST: i64 = 60;

/// The periods that all charts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// When the first period begins.
    pub first: i64,
    /// How long each is, in milliseconds.
    pub period: i64,
    /// How many there are.
    pub count: usize,
    /// Whether there is more before the first.
    pub is_cut: bool,
}

impl Frame {
    /// The periods from the first to the last that anything was counted in, the newest sixty at
    /// most. Without a wish the shortest period that shows all.
    pub fn of(data: &[Datum], wish: Option<i64>) -> Option<Frame> {
        let minutes = data.iter().map(|datum| datum.minute.millis());
        let (first, last) = (minutes.clone().min()?, minutes.max()?);
        let span = |period: i64| last.div_euclid(period) - first.div_euclid(period) + 1;
        let shortest = PERIODS.iter().map(|(period, _)| *period);
        let period = wish
            .or_else(|| shortest.clone().find(|period| span(*period) <= MOST))
            .or_else(|| PERIODS.last().map(|(period, _)| *period))?;
        let count = span(period).min(MOST);
        Some(Frame {
            first: (last.div_euclid(period) - count + 1).saturating_mul(period),
            period,
            count: usize::try_from(count).unwrap_or_default(),
            is_cut: span(period) > MOST,
        })
    }

    /// When a period begins.
    pub fn at(self, place: usize) -> Timestamp {
        let place = i64::try_from(place).unwrap_or_default();
        Timestamp(self.first.saturating_add(place.saturating_mul(self.period)))
    }

    /// What a metric counted in each period, over all rules or for one.
    pub fn sums(self, data: &[Datum], metric: Metric, rule: &str) -> Vec<u64> {
        let mut sums = vec![0_u64; self.count];
        let of_it = |datum: &&Datum| {
            datum.metric == metric && (rule.is_empty() || datum.rule_arn.as_deref() == Some(rule))
        };
        for datum in data.iter().filter(of_it) {
            let place = (datum.minute.millis() - self.first).div_euclid(self.period);
            let place = usize::try_from(place).ok();
            if let Some(sum) = place.and_then(|place| sums.get_mut(place)) {
                *sum += datum.sum;
            }
        }
        sums
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
