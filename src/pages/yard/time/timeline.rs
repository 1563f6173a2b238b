//! The steps of the run, oldest first, in pages.

use super::filter::{BUS, Choices, Filter, choices, of_services};
use super::forms::Forms;
use super::{doing, elsewhere, said, step};
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::store::yard::{Entry, MOST_STEPS, Outcome, use_run, use_yard};
use pipeline::LogLevel;
use pipeline::world::DoingKind;
use yew::prelude::*;

/// How many steps a page has.
const PAGE: usize = 50;

/// What a [`Timeline`] takes.
#[derive(PartialEq, Properties)]
pub struct TimelineProps {
    /// Whether local times stand beside UTC.
    pub local: bool,
}

/// What of the list is looked at.
#[derive(Clone, Default, PartialEq)]
struct Look {
    filter: Filter,
    /// The page; none is the newest one, whatever happens.
    page: Option<usize>,
    /// The number of the step that is open.
    open: Option<u64>,
}

/// The list with its filters.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let (run, yard) = (use_run(), use_yard());
    let look = use_state(Look::default);
    // The step that takes the focus when it has been drawn.
    let wanted = use_mut_ref(|| None::<u64>);
    {
        let wanted = wanted.clone();
        use_effect(move || {
            if let Some(number) = wanted.take() {
                dom::focus(&step::id(number));
            }
        });
    }
    let shown = look.filter.of(&run);
    let pages = shown.len().div_ceil(PAGE).max(1);
    let page = look.page.unwrap_or(pages - 1).min(pages - 1);
    let on_page: Vec<Entry<'_>> = shown.iter().skip(page * PAGE).take(PAGE).copied().collect();
    let onfilter = {
        let look = look.clone();
        Callback::from(move |filter| {
            look.set(Look {
                filter,
                page: None,
                open: None,
            });
        })
    };
    let ontoggle = {
        let look = look.clone();
        Callback::from(move |number| {
            let open = (look.open != Some(number)).then_some(number);
            look.set(Look {
                open,
                // The page stays, though newer steps may come.
                page: Some(page),
                ..(*look).clone()
            });
        })
    };
    let ongo = {
        let (look, wanted, run) = (look.clone(), wanted.clone(), run.clone());
        Callback::from(move |number| {
            let find = |filter: &Filter| {
                let mut shown = filter.of(&run).into_iter();
                shown.position(|entry| entry.number() == number)
            };
            // A cause that the filter leaves out is shown among all steps.
            let (filter, at) = match find(&look.filter) {
                Some(at) => (look.filter.clone(), at),
                None => match find(&Filter::default()) {
                    Some(at) => (Filter::default(), at),
                    None => return,
                },
            };
            wanted.replace(Some(number));
            look.set(Look {
                filter,
                page: Some(at / PAGE),
                open: Some(number),
            });
        })
    };
    let turn = |to: Option<usize>| {
        let look = look.clone();
        move |_: MouseEvent| {
            look.set(Look {
                page: to,
                open: None,
                ..(*look).clone()
            });
        }
    };
    let onkeydown = {
        let numbers: Vec<u64> = on_page.iter().map(|entry| entry.number()).collect();
        move |event: KeyboardEvent| {
            let at = numbers
                .iter()
                .position(|number| dom::has_focus(&step::id(*number)));
            let to = match (event.key().as_str(), at) {
                ("ArrowDown", Some(at)) => at + 1,
                ("ArrowUp", Some(at)) => at.wrapping_sub(1),
                ("Home", Some(_)) => 0,
                ("End", Some(_)) => numbers.len().wrapping_sub(1),
                _ => return,
            };
            if let Some(number) = numbers.get(to) {
                event.prevent_default();
                dom::focus(&step::id(*number));
            }
        }
    };
    let (first, last) = (page * PAGE + 1, page * PAGE + on_page.len());
    let count = match (run.len(), shown.len()) {
        (0, _) => "Nothing has happened yet.".to_owned(),
        (all, 0) => format!("None of {all} steps."),
        (all, some) if all == some => format!("Steps {first} to {last} of {all}."),
        (all, some) => format!("Steps {first} to {last} of {some} found among {all}."),
    };
    let doings = run.doings().count();
    let home = elsewhere::home(&yard.document().yard);
    html! {
        <section class="timeline stack" aria-labelledby="timeline-heading">
            <h2 id="timeline-heading">{ "Timeline" }</h2>
            if run.is_empty() {
                <div class="empty">
                    <p><strong>{ "Nothing has happened yet." }</strong></p>
                    <p class="quiet">{ "Send the event, or let the clock go on: every step is listed here in the names that event bus logs use, until the clock is set." }</p>
                </div>
            } else {
                <Filters filter={look.filter.clone()} choices={choices(&run)} services={of_services(&run)} onchange={onfilter} />
            }
            if run.let_go() > 0 {
                <p class="quiet small">{ format!("{} older steps were let go: the newest {MOST_STEPS} are kept. The metrics count them all.", run.let_go()) }</p>
            }
            if !run.is_empty() {
                <div class="row row--apart">
                    <p class="small" role="status" data-count="">{ count }{ if doings > 0 { format!(" {doings} of all are what services did.") } else { String::new() } }</p>
                    if pages > 1 {
                        <div class="row">
                            <button type="button" class="button" onclick={turn(Some(page.saturating_sub(1)))} aria-disabled={(page == 0).to_string()}>{ "Older" }</button>
                            <button type="button" class="button" onclick={turn((page + 2 < pages).then_some(page + 1))} aria-disabled={(page + 1 == pages).to_string()}>
                                { "Newer" }<Icon shape={Shape::ArrowRight} />
                            </button>
                        </div>
                    }
                </div>
                { elsewhere::note(run.steps()) }
                <ol role="list" class="timeline__list" {onkeydown}>
                    { for on_page.iter().map(|each| {
                        let open = look.open == Some(each.number());
                        match each {
                            Entry::Step(each) => step::row(each, open, (props.local, home), &ontoggle, &ongo),
                            Entry::Doing(each) => {
                                let form = open.then(|| Forms::of(yard.document()).find(each).cloned());
                                doing::line(each, open, (props.local, home), (&ontoggle, &ongo), form.flatten())
                            }
                        }
                    }) }
                </ol>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct FiltersProps {
    filter: Filter,
    choices: (Choices, Choices),
    services: (Vec<String>, Vec<DoingKind>),
    onchange: Callback<Filter>,
}

/// The fields that choose steps.
#[component]
fn Filters(props: &FiltersProps) -> Html {
    let (rules, targets) = &props.choices;
    let (services, kinds) = &props.services;
    let kind = props.filter.kind.map_or("", DoingKind::as_str);
    let change = |change: fn(&mut Filter, String)| {
        let (filter, onchange) = (props.filter.clone(), props.onchange.clone());
        move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, value);
            onchange.emit(filter);
        }
    };
    let select = |set: fn(&mut Filter, String)| {
        let change = change(set);
        move |event: Event| change(dom::select_value(&event))
    };
    let text = {
        let change = change(|filter, value| filter.text = value);
        move |event: InputEvent| change(dom::input_text(&event))
    };
    let every = |name: &str, value: &str, chosen: &str| html! { <option value={value.to_owned()} selected={value == chosen}>{ name }</option> };
    let of = |list: &Choices, chosen: &str| {
        list.iter()
            .map(|(arn, name)| every(name, arn, chosen))
            .collect::<Html>()
    };
    let outcome = OUTCOMES
        .iter()
        .find(|(each, ..)| *each == props.filter.outcome);
    let outcome = outcome.map_or("", |(_, value, _)| value);
    html! {
        <div class="timeline__filters" role="group" aria-label="Which steps are shown">
            <div class="field">
                <label class="field__label" for="timeline-rule">{ "Rule" }</label>
                <select class="input" id="timeline-rule" onchange={select(|filter, value| filter.rule = value)}>
                    { every("All rules", "", &props.filter.rule) }{ of(rules, &props.filter.rule) }
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="timeline-target">{ "Target" }</label>
                <select class="input" id="timeline-target" onchange={select(|filter, value| filter.target = value)}>
                    { every("All targets", "", &props.filter.target) }{ of(targets, &props.filter.target) }
                </select>
            </div>
            if !services.is_empty() {
                <div class="field">
                    <label class="field__label" for="timeline-service">{ "Service" }</label>
                    <select class="input" id="timeline-service" onchange={select(|filter, value| filter.service = value)}>
                        { every("All services", "", &props.filter.service) }{ every(BUS, BUS, &props.filter.service) }
                        { for services.iter().map(|name| every(name, name, &props.filter.service)) }
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for="timeline-kind">{ "What it did" }</label>
                    <select class="input" id="timeline-kind" onchange={select(|filter, value| {
                        filter.kind = DoingKind::ALL.into_iter().find(|kind| kind.as_str() == value);
                    })}>
                        { every("Everything", "", kind) }
                        { for kinds.iter().map(|each| every(said::mark(*each).1, each.as_str(), kind)) }
                    </select>
                </div>
            }
            <div class="field">
                <label class="field__label" for="timeline-level">{ "Log level" }</label>
                <select class="input" id="timeline-level" onchange={select(|filter, value| filter.level = LogLevel::named(&value).unwrap_or(LogLevel::Trace))}>
                    { for LEVELS.iter().map(|(level, name)| every(name, level.as_str(), props.filter.level.as_str())) }
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="timeline-outcome">{ "Outcome" }</label>
                <select class="input" id="timeline-outcome" onchange={select(|filter, value| {
                    let found = OUTCOMES.iter().find(|(_, each, _)| *each == value);
                    filter.outcome = found.and_then(|(outcome, ..)| *outcome);
                })}>
                    { for OUTCOMES.iter().map(|(_, value, name)| every(name, value, outcome)) }
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="timeline-text">{ "Text" }</label>
                <input class="input" type="search" id="timeline-text" value={props.filter.text.clone()} oninput={text} autocomplete="off" spellcheck="false" />
            </div>
        </div>
    }
}

/// The levels as they are offered.
const LEVELS: [(LogLevel, &str); 3] = [
    (LogLevel::Trace, "TRACE: every step"),
    (LogLevel::Info, "INFO: and worse"),
    (LogLevel::Error, "ERROR: failures"),
];

/// The outcomes as they are offered, with their values in the list.
const OUTCOMES: [(Option<Outcome>, &str, &str); 5] = [
    (None, "", "All outcomes"),
    (Some(Outcome::Good), "good", "Went well"),
    (Some(Outcome::Again), "again", "Delayed or set aside"),
    (Some(Outcome::Bad), "bad", "Failed"),
    (Some(Outcome::OnTheWay), "way", "On the way"),
];
