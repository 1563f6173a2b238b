//! Choosing a paper and the time for it.

mod choices;
pub(super) mod share;

use super::words;
use super::{Room, tabs};
use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::pages::later::use_ahead;
use crate::pages::study::coming;
use crate::platform::{clock, random};
use crate::route::Route;
use crate::store::exam::{ExamsAction, use_exams};
use crate::store::fetched::Fetched;
use choices::{choose_blueprint, choose_kind, choose_timing};
use quiz::Blueprint;
use quiz::exam::{Attempt, Code, Deed, DrawError, Kind, Share, Timing, draw, shortfalls};
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Start`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct StartProps {
    pub(super) room: Room,
    /// The code of a paper that somebody has shared.
    #[prop_or_default]
    pub(super) code: Option<AttrValue>,
}

/// What is chosen.
#[derive(Clone, PartialEq)]
struct Choice {
    code: Code,
    /// The seed of a new series of papers.
    fresh: u32,
    timing: Timing,
    /// Minutes of one's own, also while another time is chosen.
    minutes: u16,
}

impl Choice {
    fn timing(&self) -> Timing {
        match self.timing {
            Timing::Custom(_) => Timing::Custom(self.minutes),
            other => other,
        }
    }
}

/// The page on which an exam is begun.
#[component]
pub(super) fn Start(props: &StartProps) -> Html {
    let room = &props.room;
    let given = props.code.as_ref().map(|code| code.parse::<Code>());
    html! {
        <div class="exam" data-ready="exam">
            <div class="stack">
                <PageHeading>{ if props.code.is_some() { "A shared paper" } else { "Mock exam" } }</PageHeading>
                { tabs(&Route::Exam) }
                if let Some(attempt) = room.live() {
                    { under_way(attempt) }
                } else {
                    { newest_plan(room) }
                    { match given {
                        None => html! { <Form room={room.clone()} /> },
                        Some(Ok(code)) => match code.check(&room.index) {
                            Ok(()) => html! { <Form room={room.clone()} {code} /> },
                            Err(error) => refused(&error.to_string()),
                        },
                        Some(Err(error)) => refused(&error.to_string()),
                    } }
                }
            </div>
        </div>
    }
}

fn refused(why: &str) -> Html {
    html! {
        <Notice signal={Signal::Amber} action={html! { <Link<Route> to={Route::Exam} classes="button">{ "Choose another paper" }</Link<Route>> }}>
            <p><strong>{ "This paper cannot be opened here: " }</strong>{ why }{ "." }</p>
        </Notice>
    }
}

/// An exam that has to be ended before another one is begun.
fn under_way(attempt: &Attempt) -> Html {
    let all = attempt.responses.len();
    let answered = all - attempt.unanswered().len();
    let left = match attempt.left(clock::now_ms()) {
        Some(left) => format!("{} left", words::spoken(left)),
        None => "no limit of time".to_owned(),
    };
    html! {
        <section class="panel stack" aria-labelledby="exam-live">
            <h2 id="exam-live">{ format!("Under way: {}", words::paper(&attempt.paper.code)) }</h2>
            <p>{ format!("{answered} of {all} answered, {left}. Begun {}.", words::moment(attempt.started)) }</p>
            <p class="quiet small">{ "Another exam can be begun when this one is handed in." }</p>
            <p><Link<Route> to={Route::ExamSit} classes="button button--main">{ "Go on with it" }<Icon shape={Shape::ArrowRight} /></Link<Route>></p>
        </section>
    }
}

/// Where the plan of the last diagnostic is.
fn newest_plan(room: &Room) -> Html {
    let is_diagnostic = |attempt: &&Attempt| attempt.paper.code.kind == Kind::Diagnostic;
    let Some(last) = room.attempts.iter().rev().find(is_diagnostic) else {
        return Html::default();
    };
    html! {
        <p><Link<Route> to={Route::ExamResult { attempt: last.id }}>
            { format!("Your plan from the diagnostic of {}", words::moment(last.started)) }
        </Link<Route>></p>
    }
}

#[derive(PartialEq, Properties)]
struct FormProps {
    room: Room,
    /// A paper that somebody has shared; only the time is to be chosen.
    #[prop_or_default]
    code: Option<Code>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let index = &props.room.index;
    use_ahead(super::asking());
    let choice = use_state(|| {
        let current = index.lists.blueprints.first();
        let current = current.map_or("", |blueprint| blueprint.id.as_str());
        let fresh = seed();
        let new = || following(&props.room, fresh, Kind::Mock, current);
        Choice {
            code: props.code.clone().unwrap_or_else(new),
            fresh,
            timing: Timing::Exam,
            minutes: 240,
        }
    });
    let exams = use_exams().dispatcher();
    let navigator = use_navigator();
    let Some(blueprint) = index.lists.blueprint(&choice.code.blueprint) else {
        let unknown = DrawError::UnknownBlueprint(choice.code.blueprint.clone());
        return refused(&unknown.to_string());
    };
    let change = {
        let choice = choice.clone();
        Callback::from(move |next: Choice| choice.set(next))
    };
    let kind = choice.code.kind;
    let lacking = shortfalls(index, kind, &blueprint.id);
    let is_here = matches!(props.room.questions, Fetched::Ready(_));
    let lacking = lacking.ok().filter(|lacking| !lacking.is_empty());
    let can_start = is_here && lacking.is_none();
    let onsubmit = {
        let (choice, index) = (choice.clone(), index.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(paper) = draw(&index, &choice.code) else {
                return;
            };
            if !can_start {
                return;
            }
            let timing = choice.timing();
            let started = Deed::Started { paper, timing };
            exams.dispatch(ExamsAction::now(random::seed(), started));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::ExamSit);
            }
        }
    };
    html! {
        <form class="stack" {onsubmit}>
            <div class="exam__setup">
                <div class="stack">
                    if props.code.is_some() {
                        { shared(&choice.code, blueprint) }
                    } else {
                        { choose_blueprint(&props.room, &choice, &change) }
                        { choose_kind(&props.room, blueprint, &choice, &change) }
                    }
                    if let Some(lacking) = lacking {
                        <Notice signal={Signal::Amber}>
                            <p role="status">{ format!("{}. Choose a shorter paper.", DrawError::TooFew(lacking)) }</p>
                        </Notice>
                    } else {
                        { domains(&kind.shares(blueprint), blueprint) }
                    }
                </div>
                { choose_timing(blueprint, &choice, &change) }
            </div>
            if !is_here { { coming::all(&props.room.questions, "What you answered is kept.") } }
            <p class="row">
                <button type="submit" class="button button--main" id="exam-start" aria-disabled={(!can_start).to_string()}>
                    { "Start the exam" }<Icon shape={Shape::ArrowRight} />
                </button>
                <span class="quiet small">{ start_note(choice.timing(), kind.minutes(blueprint)) }</span>
            </p>
            <share::Share code={choice.code.clone()} />
            { help(HELP) }
        </form>
    }
}

/// A seed short enough for a link that one can read out.
fn seed() -> u32 {
    // The lower half of random bits is random.
    u32::try_from(random::seed() & u64::from(u32::MAX)).unwrap_or(0)
}

const HELP: &[&str] = &[
    "Move freely between questions, mark them for review, strike out options; R opens the review screen. A number key chooses an option, ? lists all keys; they can be turned off in the settings.",
    "The clock is that of your computer: closing the page, reloading it or letting the computer sleep does not stop it. Pause does, More time adds minutes whenever you like, and the result says so. A hidden clock stays hidden and still says when little time is left.",
    "A further exam of the same kind asks first what the ones before it did not; nothing else that you did counts. No reason is shown before you hand it in; then every option of every question is explained.",
    "The score is an estimate, because AWS does not publish how it scales. An answer counts only if exactly the right options are chosen; leaving one open counts as wrong, so guess.",
    "What you do is kept in this browser at every step. One tab at a time runs the exam; another can take it over.",
];

fn start_note(timing: Timing, minutes: u16) -> String {
    match timing.allowed(minutes) {
        Some(ms) => format!("The clock starts at once: {}.", words::spoken(ms)),
        None => "There is no limit of time.".to_owned(),
    }
}

fn shared(code: &Code, blueprint: &Blueprint) -> Html {
    html! {
        <section class="panel stack">
            <h2>{ words::paper(code) }</h2>
            <p>{ words::purpose(code.kind, blueprint) }{ " Whoever opens this link has the same questions and options in the same order." }</p>
        </section>
    }
}

/// How many questions of each domain the paper has.
fn domains(shares: &[Share], blueprint: &Blueprint) -> Html {
    let row = |(share, domain): (&Share, &quiz::BlueprintDomain)| {
        html! {
            <tr>
                <th scope="row">{ format!("{}. {}", domain.number, domain.title) }</th>
                <td>{ format!("{} %", domain.weight) }</td>
                <td>{ share.all() }</td>
            </tr>
        }
    };
    html! {
        <details>
            <summary class="small">{ "How many questions of each domain" }</summary>
            <table class="exam__table">
                <thead><tr><th scope="col">{ "Domain" }</th><th scope="col">{ "Weight" }</th><th scope="col">{ "Questions" }</th></tr></thead>
                <tbody>{ for shares.iter().zip(&blueprint.domains).map(row) }</tbody>
            </table>
        </details>
    }
}

/// The code of the next paper of a kind, after all that were begun here.
fn following(room: &Room, fresh: u32, kind: Kind, blueprint: &str) -> Code {
    let past = room.attempts.iter().map(|attempt| &attempt.paper.code);
    Code::following(past, kind, blueprint, fresh, &room.index)
}
