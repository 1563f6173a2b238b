//! The choice of questions: of every value how many questions it leaves.

use super::frame::difficulty;
use crate::platform::dom;
use quiz::order;
use quiz::study::{Counts, Filter, State};
use quiz::{Index, Lists};
use yew::prelude::*;

/// Where a kind of value stands in a filter.
type Place<T> = fn(&mut Filter) -> &mut Vec<T>;

/// One value that can be chosen.
struct Value<T> {
    value: T,
    text: String,
    count: usize,
    on: bool,
}

/// What a [`Facets`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct FacetsProps {
    /// The lists that ids point into.
    pub(super) index: std::rc::Rc<Index>,
    /// What is chosen.
    pub(super) filter: Filter,
    /// What each choice leaves.
    pub(super) counts: Counts,
    /// Takes the next choice.
    pub(super) choose: Callback<Filter>,
    /// What stands in for the mistaken beliefs until they are here.
    pub(super) beliefs_coming: Option<Html>,
    /// Asks for the mistaken beliefs.
    pub(super) onbeliefs: Callback<()>,
}

/// All kinds of choice.
#[component]
pub(super) fn Facets(props: &FacetsProps) -> Html {
    let FacetsProps {
        index,
        filter,
        counts,
        choose,
        beliefs_coming,
        onbeliefs,
    } = props;
    let lists = &index.lists;
    let ids = |all: &[(String, usize)], chosen: &[String], name: &dyn Fn(&str) -> String| {
        let value = |(id, count): &(String, usize)| Value {
            value: id.clone(),
            text: name(id),
            count: *count,
            on: chosen.contains(id),
        };
        all.iter().map(value).collect::<Vec<_>>()
    };
    let states = values(&counts.states, &filter.states, |state| {
        state_name(*state).to_owned()
    });
    let domains = values(&counts.domains, &filter.domains, |number| {
        let domain = lists.domain(*number);
        domain.map_or_else(String::new, |domain| format!("{number}. {}", domain.title))
    });
    let difficulties = values(&counts.difficulties, &filter.difficulties, |hard| {
        difficulty(*hard).to_owned()
    });
    let mut topics = ids(&counts.topics, &filter.topics, &|id| topic_name(lists, id));
    order::sort_by(&mut topics, |one, other| one.text.cmp(&other.text));
    let mut beliefs = ids(&counts.misconceptions, &filter.misconceptions, &|id| {
        let found = lists.misconception(id);
        found.map_or_else(|| id.to_owned(), |found| found.title.clone())
    });
    order::sort_by(&mut beliefs, |one, other| one.text.cmp(&other.text));
    let tasks = ids(&counts.tasks, &filter.tasks, &|id| {
        let task = lists.task(id).map_or("", |task| task.title.as_str());
        format!("{id} {task}")
    });
    let objectives = ids(&counts.objectives, &filter.objectives, &|id| {
        let found = lists.objective(id);
        let title = found.map_or("", |objective| objective.title.as_str());
        format!("{id} {title}")
    });
    let services = ids(&counts.services, &filter.services, &str::to_owned);
    let in_yard = {
        let (choose, filter) = (choose.clone(), filter.clone());
        Callback::from(move |on| {
            choose.emit(Filter {
                only_executable: on,
                ..filter.clone()
            });
        })
    };
    html! {
        <div class="facets">
            { group("What you did", &boxes(props, states, |filter| &mut filter.states)) }
            { group("Domain", &boxes(props, domains, |filter| &mut filter.domains)) }
            <div class="stack">
                { group("Difficulty", &boxes(props, difficulties, |filter| &mut filter.difficulties)) }
                { group("In the yard", &tick("Can be tried there", counts.executable, filter.only_executable, in_yard)) }
            </div>
            <div class="stack facets__more">
                { fold("Task", filter.tasks.len(), &boxes(props, tasks, |filter| &mut filter.tasks)) }
                { fold("Topic", filter.topics.len(), &boxes(props, topics, |filter| &mut filter.topics)) }
                { fold("Service", filter.services.len(), &boxes(props, services, |filter| &mut filter.services)) }
                { fold("Objective of DOP-C01", filter.objectives.len(), &boxes(props, objectives, |filter| &mut filter.objectives)) }
                <Fold name="Mistaken belief" chosen={filter.misconceptions.len()} onopen={onbeliefs} inside={match beliefs_coming {
                    Some(coming) => coming.clone(),
                    None => long("Mistaken belief", &boxes(props, beliefs, |filter| &mut filter.misconceptions)),
                }} />
            </div>
        </div>
    }
}

/// What a state is called.
fn state_name(state: State) -> &'static str {
    match state {
        State::Missed => "Missed last time",
        State::Flagged => "Flagged",
        State::Unsure => "Guessed or unsure",
        State::Unseen => "Not answered yet",
        State::Due => "Due again",
        State::Noted => "With a note",
    }
}

fn topic_name(lists: &Lists, id: &str) -> String {
    let topic = lists.topic(id);
    topic.map_or_else(|| id.to_owned(), |topic| topic.title.clone())
}

fn values<T: Copy + PartialEq>(
    counts: &[(T, usize)],
    chosen: &[T],
    name: impl Fn(&T) -> String,
) -> Vec<Value<T>> {
    let value = |(value, count): &(T, usize)| Value {
        value: *value,
        text: name(value),
        count: *count,
        on: chosen.contains(value),
    };
    counts.iter().map(value).collect()
}

/// A checkbox for every value.
fn boxes<T: PartialEq + Clone + 'static>(
    props: &FacetsProps,
    values: Vec<Value<T>>,
    place: Place<T>,
) -> Html {
    let each = |value: Value<T>| {
        let (filter, choose) = (props.filter.clone(), props.choose.clone());
        let set = Callback::from(move |on: bool| {
            let mut next = filter.clone();
            let list = place(&mut next);
            list.retain(|other| *other != value.value);
            if on {
                list.push(value.value.clone());
            }
            choose.emit(next);
        });
        tick(&value.text, value.count, value.on, set)
    };
    values.into_iter().map(each).collect()
}

/// A checkbox, and how many questions it leaves.
fn tick(text: &str, count: usize, on: bool, set: Callback<bool>) -> Html {
    let onchange = move |event: Event| set.emit(dom::is_checked(&event));
    html! {
        <label class={classes!("facets__value", (count == 0).then_some("facets__value--none"))}>
            <input type="checkbox" checked={on} {onchange} />
            <span>{ text }</span>
            <span class="facets__count">{ count }<span class="visually-hidden">{ if count == 1 { " question" } else { " questions" } }</span></span>
        </label>
    }
}

/// Values that are always shown.
fn group(name: &'static str, values: &Html) -> Html {
    html! {
        <fieldset class="facets__group">
            <legend class="field__label">{ name }</legend>
            { values.clone() }
        </fieldset>
    }
}

/// Many values, behind a line that opens them.
fn fold(name: &'static str, chosen: usize, values: &Html) -> Html {
    html! { <Fold {name} {chosen} inside={long(name, values)} /> }
}

#[derive(PartialEq, Properties)]
struct FoldProps {
    name: &'static str,
    chosen: usize,
    /// Called when it is opened.
    #[prop_or_default]
    onopen: Callback<()>,
    inside: Html,
}

/// A line, and what comes when it is opened: hundreds of values, which the page need not draw before,
/// unless some are chosen.
#[component]
fn Fold(props: &FoldProps) -> Html {
    let is_drawn = use_state(|| false);
    let ontoggle = {
        let (is_drawn, onopen) = (is_drawn.setter(), props.onopen.clone());
        move |_: Event| {
            is_drawn.set(true);
            onopen.emit(());
        }
    };
    html! {
        <details class="facets__fold" {ontoggle}>
            <summary>
                { props.name }
                if props.chosen > 0 { <span class="quiet">{ format!(": {} chosen", props.chosen) }</span> }
            </summary>
            if *is_drawn || props.chosen > 0 { { props.inside.clone() } }
        </details>
    }
}

fn long(name: &'static str, values: &Html) -> Html {
    html! { <fieldset class="facets__long" tabindex="0" aria-label={name}>{ values.clone() }</fieldset> }
}
