//! Adding what a file has to what is stored, and taking it back.
//!
//! It goes by the storage and not by the slices: most of these live on pages that are not shown. The
//! page is loaded anew afterwards, so that every part of it shows what is stored.

use super::changes::Changes;
use super::receipt::{RECEIPT, Receipt};
use crate::platform::storage::{Loaded, Slot, Storage, StorageError};
use crate::store::exam::Exams;
use crate::store::kept::Slice;
use crate::store::packs::{Pack, Packs};
use crate::store::progress::Progress;
use crate::store::settings::{SavedSettings, Settings};
use crate::store::yard::{Document, Shelf, YardState};
use quiz::order;
use quiz::{exam, study};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::rc::Rc;

/// What is stored here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// The log of study.
    pub progress: Vec<study::Entry>,
    /// The log of exams.
    pub exams: Vec<exam::Entry>,
    /// The yards.
    pub yards: Vec<Rc<Document>>,
    /// The packs.
    pub packs: Vec<Pack>,
    /// The settings.
    pub settings: SavedSettings,
}

/// What is stored, as far as it can be read.
pub async fn stored(storage: &Storage) -> Stored {
    let shelf: Option<Shelf> = value(storage, YardState::SLOT).await;
    Stored {
        progress: value(storage, Progress::SLOT).await.unwrap_or_default(),
        exams: value(storage, Exams::SLOT).await.unwrap_or_default(),
        yards: shelf.map_or_else(Vec::new, |shelf| shelf.yards),
        packs: value(storage, Packs::SLOT).await.unwrap_or_default(),
        settings: value(storage, Settings::SLOT).await.unwrap_or_default(),
    }
}

async fn value<T: DeserializeOwned>(storage: &Storage, slot: Slot) -> Option<T> {
    match storage.load(slot).await {
        Loaded::Value(value) => Some(value),
        Loaded::Missing | Loaded::SetAside { .. } | Loaded::Newer { .. } | Loaded::Failed(_) => {
            None
        }
    }
}

/// What [`NotDone`] calls the receipt, which comes after all else; without it an import cannot be
/// taken back.
pub const RECEIPT_PART: &str = "the receipt";

/// A part that was not stored. The parts before it are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotDone {
    /// What, in a word or two.
    pub part: &'static str,
    /// Why.
    pub error: StorageError,
}

/// Adds the changes, part by part, and keeps a receipt of what was added, also where a part fails.
/// `take_settings` says whether the settings of the file replace those that are here.
///
/// # Errors
/// The first part that was not stored, or the receipt.
pub async fn add(
    storage: &Storage,
    changes: &Changes,
    take_settings: bool,
    receipt: Receipt,
) -> Result<(), NotDone> {
    let mut receipt = receipt;
    let result = add_parts(storage, changes, take_settings, &mut receipt).await;
    let kept = storage.save(RECEIPT, &receipt).await;
    let part = RECEIPT_PART;
    result.and(kept.map_err(|error| NotDone { part, error }))
}

async fn add_parts(
    storage: &Storage,
    changes: &Changes,
    take_settings: bool,
    receipt: &mut Receipt,
) -> Result<(), NotDone> {
    if !changes.progress.is_empty() {
        let new = changes.progress.clone();
        let join = |stored: Option<Vec<study::Entry>>| study::join(stored.unwrap_or_default(), new);
        change(storage, Progress::SLOT, "your answers", join).await?;
        receipt.progress = changes.progress.iter().map(|entry| entry.id).collect();
    }
    if !changes.exams.is_empty() {
        let new = changes.exams.clone();
        let join = |stored: Option<Vec<exam::Entry>>| exam::join(stored.unwrap_or_default(), new);
        change(storage, Exams::SLOT, "your exams", join).await?;
        receipt.exams = changes.exams.iter().map(|entry| entry.id).collect();
    }
    if !changes.yards.is_empty() {
        let mut added = Vec::new();
        let put = |stored| beside(stored, &changes.yards, &mut added);
        change(storage, YardState::SLOT, "your yards", put).await?;
        receipt.yards = added;
    }
    if !changes.packs.is_empty() {
        let mut added = Vec::new();
        let put = |stored| packs_beside(stored, &changes.packs, &mut added);
        change(storage, Packs::SLOT, "your own questions", put).await?;
        receipt.packs = added;
    }
    if let Some(settings) = changes.settings.clone().filter(|_| take_settings) {
        let mut before = None;
        let put = |stored: Option<SavedSettings>| {
            before = Some(stored.unwrap_or_default());
            settings
        };
        change(storage, Settings::SLOT, "the settings", put).await?;
        receipt.settings = before;
    }
    Ok(())
}

/// Takes an import back: exactly what it added goes, and what was done since stays.
///
/// # Errors
/// The first part that could not be stored; it can be tried again.
pub async fn take_back(storage: &Storage, receipt: &Receipt) -> Result<(), NotDone> {
    if !receipt.progress.is_empty() {
        let gone = sorted(&receipt.progress);
        let remove = |stored: Option<Vec<study::Entry>>| {
            without(stored, |entry: &study::Entry| {
                gone.binary_search(&entry.id).is_err()
            })
        };
        remove_from(storage, Progress::SLOT, "your answers", remove).await?;
    }
    if !receipt.exams.is_empty() {
        let gone = sorted(&receipt.exams);
        let remove = |stored: Option<Vec<exam::Entry>>| {
            without(stored, |entry: &exam::Entry| {
                gone.binary_search(&entry.id).is_err()
            })
        };
        remove_from(storage, Exams::SLOT, "your exams", remove).await?;
    }
    if !receipt.yards.is_empty() {
        let remove = |stored: Option<Shelf>| {
            let mut shelf = stored.unwrap_or_default();
            shelf.yards.retain(|yard| !receipt.yards.contains(&yard.id));
            shelf.mended()
        };
        remove_from(storage, YardState::SLOT, "your yards", remove).await?;
    }
    if !receipt.packs.is_empty() {
        let remove = |stored: Option<Vec<Pack>>| {
            without(stored, |pack: &Pack| !receipt.packs.contains(&pack.key))
        };
        remove_from(storage, Packs::SLOT, "your own questions", remove).await?;
    }
    if let Some(settings) = receipt.settings.clone() {
        remove_from(
            storage,
            Settings::SLOT,
            "the settings",
            |_: Option<SavedSettings>| settings,
        )
        .await?;
    }
    let done = Receipt {
        file: receipt.file.clone(),
        at: receipt.at,
        is_taken_back: true,
        ..Receipt::default()
    };
    remove_from(storage, RECEIPT, RECEIPT_PART, |_: Option<Receipt>| done).await?;
    Ok(())
}

async fn change<T: Serialize + DeserializeOwned>(
    storage: &Storage,
    slot: Slot,
    part: &'static str,
    change: impl FnOnce(Option<T>) -> T,
) -> Result<(), NotDone> {
    let done = storage.update(slot, change).await;
    done.map(|_| ()).map_err(|error| NotDone { part, error })
}

async fn remove_from<T: Serialize + DeserializeOwned>(
    storage: &Storage,
    slot: Slot,
    part: &'static str,
    change: impl FnOnce(Option<T>) -> T,
) -> Result<(), NotDone> {
    let done = storage.take_away(slot, change).await;
    done.map_err(|error| NotDone { part, error })
}

fn sorted(ids: &[u64]) -> Vec<u64> {
    let mut ids = ids.to_vec();
    order::sort(&mut ids);
    ids
}

fn without<T>(stored: Option<Vec<T>>, keep: impl Fn(&T) -> bool) -> Vec<T> {
    let mut all = stored.unwrap_or_default();
    all.retain(keep);
    all
}

/// The shelf with these yards beside its own, under numbers and names that none has.
fn beside(stored: Option<Shelf>, new: &[Rc<Document>], added: &mut Vec<u32>) -> Shelf {
    let mut shelf = stored.unwrap_or(Shelf {
        yards: Vec::new(),
        open: 0,
    });
    for yard in new {
        let (id, name) = (shelf.free_id(), shelf.free_name(&yard.name));
        added.push(id);
        shelf.yards.push(Rc::new(Document {
            id,
            name,
            ..(**yard).clone()
        }));
    }
    shelf
}

/// The packs with these beside, under keys and names that none has.
fn packs_beside(stored: Option<Vec<Pack>>, new: &[Pack], added: &mut Vec<String>) -> Vec<Pack> {
    let mut all = stored.unwrap_or_default();
    for pack in new {
        let key = free(&pack.key, "-", |key| all.iter().any(|it| it.key == key));
        let name = free(&pack.name, " ", |name| all.iter().any(|it| it.name == name));
        added.push(key.clone());
        all.push(Pack {
            key,
            name,
            ..pack.clone()
        });
    }
    all
}

/// The wanted text, or the first with a number behind it that is free.
fn free(wanted: &str, between: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let numbered = (2_u32..).map(|number| format!("{wanted}{between}{number}"));
    let mut free = numbered.filter(|text| !taken(text));
    free.next().unwrap_or_default()
}
