//! Events of the catalogue as short lines, each opened in the catalogue or put on the bench.

use crate::pages::yard::catalogue::on_bench;
use crate::platform::dom;
use crate::route::Route;
use crate::store::catalogue::{CatalogueAction, Look, use_catalogue};
use crate::store::yard::use_yard;
use pipeline::Sample;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the name of the event on the bench.
const EVENT_ID: &str = "event-name";

/// What the person wants of an event.
#[derive(Clone, Debug)]
pub enum Wish {
    /// To read it in the catalogue.
    Read(Rc<Sample>),
    /// To have it on the bench.
    Bench(Rc<Sample>),
}

/// Does what is wished.
#[hook]
pub fn use_wish() -> Callback<Wish> {
    let (yard, catalogue) = (use_yard(), use_catalogue().dispatcher());
    let (navigator, route) = (use_navigator(), use_route::<Route>());
    Callback::from(move |wish: Wish| {
        let to = match wish {
            Wish::Read(sample) => {
                catalogue.dispatch(CatalogueAction::Look(Look::at(&sample)));
                Route::YardEvents
            }
            Wish::Bench(sample) => {
                yard.dispatch(on_bench(yard.document(), &sample));
                // Another page takes the focus to its heading by itself.
                dom::focus(EVENT_ID);
                Route::Yard
            }
        };
        if let Some(navigator) = navigator.as_ref().filter(|_| route.as_ref() != Some(&to)) {
            navigator.push(&to);
        }
    })
}

/// The line of an event, with what else is to be said of it.
pub fn line(event: &Rc<Sample>, wish: &Callback<Wish>, more: Html) -> Html {
    let button = |word: &'static str, wanted: fn(Rc<Sample>) -> Wish| {
        let event = event.clone();
        let onclick = wish.reform(move |_: MouseEvent| wanted(event.clone()));
        html! { <button type="button" class="button button--bare" {onclick}>{ word }</button> }
    };
    html! {
        <li key={&*event.id} class="sweep__event" data-event={event.id.to_string()}>
            <p class="sweep__about">
                <span class="sweep__title">{ event.title.to_string() }</span>
                <span class="small quiet">{ format!("{} · {}", event.service, event.detail_type) }</span>
                { more }
            </p>
            <div class="sweep__go" role="group" aria-label={event.title.to_string()}>
                { button("Read", Wish::Read) }
                { button("To the bench", Wish::Bench) }
            </div>
        </li>
    }
}
