//! Answering questions: single and multiple, coming back to them, and fetching them.

use anyhow::{Result, ensure};
use tests::browser::{Page, with_page};
use tests::routes::{ALL, EXERCISES, MULTIPLE, QUESTION, Route, STUDY};
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
        page.wait_for_text("#verdict", |text| text.contains("Right."))
            .await?;
        let rationales = page.find_all(".option__why").await?;
        ensure!(
            rationales.len() == question.options.len(),
            "{} rationales",
            rationales.len()
        );
        let lit = page.text("mark").await?;
        ensure!(question.decides.contains(&lit), "lit up is {lit:?}");
        page.written().await?;
        page.reload(QUESTION.ready).await?;
        page.wait_for_text("#verdict", |text| text.contains("Right."))
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
        page.wait_for_text("#question-told", |text| text.contains("you have chosen 1"))
            .await?;
        pick(page, &key[1..]).await?;
        page.wait_for_text("#verdict", |text| text.contains("Right."))
            .await?;
        page.click_text("button", "Try again").await?;
        let wrong = (0..question.options.len())
            .find(|option| !key.contains(option))
            .expect("a wrong option");
        pick(page, &[key[0], wrong]).await?;
        page.wait_for_text("#verdict", |text| text.contains("You found 1 of 2"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_answer_says_so_in_words() -> Result<()> {
    with_page(async |page| {
        State::Wrong.enter(page).await?;
        let right = question(QUESTION).key().contains(&0);
        let said = page.text("#verdict").await?;
        ensure!(
            said.contains(if right { "Right." } else { "Not right." }),
            "{said}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_below_or_in_a_fold_comes_when_it_is_wanted() -> Result<()> {
    let (bank, _) = quiz::author::load(&tests::root());
    with_page(async |page| {
        page.goto(STUDY).await?;
        for domain in 1..=6 {
            let mut of_it = bank.questions.iter().filter(|it| it.domain == domain);
            let question = of_it.next_back().expect("a domain has questions");
            let link = format!(r##"a.study__item[href="#/study/{}"]"##, question.id);
            page.find(&link).await?;
        }
        let folded = page.find_all(".facets__long").await?.len();
        ensure!(folded == 0, "{folded} folds are drawn");
        page.click_text(".facets__fold summary", "Service").await?;
        page.click(r#".facets__long[aria-label="Service"] .facets__value"#)
            .await?;
        page.wait_for_text("#found-heading", |text| text == "The questions chosen")
            .await?;
        page.wait_for_text(".facets__more", |text| text.contains("Service: 1 chosen"))
            .await?;
        Ok(())
    })
    .await
}

/// The files of the bank that the page has asked for since it was loaded, in their order.
async fn fetched(page: &Page) -> Result<Vec<String>> {
    let names = page
        .run(
            "return performance.getEntriesByType('resource')
                .map((file) => file.name.split('/').pop())
                .filter((name) => name.endsWith('.bin') && !name.startsWith('parts-'));",
        )
        .await?;
    Ok(serde_json::from_value(names)?)
}

/// Opens a question from the list, which is shown.
async fn open(page: &Page, question: &quiz::Question) -> Result<()> {
    page.click(&format!(
        r##"a.study__item[href="#/study/{}"]"##,
        question.id
    ))
    .await?;
    page.find(QUESTION.ready).await.map(|_| ())
}

/// The question of the route, another of its domain, and one of another domain.
fn three() -> [quiz::Question; 3] {
    let first = question(QUESTION);
    let (bank, _) = quiz::author::load(&tests::root());
    let other = |is_here: bool| {
        let mut others = bank.questions.iter();
        others
            .find(|it| it.id != first.id && (it.domain == first.domain) == is_here)
            .cloned()
            .expect("a domain has two questions, and there are two domains")
    };
    [first.clone(), other(true), other(false)]
}

#[tokio::test]
async fn a_question_fetches_the_questions_of_its_domain_alone_and_once() -> Result<()> {
    with_page(async |page| {
        let [first, neighbour, stranger] = three();
        page.goto(ALL[0]).await?;
        page.wait_for_text("main", |text| text.contains("0 of "))
            .await?;
        page.click_text("nav a", "Practice").await?;
        page.find(study().ready).await?;
        let files = fetched(page).await?;
        ensure!(
            files.len() == 1 && files[0].starts_with("bank-"),
            "home and list have fetched {files:?}"
        );
        for (question, count) in [(&first, 2), (&neighbour, 2), (&stranger, 3), (&first, 3)] {
            open(page, question).await?;
            let files = fetched(page).await?;
            let own = format!("questions-{}-", question.domain);
            ensure!(
                files.len() == count && files.iter().any(|file| file.starts_with(&own)),
                "{} has fetched {files:?}",
                question.id
            );
            page.click_text("a.button", "All questions").await?;
            page.find(study().ready).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn questions_that_do_not_come_say_so_and_try_again_mends_it() -> Result<()> {
    with_page(async |page| {
        let [first, neighbour, _] = three();
        let focused = "return document.activeElement.textContent;";
        page.goto(study()).await?;
        page.block(&["*/questions-*.bin"]).await?;
        page.click(&format!(r##"a.study__item[href="#/study/{}"]"##, first.id))
            .await?;
        for attempt in 1..=2 {
            page.wait_for_text("main .notice", |text| {
                text.contains("could not be fetched") && text.contains("the server did not answer")
            })
            .await?;
            let focus = page.run(focused).await?;
            ensure!(focus == "Practice question", "the focus is at {focus}");
            let asked = fetched(page).await?.len();
            ensure!(asked == 1 + attempt, "{asked} files at attempt {attempt}");
            if attempt == 1 {
                page.click_text("main button", "Try again").await?;
                // The old message goes before the new one comes.
                while fetched(page).await?.len() == asked {
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
            }
        }
        page.block(&[]).await?;
        page.take_console_errors().await?;
        page.click_text("main button", "Try again").await?;
        page.find(QUESTION.ready).await?;
        let focus = page.run(focused).await?;
        ensure!(focus == "Practice question", "the focus is at {focus}");
        ensure!(
            page.find_all("main .notice").await?.is_empty(),
            "the message stays"
        );
        pick(page, &first.key()).await?;
        page.wait_for_text("#verdict", |text| text.contains("Right."))
            .await?;
        // From now on the domain is there.
        page.block(&["*/questions-*.bin"]).await?;
        page.click_text("a.button", "All questions").await?;
        open(page, &neighbour).await
    })
    .await
}

#[tokio::test]
async fn the_list_says_where_its_index_does_not_come_and_try_again_mends_it() -> Result<()> {
    with_page(async |page| {
        page.block(&["*/bank-*.bin"]).await?;
        page.goto(ALL[0]).await?;
        page.wait_for_text("main", |text| {
            text.contains("The questions could not be fetched. The file bank-")
        })
        .await?;
        page.click_text("nav a", "Practice").await?;
        page.wait_for_text("main .notice", |text| text.contains("could not be fetched"))
            .await?;
        page.block(&[]).await?;
        page.take_console_errors().await?;
        page.click_text("main button", "Try again").await?;
        page.find(study().ready).await?;
        let focused = page.run("return document.activeElement.id;").await?;
        ensure!(focused == "page-heading", "the focus is at {focused}");
        open(page, &question(QUESTION)).await
    })
    .await
}

#[tokio::test]
async fn what_is_scrolled_to_keeps_its_place() -> Result<()> {
    with_page(async |page| {
        for list in [STUDY, EXERCISES] {
            page.goto(list).await?;
            page.find(".study__list > li").await?;
            // What is further up is laid out only now, and may not push anything.
            let script = "const rows = document.querySelectorAll('.study__list > li'), row = rows[Math.floor(rows.length * 0.7)];
                const place = () => Math.round(row.getBoundingClientRect().top);
                row.scrollIntoView({ behavior: 'instant', block: 'center' });
                const first = place();
                return new Promise((done) => setTimeout(() => done([first, place(), rows.length]), 400));";
            let places = page.run(script).await?;
            ensure!(places[0] == places[1], "{list:?}: {places}");
        }
        Ok(())
    })
    .await
}
