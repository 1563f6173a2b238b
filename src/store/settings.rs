//! What the person chose about the app itself.

use super::kept::Slice;
use crate::platform::storage::Slot;
use quiz::study::Plan;
use quiz::{Date, NameEra};
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
    /// The day of the exam, where the person has one.
    pub exam_date: Option<Date>,
    /// How likely an item that is due is still known, in percent: the higher, the more reviews.
    pub desired_retention: u8,
}

impl SavedSettings {
    /// What reviews are planned for at `now`, in milliseconds since 1970 UTC.
    pub fn plan(&self, now: u64) -> Plan {
        Plan::new(self.desired_retention, self.exam_date, now)
    }
}

impl Default for SavedSettings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            single_keys: true,
            names: NameEra::Today,
            hide_time: false,
            exam_date: None,
            desired_retention: quiz::study::USUAL_RETENTION,
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
    /// The person said when the exam is, or took the day away.
    ExamDate(Option<Date>),
    /// The person chose how much should be known, in percent.
    DesiredRetention(u8),
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
            SettingsAction::ExamDate(day) => next.chosen.exam_date = day,
            SettingsAction::DesiredRetention(percent) => {
                next.chosen.desired_retention = percent;
            }
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
        assert_eq!(saved.names, NameEra::Today);
        assert_eq!((saved.exam_date, saved.desired_retention), (None, 90));
        let state = Rc::new(Settings::default()).reduce(SettingsAction::Restored(Some(saved)));
        let state = state.reduce(SettingsAction::SingleKeys(false));
        assert!(!state.single_keys);
    }

    #[test]
    fn the_day_of_the_exam_is_kept_as_it_was_said() {
        let state = Rc::new(Settings::default()).reduce(SettingsAction::Restored(None));
        let day = Date::new(2026, 12, 18);
        let state = state.reduce(SettingsAction::ExamDate(day));
        let state = state.reduce(SettingsAction::DesiredRetention(95));
        let text = serde_json::to_string(&state.saved()).unwrap();
        let read: Option<SavedSettings> = serde_json::from_str(&text).unwrap();
        let read = read.unwrap();
        assert_eq!((read.exam_date, read.desired_retention), (day, 95));
        let state = state.reduce(SettingsAction::ExamDate(None));
        assert_eq!(state.exam_date, None);
    }

    #[test]
    fn the_theme_goes_round() {
        assert_eq!(Theme::System.next().next().next(), Theme::System);
    }
}
