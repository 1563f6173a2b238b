//! The estimate: a line for each item that was used.

use super::price::{Price, PriceTable, Rate};
use super::prices::prices;
use super::usage::Usage;

/// One line of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// The table that the price stands in.
    pub table: &'static PriceTable,
    /// The price.
    pub price: &'static Price,
    /// How many events, calls or bytes.
    pub quantity: u64,
    /// What that costs, in billionths of a US dollar: of what stands there for its unit of time,
    /// nothing of what is not priced.
    pub nanodollars: u64,
}

/// The lines of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCost {
    /// The table.
    pub table: &'static PriceTable,
    /// Its lines; never empty.
    pub lines: Vec<CostLine>,
    /// The sum of what was used, in billionths of a US dollar.
    pub nanodollars: u64,
}

impl CostLine {
    /// Whether the line belongs to the sum of the run.
    pub fn is_use(&self) -> bool {
        matches!(self.price.rate, Rate::Use { .. })
    }

    /// What so many times the quantity costs, in billionths of a US dollar.
    pub fn times(&self, times: u64) -> u128 {
        let (per, picodollars) = match self.price.rate {
            Rate::Use { per, picodollars }
            | Rate::Standing {
                per, picodollars, ..
            } => (per, picodollars),
            Rate::NotPriced(_) => (1, 0),
        };
        let all = u128::from(self.quantity)
            .saturating_mul(u128::from(picodollars))
            .saturating_mul(u128::from(times));
        all / u128::from(per.max(1)) / 1_000
    }
}

/// What a run would cost: a line for each item that was used, stands there, or has no price, table by
/// table.
pub fn cost(usage: &Usage) -> Vec<CostLine> {
    let line = |(table, price): (&'static PriceTable, &'static Price)| {
        let line = CostLine {
            table,
            price,
            quantity: usage.quantity(price.item),
            nanodollars: 0,
        };
        CostLine {
            nanodollars: u64::try_from(line.times(1)).unwrap_or(u64::MAX),
            ..line
        }
    };
    let lines = prices().map(line);
    lines.filter(|line| line.quantity > 0).collect()
}

/// The sum of what was used, in billionths of a US dollar. What stands there is no part of it.
pub fn total(lines: &[CostLine]) -> u64 {
    let used = lines.iter().filter(|line| line.is_use());
    used.fold(0, |sum, line| sum.saturating_add(line.nanodollars))
}

/// The sum of so many such runs, in billionths of a US dollar: each line is rounded down only then.
pub fn total_of_many(lines: &[CostLine], runs: u64) -> u128 {
    let used = lines.iter().filter(|line| line.is_use());
    used.fold(0, |sum, line| sum.saturating_add(line.times(runs)))
}

/// The lines by their tables, in their order.
pub fn by_table(lines: &[CostLine]) -> Vec<TableCost> {
    let of_one = |one: &CostLine, other: &CostLine| std::ptr::eq(one.table, other.table);
    let tables = lines.chunk_by(of_one);
    let of = |lines: &[CostLine]| {
        Some(TableCost {
            table: lines.first()?.table,
            lines: lines.to_vec(),
            nanodollars: total(lines),
        })
    };
    tables.filter_map(of).collect()
}
