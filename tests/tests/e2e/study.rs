//! Answering questions: single and multiple, and coming back to them.

use anyhow::{Result, ensure};
use tests::browser::{Page, with_page};
use tests::routes::{ALL, MULTIPLE, QUESTION, Route};
use tests::states::State;

/// The question of a route, as it stands in the bank.
fn question(route: Route) -> quiz::Question {
    let (bank, _) = quiz::author::load(&tests::root());
    let id = route.path.rsplit('/').next().unwrap_or_default();
    bank.question(id)
        .cloned()
        .expect("the route names a question of the bank")
}

async fn pick(page: &Page, options: &[usize]) -> Result<()> {
    for option in options {
        page.click(&format!(r#"[data-option="{option}"] input"#))
            .await?;
    }
    page.click_text("button", "Check").await
}

fn study() -> Route {
    *ALL.iter()
        .find(|route| route.name == "study")
        .expect("there is a study page")
}

#[tokio::test]
async fn a_right_answer_explains_every_option_and_is_there_after_a_reload() -> Result<()> {
    with_page(async |page| {
        let question = question(QUESTION);
        page.goto(QUESTION).await?;
        pick(page, &question.key()).await?;
        page.wait_for_text("form [role=status]", |text| text.contains("Right."))
            .await?;
        let rationales = page.find_all(".option__why").await?;
        ensure!(
            rationales.len() == question.options.len(),
            "{} rationales",
            rationales.len()
        );
        let lit = page.text("mark").await?;
        ensure!(question.decides.contains(&lit), "lit up is {lit:?}");
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.reload(QUESTION.ready).await?;
        page.wait_for_text("form [role=status]", |text| text.contains("Right."))
            .await?;
        page.goto(study()).await?;
        let all = quiz::author::load(&tests::root()).0.questions.len();
        page.wait_for_text("[data-ready=study]", |text| {
            text.contains(&format!("1 of {all} answered, 1 right."))
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_answers_count_only_together() -> Result<()> {
    with_page(async |page| {
        let question = question(MULTIPLE);
        let key = question.key();
        page.goto(MULTIPLE).await?;
        pick(page, &key[..1]).await?;
        page.wait_for_text("form [role=status]", |text| {
            text.contains("you have chosen 1")
        })
        .await?;
        pick(page, &key[1..]).await?;
        page.wait_for_text("form [role=status]", |text| text.contains("Right."))
            .await?;
        page.click_text("button", "Try again").await?;
        let wrong = (0..question.options.len())
            .find(|option| !key.contains(option))
            .expect("a wrong option");
        pick(page, &[key[0], wrong]).await?;
        page.wait_for_text("form [role=status]", |text| {
            text.contains("You found 1 of 2")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keyboard_alone_answers_and_moves_on() -> Result<()> {
    with_page(async |page| {
        page.goto(study()).await?;
        page.click_text("a.button", "Start with the first question")
            .await?;
        page.find(QUESTION.ready).await?;
        let first = page.driver().current_url().await?;
        let option = page.find(".option input").await?;
        option.send_keys(" ").await?;
        option.send_keys(thirtyfour::Key::Enter + "").await?;
        page.find(".option__why").await?;
        page.find_text("a.button", "Next question")
            .await?
            .send_keys(thirtyfour::Key::Enter + "")
            .await?;
        page.find_text("button", "Check").await?;
        ensure!(
            page.driver().current_url().await? != first,
            "still at the first question"
        );
        let focused = page.run("return document.activeElement.id;").await?;
        ensure!(focused == "page-heading", "the focus is at {focused}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_answer_says_so_in_words() -> Result<()> {
    with_page(async |page| {
        State::Wrong.enter(page).await?;
        let right = question(QUESTION).key().contains(&0);
        let said = page.text("form [role=status]").await?;
        ensure!(
            said.contains(if right { "Right." } else { "Not right." }),
            "{said}"
        );
        Ok(())
    })
    .await
}
