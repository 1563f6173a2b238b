//! The days to come as bars, with their numbers in a table behind.

use super::words::{count, date};
use quiz::study::Day;
use yew::prelude::*;

/// The height of the longest bar and of the whole picture, in pixels.
const TALL: usize = 96;
const HEIGHT: usize = 140;

/// How many are due on each day from `today` on.
pub(super) fn days_ahead(days: &[usize], today: Day, exam: Option<Day>) -> Html {
    let most = days.iter().copied().max().unwrap_or(0).max(1);
    let all: usize = days.iter().sum();
    let numbered = || (today..).zip(days);
    let peak = numbered().max_by_key(|(day, number)| (**number, std::cmp::Reverse(*day)));
    let peak = peak.map(|(day, number)| format!(", most on {}: {number}", date(day)));
    let name = format!(
        "Bars: what is due on each of the next {} days. {} in all{}.",
        days.len(),
        all,
        peak.filter(|_| all > 0).unwrap_or_default()
    );
    // Positions are parts of the width in hundredths of a percent.
    let each = 10_000 / days.len().max(1);
    let percent = |hundredths: usize| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    let bar = |(place, (day, number)): (usize, (Day, &usize))| {
        let tall = number * TALL / most;
        let top = TALL + 18 - tall;
        let (left, middle) = (place * each + each / 8, place * each + each / 2);
        let is_exam = exam == Some(day);
        let label = if is_exam {
            "exam".to_owned()
        } else {
            short(day)
        };
        html! {
            <g>
                <rect x={percent(left)} y={top.to_string()} width={percent(each * 3 / 4)} height={tall.max(1).to_string()}
                    rx="2" class="chart__bar" />
                if *number > 0 {
                    <text x={percent(middle)} y={(top - 4).to_string()} text-anchor="middle" class="chart__text">{ *number }</text>
                }
                <text x={percent(middle)} y={(TALL + 34).to_string()} text-anchor="middle"
                    class={classes!("chart__text", "chart__text--quiet", is_exam.then_some("chart__text--strong"))}>{ label }</text>
            </g>
        }
    };
    html! {
        <figure class="review__figure">
            <svg class="chart" width="100%" height={HEIGHT.to_string()} role="img" aria-label={name}>
                { for numbered().enumerate().map(bar) }
            </svg>
            <details>
                <summary class="small">{ "As a table" }</summary>
                <table class="review__table">
                    <thead><tr><th scope="col">{ "Day (UTC)" }</th><th scope="col">{ "Due" }</th></tr></thead>
                    <tbody>
                        { for numbered().map(|(day, number)| html! {
                            <tr><th scope="row">{ date(day) }{ if exam == Some(day) { ", the exam" } else { "" } }</th><td>{ *number }</td></tr>
                        }) }
                    </tbody>
                </table>
                <p class="small quiet">{ format!("{} in all, if each day's are done and known.", count(all, "review", "reviews")) }</p>
            </details>
        </figure>
    }
}

/// The day of the month.
fn short(day: Day) -> String {
    let text = date(day);
    let last = text.rsplit('-').next().unwrap_or_default();
    last.trim_start_matches('0').to_owned()
}
