//! What a person goes on with after an exam: other names, Practice, the yard.

use anyhow::{Context, Result, ensure};
use quiz::exam::{Asked, Kind, Paper};
use quiz::{Bank, NameEra, Question, Run, in_names, plain_text};
use tests::browser::with_page;
use tests::exams::{self, QUESTION, REVIEW};
use tests::routes::{STUDY, YARD};

fn question<'a>(bank: &'a Bank, asked: &Asked) -> &'a Question {
    bank.question(&asked.id).expect("the paper is of this bank")
}

/// A name of 2019 that the stem has with the names of then and not with those of today.
fn old_name(bank: &Bank, question: &Question) -> Option<String> {
    let stem = |era| plain_text(&in_names(question, &bank.lists.names, era).stem);
    let (then, today) = (stem(NameEra::Then), plain_text(&question.stem));
    let mut names = bank.lists.names.iter().map(|name| &name.old);
    names
        .find(|old| then.contains(old.as_str()) && !today.contains(old.as_str()))
        .cloned()
}

/// A paper of ten whose first question has another name in 2019 and in which a question can be
/// tried in the yard, with that name and the place of the other question.
fn paper(bank: &Bank) -> Result<(Paper, String, usize)> {
    for seed in 0..500 {
        let paper = exams::paper(Kind::Ten, seed)?;
        let first = paper.questions.first().context("a question")?;
        let is_pattern =
            |asked: &Asked| matches!(question(bank, asked).runs.first(), Some(Run::Pattern(_)));
        let tried = paper.questions.iter().position(is_pattern);
        let name = old_name(bank, question(bank, first));
        if let (Some(name), Some(place)) = (name, tried) {
            return Ok((paper, name, place));
        }
    }
    anyhow::bail!("no paper of ten has both")
}

#[tokio::test]
async fn names_of_2019_hold_in_the_exam_and_in_its_result() -> Result<()> {
    with_page(async |page| {
        let bank = quiz::author::load(&tests::root()).0;
        let (paper, name, _) = paper(&bank)?;
        exams::open_link(page, &paper.code.to_string()).await?;
        exams::start(page).await?;
        ensure!(!page.text(".question__stem").await?.contains(&name));
        page.click("#names-then").await?;
        page.wait_for_text(".question__stem", |text| text.contains(&name))
            .await?;
        page.press("1").await?;
        page.wait_for_text(".exam__count", |text| text.contains("1 of 10 answered"))
            .await?;
        page.written().await?;
        page.reload(QUESTION).await?;
        page.wait_for_text(".question__stem", |text| text.contains(&name))
            .await?;
        page.press("r").await?;
        page.find(REVIEW).await?;
        exams::hand_in(page).await?;
        page.click(r#"[data-place="0"] .exam__opener"#).await?;
        let stem = r#"[data-place="0"] .question__stem"#;
        page.wait_for_text(stem, |text| text.contains(&name))
            .await?;
        page.click("#names-then").await?;
        page.wait_for_text(stem, |text| !text.contains(&name))
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_result_leads_to_the_questions_of_a_domain_and_of_a_task() -> Result<()> {
    with_page(async |page| {
        let bank = quiz::author::load(&tests::root()).0;
        exams::start_ten(page).await?;
        page.press("r").await?;
        page.find(REVIEW).await?;
        exams::hand_in(page).await?;
        for css in ["#exam-plan li > p a", "#exam-plan li li a"] {
            let link = page.find(css).await?;
            let address = link.attr("href").await?.context("a link")?;
            let (_, chosen) = address.rsplit_once('/').context("an address")?;
            let (kind, id) = chosen.split_once('-').context("a choice")?;
            let all = bank.questions.iter();
            let left = match kind {
                "domain" => all.filter(|it| it.domain.to_string() == id).count(),
                "task" => all.filter(|it| it.task == id).count(),
                _ => anyhow::bail!("{chosen}"),
            };
            ensure!(left > 1 && left < bank.questions.len(), "{left} of {kind}");
            page.click(css).await?;
            page.find(STUDY.ready).await?;
            page.wait_for_text("#left", |text| text.contains(&format!("{left} question")))
                .await?;
            let url = page.driver().current_url().await?;
            ensure!(url.fragment() == Some("/study"), "the address is {url}");
            let ticked = page.find_all(".facets input:checked").await?.len();
            ensure!(ticked == 1, "{ticked} choices");
            page.driver().back().await?;
            page.find(exams::RESULT).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_option_is_tried_in_the_yard_from_the_result() -> Result<()> {
    with_page(async |page| {
        let bank = quiz::author::load(&tests::root()).0;
        let (paper, _, place) = paper(&bank)?;
        let tried = question(&bank, &paper.questions[place]);
        exams::open_link(page, &paper.code.to_string()).await?;
        exams::start(page).await?;
        page.press("r").await?;
        page.find(REVIEW).await?;
        exams::hand_in(page).await?;
        page.click(&format!(r#"[data-place="{place}"] .exam__opener"#))
            .await?;
        let wrong = tried.options.iter().position(|option| !option.correct);
        let wrong = wrong.context("a wrong option")?;
        let button = format!(r#"[data-place="{place}"] [data-option="{wrong}"] [data-try]"#);
        let number = page.find(&button).await?.attr("data-try").await?;
        let number = number.context("the number of the option")?;
        page.click(&button).await?;
        page.find(YARD.ready).await?;
        let rule = format!(r#"[data-rule="option-{number}"][aria-pressed=true]"#);
        page.find(&rule).await?;
        let yard = page
            .run("return document.querySelector('#yard-open').selectedOptions[0].text;")
            .await?;
        ensure!(yard == tried.id.as_str(), "the yard is {yard}");
        page.find(".why").await.map(|_| ())
    })
    .await
}
