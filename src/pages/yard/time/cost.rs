//! What the run would cost on AWS.

use crate::components::chip::{Chip, Signal};
use crate::store::yard::use_run;
use pipeline::metrics::cost::{Basis, CostLine, Usage, cost, total};
use yew::prelude::*;

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
    let sum = total(&lines);
    let often = u128::from(sum) * 1_000_000;
    html! {
        <section class="panel stack cost" aria-labelledby="cost-heading">
            <h2 id="cost-heading">{ "What this run would cost" }</h2>
            if lines.is_empty() {
                <p class="quiet">{ "Nothing that EventBridge charges for has happened yet." }</p>
            } else {
                <p data-cost=""><strong>{ format!("EventBridge: {}", dollars(u128::from(sum))) }</strong>{ format!(" for this run; 1,000,000 such runs would cost {}.", dollars(often)) }</p>
                <div class="steps__wrap" tabindex="0" role="region" aria-label="Cost of each item">
                    <table class="steps">
                        <thead><tr><th scope="col">{ "EventBridge" }</th><th scope="col">{ "Counted" }</th><th scope="col">{ "Price" }</th><th scope="col">{ "This run" }</th><th scope="col">{ "How well it is known" }</th></tr></thead>
                        <tbody>{ for lines.iter().map(line) }</tbody>
                    </table>
                </div>
            }
            <p class="small quiet">{ "Not in it: what targets and other services cost (functions, builds, messages, storage, alarms), deliveries to services of another account, data transfer, CloudTrail, free tiers and taxes. Prices are those of US East (N. Virginia)." }</p>
        </section>
    }
}

fn line(line: &CostLine) -> Html {
    let price = line.price;
    // A thousandth of a cent is 10,000 billionths of a dollar.
    let unit = u128::from(price.millicents) * 10_000;
    let (signal, word) = match price.basis {
        Basis::Documented => (Signal::Green, "AWS says so"),
        Basis::Secondary => (Signal::Amber, "Others say so"),
        Basis::Unchecked => (Signal::Amber, "Not checked"),
    };
    let counted = match price.unit {
        "GB" => format!("{} bytes", grouped(line.quantity)),
        _ => grouped(line.quantity),
    };
    html! {
        <tr data-item={format!("{:?}", price.item)}>
            <th scope="row">{ price.what }</th>
            <td>{ counted }</td>
            <td>{ format!("{} a {}", dollars(unit), price.unit) }</td>
            <td>{ dollars(u128::from(line.nanodollars)) }</td>
            <td><Chip {signal} text={word} /><span class="small quiet">{ format!(" seen {}: {}", price.seen, price.source) }</span></td>
        </tr>
    }
}

/// An amount in dollars, given in billionths, with as many digits as it needs: `$1.00`,
/// `$0.000002`.
fn dollars(nano: u128) -> String {
    let (whole, rest) = (nano / 1_000_000_000, nano % 1_000_000_000);
    let digits = format!("{rest:09}");
    let digits = digits.trim_end_matches('0');
    let whole = grouped(u64::try_from(whole).unwrap_or(u64::MAX));
    format!("${whole}.{digits:0<2}")
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_as_many_digits_as_they_need() {
        assert_eq!(dollars(0), "$0.00");
        assert_eq!(dollars(1_000_000_000), "$1.00");
        assert_eq!(dollars(1_500_000_000), "$1.50");
        assert_eq!(dollars(2_000), "$0.000002");
        assert_eq!(dollars(1_234_000_000_000), "$1,234.00");
        assert_eq!(
            (grouped(7), grouped(1_000_000)),
            ("7".to_owned(), "1,000,000".to_owned())
        );
    }
}
