//! What a place declares, by group, with one form open.

use super::change::Written;
use super::form::Open;
use super::{item_id, told};
use crate::components::chip::Signal;
use crate::components::icon::Icon;
use crate::route::Route;
use pipeline::declare::{Group, KINDS, Kind, Told};
use pipeline::findings::Weight;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What [`Lists`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct ListsProps {
    /// What the place declares.
    pub written: Rc<Written>,
    /// What is said of it.
    pub told: Rc<Vec<Told>>,
    /// What is open.
    pub open: Option<Open>,
    /// The form of what is open.
    pub form: Html,
    /// Opens or closes what is at a place in a list.
    pub onopen: Callback<(&'static str, usize)>,
}

/// The groups in which something is.
#[component]
pub fn Lists(props: &ListsProps) -> Html {
    let count = |group: Group| -> usize {
        let kinds = KINDS.iter().filter(|kind| kind.group == group);
        kinds.map(|kind| props.written.items(kind).len()).sum()
    };
    let groups: Vec<(Group, usize)> = Group::ALL
        .into_iter()
        .map(|group| (group, count(group)))
        .filter(|(_, count)| *count > 0)
        .collect();
    if groups.is_empty() {
        return html! {
            <div class="empty">
                <p><strong>{ "Nothing is declared in this place." }</strong></p>
                <p class="quiet">{ "Begin with a service that one of your rules calls, or with a function that puts an event. Or open an example and change what is declared there." }</p>
                <p><Link<Route> to={Route::YardExamples} classes="button">{ "Open an example" }</Link<Route>></p>
            </div>
        };
    }
    html! {
        <>
            <p class="small"><Link<Route> to={Route::YardTime}>{ "Let something happen here, and see what follows" }</Link<Route>></p>
            { for groups.into_iter().map(|(group, count)| {
                let id = format!("services-group-{}", group as u8);
                html! {
                    <section key={group.title()} class="stack" aria-labelledby={id.clone()}>
                        <h3 {id}>{ group.title() }<span class="quiet">{ format!(" · {count}") }</span></h3>
                        <ul role="list" class="services__items">
                            { for KINDS.iter().filter(|kind| kind.group == group).flat_map(|kind| {
                                let items = props.written.items(kind).iter().enumerate();
                                items.map(|(at, item)| one(props, kind, at, &kind.name_of(item))).collect::<Vec<_>>()
                            }) }
                        </ul>
                    </section>
                }
            }) }
        </>
    }
}

/// The worst of what is said of one.
fn worst(told: &[Told], list: &str, at: usize) -> Option<Weight> {
    let is_it = |one: &&Told| {
        one.list == list && one.at.and_then(|at| usize::try_from(at).ok()) == Some(at)
    };
    told.iter().filter(is_it).map(|one| one.weight).min()
}

fn one(props: &ListsProps, kind: &'static Kind, at: usize, name: &str) -> Html {
    let open = props.open.as_ref();
    let is_open = open.is_some_and(|open| {
        (open.list, open.at) == (kind.list, at) && open.place == props.written.at
    });
    let (onopen, list) = (props.onopen.clone(), kind.list);
    let mark = match worst(&props.told, kind.list, at) {
        Some(Weight::Wrong) => Some((Signal::Red, "needs attention")),
        Some(Weight::Risky) => Some((Signal::Amber, "risky")),
        _ => None,
    };
    let id = item_id(kind.list, at);
    let shown = match name {
        "" => "(without a name)",
        name => name,
    };
    html! {
        <li key={id.clone()} class={classes!("services__item", is_open.then_some("services__item--open"))}>
            <button type="button" class="services__head" id={id} aria-expanded={is_open.to_string()} onclick={move |_: MouseEvent| onopen.emit((list, at))}>
                <span class="services__name">{ short(shown) }</span>
                <span class="quiet small">{ kind.name }</span>
                if let Some((signal, word)) = mark {
                    <span class={format!("target__mark target__mark--{}", signal.name())}><Icon shape={signal.shape()} size={14} /></span>
                    <span class="visually-hidden">{ format!(" ({word})") }</span>
                }
            </button>
            if is_open { { props.form.clone() } }
        </li>
    }
}

/// A name in which ARNs are cut to what they end with.
pub fn short(name: &str) -> String {
    if !name.contains("arn:") {
        return name.to_owned();
    }
    let parts: Vec<&str> = name
        .split("arn:")
        .filter(|part| !part.is_empty())
        .map(|part| {
            let pieces = part.trim_end_matches('/').splitn(5, ':');
            pieces.last().unwrap_or(part)
        })
        .collect();
    parts.join(" → ")
}

/// What is said of the place as a whole or of a list that is not shown.
pub fn of_place(told: &[Told]) -> Html {
    html! { <>{ for told.iter().filter(|one| one.at.is_none()).map(told::one) }</> }
}
