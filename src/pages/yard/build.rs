//! A pattern built by pointing at fields of the event, or proposed from pinned answers.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::task;
use crate::store::bench::use_bench;
use crate::store::engine::use_engine;
use crate::store::yard::{Document, Edit, use_yard};
use door::{Leaves, Separate, Suggest, Suggested};
use pattern::suggest::{Choice, EventLeaf, NoSeparation, Place, Separation, Strictness};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

pub mod strictness;

use strictness::Strict;

/// What a [`Build`] takes.
#[derive(PartialEq, Properties)]
pub struct BuildProps {
    /// The place of the rule whose pattern is built.
    pub at: usize,
}

/// The two ways to have a pattern made.
#[component]
pub fn Build(props: &BuildProps) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <div class="build">
            <div class="row">
                <button type="button" class="button" onclick={toggle} aria-expanded={open.to_string()}>
                    <Icon shape={Shape::Pointer} />{ "Build from the event" }
                </button>
                <Propose at={props.at} />
            </div>
            if *open { <Fields at={props.at} /> }
        </div>
    }
}

/// The fields of the event on the bench, to be ticked.
#[component]
fn Fields(props: &BuildProps) -> Html {
    let (yard, bench, engine) = (use_yard(), use_bench(), use_engine());
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
        use_effect_with((event, (*choices).clone()), move |(event, choices)| {
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
            <ul role="list" class="build__fields">
                { for once_each(&leaves).map(|leaf| html! {
                    <Strict key={leaf.shown.clone()} leaf={leaf.clone()} chosen={chosen(leaf)} onchange={change.clone()} />
                }) }
            </ul>
            if let Some(pattern) = &made.suggestion.pattern {
                { use_it(&yard, props.at, &pattern.pretty, format!("Takes {} of the {} sample events.", made.catches.len(), bench.samples().len())) }
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

/// A flag that says whether the answer is still wanted, and what takes it down.
fn newest() -> (Rc<Cell<bool>>, impl FnOnce()) {
    let newest = Rc::new(Cell::new(true));
    let left = newest.clone();
    (newest, move || left.set(false))
}

/// A pattern with the button that takes it over.
fn use_it(
    yard: &UseReducerHandle<crate::store::yard::YardState>,
    at: usize,
    pattern: &str,
    what: String,
) -> Html {
    let onclick = {
        let (dispatcher, pattern) = (yard.dispatcher(), pattern.to_owned());
        move |_: MouseEvent| dispatcher.dispatch(Edit::UsePattern(at, pattern.clone()).into())
    };
    html! {
        <div class="stack">
            <pre class="code" tabindex="0" data-built="">{ pattern }</pre>
            <div class="row">
                <button type="button" class="button button--main" {onclick}>{ "Use as the rule's pattern" }</button>
                <span class="small" role="status">{ what }</span>
            </div>
        </div>
    }
}

/// What came of looking for a pattern that does what the pins say.
#[derive(Clone, Debug, PartialEq)]
enum Proposal {
    Found(Separation),
    None(NoSeparation),
}

/// Proposes a pattern that takes the events pinned as matching and leaves the others.
#[component]
fn Propose(props: &BuildProps) -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let proposal = use_state(|| None::<Proposal>);
    let Some(asked) = pinned(yard.document(), props.at) else {
        return Html::default();
    };
    let (must, must_not) = (asked.must_match.len(), asked.must_not.len());
    let ask = {
        let proposal = proposal.setter();
        move |_: MouseEvent| {
            let (engine, proposal, asked) = (engine.clone(), proposal.clone(), asked.clone());
            task::spawn(async move {
                if let Ok(answer) = engine.ask(asked).await {
                    proposal.set(Some(match answer {
                        Ok(found) => Proposal::Found(found),
                        Err(none) => Proposal::None(none),
                    }));
                }
            });
        }
    };
    html! {
        <>
            <button type="button" class="button" onclick={ask}>
                <Icon shape={Shape::Pin} />{ format!("Propose from pins ({must} to take, {must_not} to leave)") }
            </button>
            <div class="build__proposal">
                {
                    match &*proposal {
                        Some(Proposal::Found(found)) => html! {
                            <>
                                <p class="small">{ &found.sentence }</p>
                                { use_it(&yard, props.at, &found.anchored.as_ref().unwrap_or(&found.pattern).pretty, String::new()) }
                            </>
                        },
                        Some(Proposal::None(none)) => html! {
                            <Notice signal={Signal::Amber}><p class="small">{ &none.sentence }</p></Notice>
                        },
                        None => Html::default(),
                    }
                }
            </div>
        </>
    }
}

/// The events with a pinned answer of a rule; none where no event must match.
fn pinned(document: &Document, at: usize) -> Option<Separate> {
    let rule = document.yard.rules.get(at)?;
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
