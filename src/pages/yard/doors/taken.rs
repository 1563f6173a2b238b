//! The open yard with what came in.

use crate::store::yard::{Document, SavedEvent, Shelf, Taken};
use door::Sending;
use pipeline::Yard;
use std::rc::Rc;

/// The open yard with this yard in it, and with these events beside those that it has.
pub fn taken(
    open: &Document,
    yard: Yard,
    events: Vec<SavedEvent>,
    sending: Option<Rc<Sending>>,
) -> Taken {
    let is_step = !events.is_empty() || !open.yard.is_made_like(&yard);
    let mut document = Document {
        yard,
        ..open.clone()
    };
    for mut event in events {
        event.name = document.free_event_name(&event.name);
        document.events.push(Rc::new(event));
    }
    Taken {
        document: mended(document),
        is_step,
        run: None,
        sending,
    }
}

/// A document with what other code relies on put right.
pub fn mended(document: Document) -> Rc<Document> {
    let document = Rc::new(document);
    let shelf = Shelf {
        yards: vec![document.clone()],
        open: 0,
    };
    shelf.mended().yards.into_iter().next().unwrap_or(document)
}
