//! The situation that a question tells, before its options.

use super::markdown;
use super::notice::Notice;
use quiz::{Era, Question, highlight};
use yew::prelude::*;

/// The stem; `lit` marks the words that decide, which the person is to find first.
pub fn stem(question: &Question, lit: bool) -> Html {
    let blocks = if lit {
        markdown::blocks(&highlight(&question.stem, &question.decides))
    } else {
        markdown::blocks(&question.stem)
    };
    html! {
        <>
            if let Era::Legacy { gloss } = &question.era {
                <Notice><p><strong>{ "From the 2019 exam. " }</strong>{ gloss }</p></Notice>
            }
            <div class="question__stem">{ blocks }</div>
        </>
    }
}

/// Pages to read on, and when the facts were last checked.
pub fn references(question: &Question) -> Html {
    html! {
        <section class="question__references stack">
            <h2>{ "Read on" }</h2>
            <ul>
                { for question.references.iter().map(|reference| html! {
                    <li><a href={reference.url.clone()} target="_blank" rel="noopener noreferrer">{ &reference.title }</a></li>
                }) }
            </ul>
            <p class="quiet">{ format!("Facts checked on {}. Question {}.", question.reviewed, question.id) }</p>
        </section>
    }
}
