//! All rules against all events of the yard, with the answers that are expected.

use super::sweep::all::AllSweep;
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::bench::{BenchState, Compared as AllCompared, use_bench};
use crate::store::yard::{Document, Edit, SavedEvent, YardAction, use_yard};
use door::Compared;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

pub mod cell;

use cell::{Cell, Row};

/// The most events and rules that the table shows at once.
const WINDOW: (usize, usize) = (40, 20);

const HELP: &[&str] = &[
    "A row is an event of this yard, a column a rule, and a cell what the rule says to the event. Everything is compared anew after every edit.",
    "Press a cell to pin its answer as the one you expect. When an edit changes the answer, the cell stands out and the line above the table counts it.",
    "Press a pinned cell again to take the pin out; press one that stands out to expect the new answer.",
    "Press a name to open the event or the rule on the bench. There, Keep and copy adds an event.",
    "The sweep below the table compares the rules with the whole catalogue. What it lists can be added to the table, to pin answers for it.",
    "Where a rule has a pin on an event that it should take, Propose from pins on its card looks for a pattern that takes what you pinned so and leaves the rest.",
];

/// The table and what can be done with all of it.
#[component]
pub fn MatrixPanel() -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let (first_event, first_rule) = (use_state(|| 0), use_state(|| 0));
    let document = yard.document();
    let compared = bench.compared().filter(|compared| compared.fits(document));
    let (events, rules) = (document.events.len(), document.yard.rules.len());
    let event_range = window(*first_event, events, WINDOW.0);
    let rule_range = window(*first_rule, rules, WINDOW.1);
    if rules == 0 {
        return html! {
            <div class="empty">
                <p><strong>{ "No rule yet, so there is nothing to compare." }</strong></p>
                <p class="quiet">{ "Here each row is an event and each column a rule. Add a rule on the bench, then come back." }</p>
                <Link<Route> to={Route::Yard} classes="button button--main">{ "Go to the bench" }</Link<Route>>
            </div>
        };
    }
    html! {
        <section class="matrix" aria-labelledby="matrix-heading">
            <h2 id="matrix-heading">{ format!("{} against {}", count(rules, "rule"), count(events, "event")) }</h2>
            { help(HELP) }
            <Actions />
            <p role="status">{ summary(document, compared) }</p>
            { pager("events", event_range.clone(), events, &first_event, WINDOW.0) }
            { pager("rules", rule_range.clone(), rules, &first_rule, WINDOW.1) }
            <div class="matrix__wrap" tabindex="0" role="region" aria-label="Rules and events">
                <table class="matrix__table">
                    <Heads names={rule_range.clone().map(|at| rule_name(document, at)).collect::<Vec<_>>()} first={rule_range.start} />
                    <tbody>
                        { for event_range.filter_map(|at| {
                            let event = document.events.get(at)?;
                            let cells: Vec<Cell> = rule_range.clone().map(|rule| cell_of(document, compared, rule, at)).collect();
                            Some(html! { <Row key={at} {at} name={event.name.clone()} first={rule_range.start} cells={cells} /> })
                        }) }
                    </tbody>
                </table>
            </div>
            <AllSweep />
        </section>
    }
}

fn rule_name(document: &Document, at: usize) -> String {
    let rule = document.yard.rules.get(at);
    rule.map(|rule| rule.name.clone()).unwrap_or_default()
}

fn cell_of(
    document: &Document,
    compared: Option<&Rc<AllCompared>>,
    rule: usize,
    event: usize,
) -> Cell {
    let expected = document.events.get(event).and_then(|event| {
        let rule = document.yard.rules.get(rule)?;
        event.expects.get(&rule.name).copied()
    });
    Cell {
        compared: compared.and_then(|compared| compared.cell(rule, event)),
        expected,
    }
}

/// A part of a list that is shown at once.
fn window(first: usize, all: usize, most: usize) -> Range<usize> {
    let first = if first < all { first } else { 0 };
    first..all.min(first + most)
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// How many answers are pinned, and whether all are as expected.
fn summary(document: &Document, compared: Option<&Rc<AllCompared>>) -> String {
    let (mut pinned, mut broken) = (0, 0);
    for rule in 0..document.yard.rules.len() {
        for event in 0..document.events.len() {
            let cell = cell_of(document, compared, rule, event);
            pinned += usize::from(cell.expected.is_some());
            broken += usize::from(cell.is_unexpected());
        }
    }
    match (pinned, broken) {
        (0, _) => "No answer is pinned. Press a cell to pin what it says now: it stands out as soon as an edit changes it.".to_owned(),
        (pinned, 0) => format!("{} pinned, all as expected.", count(pinned, "answer")),
        (pinned, broken) => format!("{} pinned, {broken} not as expected.", count(pinned, "answer")),
    }
}

fn pager(
    what: &'static str,
    shown: Range<usize>,
    all: usize,
    first: &UseStateHandle<usize>,
    most: usize,
) -> Html {
    if all <= most {
        return Html::default();
    }
    let go = |to: usize| {
        let first = first.clone();
        move |_: MouseEvent| {
            if to < all {
                first.set(to);
            }
        }
    };
    let (back, on) = (shown.start.saturating_sub(most), shown.start + most);
    html! {
        <div class="row">
            <button type="button" class="button" onclick={go(back)} aria-disabled={(shown.start == 0).to_string()}>{ format!("Earlier {what}") }</button>
            <span class="small">{ format!("{what} {} to {} of {all}", shown.start + 1, shown.end) }</span>
            <button type="button" class="button" onclick={go(on)} aria-disabled={(on >= all).to_string()}>{ format!("Later {what}") }</button>
        </div>
    }
}

/// What can be done with the whole table.
#[component]
fn Actions() -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let pin = {
        let (yard, bench) = (yard.clone(), bench.clone());
        move |_: MouseEvent| {
            yard.dispatch(Edit::ExpectAll(as_they_are(yard.document(), &bench)).into())
        }
    };
    let unpin = {
        let dispatcher = yard.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(Edit::ExpectNothing.into())
    };
    let samples = {
        let dispatcher = yard.dispatcher();
        let events = missing_samples(yard.document(), &bench);
        move |_: MouseEvent| dispatcher.dispatch(Edit::AddEvents(events.clone()).into())
    };
    html! {
        <div class="row">
            <button type="button" class="button" onclick={pin}><Icon shape={Shape::Pin} />{ "Pin all answers as they are" }</button>
            <button type="button" class="button button--bare" onclick={unpin}>{ "Take all pins out" }</button>
            <button type="button" class="button button--bare" onclick={samples}><Icon shape={Shape::Plus} />{ format!("Add the {} common events", bench.samples().len()) }</button>
        </div>
    }
}

/// Every answer that there is, as an expectation.
fn as_they_are(document: &Document, bench: &BenchState) -> Vec<(usize, String, bool)> {
    let Some(compared) = bench.compared().filter(|compared| compared.fits(document)) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (rule, each) in document.yard.rules.iter().enumerate() {
        for event in 0..document.events.len() {
            match compared.cell(rule, event) {
                Some(Compared::Match) => all.push((event, each.name.clone(), true)),
                Some(Compared::NoMatch) => all.push((event, each.name.clone(), false)),
                _ => {}
            }
        }
    }
    all
}

/// The events which every yard has at once that this one does not have; those of the whole catalogue
/// are added from what the sweep lists.
fn missing_samples(document: &Document, bench: &BenchState) -> Vec<SavedEvent> {
    let samples = bench.samples().iter();
    samples
        .filter(|sample| {
            !document
                .events
                .iter()
                .any(|event| event.sample == sample.id)
        })
        .map(|sample| document.event_of(sample))
        .collect()
}

#[derive(PartialEq, Properties)]
struct HeadsProps {
    names: Vec<String>,
    first: usize,
}

/// The names of the rules, each a way to the rule.
#[component]
fn Heads(props: &HeadsProps) -> Html {
    let (yard, navigator) = (use_yard(), use_navigator());
    html! {
        <thead>
            <tr>
                <th scope="col" class="matrix__corner">{ "Event" }</th>
                { for props.names.iter().enumerate().map(|(nth, name)| {
                    let (dispatcher, navigator, at) = (yard.dispatcher(), navigator.clone(), props.first + nth);
                    let onclick = move |_: MouseEvent| {
                        dispatcher.dispatch(YardAction::ChooseRule(at));
                        if let Some(navigator) = &navigator {
                            navigator.push(&Route::Yard);
                        }
                    };
                    html! {
                        <th key={at} scope="col" class="matrix__rule">
                            <button type="button" class="matrix__go" {onclick} title={format!("Open {name} on the bench")}>{ name }</button>
                        </th>
                    }
                }) }
            </tr>
        </thead>
    }
}
