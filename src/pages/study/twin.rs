//! The other half of a minimal pair, beside its question.

use crate::components::markdown;
use crate::route::Route;
use quiz::{Question, highlight};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Twin`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct TwinProps {
    /// The question, which is answered.
    pub(super) question: Rc<Question>,
    /// The other half.
    pub(super) twin: Rc<Question>,
    /// Whether the other half has been answered, so that its key may be seen.
    pub(super) is_answered: bool,
}

/// Both situations with the words that decide, and what is right in each.
#[component]
pub(super) fn Twin(props: &TwinProps) -> Html {
    let (question, twin) = (&props.question, &props.twin);
    html! {
        <section class="twin stack" aria-labelledby="twin-heading">
            <h2 id="twin-heading">{ "Its twin: almost the same, and another answer" }</h2>
            <div class="twin__pair">
                <div class="panel stack">
                    <h3>{ "This question" }</h3>
                    <p><mark>{ &question.decides }</mark></p>
                    { right(question) }
                </div>
                <div class="panel stack">
                    <h3>{ "The twin" }</h3>
                    <div class="question__stem twin__stem">{ markdown::blocks(&highlight(&twin.stem, &twin.decides)) }</div>
                    if props.is_answered {
                        { right(twin) }
                    } else {
                        <p class="quiet">{ "You see what is right here once you have answered it." }</p>
                    }
                    <p>
                        <Link<Route> to={Route::Question { id: twin.id.clone() }} classes="button">
                            { if props.is_answered { "Open the twin" } else { "Answer the twin" } }
                        </Link<Route>>
                    </p>
                </div>
            </div>
        </section>
    }
}

/// The options that are right.
fn right(question: &Question) -> Html {
    let options = question.options.iter().filter(|option| option.correct);
    html! {
        <div class="twin__right stack">
            <p><strong>{ "Right here" }</strong></p>
            { for options.map(|option| markdown::blocks(&option.content)) }
        </div>
    }
}
