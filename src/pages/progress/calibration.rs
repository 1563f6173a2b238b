//! Calibration: how often the person is right when they feel sure.

use super::facts::Facts;
use crate::pages::exam::chart::{Bar, bars, with_table};
use quiz::progress::Calibration;
use quiz::study::Confidence;
use yew::prelude::*;

/// Answers from which on a share says something.
const ENOUGH: usize = 10;
/// Percent of confident answers that should be right.
const SURE: usize = 90;
/// Percent above which a guess knows more than it thinks.
const MODEST: usize = 60;

/// The panel.
pub(super) fn view(facts: &Facts) -> Html {
    let all = &facts.calibration;
    let said: usize = all
        .iter()
        .filter(|it| it.confidence.is_some())
        .map(|it| it.answers)
        .sum();
    if said == 0 {
        return html! {
            <section class="panel stack" id="calibration">
                <h2>{ "How well you judge yourself" }</h2>
                <p>{ "Say how sure you are before you check an answer, and this shows how often you are right when you feel sure." }</p>
            </section>
        };
    }
    let rows: Vec<Bar> = all
        .iter()
        .map(|it| Bar {
            label: name(it.confidence).to_owned(),
            text: format!("{} of {} right", it.right, it.answers),
            percent: it.percent(),
        })
        .collect();
    let spoken: Vec<String> = rows
        .iter()
        .map(|row| format!("{}: {}", row.label, row.text))
        .collect();
    html! {
        <section class="panel stack" id="calibration">
            <h2>{ "How well you judge yourself" }</h2>
            <p>{ verdict(all) }</p>
            { with_table("Confidence", bars(format!("How often answers were right by confidence. {}.", spoken.join("; ")), &rows, None), table(all)) }
        </section>
    }
}

fn name(confidence: Option<Confidence>) -> &'static str {
    match confidence {
        Some(Confidence::Guess) => "Guess",
        Some(Confidence::Unsure) => "Unsure",
        Some(Confidence::Confident) => "Confident",
        None => "Not said",
    }
}

/// What the shares say, in a sentence.
pub(super) fn verdict(all: &[Calibration]) -> String {
    let of = |wanted: Confidence| {
        let found = all.iter().find(|it| it.confidence == Some(wanted));
        found
            .filter(|it| it.answers >= ENOUGH)
            .and_then(Calibration::percent)
    };
    match (of(Confidence::Confident), of(Confidence::Guess)) {
        (None, _) => format!("It takes {ENOUGH} confident answers before this says something."),
        (Some(sure), _) if sure < SURE => format!(
            "When you are confident you are right {sure} % of the time: sure a little too often. Read the question once more before you settle."
        ),
        (Some(sure), Some(guess)) if guess > MODEST => format!(
            "When you are confident you are right {sure} % of the time, and even your guesses are right {guess} %: you know more than you think."
        ),
        (Some(sure), _) => format!(
            "When you are confident you are right {sure} % of the time: your feeling can be trusted."
        ),
    }
}

fn table(all: &[Calibration]) -> Html {
    let percent = |it: &Calibration| {
        it.percent()
            .map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
    };
    html! {
        <table class="exam__table">
            <thead><tr>
                <th scope="col">{ "Confidence" }</th><th scope="col">{ "Answers" }</th>
                <th scope="col">{ "Right" }</th><th scope="col">{ "Share" }</th>
            </tr></thead>
            <tbody>{ for all.iter().map(|it| html! {
                <tr>
                    <th scope="row">{ name(it.confidence) }</th>
                    <td>{ it.answers }</td><td>{ it.right }</td><td>{ percent(it) }</td>
                </tr>
            }) }</tbody>
        </table>
    }
}
