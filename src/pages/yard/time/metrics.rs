//! The metrics of the run as small charts, each with its table.

use super::series::{Frame, PERIODS};
use super::words::utc;
use crate::platform::dom;
use crate::store::yard::{last_of, use_run};
use pipeline::metrics::{Datum, Metric};
use quiz::order;
use yew::prelude::*;

/// All charts, for one rule or for all.
#[component]
pub fn Charts() -> Html {
    let run = use_run();
    let rule = use_state(String::new);
    let period = use_state(|| None::<i64>);
    let data = use_memo(run.clone(), |run| run.metrics().data());
    let choose = {
        let rule = rule.clone();
        move |event: Event| rule.set(dom::select_value(&event))
    };
    let measure = {
        let period = period.clone();
        move |event: Event| period.set(dom::select_value(&event).parse().ok())
    };
    let Some(frame) = Frame::of(&data, *period) else {
        return html! {
            <section class="stack metrics" aria-labelledby="metrics-heading">
                <h2 id="metrics-heading">{ "Metrics" }</h2>
                <p class="quiet">{ "Nothing was counted yet. As in CloudWatch, a metric has a value only where something happened." }</p>
            </section>
        };
    };
    let charted = charted(&data, frame, &rule);
    let silent: Vec<&str> = Metric::ALL
        .into_iter()
        .filter(|metric| !charted.iter().any(|chart| chart.metric == *metric))
        .map(Metric::as_str)
        .collect();
    let mut rules: Vec<&str> = data
        .iter()
        .filter_map(|datum| datum.rule_arn.as_deref())
        .collect();
    order::sort(&mut rules);
    rules.dedup();
    html! {
        <section class="stack metrics" aria-labelledby="metrics-heading">
            <h2 id="metrics-heading">{ "Metrics" }</h2>
            <div class="row metrics__choice">
                <div class="field">
                    <label class="field__label" for="metrics-rule">{ "Rule" }</label>
                    <select class="input" id="metrics-rule" onchange={choose}>
                        <option value="" selected={rule.is_empty()}>{ "All rules" }</option>
                        { for rules.iter().map(|arn| html! { <option value={arn.to_string()} selected={*arn == *rule}>{ last_of(arn) }</option> }) }
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for="metrics-period">{ "Period" }</label>
                    <select class="input" id="metrics-period" onchange={measure}>
                        <option value="" selected={period.is_none()}>{ format!("As fits ({})", name_of(frame.period)) }</option>
                        { for PERIODS.iter().map(|(millis, name)| html! { <option value={millis.to_string()} selected={*period == Some(*millis)}>{ *name }</option> }) }
                    </select>
                </div>
            </div>
            if frame.is_cut {
                <p class="quiet small">{ format!("The charts show the newest {} periods. A longer period shows more.", frame.count) }</p>
            }
            <div class="metrics__charts">{ for charted.iter().map(|chart| chart.html(frame)) }</div>
            if !silent.is_empty() {
                <p class="quiet small">{ format!("Nothing was counted of {}. As in CloudWatch, a metric has a value only where something happened.", silent.join(", ")) }</p>
            }
        </section>
    }
}

fn name_of(period: i64) -> &'static str {
    let found = PERIODS.iter().find(|(each, _)| *each == period);
    found.map_or("", |(_, name)| name)
}

/// The metrics that counted anything in the frame.
fn charted(data: &[Datum], frame: Frame, rule: &str) -> Vec<Chart> {
    Metric::ALL
        .into_iter()
        .map(|metric| Chart {
            metric,
            sums: frame.sums(data, metric, rule),
        })
        .filter(|chart| chart.sums.iter().any(|sum| *sum > 0))
        .collect()
}

/// A metric and what it counted in each period.
struct Chart {
    metric: Metric,
    sums: Vec<u64>,
}

/// The chart's sides in its own units.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 56.0;

impl Chart {
    fn html(&self, frame: Frame) -> Html {
        let name = self.metric.as_str();
        let total: u64 = self.sums.iter().sum();
        let most = self.sums.iter().copied().max().unwrap_or_default();
        let peak = self.sums.iter().position(|sum| *sum == most);
        let peak = utc(frame.at(peak.unwrap_or_default()));
        let said = format!(
            "{name}: {total} in all, at most {most} in {} (from {peak})",
            name_of(frame.period)
        );
        html! {
            <figure class="panel chart" key={name} data-metric={name}>
                <figcaption class="chart__head"><span class="mono">{ name }</span><strong class="chart__total">{ total }</strong></figcaption>
                <svg class="chart__bars" role="img" aria-label={said} viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none">
                    <path class="chart__base" d={format!("M0 {HEIGHT}H{WIDTH}")} />
                    { for self.bars(most).iter().map(|d| html! { <path class="chart__bar" d={d.clone()} /> }) }
                </svg>
                <div class="chart__axis small quiet">
                    <span>{ utc(frame.at(0)) }</span>
                    if self.sums.len() > 1 { <span>{ utc(frame.at(self.sums.len() - 1)) }</span> }
                </div>
                <details>
                    <summary class="small">{ "As a table" }<span class="visually-hidden">{ format!(": {name}") }</span></summary>
                    <table class="chart__table small">
                        <thead><tr><th scope="col">{ "From" }</th><th scope="col">{ "Sum" }</th></tr></thead>
                        <tbody>{ for self.sums.iter().enumerate().filter(|(_, sum)| **sum > 0).map(|(at, sum)| html! {
                            <tr><td>{ utc(frame.at(at)) }</td><td>{ *sum }</td></tr>
                        }) }</tbody>
                    </table>
                </details>
            </figure>
        }
    }

    /// The outline of each bar that is higher than nothing.
    fn bars(&self, most: u64) -> Vec<String> {
        let wide = WIDTH / self.sums.len().max(1) as f64;
        let bar = (wide * 0.8).min(24.0);
        let bars = self.sums.iter().enumerate().filter(|(_, sum)| **sum > 0);
        bars.map(|(at, sum)| {
            let left = wide * at as f64 + (wide - bar) / 2.0;
            let high = (HEIGHT - 4.0) * *sum as f64 / most.max(1) as f64;
            let top = HEIGHT - high;
            format!("M{left:.1} {HEIGHT}V{top:.1}h{bar:.1}V{HEIGHT}z")
        })
        .collect()
    }
}
