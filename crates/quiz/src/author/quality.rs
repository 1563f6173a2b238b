//! Measures the bank for its users.

use super::checks::{lengths::Shapes, positions};
use super::finding::{Finding, Severity};
use crate::bank::Bank;
use crate::date::Date;
use crate::markup::plain_text;
use crate::order;
use crate::quality::{Quality, Reviewed};

/// The figures of a bank, and of what the checks found in it.
pub fn quality(bank: &Bank, findings: &[Finding]) -> Quality {
    let shapes = Shapes::of(bank);
    let (places, chi_square) = positions::measure(&bank.questions);
    let options = bank.questions.iter().flat_map(|question| &question.options);
    let rationales: Vec<usize> = options
        .map(|option| plain_text(&option.rationale).split_whitespace().count())
        .collect();
    let references = bank
        .questions
        .iter()
        .flat_map(|question| &question.references);
    let mut pages: Vec<&str> = references.map(|page| page.url.as_str()).collect();
    order::sort(&mut pages);
    pages.dedup();
    let warnings = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning);
    Quality {
        reviewed: reviewed(bank),
        single: small(shapes.all),
        longest: small(shapes.longest.len()),
        shortest: small(shapes.shortest.len()),
        places: places.map(small),
        seeds: small(usize::try_from(positions::SEEDS).unwrap_or(usize::MAX)),
        chi_square: tenths(chi_square),
        unfair: tenths(positions::UNFAIR),
        rationales: small(rationales.len()),
        words: small(rationales.iter().sum()),
        references: small(pages.len()),
        warnings: small(warnings.count()),
    }
}

fn reviewed(bank: &Bank) -> Vec<Reviewed> {
    let mut days: Vec<Date> = bank.questions.iter().map(|it| it.reviewed).collect();
    order::sort(&mut days);
    let month = |day: &Date| (day.year(), day.month());
    let months = days.chunk_by(|one, other| month(one) == month(other));
    let of = |days: &[Date]| {
        Some(Reviewed {
            first: *days.first()?,
            questions: small(days.len()),
        })
    };
    months.filter_map(of).collect()
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A cast of a float saturates.
fn tenths(value: f64) -> u32 {
    (value * 10.0).round() as u32
}

#[cfg(test)]
mod tests;
