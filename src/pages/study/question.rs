//! The page of one question by its id.

use super::answering::Answering;
use super::coming::whole;
use super::frame::{article, facts, mix_ups, nothing};
use crate::route::Route;
use crate::store::bank::{BankState, Part, QuestionsState, use_bank, use_questions};
use crate::store::fetched::Fetched;
use crate::store::progress::{Progress, use_progress};
use crate::store::settings::use_settings;
use quiz::{Index, NameEra, Question, in_names};
use std::rc::Rc;
use yew::prelude::*;

/// What a [`QuestionPage`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct QuestionPageProps {
    /// The question's id, from the address.
    pub(super) id: AttrValue,
}

/// The page of one question.
#[component]
pub(super) fn QuestionPage(props: &QuestionPageProps) -> Html {
    let (bank, progress) = (use_bank(), use_progress());
    let next = match &bank {
        Fetched::Ready(index) => next(&props.id, index, &progress),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    html! { <OneQuestion id={props.id.clone()} heading="Practice question" {next} since={0} /> }
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

/// What a [`OneQuestion`] takes.
#[derive(PartialEq, Properties)]
pub(crate) struct OneQuestionProps {
    /// The question's id.
    pub(crate) id: AttrValue,
    /// What stands above it.
    pub(crate) heading: AttrValue,
    /// Where the next one is.
    pub(crate) next: Option<Route>,
    /// Where the one before is.
    #[prop_or_default]
    pub(crate) previous: Option<Route>,
    /// Where all of them are.
    #[prop_or(Route::Study)]
    pub(crate) all: Route,
    /// Answers before this moment do not count, in milliseconds since 1970 UTC.
    pub(crate) since: u64,
}

/// A question of the bank as soon as it is here, with its twin.
#[component]
pub(crate) fn OneQuestion(props: &OneQuestionProps) -> Html {
    let (bank, progress) = (use_bank(), use_progress());
    let listed = match &bank {
        Fetched::Ready(index) => index.question(&props.id),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    let questions = use_questions(listed.map(|listed| listed.domain));
    let twin = listed.and_then(|listed| listed.twin.as_ref());
    let twin_domain = match &bank {
        Fetched::Ready(index) => twin.and_then(|twin| Some(index.question(twin)?.domain)),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    let twins = use_questions(twin_domain);
    let names = use_settings().names;
    let question = use_memo(
        (bank.clone(), questions.clone(), props.id.clone(), names),
        |(bank, questions, id, names)| find(bank, questions, id, *names),
    );
    let twin = use_memo(
        (bank.clone(), twins, twin.cloned(), names),
        |(bank, twins, id, names)| find(bank, twins, id.as_ref()?, *names),
    );
    let heading = props.heading.as_str();
    let Fetched::Ready(index) = &bank else {
        let coming = whole(&bank, Part::Index, |_| Html::default());
        return article(heading, &[], false, coming);
    };
    let Some(listed) = listed else {
        return nothing(
            "There is no such question",
            "The address names a question that this version of the bank does not have.",
        );
    };
    let (lists, part) = (&index.lists, Part::Questions(listed.domain));
    let about = facts(listed.domain, &listed.task, listed.difficulty, lists);
    if !progress.is_restored() {
        return article(heading, &about, false, Html::default());
    }
    let inside = whole(&questions, part, |domain| match &*question {
        Some(question) => html! {
            <Answering question={question.clone()} next={props.next.clone()} previous={props.previous.clone()} all={props.all.clone()}
                bank_version={index.version.clone()} mix_ups={mix_ups(question, &domain.misconceptions)} since={props.since} twin={(*twin).clone()} />
        },
        None => Html::default(),
    });
    article(heading, &about, question.is_some(), inside)
}

/// The question with the names of services that the person wants.
fn find(
    bank: &BankState,
    questions: &QuestionsState,
    id: &str,
    names: NameEra,
) -> Option<Rc<Question>> {
    let (Fetched::Ready(index), Fetched::Ready(questions)) = (bank, questions) else {
        return None;
    };
    let found = questions.question(id)?;
    Some(Rc::new(in_names(found, &index.lists.names, names)))
}
