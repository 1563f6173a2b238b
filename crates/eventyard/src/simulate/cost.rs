//! What a run would cost on AWS, on a terminal.

use std::io::Write;

use anyhow::Result;
use pipeline::metrics::cost::{
    CostLine, Item, NOT_IN_IT, Rate, Usage, by_table, cost, dollars, total, total_of_many,
};
use serde_json::json;

/// How many runs the projection is for.
const RUNS: u64 = 1_000_000;

/// The estimate of what was used.
pub(super) fn write(usage: &Usage, json: bool, out: &mut dyn Write) -> Result<()> {
    let lines = cost(usage);
    if json {
        return write_json(&lines, usage, out);
    }
    writeln!(out, "\ncost, by prices of US East (N. Virginia) in USD")?;
    for table in by_table(&lines) {
        let used = || table.lines.iter().filter(|line| line.is_use());
        if used().next().is_none() {
            continue;
        }
        let service = table.table.service;
        writeln!(out, "{service:<56} {}", amount(table.nanodollars))?;
        for line in used() {
            let (what, unit) = (line.price.what, line.price.of_unit());
            let quantity = line.quantity_text();
            let unit = unit.unwrap_or_default();
            writeln!(
                out,
                "  {quantity:>20} {what:<48} {}  {unit}, {}, {}",
                amount(line.nanodollars),
                table.table.as_of,
                line.price.source
            )?;
        }
        if !table.table.free_tier.is_empty() {
            writeln!(
                out,
                "  {:>20} not subtracted: {}",
                "", table.table.free_tier
            )?;
        }
    }
    writeln!(out, "{:<56} {}", "in all", amount(total(&lines)))?;
    let many = dollars(total_of_many(&lines, RUNS).saturating_mul(1_000));
    writeln!(out, "{:<56} {many}", "1,000,000 such runs")?;
    write_rest(&lines, usage, out)
}

/// What is no part of the sum: what costs by time, what has no price, what was taken for granted.
fn write_rest(lines: &[CostLine], usage: &Usage, out: &mut dyn Write) -> Result<()> {
    let standing = |line: &&CostLine| matches!(line.price.rate, Rate::Standing { .. });
    for line in lines.iter().filter(standing) {
        let unit = line.price.of_unit().unwrap_or_default();
        writeln!(
            out,
            "while it is there: {}, {}: {}, {unit}, {}, {}",
            line.table.service,
            line.price.what,
            line.quantity_text(),
            line.table.as_of,
            line.price.source
        )?;
    }
    for line in lines {
        if let Rate::NotPriced(why) = line.price.rate {
            let named = match line.price.item {
                Item::OtherCalls | Item::OtherDoings => format!(" ({})", usage.others().join(", ")),
                _ => String::new(),
            };
            writeln!(
                out,
                "not priced: {}{named}: {}. {why}",
                line.price.what,
                line.quantity_text()
            )?;
        }
    }
    for line in lines.iter().filter(|line| !line.price.note.is_empty()) {
        let service = line.table.service;
        writeln!(out, "taken for granted, {service}: {}", line.price.note)?;
    }
    writeln!(out, "{NOT_IN_IT}")?;
    Ok(())
}

fn write_json(lines: &[CostLine], usage: &Usage, out: &mut dyn Write) -> Result<()> {
    for line in lines {
        let price = line.price;
        let (kind, unit, why) = match price.rate {
            Rate::Use { per, picodollars } => ("use", Some((per, picodollars)), None),
            Rate::Standing {
                per,
                picodollars,
                time,
            } => (time, Some((per, picodollars)), None),
            Rate::NotPriced(why) => ("not priced", None, Some(why)),
        };
        let told = json!({
            "service": line.table.service,
            "item": price.item,
            "charged_by": kind,
            "quantity": line.quantity,
            "usd": amount(line.nanodollars),
            "unit_price": price.of_unit(),
            "per": unit.map(|(per, _)| per),
            "picodollars": unit.map(|(_, picodollars)| picodollars),
            "basis": price.basis,
            "as_of": line.table.as_of,
            "address": line.table.address,
            "source": price.source,
            "note": Some(price.note).filter(|note| !note.is_empty()),
            "why": why,
        });
        writeln!(out, "{}", json!({ "cost": told }))?;
    }
    let told = json!({
        "usd": amount(total(lines)),
        "usd_of_a_million_runs": amount_of(total_of_many(lines, RUNS)),
        "other_services": usage.others(),
    });
    writeln!(out, "{}", json!({ "cost_in_all": told }))?;
    Ok(())
}

/// An amount in dollars, given in billionths: `0.000001000`.
fn amount(nanodollars: u64) -> String {
    amount_of(u128::from(nanodollars))
}

fn amount_of(nanodollars: u128) -> String {
    const ONE: u128 = 1_000_000_000;
    format!("{}.{:09}", nanodollars / ONE, nanodollars % ONE)
}
