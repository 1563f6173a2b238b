//! Progress: the next step, the plan to an exam, the map of tasks, and what the bank says of itself.

use anyhow::{Result, ensure};
use quiz::author::Library;
use tests::browser::with_page;
use tests::learner::{log, now, set_exam, worked};
use tests::reviewed::{CARD, OPEN};
use tests::routes::{PROGRESS, QUALITY, STUDY, TASK_CARDS};
use tests::stored::put_slot;

#[tokio::test]
async fn a_new_person_finds_the_first_step_and_a_plan() -> Result<()> {
    with_page(async |page| {
        page.goto(PROGRESS).await?;
        page.find_text("#progress-go", "Start with the diagnostic")
            .await?;
        set_exam(page, 28).await?;
        let plan = page.text("#plan").await?;
        ensure!(plan.contains("28 days to go."), "{plan}");
        ensure!(plan.contains("Sit the diagnostic first"), "{plan}");
        ensure!(page.find_all(".progress__week").await?.len() == 4, "{plan}");
        page.written().await?;
        page.reload(PROGRESS.ready).await?;
        let plan = page.text("#plan").await?;
        ensure!(plan.contains("28 days to go."), "after a reload: {plan}");

        page.click(r#"[data-task="4.3"] a"#).await?;
        page.find(STUDY.ready).await?;
        page.wait_for_text("#found-heading", |text| text == "The questions chosen")
            .await?;
        let facts = page.find_all(".study__item-facts").await?;
        ensure!(!facts.is_empty());
        for fact in facts {
            let text = page.text_of(&fact).await?;
            ensure!(text.starts_with("4.3 "), "{text}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_task_opens_its_cards_and_says_how_many_are_known() -> Result<()> {
    with_page(async |page| {
        let library = Library::read(&tests::root(), None);
        let cards = library.cards.iter().filter(|card| card.task == "4.3");
        let all = cards.count();
        let way = r#"[data-task="4.3"] a[href*="/review/cards/"]"#;
        let says = |known: usize| format!("{all} cards, {known} known");
        page.goto(PROGRESS).await?;
        page.wait_for_text(way, |text| text.starts_with(&says(0)))
            .await?;
        page.click(way).await?;
        page.find(TASK_CARDS.ready).await?;
        page.find_text("h1", "Cards of task 4.3").await?;
        ensure!(page.find_all(".review__card").await?.len() == all);
        page.click("#cards-open").await?;
        page.find_text("h1", &format!("Card, 1 of {all}")).await?;
        page.find(CARD).await?;
        page.press(" ").await?;
        page.find(OPEN).await?;
        page.press("3").await?;
        page.find_text("h1", &format!("Card, 2 of {all}")).await?;
        page.goto(TASK_CARDS).await?;
        page.find_text(
            "#cards-open",
            &format!("Review {} cards not known yet", all - 1),
        )
        .await?;
        page.goto(PROGRESS).await?;
        page.wait_for_text(way, |text| text.starts_with(&says(1)))
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn the_plan_follows_what_was_done() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        worked(page).await?;
        let open = async || -> Result<String> {
            let plan = page.text("#plan p[role=status]").await?;
            Ok(plan)
        };
        let before = open().await?;
        ensure!(before.contains("21 days to go."), "{before}");
        page.find("#readiness .chip").await?;
        let said = page.text("#readiness").await?;
        ensure!(said.contains("Of a hundred questions"), "{said}");
        page.click("#readiness .exam__behind summary").await?;
        ensure!(page.find_all("#readiness tbody tr").await?.len() == 6 + 19);

        // All of it answered rightly since.
        let mut all = log(&bank, 90);
        for (number, question) in (0..).zip(&bank.questions) {
            let mut entry = all[0].clone();
            entry.id = 50_000 + number;
            entry.at = now() - 60_000 + number;
            if let quiz::study::Deed::Answered {
                question: id,
                picks,
                right,
                ..
            } = &mut entry.deed
            {
                id.clone_from(&question.id);
                *picks = question.key();
                *right = true;
            }
            all.push(entry);
        }
        put_slot(page, "progress", quiz::study::SCHEMA, &all).await?;
        page.reload(PROGRESS.ready).await?;
        let after = open().await?;
        ensure!(
            after.contains("Every question is answered rightly"),
            "{after}"
        );
        // What was learnt comes back, and that is work.
        ensure!(after.contains(" minutes a day."), "{after}");
        for week in page.find_all(".progress__week").await? {
            let week = page.text_of(&week).await?;
            ensure!(week.contains("minutes a day"), "{week}");
            ensure!(week.contains("Review: about "), "{week}");
        }
        let beliefs = page
            .wait_for_text("#beliefs", |text| text.contains("put right since"))
            .await?;
        ensure!(!beliefs.contains("still in"), "{beliefs}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_bank_tells_its_figures() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        page.goto(PROGRESS).await?;
        page.click_text("a", "What the question bank says of itself")
            .await?;
        page.find(QUALITY.ready).await?;
        let said = page.text("main").await?;
        ensure!(
            said.contains(&format!("Questions {}", bank.questions.len())),
            "{said}"
        );
        ensure!(said.contains("chi-square"), "{said}");
        ensure!(said.contains("over 1000 orders"), "{said}");
        Ok(())
    })
    .await
}
