//! Rules compared with the saved events of a yard.

use door::{Cells, Matrix};

use super::saved::Saved;

pub(super) fn matrix(saved: &mut Saved, asked: Matrix) -> Option<Cells> {
    if saved.number() != Some(asked.number) {
        if asked.since.is_none() {
            *saved = Saved::default();
        } else if asked.since != saved.number() {
            return None;
        }
        saved.change(asked.number, asked.count, asked.texts);
    }
    Some(Cells {
        columns: saved.columns(&asked.patterns),
    })
}
