//! Marking exams that are over: once, and into the progress as well.

use super::Room;
use crate::store::exam::{ExamsAction, Owner, use_exams};
use crate::store::fetched::Fetched;
use crate::store::progress::{ProgressAction, use_progress};
use quiz::exam::{Attempt, Deed, Outcome, Summary, mark};
use quiz::study::from_exam;
use yew::prelude::*;

/// The result of an attempt by the questions as they are now; `None` until they are here, and
/// where the bank no longer knows the exam.
pub(super) fn outcome(room: &Room, attempt: &Attempt) -> Option<Outcome> {
    if !matches!(room.questions, Fetched::Ready(_)) {
        return None;
    }
    let blueprint = room.index.lists.blueprint(&attempt.paper.code.blueprint)?;
    let key = |id: &str| Some(room.question(id)?.key());
    Some(mark(attempt, blueprint, &key))
}

/// Marks every exam that is over and was not marked yet. A tab beside the one in which an exam
/// runs leaves that to it.
#[hook]
pub(super) fn use_judging(room: &Room, owner: Owner) {
    let exams = use_exams().dispatcher();
    let progress = use_progress();
    let may = owner != Owner::Elsewhere && progress.is_restored();
    let progress = progress.dispatcher();
    use_effect_with((room.clone(), may), move |(room, may)| {
        let open = |attempt: &&Attempt| attempt.is_over() && attempt.summary.is_none();
        for attempt in room.attempts.iter().filter(open).filter(|_| *may) {
            let Some(outcome) = outcome(room, attempt) else {
                continue;
            };
            let Some(summary) = Summary::of(attempt, &outcome) else {
                continue;
            };
            exams.dispatch(ExamsAction::now(attempt.id, Deed::Judged { summary }));
            progress.dispatch(ProgressAction::AddAll(from_exam(attempt, &outcome)));
        }
    });
}
