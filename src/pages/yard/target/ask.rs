//! What the engine says of a target, the newest only.

use super::At;
use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use door::{LookAt, TargetSeen};
use pipeline::Yard;
use std::rc::Rc;
use yew::prelude::*;

/// What is to be said of a target as it is; while the answer to a change is on its way, what was
/// said before it.
#[hook]
pub fn use_seen(at: Option<At>) -> Option<Rc<TargetSeen>> {
    let (yard, engine) = (use_yard(), use_engine());
    let seen = use_state(|| None::<Rc<TargetSeen>>);
    let document = yard.document();
    let asked = at.map(|at| LookAt {
        yard: Yard {
            under_way: Vec::new(),
            resources: Box::default(),
            steps: 0,
            counter: 0,
            ..document.yard.clone()
        },
        rule: at.rule,
        target: at.target,
        event: document.on_bench().text.clone(),
    });
    {
        let seen = seen.setter();
        use_effect_with(asked, move |asked| {
            let (newest, leave) = newest();
            if let Some(question) = asked.clone() {
                task::spawn(async move {
                    if let Ok(answer) = engine.ask(question).await
                        && newest.get()
                    {
                        seen.set(Some(Rc::new(answer)));
                    }
                });
            }
            leave
        });
    }
    (*seen).clone()
}
