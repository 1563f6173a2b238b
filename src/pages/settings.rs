//! The look of the page, its keys, and the person's data: take it away as a file, see what was set aside.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::platform::{dom, download, task};
use crate::store::settings::{SettingsAction, Theme, use_settings};
use crate::store::stores::use_storage;
use quiz::NameEra;
use yew::prelude::*;

/// The settings page.
#[component]
pub fn SettingsPage() -> Html {
    html! {
        <div class="stack narrow settings">
            <PageHeading>{ "Settings" }</PageHeading>
            <ThemeChoice />
            <Keys />
            <Names />
            <YourData />
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

#[component]
fn YourData() -> Html {
    let storage = use_storage();
    let done = use_state(|| None::<Result<(), String>>);
    let save = {
        let (storage, done) = (storage.clone(), done.clone());
        move |_| {
            let Some(storage) = storage.clone() else {
                return;
            };
            let done = done.clone();
            task::spawn(async move {
                let text = storage.export_all().await;
                done.set(Some(
                    download::text("eventyard-data.json", "application/json", &text)
                        .map_err(|error| error.to_string()),
                ));
            });
        }
    };
    let where_kept = storage
        .as_ref()
        .map(|storage| storage.durability().to_string());
    html! {
        <section class="panel stack">
            <h2>{ "Your data" }</h2>
            <p>{ "Rules, events and answers are kept in this browser and nowhere else. Clearing the browser's site data deletes them: keep a file of what is dear to you." }</p>
            if let Some(sentence) = where_kept { <p class="quiet">{ sentence }</p> }
            <p>
                <button type="button" class="button" onclick={save}><Icon shape={Shape::Download} />{ "Download all of it" }</button>
            </p>
            <div role="status">
                { match &*done {
                    None => Html::default(),
                    Some(Ok(())) => html! { <p>{ "The file eventyard-data.json is with your downloads." }</p> },
                    Some(Err(error)) => html! { <Notice signal={Signal::Red}><p>{ error }</p></Notice> },
                } }
            </div>
            <SetAside />
        </section>
    }
}

/// What could not be read and was set aside.
#[component]
fn SetAside() -> Html {
    let storage = use_storage();
    let items = use_state(Vec::new);
    {
        let items = items.clone();
        use_effect_with(storage.clone(), move |storage| {
            if let Some(storage) = storage.clone() {
                task::spawn(async move { items.set(storage.set_aside().await) });
            }
        });
    }
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <Notice signal={Signal::Amber}>
            <p>{ "Some stored data could not be read. It was set aside and is part of the download above:" }</p>
            <ul>{ for items.iter().map(|item| html! { <li class="mono">{ &item.key }</li> }) }</ul>
        </Notice>
    }
}
