//! What the person chose about the app itself.

use super::kept::Slice;
use crate::platform::storage::Slot;
use quiz::NameEra;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// The look of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark ink on paper.
    Light,
    /// Light ink on slate.
    Dark,
}

impl Theme {
    /// The next one round.
    #[must_use]
    pub fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }

    /// The value of the page's `data-theme` attribute; none where the system decides.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    chosen: SavedSettings,
    restored: bool,
}

impl std::ops::Deref for Settings {
    type Target = SavedSettings;

    fn deref(&self) -> &SavedSettings {
        &self.chosen
    }
}

/// The slice as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSettings {
    /// The look of the page.
    pub theme: Theme,
    /// Whether a key alone does something, without Ctrl or Alt.
    pub single_keys: bool,
    /// Which names of services the questions show.
    pub names: NameEra,
    /// Whether the clock of a running exam is hidden.
    pub hide_time: bool,
}

impl Default for SavedSettings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            single_keys: true,
            names: NameEra::Today,
            hide_time: false,
        }
    }
}

/// What can happen to settings.
#[derive(Clone, Debug)]
pub enum SettingsAction {
    /// The storage has answered.
    Restored(Option<SavedSettings>),
    /// The person chose a look.
    Theme(Theme),
    /// The person turned keys without Ctrl or Alt on or off.
    SingleKeys(bool),
    /// The person chose the names of services in questions.
    Names(NameEra),
    /// The person hid the clock of exams, or showed it again.
    HideTime(bool),
}

impl Reducible for Settings {
    type Action = SettingsAction;

    fn reduce(self: Rc<Self>, action: SettingsAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            SettingsAction::Restored(saved) => {
                next.chosen = saved.unwrap_or(next.chosen);
                next.restored = true;
            }
            SettingsAction::Theme(theme) => next.chosen.theme = theme,
            SettingsAction::SingleKeys(on) => next.chosen.single_keys = on,
            SettingsAction::Names(names) => next.chosen.names = names,
            SettingsAction::HideTime(hide) => next.chosen.hide_time = hide,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Slice for Settings {
    type Saved = SavedSettings;
    const SLOT: Slot = Slot::new("settings", 1);

    fn saved(&self) -> Option<SavedSettings> {
        self.restored.then(|| self.chosen.clone())
    }

    fn restored(saved: Option<SavedSettings>) -> SettingsAction {
        SettingsAction::Restored(saved)
    }
}

/// The settings and their reducer.
#[hook]
pub fn use_settings() -> UseReducerHandle<Settings> {
    super::stores::expect_context("settings", use_context())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_saved_before_the_storage_has_answered() {
        let state = Rc::new(Settings::default());
        let state = state.reduce(SettingsAction::Theme(Theme::Dark));
        assert_eq!(state.saved(), None);
        let state = state.reduce(SettingsAction::Restored(None));
        let theme = Theme::Dark;
        let chosen = SavedSettings {
            theme,
            ..SavedSettings::default()
        };
        assert_eq!(state.saved(), Some(chosen));
    }

    #[test]
    fn settings_from_before_there_were_keys_are_read() {
        let saved: SavedSettings = serde_json::from_str(r#"{"theme":"dark"}"#).unwrap();
        assert!(saved.single_keys && saved.theme == Theme::Dark);
        assert!(saved.names == NameEra::Today && !saved.hide_time);
        let state = Rc::new(Settings::default()).reduce(SettingsAction::Restored(Some(saved)));
        let state = state.reduce(SettingsAction::SingleKeys(false));
        assert!(!state.single_keys);
    }

    #[test]
    fn the_theme_goes_round() {
        assert_eq!(Theme::System.next().next().next(), Theme::System);
    }
}
