//! What the run would cost on AWS.

use crate::store::yard::use_run;
use pipeline::metrics::cost::{
    Basis, CostLine, Item, NOT_IN_IT, Rate, TableCost, Usage, by_table, cost, dollars, grouped,
    total, total_of_many,
};
use yew::prelude::*;

/// How many runs the projection is for.
const RUNS: u64 = 1_000_000;

/// The estimate; nothing before anything was counted.
#[component]
pub fn Costs() -> Html {
    let run = use_run();
    match run.is_empty() {
        true => Html::default(),
        false => estimate(run.used()),
    }
}

/// The estimate of what was used.
pub fn estimate(used: &Usage) -> Html {
    let lines = cost(used);
    let tables = by_table(&lines);
    let paid = |table: &&TableCost| table.lines.iter().any(CostLine::is_use);
    let standing = |line: &&CostLine| matches!(line.price.rate, Rate::Standing { .. });
    let standing: Vec<&CostLine> = lines.iter().filter(standing).collect();
    let unpriced = |line: &&CostLine| matches!(line.price.rate, Rate::NotPriced(_));
    let unpriced: Vec<&CostLine> = lines.iter().filter(unpriced).collect();
    html! {
        <section class="panel stack cost" aria-labelledby="cost-heading">
            <h2 id="cost-heading">{ "What this run would cost" }</h2>
            if lines.is_empty() {
                <p class="quiet">{ "Nothing that AWS charges for has happened yet." }</p>
            } else {
                <p data-cost=""><strong>{ in_dollars(u128::from(total(&lines))) }</strong>{ format!(" for this run; {} such runs would cost {}.", grouped(RUNS), in_dollars(total_of_many(&lines, RUNS))) }</p>
                <table class="steps cost__table" role="table" aria-label="Cost by service">
                    <thead role="rowgroup"><tr role="row">{ for ["What", "How many", "Unit price", "This run"].iter().map(|name| html! { <th role="columnheader" scope="col">{ *name }</th> }) }</tr></thead>
                    { for tables.iter().filter(paid).map(service) }
                </table>
            }
            if !standing.is_empty() {
                <h3>{ "Charged by time, while it is there" }</h3>
                <p class="small quiet">{ "No part of the sum: a run is shorter than what these cost for." }</p>
                <ul class="cost__list" data-standing="">{ for standing.iter().map(|line| stands(line)) }</ul>
            }
            if !unpriced.is_empty() {
                <h3>{ "Not priced" }</h3>
                <ul class="cost__list" data-unpriced="">{ for unpriced.iter().map(|line| not_priced(line, used)) }</ul>
            }
            if !lines.is_empty() { { granted(&tables) } }
            <p class="small quiet">{ format!("{NOT_IN_IT} Prices are those of US East (N. Virginia).") }</p>
        </section>
    }
}

/// The rows of a service: its sum, and what makes it up.
fn service(table: &TableCost) -> Html {
    let name = table.table.service;
    html! {
        <tbody role="rowgroup" data-service={name}>
            <tr class="cost__service" role="row">
                <th role="rowheader" scope="rowgroup" colspan="3">{ name }</th>
                <td role="cell" data-label="This run">{ in_dollars(u128::from(table.nanodollars)) }</td>
            </tr>
            { for table.lines.iter().filter(|line| line.is_use()).map(row) }
        </tbody>
    }
}

fn row(line: &CostLine) -> Html {
    html! {
        <tr role="row" data-item={format!("{:?}", line.price.item)}>
            <th role="rowheader" scope="row">{ line.price.what }{ doubt(line) }</th>
            <td role="cell" data-label="How many">{ line.quantity_text() }</td>
            <td role="cell" data-label="Unit price">{ line.price.of_unit().unwrap_or_default() }</td>
            <td role="cell" data-label="This run">{ in_dollars(u128::from(line.nanodollars)) }</td>
        </tr>
    }
}

/// What is to be said of a price that AWS does not confirm.
fn doubt(line: &CostLine) -> Html {
    let words = match line.price.basis {
        Basis::Documented => return Html::default(),
        Basis::Secondary => " (price not confirmed by AWS)",
        Basis::Unchecked => " (price not checked)",
    };
    html! { <span class="small quiet">{ words }</span> }
}

fn stands(line: &CostLine) -> Html {
    let unit = line.price.of_unit().unwrap_or_default();
    html! {
        <li data-item={format!("{:?}", line.price.item)}>{ format!("{}, {}: {}, {unit}", line.table.service, line.price.what, line.quantity_text()) }{ doubt(line) }</li>
    }
}

fn not_priced(line: &CostLine, used: &Usage) -> Html {
    let Rate::NotPriced(why) = line.price.rate else {
        return Html::default();
    };
    let named = match line.price.item {
        Item::OtherCalls | Item::OtherDoings => format!(" ({})", used.others().join(", ")),
        _ => String::new(),
    };
    html! {
        <li data-item={format!("{:?}", line.price.item)}>{ format!("{}{named}: {}. {why}", line.price.what, line.quantity_text()) }</li>
    }
}

/// What was taken for granted, and where the prices are from, service by service.
fn granted(tables: &[TableCost]) -> Html {
    html! {
        <details class="cost__granted">
            <summary>{ "What was taken for granted, and who names the prices" }</summary>
            { for tables.iter().map(of_table) }
        </details>
    }
}

fn of_table(table: &TableCost) -> Html {
    let known = table.table;
    let mut sources: Vec<&str> = Vec::new();
    for line in &table.lines {
        let is_price = !matches!(line.price.rate, Rate::NotPriced(_));
        if is_price && !sources.contains(&line.price.source) {
            sources.push(line.price.source);
        }
    }
    html! {
        <>
            <h3>{ known.service }</h3>
            <ul class="cost__list small">
                { for table.lines.iter().filter(|line| !line.price.note.is_empty()).map(|line| html! { <li>{ line.price.note }</li> }) }
                if !known.free_tier.is_empty() { <li>{ format!("Free tier, not subtracted: {}.", known.free_tier) }</li> }
                <li>{ format!("As of {}: {}", known.as_of, sources.join("; ")) }</li>
                <li><a href={known.address} target="_blank" rel="noopener noreferrer">{ format!("AWS’s prices of {}", known.service) }</a></li>
            </ul>
        </>
    }
}

/// An amount in dollars, given in billionths.
fn in_dollars(nanodollars: u128) -> String {
    dollars(nanodollars.saturating_mul(1_000))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
