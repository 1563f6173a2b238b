//! A pattern that takes the events pinned as matching and leaves the others.

use super::made::use_it;
use super::pinned;
use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use pattern::suggest::{NoSeparation, Separation};
use yew::prelude::*;

/// The pattern, looked for anew when a pin or an event changes, or why there is none.
#[component]
pub fn Proposal() -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let found = use_state(|| None::<Result<Separation, NoSeparation>>);
    let asked = pinned(yard.document());
    {
        let found = found.setter();
        use_effect_with(asked, move |asked| {
            let (newest, leave) = newest();
            if let Some(asked) = asked.clone() {
                task::spawn(async move {
                    if let Ok(answer) = engine.ask(asked).await
                        && newest.get()
                    {
                        found.set(Some(answer));
                    }
                });
            }
            leave
        });
    }
    match &*found {
        Some(Ok(found)) => html! {
            <>
                <p class="small">{ &found.sentence }</p>
                { use_it(&yard, &found.anchored.as_ref().unwrap_or(&found.pattern).pretty, String::new()) }
            </>
        },
        Some(Err(none)) => html! {
            <Notice signal={Signal::Amber}><p class="small">{ &none.sentence }</p></Notice>
        },
        None => html! { <p class="quiet small" role="status">{ "Looking for a pattern …" }</p> },
    }
}
