//! Reading the file. Only what `Storage::export_all` writes is taken; everything in it is checked
//! here, since a person may have edited it or been given it by someone.

use crate::platform::storage::{Slot, value_of};
use crate::store::exam::Exams;
use crate::store::kept::Slice;
use crate::store::packs::{Pack, Packs};
use crate::store::progress::Progress;
use crate::store::settings::{SavedSettings, Settings};
use crate::store::yard::{Shelf, YardState};
use quiz::{exam, study};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The most bytes that a file may have: 32 MB. A log of 100,000 answers has about 20.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The form of the file that this app writes.
const FORMAT: u64 = 1;

/// Milliseconds by which a clock may be ahead: a day.
const AHEAD: u64 = 86_400_000;

/// The most characters of an id or a name.
const LONG: usize = 300;

/// The most characters of a note.
const LONG_NOTE: usize = 100_000;

/// The most options that can be picked.
const MANY: usize = 64;

/// Problems that are told of one part.
const TOLD: usize = 5;

/// Something wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, such as `slots › progress › entry 3`.
    pub place: String,
    /// What, as a sentence.
    pub what: String,
}

impl Problem {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Problem {
            place: place.into(),
            what: what.into(),
        }
    }
}

/// What a file holds, as far as it can be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// When it was written, in milliseconds since 1970 UTC; 0 where it does not say.
    pub exported_at: u64,
    /// Answers and what else was done with questions.
    pub progress: Vec<study::Entry>,
    /// Mock exams.
    pub exams: Vec<exam::Entry>,
    /// Yards.
    pub yards: Vec<std::rc::Rc<crate::store::yard::Document>>,
    /// A person's own questions.
    pub packs: Vec<Pack>,
    /// The settings.
    pub settings: Option<SavedSettings>,
    /// Parts of the file that are not brought in: of a moment, of this device, or unknown here.
    pub left_out: Vec<String>,
    /// Parts that cannot be used, each with the place; the other parts can.
    pub problems: Vec<Problem>,
}

/// Reads a file at `now`, in milliseconds since 1970 UTC.
///
/// # Errors
/// What is wrong with the file as a whole, with the place.
pub fn read(text: &str, now: u64) -> Result<Backup, Problem> {
    let whole = |what: String| Err(Problem::new("the file", what));
    if text.len() > MOST_BYTES {
        return whole(format!("It has more than {} MB.", MOST_BYTES / 1024 / 1024));
    }
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let place = format!("line {}, column {}", error.line(), error.column());
            return Err(Problem::new(place, format!("It is no JSON: {error}.")));
        }
    };
    match value.get("eventyard_export").and_then(Value::as_u64) {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => {
            return whole(
                "A newer version of Eventyard wrote it. Load the newer version here, then import again.".to_owned(),
            );
        }
        _ => {
            return whole(
                "It is no file of Eventyard: “eventyard_export” is missing or not 1.".to_owned(),
            );
        }
    }
    let Some(slots) = value.get("slots").and_then(Value::as_object) else {
        return Err(Problem::new("slots", "It is missing or no object."));
    };
    let mut backup = Backup {
        exported_at: value
            .get("exported_at")
            .and_then(Value::as_u64)
            .unwrap_or(0),
        ..Backup::default()
    };
    for (name, envelope) in slots {
        backup.take(name, envelope, now);
    }
    Ok(backup)
}

impl Backup {
    /// Whether nothing of it can be brought in.
    pub fn is_empty(&self) -> bool {
        self.progress.is_empty()
            && self.exams.is_empty()
            && self.yards.is_empty()
            && self.packs.is_empty()
            && self.settings.is_none()
    }

    fn take(&mut self, name: &str, envelope: &Value, now: u64) {
        let is = |slot: Slot| slot.name == name;
        if is(Progress::SLOT) {
            let check = |entry: &study::Entry| check_deed(entry, now);
            self.progress = self.list(Progress::SLOT, envelope, check);
        } else if is(Exams::SLOT) {
            let check = |entry: &exam::Entry| check_moment(entry.at, now);
            self.exams = self.list(Exams::SLOT, envelope, check);
        } else if is(Packs::SLOT) {
            self.packs = self.list(Packs::SLOT, envelope, check_pack);
        } else if is(YardState::SLOT) {
            let shelf: Option<Shelf> = self.one(YardState::SLOT, envelope);
            self.yards = shelf.map_or_else(Vec::new, |shelf| shelf.mended().yards);
        } else if is(Settings::SLOT) {
            self.settings = self.one(Settings::SLOT, envelope);
        } else {
            self.left_out.push(name.chars().take(LONG).collect());
        }
    }

    fn one<T: DeserializeOwned>(&mut self, slot: Slot, envelope: &Value) -> Option<T> {
        match value_of(&slot, &envelope.to_string()) {
            Ok(value) => Some(value),
            Err(why) => {
                let place = format!("slots › {}", slot.name);
                self.problems.push(Problem::new(place, why));
                None
            }
        }
    }

    /// A list of which every item is fine; otherwise nothing of it, with the places.
    fn list<T: DeserializeOwned>(
        &mut self,
        slot: Slot,
        envelope: &Value,
        check: impl Fn(&T) -> Result<(), String>,
    ) -> Vec<T> {
        let at = |number: usize| format!("slots › {} › entry {}", slot.name, number + 1);
        let mut found = Vec::new();
        let read = value_of::<Vec<T>>(&slot, &envelope.to_string());
        let list = match read {
            Ok(list) => {
                for (number, item) in list.iter().enumerate() {
                    if let Err(what) = check(item) {
                        found.push(Problem::new(at(number), what));
                    }
                }
                list
            }
            Err(why) => {
                let items = envelope.get("value").and_then(Value::as_array);
                let bad = items.into_iter().flatten().enumerate();
                let bad = bad.filter_map(|(number, item)| {
                    let error = serde_json::from_str::<T>(&item.to_string()).err()?;
                    Some(Problem::new(
                        at(number),
                        format!("It cannot be read: {error}."),
                    ))
                });
                found.extend(bad.take(TOLD));
                if found.is_empty() {
                    found.push(Problem::new(format!("slots › {}", slot.name), why));
                }
                Vec::new()
            }
        };
        if found.is_empty() {
            return list;
        }
        let more = found.len().saturating_sub(TOLD);
        found.truncate(TOLD);
        if more > 0 {
            let place = format!("slots › {}", slot.name);
            found.push(Problem::new(
                place,
                format!("{more} more entries like these."),
            ));
        }
        self.problems.extend(found);
        Vec::new()
    }
}

fn check_moment(at: u64, now: u64) -> Result<(), String> {
    if at > now.saturating_add(AHEAD) {
        return Err(format!(
            "Its time, {at} milliseconds since 1970, is still to come."
        ));
    }
    Ok(())
}

fn check_deed(entry: &study::Entry, now: u64) -> Result<(), String> {
    use study::Deed;
    check_moment(entry.at, now)?;
    match &entry.deed {
        Deed::Answered {
            question,
            bank,
            picks,
            ..
        } => {
            short(question, LONG, "Its question's id")?;
            short(bank, LONG, "Its bank")?;
            if picks.len() > MANY {
                return Err(format!("It picks {} options.", picks.len()));
            }
            Ok(())
        }
        Deed::Noted { question, text } => {
            short(question, LONG, "Its question's id")?;
            short(text, LONG_NOTE, "Its note")
        }
        Deed::Flagged { question }
        | Deed::Unflagged { question }
        | Deed::StruckOut { question, .. }
        | Deed::Restored { question, .. } => short(question, LONG, "Its question's id"),
        Deed::Reviewed { item, .. } => short(item, LONG, "Its item's id"),
        // What a later version wrote is kept as it is.
        Deed::Undone { .. } | Deed::Later(_) => Ok(()),
    }
}

fn check_pack(pack: &Pack) -> Result<(), String> {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if pack.key.is_empty() || !pack.key.chars().all(is_key) {
        return Err("Its key is not made of small letters, digits and hyphens.".to_owned());
    }
    short(&pack.key, LONG, "Its key")?;
    short(&pack.name, LONG, "Its name")
}

fn short(text: &str, most: usize, what: &str) -> Result<(), String> {
    if text.len() > most && text.chars().count() > most {
        return Err(format!("{what} has more than {most} characters."));
    }
    Ok(())
}
