//! The link to a paper, for those who want to sit the same one.

use crate::platform::{clipboard, dom, task};
use crate::route::Route;
use quiz::exam::Code;
use yew::prelude::*;
use yew_router::prelude::*;

#[derive(PartialEq, Properties)]
pub(in super::super) struct ShareProps {
    pub(in super::super) code: Code,
}

/// The link, and a button that copies it.
#[component]
pub(in super::super) fn Share(props: &ShareProps) -> Html {
    let code = props.code.to_string();
    let said = use_state(|| None::<String>);
    let copy = {
        let (code, said) = (code.clone(), said.setter());
        move |_: MouseEvent| {
            let link = dom::resolve(&format!("#/exam/paper/{code}"));
            let said = said.clone();
            task::spawn(async move {
                let copied = clipboard::copy(&link.unwrap_or_default()).await;
                said.set(Some(match copied {
                    Ok(()) => "Copied.".to_owned(),
                    Err(error) => error.to_string(),
                }));
            });
        }
    };
    html! {
        <details class="exam__share">
            <summary class="small">{ "Sit the same paper with others" }</summary>
            <div class="stack">
                <p class="small">{ "Whoever opens this link with the same version of the questions has the same paper, in the same order. Nothing about you is in it." }</p>
                <p class="row">
                    <Link<Route> to={Route::ExamPaper { code: code.clone() }} classes="mono">{ code }</Link<Route>>
                    <button type="button" class="button" onclick={copy}>{ "Copy the link" }</button>
                    <span role="status" class="small">{ (*said).clone() }</span>
                </p>
            </div>
        </details>
    }
}
