//! The question to the workshop what stands around the buses: asked anew at every change of what is
//! made, the newest only.

use super::Made;
use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::Document;
use door::{MapOut, Mapped};
use pipeline::unread::Unread;
use pipeline::{Place, Yard};
use std::rc::Rc;
use yew::prelude::*;

/// Whether a yard declares anything. A yard that does not is not asked about, so that it costs
/// nothing.
fn is_any_declared(yard: &Yard) -> bool {
    let is_empty = |resources: &pipeline::resources::Resources| {
        resources.services == Unread::default() && resources.wires == Unread::default()
    };
    !is_empty(&yard.resources)
        || !yard
            .elsewhere
            .iter()
            .all(|place| is_empty(&place.resources))
}

/// What of a yard says how it is wired.
fn asked(yard: &Yard) -> Yard {
    let mut yard = Yard {
        under_way: Vec::new(),
        happenings: Unread::default(),
        steps: 0,
        counter: 0,
        ..yard.clone()
    };
    let here = yard.resources.archives.iter_mut();
    let there = yard.elsewhere.iter_mut();
    let there = there.flat_map(|place: &mut Place| &mut place.resources.archives);
    for archive in here.chain(there) {
        archive.events.clear();
    }
    yard
}

/// The world around the buses of the open yard. While the answer to a change is on its way, the one
/// before it; nothing until the first answer, and for a yard that declares nothing.
#[hook]
pub(super) fn use_mapped(document: &Rc<Document>) -> Rc<Mapped> {
    let engine = use_engine();
    let mapped = use_state(|| None::<(u32, Rc<Mapped>)>);
    let nothing = use_memo((), |()| Mapped::default());
    let declares = is_any_declared(&document.yard);
    {
        let mapped = mapped.setter();
        use_effect_with(Made(document.clone()), move |made| {
            let (newest, leave) = newest();
            let document = made.0.clone();
            if declares {
                task::spawn(async move {
                    let yard = asked(&document.yard);
                    // Where there is no answer, what is known of the world stays as it was.
                    if let Ok(answer) = engine.ask(MapOut { yard }).await
                        && newest.get()
                    {
                        mapped.set(Some((document.id, Rc::new(answer))));
                    }
                });
            }
            leave
        });
    }
    match &*mapped {
        Some((of, map)) if *of == document.id && declares => map.clone(),
        _ => nothing,
    }
}
