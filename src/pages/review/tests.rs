use super::end::ReviewEnd;
use super::item::ItemPage;
use super::overview::Overview;
use super::task_cards::TaskCards;
use crate::components::options::tests::question;
use crate::route::Route;
use crate::store::bank::tests::GivenBank;
use crate::store::deck::{DeckContext, DeckState};
use crate::store::fetched::Fetched;
use crate::store::packs::{Pack, StoredPacks};
use crate::store::progress::{Progress, ProgressAction};
use crate::store::review::{Review, ReviewAction, Session};
use crate::store::settings::Settings;
use quiz::fsrs::Grade;
use quiz::study::{Deed, Entry};
use quiz::{
    Bank, Block, Card, CardKind, Date, Deck, DrillTarget, Index, Inline, Misconception, Reference,
};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::prelude::*;

const DAY: u64 = 86_400_000;

fn words(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![Inline::Text(text.into())])]
}

/// A card of task 1.1.
pub(crate) fn card(id: &str, twin: Option<&str>) -> Card {
    Card {
        id: id.into(),
        kind: CardKind::Decision,
        task: "1.1".into(),
        topics: Vec::new(),
        front: words(&format!("Front of <{id}>?")),
        back: words(&format!("Back of {id}.")),
        why: words(&format!("Why of {id}.")),
        twin: twin.map(str::to_owned),
        misconception: Some("belief".into()),
        references: vec![Reference {
            title: "Page".into(),
            url: "https://docs.aws.amazon.com/".into(),
        }],
        reviewed: Date::new(2026, 11, 21).unwrap(),
    }
}

fn deck() -> Deck {
    Deck {
        misconceptions: vec![Misconception {
            id: "belief".into(),
            title: "A belief".into(),
            correction: "The truth.".into(),
        }],
        cards: vec![
            card("one", Some("two")),
            card("two", Some("one")),
            card("three", None),
        ],
        drill: vec![DrillTarget {
            kind: "lambda-function".into(),
            label: "Lambda function".into(),
            by_role: false,
            actions: vec!["lambda:InvokeFunction".into()],
            sentence: "The function's policy allows it.".into(),
        }],
    }
}

fn index() -> Index {
    let bank = Bank {
        version: "v".into(),
        questions: vec![question()],
        ..Bank::default()
    };
    Index::of(&bank, Vec::new())
}

#[derive(Clone, PartialEq, Properties)]
struct VisitProps {
    path: String,
    log: Vec<Entry>,
    session: Option<Session>,
    has_deck: bool,
    packs: Vec<Pack>,
}

/// A page of review where the bank is here and the storage has answered.
#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push(&props.path);
    let progress = use_reducer(|| {
        let state = Rc::new(Progress::default()).reduce(ProgressAction::Restored(None));
        (*state.reduce(ProgressAction::AddAll(props.log.clone()))).clone()
    });
    let review = use_reducer(|| {
        let state = Rc::new(Review::default()).reduce(ReviewAction::Restored(None));
        match props.session.clone() {
            Some(session) => (*state.reduce(ReviewAction::Begin(session))).clone(),
            None => (*state).clone(),
        }
    });
    let settings = use_reducer(Settings::default);
    let state = if props.has_deck {
        DeckState::Ready(Rc::new(deck()))
    } else {
        Fetched::Failed("The server did not answer.".into())
    };
    let context = DeckContext {
        state,
        again: Callback::noop(),
    };
    let packs = StoredPacks::of(props.packs.clone());
    let page = |route| match route {
        Route::ReviewCards { task } => html! { <TaskCards {task} /> },
        Route::ReviewItem { place } => html! { <ItemPage {place} /> },
        Route::ReviewEnd => html! { <ReviewEnd /> },
        _ => html! { <Overview /> },
    };
    let bank = Fetched::Ready(Rc::new(index()));
    html! {
        <ContextProvider<UseReducerHandle<Settings>> context={settings}>
        <ContextProvider<UseReducerHandle<Progress>> context={progress}>
        <ContextProvider<UseReducerHandle<Review>> context={review}>
        <ContextProvider<StoredPacks> context={packs}>
        <ContextProvider<DeckContext> {context}>
            <GivenBank index={bank} questions={Vec::new()}>
                <Router history={AnyHistory::from(history)}><Switch<Route> render={page} /></Router>
            </GivenBank>
        </ContextProvider<DeckContext>>
        </ContextProvider<StoredPacks>>
        </ContextProvider<UseReducerHandle<Review>>>
        </ContextProvider<UseReducerHandle<Progress>>>
        </ContextProvider<UseReducerHandle<Settings>>>
    }
}

async fn visit(path: &str, log: &[Entry], items: &[&str], has_deck: bool) -> String {
    with_packs(path, log, items, has_deck, Vec::new()).await
}

async fn with_packs(
    path: &str,
    log: &[Entry],
    items: &[&str],
    has_deck: bool,
    packs: Vec<Pack>,
) -> String {
    let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
    let begun = now() - 1_000;
    let session = (!items.is_empty()).then_some(Session { items, begun });
    let props = VisitProps {
        path: path.to_owned(),
        log: log.to_vec(),
        session,
        has_deck,
        packs,
    };
    yew::ServerRenderer::<Visit>::with_props(move || props)
        .hydratable(false)
        .render()
        .await
}

fn now() -> u64 {
    crate::platform::clock::now_ms()
}

fn graded(at: u64, item: &str, grade: Grade) -> Entry {
    let item = item.to_owned();
    let deed = Deed::Reviewed { item, grade };
    Entry { at, id: at, deed }
}

#[track_caller]
fn says(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text} is not in {html}");
    }
}

#[tokio::test]
async fn at_first_there_are_new_cards_but_no_twin_of_one() {
    let html = visit("/review", &[], &[], true).await;
    says(
        &html,
        &[
            "Nothing is due today.",
            "2 new cards for today, of 3 that you have not seen.",
            "Begin 2 new cards",
            "No exam steers the plan.",
        ],
    );
}

#[tokio::test]
async fn what_is_due_is_counted_and_what_is_gone_is_not() {
    let log = [
        graded(now() - 3 * DAY, "card/one", Grade::Again),
        graded(now() - 3 * DAY + 1, "card/gone", Grade::Again),
        graded(
            now() - 3 * DAY + 2,
            "card/drill-lambda-function",
            Grade::Again,
        ),
    ];
    let html = visit("/review", &log, &[], true).await;
    says(
        &html,
        &[
            "2 due: 0 questions and 2 cards.",
            "Start: ",
            "<svg",
            "As a table",
        ],
    );
    let html = visit("/review", &log, &["card/one"], true).await;
    says(&html, &["Go on with the review (0 of 1)"]);
}

#[tokio::test]
async fn leeches_are_named_with_their_belief() {
    let log: Vec<Entry> = (1..7)
        .map(|day| graded(now() - day * DAY, "card/one", Grade::Again))
        .collect();
    let html = visit("/review", &log, &[], true).await;
    says(
        &html,
        &[
            "Forgotten again and again",
            "Forgotten 5 times",
            "“A belief”",
            "The truth.",
            "Front of &lt;one&gt;?",
        ],
    );
}

#[tokio::test]
async fn a_card_keeps_its_answer_until_it_is_asked_for() {
    let html = visit("/review/1", &[], &["card/one", "card/three"], true).await;
    says(
        &html,
        &[
            "Card, 1 of 2",
            "Front of &lt;one&gt;?",
            "Show answer",
            ">New<",
        ],
    );
    assert!(!html.contains("Back of one"), "{html}");
    let log = [graded(now(), "card/one", Grade::Again)];
    let html = visit("/review/1", &log, &["card/one", "card/three"], true).await;
    says(
        &html,
        &[
            "Card, 1 of 3",
            "Back of one.",
            "Why of one.",
            "Back of two.",
            "You said: Again.",
            "Take the last grade back",
        ],
    );
    let html = visit("/review/3", &log, &["card/one", "card/three"], true).await;
    says(&html, &["Card, 3 of 3", "Seen 1 time", "Show answer"]);
}

#[tokio::test]
async fn a_target_of_the_drill_comes_back_in_a_review() {
    let items = ["card/drill-lambda-function"];
    let html = visit("/review/1", &[], &items, true).await;
    says(
        &html,
        &[
            "Target, 1 of 1",
            "Lambda function",
            "Resource policy",
            "Role",
        ],
    );
    assert!(!html.contains("lambda:InvokeFunction"), "{html}");
    let log = [graded(now(), items[0], Grade::Good)];
    let html = visit("/review/1", &log, &items, true).await;
    says(&html, &["Right", "lambda:InvokeFunction", "See the review"]);
}

#[tokio::test]
async fn places_that_are_not_there_are_told_of() {
    for path in ["/review/0", "/review/3", "/review/end"] {
        let items: &[&str] = if path == "/review/end" {
            &[]
        } else {
            &["card/one"]
        };
        let html = visit(path, &[], items, true).await;
        says(&html, &["No review is under way here"]);
    }
    let html = visit("/review/1", &[], &["card/gone"], true).await;
    says(&html, &["No review is under way here"]);
    for path in ["/review", "/review/1"] {
        let html = visit(path, &[], &["card/one"], false).await;
        says(&html, &["The cards could not be fetched.", "Try again"]);
    }
}

#[tokio::test]
async fn the_end_counts_grades_and_what_is_left() {
    let log = [
        graded(now(), "card/one", Grade::Again),
        graded(now() + 1, "card/three", Grade::Easy),
    ];
    let html = visit("/review/end", &log, &["card/one", "card/three"], true).await;
    says(
        &html,
        &[
            "2 answers, 1 of them known.",
            "1 item is still to come.",
            "Go on with the review",
        ],
    );
}

/// A pack with the files of these questions, which has not been read yet.
fn zoo(questions: &[&str]) -> Pack {
    Pack {
        key: "zoo".into(),
        name: "zoo.zip".into(),
        added: 0,
        files: questions
            .iter()
            .map(|id| (format!("zoo/{id}.md"), "no question".to_owned()))
            .collect(),
    }
}

#[tokio::test]
async fn what_is_due_of_a_pack_comes_while_the_pack_is_here() {
    let missed = |id: u64, question: &str| Entry {
        at: now() - 3 * DAY + id,
        id,
        deed: Deed::Answered {
            question: question.into(),
            bank: "v".into(),
            picks: vec![0],
            right: false,
            confidence: None,
            attempt: None,
        },
    };
    let log = [missed(1, "own/zoo/one"), missed(2, "own/zoo/two")];
    let html = with_packs("/review", &log, &[], true, vec![zoo(&["one"])]).await;
    says(&html, &["1 due: 1 question and 0 cards."]);
    let html = with_packs("/review", &log, &[], true, vec![zoo(&["one", "two"])]).await;
    says(&html, &["2 due: 2 questions and 0 cards."]);
    let html = visit("/review", &log, &[], true).await;
    says(&html, &["Nothing is due today."]);
}

#[tokio::test]
async fn a_question_of_a_pack_that_cannot_be_used_lets_the_review_go_on() {
    let items = ["own/zoo/one", "card/one"];
    let html = with_packs("/review/1", &[], &items, true, vec![zoo(&["one"])]).await;
    says(
        &html,
        &[
            "Question, 1 of 2",
            "cannot be used as it is now",
            ">Next<",
            "/review/2",
        ],
    );
}

#[tokio::test]
async fn the_cards_of_a_task_are_counted_and_can_be_read() {
    let log = [
        graded(now() - DAY, "card/one", Grade::Good),
        graded(now() - DAY + 1, "card/two", Grade::Again),
    ];
    let html = visit("/review/cards/1.1", &log, &[], true).await;
    says(
        &html,
        &[
            "Cards of task 1.1",
            "3 cards, 1 known.",
            "Review 2 cards not known yet",
            "Review all 3",
            "/study/choose/task-1.1",
            "Front of &lt;one&gt;?",
            "Back of three.",
            "Not known",
        ],
    );
    let html = visit("/review/cards/9.9", &log, &[], true).await;
    says(&html, &["There is no card of this task."]);
    let html = visit("/review/cards/1.1", &log, &[], false).await;
    says(&html, &["The cards could not be fetched.", "Try again"]);
}
