//! One event of the catalogue; it opens below its line.

use super::fields::Fields;
use super::verdicts::Verdicts;
use super::{Opened, Wish, in_words};
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::store::catalogue::Look;
use pipeline::Sample;
use std::rc::Rc;
use yew::prelude::*;

/// The id of what is shown of the open event.
const OPEN_ID: &str = "catalogue-open";

/// The id of the button that opens an event.
pub(super) fn button_id(id: &str) -> String {
    format!("catalogue-{id}")
}

/// The line of an event, and the event where it is open.
pub(super) fn entry(
    event: &Rc<Sample>,
    look: &Look,
    opened: &Opened,
    wish: &Callback<Wish>,
) -> Html {
    let is_open = event.id == look.open;
    let onclick = {
        let (look, id) = (look.clone(), event.id.to_string());
        wish.reform(move |_: MouseEvent| {
            let open = if is_open { String::new() } else { id.clone() };
            Wish::Look(Look {
                open,
                ..look.clone()
            })
        })
    };
    html! {
        <li key={&*event.id} class="catalogue__item">
            <h3 class="catalogue__title">
                <button type="button" id={button_id(&event.id)} class="catalogue__button" {onclick}
                    aria-expanded={is_open.to_string()} aria-controls={is_open.then_some(OPEN_ID)}>{ event.title.to_string() }</button>
            </h3>
            <div class="catalogue__about">
                <p class="catalogue__from">
                    <strong>{ event.service.to_string() }</strong>{ ": " }
                    <span class="mono">{ event.source.to_string() }</span>{ " · " }{ event.detail_type.to_string() }
                </p>
                <p>{ event.when.to_string() }</p>
                <p class="quiet small">
                    { format!("Status: {} · Delivery: {} · {}", event.status.label(), event.delivery.label(), domains(&event.domains)) }
                </p>
            </div>
            if is_open { { detail(event, opened, wish) } }
        </li>
    }
}

/// The numbers of the exam's domains, in words.
fn domains(domains: &[u8]) -> String {
    let numbers: Vec<String> = domains.iter().map(u8::to_string).collect();
    let plural = if domains.len() == 1 { "" } else { "s" };
    format!("Exam domain{plural}: {}", numbers.join(", "))
}

fn detail(event: &Rc<Sample>, opened: &Opened, wish: &Callback<Wish>) -> Html {
    let bench = {
        let event = event.clone();
        wish.reform(move |_: MouseEvent| Wish::Bench(event.clone()))
    };
    html! {
        <div id={OPEN_ID} class="catalogue__detail">
            <h4>{ "What your rules say" }</h4>
            { rules(&opened.verdicts) }
            <h4>{ "The event" }</h4>
            <p class="small">
                { in_words(event.delivery) }{ ". " }
                <a href={event.reference.to_string()} target="_blank" rel="noopener noreferrer">{ "AWS's reference for it" }</a>
            </p>
            <Fields key={&*event.id} sample={event.clone()} read={opened.read.clone()} />
            <p><button type="button" class="button button--main" onclick={bench}><Icon shape={Shape::ArrowRight} />{ "Put on the bench" }</button></p>
        </div>
    }
}

fn rules(verdicts: &Verdicts) -> Html {
    match verdicts {
        Verdicts::Awaited => html! { <p class="quiet">{ "Comparing …" }</p> },
        Verdicts::Failed(reason) => html! {
            <Notice signal={Signal::Red}><p>{ "The simulator does not answer. " }{ reason }</p></Notice>
        },
        Verdicts::Known(rules) if rules.is_empty() => html! {
            <p class="quiet">{ "This yard has no rule yet. Put the event on the bench and add one." }</p>
        },
        Verdicts::Known(rules) => html! {
            <ul role="list" class="catalogue__rules">
                { for rules.iter().enumerate().map(|(at, (name, signal, word))| html! {
                    <li key={at} data-rule={name.clone()}><span>{ name }</span>{ " " }<Chip signal={*signal} text={*word} /></li>
                }) }
            </ul>
        },
    }
}
