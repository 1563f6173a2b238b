//! Mock exams: choosing a paper, sitting it, its result, and all results.

pub(super) mod chart;
mod history;
mod judge;
mod result;
mod sit;
mod start;
pub(super) mod words;

use crate::components::page_heading::PageHeading;
use crate::components::painted::use_painted;
use crate::pages::later::{Later, LaterPart, later};
use crate::pages::progress::safety_note::SafetyNote;
use crate::pages::study::coming::whole;
use crate::platform::clock;
use crate::route::Route;
use crate::store::bank::{Part, QuestionsState, use_all_questions, use_bank};
use crate::store::exam::{ExamsProvider, Owner, use_exams, use_owner};
use crate::store::fetched::Fetched;
use crate::store::settings::use_settings;
use quiz::exam::Attempt;
use quiz::{DomainQuestions, Index, Misconception, NameEra, Question, in_names};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The questions of all domains, ready when every domain is here.
type AllQuestions = Fetched<Vec<Rc<DomainQuestions>>>;

/// What every page of exams is made from.
#[derive(Clone, PartialEq)]
struct Room {
    index: Rc<Index>,
    questions: AllQuestions,
    /// In the order of their starts.
    attempts: Rc<Vec<Attempt>>,
    /// Which names of services questions show.
    names: NameEra,
}

impl Room {
    /// The attempt that is under way.
    fn live(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| !attempt.is_over())
    }

    fn attempt(&self, id: u64) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.id == id)
    }

    /// The files that are here.
    fn files(&self) -> impl Iterator<Item = &DomainQuestions> {
        let all = match &self.questions {
            Fetched::Ready(all) => all.as_slice(),
            Fetched::Loading | Fetched::Failed(_) => &[],
        };
        all.iter().map(|domain| &**domain)
    }

    /// A question, where its file is here and still has it.
    fn question(&self, id: &str) -> Option<&Question> {
        self.files().find_map(|domain| domain.question(id))
    }

    /// What is known of the beliefs behind the options of a question.
    fn beliefs(&self, question: &Question) -> &[Misconception] {
        let file = self
            .files()
            .find(|domain| domain.question(&question.id).is_some());
        file.map_or(&[], |domain| &domain.misconceptions)
    }

    /// A question with the names of services that the person wants.
    fn shown(&self, id: &str) -> Option<Question> {
        let question = self.question(id)?;
        Some(in_names(question, &self.index.lists.names, self.names))
    }
}

/// The pages of exams.
#[component]
pub fn ExamPage() -> Html {
    html! { <ExamsProvider><Door /></ExamsProvider> }
}

/// Waits for the index and the log.
#[component]
fn Door() -> Html {
    let (bank, exams) = (use_bank(), use_exams());
    // What is shown at first does without the questions.
    let is_painted = use_painted(matches!(bank, Fetched::Ready(_)));
    let questions = use_all_questions(is_painted);
    let questions = use_memo(questions, |domains| together(domains));
    let names = use_settings().names;
    let turn = use_reducer(Turn::default);
    let attempts = use_memo((exams.log().clone(), (*turn).clone()), |(log, _)| {
        Rc::new(Attempt::all(log, clock::now_ms()))
    });
    let Fetched::Ready(index) = &bank else {
        return waiting(whole(&bank, Part::Index, |_| Html::default()));
    };
    if !exams.is_restored() {
        return waiting(Html::default());
    }
    let room = Room {
        index: index.clone(),
        questions: (*questions).clone(),
        attempts: (*attempts).clone(),
        names,
    };
    let look_again = {
        let turn = turn.dispatcher();
        Callback::from(move |()| turn.dispatch(()))
    };
    html! { <Inside {room} {look_again} /> }
}

/// The questions of all domains. What failed is said before what is on its way.
fn together(domains: &[(u8, QuestionsState)]) -> AllQuestions {
    let mut all = Vec::new();
    let mut is_whole = !domains.is_empty();
    for (_, state) in domains {
        match state {
            Fetched::Ready(questions) => all.push(questions.clone()),
            Fetched::Failed(reason) => return Fetched::Failed(reason.clone()),
            Fetched::Loading => is_whole = false,
        }
    }
    if is_whole {
        Fetched::Ready(Rc::new(all))
    } else {
        Fetched::Loading
    }
}

/// Counts the times at which an exam may have run out of time.
#[derive(Clone, Default, PartialEq)]
struct Turn(u32);

impl Reducible for Turn {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Turn(self.0.wrapping_add(1)))
    }
}

fn waiting(what: Html) -> Html {
    html! { <div class="stack narrow coming"><PageHeading>{ "Mock exam" }</PageHeading>{ what }</div> }
}

#[derive(PartialEq, Properties)]
struct InsideProps {
    room: Room,
    look_again: Callback<()>,
}

/// The page that the address asks for.
#[component]
fn Inside(props: &InsideProps) -> Html {
    let room = &props.room;
    let live = room.live();
    let (owner, take_over) = use_owner(live.is_some());
    judge::use_judging(room, owner);
    match use_route::<Route>() {
        Some(Route::ExamSit | Route::ExamHistory | Route::ExamResult { .. }) => {
            let exam = Exam {
                room: room.clone(),
                owner,
                take_over,
                look_again: props.look_again.clone(),
            };
            html! { <ContextProvider<Exam> context={exam}><Later part={asking()} /></ContextProvider<Exam>> }
        }
        Some(Route::ExamPaper { code }) => {
            html! { <start::Start key={code.clone()} room={room.clone()} code={AttrValue::from(code.clone())} /> }
        }
        _ => html! { <start::Start room={room.clone()} /> },
    }
}

/// What the pages take that come later.
#[derive(Clone, PartialEq)]
struct Exam {
    room: Room,
    owner: Owner,
    take_over: Callback<()>,
    look_again: Callback<()>,
}

/// The code of what follows when a paper is chosen.
fn asking() -> LaterPart {
    later!(asking, exam_asking, Page, "Mock exam", html! { <Asking /> })
}

/// An exam under way, its result, and all results.
#[component]
fn Asking() -> Html {
    let (route, exam) = (use_route::<Route>(), use_context::<Exam>());
    let Some(exam) = exam else {
        return Html::default();
    };
    let room = exam.room;
    match route {
        Some(Route::ExamHistory) => html! { <history::History {room} /> },
        Some(Route::ExamResult { attempt }) => {
            let note = html! { <SafetyNote finished=true /> };
            html! { <result::ResultPage key={attempt} {room} {attempt} {note} /> }
        }
        _ => html! {
            <sit::SitPage {room} owner={exam.owner} take_over={exam.take_over} look_again={exam.look_again} />
        },
    }
}

/// Links between the pages of exams.
fn tabs(here: &Route) -> Html {
    let tab = |to: Route, text: &'static str| {
        let current = *here == to;
        html! {
            <li class={classes!("tabs__item", current.then_some("tabs__item--current"))}>
                <Link<Route> {to} classes="tabs__link">{ text }</Link<Route>>
                if current { <span class="visually-hidden">{ " (shown)" }</span> }
            </li>
        }
    };
    html! {
        <nav aria-label="Mock exams" class="exam__tabs">
            <ul role="list" class="tabs">
                { tab(Route::Exam, "New exam") }
                { tab(Route::ExamHistory, "Past exams") }
            </ul>
        </nav>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
