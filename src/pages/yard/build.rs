//! A pattern built by pointing at fields of the event, or proposed from pinned answers.

use crate::components::icon::{Icon, Shape};
use crate::pages::later::{Later, later};
use crate::store::yard::{Document, use_yard};
use door::Separate;
use yew::prelude::*;

pub mod fields;
mod made;
pub mod proposal;
pub mod strictness;
mod words;

use fields::Fields;
use proposal::Proposal;

/// The two ways to have a pattern made for the rule that is worked on.
#[component]
pub fn Build() -> Html {
    let yard = use_yard();
    let (fields, proposal) = (use_state(|| false), use_state(|| false));
    let toggle = |open: &UseStateHandle<bool>| {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let pins = pinned(yard.document());
    html! {
        <div class="build">
            <div class="row">
                <button type="button" class="button" onclick={toggle(&fields)} aria-expanded={fields.to_string()}>
                    <Icon shape={Shape::Pointer} />{ "Build from the event" }
                </button>
                if let Some(Separate { must_match, must_not }) = &pins {
                    <button type="button" class="button" onclick={toggle(&proposal)} aria-expanded={proposal.to_string()}>
                        <Icon shape={Shape::Pin} />
                        { format!("Propose from pins ({} to take, {} to leave)", must_match.len(), must_not.len()) }
                    </button>
                }
            </div>
            if *proposal && pins.is_some() {
                <div class="build__proposal">
                    <Later part={later!(more, proposal, Panel, "a pattern from pins", html! { <Proposal /> })} />
                </div>
            }
            if *fields {
                <Later part={later!(more, fields, Panel, "the fields of the event", html! { <Fields /> })} />
            }
        </div>
    }
}

/// The events with a pinned answer of the rule that is worked on; none where no event must match.
fn pinned(document: &Document) -> Option<Separate> {
    let rule = document.yard.rules.get(document.rule)?;
    let texts = |expected: bool| -> Vec<String> {
        let events = document.events.iter();
        events
            .filter(|event| event.expects.get(&rule.name) == Some(&expected))
            .map(|event| event.text.clone())
            .collect()
    };
    let (must_match, must_not) = (texts(true), texts(false));
    (!must_match.is_empty()).then_some(Separate {
        must_match,
        must_not,
    })
}
