//! The look of the page and its keys; below, in code that comes later, the person's data.

mod data;
mod delete;
mod import;
mod preview;
mod set_aside;

use super::later::{Later, LaterPart, later};
use crate::components::page_heading::PageHeading;
use crate::platform::dom;
use crate::route::Route;
use crate::store::settings::{SettingsAction, Theme, use_settings};
use quiz::NameEra;
use yew::prelude::*;
use yew_router::prelude::*;

/// What one can do with one's data.
const YOUR_DATA: LaterPart = later!(
    review,
    your_data,
    Panel,
    "your data",
    html! { <data::YourData /> }
);

/// The settings page.
#[component]
pub fn SettingsPage() -> Html {
    html! {
        <div class="stack narrow settings">
            <PageHeading>{ "Settings" }</PageHeading>
            <ThemeChoice />
            <Keys />
            <Names />
            <Later part={YOUR_DATA} />
            <p><Link<Route> to={Route::Quality}>{ "What the question bank says of itself" }</Link<Route>></p>
        </div>
    }
}

#[component]
fn ThemeChoice() -> Html {
    let settings = use_settings();
    let choices = [
        (Theme::System, "As the system"),
        (Theme::Light, "Light"),
        (Theme::Dark, "Dark"),
    ];
    html! {
        <fieldset class="panel">
            <legend class="visually-hidden">{ "Theme" }</legend>
            <div class="stack">
                <h2 aria-hidden="true">{ "Theme" }</h2>
                { for choices.map(|(theme, name)| {
                    let dispatcher = settings.dispatcher();
                    let onchange = move |_: Event| dispatcher.dispatch(SettingsAction::Theme(theme));
                    html! {
                        <label class="settings__choice">
                            <input type="radio" name="theme" checked={settings.theme == theme} {onchange} />
                            <span>{ name }</span>
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}

/// Whoever speaks to the computer, or rests a hand on the keys, can turn off those that act alone.
#[component]
fn Keys() -> Html {
    let settings = use_settings();
    let on = settings.single_keys;
    let onchange = {
        let dispatcher = settings.dispatcher();
        move |event: Event| {
            dispatcher.dispatch(SettingsAction::SingleKeys(dom::is_checked(&event)));
        }
    };
    html! {
        <section class="panel stack">
            <h2>{ "Keys" }</h2>
            <label class="settings__choice">
                <input id="single-keys" type="checkbox" checked={on} {onchange} />
                <span>{ "Keys that act alone, such as ? for the list of keys" }</span>
            </label>
        </section>
    }
}

/// Who learns from older notes can read the questions with the names of 2019.
#[component]
fn Names() -> Html {
    let settings = use_settings();
    let choices = [
        (NameEra::Today, "As today, such as EventBridge"),
        (
            NameEra::Then,
            "As in 2019, such as CloudWatch Events, with today's beside them",
        ),
    ];
    html! {
        <fieldset class="panel">
            <legend class="visually-hidden">{ "Names of services in questions" }</legend>
            <div class="stack">
                <h2 aria-hidden="true">{ "Names of services in questions" }</h2>
                { for choices.map(|(names, text)| {
                    let dispatcher = settings.dispatcher();
                    let onchange = move |_: Event| dispatcher.dispatch(SettingsAction::Names(names));
                    html! {
                        <label class="settings__choice">
                            <input type="radio" name="names" checked={settings.names == names} {onchange} />
                            <span>{ text }</span>
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
