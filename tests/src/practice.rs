//! Practice in the app: the way into each of its states.

use anyhow::Result;

use crate::browser::Page;
use crate::routes::{STUDY, TWIN};

/// Chooses some of all questions, with words that are looked for in whole questions.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn choosing(page: &Page) -> Result<()> {
    page.goto(STUDY).await?;
    page.click_text(".facets__value span", "Exam level").await?;
    page.click_text(".facets summary", "Service").await?;
    page.fill("#study-words", "pipeline").await?;
    page.click("#study-full").await?;
    page.wait_for_text("#study-reach", |text| {
        text.contains("situation and options")
    })
    .await
    .map(|_| ())
}

/// Begins a round of five questions and marks the first of them.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn in_round(page: &Page) -> Result<()> {
    page.goto(STUDY).await?;
    page.choose("#most", "5").await?;
    page.click("#begin").await?;
    page.wait_for_text("h1", |text| text == "Question 1 of 5")
        .await?;
    page.click("#flag").await?;
    page.click(".option__strike").await?;
    page.click(r#".sure input"#).await?;
    page.click(".note summary").await?;
    page.fill("#note", "Read the constraint again.").await?;
    page.wait_for_text(".note", |text| text.contains("Kept in this browser."))
        .await
        .map(|_| ())
}

/// Goes to the end of such a round with one answer.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn round_end(page: &Page) -> Result<()> {
    in_round(page).await?;
    choose_enough(page).await?;
    page.click_text("button", "Check").await?;
    page.click_text("form a", "Next question").await?;
    for place in 2..=5 {
        page.wait_for_text("h1", |text| text == format!("Question {place} of 5"))
            .await?;
        let next = if place == 5 { "See the round" } else { "Next" };
        page.click_text("form a", next).await?;
    }
    page.find("[data-ready=round-end]").await.map(|_| ())
}

/// Answers a question that has a twin, with the names of 2019, and doubts it.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn twin(page: &Page) -> Result<()> {
    page.goto(TWIN).await?;
    page.click(".option input").await?;
    page.click_text("button", "Check").await?;
    page.find(".twin").await?;
    page.click("#names-then").await?;
    page.click(".report-question summary").await?;
    page.fill("#doubt", "Is this still so?").await
}

/// How many options of the question that is shown have to be chosen.
///
/// # Errors
/// Where no question is shown.
pub async fn wanted(page: &Page) -> Result<usize> {
    let legend = page.text(".question__legend").await?;
    let words = ["one", "TWO", "THREE", "FOUR"];
    let place = words.iter().position(|word| legend.contains(word));
    Ok(place.unwrap_or_default() + 1)
}

/// Chooses as many options of the question that is shown as it asks for, the first ones.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn choose_enough(page: &Page) -> Result<()> {
    for place in 1..=wanted(page).await? {
        page.click(&format!(".option:nth-child({place}) input"))
            .await?;
    }
    Ok(())
}
