//! A report of a doubtful question, to copy and send.

use crate::platform::{clipboard, dom, task};
use quiz::Question;
use std::rc::Rc;
use yew::prelude::*;

/// What a [`Report`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct ReportProps {
    /// The question.
    pub(super) question: Rc<Question>,
    /// The numbers of the chosen options.
    pub(super) picks: Vec<usize>,
    /// The version of the bank.
    pub(super) bank_version: AttrValue,
}

/// A text with the question, its version, the answer and what the person doubts. Nothing is sent.
#[component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let remark = use_state(String::new);
    let copied = use_state(|| None::<Result<(), String>>);
    let text = quiz::study::report(&props.question, &props.bank_version, &props.picks, &remark);
    let oninput = {
        let (remark, copied) = (remark.setter(), copied.setter());
        move |event: InputEvent| {
            remark.set(dom::input_text(&event));
            copied.set(None);
        }
    };
    let copy = {
        let (text, copied) = (text.clone(), copied.setter());
        move |_: MouseEvent| {
            let (text, copied) = (text.clone(), copied.clone());
            task::spawn(async move {
                let done = clipboard::copy(&text).await;
                copied.set(Some(done.map_err(|error| error.to_string())));
            });
        }
    };
    html! {
        <details class="report-question">
            <summary>{ "Report a doubt" }</summary>
            <div class="stack">
                <p class="small">{ "Is the question wrong, unclear or out of date? Say what you doubt, copy the text and send it to whoever runs this copy of Eventyard. Nothing is sent from here." }</p>
                <label class="field">
                    <span class="field__label">{ "What you doubt" }</span>
                    <textarea class="input" id="doubt" rows="2" value={(*remark).clone()} {oninput} />
                </label>
                <label class="field">
                    <span class="field__label">{ "The text" }</span>
                    <textarea class="input input--mono" id="doubt-text" rows="7" readonly=true value={text} />
                </label>
                <div class="row">
                    <button type="button" class="button" onclick={copy}>{ "Copy the text" }</button>
                    <span role="status">
                        { match &*copied {
                            None => Html::default(),
                            Some(Ok(())) => html! { "Copied." },
                            Some(Err(error)) => html! { { error } },
                        } }
                    </span>
                </div>
            </div>
        </details>
    }
}
