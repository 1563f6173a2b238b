//! What could not be read and was set aside: to download, and to remove.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::page_heading::HEADING_ID;
use crate::platform::storage::SetAsideItem;
use crate::platform::{dom, download, task};
use crate::store::stores::use_storage;
use yew::prelude::*;

/// The list; nothing where nothing was set aside.
#[component]
pub(super) fn SetAside() -> Html {
    let storage = use_storage();
    let items = use_state(Vec::<SetAsideItem>::new);
    let problem = use_state(|| None::<String>);
    {
        let items = items.setter();
        use_effect_with(storage.clone(), move |storage| {
            if let Some(storage) = storage.clone() {
                task::spawn(async move { items.set(storage.set_aside().await) });
            }
        });
    }
    if items.is_empty() {
        return Html::default();
    }
    let row = |item: &SetAsideItem| {
        let save = {
            let (item, problem) = (item.clone(), problem.setter());
            move |_: MouseEvent| {
                let done = download::text(&file_name(&item), "text/plain", &item.text);
                problem.set(done.err().map(|error| error.to_string()));
            }
        };
        let remove = {
            let (storage, key) = (storage.clone(), item.key.clone());
            let (items, problem) = (items.setter(), problem.setter());
            move |_: MouseEvent| {
                let Some(storage) = storage.clone() else {
                    return;
                };
                // The button goes; the heading of the page stays.
                dom::focus(HEADING_ID);
                let (key, items, problem) = (key.clone(), items.clone(), problem.clone());
                task::spawn(async move {
                    let done = storage.remove_set_aside(&key).await;
                    problem.set(done.err().map(|error| error.to_string()));
                    items.set(storage.set_aside().await);
                });
            }
        };
        html! {
            <li key={item.key.clone()} class="stack">
                <p><strong>{ if item.slot.is_empty() { "Unknown" } else { item.slot.as_str() } }</strong>{ " " }{ &item.why }</p>
                <p class="row">
                    <button type="button" class="button" onclick={save}><Icon shape={Shape::Download} />{ "Download it" }</button>
                    <button type="button" class="button button--bare" onclick={remove}><Icon shape={Shape::Trash} />{ "Remove it for good" }</button>
                </p>
            </li>
        }
    };
    html! {
        <Notice signal={Signal::Amber}>
            <p>{ "Some stored data could not be read. It was set aside, not deleted, and is part of the file above too:" }</p>
            <ul role="list" class="stack" id="set-aside">{ for items.iter().map(row) }</ul>
            <div role="status">{ for problem.iter().map(|text| html! { <p>{ text }</p> }) }</div>
        </Notice>
    }
}

fn file_name(item: &SetAsideItem) -> String {
    let slot = if item.slot.is_empty() {
        "data"
    } else {
        &item.slot
    };
    format!("eventyard-set-aside-{slot}-{}.txt", item.at)
}
