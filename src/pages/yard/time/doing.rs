//! What a service did: a line of the timeline, and what there is to know of it.

use super::elsewhere::{self, Home};
use super::said;
use super::words::instant;
use crate::components::chip::Chip;
use crate::platform::task;
use crate::route::Route;
use crate::store::engine::use_engine;
use crate::store::yard::Entry;
use door::Format;
use pipeline::world::Doing;
use yew::prelude::*;
use yew_router::prelude::*;

/// A doing, open or not. `ongo` leads to the step or doing of a number, `form` to where what did it is
/// declared.
pub fn line(
    doing: &Doing,
    open: bool,
    (local, home): (bool, Home<'_>),
    (ontoggle, ongo): (&Callback<u64>, &Callback<u64>),
    form: Option<Route>,
) -> Html {
    let number = doing.number;
    let id = super::step::id(number);
    let onclick = {
        let ontoggle = ontoggle.clone();
        move |_| ontoggle.emit(number)
    };
    let detail = format!("{id}-detail");
    let (signal, word) = said::mark(doing.kind);
    html! {
        <li key={number} class="timeline__item" data-doing={doing.kind.as_str()}>
            <button type="button" class="timeline__step timeline__step--doing" {id} {onclick}
                aria-expanded={open.to_string()} aria-controls={open.then(|| detail.clone())}>
                <span class="timeline__number">{ number }</span>
                <span class="timeline__time">{ instant(doing.at, local) }</span>
                <span class="timeline__level">{ said::service(&doing.resource) }</span>
                <span class="timeline__type timeline__type--doing">{ &doing.text }</span>
                <span class="timeline__way">{ elsewhere::mark(Entry::Doing(doing), home) }{ said::short(&doing.resource) }</span>
                <span class="timeline__mark"><Chip {signal} text={word} /></span>
            </button>
            if open {
                <div class="timeline__detail stack" id={detail}>
                    <p>{ &doing.text }</p>
                    <p class="small"><span class="quiet">{ "Resource: " }</span><code class="mono">{ &*doing.resource }</code></p>
                    <p class="small quiet">{ format!("Account {}, {}. A service did this, so no event bus logs it.", doing.account, doing.region) }</p>
                    if let Some(cause) = doing.cause {
                        <p><button type="button" class="button" onclick={ongo.reform(move |_| cause)}>{ format!("Because of {cause}: go there") }</button></p>
                    }
                    if let Some(to) = form {
                        <p><Link<Route> {to}>{ "Change what it does" }<span class="visually-hidden">{ format!(": {}", said::short(&doing.resource)) }</span></Link<Route>></p>
                    }
                    if let Some(content) = &doing.content { <Content text={content.to_string()} /> }
                </div>
            }
        </li>
    }
}

/// What [`About`] takes.
#[derive(PartialEq, Properties)]
pub struct AboutProps {
    /// The number of the doing.
    pub number: u64,
    /// The text, often JSON.
    pub text: String,
}

/// A button that shows what a doing was about; nothing is asked of the workshop before.
#[component]
pub fn About(props: &AboutProps) -> Html {
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <>
            <button type="button" class="button button--bare chain__about" {onclick} aria-expanded={open.to_string()}>
                { if *open { "Hide what it was about" } else { "What it was about" } }<span class="visually-hidden">{ format!(", number {}", props.number) }</span>
            </button>
            if *open { <Content text={props.text.clone()} /> }
        </>
    }
}

/// What [`Content`] takes.
#[derive(PartialEq, Properties)]
pub struct ContentProps {
    /// The text, often JSON.
    pub text: String,
}

/// What a doing was about, written over several lines once the workshop has answered.
#[component]
pub fn Content(props: &ContentProps) -> Html {
    let engine = use_engine();
    let pretty = use_state(|| None::<(String, String)>);
    {
        let pretty = pretty.setter();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            task::spawn(async move {
                if let Ok(shown) = engine.ask(Format { text: text.clone() }).await {
                    pretty.set(Some((text, shown)));
                }
            });
        });
    }
    let shown = match &*pretty {
        Some((of, shown)) if *of == props.text => shown.clone(),
        _ => props.text.clone(),
    };
    html! { <pre class="code" tabindex="0" data-content="">{ shown }</pre> }
}
