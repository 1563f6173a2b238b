//! One question: choose, Check, and every option explains itself.

use super::coming::whole;
use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::options::{OptionList, Standing};
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::components::stem::{references, stem};
use crate::platform::dom;
use crate::route::Route;
use crate::store::bank::{Part, use_bank, use_questions};
use crate::store::fetched::Fetched;
use crate::store::progress::{Progress, ProgressAction, entry, use_progress};
use quiz::study::Deed;
use quiz::{Index, Lists, Question};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`QuestionPage`] takes.
#[derive(PartialEq, Properties)]
pub struct QuestionPageProps {
    /// The question's id, from the address.
    pub id: AttrValue,
}

/// The page of one question.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let bank = use_bank();
    let progress = use_progress();
    let listed = match &bank {
        Fetched::Ready(index) => index.question(&props.id),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    let questions = use_questions(listed.map(|listed| listed.domain));
    let Fetched::Ready(index) = &bank else {
        return article(&[], false, whole(&bank, Part::Index, |_| Html::default()));
    };
    let Some(listed) = listed else {
        return no_such_question();
    };
    let (lists, part) = (&index.lists, Part::Questions(listed.domain));
    let about = facts(listed.domain, &listed.task, listed.difficulty, lists);
    if !progress.is_restored() {
        return article(&about, false, Html::default());
    }
    let sitting = whole(&questions, part, |questions| {
        let question = questions.iter().find(|question| question.id == props.id);
        question.map_or_else(Html::default, |question| {
            html! {
                <Sitting question={Rc::new(question.clone())} next={next(&question.id, index, &progress)} all={Route::Study}
                    bank_version={index.version.clone()} mix_ups={mix_ups(question, lists)} />
            }
        })
    });
    article(&about, matches!(questions, Fetched::Ready(_)), sitting)
}

fn no_such_question() -> Html {
    html! {
        <div class="stack narrow">
            <PageHeading>{ "There is no such question" }</PageHeading>
            <p>{ "The address names a question that this version of the bank does not have." }</p>
            <p><Link<Route> to={Route::Study} classes="button button--main">{ "All questions" }</Link<Route>></p>
        </div>
    }
}

/// The frame of a question, which is there before the question: its heading and what it is about.
pub(crate) fn article(facts: &[AttrValue], is_ready: bool, sitting: Html) -> Html {
    html! {
        <article class="question" data-ready={is_ready.then_some("question")}>
            <div class="stack">
                <PageHeading>{ "Practice question" }</PageHeading>
                <p class="question__facts">{ for facts.iter().map(|fact| html! { <span>{ fact.clone() }</span> }) }</p>
            </div>
            { sitting }
        </article>
    }
}

/// Domain, task and difficulty in words.
pub(crate) fn facts(domain: u8, task: &str, difficulty: u8, lists: &Lists) -> Vec<AttrValue> {
    let domain = lists
        .domain(domain)
        .map(|domain| format!("Domain {}: {}", domain.number, domain.title));
    let task = lists
        .task(task)
        .map(|task| format!("Task {}: {}", task.id, task.title));
    let difficulty = match difficulty {
        1 => "One fact decides",
        2 => "Exam level",
        _ => "Several constraints at once",
    };
    domain
        .into_iter()
        .chain(task)
        .chain([difficulty.to_owned()])
        .map(AttrValue::from)
        .collect()
}

/// For every option the belief that leads to it and what is true instead, where one is known.
pub(crate) fn mix_ups(question: &Question, lists: &Lists) -> Vec<Option<AttrValue>> {
    let of = |id: &String| {
        lists
            .misconception(id)
            .map(|found| AttrValue::from(found.correction.clone()))
    };
    question
        .options
        .iter()
        .map(|option| option.misconception.as_ref().and_then(of))
        .collect()
}

/// The next question in the order of the bank, unanswered ones first.
fn next(id: &str, index: &Index, progress: &Progress) -> Option<Route> {
    let at = index.questions.iter().position(|other| other.id == id)?;
    let others = || {
        index
            .questions
            .iter()
            .cycle()
            .skip(at + 1)
            .take(index.questions.len().saturating_sub(1))
    };
    others()
        .find(|other| progress.last_answer(&other.id).is_none())
        .or_else(|| others().next())
        .map(|other| Route::Question {
            id: other.id.clone(),
        })
}

#[derive(PartialEq, Properties)]
pub(crate) struct SittingProps {
    /// The question; the progress keeps answers under its id.
    pub(crate) question: Rc<Question>,
    /// For every option what is true instead of the belief that leads to it.
    pub(crate) mix_ups: Vec<Option<AttrValue>>,
    /// Where the next question is.
    pub(crate) next: Option<Route>,
    /// Where all questions are.
    pub(crate) all: Route,
    /// The version of the bank that the question stands in.
    pub(crate) bank_version: AttrValue,
}

/// A question inside its [`article`]: the picks and whether they have been checked.
#[component]
pub(crate) fn Sitting(props: &SittingProps) -> Html {
    let question = &props.question;
    let progress = use_progress();
    let answered = progress
        .last_answer(&question.id)
        .map(|(picks, _)| picks.to_vec());
    let picks = use_state(|| answered.clone().unwrap_or_default());
    let checked = use_state(|| answered.is_some());
    let short = use_state(|| false);
    // Each attempt has an order of its own, the same again after a reload.
    let attempts = progress.attempts(&question.id);
    let order = question.order(if *checked {
        attempts.saturating_sub(1)
    } else {
        attempts
    });

    let onpick = {
        let (picks, short) = (picks.clone(), short.clone());
        Callback::from(move |next: Vec<usize>| {
            short.set(false);
            picks.set(next);
        })
    };
    let check = {
        let (question, picks, checked, short) = (
            question.clone(),
            picks.clone(),
            checked.clone(),
            short.clone(),
        );
        let (version, dispatcher) = (props.bank_version.to_string(), progress.dispatcher());
        move |event: SubmitEvent| {
            event.prevent_default();
            if picks.len() != question.pick_count() {
                short.set(true);
                return;
            }
            dispatcher.dispatch(ProgressAction::Add(entry(Deed::Answered {
                question: question.id.clone(),
                bank: version.clone(),
                picks: sorted(&picks),
                right: question.is_correct(&picks),
                confidence: None,
                attempt: None,
            })));
            checked.set(true);
        }
    };
    let again = {
        let (picks, checked) = (picks.clone(), checked.clone());
        move |_| {
            picks.set(Vec::new());
            checked.set(false);
            dom::focus(HEADING_ID);
        }
    };
    let standing = if *checked {
        Standing::Checked
    } else {
        Standing::Open
    };
    html! {
        <>
            { stem(question, *checked) }
            <form class="stack" onsubmit={check} novalidate=true>
                <OptionList question={question.clone()} {order} picks={(*picks).clone()} {standing} {onpick}
                    mix_ups={props.mix_ups.clone()} />
                <div role="status">{ verdict(question, &picks, *checked, *short) }</div>
                <p class="row">
                    if *checked {
                        if let Some(next) = &props.next {
                            <Link<Route> to={next.clone()} classes="button button--main">
                                { "Next question" }<Icon shape={Shape::ArrowRight} />
                            </Link<Route>>
                        }
                        <button type="button" class="button" onclick={again}>{ "Try again" }</button>
                    } else {
                        <button type="submit" class="button button--main">{ "Check" }</button>
                    }
                    <Link<Route> to={props.all.clone()} classes="button button--bare">{ "All questions" }</Link<Route>>
                </p>
            </form>
            if *checked { { references(question) } }
        </>
    }
}

fn sorted(picks: &[usize]) -> Vec<usize> {
    let mut picks = picks.to_vec();
    picks.sort_unstable();
    picks
}

fn verdict(question: &Question, picks: &[usize], checked: bool, short: bool) -> Html {
    let wanted = question.pick_count();
    if checked && question.is_correct(picks) {
        return html! { <Notice signal={Signal::Green}><p><strong>{ "Right." }</strong>{ " The words that decide are lit up in the question." }</p></Notice> };
    }
    if checked {
        let hit = picks
            .iter()
            .filter(|pick| question.key().contains(pick))
            .count();
        let part = if question.is_multiple_response() {
            format!(" You found {hit} of {wanted}; the exam gives no part marks.")
        } else {
            String::new()
        };
        return html! { <Notice signal={Signal::Red}><p><strong>{ "Not right." }</strong>{ part }{ " The words that decide are lit up in the question; each option says why below it." }</p></Notice> };
    }
    if short {
        let message = match (wanted, picks.len()) {
            (1, _) => "Choose an option first.".to_owned(),
            (_, chosen) => format!("Choose {wanted} options; you have chosen {chosen}."),
        };
        return html! { <Notice signal={Signal::Amber}><p>{ message }</p></Notice> };
    }
    Html::default()
}
