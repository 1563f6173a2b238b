//! What a run would cost on AWS: prices as data with their date, and what is counted for them.
//!
//! [`TABLES`] holds a dated table for each service, with the prices of US East (N. Virginia); each
//! price says who names it. What a run uses is counted in a [`Usage`]: what event buses do from their
//! steps, what services do where they do it (`meter`), and what stands there meanwhile from the yard.
//! [`cost`] makes lines of it. What is charged by the month or the hour is named in a line of its
//! own and no part of the sum; what has no price has a line with the reason. Taxes, data transfer
//! and free tiers are not in an estimate.

mod estimate;
mod item;
pub(crate) mod meter;
mod price;
mod prices;
mod standing;
mod steps;
mod usage;
mod words;

pub use estimate::{CostLine, TableCost, by_table, cost, total, total_of_many};
pub use item::Item;
pub use price::{Basis, Price, PriceTable, Rate, Shown};
pub use prices::{TABLES, price_of, prices};
pub use steps::EVENT_CHUNK_BYTES;
pub use usage::Usage;
pub use words::{NOT_IN_IT, dollars, grouped};

#[cfg(test)]
mod tests;
