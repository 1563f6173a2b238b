//! Charts as SVG that keep the size of their text at any width: lengths are percentages, heights
//! pixels. Each says in words what it shows and has its numbers in a table behind it.

use quiz::exam::Estimate;
use yew::prelude::*;

/// A row of a chart of bars.
pub(in crate::pages) struct Bar {
    /// What the bar is of.
    pub(in crate::pages) label: String,
    /// What it says at its end.
    pub(in crate::pages) text: String,
    /// Its length in percent; `None` where there is nothing to show.
    pub(in crate::pages) percent: Option<usize>,
}

const ROW: usize = 44;

/// Bars below each other, with a line at `mark` percent.
pub(in crate::pages) fn bars(name: String, bars: &[Bar], mark: Option<(usize, &str)>) -> Html {
    let height = bars.len() * ROW + 18;
    let end = (bars.len() * ROW).to_string();
    let row = |(place, bar): (usize, &Bar)| {
        let (text, top) = (place * ROW + 16, place * ROW + 22);
        html! {
            <g>
                <text x="0" y={text.to_string()} class="chart__text">{ &bar.label }</text>
                <text x="100%" y={text.to_string()} text-anchor="end" class="chart__text chart__text--strong">{ &bar.text }</text>
                <rect x="0" y={top.to_string()} width="100%" height="12" rx="2" class="chart__ground" />
                if let Some(percent) = bar.percent {
                    <rect x="0" y={top.to_string()} width={format!("{percent}%")} height="12" rx="2" class="chart__bar" />
                }
                if let Some((at, _)) = mark {
                    <line x1={format!("{at}%")} x2={format!("{at}%")} y1={(top - 2).to_string()} y2={(top + 14).to_string()} class="chart__mark" />
                }
            </g>
        }
    };
    html! {
        <svg class="chart" width="100%" height={height.to_string()} role="img" aria-label={name}>
            { for bars.iter().enumerate().map(row) }
            if let Some((at, text)) = mark {
                <text x={format!("{at}%")} y={end} dy="12" text-anchor="middle" class="chart__text chart__text--quiet">{ text.to_owned() }</text>
            }
        </svg>
    }
}

/// Where a score lies on the scale, in percent of its length with two digits.
pub(super) fn share(score: u16, from: u16, to: u16) -> String {
    let length = u32::from(to.saturating_sub(from)).max(1);
    let hundredths = u32::from(score.saturating_sub(from)) * 10_000 / length;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The scale of scores with the score, its range and the mark to pass.
pub(super) fn scale(estimate: &Estimate) -> Html {
    let Estimate {
        scaled,
        low,
        high,
        from,
        to,
        pass,
        ..
    } = *estimate;
    let at = |score: u16| share(score, from, to);
    let name = format!(
        "A scale from {from} to {to}. The estimate is {scaled}, its range {low} to {high}; {pass} passes."
    );
    let width = share(high.saturating_sub(low).saturating_add(from), from, to);
    html! {
        <svg class="chart" width="100%" height="74" role="img" aria-label={name}>
            <rect x="0" y="30" width="100%" height="14" rx="2" class="chart__ground" />
            <rect x={at(low)} y="30" {width} height="14" class="chart__range" />
            <line x1={at(pass)} x2={at(pass)} y1="22" y2="52" class="chart__mark" />
            <circle cx={at(scaled)} cy="37" r="8" class="chart__point" />
            <text x={at(scaled)} y="16" text-anchor={anchor(scaled, from, to)} class="chart__text chart__text--strong">{ scaled }</text>
            <text x={at(pass)} y="68" text-anchor="middle" class="chart__text">{ format!("{pass} passes") }</text>
            <text x="0" y="68" class="chart__text chart__text--quiet">{ from }</text>
            <text x="100%" y="68" text-anchor="end" class="chart__text chart__text--quiet">{ to }</text>
        </svg>
    }
}

/// Keeps a text at either end of the scale inside of the picture.
fn anchor(score: u16, from: u16, to: u16) -> &'static str {
    let length = to.saturating_sub(from);
    let at = score.saturating_sub(from);
    if at < length / 16 {
        "start"
    } else if at > length - length / 16 {
        "end"
    } else {
        "middle"
    }
}

/// A score of an attempt in a chart of several.
pub(super) struct Point {
    /// What is below it.
    pub(super) label: String,
    /// The score.
    pub(super) scaled: u16,
    /// The lower end of its range.
    pub(super) low: u16,
    /// The upper end of its range.
    pub(super) high: u16,
}

/// Scores over attempts from left to right, each with its range, and the mark to pass.
pub(super) fn course(name: String, points: &[Point], from: u16, to: u16, pass: u16) -> Html {
    // From the bottom up, between 6 % and 94 % of the height.
    let y = |score: u16| {
        let length = u32::from(to.saturating_sub(from)).max(1);
        let up = u32::from(score.saturating_sub(from)) * 880 / length;
        let down = 940 - up.min(880);
        format!("{}.{}%", down / 10, down % 10)
    };
    let x = |place: usize| {
        let each = 8600 / points.len().max(1);
        let at = 1400 + each * place + each / 2;
        format!("{}.{:02}%", at / 100, at % 100)
    };
    let pairs = points.iter().enumerate().zip(points.iter().skip(1));
    html! {
        <svg class="chart" width="100%" height="220" role="img" aria-label={name}>
            <line x1="13%" x2="100%" y1={y(pass)} y2={y(pass)} class="chart__mark chart__mark--dashed" />
            { for [from, pass, to].map(|score| html! {
                <text x="0" y={y(score)} dy="4" class="chart__text chart__text--quiet">{ score }</text>
            }) }
            { for pairs.map(|((place, point), next)| html! {
                <line x1={x(place)} y1={y(point.scaled)} x2={x(place + 1)} y2={y(next.scaled)} class="chart__line" />
            }) }
            { for points.iter().enumerate().map(|(place, point)| html! {
                <g>
                    <line x1={x(place)} x2={x(place)} y1={y(point.low)} y2={y(point.high)} class="chart__spread" />
                    <circle cx={x(place)} cy={y(point.scaled)} r="6" class="chart__point" />
                    <text x={x(place)} y="100%" dy="-1" text-anchor="middle" class="chart__text chart__text--quiet">{ &point.label }</text>
                </g>
            }) }
        </svg>
    }
}

/// A chart with its table behind it; `of` is what it shows, by which the table is told from others.
pub(in crate::pages) fn with_table(of: &str, chart: Html, table: Html) -> Html {
    html! {
        <figure class="exam__figure">
            { chart }
            <details class="exam__behind">
                <summary class="small">{ "As a table" }</summary>
                <div class="exam__scroll" tabindex="0" role="region" aria-label={format!("{of}, as a table")}>{ table }</div>
            </details>
        </figure>
    }
}
