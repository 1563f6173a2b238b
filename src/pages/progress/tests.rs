use super::Shown;
use super::calibration::verdict;
use super::facts::{Facts, Known};
use crate::components::options::tests::{paragraph, question};
use crate::markup;
use crate::pages::review::tests::card;
use crate::route::Route;
use crate::store::bank::QuestionsState;
use crate::store::fetched::Fetched;
use crate::store::packs::Pack;
use crate::store::settings::Settings;
use quiz::progress::Calibration;
use quiz::study::{Confidence, Deed, Entry, USUAL_RETENTION};
use quiz::{
    Bank, Blueprint, BlueprintDomain, Date, Deck, Domain, DomainQuestions, Index, Lists,
    Misconception, Task,
};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::prelude::*;

const DAY: u64 = 86_400_000;
/// Noon of 2026-11-21, a Saturday.
const NOW: u64 = 20_778 * DAY + DAY / 2;

fn bank() -> Bank {
    let day = Date::new(2026, 11, 21).expect("a day");
    let share = |number, title: &str, weight| BlueprintDomain {
        number,
        title: title.into(),
        weight,
        scored: 4,
        unscored: 0,
    };
    let domain = |number: u8, title: &str| Domain {
        number,
        title: title.into(),
        slug: format!("{number}-domain"),
        c01: number,
    };
    let task = |id: &str, title: &str| Task {
        id: id.into(),
        domain: if id.starts_with('1') { 1 } else { 2 },
        title: title.into(),
    };
    let one = |id: &str, task: &str| {
        let mut one = question();
        one.id = id.into();
        one.task = task.into();
        one.domain = if task.starts_with('1') { 1 } else { 2 };
        one.stem = paragraph("A team ships often. ");
        one.options[0].misconception = Some("belief".into());
        one
    };
    Bank {
        version: "v".into(),
        lists: Lists {
            domains: vec![domain(1, "SDLC <Automation>"), domain(2, "Configuration")],
            tasks: vec![
                task("1.1", "Run pipelines"),
                task("1.2", "Test"),
                task("2.1", "Describe infrastructure"),
            ],
            blueprints: vec![Blueprint {
                id: "DOP-C02".into(),
                title: "The exam".into(),
                from: day,
                until: None,
                reviewed: day,
                minutes: 20,
                questions: 8,
                scored: 8,
                unscored: 0,
                scale_from: 100,
                scale_to: 1000,
                pass: 750,
                domains: vec![
                    share(1, "SDLC <Automation>", 60),
                    share(2, "Configuration", 40),
                ],
            }],
            misconceptions: vec![Misconception {
                id: "belief".into(),
                title: "A retry <never> ends".into(),
                correction: "It ends after a day.".into(),
            }],
            ..Lists::default()
        },
        questions: vec![
            one("a", "1.1"),
            one("b", "1.1"),
            one("c", "1.2"),
            one("d", "2.1"),
        ],
    }
}

fn domains() -> Vec<DomainQuestions> {
    [1, 2]
        .map(|domain| DomainQuestions::of(&bank(), domain))
        .to_vec()
}

fn answer(id: u64, at: u64, question: &str, right: bool, confidence: Confidence) -> Entry {
    Entry {
        at,
        id,
        deed: Deed::Answered {
            question: question.into(),
            bank: "v".into(),
            picks: vec![0],
            right,
            confidence: Some(confidence),
            attempt: None,
        },
    }
}

fn facts(log: &[Entry], exam: Option<Date>, questions: Option<Vec<DomainQuestions>>) -> Facts {
    let states: Vec<_> = match questions {
        None => vec![(1, Fetched::Loading)],
        Some(all) => (1..)
            .zip(all.into_iter().map(|it| Fetched::Ready(Rc::new(it))))
            .collect(),
    };
    facts_with(log, exam, &states)
}

fn facts_with(log: &[Entry], exam: Option<Date>, questions: &[(u8, QuestionsState)]) -> Facts {
    let cards = vec![card("one", None), card("two", None)];
    let deck = Deck::new(cards, Vec::new(), &[]);
    let pack = Pack {
        key: "pack".into(),
        name: "pack.md".into(),
        added: 0,
        files: vec![("q.md".into(), String::new())],
    };
    Facts::of(&Known {
        index: Rc::new(Index::of(&bank(), Vec::new())),
        questions,
        deck: Some(&deck),
        packs: &[pack],
        log,
        attempts: &[],
        exam,
        retention: USUAL_RETENTION,
        now: NOW,
    })
    .expect("an exam")
}

#[derive(PartialEq, Properties)]
struct VisitProps {
    facts: Rc<Facts>,
}

#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push("/progress");
    let settings = use_reducer(Settings::default);
    let facts = props.facts.clone();
    let page = move |_: Route| html! { <Shown facts={facts.clone()} /> };
    html! {
        <ContextProvider<UseReducerHandle<Settings>> context={settings}>
            <Router history={AnyHistory::from(history)}><Switch<Route> render={page} /></Router>
        </ContextProvider<UseReducerHandle<Settings>>>
    }
}

async fn page(facts: Facts) -> String {
    markup::of::<Visit>(VisitProps {
        facts: Rc::new(facts),
    })
    .await
}

fn some() -> Vec<Entry> {
    vec![
        answer(1, NOW - 9 * DAY, "a", false, Confidence::Confident),
        answer(2, NOW - 9 * DAY + 60_000, "c", false, Confidence::Unsure),
        answer(3, NOW - 60_000, "a", true, Confidence::Confident),
    ]
}

#[tokio::test]
async fn a_new_person_is_told_where_to_begin() {
    let page = page(facts(&[], None, None)).await;
    assert!(page.contains("Start with the diagnostic"), "{page}");
    assert!(page.contains("What you will see here"), "{page}");
    assert!(page.contains("SDLC &lt;Automation&gt;"), "{page}");
    assert!(page.contains("0 of 4 questions seen"), "{page}");
    assert!(!page.contains("id=\"readiness\""), "{page}");
    insta::assert_snapshot!(page);
}

#[test]
fn questions_that_did_not_come_are_told() {
    let states = [
        (1, Fetched::Loading),
        (2, Fetched::Failed("No answer.".into())),
    ];
    let facts = facts_with(&some(), None, &states);
    assert_eq!(
        (facts.beliefs.as_ref(), facts.missing.as_deref()),
        (None, Some("No answer."))
    );
}

#[tokio::test]
async fn after_some_answers_there_is_all_of_it() {
    let exam = Date::new(2026, 12, 12);
    let page = page(facts(&some(), exam, Some(domains()))).await;
    assert!(page.contains("21 days to go."), "{page}");
    assert!(page.contains("A retry &lt;never&gt; ends"), "{page}");
    assert!(page.contains("twice, still in 1 question."), "{page}");
    insta::assert_snapshot!(page);
}

#[test]
fn until_the_questions_are_here_beliefs_are_not_known() {
    assert_eq!(facts(&some(), None, None).beliefs, None);
    let none = facts(&some()[2..], None, None).beliefs;
    assert_eq!(none, Some(Vec::new()), "a right answer shows none");
}

#[test]
fn what_is_due_of_the_bank_and_the_packs_that_are_here_is_next() {
    let mut log = some();
    log.push(answer(
        9,
        NOW - 9 * DAY,
        "own/pack/q",
        false,
        Confidence::Guess,
    ));
    log.push(answer(
        12,
        NOW - 9 * DAY,
        "own/gone/q",
        false,
        Confidence::Guess,
    ));
    log.push(answer(10, NOW - 9 * DAY, "b", true, Confidence::Confident));
    log.push(answer(11, NOW - 9 * DAY, "d", true, Confidence::Confident));
    let mut all = facts(&log, None, None);
    assert_eq!(all.step, quiz::progress::Step::Diagnostic);
    all = facts(&log, Date::new(2026, 11, 22), None);
    // One of a pack that is here, none of one that is gone.
    let due = quiz::progress::Step::Review { due: 4 };
    assert_eq!(all.step, due, "on the last day no diagnostic");
}

#[test]
fn a_verdict_takes_enough_answers() {
    let of = |confidence, answers, right| Calibration {
        confidence: Some(confidence),
        answers,
        right,
    };
    let sure = Confidence::Confident;
    assert!(verdict(&[of(sure, 9, 9)]).contains("It takes 10"));
    assert!(verdict(&[of(sure, 10, 8)]).contains("80 % of the time: sure a little too often"));
    assert!(verdict(&[of(sure, 10, 9)]).contains("can be trusted"));
    let modest = [of(sure, 10, 10), of(Confidence::Guess, 10, 7)];
    assert!(verdict(&modest).contains("even your guesses are right 70 %"));
}
