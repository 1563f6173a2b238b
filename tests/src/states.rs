//! Every state of the app that a person can come into, for what is looked at in each of them:
//! accessibility and pictures.

use anyhow::Result;

use thirtyfour::Key;

use crate::browser::{Page, key};
use crate::doors::DoorState;
use crate::exams::ExamState;
use crate::learner::LearnerState;
use crate::own_events::{TestFile, lines};
use crate::own_questions;
use crate::practice;
use crate::reviewed::ReviewState;
use crate::routes::{ALL, EVENTS, GUIDE, MULTIPLE, OWN, PACKS, QUESTION, Route, YARD};
use crate::solving;
use crate::wired::WiredState;

/// A state of the app.
#[derive(Debug, Clone, Copy)]
pub enum State {
    /// A page as it is on the first visit.
    Page(Route),
    /// The yard with two rules, after Send: one matched and delivered, one did not match.
    Sent,
    /// The matrix of that yard with the common events, all answers pinned, and one changed since.
    Matrix,
    /// The matrix with three rules swept over the catalogue: one takes all that the second takes and
    /// more, the third takes nothing.
    Sweep,
    /// The card of a rule with the events of the catalogue that it takes.
    Catches,
    /// A pattern that is built by pointing at a field of the event.
    Building,
    /// The list of keys.
    Keys,
    /// The yard with a broken event, pattern, name and target, after Send.
    Broken,
    /// A pattern's editor with the list of what can be written.
    Completing,
    /// A pattern's editor with what is said of a problem, the event's with the panel for finding.
    Explaining,
    /// The list of an editor's keys.
    EditorKeys,
    /// The yard with a file of a person's own events, some of them broken, and one open.
    OwnEvents,
    /// The catalogue with a word, an event open, and two rules that were asked.
    Catalogue,
    /// The catalogue with an event open and every field of it explained.
    Fields,
    /// The catalogue with a word that no event has.
    NothingFound,
    /// The catalogue whose file did not come.
    NoCatalogue,
    /// A question whose file did not come.
    NoQuestions,
    /// A question after a wrong answer.
    Wrong,
    /// A question with several answers after Check with too few.
    TooFew,
    /// All questions, some of them chosen, with words that are looked for in whole questions.
    Choosing,
    /// A question of a round with a flag, an option struck out, a note and how sure the person is.
    InRound,
    /// The end of that round.
    RoundEnd,
    /// A question after Check with its twin, a report of it and the names of 2019.
    Twin,
    /// The list of a question's keys.
    QuestionKeys,
    /// A person's own questions: one pack kept, with findings, and a file that was refused.
    OwnQuestions,
    /// The guide with words that were found in several parts.
    GuideFound,
    /// The guide with words that it has nowhere.
    GuideNothing,
    /// The guide whose file did not come.
    NoGuide,
    /// An exercise that was checked with a wrong wiring, with a hint.
    ExerciseWrong,
    /// An exercise that was given up, with a solution beside what was wired.
    ExerciseOver,
    /// An exercise that was written, with advice and its file.
    ExerciseWritten,
    /// An exercise of the person's own, begun, with another one that comes as a file.
    ExerciseOwn,
    /// A state of the yard where one wires and watches.
    Wired(WiredState),
    /// A state of a mock exam.
    Exam(ExamState),
    /// A state of review.
    Review(ReviewState),
    /// A state of the pages about what a person did.
    Learner(LearnerState),
    /// A state of the ways in and out of the yard.
    Door(DoorState),
}

/// The editor of the first rule's pattern.
const PATTERN: &str = "#rule-0-pattern";

/// A rule's name, pattern and state in the yard.
pub(crate) const MATCHING: &str =
    r#"{"source": ["aws.codebuild"], "detail": {"build-status": ["FAILED", "STOPPED"]}}"#;
const MISSING: &str = r#"{"source": ["aws.codebuild"], "detail": {"build-status": [{"prefix": "SUCC"}], "nothing": [{"exists": true}]}}"#;

/// The button that opens an event of the catalogue.
const SPOT_EVENT: &str = r#"[id="catalogue-ec2/spot-interruption-warning"]"#;

const SPOT: &str = r#"{"source": ["aws.ec2"], "detail-type": [{"prefix": "EC2 Spot"}]}"#;

impl State {
    /// The patterns of [`State::Sweep`].
    pub const SWEPT: [&str; 3] = [
        r#"{"source": ["aws.ec2"], "detail-type": [{"anything-but": "AWS API Call via CloudTrail"}]}"#,
        r#"{"source": ["aws.ec2"], "detail-type": [{"prefix": "EBS "}]}"#,
        r#"{"source": ["aws.ec3"]}"#,
    ];

    /// Every state.
    pub fn all() -> Vec<State> {
        let pages = ALL.iter().copied().map(State::Page);
        pages
            .chain([
                State::Sent,
                State::Matrix,
                State::Sweep,
                State::Catches,
                State::Building,
                State::Keys,
                State::Broken,
                State::Completing,
                State::Explaining,
                State::EditorKeys,
                State::OwnEvents,
                State::Catalogue,
                State::Fields,
                State::NothingFound,
                State::NoCatalogue,
                State::NoQuestions,
                State::Wrong,
                State::TooFew,
                State::Choosing,
                State::InRound,
                State::RoundEnd,
                State::Twin,
                State::QuestionKeys,
                State::OwnQuestions,
                State::GuideFound,
                State::GuideNothing,
                State::NoGuide,
                State::ExerciseWrong,
                State::ExerciseOver,
                State::ExerciseWritten,
                State::ExerciseOwn,
            ])
            .chain(WiredState::ALL.map(State::Wired))
            .chain(ExamState::ALL.map(State::Exam))
            .chain(ReviewState::ALL.map(State::Review))
            .chain(LearnerState::ALL.map(State::Learner))
            .chain(DoorState::ALL.map(State::Door))
            .collect()
    }

    /// A short name for messages and files.
    pub fn name(self) -> &'static str {
        match self {
            State::Page(route) => route.name,
            State::Sent => "yard-sent",
            State::Matrix => "yard-matrix",
            State::Sweep => "yard-sweep",
            State::Catches => "yard-catches",
            State::Building => "yard-building",
            State::Keys => "yard-keys",
            State::Broken => "yard-broken",
            State::Completing => "yard-completing",
            State::Explaining => "yard-explaining",
            State::EditorKeys => "yard-editor-keys",
            State::OwnEvents => "yard-own-events",
            State::Catalogue => "yard-events-open",
            State::Fields => "yard-events-fields",
            State::NothingFound => "yard-events-none",
            State::NoCatalogue => "yard-events-missing",
            State::NoQuestions => "question-missing",
            State::Wrong => "question-wrong",
            State::TooFew => "question-too-few",
            State::Choosing => "study-chosen",
            State::InRound => "study-round",
            State::RoundEnd => "study-round-end",
            State::Twin => "question-twin",
            State::QuestionKeys => "question-keys",
            State::OwnQuestions => "packs-own",
            State::GuideFound => "guide-found",
            State::GuideNothing => "guide-nothing",
            State::NoGuide => "guide-missing",
            State::ExerciseWrong => "exercise-wrong",
            State::ExerciseOver => "exercise-over",
            State::ExerciseWritten => "exercise-written",
            State::ExerciseOwn => "exercises-own-open",
            State::Wired(state) => state.name(),
            State::Exam(state) => state.name(),
            State::Review(state) => state.name(),
            State::Learner(state) => state.name(),
            State::Door(state) => state.name(),
        }
    }

    /// Brings a fresh browser into the state, as a person would.
    ///
    /// # Errors
    /// Where a step cannot be taken.
    pub async fn enter(self, page: &Page) -> Result<()> {
        match self {
            State::Page(route) => page.goto(route).await,
            State::GuideFound => {
                page.goto(GUIDE).await?;
                page.fill("#guide-words", "cloudwatch events").await?;
                page.find(".guide mark").await.map(|_| ())
            }
            State::GuideNothing => {
                page.goto(GUIDE).await?;
                page.fill("#guide-words", "steam locomotive").await?;
                page.find(".guide .empty").await.map(|_| ())
            }
            State::NoGuide => {
                page.block(&["*/guide-*.bin"]).await?;
                page.goto(Route {
                    ready: "main .notice button",
                    ..GUIDE
                })
                .await?;
                page.take_console_errors().await.map(|_| ())
            }
            State::ExerciseWrong => solving::go_wrong(page).await,
            State::ExerciseOver => solving::give_up(page).await,
            State::ExerciseWritten => solving::write(page).await.map(|_| ()),
            State::ExerciseOwn => {
                let file = solving::write(page).await?;
                page.click("#write-try").await?;
                page.find("#exercise-check").await?;
                page.goto(OWN).await?;
                page.find("[data-own]").await?;
                solving::give_file(page, &file.replacen("Failed builds", "Other builds", 1)).await
            }
            State::Sent => {
                page.goto(YARD).await?;
                add_rule(page, 0, MATCHING).await?;
                page.click_text(".rule button", "Add target").await?;
                page.choose("#rule-0-add-target", "SQS queue").await?;
                page.click_text(".rule button", "Add target").await?;
                add_rule(page, 1, MISSING).await?;
                send(page).await
            }
            State::Matrix => {
                page.goto(YARD).await?;
                add_rule(page, 0, MATCHING).await?;
                add_rule(page, 1, MISSING).await?;
                page.click_text(".tabs a", "Matrix").await?;
                page.click_text(".matrix button", "Add the 17 common events")
                    .await?;
                page.wait_for_text(".matrix h2", |text| text.contains("17 events"))
                    .await?;
                page.find(".cell--match").await?;
                page.click_text(".matrix button", "Pin all answers as they are")
                    .await?;
                page.click_text(".tabs a", "Bench").await?;
                page.fill(
                    "#rule-1-pattern",
                    r#"{"source": ["aws.codebuild", "aws.s3"]}"#,
                )
                .await?;
                page.click_text(".tabs a", "Matrix").await?;
                page.find(".cell--unexpected").await.map(|_| ())
            }
            State::Sweep => {
                page.goto(YARD).await?;
                for (number, pattern) in Self::SWEPT.into_iter().enumerate() {
                    add_rule(page, number, pattern).await?;
                }
                page.click_text(".tabs a", "Matrix").await?;
                page.click_text(".sweep button", "Sweep the whole catalogue")
                    .await?;
                page.find(r#"[data-ready="sweep"]"#).await.map(|_| ())
            }
            State::Catches => {
                page.goto(YARD).await?;
                add_rule(page, 0, r#"{"source": ["aws.ec2"]}"#).await?;
                page.click(".catches summary").await?;
                page.find(r#"[data-ready="sweep"]"#).await.map(|_| ())
            }
            State::Building => {
                page.goto(YARD).await?;
                add_rule(page, 0, r#"{"source": ["aws.ec2"]}"#).await?;
                page.click_text(".build button", "Build from the event")
                    .await?;
                page.click(r#"[data-leaf="detail.build-status"] input"#)
                    .await?;
                page.find("[data-built]").await.map(|_| ())
            }
            State::Keys => {
                page.goto(YARD).await?;
                page.click_text(".yard__head button", "Keys (?)").await?;
                page.find("dialog[open]").await.map(|_| ())
            }
            State::Broken => {
                page.goto(YARD).await?;
                add_rule(
                    page,
                    0,
                    r#"{"source": "aws.codebuild", "detail": {"a": [{"prefx": "x"}]}}"#,
                )
                .await?;
                page.fill("#rule-0-name", "two words").await?;
                page.click_text(".rule button", "Add target").await?;
                page.fill("#rule-0-target-0-arn", "arn:aws:s3:::bucket")
                    .await?;
                page.fill("#event-text", r#"{"source": 5"#).await?;
                send(page).await
            }
            State::Completing => {
                page.goto(YARD).await?;
                add_rule(page, 0, r#"{"source": []}"#).await?;
                page.chord(&[], &key(Key::Left).repeat(2)).await?;
                page.chord(&[Key::Control], " ").await?;
                page.wait_in_editor(PATTERN, "root.querySelector('li[aria-selected]')")
                    .await
            }
            State::Explaining => {
                page.goto(YARD).await?;
                add_rule(page, 0, r#"{"source": [{"prefx": "aws."}]}"#).await?;
                page.click("#event-text").await?;
                page.chord(&[Key::Control], "f").await?;
                page.chord(&[], "build").await?;
                page.wait_in_editor("#event-text", "root.querySelector('.cm-searchMatch')")
                    .await?;
                page.click(PATTERN).await?;
                page.chord(&[], &key(Key::F8)).await?;
                page.chord(&[Key::Control], "i").await?;
                page.wait_in_editor(PATTERN, "root.querySelector('.explain__fix')")
                    .await
            }
            State::OwnEvents => {
                page.goto(YARD).await?;
                add_rule(page, 0, r#"{"source": ["aws.service-1"]}"#).await?;
                add_rule(page, 1, "{").await?;
                let text = format!("{}{{\"source\": tru}}\nno event\n", lines(60));
                let file = TestFile::new("state.jsonl", text.as_bytes())?;
                file.give(page).await?;
                page.click(r#"[data-number="1"]"#).await?;
                page.click(".bulk__problems summary").await?;
                page.find(".bulk__detail").await?;
                drop(file);
                Ok(())
            }
            State::EditorKeys => {
                page.goto(YARD).await?;
                page.click(".yard__event .editor__tool").await?;
                page.find(".editor__keys:popover-open").await.map(|_| ())
            }
            State::Catalogue => {
                page.goto(YARD).await?;
                add_rule(page, 0, SPOT).await?;
                add_rule(page, 1, MISSING).await?;
                page.click_text(".tabs a", "Events").await?;
                page.fill("#catalogue-words", "spot interruption").await?;
                page.click(SPOT_EVENT).await?;
                page.find("#catalogue-open .chip--green").await.map(|_| ())
            }
            State::Fields => {
                page.goto(EVENTS).await?;
                page.fill("#catalogue-words", "codebuild build failed")
                    .await?;
                page.click(r#"[id="catalogue-codebuild/build-failed"]"#)
                    .await?;
                page.click_text(".fields button", "Explain every field")
                    .await?;
                page.find(".fields__about").await.map(|_| ())
            }
            State::NothingFound => {
                page.goto(EVENTS).await?;
                page.fill("#catalogue-words", "steam locomotive").await?;
                page.find(".catalogue .empty").await.map(|_| ())
            }
            State::NoCatalogue => {
                page.block(&["*/events-*.bin"]).await?;
                page.goto(Route {
                    ready: "main .notice button",
                    ..EVENTS
                })
                .await?;
                page.take_console_errors().await.map(|_| ())
            }
            State::NoQuestions => {
                page.block(&["*/questions-*.bin"]).await?;
                page.goto(Route {
                    ready: "main .notice button",
                    ..QUESTION
                })
                .await?;
                page.take_console_errors().await.map(|_| ())
            }
            State::Wrong => {
                page.goto(QUESTION).await?;
                page.click(r#"[data-option="0"] input"#).await?;
                page.click_text("button", "Check").await?;
                page.find(".option__why").await.map(|_| ())
            }
            State::Choosing => practice::choosing(page).await,
            State::InRound => practice::in_round(page).await,
            State::RoundEnd => practice::round_end(page).await,
            State::Twin => practice::twin(page).await,
            State::QuestionKeys => {
                page.goto(QUESTION).await?;
                page.click_text(".asides button", "Keys (?)").await?;
                page.find("dialog[open]").await.map(|_| ())
            }
            State::OwnQuestions => {
                page.goto(PACKS).await?;
                let pack = own_questions::zip(&[
                    ("own/good.md", own_questions::question("good")),
                    ("own/bad.md", own_questions::question("other")),
                ])?;
                let pack = TestFile::new("state.zip", &pack)?;
                pack.give_to(page, own_questions::INPUT).await?;
                page.find("[data-pack=state]").await?;
                page.click("[data-pack=state] summary").await?;
                let script = own_questions::question("script").replace("at night", "<script>");
                let script = TestFile::new("script.md", script.as_bytes())?;
                script.give_to(page, own_questions::INPUT).await?;
                page.find(".study .notice--red").await?;
                drop((pack, script));
                Ok(())
            }
            State::Wired(state) => state.enter(page).await,
            State::Exam(state) => state.enter(page).await,
            State::Review(state) => state.enter(page).await,
            State::Learner(state) => state.enter(page).await,
            State::Door(state) => state.enter(page).await,
            State::TooFew => {
                page.goto(MULTIPLE).await?;
                page.click(r#"[data-option="0"] input"#).await?;
                page.click_text("button", "Check").await?;
                page.find(".notice--amber").await.map(|_| ())
            }
        }
    }
}

/// Adds a rule as the one of this number and writes its pattern.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn add_rule(page: &Page, number: usize, pattern: &str) -> Result<()> {
    page.click_text(".yard__rules button", "Add a rule").await?;
    page.fill(&format!("#rule-{number}-pattern"), pattern).await
}

/// Presses Send and waits for the report.
///
/// # Errors
/// Where none comes.
pub async fn send(page: &Page) -> Result<()> {
    page.click_text("button", "Send").await?;
    page.find(r#"[data-ready="report"]"#).await.map(|_| ())
}
