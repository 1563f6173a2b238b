//! The switch between the names of services in 2019 and those of today.

use crate::store::settings::{SettingsAction, use_settings};
use quiz::NameEra;
use yew::prelude::*;

/// A button that is pressed while questions show the names of 2019. The choice is kept, and holds
/// for every question of the bank.
#[component]
pub(crate) fn NamesSwitch() -> Html {
    let settings = use_settings();
    let is_then = settings.names == NameEra::Then;
    let onclick = {
        let dispatcher = settings.dispatcher();
        let names = if is_then {
            NameEra::Today
        } else {
            NameEra::Then
        };
        move |_: MouseEvent| dispatcher.dispatch(SettingsAction::Names(names))
    };
    html! {
        <button type="button" class="button button--bare" aria-pressed={is_then.to_string()} {onclick} id="names-then">
            { "Names of 2019" }
        </button>
    }
}
