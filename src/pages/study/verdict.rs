//! What is said of an answer.

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use quiz::Question;
use quiz::study::{Confidence, LastAnswer};
use yew::prelude::*;

/// How sure a person is, in a word.
pub(super) fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guess => "Guess",
        Confidence::Unsure => "Unsure",
        Confidence::Confident => "Confident",
    }
}

/// Whether the answer was right, and what to make of it.
pub(super) fn verdict(question: &Question, answer: &LastAnswer) -> Html {
    let remark = remark(answer);
    if question.is_correct(&answer.picks) {
        return html! {
            <Notice signal={Signal::Green}>
                <p><strong>{ "Right." }</strong>{ remark }{ " The words that decide are lit up in the question." }</p>
            </Notice>
        };
    }
    let key = question.key();
    let hit = answer
        .picks
        .iter()
        .filter(|pick| key.contains(pick))
        .count();
    let part = if question.is_multiple_response() {
        format!(
            " You found {hit} of {}; the exam gives no part marks.",
            question.pick_count()
        )
    } else {
        String::new()
    };
    html! {
        <Notice signal={Signal::Red}>
            <p><strong>{ "Not right." }</strong>{ part }{ remark }{ " The words that decide are lit up in the question; each option says why below it." }</p>
        </Notice>
    }
}

fn remark(answer: &LastAnswer) -> &'static str {
    match (answer.right, answer.confidence) {
        (_, None) | (true, Some(Confidence::Confident)) => "",
        (true, Some(Confidence::Guess)) => " You guessed, so it comes back soon.",
        (true, Some(Confidence::Unsure)) => " You were unsure, so it comes back soon.",
        (false, Some(Confidence::Confident)) => {
            " You were confident: what you believed is worth a second look."
        }
        (false, Some(Confidence::Unsure)) => " You were unsure.",
        (false, Some(Confidence::Guess)) => " You guessed.",
    }
}

/// What is missing before an answer can be checked.
pub(super) fn short(question: &Question, chosen: usize) -> Html {
    let message = match question.pick_count() {
        1 => "Choose an option first.".to_owned(),
        wanted => format!("Choose {wanted} options; you have chosen {chosen}."),
    };
    html! { <Notice signal={Signal::Amber}><p>{ message }</p></Notice> }
}
