//! What stands beside the lists: that an address leads nowhere, what is named and not declared, a text
//! that is not finished.

use super::act::Act;
use super::change::{At, Written};
use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::pages::yard::declared::Declared;
use crate::store::yard::{YardAction, YardState};
use pipeline::declare::{Missing, kind};
use std::rc::Rc;
use yew::prelude::*;

/// The id of what is told where an address leads nowhere.
pub const GONE: &str = "services-gone";

/// That what an address leads to is not there.
pub fn gone(declared: &Declared, missing: &[Missing], onact: &Callback<Act>) -> Html {
    let place = format!("{} · {}", declared.account, declared.region);
    let says = match (kind(&declared.list), declared.name.as_str()) {
        (None, _) => format!(
            "There is no kind of service or wire called {}.",
            declared.list
        ),
        (Some(kind), "") => format!("There is no {} without a name in {place}.", kind.name),
        (Some(kind), name) => format!("There is no {} called {name} in {place}.", kind.name),
    };
    let is_it = |one: &&Missing| {
        (&one.account, &one.region, &one.list, &one.name)
            == (
                &declared.account,
                &declared.region,
                &declared.list,
                &declared.name,
            )
    };
    let found = missing.iter().find(is_it).cloned();
    let why = match found {
        Some(_) => "Something of this yard names it, but nobody has said what it does.",
        None => "It may have been renamed or deleted since, or belong to another yard.",
    };
    let action = found.map(|missing| {
        let onclick = onact.reform(move |_: MouseEvent| Act::Declare(missing.clone()));
        html! { <button type="button" class="button" {onclick}>{ "Declare what it does" }</button> }
    });
    html! {
        <div id={GONE} tabindex="-1" data-gone="">
            <Notice signal={Signal::Amber} action={action.unwrap_or_default()}>
                <p><strong>{ says }</strong>{ format!(" {why}") }</p>
            </Notice>
        </div>
    }
}

/// That a text as JSON is kept which does not count.
pub fn unfinished(written: &Rc<Written>, yard: &UseReducerHandle<YardState>) -> Html {
    let (dispatcher, written) = (yard.dispatcher(), written.clone());
    let forget = move |_: MouseEvent| {
        let next = Written {
            draft: String::new(),
            ..(*written).clone()
        };
        dispatcher.dispatch(YardAction::from(next.edit(None)));
    };
    html! {
        <Notice action={html! { <button type="button" class="button" onclick={forget}>{ "Forget it" }</button> }}>
            <p>{ "What you wrote as JSON for this place is not finished, so it does not count. It is kept under “As JSON”." }</p>
        </Notice>
    }
}

/// What is named and declared nowhere, to be declared.
pub fn offers(missing: &[Missing], here: &At, onact: &Callback<Act>) -> Html {
    if missing.is_empty() {
        return Html::default();
    }
    html! {
        <section class="services__missing stack" aria-labelledby="services-missing">
            <h3 id="services-missing">{ "Named, and not declared" }</h3>
            <ul role="list" class="stack">
                { for missing.iter().map(|one| {
                    let what = one.clone();
                    let onclick = onact.reform(move |_: MouseEvent| Act::Declare(what.clone()));
                    let is_there = (&one.account, &one.region) != (&here.account, &here.region);
                    html! {
                        <li class="services__offer">
                            <span>
                                { one.message.clone() }
                                if is_there { <span class="quiet small">{ format!(" In {} · {}.", one.account, one.region) }</span> }
                            </span>
                            <button type="button" class="button" data-declare={one.name.clone()} {onclick}>
                                { "Declare what it does" }<span class="visually-hidden">{ format!(": {}", one.name) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
