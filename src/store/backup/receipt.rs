//! What an import added, so that exactly that can be taken back.

use crate::platform::storage::Slot;
use crate::store::settings::SavedSettings;
use serde::{Deserialize, Serialize};

/// Where the receipt of the last import is kept.
pub const RECEIPT: Slot = Slot::new("import", 1);

/// What an import added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receipt {
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
    /// The name of the file.
    pub file: String,
    /// Ids of entries of the log of study.
    pub progress: Vec<u64>,
    /// Ids of entries of the log of exams.
    pub exams: Vec<u64>,
    /// Numbers of yards.
    pub yards: Vec<u32>,
    /// Keys of packs.
    pub packs: Vec<String>,
    /// The settings as they were, where the person took those of the file.
    pub settings: Option<SavedSettings>,
    /// Whether it was taken back.
    pub is_taken_back: bool,
}
