//! Keys for what is done often, and the list of them.

use crate::platform::{dialog, keys};
use crate::route::Route;
use crate::store::settings::use_settings;
use crate::store::yard::{YardAction, use_send, use_yard};
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the list of keys.
pub const HELP_ID: &str = "yard-keys";

/// Each key with what it does.
const KEYS: &[(&str, &str)] = &[
    ("Ctrl Enter", "Send the event on the bench"),
    ("Alt ↓, Alt ↑", "Next rule, rule before"),
    ("Alt Page Down, Alt Page Up", "Next event, event before"),
    (
        "Ctrl Z, Ctrl Shift Z",
        "Undo and redo, outside of text fields",
    ),
    ("?", "This list, outside of text fields"),
];

/// Listens for the keys; shows the list when asked.
#[component]
pub fn Shortcuts() -> Html {
    let (yard, send, settings) = (use_yard(), use_send(), use_settings());
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some((yard.clone(), send, settings.single_keys));
    use_effect_with((), move |()| {
        let listening = keys::listen(move |press| {
            let latest = latest.borrow().clone();
            let Some((yard, send, single_keys)) = latest else {
                return false;
            };
            let document = yard.document();
            let choose = |action: YardAction| {
                yard.dispatch(action);
                true
            };
            match (press.key.as_str(), press.command, press.alt) {
                ("Enter", true, false) => {
                    send.emit(());
                    true
                }
                ("ArrowDown", false, true) => choose(YardAction::ChooseRule(document.rule + 1)),
                ("ArrowUp", false, true) => {
                    choose(YardAction::ChooseRule(document.rule.wrapping_sub(1)))
                }
                ("PageDown", false, true) => choose(YardAction::ChooseEvent(document.event + 1)),
                ("PageUp", false, true) => {
                    choose(YardAction::ChooseEvent(document.event.wrapping_sub(1)))
                }
                _ if press.in_text => false,
                ("z" | "Z", true, false) if press.shift => choose(YardAction::Redo),
                ("z", true, false) => choose(YardAction::Undo),
                ("y", true, false) => choose(YardAction::Redo),
                ("?", false, false) if single_keys => dialog::show_modal(HELP_ID),
                _ => false,
            }
        });
        move || drop(listening)
    });
    let close = |_: MouseEvent| dialog::close(HELP_ID);
    html! {
        <dialog id={HELP_ID} class="dialog" aria-labelledby="yard-keys-heading">
            <h2 id="yard-keys-heading">{ "Keys of the yard" }</h2>
            <dl class="keys">
                { for KEYS.iter().map(|(keys, does)| html! { <div><dt><kbd>{ keys }</kbd></dt><dd>{ does }</dd></div> }) }
            </dl>
            <p class="quiet small">
                { "On a Mac, Command does what Ctrl does. Keys that act alone can be turned off in the " }
                <Link<Route> to={Route::Settings}>{ "settings" }</Link<Route>>{ ". " }
                <Link<Route> to={Route::Guide}>{ "Guide" }</Link<Route>>
            </p>
            <button type="button" class="button" onclick={close}>{ "Close" }</button>
        </dialog>
    }
}
