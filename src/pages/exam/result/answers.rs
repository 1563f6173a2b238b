//! Every question to go through, those that teach most first.

use super::super::{Room, words};
use crate::components::chip::{Chip, Signal};
use crate::components::options::{OptionList, Standing};
use crate::components::stem::{references, stem};
use crate::pages::study::frame::mix_ups;
use crate::pages::study::names::NamesSwitch;
use crate::pages::study::trial::tools;
use crate::platform::dom;
use crate::route::Route;
use quiz::exam::{Asked, Attempt, Marked, Outcome, Response, Verdict};
use quiz::plain_text;
use quiz::study::Confidence;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct AnswersProps {
    pub(super) room: Room,
    pub(super) attempt: Rc<Attempt>,
    pub(super) outcome: Rc<Outcome>,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Which {
    All,
    Missed,
    Overconfident,
    Marked,
    Trial,
}

impl Which {
    const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::All, "all", "All questions"),
        (Self::Missed, "missed", "Wrong or unanswered"),
        (Self::Overconfident, "overconfident", "Confident but wrong"),
        (Self::Marked, "marked", "Marked for review"),
        (Self::Trial, "trial", "Trial questions, which did not count"),
    ];

    pub(in super::super) fn places(self, attempt: &Attempt, outcome: &Outcome) -> Vec<usize> {
        let mut all = outcome.to_go_through();
        let marked = |place: usize| outcome.questions.get(place);
        match self {
            Self::All => {}
            Self::Missed => all.retain(|place| {
                let verdict = marked(*place).map(|marked| marked.verdict);
                matches!(verdict, Some(Verdict::Wrong | Verdict::Unanswered))
            }),
            Self::Overconfident => all = outcome.confident_but_wrong(),
            Self::Marked => all = attempt.marked(),
            Self::Trial => all.retain(|place| marked(*place).is_some_and(|marked| !marked.scored)),
        }
        all
    }
}

#[component]
pub(super) fn Answers(props: &AnswersProps) -> Html {
    let which = use_state(|| Which::All);
    let open = use_state(Vec::<usize>::new);
    let places = which.places(&props.attempt, &props.outcome);
    let choose = {
        let which = which.setter();
        move |event: Event| {
            let value = dom::select_value(&event);
            let found = Which::ALL.into_iter().find(|(_, name, _)| *name == value);
            which.set(found.map_or(Which::All, |(which, ..)| which));
        }
    };
    let all_open = places.iter().all(|place| open.contains(place)) && !places.is_empty();
    let open_all = {
        let (open, places) = (open.clone(), places.clone());
        move |_: MouseEvent| open.set(if all_open { Vec::new() } else { places.clone() })
    };
    html! {
        <section class="stack exam__answers" aria-labelledby="exam-answers">
            <div class="row row--apart">
                <h2 id="exam-answers">{ "Questions to go through" }</h2>
                <div class="row exam__actions">
                    <label class="visually-hidden" for="exam-which">{ "Which questions" }</label>
                    <select class="input exam__which" id="exam-which" onchange={choose}>
                        { for Which::ALL.into_iter().map(|(one, name, text)| html! {
                            <option value={name} selected={*which == one}>{ text }</option>
                        }) }
                    </select>
                    <NamesSwitch />
                    <button type="button" class="button" onclick={open_all}>{ if all_open { "Close all" } else { "Open all" } }</button>
                </div>
            </div>
            <p class="quiet small" role="status">{ format!("{}. Confident but wrong comes first, then other mistakes, what was left open, and what was right without being sure.", words::count(places.len(), "question")) }</p>
            <ol role="list" class="stack">
                { for places.iter().map(|place| html! {
                    <Answer key={*place} place={*place} room={props.room.clone()} attempt={props.attempt.clone()}
                        outcome={props.outcome.clone()} is_open={open.contains(place)} toggle={toggle(&open, *place)} />
                }) }
            </ol>
        </section>
    }
}

fn toggle(open: &UseStateHandle<Vec<usize>>, place: usize) -> Callback<()> {
    let open = open.clone();
    Callback::from(move |()| {
        let mut next = (*open).clone();
        next.retain(|other| *other != place);
        if next.len() == open.len() {
            next.push(place);
        }
        open.set(next);
    })
}

#[derive(PartialEq, Properties)]
struct AnswerProps {
    place: usize,
    room: Room,
    attempt: Rc<Attempt>,
    outcome: Rc<Outcome>,
    is_open: bool,
    toggle: Callback<()>,
}

/// One question: what came of it, and when it is open the question with every reason.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let place = props.place;
    let (attempt, outcome) = (&props.attempt, &props.outcome);
    let found = attempt
        .paper
        .questions
        .get(place)
        .zip(attempt.responses.get(place));
    let (Some((asked, response)), Some(marked)) = (found, outcome.questions.get(place)) else {
        return Html::default();
    };
    let listed = props.room.index.question(&asked.id);
    let summary = listed.map_or("This question is no longer in the bank.", |listed| {
        &listed.summary
    });
    let onclick = props.toggle.reform(|_: MouseEvent| ());
    let (signal, word) = verdict(marked);
    let body = format!("exam-answer-{place}");
    html! {
        <li class="panel exam__answer" data-place={place.to_string()}>
            <h3>
                <button type="button" class="exam__opener" {onclick} aria-expanded={props.is_open.to_string()} aria-controls={props.is_open.then(|| body.clone())}>
                    <span class="exam__opener-number">{ format!("Question {}", place + 1) }</span>
                    <span class="exam__opener-text">{ summary }</span>
                </button>
            </h3>
            <p class="row small">
                <Chip {signal} text={word} />
                <span class="quiet">{ facts(asked, response, marked) }</span>
            </p>
            if props.is_open {
                <div class="stack" id={body}>{ explained(&props.room, attempt, asked, response) }</div>
            }
        </li>
    }
}

fn verdict(marked: &Marked) -> (Signal, &'static str) {
    match (marked.verdict, marked.confidence) {
        (Verdict::Wrong, Some(Confidence::Confident)) => (Signal::Red, "Confident but wrong"),
        (Verdict::Wrong, _) => (Signal::Red, "Wrong"),
        (Verdict::Unanswered, _) => (Signal::Amber, "Unanswered"),
        (Verdict::Right, _) => (Signal::Green, "Right"),
        (Verdict::Void, _) => (Signal::Quiet, "No longer in the bank"),
    }
}

fn facts(asked: &Asked, response: &Response, marked: &Marked) -> String {
    let mut facts = vec![format!("Task {}", asked.task), words::clock(marked.spent)];
    if let Some(confidence) = response.confidence {
        facts.push(
            match confidence {
                Confidence::Guess => "a guess",
                Confidence::Unsure => "unsure",
                Confidence::Confident => "confident",
            }
            .to_owned(),
        );
    }
    if response.is_marked {
        facts.push("marked".to_owned());
    }
    if !asked.scored {
        facts.push("trial question, did not count".to_owned());
    }
    facts.join(" · ")
}

/// The question with its reasons, the answers that stood before, and where to go from it.
fn explained(room: &Room, attempt: &Attempt, asked: &Asked, response: &Response) -> Html {
    let Some(question) = room.shown(&asked.id) else {
        return html! { <p class="quiet">{ "Its text is not here." }</p> };
    };
    let mix_ups = mix_ups(&question, room.beliefs(&question));
    let order = attempt.paper.order(&question);
    let tools = tools(&question, &order);
    let question = Rc::new(question);
    let earlier: Vec<String> = response
        .settled
        .iter()
        .filter(|picks| **picks != response.picks)
        .map(|picks| {
            let texts = picks.iter().filter_map(|pick| question.options.get(*pick));
            let texts: Vec<String> = texts.map(|option| plain_text(&option.content)).collect();
            texts.join("; ")
        })
        .collect();
    html! {
        <div class="question exam__explained">
            { stem(&question, true) }
            <OptionList question={question.clone()} {order} picks={response.picks.clone()}
                standing={Standing::Checked} onpick={Callback::noop()} {mix_ups} {tools} />
            if !earlier.is_empty() {
                <div class="small"><p>{ "Answered before that:" }</p><ul>{ for earlier.iter().map(|text| html! { <li>{ text }</li> }) }</ul></div>
            }
            { references(&question) }
            <p class="exam__actions"><Link<Route> to={Route::Question { id: asked.id.clone() }}>{ "Open it in Practice" }</Link<Route>></p>
        </div>
    }
}
