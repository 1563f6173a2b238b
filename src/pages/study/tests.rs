use super::choose::Study;
use super::end::RoundEnd;
use super::question::QuestionPage;
use super::round::RoundPage;
use crate::components::options::tests::{paragraph, question};
use crate::markup;
use crate::route::Route;
use crate::store::bank::tests::GivenBank;
use crate::store::bank::{BankState, QuestionsState};
use crate::store::fetched::Fetched;
use crate::store::progress::Progress;
use crate::store::progress::ProgressAction;
use crate::store::settings::Settings;
use crate::store::sitting::{Round, Sitting, SittingAction};
use quiz::study::{Confidence, Deed, Entry, Filter};
use quiz::{
    Bank, Domain, DomainFile, DomainQuestions, Index, Lists, Misconception, Question, Task,
};
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
                let file = DomainFile::new(1, "questions-1.bin".into(), b"");
                Fetched::Ready(Rc::new(Index::of(&bank(), vec![file])))
            }
        }
    }

    fn questions(self) -> QuestionsState {
        match self {
            Here::NoQuestions => Fetched::Failed("The <b>server</b> did not answer.".into()),
            Here::All => Fetched::Ready(Rc::new(DomainQuestions::of(&bank(), 1))),
            Here::Nothing | Here::NoIndex | Here::Index => Fetched::Loading,
        }
    }
}

fn bank() -> Bank {
    let question = Question {
        stem: paragraph(&"A team ships <often>. ".repeat(9)),
        ..question()
    };
    let twin = Question {
        id: "twin-of-it".into(),
        twin: Some("two-of-three".into()),
        stem: paragraph("Almost the same, with <another> constraint. "),
        decides: "<another> constraint".into(),
        ..question.clone()
    };
    let question = Question {
        twin: Some("twin-of-it".into()),
        ..question
    };
    let mut question = question;
    question.options[1].misconception = Some("tests-slow-us-down".into());
    Bank {
        version: "v".into(),
        lists: Lists {
            misconceptions: vec![Misconception {
                id: "tests-slow-us-down".into(),
                title: "Tests slow us down".into(),
                correction: "What they find later costs <more>.".into(),
            }],
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
        questions: vec![question, twin],
    }
}

#[derive(PartialEq, Properties)]
struct VisitProps {
    path: &'static str,
    here: Here,
    deeds: Vec<Deed>,
    round: Option<Round>,
    belief: Option<&'static str>,
}

/// A page of practice where a part of the bank is here and the storage has answered.
#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push(props.path);
    let progress = use_reducer(|| {
        let restored = ProgressAction::Restored(None);
        let entry = |(n, deed): (u64, &Deed)| Entry {
            at: 100 + n,
            id: n,
            deed: deed.clone(),
        };
        let log = (0..).zip(&props.deeds).map(entry).collect();
        let state = Rc::new(Progress::default()).reduce(restored);
        (*state.reduce(ProgressAction::AddAll(log))).clone()
    });
    let page = |route| match route {
        Route::Question { id } => html! { <QuestionPage {id} /> },
        Route::Round { place } => html! { <RoundPage {place} /> },
        Route::RoundEnd => html! { <RoundEnd /> },
        _ => html! { <Study /> },
    };
    let sitting = use_reducer(|| {
        let restored = SittingAction::Restored(None);
        let filter = Filter {
            misconceptions: props.belief.map(str::to_owned).into_iter().collect(),
            ..Filter::default()
        };
        let state = Rc::new(Sitting::default()).reduce(restored);
        let state = state.reduce(SittingAction::Choose(filter));
        match props.round.clone() {
            Some(round) => (*state.reduce(SittingAction::Begin(round))).clone(),
            None => (*state).clone(),
        }
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
    visit_after(path, here, Vec::new(), None).await
}

async fn visit_after(
    path: &'static str,
    here: Here,
    deeds: Vec<Deed>,
    round: Option<Round>,
) -> String {
    markup::of::<Visit>(VisitProps {
        path,
        here,
        deeds,
        round,
        belief: None,
    })
    .await
}

/// What a person did with the question, without an answer.
fn marks() -> Vec<Deed> {
    let question = || "two-of-three".to_owned();
    vec![
        Deed::Flagged {
            question: question(),
        },
        Deed::StruckOut {
            question: question(),
            option: 1,
        },
        Deed::Noted {
            question: question(),
            text: "Look <b>again</b>.".to_owned(),
        },
    ]
}

fn answered(picks: &[usize], right: bool) -> Deed {
    Deed::Answered {
        question: "two-of-three".to_owned(),
        bank: "v".to_owned(),
        picks: picks.to_vec(),
        right,
        confidence: Some(Confidence::Confident),
        attempt: None,
    }
}

/// A round of the question and its twin, begun before or after what is in the log.
fn round(begun: u64) -> Option<Round> {
    Some(Round {
        questions: vec!["two-of-three".into(), "twin-of-it".into()],
        begun,
        place: 0,
    })
}

#[tokio::test]
async fn list_needs_the_index_alone() {
    let list = visit("/study", Here::Index).await;
    assert_eq!(list, visit("/study", Here::All).await);
    insta::assert_snapshot!(list);
}

/// The page of all questions where a belief is chosen.
async fn choose_belief(here: Here) -> String {
    markup::of::<Visit>(VisitProps {
        path: "/study",
        here,
        deeds: Vec::new(),
        round: None,
        belief: Some("tests-slow-us-down"),
    })
    .await
}

#[tokio::test]
async fn a_belief_is_known_once_the_questions_are_here() {
    let coming = choose_belief(Here::Index).await;
    assert!(coming.contains("Fetching the questions, which tell"));
    assert!(coming.contains("No question is left"), "{coming}");
    let failed = choose_belief(Here::NoQuestions).await;
    assert!(failed.contains("The questions could not be fetched."));
    assert!(failed.contains("Try again"), "{failed}");
    let here = choose_belief(Here::All).await;
    assert!(here.contains("Start with this 1 question"), "{here}");
    assert!(here.contains("<span>Tests slow us down</span>"), "{here}");
    assert!(!here.contains("which tell"), "{here}");
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

#[tokio::test]
async fn question_of_a_round_shows_its_marks() {
    let shown = visit_after("/round/1", Here::All, marks(), round(50)).await;
    insta::assert_snapshot!(shown);
}

#[tokio::test]
async fn checked_question_stands_beside_its_twin() {
    let mut deeds = marks();
    deeds.push(answered(&[0, 1], false));
    let shown = visit_after("/round/1", Here::All, deeds, round(50)).await;
    assert!(
        !shown.contains("option--struck"),
        "an answer clears the strikes"
    );
    insta::assert_snapshot!(shown);
}

#[tokio::test]
async fn answer_before_the_round_does_not_count_in_it() {
    let before = vec![answered(&[0, 2], true)];
    let shown = visit_after("/round/1", Here::All, before.clone(), round(500)).await;
    assert!(!shown.contains("option__why"));
    let alone = visit_after("/study/two-of-three", Here::All, before, None).await;
    assert!(alone.contains("option__why"));
}

#[tokio::test]
async fn answer_that_is_taken_back_leaves_the_question_open() {
    let deeds = vec![answered(&[0, 2], true), Deed::Undone { entry: 0 }];
    let shown = visit_after("/study/two-of-three", Here::All, deeds, None).await;
    assert!(!shown.contains("option__why"));
}

#[tokio::test]
async fn end_of_a_round_counts_its_answers() {
    let deeds = vec![answered(&[0, 1], false)];
    insta::assert_snapshot!(visit_after("/round/end", Here::Index, deeds, round(50)).await);
}

#[tokio::test]
async fn round_under_way_can_be_gone_on_with() {
    let shown = visit_after("/study", Here::Index, Vec::new(), round(50)).await;
    assert!(shown.contains("Go on with question 1"), "{shown}");
}

#[tokio::test]
async fn round_that_is_not_known_says_so() {
    for path in ["/round/1", "/round/end"] {
        let shown = visit(path, Here::All).await;
        assert!(shown.contains("No round is under way here"), "{path}");
    }
    let shown = visit_after("/round/9", Here::All, Vec::new(), round(50)).await;
    assert!(shown.contains("No round is under way here"));
}
