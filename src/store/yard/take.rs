//! A yard as a panel that comes later makes it: by a file, a template, commands, the terminal, the plan of
//! an exercise.

use super::{Document, YardState};
use door::Sending;
use std::rc::Rc;

/// What takes the place of the yard of the same number. Who makes it comes later than the yard's page;
/// what is here is the least that the page needs.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The yard as it becomes.
    pub document: Rc<Document>,
    /// Whether it is a step of undo; a yard that only comes further is none, as with Send.
    pub is_step: bool,
    /// The run of small changes that the step belongs to; they are taken back together.
    pub run: Option<String>,
    /// What has happened on the way, if anything.
    pub sending: Option<Rc<Sending>>,
}

impl YardState {
    pub(super) fn take(&self, taken: Taken) -> Rc<Self> {
        let id = taken.document.id;
        let mut shelf = self.shelf().clone();
        if let Some(known) = shelf.yards.iter_mut().find(|known| known.id == id) {
            *known = taken.document;
        }
        let mut next = YardState {
            history: match taken.is_step {
                true => self.history.put(shelf, taken.run),
                false => self.history.amend(shelf),
            },
            ..self.clone()
        };
        if let Some(sending) = &taken.sending {
            next.ran(id, sending);
        }
        Rc::new(next)
    }
}
