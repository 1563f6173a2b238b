//! Wiring exercises, once the page has brought them, and the writing of one.

use door::{Bytes, CompareSolution, Grade, WriteExercise};
use practice::exercise::own::{Sent, write};
use practice::exercise::{
    Exercise, Plan, grade_by_id, pack_compared, pack_report, pack_written, unpack_exercises,
};

/// The exercises as they are graded: those that the page has brought.
#[derive(Default)]
pub(super) struct Exercises(Vec<Exercise>);

impl Exercises {
    /// Adds those that can be read; one of the same id takes the place of the other.
    pub(super) fn learn(&mut self, bytes: &[u8]) -> bool {
        let Ok(exercises) = unpack_exercises(bytes) else {
            return false;
        };
        self.0
            .retain(|known| exercises.iter().all(|one| one.id != known.id));
        self.0.extend(exercises);
        true
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

/// What becomes of a plan; none where that cannot be read.
pub(super) fn written(asked: WriteExercise) -> Option<Bytes> {
    let plan = serde_json::from_str(&asked.plan).ok()?;
    let plan: Plan = pipeline::plain::read(plan).ok()?;
    let events = asked.events.into_iter().map(|event| Sent {
        name: event.name,
        event_bus: event.event_bus,
        text: event.text,
    });
    let events: Vec<Sent> = events.collect();
    let written = write(&plan, &asked.yard, &events, asked.start.as_ref());
    Some(Bytes(pack_written(&written)))
}

#[cfg(test)]
mod tests;
