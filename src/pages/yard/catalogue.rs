//! The catalogue of events: searched, read, compared with the yard's rules, put on the bench.

pub mod entry;
pub mod fields;
pub mod filter;
pub mod search;
pub mod verdicts;

use crate::components::coming::{NotHere, whole};
use crate::components::help::help;
use crate::platform::{arrival, dom};
use crate::route::Route;
use crate::store::bank::use_bank;
use crate::store::catalogue::{CatalogueAction, Events, Look, PAGE, use_catalogue, want};
use crate::store::yard::{Document, Edit, YardAction, use_yard};
use door::EventRead;
use fields::use_fields;
use filter::find;
use pipeline::{DeliveryLevel, Sample};
use std::rc::Rc;
use verdicts::{Verdicts, use_verdicts};
use yew::prelude::*;
use yew_router::prelude::*;

const HELP: &[&str] = &[
    "Words and choices go together. Beside each choice stands how many events there are with it and with the others as they are.",
    "Status is what the event reports: a failure, a warning or finding, a success, something that began or waits, a change, or a call of an API. Delivery is what AWS promises: durable is at least once, best effort in rare cases not at all.",
    "The exam domains are those of DOP-C02 in which such an event is of use; many events belong to two.",
    "In an open event press a field to read what it tells. The keys Up and Down go from field to field.",
    "To see which events one of your rules takes, open the line \"Takes …\" on its card; for all rules at once, sweep the catalogue below the matrix.",
];

/// The id of the field for the words.
const WORDS_ID: &str = "catalogue-words";

/// What the person wants.
#[derive(Debug)]
pub enum Wish {
    /// To look at something else.
    Look(Look),
    /// An event on the bench.
    Bench(Rc<Sample>),
}

/// The panel with its state.
#[component]
pub fn CataloguePanel() -> Html {
    let (catalogue, yard, navigator) = (use_catalogue(), use_yard(), use_navigator());
    let domains = search::domain_names(&use_bank());
    {
        let catalogue = catalogue.clone();
        use_effect_with((), move |()| want(catalogue));
    }
    let look = catalogue.look().clone();
    {
        let is_sought = look.is_sought && catalogue.here().is_some();
        let (dispatcher, look) = (catalogue.dispatcher(), look.clone());
        use_effect_with(is_sought, move |is_sought| {
            if *is_sought {
                arrival::focus(entry::button_id(&look.open));
                let look = Look {
                    is_sought: false,
                    ..look
                };
                dispatcher.dispatch(CatalogueAction::Look(look));
            }
        });
    }
    let open = catalogue
        .here()
        .and_then(|events| events.iter().find(|event| event.id == look.open));
    let opened = Opened {
        verdicts: use_verdicts(open.cloned()),
        read: use_fields(open.cloned()),
    };
    let wish = {
        let dispatcher = catalogue.dispatcher();
        Callback::from(move |wish: Wish| match wish {
            Wish::Look(look) => dispatcher.dispatch(CatalogueAction::Look(look)),
            Wish::Bench(sample) => {
                yard.dispatch(on_bench(yard.document(), &sample));
                // The page takes the focus to its heading by itself.
                if let Some(navigator) = &navigator {
                    navigator.push(&Route::Yard);
                }
            }
        })
    };
    let again = Callback::from({
        let catalogue = catalogue.clone();
        move |()| want(catalogue.clone())
    });
    html! {
        <section class="catalogue" aria-labelledby="catalogue-heading">
            <div class="stack">
                <h2 id="catalogue-heading">{ "Events that AWS sends" }</h2>
                <p class="quiet">{ "Each is a sample written for this yard. Open one to read it, to see which of your rules take it, and to put it on the bench." }</p>
                { help(HELP) }
            </div>
            {
                whole(
                    catalogue.events(),
                    "Fetching the catalogue of events …",
                    |reason| html! {
                        <NotHere what="The catalogue of events could not be fetched." reason={reason.to_owned()}
                            kept="What you made is kept, and the bench works meanwhile." {again} />
                    },
                    |_| match catalogue.here() {
                        Some(events) => html! { <CatalogueView events={events.clone()} {look} {opened} {domains} {wish} /> },
                        None => Html::default(),
                    },
                )
            }
        </section>
    }
}

/// What puts a sample on the bench: it joins the events of the yard, unless it is there already as
/// it was written. Nothing that the person has goes away.
pub(super) fn on_bench(document: &Document, sample: &Sample) -> YardAction {
    let mut events = document.events.iter();
    let there = events.position(|event| event.sample == sample.id && event.text == sample.text);
    match there {
        Some(at) => YardAction::ChooseEvent(at),
        None => Edit::AddEvent(document.event_of(sample)).into(),
    }
}

/// What is known of the event that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What the rules say to it.
    pub verdicts: Verdicts,
    /// Its lines with what is known of its fields, once the workshop has answered.
    pub read: Option<Rc<EventRead>>,
}

/// What a [`CatalogueView`] takes.
#[derive(PartialEq, Properties)]
pub struct CatalogueViewProps {
    /// Every event.
    pub events: Rc<Events>,
    /// What is looked at.
    pub look: Look,
    /// What is known of the event that is open.
    pub opened: Opened,
    /// The names of the exam's domains.
    pub domains: Vec<String>,
    /// Takes what the person wants.
    pub wish: Callback<Wish>,
}

/// Search and list.
#[component]
pub fn CatalogueView(props: &CatalogueViewProps) -> Html {
    let CatalogueViewProps {
        events,
        look,
        opened,
        domains,
        wish,
    } = props;
    let sought = find(events, look);
    let found = &sought.events;
    // Where more are shown, the focus goes to the first of them: the button may be gone.
    let first_new = use_mut_ref(|| None::<String>);
    {
        let first_new = first_new.clone();
        use_effect_with(look.most, move |_| {
            if let Some(id) = first_new.take() {
                dom::focus(&entry::button_id(&id));
            }
        });
    }
    let more = {
        let (wish, look) = (wish.clone(), look.clone());
        let next = found.get(look.most).map(|event| event.id.to_string());
        move |_: MouseEvent| {
            first_new.replace(next.clone());
            wish.emit(Wish::Look(Look {
                most: look.most + PAGE,
                ..look.clone()
            }));
        }
    };
    let clear = {
        let (wish, cleared) = (wish.clone(), look.cleared());
        move |_: MouseEvent| {
            dom::focus(WORDS_ID);
            wish.emit(Wish::Look(cleared.clone()));
        }
    };
    html! {
        <>
            { search::search(&sought, look, domains, wish) }
            <div class="row row--apart">
                <p role="status" data-ready="catalogue">{ count(found.len(), events.len(), look.most) }</p>
                <button type="button" class="button button--bare" onclick={clear.clone()} aria-disabled={(!look.is_narrowed()).to_string()}>{ "Clear all filters" }</button>
            </div>
            if found.is_empty() {
                <div class="empty">
                    <p><strong>{ "No event of the catalogue has all of this." }</strong></p>
                    <p class="quiet">{ "Every word must stand somewhere in the event or in what is said of it. Try fewer words or choices, or only the beginning of a word." }</p>
                    <button type="button" class="button" onclick={clear}>{ "Clear the search" }</button>
                </div>
            } else {
                <ol role="list" class="catalogue__list">
                    { for found.iter().take(look.most).map(|event| entry::entry(event, look, opened, wish)) }
                </ol>
            }
            if found.len() > look.most {
                <p><button type="button" class="button" onclick={more}>{ "Show more" }</button></p>
            }
        </>
    }
}

/// How many events are there, in words.
fn count(found: usize, all: usize, most: usize) -> String {
    let mut text = if found == all {
        format!("{all} events")
    } else {
        format!("{found} of {all} events")
    };
    if found > most {
        text.push_str(&format!(", the first {most} shown"));
    }
    text.push('.');
    text
}

/// What AWS promises, in words.
fn in_words(level: DeliveryLevel) -> &'static str {
    match level {
        DeliveryLevel::Durable => "Durable: at least once",
        DeliveryLevel::BestEffort => "Best effort: in rare cases not at all",
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
