//! What was done on the page, as the commands that do it.

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::pages::yard::doors::ask::{WORK_MS, use_asked};
use crate::pages::yard::doors::copy::TakeAway;
use crate::store::yard::{YardState, use_yard};
use door::CommandsOf;
use pipeline::Yard;
use yew::prelude::*;

/// Which changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The last one.
    Last,
    /// All that can be undone.
    All,
}

/// The part of the view.
#[component]
pub fn Commands() -> Html {
    let yard = use_yard();
    let span = use_state(|| None::<Span>);
    let old = (*span).and_then(|span| before(&yard, span));
    let is_changed = old.is_some();
    let asked = use_asked(
        old.map(|old| CommandsOf {
            old,
            new: yard.document().yard.clone(),
        }),
        0,
        WORK_MS,
    );
    let choose = |which: Span, text: &'static str| {
        let span = span.clone();
        let is_shown = *span == Some(which);
        let onclick = move |_: MouseEvent| span.set((!is_shown).then_some(which));
        html! { <button type="button" class="button doors__form" aria-pressed={is_shown.to_string()} {onclick}>{ text }</button> }
    };
    html! {
        <section class="stack" aria-labelledby="terminal-commands">
            <h3 id="terminal-commands">{ "Your changes as commands" }</h3>
            <p>{ "What you do on the canvas and in forms, as you would type it." }</p>
            <div class="row" role="group" aria-label="Changes">
                { choose(Span::Last, "The last change") }
                { choose(Span::All, "All that can be undone") }
            </div>
            {
                match (*span, asked.new_answer()) {
                    (None, _) => Html::default(),
                    (Some(_), _) if !is_changed => html! { <p role="status">{ "Nothing in this yard has changed." }</p> },
                    (Some(_), None) => html! { <p class="quiet" role="status">{ "Writing …" }</p> },
                    (Some(_), Some(Err(error))) => html! { <Notice signal={Signal::Red}><p role="alert">{ error }</p></Notice> },
                    (Some(_), Some(Ok(commands))) => shown(commands),
                }
            }
        </section>
    }
}

/// The commands, if any.
pub fn shown(commands: &[String]) -> Html {
    if commands.is_empty() {
        return html! { <p role="status">{ "No command does this: it changes what the yard keeps beside AWS, such as events, names or declared services." }</p> };
    }
    html! { <TakeAway label="Commands" text={commands.join("\n")} /> }
}

/// The open yard before these changes; none where nothing has changed.
pub fn before(yard: &YardState, span: Span) -> Option<Yard> {
    let now = &yard.document().yard;
    let changed = yard.past().filter_map(|old| match old {
        Some(old) if old.yard.is_made_like(now) => None,
        Some(old) => Some(old.yard.clone()),
        None => Some(Yard::default()),
    });
    match span {
        Span::Last => changed.take(1).next(),
        Span::All => changed.last(),
    }
}
