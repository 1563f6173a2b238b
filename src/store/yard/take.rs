//! A yard that came in from outside: by a file, a template, commands or the terminal.

use super::{Document, SavedEvent, YardState};
use door::Sending;
use pipeline::Yard;
use std::rc::Rc;

/// What takes the place of the open yard.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The yard.
    pub yard: Yard,
    /// Events that join those that are there.
    pub events: Vec<SavedEvent>,
    /// What has happened on the way, if anything.
    pub sending: Option<Rc<Sending>>,
}

impl YardState {
    /// One step of undo; none where the yard only comes further, as with Send.
    pub(super) fn take(&self, taken: Taken) -> Rc<Self> {
        let id = self.document().id;
        let mut shelf = self.shelf().clone();
        let mut is_change = !taken.events.is_empty();
        if let Some(open) = shelf.yards.get_mut(shelf.open) {
            let document: &mut Document = Rc::make_mut(open);
            is_change |= !document.yard.is_made_like(&taken.yard);
            document.yard = taken.yard;
            for mut event in taken.events {
                event.name = document.free_event_name(&event.name);
                document.events.push(Rc::new(event));
            }
            *open = Rc::clone(open).mended();
        }
        let mut next = YardState {
            history: match is_change {
                true => self.history.put(shelf, None),
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
