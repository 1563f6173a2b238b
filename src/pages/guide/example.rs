//! Examples, each with the way to a yard that shows it.

use crate::components::chip::{Chip, Signal};
use crate::route::Route;
use guide::{Changed, Example, ScheduleExample, Verdict};
use yew::prelude::*;
use yew_router::prelude::*;

/// A pattern, an event and what EventBridge says.
pub(super) fn example(of: &Example, name: &str) -> Html {
    let (signal, says) = match &of.verdict {
        Verdict::Match => (Signal::Green, "Matches"),
        Verdict::NoMatch => (Signal::Amber, "Does not match"),
        Verdict::Refused(_) => (Signal::Red, "AWS refuses the pattern"),
    };
    html! {
        <div class="panel stack" data-example={name.to_owned()}>
            { code("Event pattern", &of.pattern) }
            { code("Event", &of.event) }
            <p><Chip {signal} text={says} /></p>
            if let Verdict::Refused(message) = &of.verdict { <p class="small">{ message }</p> }
            { for of.changed.iter().map(changed) }
            { open(&of.link, name) }
        </div>
    }
}

fn changed(changed: &Changed) -> Html {
    let name = match changed.is_pattern {
        true => "A change of the pattern that helps",
        false => "A change of the event that helps",
    };
    code(name, &changed.text)
}

fn code(name: &str, text: &str) -> Html {
    html! {
        <div>
            <p class="small quiet">{ name.to_owned() }</p>
            <pre class="code code--wrapped"><code>{ text.to_owned() }</code></pre>
        </div>
    }
}

/// A schedule expression and what the engine says of it.
pub(super) fn schedule(of: &ScheduleExample, name: &str) -> Html {
    html! {
        <div class="panel stack" data-example={name.to_owned()}>
            <pre class="code code--wrapped"><code>{ &of.expression }</code></pre>
            if let Some(says) = &of.says {
                <p>{ says }</p>
            } else {
                <p><Chip signal={Signal::Red} text="AWS refuses the expression" /></p>
            }
            { for of.notes.iter().map(|note| html! { <p class="small">{ note }</p> }) }
            if let Some(link) = &of.link { { open(link, name) } }
        </div>
    }
}

fn open(link: &str, name: &str) -> Html {
    let to = Route::YardLink {
        link: link.to_owned(),
    };
    html! {
        <p>
            <Link<Route> {to} classes="button">
                { "Open in the yard" }<span class="visually-hidden">{ format!(": {name}") }</span>
            </Link<Route>>
        </p>
    }
}
