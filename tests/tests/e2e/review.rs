//! Review: cards by keyboard alone, questions that are due, a backlog, the exam's day, the drill.

use anyhow::{Context, Result, ensure};
use pipeline::targets::{PermissionModel, TargetKind};
use quiz::author::Library;
use quiz::fsrs::Grade;
use quiz::study::{Deed, Entry};
use tests::browser::{Page, key, with_page};
use tests::own_events::TestFile;
use tests::own_questions::{INPUT, question, zip};
use tests::practice::choose_enough;
use tests::reviewed::{
    CARD, END, OPEN, SAID, backlog, days_ago, exam_in, graded, keep, start, wrong,
};
use tests::routes::{DRILL, PACKS, QUESTION, REVIEW, Route};
use thirtyfour::Key;

async fn heading(page: &Page, wanted: &str) -> Result<()> {
    page.wait_for_text("h1", |text| text == wanted)
        .await
        .map(|_| ())
}

async fn today(page: &Page, wanted: &str) -> Result<()> {
    page.goto(REVIEW).await?;
    page.wait_for_text(".review__today", |text| text == wanted)
        .await
        .map(|_| ())
}

#[tokio::test]
async fn cards_are_reviewed_by_keyboard_alone() -> Result<()> {
    with_page(async |page| {
        start(page).await?;
        heading(page, "Card, 1 of 10").await?;
        page.press(" ").await?;
        page.find(OPEN).await?;
        let grades = page.text(".grades").await?;
        ensure!(
            grades.contains("once more now") && grades.contains("in 2 days"),
            "{grades}"
        );
        page.press("3").await?;
        heading(page, "Card, 2 of 10").await?;
        page.press(key(Key::Enter)).await?;
        page.find(OPEN).await?;
        page.press("1").await?;
        // What was not known comes once more.
        heading(page, "Card, 3 of 11").await?;
        page.chord(&[Key::Control], "z").await?;
        heading(page, "Card, 2 of 10").await?;
        page.find(CARD).await?;
        page.press(" ").await?;
        page.find(OPEN).await?;
        page.press("1").await?;
        heading(page, "Card, 3 of 11").await?;
        page.written().await?;
        page.reload(CARD).await?;
        heading(page, "Card, 3 of 11").await?;
        for place in 3..=10 {
            heading(page, &format!("Card, {place} of 11")).await?;
            page.find(CARD).await?;
            page.press(" ").await?;
            page.find(OPEN).await?;
            page.press(" ").await?;
        }
        heading(page, "Card, 11 of 11").await?;
        page.find(CARD).await?;
        page.press(" ").await?;
        page.find(OPEN).await?;
        page.press("2").await?;
        page.find(END).await?;
        let said = page.text(END).await?;
        ensure!(said.contains("11 answers, 10 of them known."), "{said}");
        today(page, "Nothing is due today.").await
    })
    .await
}

#[tokio::test]
async fn keys_alone_can_be_turned_off() -> Result<()> {
    with_page(async |page| {
        page.goto(Route {
            path: "#/settings",
            ready: "#single-keys",
            ..QUESTION
        })
        .await?;
        page.click("#single-keys").await?;
        start(page).await?;
        page.find(CARD).await?;
        page.press(" 3").await?;
        page.press(key(Key::Enter)).await?;
        page.find(OPEN).await?;
        page.press("3").await?;
        heading(page, "Card, 1 of 10").await?;
        ensure!(
            page.find_all(".grade__key").await?.is_empty(),
            "a key is shown that does nothing"
        );
        page.click(".grade--usual").await?;
        heading(page, "Card, 2 of 10").await
    })
    .await
}

#[tokio::test]
async fn a_question_that_is_due_comes_with_the_cards() -> Result<()> {
    with_page(async |page| {
        let library = Library::read(&tests::root(), None);
        let question = library.bank.questions.first().context("a question")?;
        let card = library.cards.first().context("a card")?;
        let log = [
            wrong(question, days_ago(3), 1),
            graded(&card.item(), Grade::Good, days_ago(9), 2),
        ];
        keep(page, &log, None).await?;
        today(page, "2 due: 1 question and 1 card.").await?;
        page.click("#review-start").await?;
        let mut questions = 0;
        for place in 1..=2 {
            let said = page
                .wait_for_text("h1", |text| text.contains(&format!("{place} of ")))
                .await?;
            if said.starts_with("Question") {
                questions += 1;
                page.find("form .option").await?;
                choose_enough(page).await?;
                page.click_text("button", "Check").await?;
                page.click_text("a.button", "Next").await?;
            } else {
                page.find(CARD).await?;
                page.press(" ").await?;
                page.find(OPEN).await?;
                page.press("4").await?;
            }
        }
        ensure!(questions == 1, "{questions} questions among the first two");
        today(page, "Nothing is due today.").await
    })
    .await
}

#[tokio::test]
async fn a_backlog_is_spread_and_leeches_are_named() -> Result<()> {
    with_page(async |page| {
        keep(page, &backlog(), None).await?;
        let library = Library::read(&tests::root(), None);
        let all = library.bank.questions.len() + 1;
        page.goto(REVIEW).await?;
        page.wait_for_text(".review__today", |text| text.starts_with("60 due: "))
            .await?;
        let rest = format!("{} more wait for the days after.", all - 60);
        page.find_text(".notice strong", &rest).await?;
        let leeches = page.find_all(".review__leeches > li").await?.len();
        ensure!(leeches == 2, "{leeches} leeches");
        let question = library.bank.questions.first().context("a question")?;
        let option = question.options.iter().find(|option| !option.correct);
        let belief = option.and_then(|option| option.misconception.as_deref());
        let belief = belief.and_then(|belief| library.bank.lists.misconception(belief));
        let title = &belief.context("its misconception")?.title;
        page.wait_for_text(".review__leeches", |text| text.contains(title.as_str()))
            .await?;
        // What waits can be taken today all the same.
        let take = format!("Take {} more today", (all - 60).min(20));
        page.click_text(".notice button", &take).await?;
        heading_starts(page, "Question, 1 of ").await
    })
    .await
}

async fn heading_starts(page: &Page, start: &str) -> Result<()> {
    page.wait_for_text("h1", |text| text.starts_with(start))
        .await
        .map(|_| ())
}

#[tokio::test]
async fn the_day_of_the_exam_steers_the_plan() -> Result<()> {
    with_page(async |page| {
        page.goto(REVIEW).await?;
        let cards = Library::read(&tests::root(), None).cards.len();
        page.find_text("#review-start", "Begin 10 new cards")
            .await?;
        page.find_text("[role=status]", "No exam steers the plan.")
            .await?;
        let date = exam_in(10)?;
        let date: quiz::Date = serde_json::from_value(date["exam_date"].clone())?;
        page.run(&format!(
            "const field = document.querySelector('#exam-date');
            field.value = '{date}';
            field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
        ))
        .await?;
        page.find_text("[role=status]", "The exam is in 10 days.")
            .await?;
        // All cards are to be seen before the last week: in three days.
        let each = cards.div_ceil(3);
        page.find_text("#review-start", &format!("Begin {each} new cards"))
            .await?;
        page.written().await?;
        page.reload(REVIEW.ready).await?;
        page.find_text("[role=status]", "The exam is in 10 days.")
            .await?;
        page.choose("#retention", "95 %").await?;
        page.written().await?;
        page.reload(REVIEW.ready).await?;
        ensure!(
            page.value("#retention").await? == "95",
            "the wish is not kept"
        );
        page.click_text("button", "No exam").await?;
        page.find_text("#review-start", "Begin 10 new cards")
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn the_drill_agrees_with_the_yard_on_every_target() -> Result<()> {
    with_page(async |page| {
        page.goto(DRILL).await?;
        for left in (1..=TargetKind::ALL.len()).rev() {
            heading(page, &format!("Resource policy or role? {left} to go")).await?;
            let label = page.text(".card__target").await?;
            let kind = TargetKind::ALL
                .into_iter()
                .find(|kind| kind.label() == label);
            let permission = &kind
                .with_context(|| label.clone())?
                .target_type()
                .permission;
            page.press(match permission.model {
                PermissionModel::ResourcePolicy => "1",
                PermissionModel::ExecutionRole => "2",
            })
            .await?;
            let said = page.text(SAID).await?;
            ensure!(
                said.contains("Right") && said.contains(permission.action),
                "{said}"
            );
            page.press(key(Key::Enter)).await?;
        }
        let end = page.text(r#"[data-ready="drill-end"]"#).await?;
        ensure!(end.contains("29 of 29 known at once."), "{end}");
        page.goto(REVIEW).await?;
        page.wait_for_text(REVIEW.ready, |text| {
            text.contains("29 items reviewed today.")
        })
        .await
        .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn an_answer_of_the_drill_can_be_taken_back() -> Result<()> {
    with_page(async |page| {
        let all = TargetKind::ALL.len();
        let to_go = |left: usize| format!("Resource policy or role? {left} to go");
        page.goto(DRILL).await?;
        heading(page, &to_go(all)).await?;
        let label = page.text(".card__target").await?;
        page.press("1").await?;
        page.find(SAID).await?;
        // Before Next, and after it.
        page.chord(&[Key::Control], "z").await?;
        page.find(DRILL.ready).await?;
        page.press("1").await?;
        page.find(SAID).await?;
        page.press(key(Key::Enter)).await?;
        page.find(DRILL.ready).await?;
        ensure!(page.text(".card__target").await? != label, "it went on");
        page.click_text("button", "Take the last grade back")
            .await?;
        page.wait_for_text(".card__target", |text| text == label)
            .await?;
        heading(page, &to_go(all)).await?;
        ensure!(
            page.find_all(".card__foot button").await?.is_empty(),
            "there is nothing more to take back"
        );
        page.goto(REVIEW).await?;
        let said = page.text(REVIEW.ready).await?;
        ensure!(!said.contains("reviewed today"), "{said}");
        page.goto(DRILL).await?;
        page.press("2").await?;
        page.find(SAID).await?;
        page.goto(REVIEW).await?;
        page.wait_for_text(REVIEW.ready, |text| text.contains("1 item reviewed today."))
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_question_of_a_pack_comes_back_as_long_as_the_pack_is_here() -> Result<()> {
    with_page(async |page| {
        let pack = zip(&[("zoo/one.md", question("one"))])?;
        let file = TestFile::new("zoo.zip", &pack)?;
        let give = async || -> Result<()> {
            page.goto(PACKS).await?;
            file.give_to(page, INPUT).await?;
            page.find("[data-pack=zoo]").await?;
            page.written().await?;
            Ok(())
        };
        let missed = Entry {
            at: days_ago(3),
            id: 1,
            deed: Deed::Answered {
                question: "own/zoo/one".to_owned(),
                bank: "0123456789abcdef".to_owned(),
                picks: vec![0],
                right: false,
                confidence: None,
                attempt: None,
            },
        };
        keep(page, &[missed], None).await?;
        today(page, "Nothing is due today.").await?;
        give().await?;
        today(page, "1 due: 1 question and 0 cards.").await?;
        page.goto(PACKS).await?;
        page.click_text("button", "Remove zoo.zip").await?;
        page.wait_for_text("[role=status] .notice", |text| text.contains("was removed"))
            .await?;
        page.written().await?;
        today(page, "Nothing is due today.").await?;
        give().await?;
        today(page, "1 due: 1 question and 0 cards.").await?;
        page.click("#review-start").await?;
        heading(page, "Question, 1 of 11").await?;
        page.click(r#"[data-option="1"] input"#).await?;
        page.click_text("button", "Check").await?;
        page.wait_for_text("#verdict", |text| text.contains("Right."))
            .await?;
        page.click_text("a.button", "Next").await?;
        heading(page, "Card, 2 of 11").await?;
        today(page, "Nothing is due today.").await
    })
    .await
}
