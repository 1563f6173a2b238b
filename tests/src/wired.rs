//! The yard where one wires and watches: the way into each of its states.

use anyhow::Result;

use crate::browser::Page;
use crate::routes::{FINDINGS, SCHEDULE, YARD};
use crate::services;
use crate::states::{MATCHING, add_rule, send};
use crate::stored;
use crate::{canvas, happening};

/// A state of the yard's time, schedules, canvas or targets.
#[derive(Debug, Clone, Copy)]
pub enum WiredState {
    /// The yard's time after a delivery that failed for good, with a step and a table open.
    Time,
    /// The bench with a call under way below the report.
    UnderWay,
    /// A rule that runs on events and on a schedule, with its schedule in words.
    Scheduled,
    /// A schedule that is wrong in a field, of EventBridge Scheduler.
    WrongSchedule,
    /// The canvas with thirty rules and sixty targets.
    Crowded,
    /// The canvas after a send with a failure, and the failed target open.
    CanvasFailed,
    /// The canvas with a rule open.
    CanvasRule,
    /// The example yard with another account on the canvas.
    CanvasAbroad,
    /// The canvas of a yard with services, one of them open.
    CanvasWorld,
    /// What is wrong, risky and good to know in a yard.
    Findings,
    /// Services and wires, with a function open in which something is wrong.
    ServicesForm,
    /// The menu of everything that can be declared.
    ServicesAdd,
    /// Services and wires as JSON, with what is wrong in it.
    ServicesJson,
    /// A build that failed, with what followed from it.
    Followed,
    /// An approval that waits, and a form with something wrong in it.
    GoingOn,
    /// A loop that was cut.
    Cut,
    /// An archive with a replay that is to begin.
    Replay,
    /// A target with what its kind takes, some of it refused.
    TargetKind,
    /// A target whose policy was taken away and is edited.
    TargetPermission,
    /// A target with an input transformer, one variable of which nothing stands for.
    TargetInput,
    /// A target with a fault, after Send: what it received.
    TargetReceived,
}

impl WiredState {
    /// Every one.
    pub const ALL: [Self; 21] = [
        Self::Time,
        Self::UnderWay,
        Self::Scheduled,
        Self::WrongSchedule,
        Self::Crowded,
        Self::CanvasFailed,
        Self::CanvasRule,
        Self::CanvasAbroad,
        Self::CanvasWorld,
        Self::Findings,
        Self::ServicesForm,
        Self::ServicesAdd,
        Self::ServicesJson,
        Self::Followed,
        Self::GoingOn,
        Self::Cut,
        Self::Replay,
        Self::TargetKind,
        Self::TargetPermission,
        Self::TargetInput,
        Self::TargetReceived,
    ];

    /// A short name for messages and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "yard-time-run",
            Self::UnderWay => "yard-under-way",
            Self::Scheduled => "yard-scheduled",
            Self::WrongSchedule => "yard-schedule-wrong",
            Self::Crowded => "yard-canvas-crowded",
            Self::CanvasFailed => "yard-canvas-failed",
            Self::CanvasRule => "yard-canvas-rule",
            Self::CanvasAbroad => "yard-canvas-abroad",
            Self::CanvasWorld => "yard-canvas-world",
            Self::Findings => "yard-findings-many",
            Self::ServicesForm => "yard-services-form",
            Self::ServicesAdd => "yard-services-add",
            Self::ServicesJson => "yard-services-json",
            Self::Followed => "yard-followed",
            Self::GoingOn => "yard-going-on",
            Self::Cut => "yard-loop-cut",
            Self::Replay => "yard-replay",
            Self::TargetKind => "yard-target-kind",
            Self::TargetPermission => "yard-target-permission",
            Self::TargetInput => "yard-target-input",
            Self::TargetReceived => "yard-target-received",
        }
    }

    /// Brings a fresh browser into the state, as a person would.
    ///
    /// # Errors
    /// Where a step cannot be taken.
    pub async fn enter(self, page: &Page) -> Result<()> {
        match self {
            Self::Time => {
                fail(page).await?;
                page.click_text(".clock button", "Next event").await?;
                page.wait_for_text(".waiting", |text| text.contains("No call waits"))
                    .await?;
                page.click_text(".tabs a", "Time").await?;
                page.click_text(".schedules button", "Add a scheduled rule")
                    .await?;
                page.click_text(".schedules button", "Add a scheduled rule")
                    .await?;
                page.fill("#schedule-2", "rate(5 minute)").await?;
                page.find(".schedules .diagnostic").await?;
                page.click_text(".clock button", "+1 hour").await?;
                page.find(r#"[data-metric="TriggeredRules"]"#).await?;
                page.choose("#timeline-level", "ERROR: failures").await?;
                page.click(r#"[data-step="INVOCATION_DLQ"] button"#).await?;
                page.click(r#"[data-metric="Invocations"] summary"#).await
            }
            Self::UnderWay => fail(page).await,
            Self::Scheduled => {
                page.goto(YARD).await?;
                add_rule(page, 0, MATCHING).await?;
                page.click_text(".rule__runs label", "Both").await?;
                page.fill("#rule-schedule-expression", "cron(0/20 8-17 ? * MON-FRI *)")
                    .await?;
                page.wait_for_text(".schedule__sentence", |text| text.contains("on weekdays"))
                    .await
                    .map(|_| ())
            }
            Self::WrongSchedule => {
                page.goto(SCHEDULE).await?;
                page.choose("#schedule-for", "EventBridge Scheduler")
                    .await?;
                page.fill("#schedule-expression", "cron(61 12 ? * MON-FRY *)")
                    .await?;
                page.find(".schedule__field--wrong").await.map(|_| ())
            }
            Self::Followed => {
                happening::open(page, &happening::failed_build()).await?;
                happening::send_and_wait(page, "And then").await?;
                page.click(".chain__about").await
            }
            Self::GoingOn => {
                happening::await_approval(page).await?;
                page.choose("#deed-kind", "An object of a bucket changes")
                    .await?;
                page.fill("#deed-size", "a lot").await?;
                page.click_text(".deed button", "Let it happen").await?;
                page.find("#deed-size-wrong").await.map(|_| ())
            }
            Self::Cut => {
                happening::open(page, &happening::looping()).await?;
                happening::send_and_wait(page, "loop cut").await
            }
            Self::Replay => happening::ask_for_replay(page).await,
            Self::Crowded => canvas::open(page, &canvas::crowded(30, 2)).await,
            Self::CanvasFailed => {
                canvas::open(page, &canvas::failing()).await?;
                page.click_text(".canvas button", "Send").await?;
                page.find(r#"[data-name="closed"] .tracks__station--red"#)
                    .await?;
                page.click(r#"[data-name="closed"]"#).await?;
                page.find(r#"[data-sheet="closed"]"#).await.map(|_| ())
            }
            Self::CanvasRule => {
                canvas::open(page, &canvas::failing()).await?;
                page.click(r#"[data-name="build-failed"]"#).await?;
                page.find(r#"[data-sheet="build-failed"]"#)
                    .await
                    .map(|_| ())
            }
            Self::CanvasAbroad => {
                canvas::open_example(page, "Alarms of a team in the account of operations").await
            }
            Self::CanvasWorld => {
                canvas::open_example(page, "A failed build tells the team and is built anew")
                    .await?;
                page.find(r#"[data-name="team@example.com"]"#).await?;
                page.click(r#"[data-stop][data-name="app"]"#).await?;
                page.find(".sheet").await.map(|_| ())
            }
            Self::Findings => {
                canvas::open(page, &canvas::risky()).await?;
                page.click_text(".tabs a", "Findings").await?;
                page.find(FINDINGS.ready).await.map(|_| ())
            }
            Self::ServicesForm => services::form(page).await,
            Self::ServicesAdd => services::menu(page).await,
            Self::ServicesJson => services::json(page).await,
            Self::TargetKind => {
                target(page, "ECS task").await?;
                page.click("#rule-0-target-0-change-kind").await?;
                page.fill("#rule-0-target-0-TaskCount", "0").await?;
                page.wait_for_text(".target__panel", |text| {
                    text.contains("Member must have value")
                })
                .await
                .map(|_| ())
            }
            Self::TargetPermission => {
                target(page, "ECS task").await?;
                open_part(page, "Permission").await?;
                page.click(".target__policy button[aria-expanded]").await?;
                page.click("#rule-0-target-0-permission-1-holds").await?;
                page.wait_for_text(".target__panel", |text| text.contains("Refused"))
                    .await
                    .map(|_| ())
            }
            Self::TargetInput => {
                target(page, "SQS queue").await?;
                open_part(page, "Input").await?;
                page.choose("#rule-0-target-0-input", "An input transformer")
                    .await?;
                page.fill("#rule-0-target-0-template", "{\"who\": <nobody>}")
                    .await?;
                page.wait_for_text(".target__panel", |text| text.contains("Nothing arrives"))
                    .await
                    .map(|_| ())
            }
            Self::TargetReceived => {
                target(page, "SQS queue").await?;
                send(page).await?;
                open_part(page, "Faults").await?;
                page.choose("#rule-0-target-0-fault", "Slow to answer")
                    .await?;
                page.click_text(".target__add button", "Inject").await?;
                page.find(".target__fault").await?;
                open_part(page, "Retry and dead letters").await?;
                page.click_text(".target__panel button", "Give it a dead-letter queue")
                    .await?;
                page.find(".target__policy").await?;
                open_part(page, "Received").await?;
                page.click(".target__message summary").await
            }
        }
    }
}

/// A rule that takes the event on the bench, with an open target of this kind.
async fn target(page: &Page, kind: &str) -> Result<()> {
    page.goto(YARD).await?;
    add_rule(page, 0, MATCHING).await?;
    page.choose("#rule-0-add-target", kind).await?;
    page.click_text(".rule button", "Add target").await?;
    open_target(page).await
}

/// Opens the settings of the first target.
///
/// # Errors
/// Where there is none.
pub async fn open_target(page: &Page) -> Result<()> {
    page.click(".target__fields button[aria-expanded]").await?;
    page.find(r#"[data-ready="target"]"#).await.map(|_| ())
}

/// Opens a part of the settings of a target.
///
/// # Errors
/// Where there is none of this name.
pub async fn open_part(page: &Page, name: &str) -> Result<()> {
    // A mark may follow the name.
    for tab in page.find_all(".target__tab").await? {
        if page.text_of(&tab).await?.starts_with(name) {
            return Ok(tab.click().await?);
        }
    }
    anyhow::bail!("no part is called {name:?}")
}

/// Sends an event to a target that fails, in a yard that was kept; its call is under way then.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn fail(page: &Page) -> Result<()> {
    page.goto(YARD).await?;
    stored::put(page, &stored::shelf(&stored::failing())).await?;
    page.reload(YARD.ready).await?;
    page.wait_for_text(".rule__state", |text| text.contains("Matches"))
        .await?;
    send(page).await?;
    page.find(".waiting__item").await.map(|_| ())
}
