//! Wiring exercises, once the page has brought them.

use door::{Bytes, CompareSolution, Grade};
use practice::exercise::{Exercise, grade_by_id, pack_compared, pack_report, unpack_exercises};

/// The exercises as they are graded; none until the page has brought them.
#[derive(Default)]
pub(super) struct Exercises(Vec<Exercise>);

impl Exercises {
    /// Reads them; what was there before stays where they cannot be read.
    pub(super) fn learn(&mut self, bytes: &[u8]) -> bool {
        match unpack_exercises(bytes) {
            Ok(exercises) => {
                self.0 = exercises;
                true
            }
            Err(_) => false,
        }
    }

    /// The report on a yard.
    pub(super) fn grade(&self, asked: &Grade) -> Option<Bytes> {
        let report = grade_by_id(&self.0, &asked.exercise, &asked.yard)?;
        Some(Bytes(pack_report(&report)))
    }

    /// A reference solution beside a yard.
    pub(super) fn compare(&self, asked: &CompareSolution) -> Option<Bytes> {
        let exercise = self.0.iter().find(|one| one.id == asked.exercise)?;
        let at = usize::try_from(asked.solution).ok()?;
        let compared = exercise.compared(at, &asked.yard)?;
        Some(Bytes(pack_compared(&compared)))
    }
}

#[cfg(test)]
mod tests;
