//! The services and wires of a place as one JSON text.

use super::ask::use_read;
use super::change::Written;
use crate::components::code_editor::{CodeEditor, Language};
use crate::components::diagnostics::{Finding, Weight};
use crate::store::yard::{YardAction, use_yard};
use pipeline::declare::Read;
use pipeline::findings;
use std::rc::Rc;
use yew::prelude::*;

/// What a [`JsonView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct JsonProps {
    /// What the place declares.
    pub written: Rc<Written>,
}

/// The text in an editor. As long as it is JSON it counts at once; as long as it is none it is kept
/// beside what counts.
#[component]
pub fn JsonView(props: &JsonProps) -> Html {
    let yard = use_yard();
    let typed = use_state(|| props.written.text());
    // What was typed stays as it was laid out, unless the yard has changed under it.
    let text = match props.written.with_text(&typed) == *props.written {
        true => (*typed).clone(),
        false => props.written.text(),
    };
    let at = &props.written.at;
    let read = use_read(&at.account, &at.region, &text);
    let oninput = {
        let (dispatcher, typed, written) =
            (yard.dispatcher(), typed.setter(), props.written.clone());
        Callback::from(move |text: String| {
            let next = written.with_text(&text);
            typed.set(text);
            if next != *written {
                dispatcher.dispatch(YardAction::from(next.edit(Some("as JSON".to_owned()))));
            }
        })
    };
    let found = read.filter(|(of, _)| *of == text);
    let findings = found.as_ref().map_or_else(Vec::new, |(_, read)| list(read));
    let subject = format!("{} {}", yard.document().id, at.text());
    html! {
        <div class="stack" data-ready={found.is_some().then_some("services-json")}>
            if !props.written.draft.is_empty() {
                <p class="small" role="status">{ "This is no JSON yet, so what was there before still counts. What you write is kept." }</p>
            }
            <CodeEditor id="services-json" label="Services and wires as JSON" {subject} {text} {oninput} {findings} rows={20} language={Language::Json} />
        </div>
    }
}

/// What is said of the text, as the editor tells it.
fn list(read: &Read) -> Vec<Finding> {
    let one = |problem: &pipeline::declare::Problem| Finding {
        weight: match problem.weight {
            findings::Weight::Wrong => Weight::Error,
            findings::Weight::Risky => Weight::Warning,
            findings::Weight::Note => Weight::Note,
        },
        span: problem.span,
        message: problem.message.clone(),
        help: problem.help.clone(),
        fixes: Vec::new(),
    };
    read.problems.iter().map(one).collect()
}
