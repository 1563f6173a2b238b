//! The score, how sure it is, and how it is computed.

use super::super::chart;
use crate::components::chip::{Chip, Signal};
use quiz::exam::{Attempt, Kind, Outcome, Prospect};
use yew::prelude::*;

pub(super) fn view(attempt: &Attempt, outcome: &Outcome) -> Html {
    let estimate = &outcome.estimate;
    let (signal, word) = match (estimate.prospect(), estimate.is_pass()) {
        (Prospect::Above, _) => (Signal::Green, "Above the pass mark with its whole range"),
        (Prospect::Open, true) => (
            Signal::Amber,
            "Above the pass mark, with its range on both sides",
        ),
        (Prospect::Open, false) => (
            Signal::Amber,
            "Below the pass mark, with its range on both sides",
        ),
        (Prospect::Below, _) => (Signal::Red, "Below the pass mark with its whole range"),
    };
    html! {
        <section class="panel stack" aria-labelledby="exam-score">
            <h2 id="exam-score">{ "Estimated score" }</h2>
            <p class="row">
                <strong class="exam__score">{ estimate.scaled }</strong>
                <span class="quiet">{ format!("estimate; range {} to {}", estimate.low, estimate.high) }</span>
                <Chip {signal} text={word} />
            </p>
            { chart::with_table("The score", chart::scale(estimate), table(outcome)) }
            <p class="small">{ estimate.explain() }</p>
            if attempt.paper.code.kind == Kind::Mock {
                <p class="small">{ format!(
                    "{} of the {} trial questions are right; they do not count. Which ones they were is said with each question below.",
                    outcome.unscored.right, outcome.unscored.of
                ) }</p>
            }
        </section>
    }
}

fn table(outcome: &Outcome) -> Html {
    let estimate = &outcome.estimate;
    let row = |name: &'static str, value: String| html! { <tr><th scope="row">{ name }</th><td>{ value }</td></tr> };
    html! {
        <table class="exam__table">
            <tbody>
                { row("Right, of those that count", format!("{} of {}", estimate.right, estimate.of)) }
                { row("Right, of the trial questions", format!("{} of {}", outcome.unscored.right, outcome.unscored.of)) }
                { row("Unanswered", outcome.unanswered.to_string()) }
                { row("Estimated score", estimate.scaled.to_string()) }
                { row("Range", format!("{} to {}", estimate.low, estimate.high)) }
                { row("Needed to pass", estimate.pass.to_string()) }
            </tbody>
        </table>
    }
}
