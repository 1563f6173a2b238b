//! What followed from a send, as a list in the report.

use super::doing::About;
use super::elsewhere::{self, Home};
use super::followed::Followed;
use super::forms::Forms;
use super::said;
use super::words::{mark, sentence, utc};
use crate::components::chip::{Chip, Signal};
use crate::components::notice::Notice;
use crate::platform::dom;
use crate::route::Route;
use crate::store::yard::{Entry, Seen, last_of};
use pipeline::world::{Doing, MOST_HOPS, MOST_OF_A_CHAIN};
use pipeline::{Details, MessageType, Step};
use yew::prelude::*;
use yew_router::prelude::*;

/// How much is listed; the timeline has all of it.
const MOST: usize = 100;

/// How far a line is set in at most.
const DEEPEST: usize = 6;

/// The list, with a notice for each loop that was cut. Nothing where nothing followed. Where what did
/// something is told of first, its name leads to its form. `home` is where the learner works.
pub fn chain(followed: &Followed<'_>, forms: &Forms, home: Home<'_>) -> Html {
    if followed.is_nothing() {
        return Html::default();
    }
    let told = followed.entries.iter().filter(|(entry, _)| is_told(*entry));
    let told: Vec<(Entry<'_>, usize)> = told.copied().collect();
    let shown = told.iter().take(MOST);
    let here: Vec<u64> = shown.clone().map(|(entry, _)| entry.number()).collect();
    let mut linked: Vec<&Route> = Vec::new();
    let lines: Vec<Html> = shown
        .map(|(entry, depth)| {
            let form = entry.doing().and_then(|doing| forms.find(doing));
            let form = form.filter(|form| !linked.contains(form));
            linked.extend(form);
            item(*entry, *depth, (&here, home), form)
        })
        .collect();
    html! {
        <>
            { for followed.cuts().into_iter().map(cut) }
            <details class="panel chain" open=true>
                <summary>{ format!("What followed ({})", told.len()) }</summary>
                <ol role="list" class="chain__list">
                    { for lines }
                </ol>
                if told.len() > MOST {
                    <p class="small">{ format!("And {} more: ", told.len() - MOST) }<Link<Route> to={Route::YardTime}>{ "in the timeline" }</Link<Route>></p>
                }
            </details>
        </>
    }
}

/// A loop that was cut.
fn cut(doing: &Doing) -> Html {
    let things = MOST_OF_A_CHAIN.to_string();
    let after = match doing.text.starts_with(&things) {
        true => format!("{things} things"),
        false => format!("{MOST_HOPS} hops"),
    };
    html! {
        <Notice signal={Signal::Red} action={html! { <Link<Route> to={Route::YardFindings} classes="button">{ "See the findings" }</Link<Route>> }}>
            <p data-cut=""><strong>{ format!("Cut after {after}: a loop at {} {}.", said::service(&doing.resource), said::short(&doing.resource)) }</strong></p>
            <p class="small">{ &doing.text }</p>
        </Notice>
    }
}

/// The steps between are left to the timeline.
fn is_told(entry: Entry<'_>) -> bool {
    let Some(step) = entry.step() else {
        return true;
    };
    matches!(
        step.message_type,
        MessageType::EventReceipt
            | MessageType::EventIngestFailure
            | MessageType::RuleMatch
            | MessageType::InvocationSuccess
            | MessageType::InvocationFailure
            | MessageType::InvocationDlq
    )
}

fn id(number: u64) -> String {
    format!("chain-{number}")
}

fn item(
    entry: Entry<'_>,
    depth: usize,
    (here, home): (&[u64], Home<'_>),
    form: Option<&Route>,
) -> Html {
    let number = entry.number();
    let because = entry.cause().map(|cause| match here.contains(&cause) {
        true => {
            let onclick = move |_: MouseEvent| dom::focus(&id(cause));
            html! { <button type="button" class="button button--bare chain__because" {onclick}>{ format!("because of {cause}") }</button> }
        }
        false => html! { <span class="small quiet chain__because">{ format!("because of {cause}") }</span> },
    });
    let class = classes!(
        "chain__item",
        format!("chain__item--{}", depth.min(DEEPEST))
    );
    let (kind, body) = match entry {
        Entry::Doing(doing) => (doing.kind.as_str(), of_doing(doing, form)),
        Entry::Step(step) => (step.message_type.as_str(), of_step(step)),
    };
    html! {
        <li key={number} {class} id={id(number)} tabindex="-1" data-told={kind}>
            <p class="chain__head">
                <span class="chain__number">{ number }</span>
                { elsewhere::mark(entry, home) }
                { body }
                { because.unwrap_or_default() }
            </p>
            if let Some(content) = entry.doing().and_then(|doing| doing.content.as_ref()) {
                <About {number} text={content.to_string()} />
            }
        </li>
    }
}

fn of_doing(doing: &Doing, form: Option<&Route>) -> Html {
    let (signal, word) = said::mark(doing.kind);
    let name = format!(
        "{} {}",
        said::service(&doing.resource),
        said::short(&doing.resource)
    );
    let name = match form {
        Some(to) => {
            html! { <Link<Route> to={to.clone()}>{ name }<span class="visually-hidden">{ " (what it does)" }</span></Link<Route>> }
        }
        None => html! { name },
    };
    html! {
        <>
            <Chip {signal} text={word} />
            <span class="chain__text"><strong>{ name }</strong>{ format!(": {}", doing.text) }</span>
            <span class="small quiet chain__at">{ utc(doing.at) }</span>
        </>
    }
}

fn of_step(step: &Step) -> Html {
    let seen = Seen { step };
    let who = match (seen.rule(), seen.target_arn()) {
        (Some(rule), Some(target)) => format!("{rule} → {}", last_of(target)),
        (Some(rule), None) => rule.to_owned(),
        _ => format!("event bus {}", last_of(&step.resource_arn)),
    };
    let text = match &step.details {
        Details::Event(event) if step.message_type == MessageType::EventReceipt => {
            let part = |text: &Option<String>| text.clone().unwrap_or_default();
            let replay = match &event.replay_name {
                Some(name) => format!(", from replay {name}"),
                None => String::new(),
            };
            format!(
                "“{}” of {} came to the bus{replay}.",
                part(&event.detail_type),
                part(&event.source)
            )
        }
        _ => sentence(step),
    };
    let chip = mark(step).map(|(signal, text)| html! { <Chip {signal} {text} /> });
    html! {
        <>
            { chip.unwrap_or_else(|| html! { <Chip signal={Signal::Quiet} text="Came back" /> }) }
            <span class="chain__text"><strong>{ who }</strong>{ format!(": {text}") }</span>
            <span class="small quiet chain__at">{ utc(step.message_timestamp_ms) }</span>
        </>
    }
}
