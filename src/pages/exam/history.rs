//! All results, to compare them.

use super::chart::{self, Point};
use super::{Room, tabs, words};
use crate::components::chip::{Chip, Signal};
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use quiz::exam::{Attempt, Comparison, Summary};
use yew::prelude::*;
use yew_router::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct HistoryProps {
    pub(super) room: Room,
}

/// At most so many results are drawn.
const DRAWN: usize = 12;

/// The page of all results, the newest first.
#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let room = &props.room;
    let told: Vec<(&Attempt, &Summary)> = room
        .attempts
        .iter()
        .filter_map(|attempt| Some((attempt, attempt.summary.as_ref()?)))
        .collect();
    html! {
        <div class="exam exam--wide stack" data-ready="exam-history">
            <PageHeading>{ "Past exams" }</PageHeading>
            { tabs(&Route::ExamHistory) }
            if told.is_empty() {
                <p>{ "No exam has been handed in on this browser." }</p>
            } else {
                { for room.index.lists.blueprints.iter().map(|blueprint| course(&blueprint.id, blueprint.scale_from, blueprint.scale_to, &told)) }
                { table(&told) }
            }
        </div>
    }
}

/// The newest results of one exam as a curve, where there are two to compare.
fn course(blueprint: &str, from: u16, to: u16, told: &[(&Attempt, &Summary)]) -> Html {
    let of: Vec<&Summary> = told
        .iter()
        .map(|(_, summary)| *summary)
        .filter(|summary| summary.code.blueprint == blueprint)
        .collect();
    let newest = of.get(of.len().saturating_sub(DRAWN)..).unwrap_or_default();
    let [first, .., last] = newest else {
        return Html::default();
    };
    let points: Vec<Point> = newest
        .iter()
        .enumerate()
        .map(|(place, summary)| Point {
            label: (of.len() - newest.len() + place + 1).to_string(),
            scaled: summary.scaled,
            low: summary.low,
            high: summary.high,
        })
        .collect();
    let name = format!(
        "Estimated scores of {blueprint} over {} exams, from {} to {}; {} passes. The table below has all of them.",
        points.len(),
        first.scaled,
        last.scaled,
        last.pass
    );
    html! {
        <section class="panel stack">
            <h2>{ format!("Estimated scores, {blueprint}") }</h2>
            <figure class="exam__figure">{ chart::course(name, &points, from, to, last.pass) }</figure>
            <p class="quiet small">{ "The bar through each point is its range; where two of them overlap, chance may explain the difference." }</p>
        </section>
    }
}

fn table(told: &[(&Attempt, &Summary)]) -> Html {
    let numbers = numbers(told);
    let row = |(place, (attempt, summary)): (usize, &(&Attempt, &Summary))| {
        let before = told
            .iter()
            .take(place)
            .rev()
            .find(|(_, other)| other.code.blueprint == summary.code.blueprint);
        let comparison = before.and_then(|(_, before)| summary.since(before));
        let (signal, word) = if summary.scaled >= summary.pass {
            (Signal::Green, "Pass")
        } else {
            (Signal::Red, "Below")
        };
        html! {
            <tr>
                <td>{ numbers.get(place).copied().unwrap_or(0) }</td>
                <th scope="row"><Link<Route> to={Route::ExamResult { attempt: attempt.id }}>
                    { words::moment(summary.started) }
                </Link<Route>></th>
                <td>{ words::paper(&summary.code) }</td>
                <td>{ if summary.exam_conditions { "yes" } else { "no" } }</td>
                <td>{ words::clock(summary.used) }</td>
                <td>{ format!("{} of {}", summary.right, summary.of) }</td>
                <td><strong>{ summary.scaled }</strong>{ format!(" ({} to {})", summary.low, summary.high) }</td>
                <td><Chip {signal} text={word} /></td>
                <td>{ comparison.map_or_else(|| "first".to_owned(), |comparison| in_words(&comparison)) }</td>
            </tr>
        }
    };
    html! {
        <div class="exam__scroll" tabindex="0" role="region" aria-label="All results">
            <table class="exam__table exam__table--wide">
                <thead><tr>
                    <th scope="col">{ "No." }</th><th scope="col">{ "Begun" }</th><th scope="col">{ "Paper" }</th>
                    <th scope="col">{ "Exam conditions" }</th><th scope="col">{ "Time" }</th><th scope="col">{ "Right" }</th>
                    <th scope="col">{ "Estimate (range)" }</th><th scope="col">{ "Pass mark" }</th><th scope="col">{ "Since the one before" }</th>
                </tr></thead>
                <tbody>{ for told.iter().enumerate().rev().map(row) }</tbody>
            </table>
        </div>
    }
}

/// The number of each result among those of its exam, from 1, as the curve has it.
fn numbers(told: &[(&Attempt, &Summary)]) -> Vec<usize> {
    let number = |(place, (_, summary)): (usize, &(&Attempt, &Summary))| {
        let upto = told.iter().take(place + 1);
        upto.filter(|(_, other)| other.code.blueprint == summary.code.blueprint)
            .count()
    };
    told.iter().enumerate().map(number).collect()
}

/// The estimate beside the one before, and where it changed most.
fn in_words(comparison: &Comparison) -> String {
    let mut text = match comparison.scaled {
        0 => "the same".to_owned(),
        change if comparison.is_clear => format!("{change:+}, more than chance"),
        change => format!("{change:+}, may be chance"),
    };
    let most = comparison
        .domains
        .iter()
        .max_by_key(|(_, rise)| rise.unsigned_abs());
    if let Some((domain, rise)) = most.filter(|(_, rise)| *rise != 0) {
        text.push_str(&format!("; most in domain {domain} ({rise:+} points)"));
    }
    text
}
