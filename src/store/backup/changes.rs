//! What a file would change: all that is in it and not here.

use super::apply::Stored;
use super::file::Backup;
use crate::store::packs::Pack;
use crate::store::settings::SavedSettings;
use crate::store::yard::Document;
use quiz::order;
use quiz::{exam, study};
use std::rc::Rc;

/// What would be added. Adding it removes and replaces nothing but, where the person wants it, the
/// settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Entries of the log of study that are not here.
    pub progress: Vec<study::Entry>,
    /// How many are here already.
    pub progress_known: usize,
    /// Entries of the log of exams that are not here.
    pub exams: Vec<exam::Entry>,
    /// How many are here already.
    pub exams_known: usize,
    /// Yards that are not here just so.
    pub yards: Vec<Rc<Document>>,
    /// How many are.
    pub yards_known: usize,
    /// Packs that are not here just so.
    pub packs: Vec<Pack>,
    /// How many are.
    pub packs_known: usize,
    /// The settings of the file, where they differ.
    pub settings: Option<SavedSettings>,
}

impl Changes {
    /// Compares a file with what is here.
    pub fn of(backup: &Backup, here: &Stored) -> Self {
        let progress = missing(&backup.progress, &here.progress);
        let exams = missing(&backup.exams, &here.exams);
        let same_yard = |one: &Document, other: &Document| {
            let other = Document {
                id: one.id,
                ..other.clone()
            };
            *one == other
        };
        let same_pack =
            |one: &Pack, other: &Pack| one.name == other.name && one.files == other.files;
        let yards = backup.yards.iter();
        let yards: Vec<Rc<Document>> = yards
            .filter(|yard| !here.yards.iter().any(|other| same_yard(yard, other)))
            .cloned()
            .collect();
        let packs = backup.packs.iter();
        let packs: Vec<Pack> = packs
            .filter(|pack| !here.packs.iter().any(|other| same_pack(pack, other)))
            .cloned()
            .collect();
        let settings = backup.settings.clone();
        Changes {
            progress_known: backup.progress.len().saturating_sub(progress.len()),
            exams_known: backup.exams.len().saturating_sub(exams.len()),
            yards_known: backup.yards.len().saturating_sub(yards.len()),
            packs_known: backup.packs.len().saturating_sub(packs.len()),
            settings: settings.filter(|settings| *settings != here.settings),
            progress,
            exams,
            yards,
            packs,
        }
    }

    /// How many answers are among the new entries.
    pub fn answers(&self) -> usize {
        let is_answer = |entry: &&study::Entry| matches!(entry.deed, study::Deed::Answered { .. });
        self.progress.iter().filter(is_answer).count()
    }

    /// How many exams the new entries begin.
    pub fn begun(&self) -> usize {
        let is_start = |entry: &&exam::Entry| matches!(entry.deed, exam::Deed::Started { .. });
        self.exams.iter().filter(is_start).count()
    }

    /// Whether nothing would be added.
    pub fn is_empty(&self) -> bool {
        self.progress.is_empty()
            && self.exams.is_empty()
            && self.yards.is_empty()
            && self.packs.is_empty()
    }
}

/// What of a log is not in another, each entry once and in order.
fn missing<T: Ord + Clone>(file: &[T], here: &[T]) -> Vec<T> {
    let mut sorted: Vec<&T> = here.iter().collect();
    order::sort(&mut sorted);
    let mut new: Vec<T> = file
        .iter()
        .filter(|entry| sorted.binary_search(entry).is_err())
        .cloned()
        .collect();
    order::sort(&mut new);
    new.dedup();
    new
}
