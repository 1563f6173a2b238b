//! A price, and the table of a service that it stands in.

use super::item::Item;
use serde::{Deserialize, Serialize};

/// How well a price is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// A text of AWS says so.
    Documented,
    /// Others say so, and agree; a text of AWS with the figure was not at hand.
    Secondary,
    /// The sources at hand say nothing, or do not agree.
    Unchecked,
}

/// How something is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// By use: so many of it cost this much.
    Use {
        /// How many are a unit.
        per: u64,
        /// The price of a unit in millionths of a millionth of a US dollar.
        picodollars: u64,
    },
    /// By time, as long as it is there. It is named, and no part of the sum of a run.
    Standing {
        /// How many are a unit.
        per: u64,
        /// The price of a unit for the time, as above.
        picodollars: u64,
        /// The time: `month` or `hour`.
        time: &'static str,
    },
    /// There is no price here, for this reason.
    NotPriced(&'static str),
}

/// How a quantity is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a number of things.
    Number,
    /// As bytes.
    Bytes,
    /// In units, with a fraction.
    Units,
}

/// A price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// What it is for.
    pub item: Item,
    /// What is counted, in words.
    pub what: &'static str,
    /// The unit that has the price: a million, a GB-second.
    pub unit: &'static str,
    /// How it is charged.
    pub rate: Rate,
    /// How a quantity of it is shown.
    pub shown: Shown,
    /// How well it is known.
    pub basis: Basis,
    /// Who says so; behind it, where AWS does not confirm it, that it does not.
    pub source: &'static str,
    /// What was taken for granted where it was counted; empty where nothing was.
    pub note: &'static str,
}

/// The prices of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceTable {
    /// The service's name.
    pub service: &'static str,
    /// The page of AWS with the prices.
    pub address: &'static str,
    /// The day on which the sources were looked at.
    pub as_of: &'static str,
    /// What AWS gives away in a month; it is named and not subtracted. Empty where there is nothing.
    pub free_tier: &'static str,
    /// The prices, in the order in which a page shows them.
    pub prices: &'static [Price],
}

pub(super) const THOUSAND: u64 = 1_000;
pub(super) const MILLION: u64 = 1_000_000;
pub(super) const GIGABYTE: u64 = 1 << 30;

/// So many thousandths of a cent, in picodollars.
pub(super) const fn millicents(count: u64) -> u64 {
    count * 10_000_000
}

/// Whom a price is from, and whether that is AWS.
pub(super) type Known = (Basis, &'static str);

impl Price {
    /// By use, for a thousand or a million.
    pub(super) const fn each(
        item: Item,
        what: &'static str,
        (per, picodollars): (u64, u64),
        (basis, source): Known,
    ) -> Price {
        Price {
            item,
            what,
            unit: match per {
                1 => "each",
                THOUSAND => "thousand",
                100_000 => "100,000",
                _ => "million",
            },
            rate: Rate::Use { per, picodollars },
            shown: Shown::Number,
            basis,
            source,
            note: "",
        }
    }

    /// By use, for a unit that is measured.
    pub(super) const fn measured(
        item: Item,
        what: &'static str,
        unit: &'static str,
        (per, picodollars): (u64, u64),
        (basis, source): Known,
    ) -> Price {
        Price {
            item,
            what,
            unit,
            rate: Rate::Use { per, picodollars },
            shown: if per == GIGABYTE {
                Shown::Bytes
            } else {
                Shown::Units
            },
            basis,
            source,
            note: "",
        }
    }

    /// What costs nothing.
    pub(super) const fn free(item: Item, what: &'static str, known: Known) -> Price {
        Price::each(item, what, (MILLION, 0), known)
    }

    /// By time.
    pub(super) const fn standing(
        item: Item,
        what: &'static str,
        unit: &'static str,
        (per, picodollars, time): (u64, u64, &'static str),
        (basis, source): Known,
    ) -> Price {
        Price {
            item,
            what,
            unit,
            rate: Rate::Standing {
                per,
                picodollars,
                time,
            },
            shown: if per == GIGABYTE {
                Shown::Bytes
            } else {
                Shown::Number
            },
            basis,
            source,
            note: "",
        }
    }

    /// What has no price here.
    pub(super) const fn not_priced(item: Item, what: &'static str, why: &'static str) -> Price {
        Price {
            item,
            what,
            unit: "",
            rate: Rate::NotPriced(why),
            shown: Shown::Number,
            basis: Basis::Unchecked,
            source: "unchecked",
            note: "",
        }
    }

    /// With what was taken for granted.
    pub(super) const fn note(mut self, note: &'static str) -> Price {
        self.note = note;
        self
    }
}
