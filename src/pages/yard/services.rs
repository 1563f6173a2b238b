//! The services of the yard's places and the wires between them, as a person declares them.

use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::arrival;
use crate::route::Route;
use crate::store::yard::{Document, YardAction, use_yard};
use act::Act;
use add::{AddMenu, SEARCH};
use ask::use_around;
use beside::GONE;
use change::{At, Written, places as all_places};
use form::{Open, ServiceForm, known};
use json::JsonView;
use list::Lists;
use pipeline::declare::Told;
use places::Places;
use policies::PoliciesPart;
use sight::{Shown, Sight};
use std::cell::RefCell;
use std::rc::Rc;
use trail::TrailPart;
use yew::prelude::*;
use yew_router::prelude::*;

pub mod act;
pub mod add;
pub mod ask;
pub mod beside;
pub mod change;
pub mod fields;
pub mod form;
pub mod json;
pub mod list;
pub mod lists;
pub mod places;
pub mod policies;
pub mod sight;
pub mod told;
pub mod trail;

/// The id of the heading, where the focus goes when something is deleted.
const HEADING: &str = "services-heading";

const HELP: &[&str] = &[
    "EventBridge only delivers. What the target does then, you declare here: which calls your function makes, how a build ends, who subscribes to a topic. The services then send their own events, and further rules can match those.",
    "Nothing is declared in a new yard, so targets take what they are given and nothing follows. “The simple thing” lets what you did not declare go well.",
    "Wires lead from one service to another without a rule: alarms, filters of log groups, event source mappings, notifications of buckets. Each is checked as AWS would check it.",
    "Everything is kept with the yard at once; Undo takes it back. What the forms cannot show is kept too, and can be edited as JSON.",
];

thread_local! {
    /// The yard, the place and what was open when the view was left.
    static LEFT: RefCell<Option<(u32, At, Option<Open>)>> = const { RefCell::new(None) };
}

/// The place and what of it was open when the view was left, where it is the same yard.
fn left(document: &Document) -> Option<(At, Option<Open>)> {
    let (yard, place, open) = LEFT.with_borrow(Clone::clone)?;
    let is_there = yard == document.id && all_places(document).contains(&place);
    is_there.then_some((place, open))
}

/// The id of the button that opens what is declared at a place in a list.
fn item_id(list: &str, at: usize) -> String {
    format!("services-{list}-{at}")
}

/// What takes the focus when the view has come to another address.
#[derive(Clone, Debug, PartialEq)]
enum Focus {
    /// What is open, or was.
    Shown,
    /// The element with this id.
    At(String),
    /// Nothing: the address only follows what is seen.
    Stays,
}

/// The addresses that the view has asked for and has not come to yet, the newest last: whoever types
/// is quicker than the address follows.
type Asked = Rc<RefCell<Vec<(Route, Focus)>>>;

/// What takes the focus at an address that was asked for; those asked for before it are passed.
fn arrived(asked: &Asked, route: Option<&Route>) -> Option<Focus> {
    let mut asked = asked.borrow_mut();
    let at = asked.iter().position(|(to, _)| Some(to) == route)?;
    asked.drain(..=at).next_back().map(|(_, focus)| focus)
}

/// The way to another address, or to the lists in place of an address that leads nowhere any more.
type Go = Callback<(Option<Route>, Focus)>;

/// What is seen, by the address, which follows it; and the way to another one. `onarrive` is called
/// when an address was opened that leads to a form.
#[hook]
fn use_shown(onarrive: &Callback<()>) -> (Shown, Go) {
    let (yard, navigator) = (use_yard(), use_navigator());
    let route = use_route::<Route>();
    let sight = use_mut_ref(Sight::default);
    let asked: Asked = use_mut_ref(Vec::new);
    let document = yard.document();
    // Before the yard is here nothing is known of it, and when the view is left nothing changes.
    let is_here = |route: &Route| route.is_beside(&Route::YardServices);
    let is_known = yard.is_restored() && route.as_ref().is_some_and(is_here);
    // An address that only follows what is seen changes nothing of it, even where it is late.
    let follows =
        |(to, focus): &(Route, Focus)| Some(to) == route.as_ref() && *focus == Focus::Stays;
    let is_late = asked.borrow().iter().any(follows);
    let shown = match is_known {
        true => sight.borrow_mut().look(document, route.as_ref(), is_late),
        false => sight.borrow().last(),
    };
    let replace = {
        let (asked, navigator) = (asked.clone(), navigator.clone());
        Callback::from(move |(to, focus): (Route, Focus)| {
            if let Some(navigator) = &navigator {
                asked.borrow_mut().push((to.clone(), focus));
                navigator.replace(&to);
            }
        })
    };
    {
        // What was open when the view was left is open again, unless the address asks for more.
        let replace = replace.clone();
        let before = left(document).and_then(|(_, open)| sight::address(document, &open?));
        let is_plain = route == Some(Route::YardServices);
        use_effect_with((), move |()| {
            if let Some(before) = before.filter(|_| is_plain) {
                replace.emit((before, Focus::Stays));
            }
        });
    }
    {
        let replace = replace.clone();
        let own = match &shown {
            Shown::Form(open) => sight::address(document, open),
            Shown::Gone(_) => None,
            Shown::List => Some(Route::YardServices),
        };
        let own = own.filter(|own| is_known && route.as_ref() != Some(own));
        use_effect_with(own, move |own| {
            if let Some(own) = own {
                replace.emit((own.clone(), Focus::Stays));
            }
        });
    }
    {
        let (asked, shown, onarrive) = (asked.clone(), shown.clone(), onarrive.clone());
        let opened = use_mut_ref(|| None::<Shown>);
        use_effect_with((route.clone(), is_known), move |(route, is_known)| {
            if !is_known {
                return;
            }
            let before = opened.replace(Some(shown.clone()));
            let focus = arrived(&asked, route.as_ref()).unwrap_or(Focus::Shown);
            if focus == Focus::Shown && shown != Shown::List {
                onarrive.emit(());
            }
            let head = |open: &Open| item_id(open.list, open.at);
            let to = match (focus, &shown, before) {
                (Focus::Stays, ..) | (Focus::Shown, Shown::List, None) => None,
                (Focus::At(id), ..) => Some(id),
                (Focus::Shown, Shown::Form(open), _) => Some(head(open)),
                (Focus::Shown, Shown::Gone(_), _) => Some(GONE.to_owned()),
                (Focus::Shown, Shown::List, Some(Shown::Form(open))) => Some(head(&open)),
                (Focus::Shown, Shown::List, Some(_)) => Some(HEADING.to_owned()),
            };
            if let Some(id) = to {
                arrival::focus(id);
            }
        });
    }
    let here = route;
    let go = Callback::from(move |(to, focus): (Option<Route>, Focus)| match to {
        // The address is there already, as where what it leads to has just been declared.
        Some(to) if Some(&to) == here.as_ref() => {
            if let Focus::At(id) = focus {
                arrival::focus(id);
            }
        }
        Some(to) => {
            if let Some(navigator) = &navigator {
                asked.borrow_mut().push((to.clone(), focus));
                navigator.push(&to);
            }
        }
        None => replace.emit((Route::YardServices, focus)),
    });
    (shown, go)
}

/// The panel.
#[component]
pub fn ServicesPanel() -> Html {
    let yard = use_yard();
    let document = yard.document();
    let as_json = use_state(|| false);
    let (shown, go) = use_shown(&{
        let as_json = as_json.setter();
        Callback::from(move |()| as_json.set(false))
    });
    let chosen = use_state(|| left(document).map(|(place, _)| place));
    let place = shown.place().or_else(|| (*chosen).clone());
    let place = place.unwrap_or_else(|| At::home(document));
    let adding = use_state(|| false);
    let done = use_state(String::new);
    let around = use_around();
    {
        // The lists stay in the place of the form; another yard is looked at from its own.
        let (chosen, place) = (chosen.setter(), shown.place());
        let last = use_mut_ref(|| None::<u32>);
        use_effect_with((document.id, place.clone()), move |(id, place)| {
            let is_other = last.replace(Some(*id)).is_some_and(|last| last != *id);
            if is_other || place.is_some() {
                chosen.set(place.clone());
            }
        });
    }
    use_effect_with(
        (document.id, place.clone(), shown.open().cloned()),
        |left| LEFT.set(Some(left.clone())),
    );
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
    let onact = {
        let (dispatcher, document, go) = (yard.dispatcher(), document.clone(), go.clone());
        let (adding, as_json, done) = (adding.setter(), as_json.setter(), done.setter());
        Callback::from(move |act: Act| match act.carry_out(&document) {
            Ok(next) => {
                let open = next.open.as_ref();
                let to =
                    open.and_then(|open| sight::address_in(&document.yard, &next.written, open));
                dispatcher.dispatch(YardAction::from(next.written.edit(None)));
                done.set(next.says);
                adding.set(false);
                as_json.set(false);
                go.emit((to, Focus::At(next.focus)));
            }
            Err(why) => done.set(why),
        })
    };
    let onplace = {
        let (chosen, done, go) = (chosen.setter(), done.setter(), go.clone());
        let is_list = shown == Shown::List;
        Callback::from(move |at: At| {
            chosen.set(Some(at));
            done.set(String::new());
            if !is_list {
                go.emit((Some(Route::YardServices), Focus::Stays));
            }
        })
    };
    let onopen = {
        let (document, go, shown, place) =
            (document.clone(), go.clone(), shown.clone(), place.clone());
        Callback::from(move |(list, at): (&'static str, usize)| {
            let place = place.clone();
            let next = Open { place, list, at };
            let to = match shown.open() == Some(&next) {
                true => Some(Route::YardServices),
                false => sight::address(&document, &next),
            };
            if to.is_some() {
                go.emit((to, Focus::Shown));
            }
        })
    };
    let toggle_add = {
        let adding = adding.clone();
        move |_: MouseEvent| {
            let is_open = !*adding;
            adding.set(is_open);
            if is_open {
                arrival::focus(SEARCH.to_owned());
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
    let form = shown.open().map(|open| {
        let is_of = |told: &&Told| {
            told.list == open.list
                && told.at.and_then(|at| usize::try_from(at).ok()) == Some(open.at)
        };
        let of: Vec<Told> = told.iter().filter(is_of).cloned().collect();
        let key = format!("{} {}", open.list, open.at);
        let act = |make: fn(Open) -> Act| {
            let open = open.clone();
            onact.reform(move |()| make(open.clone()))
        };
        html! {
            <ServiceForm {key} open={open.clone()} written={written.clone()} known={known.clone()} told={Rc::new(of)}
                onduplicate={act(Act::Duplicate)} ondelete={act(Act::Delete)} />
        }
    });
    let onadd = onact.reform(move |list| Act::Add(place.clone(), list));
    html! {
        <section class="services stack" aria-labelledby={HEADING} data-ready={around.is_some().then_some("services")}>
            <h2 id={HEADING} tabindex="-1">{ "Services and wires" }</h2>
            <p class="quiet">{ "Say what happens behind the targets: what services do when they are called, and what leads from one to another without a rule." }</p>
            if let (Shown::Gone(declared), false) = (&shown, *as_json) { { beside::gone(declared, &missing, &onact) } }
            <Places written={written.clone()} {onplace} />
            <div class="row">
                <button type="button" class="button button--primary" id="services-add" onclick={toggle_add} aria-expanded={adding.to_string()}><Icon shape={Shape::Plus} size={15} />{ "Add a service or wire" }</button>
                <button type="button" class="button" id="services-as-json" onclick={toggle_json} aria-pressed={as_json.to_string()}>{ "As JSON" }</button>
            </div>
            <p role="status" class="small" data-done="">{ (*done).clone() }</p>
            if let Some(Err(error)) = &around {
                <Notice signal={Signal::Red}><p>{ format!("The simulator does not answer. {error} What you declare is kept.") }</p></Notice>
            }
            if *adding { <AddMenu {onadd} /> }
            { beside::offers(&missing, &written.at, &onact) }
            { list::of_place(&told) }
            if !written.draft.is_empty() && !*as_json { { beside::unfinished(&written, &yard) } }
            if *as_json {
                <JsonView key={written.at.text()} written={written.clone()} />
            } else {
                <Lists written={written.clone()} told={told.clone()} open={shown.open().cloned()} form={form.unwrap_or_default()} {onopen} />
            }
            <TrailPart />
            <PoliciesPart />
            { help(HELP) }
        </section>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
