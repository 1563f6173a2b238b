//! The questions to the workshop: asked anew at every change, the newest only.

use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::{Document, use_yard};
use door::{Around, LookAround, ReadAround};
use pipeline::Yard;
use pipeline::declare::Read;
use std::rc::Rc;
use yew::prelude::*;

/// The yard without what changes with time: nothing is said of that.
fn still(document: &Document) -> Yard {
    Yard {
        under_way: Vec::new(),
        steps: 0,
        counter: 0,
        ..document.yard.clone()
    }
}

/// What is said of what is declared in the open yard; while the answer to a change is on its way, what
/// was said before it. None until the first answer, and for a yard that was opened since.
#[hook]
pub fn use_around() -> Option<Result<Rc<Around>, String>> {
    let (yard, engine) = (use_yard(), use_engine());
    let said = use_state(|| None::<(u32, Result<Rc<Around>, String>)>);
    let document = yard.document();
    let asked = (
        document.id,
        LookAround {
            yard: still(document),
        },
    );
    {
        let said = said.setter();
        use_effect_with(asked, move |(id, question)| {
            let (newest, leave) = newest();
            let (id, question) = (*id, question.clone());
            task::spawn(async move {
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

/// What is said of a text that is to be the services and wires of a place, with the text.
#[hook]
pub fn use_read(account: &str, region: &str, text: &str) -> Option<(String, Rc<Read>)> {
    let (yard, engine) = (use_yard(), use_engine());
    let said = use_state(|| None::<(String, Rc<Read>)>);
    let asked = ReadAround {
        yard: still(yard.document()),
        account: account.to_owned(),
        region: region.to_owned(),
        text: text.to_owned(),
    };
    {
        let said = said.setter();
        use_effect_with(asked, move |question| {
            let (newest, leave) = newest();
            let question = question.clone();
            task::spawn(async move {
                let text = question.text.clone();
                let answer = engine.ask(question).await;
                if let (true, Ok(read)) = (newest.get(), answer) {
                    said.set(Some((text, Rc::new(read))));
                }
            });
            leave
        });
    }
    (*said).clone()
}
