//! What the author's checks say of the bank, for its users to see. What the index tells by itself,
//! such as how many questions a task has, is not here.

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// Figures of the bank; the build measures them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// When the facts of the questions were checked against the references, by month, the earliest
    /// first.
    pub reviewed: Vec<Reviewed>,
    /// Questions with one right option.
    pub single: u32,
    /// In how many of them the right option is longer than every other.
    pub longest: u32,
    /// In how many it is shorter than every other.
    pub shortest: u32,
    /// How often the right option stands at each of the four places, when every question with one
    /// right option of four is served under `seeds` seeds.
    pub places: [u32; 4],
    /// How many seeds.
    pub seeds: u32,
    /// The chi-square value of `places` against all alike, in tenths.
    pub chi_square: u32,
    /// What one fair shuffle in a thousand exceeds, in tenths.
    pub unfair: u32,
    /// Rationales, one an option.
    pub rationales: u32,
    /// Words of all of them.
    pub words: u32,
    /// Different pages of documentation that the questions rest on.
    pub references: u32,
    /// Warnings that the checks leave.
    pub warnings: u32,
}

/// The questions that were reviewed in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// The earliest day of it on which one was.
    pub first: Date,
    /// How many.
    pub questions: u32,
}
