use super::choose::Study;
use super::question::QuestionPage;
use crate::components::options::tests::{paragraph, question};
use crate::markup;
use crate::route::Route;
use crate::store::bank::tests::GivenBank;
use crate::store::bank::{BankState, QuestionsState};
use crate::store::fetched::Fetched;
use crate::store::progress::Progress;
use crate::store::progress::ProgressAction;
use crate::store::settings::Settings;
use crate::store::sitting::{Sitting, SittingAction};
use quiz::{Bank, Domain, Index, Lists, Question, Task};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::prelude::*;

/// How much of the bank is here.
#[derive(Clone, Copy, PartialEq)]
enum Here {
    Nothing,
    NoIndex,
    Index,
    NoQuestions,
    All,
}

impl Here {
    fn index(self) -> BankState {
        match self {
            Here::Nothing => Fetched::Loading,
            Here::NoIndex => Fetched::Failed("The server did not answer.".into()),
            Here::Index | Here::NoQuestions | Here::All => {
                Fetched::Ready(Rc::new(Index::of(&bank(), Vec::new())))
            }
        }
    }

    fn questions(self) -> QuestionsState {
        match self {
            Here::NoQuestions => Fetched::Failed("The <b>server</b> did not answer.".into()),
            Here::All => Fetched::Ready(Rc::new(bank().questions)),
            Here::Nothing | Here::NoIndex | Here::Index => Fetched::Loading,
        }
    }
}

fn bank() -> Bank {
    let question = Question {
        stem: paragraph(&"A team ships <often>. ".repeat(9)),
        ..question()
    };
    Bank {
        version: "v".into(),
        lists: Lists {
            domains: vec![Domain {
                number: 1,
                title: "SDLC Automation".into(),
                slug: "1-sdlc-automation".into(),
                c01: 1,
            }],
            tasks: vec![Task {
                id: "1.1".into(),
                domain: 1,
                title: "Run pipelines".into(),
            }],
            ..Lists::default()
        },
        questions: vec![question],
    }
}

#[derive(PartialEq, Properties)]
struct VisitProps {
    path: &'static str,
    here: Here,
}

/// A page of practice where a part of the bank is here and the storage has answered.
#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push(props.path);
    let progress = use_reducer(|| {
        let restored = ProgressAction::Restored(None);
        (*Rc::new(Progress::default()).reduce(restored)).clone()
    });
    let page = |route| match route {
        Route::Question { id } => html! { <QuestionPage {id} /> },
        _ => html! { <Study /> },
    };
    let sitting = use_reducer(|| {
        let restored = SittingAction::Restored(None);
        (*Rc::new(Sitting::default()).reduce(restored)).clone()
    });
    let settings = use_reducer(Settings::default);
    html! {
        <ContextProvider<UseReducerHandle<Settings>> context={settings}>
        <ContextProvider<UseReducerHandle<Progress>> context={progress}>
        <ContextProvider<UseReducerHandle<Sitting>> context={sitting}>
            <GivenBank index={props.here.index()} questions={vec![(1, props.here.questions())]}>
                <Router history={AnyHistory::from(history)}><Switch<Route> render={page} /></Router>
            </GivenBank>
        </ContextProvider<UseReducerHandle<Sitting>>>
        </ContextProvider<UseReducerHandle<Progress>>>
        </ContextProvider<UseReducerHandle<Settings>>>
    }
}

async fn visit(path: &'static str, here: Here) -> String {
    markup::of::<Visit>(VisitProps { path, here }).await
}

#[tokio::test]
async fn list_needs_the_index_alone() {
    let list = visit("/study", Here::Index).await;
    assert_eq!(list, visit("/study", Here::All).await);
    insta::assert_snapshot!(list);
}

#[tokio::test]
async fn list_without_its_index_can_be_asked_for_again() {
    insta::assert_snapshot!(visit("/study", Here::NoIndex).await);
}

#[tokio::test]
async fn question_on_its_way_says_what_it_is_about() {
    insta::assert_snapshot!(visit("/study/two-of-three", Here::Index).await);
}

#[tokio::test]
async fn question_that_did_not_come_can_be_asked_for_again() {
    insta::assert_snapshot!(visit("/study/two-of-three", Here::NoQuestions).await);
}

#[tokio::test]
async fn question_that_is_here_can_be_answered() {
    insta::assert_snapshot!(visit("/study/two-of-three", Here::All).await);
}

#[tokio::test]
async fn question_is_missing_only_where_the_index_is_here() {
    let word = "There is no such question";
    assert!(visit("/study/gone", Here::Index).await.contains(word));
    for here in [Here::Nothing, Here::NoIndex] {
        assert!(!visit("/study/gone", here).await.contains(word));
    }
}
