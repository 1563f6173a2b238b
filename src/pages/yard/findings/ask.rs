//! The question to the workshop: asked anew at every change, the newest only.

use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use door::{Found, LookOver};
use pipeline::Yard;
use std::rc::Rc;
use yew::prelude::*;

/// What was said, or why nothing was.
pub type Said = Result<Rc<Vec<Found>>, String>;

/// What is to be said of the open yard; while the answer to a change is on its way, what was said
/// before it. None until the first answer, and for a yard that was opened since.
#[hook]
pub fn use_found() -> Option<Said> {
    let (yard, engine) = (use_yard(), use_engine());
    let said = use_state(|| None::<(u32, Said)>);
    let document = yard.document();
    let asked = (
        document.id,
        LookOver {
            yard: Yard {
                under_way: Vec::new(),
                happenings: Default::default(),
                steps: 0,
                counter: 0,
                ..document.yard.clone()
            },
            event: document.on_bench().text.clone(),
        },
    );
    {
        let said = said.setter();
        use_effect_with(asked, move |(id, question)| {
            let (newest, leave) = newest();
            let (id, question) = (*id, question.clone());
            task::spawn(async move {
                engine.teach().await;
                let answer = engine.ask(question).await;
                if newest.get() {
                    let answer = answer.map(Rc::new).map_err(|error| error.to_string());
                    said.set(Some((id, answer)));
                }
            });
            leave
        });
    }
    let (of, said) = (*said).clone()?;
    (of == document.id).then_some(said)
}
