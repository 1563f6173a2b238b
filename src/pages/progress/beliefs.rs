//! Misconceptions: which beliefs lead to wrong options, and the questions that put them right.

use super::facts::{Facts, Shown};
use super::questions;
use crate::pages::exam::words::count;
use crate::pages::study::coming::AllMissing;
use crate::route::Route;
use quiz::study::Filter;
use yew::prelude::*;
use yew_router::prelude::*;

/// How many are shown at once.
const SHOWN: usize = 5;

/// The panel.
pub(super) fn view(facts: &Facts) -> Html {
    let list = |beliefs: &[Shown]| {
        html! {
            <ol role="list" class="progress__beliefs">
                { for beliefs.iter().map(item) }
            </ol>
        }
    };
    html! {
        <section class="panel stack" id="beliefs">
            <h2>{ "What leads you astray" }</h2>
            {
                match (&facts.beliefs, &facts.missing) {
                    (None, Some(reason)) => html! {
                        <AllMissing reason={reason.clone()} kept="What you answered is kept." />
                    },
                    (None, None) => html! { <p role="status">{ "Fetching the questions …" }</p> },
                    (Some(all), _) if all.is_empty() => html! {
                        <p>{ "Nothing yet: no wrong option that you chose stands for a mistaken belief." }</p>
                    },
                    (Some(all), _) => {
                        let (first, rest) = all.split_at(all.len().min(SHOWN));
                        html! {
                            <>
                                <p class="quiet">{ "The beliefs behind the wrong options that you chose; first those that your last answers still show." }</p>
                                { list(first) }
                                if !rest.is_empty() {
                                    <details>
                                        <summary>{ format!("{} more", rest.len()) }</summary>
                                        { list(rest) }
                                    </details>
                                }
                            </>
                        }
                    }
                }
            }
        </section>
    }
}

fn item(shown: &Shown) -> Html {
    let Shown { belief, about } = shown;
    let known = about.as_ref();
    let (title, correction) = known.map_or((belief.id.as_str(), ""), |it| {
        (it.title.as_str(), it.correction.as_str())
    });
    let to = questions(&Filter {
        misconceptions: vec![belief.id.clone()],
        ..Filter::default()
    });
    let times = match belief.times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    let open = match belief.open {
        0 => "put right since".to_owned(),
        many => format!("still in {}", count(many, "question")),
    };
    html! {
        <li class="stack">
            <p><strong>{ format!("“{title}”") }</strong>{ format!(" {times}, {open}.") }</p>
            <p>{ correction }</p>
            <p><Link<Route> {to} classes="button">
                { "Practise what tests this" }
                <span class="visually-hidden">{ format!(": {title}") }</span>
            </Link<Route>></p>
        </li>
    }
}
