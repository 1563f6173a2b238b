//! How ready the person is: the whole exam, each domain, each task.

use super::band::{Row, rows, said};
use super::facts::Facts;
use crate::components::chip::{Chip, Signal};
use crate::components::help::help;
use crate::pages::exam::chart::with_table;
use quiz::progress::{DomainLevel, Level};
use yew::prelude::*;

/// How it is computed.
const HELP: &[&str] = &[
    "An estimate is how many of a hundred questions of the exam you would answer rightly today; the band holds the true number 95 times of 100, as far as these questions are like those of the exam.",
    "Each question counts half by your first answer and half by your last, so that repeating one does not make you look better than you are. An answer weighs half as much after 60 days.",
    "What was not asked yet may be known or not: a band is as wide as what is open in it. Tasks of a domain count alike, domains as much as the exam weighs them.",
    "The score follows a straight line from no question right to all of them. AWS does not publish how it scales.",
];

/// The panel.
pub(super) fn view(facts: &Facts) -> Html {
    let readiness = &facts.readiness;
    let overall = &readiness.overall;
    let pass = (readiness.pass * 100.0).ceil();
    let (signal, word) = prospect(overall, readiness.pass);
    let (scaled, from, to) = readiness.scaled(&facts.blueprint);
    let (low, high) = overall.band();
    let bars: Vec<Row> = readiness
        .domains
        .iter()
        .map(|domain| Row {
            label: format!("{}. {}", domain.domain, facts.domain(domain.domain)),
            level: domain.level,
        })
        .collect();
    let spoken: Vec<String> = bars
        .iter()
        .map(|row| format!("{}: {}", row.label, said(&row.level)))
        .collect();
    let name = format!(
        "Estimated share of right answers by domain; {pass} % passes. {}. The table below has all of it.",
        spoken.join("; ")
    );
    html! {
        <section class="panel stack" id="readiness">
            <h2>{ "How ready you are" }</h2>
            <p class="row">
                <strong class="exam__score">{ format!("{} %", overall.percent()) }</strong>
                <Chip {signal} text={word} />
            </p>
            <p>{ format!(
                "Of a hundred questions you would answer about {} rightly today, with a band from {low} to {high}; {pass} pass. On the exam's scale that is {scaled} ({from} to {to}), where {} passes.",
                overall.percent(), facts.blueprint.pass
            ) }</p>
            { with_table("Readiness", rows(name, &bars, readiness.pass), table(facts)) }
            { help(HELP) }
        </section>
    }
}

/// How a band stands to the share that passes.
fn prospect(level: &Level, pass: f64) -> (Signal, &'static str) {
    if level.low >= pass {
        (Signal::Green, "Above the pass mark")
    } else if level.high < pass {
        (Signal::Red, "Below the pass mark")
    } else {
        (Signal::Amber, "Still open")
    }
}

/// Domains and their tasks.
fn table(facts: &Facts) -> Html {
    let row = |name: String, level: &Level, weight: String| {
        let (low, high) = level.band();
        html! {
            <tr>
                <th scope="row">{ name }</th>
                <td>{ weight }</td>
                <td>{ if level.is_empty() { "–".to_owned() } else { format!("{} %", level.percent()) } }</td>
                <td>{ if level.is_empty() { "–".to_owned() } else { format!("{low} to {high}") } }</td>
            </tr>
        }
    };
    let of = |domain: &DomainLevel| {
        let name = format!("{}. {}", domain.domain, facts.domain(domain.domain));
        let tasks = domain.tasks.iter().map(|task| {
            let name = format!("{} {}", task.task, facts.task(&task.task));
            row(name, &task.level, String::new())
        });
        html! {
            <>
                { row(name, &domain.level, format!("{} %", domain.weight)) }
                { for tasks }
            </>
        }
    };
    html! {
        <table class="exam__table">
            <thead><tr>
                <th scope="col">{ "Domain or task" }</th><th scope="col">{ "Weight" }</th>
                <th scope="col">{ "Estimate" }</th><th scope="col">{ "Band" }</th>
            </tr></thead>
            <tbody>{ for facts.readiness.domains.iter().map(of) }</tbody>
        </table>
    }
}
