//! Estimates with their bands as rows of a chart; lengths are percentages, heights pixels.

use quiz::progress::Level;
use yew::prelude::*;

/// A row.
pub(super) struct Row {
    /// What the estimate is of.
    pub(super) label: String,
    /// The estimate.
    pub(super) level: Level,
}

const ROW: usize = 46;

/// An estimate in words, such as `68 %, 55 to 80`.
pub(super) fn said(level: &Level) -> String {
    if level.is_empty() {
        return "nothing known yet".to_owned();
    }
    let (low, high) = level.band();
    format!("{} %, {low} to {high}", level.percent())
}

/// Rows below each other, with a line at the share that passes.
pub(super) fn rows(name: String, rows: &[Row], pass: f64) -> Html {
    let height = rows.len() * ROW + 20;
    let mark = percent(pass);
    html! {
        <svg class="chart" width="100%" height={height.to_string()} role="img" aria-label={name}>
            { for rows.iter().enumerate().map(|(place, row)| one(place, row, &mark)) }
            <text x={mark.clone()} y={(rows.len() * ROW).to_string()} dy="12" text-anchor="middle" class="chart__text chart__text--quiet">{ "passes" }</text>
        </svg>
    }
}

fn one(place: usize, row: &Row, mark: &str) -> Html {
    let top = place * ROW;
    let level = &row.level;
    let (text, bar, middle) = (top + 16, top + 24, top + 30);
    html! {
        <g>
            <text x="0" y={text.to_string()} class="chart__text">{ &row.label }</text>
            <text x="100%" y={text.to_string()} text-anchor="end" class="chart__text chart__text--strong">{ said(level) }</text>
            <rect x="0" y={bar.to_string()} width="100%" height="12" rx="2" class="chart__ground" />
            if !level.is_empty() {
                <rect x={percent(level.low)} y={bar.to_string()} width={percent(level.high - level.low)} height="12" rx="2" class="chart__range" />
                <circle cx={percent(level.share)} cy={middle.to_string()} r="6" class="chart__point" />
            }
            <line x1={mark.to_owned()} x2={mark.to_owned()} y1={(bar - 2).to_string()} y2={(bar + 14).to_string()} class="chart__mark" />
        </g>
    }
}

/// A share as a length, with one digit.
fn percent(share: f64) -> String {
    // A cast of a float saturates.
    let tenths = (share * 1000.0).round() as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
