//! The question to the workshop: asked anew whenever the yard has changed, the newest only.

use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use door::{Survey, Surveyed};
use std::rc::Rc;
use yew::prelude::*;

/// What there is, or why it is not known.
pub type Said = Result<Rc<Surveyed>, String>;

/// What can be let happen and what is going on in the open yard; while an answer is on its way,
/// what was said before. None until the first answer, and for a yard that was opened since.
#[hook]
pub fn use_survey() -> Option<Said> {
    let (yard, engine) = (use_yard(), use_engine());
    let said = use_state(|| None::<(u32, Said)>);
    let document = yard.document().clone();
    {
        let said = said.setter();
        let asked = (document.id, document.yard.clone());
        use_effect_with(asked, move |(id, yard)| {
            let (newest, leave) = newest();
            let (id, yard) = (*id, yard.clone());
            task::spawn(async move {
                let answer = engine.ask(Survey { yard }).await;
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
