//! What the person chose about the app itself.

use super::kept::Slice;
use crate::platform::storage::Slot;
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
    /// The look of the page.
    pub theme: Theme,
    restored: bool,
}

/// The slice as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedSettings {
    #[serde(default)]
    theme: Theme,
}

/// What can happen to settings.
#[derive(Clone, Debug)]
pub enum SettingsAction {
    /// The storage has answered.
    Restored(Option<SavedSettings>),
    /// The person chose a look.
    Theme(Theme),
}

impl Reducible for Settings {
    type Action = SettingsAction;

    fn reduce(self: Rc<Self>, action: SettingsAction) -> Rc<Self> {
        let next = match action {
            SettingsAction::Restored(saved) => Settings {
                theme: saved.map_or(self.theme, |saved| saved.theme),
                restored: true,
            },
            SettingsAction::Theme(theme) => Settings {
                theme,
                ..(*self).clone()
            },
        };
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Slice for Settings {
    type Saved = SavedSettings;
    const SLOT: Slot = Slot::new("settings", 1);

    fn saved(&self) -> Option<SavedSettings> {
        self.restored.then_some(SavedSettings { theme: self.theme })
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
        assert_eq!(state.saved(), Some(SavedSettings { theme: Theme::Dark }));
    }

    #[test]
    fn the_theme_goes_round() {
        assert_eq!(Theme::System.next().next().next(), Theme::System);
    }
}
