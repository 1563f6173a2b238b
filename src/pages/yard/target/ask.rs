//! What the engine says of a target, the newest only.

use super::At;
use crate::platform::task::{self, newest};
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use door::{LookAt, TargetSeen};
use pipeline::Yard;
use std::rc::Rc;
use yew::prelude::*;

/// What was said of a target.
#[derive(Clone, PartialEq)]
pub struct Said {
    /// What is to be said of it.
    pub seen: Rc<TargetSeen>,
    /// Whether something has changed since: the answer to that is on its way.
    pub is_old: bool,
}

/// What is to be said of a target as it is; while the answer to a change is on its way, what was
/// said before it.
#[hook]
pub fn use_seen(at: Option<At>) -> Option<Said> {
    let (yard, engine) = (use_yard(), use_engine());
    let said = use_state(|| None::<(Rc<Option<LookAt>>, Rc<TargetSeen>)>);
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
    let asked = use_memo(asked, Option::clone);
    {
        let said = said.setter();
        use_effect_with(asked.clone(), move |asked| {
            let (newest, leave) = newest();
            if let Some(question) = (**asked).clone() {
                let asked = asked.clone();
                task::spawn(async move {
                    if let Ok(answer) = engine.ask(question).await
                        && newest.get()
                    {
                        said.set(Some((asked, Rc::new(answer))));
                    }
                });
            }
            leave
        });
    }
    let (of, seen) = (*said).clone()?;
    let is_old = !Rc::ptr_eq(&of, &asked);
    Some(Said { seen, is_old })
}
