//! The three main journeys by key presses alone, with what a screen reader tells on the way: the scripts
//! stand in `tests/corpus/heard/`, and whoever changes one reads it aloud.

use anyhow::{Result, ensure};
use quiz::exam::Kind;
use tests::browser::{key, with_page};
use tests::exams;
use tests::heard::Journey;
use tests::routes::{EXERCISES, HOME, YARD};
use thirtyfour::Key;

const PATTERN: &str = r#"{"source": ["aws.codebuild"], "detail": {"build-status": ["FAILED"]}}"#;

#[tokio::test]
async fn a_failed_build_is_routed_to_a_topic() -> Result<()> {
    with_page(async |page| {
        page.goto(HOME).await?;
        let mut journey = Journey::begin(page).await?;
        journey.tab_to("Send your first event").await?;
        journey
            .press("Enter", &[], &key(Key::Enter), "heading")
            .await?;
        page.find(YARD.ready).await?;
        journey.tab_to("Add a rule").await?;
        journey
            .press("Enter", &[], &key(Key::Enter), "rule-1")
            .await?;
        journey.tab_to("textbox \"Event pattern").await?;
        journey.act("Ctrl A", &[Key::Control], "a").await?;
        journey.act("Delete", &[], &key(Key::Delete)).await?;
        journey.type_text(PATTERN).await?;
        page.wait_for_value("#rule-0-pattern", PATTERN).await?;
        journey.hears("atches").await?;
        journey.act("Escape", &[], &key(Key::Escape)).await?;
        journey.tab_to("Kind of target").await?;
        journey.tab_to("Add target").await?;
        journey
            .press("Enter", &[], &key(Key::Enter), "Add target")
            .await?;
        journey.back_to("ARN").await?;
        journey
            .act("Ctrl Enter", &[Key::Control], &key(Key::Enter))
            .await?;
        journey.lands_on("What happened").await?;
        page.find(r#"[data-ready="report"]"#).await?;
        ensure!(page.text(".report").await?.contains("Delivered"));
        journey.back_to("Canvas").await?;
        journey.act("Enter", &[], &key(Key::Enter)).await?;
        page.find(r#"[data-ready="canvas"]"#).await?;
        journey.tab_to("treeitem").await?;
        for _ in 0..3 {
            journey
                .press("Right", &[], &key(Key::Right), "treeitem")
                .await?;
        }
        journey.is_as_reviewed("a-failed-build-to-a-topic")
    })
    .await
}

#[tokio::test]
async fn an_exercise_is_solved() -> Result<()> {
    const RIGHT: &str = r#"{"source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": {"eventName": ["ConsoleLogin"], "userIdentity": {"type": ["Root"]}}}"#;
    with_page(async |page| {
        page.goto(EXERCISES).await?;
        page.find(r#".study__list a[href$="basics-nested-detail"]"#)
            .await?;
        let mut journey = Journey::begin(page).await?;
        journey.tab_to("root").await?;
        journey.act("Enter", &[], &key(Key::Enter)).await?;
        page.find("#exercise-begin").await?;
        journey.tab_to("Begin").await?;
        journey.act("Enter", &[], &key(Key::Enter)).await?;
        page.find("#exercise-check").await?;
        page.find(YARD.ready).await?;
        journey.tab_to("Check").await?;
        journey.act("Enter", &[], &key(Key::Enter)).await?;
        journey.lands_on(" met.").await?;
        journey.tab_to("textbox \"Event pattern").await?;
        journey.act("Ctrl A", &[Key::Control], "a").await?;
        journey.act("Delete", &[], &key(Key::Delete)).await?;
        journey.type_text(RIGHT).await?;
        page.wait_for_value("#rule-0-pattern", RIGHT).await?;
        journey.act("Escape", &[], &key(Key::Escape)).await?;
        journey.back_to("Check").await?;
        journey.act("Enter", &[], &key(Key::Enter)).await?;
        journey.lands_on("Solved.").await?;
        journey.is_as_reviewed("an-exercise")
    })
    .await
}

#[tokio::test]
async fn a_mock_exam_is_sat() -> Result<()> {
    with_page(async |page| {
        let paper = exams::paper(Kind::Ten, 5)?;
        exams::open_link(page, &paper.code.to_string()).await?;
        page.find("#exam-start[aria-disabled=false]").await?;
        let mut journey = Journey::begin(page).await?;
        journey.tab_to("Start the exam").await?;
        journey
            .press("Enter", &[], &key(Key::Enter), "Question 1 of 10")
            .await?;
        page.find(exams::QUESTION).await?;
        journey.back_to("Hide").await?;
        for place in 1..10 {
            journey.act("1", &[], "1").await?;
            let next = format!("Question {} of 10", place + 1);
            journey.press("N", &[], "n", &next).await?;
        }
        journey.act("1", &[], "1").await?;
        journey.act("R", &[], "r").await?;
        page.find(exams::REVIEW).await?;
        journey.tab_to("Hand in").await?;
        journey
            .press("Enter", &[], &key(Key::Enter), "Go back")
            .await?;
        journey.tab_to("Hand in").await?;
        journey.act("Enter", &[], &key(Key::Enter)).await?;
        page.find(exams::RESULT).await?;
        journey.lands_on("heading").await?;
        journey.is_as_reviewed("a-mock-exam")
    })
    .await
}
