//! The services of the yard's places and the wires between them, as a person declares them.

use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::{dom, task};
use crate::store::yard::lead;
use crate::store::yard::{YardAction, YardState, use_yard};
use add::{AddMenu, SEARCH};
use ask::use_around;
use change::{At, Written, places as all_places};
use form::{Open, ServiceForm, known};
use json::JsonView;
use list::Lists;
use pipeline::declare::{Missing, Told, kind};
use places::Places;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

pub mod add;
pub mod ask;
pub mod change;
pub mod fields;
pub mod form;
pub mod json;
pub mod list;
pub mod lists;
pub mod places;
pub mod told;

/// The id of the heading, where the focus goes when something is deleted.
const HEADING: &str = "services-heading";

const HELP: &[&str] = &[
    "EventBridge only delivers. What the target does then, you declare here: which calls your function makes, how a build ends, who subscribes to a topic. The services then send their own events, and further rules can match those.",
    "Nothing is declared in a new yard, so targets take what they are given and nothing follows. “The simple thing” lets what you did not declare go well.",
    "Wires lead from one service to another without a rule: alarms, filters of log groups, event source mappings, notifications of buckets. Each is checked as AWS would check it.",
    "Everything is kept with the yard at once; Undo takes it back. What the forms cannot show is kept too, and can be edited as JSON.",
];

thread_local! {
    /// What was open when the view was left.
    static LEFT: RefCell<Option<(At, Option<Open>)>> = const { RefCell::new(None) };
}

/// What is looked at first: what a finding or station leads to, else what was open before.
fn first(document: &crate::store::yard::Document) -> (At, Option<Open>, bool) {
    let home = At::home(document);
    if let Some(led) = lead::take_declared() {
        let place = At {
            account: led.account,
            region: led.region,
        };
        let open = kind(&led.list).and_then(|kind| {
            let written = Written::of(document, &place);
            let mut items = written.items(kind).iter();
            let at = items.position(|item| kind.name_of(item) == led.name)?;
            let (place, list) = (place.clone(), kind.list);
            Some(Open { place, list, at })
        });
        return (place, open, true);
    }
    match LEFT.with_borrow(Clone::clone) {
        Some((place, open)) if all_places(document).contains(&place) => (place, open, false),
        _ => (home, None, false),
    }
}

/// Moves the focus once the page is drawn.
fn focus_later(id: String) {
    task::spawn(async move {
        dom::painted().await;
        dom::focus(&id);
        dom::scroll_into_view(&id);
    });
}

/// The id of the button that opens what is declared at a place in a list.
fn item_id(list: &str, at: usize) -> String {
    format!("services-{list}-{at}")
}

/// The panel.
#[component]
pub fn ServicesPanel() -> Html {
    let yard = use_yard();
    let begun = use_memo((), |()| first(yard.document()));
    let place = use_state(|| begun.0.clone());
    let open = use_state(|| begun.1.clone());
    let adding = use_state(|| false);
    let as_json = use_state(|| false);
    let done = use_state(String::new);
    let around = use_around();
    {
        let led = begun.2.then(|| begun.1.clone()).flatten();
        use_effect_with((), move |()| {
            if let Some(open) = led {
                focus_later(item_id(open.list, open.at));
            }
        });
    }
    use_effect_with(((*place).clone(), (*open).clone()), |left| {
        LEFT.set(Some(left.clone()));
    });
    let document = yard.document();
    let written = Rc::new(Written::of(document, &place));
    let all: Vec<Rc<Written>> = all_places(document)
        .iter()
        .map(|at| match *at == written.at {
            true => written.clone(),
            false => Rc::new(Written::of(document, at)),
        })
        .collect();
    let known = Rc::new(known(&written.at, &all));
    let told = match &around {
        Some(Ok(around)) => {
            let is_here = |told: &&Told| {
                (told.account.as_str(), told.region.as_str())
                    == (written.at.account.as_str(), written.at.region.as_str())
            };
            Rc::new(around.told.iter().filter(is_here).cloned().collect())
        }
        _ => Rc::new(Vec::new()),
    };
    let add = {
        let (dispatcher, open, adding, as_json, done, written) = (
            yard.dispatcher(),
            open.setter(),
            adding.setter(),
            as_json.setter(),
            done.setter(),
            written.clone(),
        );
        Callback::from(move |(list, start): (&'static str, Option<Value>)| {
            let Some(kind) = kind(list) else { return };
            let mut next = (*written).clone();
            let Some(at) = next.add(kind, start.unwrap_or_else(|| kind.begin())) else {
                done.set(format!(
                    "{list} is no list, so nothing can be added. Edit it as JSON."
                ));
                return;
            };
            dispatcher.dispatch(YardAction::from(next.edit(None)));
            done.set(format!("{} added.", kind.name));
            adding.set(false);
            as_json.set(false);
            let place = written.at.clone();
            open.set(Some(Open { place, list, at }));
            let first = kind.fields.first().map_or("", |field| field.name);
            focus_later(fields::id(first));
        })
    };
    let onplace = {
        let (place, open, done) = (place.setter(), open.setter(), done.setter());
        Callback::from(move |at: At| {
            place.set(at);
            open.set(None);
            done.set(String::new());
        })
    };
    let onmissing = {
        let (dispatcher, place, open, adding, as_json, done, document) = (
            yard.dispatcher(),
            place.setter(),
            open.setter(),
            adding.setter(),
            as_json.setter(),
            done.setter(),
            document.clone(),
        );
        Callback::from(move |missing: Missing| {
            let Some(kind) = kind(&missing.list) else {
                return;
            };
            let at = At {
                account: missing.account,
                region: missing.region,
            };
            let mut next = Written::of(&document, &at);
            let start = serde_json::from_str(&missing.start).unwrap_or_else(|_| kind.begin());
            let Some(nth) = next.add(kind, start) else {
                return;
            };
            dispatcher.dispatch(YardAction::from(next.edit(None)));
            done.set(format!("{} {} declared.", kind.name, missing.name));
            place.set(at.clone());
            adding.set(false);
            as_json.set(false);
            open.set(Some(Open {
                place: at,
                list: kind.list,
                at: nth,
            }));
            focus_later(item_id(kind.list, nth));
        })
    };
    let duplicate = {
        let (dispatcher, open, done, written) = (
            yard.dispatcher(),
            open.clone(),
            done.setter(),
            written.clone(),
        );
        Callback::from(move |()| {
            let Some(now) = &*open else { return };
            let Some(kind) = kind(now.list) else { return };
            let mut next = (*written).clone();
            let Some(at) = next.duplicate(kind, now.at) else {
                return;
            };
            dispatcher.dispatch(YardAction::from(next.edit(None)));
            done.set(format!("{} copied.", kind.name));
            open.set(Some(Open { at, ..now.clone() }));
            focus_later(item_id(kind.list, at));
        })
    };
    let delete = {
        let (dispatcher, open, done, written) = (
            yard.dispatcher(),
            open.clone(),
            done.setter(),
            written.clone(),
        );
        Callback::from(move |()| {
            let Some(now) = &*open else { return };
            let Some(kind) = kind(now.list) else { return };
            let name = written
                .item(now.list, now.at)
                .map(|item| kind.name_of(item));
            let mut next = (*written).clone();
            next.remove(kind, now.at);
            dispatcher.dispatch(YardAction::from(next.edit(None)));
            done.set(format!(
                "{} {} deleted. Undo brings it back.",
                kind.name,
                name.unwrap_or_default()
            ));
            open.set(None);
            dom::focus(HEADING);
        })
    };
    let toggle_add = {
        let adding = adding.clone();
        move |_: MouseEvent| {
            let is_open = !*adding;
            adding.set(is_open);
            if is_open {
                focus_later(SEARCH.to_owned());
            }
        }
    };
    let toggle_json = {
        let as_json = as_json.clone();
        move |_: MouseEvent| as_json.set(!*as_json)
    };
    let missing = match &around {
        Some(Ok(around)) => around.missing.clone(),
        _ => Vec::new(),
    };
    let form = (*open).clone().filter(|open| open.place == written.at).map(|open| {
        let is_of = |told: &&Told| {
            told.list == open.list && told.at.and_then(|at| usize::try_from(at).ok()) == Some(open.at)
        };
        let of: Vec<Told> = told.iter().filter(is_of).cloned().collect();
        let key = format!("{} {}", open.list, open.at);
        html! {
            <ServiceForm {key} {open} written={written.clone()} known={known.clone()} told={Rc::new(of)}
                onduplicate={duplicate.clone()} ondelete={delete.clone()} />
        }
    });
    let onopen = {
        let open = open.clone();
        let place = written.at.clone();
        Callback::from(move |(list, at): (&'static str, usize)| {
            let next = Open {
                place: place.clone(),
                list,
                at,
            };
            open.set((*open != Some(next.clone())).then_some(next));
        })
    };
    html! {
        <section class="services stack" aria-labelledby={HEADING} data-ready={around.is_some().then_some("services")}>
            <h2 id={HEADING} tabindex="-1">{ "Services and wires" }</h2>
            <p class="quiet">{ "Say what happens behind the targets: what services do when they are called, and what leads from one to another without a rule." }</p>
            <Places written={written.clone()} {onplace} />
            <div class="row">
                <button type="button" class="button button--primary" id="services-add" onclick={toggle_add} aria-expanded={adding.to_string()}><Icon shape={Shape::Plus} size={15} />{ "Add a service or wire" }</button>
                <button type="button" class="button" id="services-as-json" onclick={toggle_json} aria-pressed={as_json.to_string()}>{ "As JSON" }</button>
            </div>
            <p role="status" class="small" data-done="">{ (*done).clone() }</p>
            if let Some(Err(error)) = &around {
                <Notice signal={Signal::Red}><p>{ format!("The simulator does not answer. {error} What you declare is kept.") }</p></Notice>
            }
            if *adding { <AddMenu onadd={add.reform(|list| (list, None))} /> }
            { offers(&missing, &written.at, &onmissing) }
            { list::of_place(&told) }
            if !written.draft.is_empty() && !*as_json { { unfinished(&written, &yard) } }
            if *as_json {
                <JsonView key={written.at.text()} written={written.clone()} />
            } else {
                <Lists written={written.clone()} told={told.clone()} open={(*open).clone()} form={form.unwrap_or_default()} {onopen} />
            }
            { help(HELP) }
        </section>
    }
}

/// That a text as JSON is kept which does not count.
fn unfinished(written: &Rc<Written>, yard: &UseReducerHandle<YardState>) -> Html {
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
fn offers(missing: &[Missing], here: &At, onmissing: &Callback<Missing>) -> Html {
    if missing.is_empty() {
        return Html::default();
    }
    html! {
        <section class="services__missing stack" aria-labelledby="services-missing">
            <h3 id="services-missing">{ "Named, and not declared" }</h3>
            <ul role="list" class="stack">
                { for missing.iter().map(|one| {
                    let (onmissing, what) = (onmissing.clone(), one.clone());
                    let is_there = (&one.account, &one.region) != (&here.account, &here.region);
                    html! {
                        <li class="services__offer">
                            <span>
                                { one.message.clone() }
                                if is_there { <span class="quiet small">{ format!(" In {} · {}.", one.account, one.region) }</span> }
                            </span>
                            <button type="button" class="button" data-declare={one.name.clone()} onclick={move |_: MouseEvent| onmissing.emit(what.clone())}>
                                { "Declare what it does" }<span class="visually-hidden">{ format!(": {}", one.name) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
