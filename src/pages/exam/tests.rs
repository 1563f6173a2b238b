use super::*;
use crate::components::options::tests::{paragraph, question};
use crate::markup;
use crate::store::bank::tests::GivenBank;
use crate::store::exam::{Exams, ExamsAction, Owner};
use crate::store::settings::Settings;
use quiz::exam::{Code, Deed, Entry, Kind, Summary, Timing, draw};
use quiz::study::Confidence;
use quiz::{Bank, Blueprint, BlueprintDomain, Date, Domain, Lists, Task};
use yew_router::history::{AnyHistory, History, MemoryHistory};

/// So late that the clock of the computer stands before it: no time passes.
pub(super) const START: u64 = 4_000_000_000_000;
const MINUTE: u64 = 60_000;

fn blueprint() -> Blueprint {
    let day = Date::new(2026, 11, 21).expect("a day");
    let domain = |number: u8, title: &str, weight, scored, unscored| BlueprintDomain {
        number,
        title: title.into(),
        weight,
        scored,
        unscored,
    };
    Blueprint {
        id: "DOP-C02".into(),
        title: "The exam".into(),
        from: day,
        until: None,
        reviewed: day,
        minutes: 12,
        questions: 5,
        scored: 4,
        unscored: 1,
        scale_from: 100,
        scale_to: 1000,
        pass: 750,
        domains: vec![
            domain(1, "SDLC Automation", 60, 2, 1),
            domain(2, "Configuration", 40, 2, 0),
        ],
    }
}

fn bank() -> Bank {
    let questions = (0..6).map(|number| {
        let domain = u8::from(number > 2) + 1;
        let mut one = question();
        one.id = format!("q{number}");
        one.domain = domain;
        one.task = format!("{domain}.1");
        one.stem = paragraph(&format!("Question <{number}> decides. "));
        if number % 2 == 0 {
            one.options[2].correct = false;
        }
        one
    });
    let title = |number: u8| Domain {
        number,
        title: format!("Domain {number}"),
        slug: format!("{number}-domain"),
        c01: number,
    };
    let task = |number: u8| Task {
        id: format!("{number}.1"),
        domain: number,
        title: format!("Task of {number}"),
    };
    Bank {
        version: "0123456789abcdef".into(),
        lists: Lists {
            domains: vec![title(1), title(2)],
            tasks: vec![task(1), task(2)],
            blueprints: vec![blueprint()],
            ..Lists::default()
        },
        questions: questions.collect(),
    }
}

/// The entries of an attempt: begun at this moment, then these deeds a minute apart.
pub(super) fn log(attempt: u64, begin: u64, timing: Timing, deeds: &[Deed]) -> Vec<Entry> {
    let index = Index::of(&bank(), Vec::new());
    let code = Code::new(Kind::Mock, "DOP-C02", 3, &index);
    let paper = draw(&index, &code).expect("enough questions");
    let start = Deed::Started { paper, timing };
    (0..)
        .zip(std::iter::once(&start).chain(deeds))
        .map(|(seq, deed)| Entry {
            attempt,
            seq,
            at: begin + seq * MINUTE,
            id: attempt * 100 + seq,
            deed: deed.clone(),
        })
        .collect()
}

/// The room with these entries and whatever of the questions is here.
pub(super) fn room(log: &[Entry], questions: AllQuestions) -> Room {
    Room {
        index: Rc::new(Index::of(&bank(), Vec::new())),
        questions,
        attempts: Rc::new(Attempt::all(log, START)),
        names: NameEra::Today,
    }
}

pub(super) fn here() -> AllQuestions {
    let domains = [1, 2].map(|domain| Rc::new(DomainQuestions::of(&bank(), domain)));
    Fetched::Ready(Rc::new(domains.to_vec()))
}

#[derive(PartialEq, Properties)]
struct VisitProps {
    path: String,
    log: Vec<Entry>,
    questions: bool,
    owner: Option<Owner>,
}

/// A page of exams where the storage has answered.
#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push(props.path.as_str());
    let exams = use_reducer(|| {
        let restored = ExamsAction::Restored(Some(Rc::new(props.log.clone())));
        (*Rc::new(Exams::default()).reduce(restored)).clone()
    });
    let settings = use_reducer(Settings::default);
    let questions = if props.questions {
        here()
    } else {
        Fetched::Failed("The <b>server</b> did not answer.".into())
    };
    let room = room(&props.log, questions);
    let owner = props.owner.unwrap_or(Owner::Here);
    let noop = Callback::noop();
    let page = move |route| match route {
        Route::ExamSit => {
            html! { <sit::SitPage room={room.clone()} {owner} take_over={noop.clone()} look_again={noop.clone()} /> }
        }
        Route::ExamResult { attempt } => {
            html! { <result::ResultPage room={room.clone()} {attempt} /> }
        }
        Route::ExamHistory => html! { <history::History room={room.clone()} /> },
        Route::ExamPaper { code } => {
            html! { <start::Start room={room.clone()} code={AttrValue::from(code)} /> }
        }
        _ => html! { <start::Start room={room.clone()} /> },
    };
    html! {
        <ContextProvider<UseReducerHandle<Settings>> context={settings}>
            <ContextProvider<UseReducerHandle<Exams>> context={exams}>
                <GivenBank index={Fetched::Loading} questions={Vec::new()}>
                    <Router history={AnyHistory::from(history)}><Switch<Route> render={page} /></Router>
                </GivenBank>
            </ContextProvider<UseReducerHandle<Exams>>>
        </ContextProvider<UseReducerHandle<Settings>>>
    }
}

async fn visit(path: &str, log: Vec<Entry>) -> String {
    markup::of::<Visit>(VisitProps {
        path: path.into(),
        log,
        questions: true,
        owner: None,
    })
    .await
}

fn code() -> String {
    let index = Index::of(&bank(), Vec::new());
    Code::new(Kind::Mock, "DOP-C02", 3, &index).to_string()
}

/// An attempt in which things were done, up to the end where `over`.
fn done(over: bool) -> Vec<Deed> {
    let answered = |place, picks: &[usize]| Deed::Answered {
        place,
        picks: picks.to_vec(),
    };
    let mut deeds = vec![
        answered(0, &[0]),
        Deed::MovedTo { place: 1 },
        answered(1, &[1]),
        Deed::Rated {
            place: 1,
            confidence: Some(Confidence::Confident),
        },
        Deed::Marked { place: 1 },
        Deed::StruckOut {
            place: 1,
            option: 2,
        },
    ];
    if over {
        deeds.extend([
            Deed::MovedTo { place: 0 },
            answered(0, &[0, 2]),
            Deed::Submitted,
        ]);
    }
    deeds
}

/// The log of an attempt that is over and was marked.
fn judged(attempt: u64, begin: u64) -> Vec<Entry> {
    let mut all = log(attempt, begin, Timing::Exam, &done(true));
    let room = room(&all, here());
    let over = room.attempt(attempt).expect("the attempt");
    let outcome = judge::outcome(&room, over).expect("the questions are here");
    let summary = Summary::of(over, &outcome).expect("it is over");
    let seq = quiz::exam::next_seq(&all, attempt);
    all.push(Entry {
        attempt,
        seq,
        at: begin + seq * MINUTE,
        id: attempt * 100 + seq,
        deed: Deed::Judged { summary },
    });
    all
}

#[tokio::test]
async fn a_paper_that_somebody_shared_can_be_started() {
    insta::assert_snapshot!(visit(&format!("/exam/paper/{}", code()), Vec::new()).await);
}

#[tokio::test]
async fn a_choice_says_what_it_means() {
    // The link is of a paper drawn by chance.
    let page = visit("/exam", Vec::new()).await;
    let (before, _) = page
        .split_once("<details class=\"exam__share\">")
        .expect("the link");
    insta::assert_snapshot!(before);
}

#[tokio::test]
async fn without_its_questions_no_exam_begins() {
    let path = format!("/exam/paper/{}", code());
    let page = markup::of::<Visit>(VisitProps {
        path,
        log: Vec::new(),
        questions: false,
        owner: None,
    })
    .await;
    assert!(
        page.contains("The questions could not be fetched."),
        "{page}"
    );
    assert!(
        page.contains(r#"id="exam-start" aria-disabled="true""#),
        "{page}"
    );
    assert!(page.contains("The &lt;b&gt;server"), "{page}");
}

#[tokio::test]
async fn a_paper_with_too_few_questions_says_what_is_missing() {
    let index = Index::of(&bank(), Vec::new());
    let code = Code::new(Kind::Ten, "DOP-C02", 3, &index);
    let page = visit(&format!("/exam/paper/{code}"), Vec::new()).await;
    let said = "4 questions are missing for this paper: domain 1 (SDLC Automation) has 3 of 6; domain 2 (Configuration) has 3 of 4. Choose a shorter paper.";
    assert!(page.contains(said), "{page}");
    assert!(page.contains(r#"aria-disabled="true""#), "{page}");
}

#[tokio::test]
async fn while_one_is_under_way_no_other_begins() {
    let page = visit("/exam", log(1, START, Timing::Exam, &done(false))).await;
    assert!(page.contains("Under way: Mock exam, DOP-C02"), "{page}");
    assert!(page.contains("2 of 5 answered"), "{page}");
    assert!(!page.contains("exam-start"), "{page}");
}

#[tokio::test]
async fn a_question_tells_nothing_of_its_answer() {
    let page = visit("/exam/sit", log(1, START, Timing::Exam, &done(false))).await;
    assert!(
        !page.contains("Because.") && !page.contains("<mark>"),
        "{page}"
    );
    insta::assert_snapshot!(page);
}

#[tokio::test]
async fn the_review_screen_names_what_is_open_and_marked() {
    let mut deeds = done(false);
    deeds.push(Deed::Reviewed);
    insta::assert_snapshot!(visit("/exam/sit", log(1, START, Timing::Exam, &deeds)).await);
}

#[tokio::test]
async fn a_pause_shows_no_question() {
    let mut deeds = done(false);
    deeds.push(Deed::Paused);
    let page = visit("/exam/sit", log(1, START, Timing::Exam, &deeds)).await;
    assert!(page.contains("paused 1 time"), "{page}");
    assert!(!page.contains("question__stem"), "{page}");
}

#[tokio::test]
async fn another_tab_has_no_question() {
    let page = markup::of::<Visit>(VisitProps {
        path: "/exam/sit".into(),
        log: log(1, START, Timing::Exam, &done(false)),
        questions: true,
        owner: Some(Owner::Elsewhere),
    })
    .await;
    assert!(page.contains("Take it over here"), "{page}");
    assert!(!page.contains("question__stem"), "{page}");
}

#[tokio::test]
async fn a_result_says_that_it_is_an_estimate_and_where_it_comes_from() {
    insta::assert_snapshot!(visit("/exam/result/1", judged(1, START - 60 * MINUTE)).await);
}

#[test]
fn questions_have_the_names_that_the_person_wants() {
    let mut room = room(&[], here());
    let day = Date::new(2026, 11, 21).expect("a day");
    let mut index = (*room.index).clone();
    index.lists.names = vec![quiz::ServiceName {
        old: "Query".into(),
        now: "Question".into(),
        retired: false,
        only_now: Vec::new(),
        reviewed: day,
    }];
    room.index = Rc::new(index);
    let stem = |room: &Room| {
        let shown = room.shown("q0").expect("the question");
        quiz::plain_text(&shown.stem)
    };
    assert!(stem(&room).starts_with("Question <0>"), "{}", stem(&room));
    room.names = NameEra::Then;
    assert!(stem(&room).starts_with("Query"), "{}", stem(&room));
    assert_eq!(room.shown("q9"), None);
}

#[tokio::test]
async fn more_time_is_offered_where_time_is_limited() {
    let offered = "Add 30 minutes";
    let page = visit("/exam/sit", log(1, START, Timing::Double, &done(false))).await;
    assert!(
        page.contains(">More time<") && page.contains(offered),
        "{page}"
    );
    let page = visit("/exam/sit", log(1, START, Timing::Untimed, &done(false))).await;
    assert!(!page.contains(">More time<"), "{page}");
}

#[tokio::test]
async fn a_result_that_is_not_here_says_so() {
    let page = visit("/exam/result/5", Vec::new()).await;
    assert!(page.contains("There is no such result"), "{page}");
}

#[tokio::test]
async fn results_are_listed_beside_each_other() {
    let mut all = judged(1, START - 180 * MINUTE);
    all.extend(judged(2, START - 60 * MINUTE));
    insta::assert_snapshot!(visit("/exam/history", all).await);
}

#[test]
fn which_questions_are_gone_through() {
    use result::Which;
    let room = room(&judged(1, START - 60 * MINUTE), here());
    let attempt = room.attempt(1).expect("the attempt");
    let outcome = judge::outcome(&room, attempt).expect("the questions");
    let all = Which::All.places(attempt, &outcome);
    assert_eq!(all.len(), 5);
    let missed = Which::Missed.places(attempt, &outcome);
    assert_eq!(all[..missed.len()], missed, "mistakes come first");
    assert_eq!(Which::Overconfident.places(attempt, &outcome), missed[..1]);
    assert_eq!(Which::Marked.places(attempt, &outcome), [1]);
    assert_eq!(Which::Trial.places(attempt, &outcome).len(), 1);
}

#[test]
fn times_in_words() {
    assert_eq!(words::clock(2 * 3_600_000 + 5 * MINUTE + 9_000), "2:05:09");
    assert_eq!(words::clock(59_999), "0:59");
    assert_eq!(words::spoken(61 * MINUTE), "1 hour 1 minute");
    assert_eq!(words::spoken(180 * MINUTE), "3 hours");
    assert_eq!(words::spoken(59_000), "59 seconds");
    assert_eq!(words::moment(1_795_284_300_000), "2026-11-21 18:05 UTC");
    assert_eq!(chart::share(100, 100, 1000), "0.00%");
    assert_eq!(chart::share(750, 100, 1000), "72.22%");
    assert_eq!(chart::share(1000, 100, 1000), "100.00%");
}
