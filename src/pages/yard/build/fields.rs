//! A pattern made by ticking fields of the event on the bench.

use super::made::use_it;
use super::strictness::Strict;
use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::notice::Notice;
use crate::pages::yard::sweep::ask::use_taught;
use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use door::{Leaves, Suggest, Suggested};
use pattern::suggest::{Choice, EventLeaf, Place, Strictness};
use yew::prelude::*;

const HELP: &[&str] = &[
    "Every field that you tick must fit; of the values of one field, one is enough.",
    "One of several, and anything but: values as in JSON, with commas between, strings in double quotes. A range: >= 5, < 10.",
    "The count below says how many of the sample events of the catalogue such a rule would take. If it is more than you had in mind, tick source and detail-type too.",
    "Ids and times are marked because they change with every event: a rule that asks for them fires once at most.",
    "Nothing changes in your rule before you press Use as the rule's pattern, and Undo takes that back.",
];

/// The fields of the event on the bench, to be ticked.
#[component]
pub fn Fields() -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let is_whole = use_taught();
    let event = yard.document().on_bench().text.clone();
    let leaves = use_state(Vec::<EventLeaf>::new);
    let choices = use_state(Vec::<Choice>::new);
    let made = use_state(Suggested::default);
    {
        let (engine, leaves) = (engine.clone(), leaves.setter());
        use_effect_with(event.clone(), move |event| {
            let (newest, leave) = newest();
            let question = Leaves(event.clone());
            task::spawn(async move {
                if let Ok(found) = engine.ask(question).await
                    && newest.get()
                {
                    leaves.set(found);
                }
            });
            leave
        });
    }
    {
        let made = made.setter();
        let asked = (event, (*choices).clone(), is_whole);
        use_effect_with(asked, move |(event, choices, _)| {
            let (newest, leave) = newest();
            let question = Suggest {
                event: event.clone(),
                choices: choices.clone(),
            };
            task::spawn(async move {
                if let Ok(suggested) = engine.ask(question).await
                    && newest.get()
                {
                    made.set(suggested);
                }
            });
            leave
        });
    }
    let change = {
        let choices = choices.clone();
        Callback::from(
            move |(path, strictness): (Vec<String>, Option<Strictness>)| {
                let place = Place::Path(path);
                let mut next = (*choices).clone();
                match (
                    next.iter_mut().find(|choice| choice.place == place),
                    strictness,
                ) {
                    (Some(choice), Some(strictness)) => choice.strictness = strictness,
                    (Some(_), None) => next.retain(|choice| choice.place != place),
                    (None, Some(strictness)) => next.push(Choice { place, strictness }),
                    (None, None) => {}
                }
                choices.set(next);
            },
        )
    };
    let chosen = |leaf: &EventLeaf| {
        let of_leaf =
            |choice: &&Choice| matches!(&choice.place, Place::Path(path) if *path == leaf.path);
        choices
            .iter()
            .find(of_leaf)
            .map(|choice| choice.strictness.clone())
    };
    if leaves.is_empty() {
        return html! { <p class="quiet small">{ "The event has no fields that can be read." }</p> };
    }
    html! {
        <div class="build__panel">
            <p class="small">{ "Tick what the rule should look at, then how strictly." }</p>
            { help(HELP) }
            <ul role="list" class="build__fields">
                { for once_each(&leaves).map(|leaf| html! {
                    <Strict key={leaf.shown.clone()} leaf={leaf.clone()} chosen={chosen(leaf)} onchange={change.clone()} />
                }) }
            </ul>
            if let Some(pattern) = &made.suggestion.pattern {
                { use_it(&yard, &pattern.pretty, format!("Takes {} of the {} sample events.", made.catches, made.of)) }
            }
            { for made.suggestion.remarks.iter().map(|remark| html! { <p class="small quiet">{ &remark.sentence }</p> }) }
            { for made.warnings.iter().map(|warning| html! {
                <Notice signal={Signal::Amber}><p class="small">{ &warning.sentence }</p></Notice>
            }) }
        </div>
    }
}

/// Values of the same path, as in a list, stand for one field.
fn once_each(leaves: &[EventLeaf]) -> impl Iterator<Item = &EventLeaf> {
    leaves.iter().enumerate().filter_map(|(at, leaf)| {
        let before = leaves.get(..at).unwrap_or_default();
        (!before.iter().any(|other| other.path == leaf.path)).then_some(leaf)
    })
}
