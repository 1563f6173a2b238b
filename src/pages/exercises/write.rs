//! Writes an exercise whose solution is the open yard.

mod fields;
mod outcome;

use crate::components::help::help;
use crate::pages::yard::doors::ask::{WORK_MS, use_asked};
use crate::pages::yard::doors::kept;
use crate::store::yard::{Document, Shelf, Taken, YardAction, use_yard};
use door::{Bytes, WriteExercise};
use fields::Fields;
use outcome::Outcome;
use pipeline::Yard;
use practice::exercise::{Plan, Written, unpack_written};
use std::rc::Rc;
use yew::prelude::*;

/// The id of the heading.
const HEADING: &str = "write-heading";
/// How long nothing has to change before the exercise is played, in milliseconds.
const QUIET_MS: u32 = 400;

const HELP: &[&str] = &[
    "The open yard is the solution. Every event that is kept with it is a run, and what arrives at targets and dead-letter queues in your yard is what others have to reach; nothing else may arrive.",
    "Hide some of the events: who has only seen the others has to understand what is asked. The best hidden event differs in one field from one that is routed.",
    "For an exercise of the kind “repair this”, duplicate the yard, break the copy, and let the learner begin with it.",
    "The file holds the solution too. Whoever opens it in a text editor sees it.",
];

/// The plan of a yard; as it is at first where none was written, or what is stored cannot be read.
fn plan_of(document: &Document) -> Plan {
    let value = serde_json::from_str(&document.plan).ok();
    let plan = value.and_then(|value| pipeline::plain::read(value).ok());
    plan.unwrap_or_else(|| Plan {
        title: document.name.clone(),
        ..Plan::default()
    })
}

/// The open yard with another plan; what is changed without a pause is taken back together.
fn with_plan(document: &Document, plan: &Plan) -> YardAction {
    let taken = Taken {
        document: Rc::new(Document {
            plan: serde_json::to_string(plan).unwrap_or_default(),
            ..document.clone()
        }),
        is_step: true,
        run: Some(format!("yard {} plan", document.id)),
        sending: None,
    };
    YardAction::Take(Box::new(taken))
}

/// The yard with which the learner begins, where the plan names another one that is there.
fn start(plan: &Plan, shelf: &Shelf) -> Option<Yard> {
    let id = plan.begins_with?;
    let document = shelf.yards.iter().find(|one| one.id == id)?;
    Some(document.yard.clone())
}

/// What the workshop says of the exercise.
fn written(answer: &Option<Result<Rc<Option<Bytes>>, String>>) -> Option<Result<Written, String>> {
    let bytes = match answer.as_ref()? {
        Ok(bytes) => bytes,
        Err(problem) => return Some(Err(problem.clone())),
    };
    let written = bytes
        .as_ref()
        .as_ref()
        .map(|bytes| unpack_written(&bytes.0));
    Some(match written {
        Some(Ok(written)) => Ok(written),
        _ => Err("What came back is of another version: load the page again.".to_owned()),
    })
}

/// The panel.
#[component]
pub fn WritePanel() -> Html {
    let yard = use_yard();
    let document = Rc::clone(yard.document());
    let plan = use_memo(Rc::clone(&document), |document| plan_of(document));
    let question = yard.is_restored().then(|| WriteExercise {
        plan: serde_json::to_string(&*plan).unwrap_or_default(),
        yard: document.yard.clone(),
        events: kept(&document.events),
        start: start(&plan, yard.shelf()),
    });
    let asked = use_asked(question, QUIET_MS, WORK_MS);
    let onchange = {
        let (dispatcher, document) = (yard.dispatcher(), Rc::clone(&document));
        Callback::from(move |plan: Plan| dispatcher.dispatch(with_plan(&document, &plan)))
    };
    let others: Vec<(u32, String)> = yard
        .shelf()
        .yards
        .iter()
        .filter(|one| one.id != document.id)
        .map(|one| (one.id, one.name.clone()))
        .collect();
    let written = written(&asked.answer);
    let arrives = match &written {
        Some(Ok(written)) => written.asked.clone(),
        _ => Vec::new(),
    };
    html! {
        <section class="doors stack" aria-labelledby={HEADING} data-ready={asked.is_new.then_some("write")}>
            <h2 id={HEADING} tabindex="-1">{ "Write an exercise" }</h2>
            <p>{ format!("The yard “{}” is the solution: what arrives in it is what others have to reach.", document.name) }</p>
            <Fields plan={(*plan).clone()} document={document.clone()} {others} {arrives} {onchange} />
            <Outcome {written} is_new={asked.is_new} title={plan.title.clone()} />
            { help(HELP) }
        </section>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
