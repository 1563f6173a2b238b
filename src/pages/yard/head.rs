//! The head of the page: which yard is open, what of it is looked at, undo and redo.

use super::View;
use super::shortcuts::HELP_ID;
use crate::components::icon::{Icon, Shape};
use crate::components::page_heading::PageHeading;
use crate::platform::{dialog, dom};
use crate::route::Route;
use crate::store::settings::use_settings;
use crate::store::yard::{Edit, YardAction, use_yard};
use quiz::order;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Head`] takes.
#[derive(PartialEq, Properties)]
pub struct HeadProps {
    /// What is looked at.
    pub view: View,
}

/// Heading, yards, views, undo and redo.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let yard = use_yard();
    let use_keys = use_settings().single_keys;
    let act = |action: YardAction| {
        let dispatcher = yard.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(action.clone())
    };
    let tab = |view: View, to: Route, text: &'static str| {
        let current = (view == props.view).then_some("page");
        html! {
            <li class={classes!("tabs__item", current.map(|_| "tabs__item--current"))}>
                <Link<Route> {to} classes="tabs__link">{ text }</Link<Route>>
                if current.is_some() { <span class="visually-hidden">{ " (shown)" }</span> }
            </li>
        }
    };
    let help = |_: MouseEvent| {
        dialog::show_modal(HELP_ID);
    };
    html! {
        <div class="yard__head">
            <div class="row row--apart">
                <PageHeading>{ "The yard" }</PageHeading>
                <div class="row">
                    <button type="button" class="button button--bare" onclick={act(YardAction::Undo)}
                        aria-disabled={(!yard.can_undo()).to_string()}>
                        <Icon shape={Shape::Undo} />{ "Undo" }
                    </button>
                    <button type="button" class="button button--bare" onclick={act(YardAction::Redo)}
                        aria-disabled={(!yard.can_redo()).to_string()}>
                        { "Redo" }
                    </button>
                    <button type="button" class="button button--bare" onclick={help}>
                        { if use_keys { "Keys (?)" } else { "Keys" } }
                    </button>
                </div>
            </div>
            <div class="row row--apart">
                <nav aria-label="Views of the yard">
                    <ul role="list" class="tabs">
                        { tab(View::Bench, Route::Yard, "Bench") }
                        { tab(View::Canvas, Route::YardCanvas, "Canvas") }
                        { tab(View::Services, Route::YardServices, "Services") }
                        { tab(View::Matrix, Route::YardMatrix, "Matrix") }
                        { tab(View::Events, Route::YardEvents, "Events") }
                        { tab(View::Time, Route::YardTime, "Time") }
                        { tab(View::Schedule, Route::YardSchedule, "Schedule") }
                        { tab(View::Findings, Route::YardFindings, "Findings") }
                        { tab(View::Terminal, Route::YardTerminal, "Terminal") }
                    </ul>
                </nav>
                <Yards />
            </div>
        </div>
    }
}

/// The account and Region where the person works, and the others of the yard.
#[component]
fn WhereIWork() -> Html {
    let yard = use_yard();
    let here = &yard.document().yard;
    let others = here.elsewhere.iter();
    let others = others.map(|place| (place.account.clone(), place.region.clone()));
    let mut places: Vec<(String, String)> = others.collect();
    places.extend(yard.document().been.iter().cloned());
    let now = (here.account.clone(), here.region.clone());
    places.push(now.clone());
    order::sort(&mut places);
    places.dedup();
    let at = places.iter().position(|place| *place == now);
    let choose = {
        let (dispatcher, places) = (yard.dispatcher(), places.clone());
        move |event: Event| {
            let chosen = dom::select_value(&event).parse::<usize>().ok();
            if let Some((account, region)) = chosen.and_then(|at| places.get(at)).cloned() {
                dispatcher.dispatch(Edit::GoTo(account, region).into());
            }
        }
    };
    html! {
        <>
            <label class="small" for="yard-place">{ "You work in" }</label>
            <select class="input yards__name" id="yard-place" onchange={choose}>
                { for places.iter().enumerate().map(|(nth, (account, region))| html! {
                    <option key={nth} value={nth.to_string()} selected={Some(nth) == at}>{ format!("{account} · {region}") }</option>
                }) }
            </select>
        </>
    }
}

/// The open yard by name, and the others.
#[component]
fn Yards() -> Html {
    let yard = use_yard();
    let shelf = yard.shelf();
    let naming = use_state(|| false);
    let act = |edit: Edit| {
        let dispatcher = yard.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(edit.clone().into())
    };
    let open = {
        let dispatcher = yard.dispatcher();
        move |event: Event| {
            if let Ok(at) = dom::select_value(&event).parse() {
                dispatcher.dispatch(YardAction::Open(at));
            }
        }
    };
    let name = {
        let dispatcher = yard.dispatcher();
        move |event: InputEvent| {
            dispatcher.dispatch(Edit::YardName(dom::input_text(&event)).into());
        }
    };
    let toggle = {
        let naming = naming.clone();
        move |_: MouseEvent| naming.set(!*naming)
    };
    let here = &yard.document().yard;
    html! {
        <div class="row yards">
            if !(here.elsewhere.is_empty() && yard.document().been.is_empty()) { <WhereIWork /> }
            if *naming {
                <label class="visually-hidden" for="yard-name">{ "Name of the yard" }</label>
                <input class="input yards__name" id="yard-name" value={yard.document().name.clone()} oninput={name} autocomplete="off" />
            } else {
                <label class="visually-hidden" for="yard-open">{ "Open yard" }</label>
                <select class="input yards__name" id="yard-open" onchange={open}>
                    { for shelf.yards.iter().enumerate().map(|(at, each)| html! {
                        <option key={each.id} value={at.to_string()} selected={at == shelf.open}>{ &each.name }</option>
                    }) }
                </select>
            }
            <button type="button" class="button button--bare" onclick={toggle} aria-pressed={naming.to_string()}>{ if *naming { "Done" } else { "Rename" } }</button>
            <button type="button" class="button button--bare" onclick={act(Edit::AddYard)}>{ "New" }</button>
            <Link<Route> to={Route::YardExamples} classes="button button--bare">{ "Examples" }</Link<Route>>
            <Link<Route> to={Route::Exercises} classes="button button--bare">{ "Exercises" }</Link<Route>>
            <Link<Route> to={Route::YardIn} classes="button button--bare">{ "Import" }</Link<Route>>
            <Link<Route> to={Route::YardOut} classes="button button--bare">{ "Export" }</Link<Route>>
            <button type="button" class="button button--bare" onclick={act(Edit::CopyYard)}>{ "Duplicate" }</button>
            <button type="button" class="button button--bare button--icon" onclick={act(Edit::RemoveYard)}>
                <Icon shape={Shape::Trash} /><span class="visually-hidden">{ "Delete this yard (Undo brings it back)" }</span>
            </button>
        </div>
    }
}
