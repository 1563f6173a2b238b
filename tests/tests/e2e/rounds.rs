//! Practising a chosen set: by keyboard, by pointer on a phone, in two tabs, and what goes with it.

use anyhow::{Context, Result, ensure};
use tests::browser::{Page, Scheme, key, with_page};
use tests::practice::{choose_enough, in_round, wanted};
use tests::routes::{QUESTION, STUDY, TWIN, YARD_READY};
use thirtyfour::Key;

/// Presses Tab until the focus is at what the selector names.
async fn tab_to(page: &Page, css: &str) -> Result<()> {
    for _ in 0..150 {
        let script = format!("return document.activeElement.matches({css:?});");
        if page.run(&script).await? == true {
            return Ok(());
        }
        page.press(key(Key::Tab)).await?;
    }
    anyhow::bail!("Tab does not come to {css}")
}

async fn heading(page: &Page, wanted: &str) -> Result<()> {
    page.wait_for_text("h1", |text| text == wanted).await?;
    // Its file may still be on its way.
    page.find(QUESTION.ready).await.map(|_| ())
}

/// The element that has the focus, by its id.
async fn focus_is(page: &Page, id: &str) -> Result<()> {
    let script = format!(
        "for (let n = 0; n < 40 && document.activeElement.id !== {id:?}; n++)
            await new Promise((next) => setTimeout(next, 25));
        return document.activeElement.id;"
    );
    let focused = page.run(&script).await?;
    ensure!(focused == id, "the focus is at {focused}, not at {id}");
    Ok(())
}

/// How many questions are left, by what the page says.
async fn left(page: &Page) -> Result<usize> {
    let text = page.text("#left").await?;
    let number = text.split(' ').next().unwrap_or_default();
    number
        .parse()
        .with_context(|| format!("no number in {text}"))
}

#[tokio::test]
async fn a_chosen_set_is_studied_by_keyboard_alone() -> Result<()> {
    with_page(async |page| {
        page.goto(STUDY).await?;
        let all = left(page).await?;
        tab_to(page, "#study-words").await?;
        page.press("eventbridge").await?;
        page.wait_for_text("#left", |text| !text.starts_with(&format!("{all} ")))
            .await?;
        let some = left(page).await?;
        ensure!(some > 2 && some < all, "{some} of {all} are left");
        tab_to(page, ".facets__value input").await?;
        tab_to(page, "#begin").await?;
        page.press(key(Key::Enter)).await?;
        heading(page, &format!("Question 1 of {}", some.min(20))).await?;
        focus_is(page, "page-heading").await?;
        // Nothing is checked by choosing.
        page.find("form .option").await?;
        let digits: String = (1..=wanted(page).await?).map(|n| n.to_string()).collect();
        page.press(digits).await?;
        page.find(".option input:checked").await?;
        ensure!(
            page.find_all(".option__why").await?.is_empty(),
            "checked by choosing"
        );
        tab_to(page, ".sure input").await?;
        page.press(" ").await?;
        page.press(key(Key::Enter)).await?;
        page.find(".option__why").await?;
        focus_is(page, "verdict").await?;
        page.press(key(Key::Enter)).await?;
        heading(page, &format!("Question 2 of {}", some.min(20))).await?;
        focus_is(page, "page-heading").await?;
        page.press("m").await?;
        page.find("#flag[aria-pressed=true]").await?;
        tab_to(page, ".option input").await?;
        page.press("x").await?;
        page.find(".option--struck").await?;
        page.chord(&[Key::Control], "z").await?;
        page.wait_for_text("#question-told", |text| text == "Taken back: strike.")
            .await?;
        ensure!(
            page.find_all(".option--struck").await?.is_empty(),
            "the strike stays"
        );
        page.press("p").await?;
        heading(page, &format!("Question 1 of {}", some.min(20))).await?;
        page.find(".option__why").await?;
        page.press("n").await?;
        heading(page, &format!("Question 2 of {}", some.min(20))).await?;
        page.press("?").await?;
        page.find("dialog[open]").await?;
        page.press(key(Key::Escape)).await?;
        page.press("r").await?;
        page.find_text("a.button", "Go on with question 2").await?;
        focus_is(page, "page-heading").await
    })
    .await
}

#[tokio::test]
async fn keys_alone_can_be_turned_off() -> Result<()> {
    with_page(async |page| {
        page.goto(tests::routes::Route {
            path: "#/settings",
            ready: "#single-keys",
            ..QUESTION
        })
        .await?;
        page.click("#single-keys").await?;
        page.goto(QUESTION).await?;
        page.press("m1x?").await?;
        ensure!(
            page.find_all(".option input:checked").await?.is_empty(),
            "1 chose"
        );
        ensure!(
            page.find_all("#flag[aria-pressed=true]").await?.is_empty(),
            "M flagged"
        );
        page.find_text(".asides button", "Keys").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_round_on_a_phone_survives_a_reload() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        in_round(page).await?;
        page.find(".option--struck").await?;
        // The write waits a moment for what the person sees.
        page.written().await?;
        page.reload(QUESTION.ready).await?;
        heading(page, "Question 1 of 5").await?;
        page.find("#flag[aria-pressed=true]").await?;
        page.find(".option--struck").await?;
        ensure!(page.value("#note").await? == "Read the constraint again.");
        choose_enough(page).await?;
        page.click_text("button", "Check").await?;
        page.click_text("form a", "Next question").await?;
        heading(page, "Question 2 of 5").await?;
        page.click_text("form a", "All questions").await?;
        page.click_text("a.button", "Go on with question 2").await?;
        heading(page, "Question 2 of 5").await?;
        page.click_text("form a", "Previous").await?;
        heading(page, "Question 1 of 5").await?;
        page.find(".option__why").await?;
        page.click("#undo").await?;
        page.wait_for_text("#question-told", |text| text == "Taken back: check.")
            .await?;
        // What was chosen stays chosen, and the strike is there again.
        page.find(".option input:checked").await?;
        page.find(".option--struck").await?;
        let wide = page
            .run("return document.documentElement.scrollWidth;")
            .await?;
        ensure!(wide.as_u64() <= Some(390), "the page is {wide} px wide");
        Ok(())
    })
    .await
}

/// Answers the question that is shown by its first option or, if need be, options.
async fn answer(page: &Page) -> Result<()> {
    choose_enough(page).await?;
    page.click_text("button", "Check").await?;
    page.find(".option__why").await.map(|_| ())
}

#[tokio::test]
async fn two_tabs_both_answer_and_both_answers_are_kept() -> Result<()> {
    with_page(async |page| {
        page.goto(QUESTION).await?;
        let first = page.driver().window().await?;
        let second = page.driver().new_tab().await?;
        page.driver().switch_to_window(second.clone()).await?;
        page.goto(TWIN).await?;
        answer(page).await?;
        page.driver().switch_to_window(first.clone()).await?;
        answer(page).await?;
        page.written().await?;
        for window in [first, second] {
            page.driver().switch_to_window(window).await?;
            page.goto(STUDY).await?;
            page.reload(STUDY.ready).await?;
            page.wait_for_text("[data-ready=study]", |text| text.starts_with("2 of "))
                .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_option_is_tried_in_a_yard_of_its_own() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        let id = QUESTION.path.rsplit('/').next().unwrap_or_default();
        let question = bank.question(id).context("the question is in the bank")?;
        let wrong = question.options.iter().position(|option| !option.correct);
        let wrong = wrong.context("it has a wrong option")?;
        page.goto(QUESTION).await?;
        page.click(&format!(r#"[data-option="{wrong}"] input"#))
            .await?;
        page.click_text("button", "Check").await?;
        let of_option = format!(r#"[data-option="{wrong}"] [data-try]"#);
        let rule = page.find(&of_option).await?.attr("data-try").await?;
        let rule = format!("option-{}", rule.unwrap_or_default());
        page.click(&of_option).await?;
        page.find(YARD_READY).await?;
        page.find(&format!(r#"[data-rule="{rule}"][aria-pressed=true]"#))
            .await?;
        let rules = page.find_all(".rules__item[data-rule]").await?.len();
        ensure!(rules == question.options.len(), "{rules} rules");
        let yard = page.run("return document.querySelector('#yard-open').selectedOptions[0].text;");
        ensure!(yard.await? == id, "the yard has another name");
        // The chosen event is one to which the option says the wrong thing.
        let event = page.value("#event-name").await?;
        let run = question.runs.iter().find(|run| run.title() == event);
        let quiz::Run::Pattern(run) = run.context("the event is one of the question's")? else {
            anyhow::bail!("the run is no pattern");
        };
        let said = match run.expect {
            quiz::Expect::Match => "Does not match",
            quiz::Expect::NoMatch => "Matches",
        };
        page.wait_for_text(&format!(r#"[data-rule="{rule}"]"#), |text| {
            text.contains(said)
        })
        .await?;
        page.find(".why").await?;
        page.click_text(".yard__head button", "Undo").await?;
        let names = "return document.querySelector('#yard-open').selectedOptions[0].text;";
        let before = page.run(names).await?;
        ensure!(before == "My yard", "Undo leads to {before}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_report_names_question_version_and_answer() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        page.goto(QUESTION).await?;
        page.click(r#"[data-option="0"] input"#).await?;
        page.click_text("button", "Check").await?;
        page.click(".report-question summary").await?;
        page.fill("#doubt", "Is <this> so?").await?;
        let text = page.value("#doubt-text").await?;
        ensure!(
            text.contains("Question: pattern-unsuccessful-builds\n")
                && text.contains(&format!("Version of the questions: {}\n", bank.version))
                && text.contains("My answer: option 1\n")
                && text.ends_with("What I doubt: Is <this> so?\n"),
            "{text}"
        );
        page.click_text(".report-question button", "Copy the text")
            .await?;
        page.wait_for_text(".report-question [role=status]", |text| !text.is_empty())
            .await
            .map(|_| ())
    })
    .await
}

/// A word of a question that no list shows, and how many questions have it.
fn hidden_word() -> (String, usize) {
    let (bank, _) = quiz::author::load(&tests::root());
    let index = quiz::Index::of(&bank, Vec::new());
    let listed: Vec<String> = index
        .questions
        .iter()
        .map(|it| it.summary.to_lowercase())
        .collect();
    let text = |question: &quiz::Question| {
        let options = question.options.iter();
        let options = options.map(|option| quiz::plain_text(&option.content));
        let all = options.fold(quiz::plain_text(&question.stem), |all, more| {
            format!(
                "{all}
{more}"
            )
        });
        all.to_lowercase()
    };
    let texts: Vec<String> = bank.questions.iter().map(text).collect();
    let words = texts
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    let mut words = words.filter(|word| word.len() > 6);
    let word = words.find(|word| listed.iter().all(|line| !line.contains(word)));
    let word = word
        .expect("a word stands beyond the beginnings")
        .to_owned();
    let count = texts.iter().filter(|text| text.contains(&word)).count();
    (word, count)
}

#[tokio::test]
async fn whole_questions_are_searched_when_that_is_asked() -> Result<()> {
    with_page(async |page| {
        let (word, count) = hidden_word();
        page.goto(STUDY).await?;
        page.fill("#study-words", &word).await?;
        page.wait_for_text("#left", |text| text.starts_with("0 "))
            .await?;
        let searched = page.text("#study-reach").await?;
        ensure!(searched.contains("first words"), "{searched}");
        page.click("#study-full").await?;
        page.wait_for_text("#study-reach", |text| {
            text.contains("situation and options")
        })
        .await?;
        page.wait_for_text("#left", |text| text.starts_with(&format!("{count} ")))
            .await?;
        let shown = page.find_all("a.study__item").await?.len();
        ensure!(shown == count, "{shown} of {count} are listed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_names_of_2019_stand_with_todays_beside_them() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        let question = bank.questions.iter().find(|question| {
            let stem = quiz::plain_text(&question.stem);
            stem.contains("EventBridge rule") && !stem.contains("CloudWatch Events")
        });
        let question = question.context("a question speaks of EventBridge rules")?;
        page.driver()
            .goto(format!("{}#/study/{}", page.url(), question.id))
            .await?;
        page.find(QUESTION.ready).await?;
        page.click("#names-then").await?;
        page.wait_for_text(".question__stem", |text| {
            text.contains("CloudWatch Events (today EventBridge)")
        })
        .await?;
        page.written().await?;
        page.reload(QUESTION.ready).await?;
        page.wait_for_text(".question__stem", |text| {
            text.contains("CloudWatch Events (today EventBridge)")
        })
        .await
        .map(|_| ())
    })
    .await
}
