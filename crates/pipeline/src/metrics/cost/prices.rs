//! The prices of US East (N. Virginia) in US dollars, a dated table for each service.

use super::item::Item;
use super::price::{Price, PriceTable};

mod compute;
mod eventbridge;
mod messages;
mod monitoring;
mod operations;
mod storage;

/// Every table, in the order in which a page shows them.
pub static TABLES: [&PriceTable; 18] = [
    &eventbridge::TABLE,
    &compute::FUNCTIONS,
    &compute::WORKFLOWS,
    &messages::TOPICS,
    &messages::QUEUES,
    &storage::KINESIS,
    &storage::DELIVERY,
    &storage::BUCKETS,
    &storage::TABLES,
    &monitoring::CLOUDWATCH,
    &monitoring::CLOUDTRAIL,
    &compute::BUILDS,
    &operations::PIPELINES,
    &operations::DEPLOYMENTS,
    &compute::TASKS,
    &operations::SYSTEMS_MANAGER,
    &operations::CONFIG,
    &operations::REST,
];

/// Every price with its table, in the order in which a page shows them.
pub fn prices() -> impl Iterator<Item = (&'static PriceTable, &'static Price)> {
    let of = |table: &&'static PriceTable| {
        let table = *table;
        table.prices.iter().map(move |price| (table, price))
    };
    TABLES.iter().flat_map(of)
}

/// The price of an item.
pub fn price_of(item: Item) -> Option<&'static Price> {
    let mut all = prices();
    all.find_map(|(_, price)| (price.item == item).then_some(price))
}
