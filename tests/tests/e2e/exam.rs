//! Mock exams: a whole one by keyboard, reloads, a clock that jumps, two tabs, shared papers, pauses.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use quiz::exam::{Asked, Estimate, Kind, Paper};
use quiz::{Bank, Question};
use serde_json::json;
use tests::browser::{Page, key, with_page};
use tests::exams::{self, QUESTION, RESULT, REVIEW};
use tests::routes::EXAM;
use thirtyfour::Key;

fn bank() -> Bank {
    quiz::author::load(&tests::root()).0
}

fn question<'a>(bank: &'a Bank, asked: &Asked) -> &'a Question {
    bank.question(&asked.id).expect("the paper is of this bank")
}

/// The keys that choose the right options of a question, or with a wrong one among them.
fn keys(paper: &Paper, question: &Question, right: bool) -> String {
    let order = paper.order(question);
    let key = question.key();
    let mut picks = key.clone();
    if !right {
        let wrong = (0..question.options.len()).find(|option| !key.contains(option));
        picks[0] = wrong.expect("a wrong option");
    }
    let digit = |pick: &usize| {
        order
            .iter()
            .position(|option| option == pick)
            .map(|at| at + 1)
    };
    picks
        .iter()
        .filter_map(digit)
        .map(|digit| digit.to_string())
        .collect()
}

async fn heading(page: &Page) -> Result<String> {
    page.text("#page-heading").await
}

/// Presses Tab until what has the focus satisfies a condition on `it`.
async fn tab_to(page: &Page, condition: &str) -> Result<()> {
    for _ in 0..80 {
        page.press(key(Key::Tab)).await?;
        let there = page
            .run(&format!(
                "const it = document.activeElement; return {condition};"
            ))
            .await?;
        if there == true {
            return Ok(());
        }
    }
    anyhow::bail!("Tab does not come to {condition}")
}

#[tokio::test]
async fn a_whole_mock_by_keyboard_alone_survives_a_reload_and_gives_the_score() -> Result<()> {
    with_page(async |page| {
        let (bank, index) = (bank(), exams::index());
        let paper = exams::paper(Kind::Mock, 5)?;
        ensure!(paper.questions.len() == 75 && paper.scored() == 65);
        exams::open_link(page, &paper.code.to_string()).await?;
        tab_to(
            page,
            "it.id === 'exam-start' && it.ariaDisabled === 'false'",
        )
        .await?;
        page.press(key(Key::Enter)).await?;
        page.find(QUESTION).await?;

        let mut right = 0;
        for (place, asked) in paper.questions.iter().enumerate() {
            let is_right = place % 5 != 3;
            right += usize::from(is_right && asked.scored);
            let mut typed = keys(&paper, question(&bank, asked), is_right);
            if place == 40 {
                page.reload(QUESTION).await?;
                let said = page.text(".exam__count").await?;
                ensure!(said.contains("40 of 75 answered"), "{said}");
            }
            if place % 8 == 0 {
                let shown = heading(page).await?;
                ensure!(shown == format!("Question {} of 75", place + 1), "{shown}");
                let focused = page.run("return document.activeElement.id;").await?;
                ensure!(
                    place == 40 || focused == "page-heading",
                    "the focus is at {focused}"
                );
            }
            typed.push(if place == 20 { 'm' } else { 'n' });
            page.press(&typed).await?;
            if place == 20 {
                page.press(key(Key::Enter)).await?;
            }
            if place == 39 {
                page.written().await?;
            }
        }
        page.find(REVIEW).await?;
        let said = page.text(".exam__lists").await?;
        ensure!(said.contains("Every question has an answer."), "{said}");
        ensure!(said.contains("1 question"), "one is marked: {said}");
        ensure!(page.find_all(".option__why, mark").await?.is_empty());

        tab_to(page, "it.textContent === 'Hand in …'").await?;
        page.press(key(Key::Enter)).await?;
        page.find("dialog[open]").await?;
        let focused = page
            .run("return document.activeElement.textContent;")
            .await?;
        ensure!(focused == "Go back", "the focus is at {focused}");
        page.press(key(Key::Tab)).await?;
        page.press(key(Key::Enter)).await?;
        page.find(RESULT).await?;

        let blueprint = index.lists.blueprint("DOP-C02").context("the exam")?;
        let estimate = Estimate::of(right, 65, blueprint);
        let score = page.text(".exam__score").await?;
        ensure!(
            score == estimate.scaled.to_string(),
            "{score} for {estimate:?}"
        );
        let said = page.text(".exam__result").await?;
        ensure!(said.contains("Taken under exam conditions."), "{said}");
        ensure!(said.contains(&estimate.explain()), "{said}");

        // Study knows what was answered.
        page.written().await?;
        page.click_text("nav a", "Practice").await?;
        let said = format!("75 of {} answered", index.questions.len());
        page.wait_for_text("main", |text| text.contains(&said))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_is_said_to_be_right_before_the_end_and_every_reason_after_it() -> Result<()> {
    with_page(async |page| {
        let paper = exams::paper(Kind::Ten, 7)?;
        exams::start_ten(page).await?;
        exams::answer_some(page).await?;
        for place in 0..10 {
            page.click(&format!(".exam__grid li:nth-child({}) button", place + 1))
                .await?;
            page.find(QUESTION).await?;
            let told = page
                .find_all(".option__why, .option--right, .option--wrong, mark")
                .await?;
            ensure!(told.is_empty(), "question {place} tells its answer");
            page.press("r").await?;
            page.find(REVIEW).await?;
        }
        exams::hand_in(page).await?;
        let all = page.find_all(".exam__answer").await?;
        ensure!(all.len() == 10, "{} questions to go through", all.len());
        let bank = bank();
        let first = question(&bank, &paper.questions[0]);
        let was_right = keys(&paper, first, true) == "1";
        if !was_right {
            let said = page.text(".exam__answer").await?;
            ensure!(
                said.contains("Question 1") && said.contains("Confident but wrong"),
                "{said}"
            );
        }
        page.click_text("button", "Open all").await?;
        let reasons = page.find_all(".exam__answer .option__why").await?.len();
        let options: usize = paper
            .questions
            .iter()
            .map(|asked| question(&bank, asked).options.len())
            .sum();
        ensure!(
            reasons == options,
            "{reasons} reasons for {options} options"
        );
        page.choose("#exam-which", "Marked for review").await?;
        page.wait_for_text(".exam__answers [role=status]", |text| {
            text.starts_with("1 question.")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_clock_that_jumps_gives_no_time_back_and_running_out_hands_in() -> Result<()> {
    with_page(async |page| {
        exams::own_clock(page).await?;
        exams::start_ten(page).await?;
        exams::own_clock(page).await?;
        page.press("1").await?;
        let all = exams::left(page).await?;
        ensure!(
            (24 * 60 - 30..=24 * 60).contains(&all),
            "{all} s of 24 minutes"
        );

        exams::shift(page, -60).await?;
        tokio::time::sleep(Duration::from_millis(3500)).await;
        let after = exams::left(page).await?;
        ensure!(after <= all && after > all - 30, "{after} s after {all} s");
        ensure!(after < all, "the clock stands still");

        exams::shift(page, 14).await?;
        page.wait_for_text(".exam__clock", |text| text.starts_with("9:"))
            .await?;
        let said = page
            .run("return document.getElementById('exam-said').textContent;")
            .await?;
        ensure!(
            said.as_str()
                .is_some_and(|said| said.trim() == "10 minutes left."),
            "said {said}"
        );

        exams::shift(page, 120).await?;
        page.find(RESULT).await?;
        let said = page.text(".exam__result").await?;
        ensure!(said.contains("The time ran out"), "{said}");
        ensure!(said.contains("after 24 minutes"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_exam_whose_time_runs_out_while_the_page_is_closed_is_marked_at_the_next_visit()
-> Result<()> {
    with_page(async |page| {
        exams::start_ten(page).await?;
        exams::own_clock(page).await?;
        page.press("1").await?;
        exams::shift(page, -60).await?;
        page.press("n1n").await?;
        tokio::time::sleep(Duration::from_millis(1500)).await;
        page.written().await?;
        // After the reload it is an hour later than it was.
        page.reload(EXAM.ready).await?;
        ensure!(heading(page).await? == "No exam is under way");
        page.driver().goto(page.url() + exams::HISTORY.path).await?;
        page.find(exams::HISTORY.ready).await?;
        page.wait_for_text("tbody", |text| {
            text.contains("Set of 10") && text.contains("24:00")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_tab_owns_a_running_exam() -> Result<()> {
    with_page(async |page| {
        exams::start_ten(page).await?;
        page.press("1").await?;
        page.wait_for_text(".exam__count", |text| text.contains("1 of 10 answered"))
            .await?;
        page.written().await?;
        let first = page.driver().window().await?;
        let url = page.driver().current_url().await?;
        let second = page.driver().new_tab().await?;
        page.driver().switch_to_window(second.clone()).await?;
        page.driver().goto(url.as_str()).await?;
        page.find(r#"[data-ready="exam-elsewhere"]"#).await?;
        page.click_text("button", "Take it over here").await?;
        page.find(QUESTION).await?;
        page.press("n1").await?;
        page.wait_for_text(".exam__count", |text| text.contains("2 of 10 answered"))
            .await?;
        page.written().await?;

        page.driver().switch_to_window(first.clone()).await?;
        page.wait_for_text("#page-heading", |text| {
            text == "This exam runs in another tab"
        })
        .await?;
        page.wait_for_text("main", |text| text.contains("2 of 10 answered"))
            .await?;
        page.driver().switch_to_window(second).await?;
        page.driver().close_window().await?;
        page.driver().switch_to_window(first).await?;
        page.find(QUESTION).await?;
        ensure!(heading(page).await? == "Question 2 of 10");
        page.wait_for_text(".exam__count", |text| text.contains("2 of 10 answered"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_gives_the_same_paper_in_another_browser() -> Result<()> {
    let bank = bank();
    let paper = exams::paper(Kind::Ten, 123_456)?;
    let sat = RefCell::new(Vec::new());
    for _ in 0..2 {
        with_page(async |page| {
            exams::open_link(page, &paper.code.to_string()).await?;
            exams::start(page).await?;
            let mut shown = Vec::new();
            for _ in 0..10 {
                page.find(QUESTION).await?;
                let order = page
                    .run("return [...document.querySelectorAll('[data-option]')].map((it) => it.querySelector('.option__text').textContent.trim());")
                    .await?;
                shown.push((heading(page).await?, page.text(".question__stem").await?, order));
                page.press("n").await?;
            }
            sat.borrow_mut().push(shown);
            Ok(())
        })
        .await?;
    }
    let sat = sat.into_inner();
    ensure!(sat[0] == sat[1], "two browsers differ");
    for ((_, _, options), asked) in sat[0].iter().zip(&paper.questions) {
        let question = question(&bank, asked);
        let expected: Vec<String> = paper
            .order(question)
            .iter()
            .map(|option| letters(&quiz::plain_text(&question.options[*option].content)))
            .collect();
        let shown: Vec<String> = serde_json::from_value(options.clone())?;
        let shown: Vec<String> = shown.iter().map(|text| letters(text)).collect();
        ensure!(shown == expected, "{}: {shown:?}", asked.id);
    }
    Ok(())
}

/// A text without its blanks.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[tokio::test]
async fn a_link_of_another_version_says_so() -> Result<()> {
    with_page(async |page| {
        let mut code = exams::paper(Kind::Ten, 7)?.code;
        code.version = "00000000".to_owned();
        exams::open_link(page, &code.to_string()).await?;
        page.wait_for_text("main .notice", |text| {
            text.contains("another version of the questions")
        })
        .await?;
        page.driver()
            .goto(format!("{}#/exam/paper/ten.DOP", page.url()))
            .await?;
        page.wait_for_text("main .notice", |text| text.contains("no code of a paper"))
            .await?;
        page.click_text("a.button", "Choose another paper").await?;

        page.click("#exam-kind-ten").await?;
        exams::start(page).await
    })
    .await
}

#[tokio::test]
async fn a_paper_that_lacks_questions_says_so_and_does_not_begin() -> Result<()> {
    with_page(async |page| {
        let index = exams::have_few(page, 3).await?;
        let lacking = quiz::exam::shortfalls(&index, Kind::Mock, "DOP-C01");
        let lacking: usize = lacking
            .map_err(|error| anyhow::anyhow!("{error}"))?
            .iter()
            .map(|domain| domain.needed - domain.found)
            .sum();
        page.goto(EXAM).await?;
        page.reload(EXAM.ready).await?;
        page.click("#exam-blueprint-DOP-C01").await?;
        page.wait_for_text("main .notice", |text| {
            text.contains(&format!("{lacking} questions are missing"))
        })
        .await?;
        page.click("#exam-start").await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        ensure!(heading(page).await? == "Mock exam");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn four_mocks_in_a_row_ask_nothing_twice() -> Result<()> {
    with_page(async |page| {
        let mut stems = BTreeSet::new();
        for mock in 1..=4 {
            page.goto(EXAM).await?;
            exams::start(page).await?;
            for place in 1..=75 {
                let at = format!("Question {place} of 75");
                page.wait_for_text("#page-heading", |text| text == at)
                    .await?;
                stems.insert(page.text(".question__stem").await?);
                page.press("n").await?;
            }
            ensure!(stems.len() == 75 * mock, "{} of {mock} mocks", stems.len());
            page.press("r").await?;
            page.find(REVIEW).await?;
            exams::hand_in(page).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_whole_mock_exam_of_the_old_version_begins() -> Result<()> {
    with_page(async |page| {
        page.goto(EXAM).await?;
        page.click("#exam-blueprint-DOP-C01").await?;
        exams::start(page).await?;
        ensure!(heading(page).await? == "Question 1 of 75");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_stops_the_clock_hides_the_question_and_is_told() -> Result<()> {
    with_page(async |page| {
        exams::start_ten(page).await?;
        exams::own_clock(page).await?;
        let before = exams::left(page).await?;
        page.click_text(".exam__bar button", "Pause").await?;
        page.find(r#"[data-ready="exam-paused"]"#).await?;
        ensure!(page.find_all(".question__stem").await?.is_empty());
        exams::shift(page, 300).await?;
        page.written().await?;
        page.reload(r#"[data-ready="exam-paused"]"#).await?;
        page.click_text("button", "Go on").await?;
        page.find(QUESTION).await?;
        let after = exams::left(page).await?;
        ensure!(before - after < 20, "{after} s after {before} s");
        page.press("r").await?;
        exams::hand_in(page).await?;
        let said = page.text(".exam__result").await?;
        ensure!(
            said.contains("Not under exam conditions: paused 1 time."),
            "{said}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn keys_can_be_turned_off_and_time_can_be_without_a_limit() -> Result<()> {
    with_page(async |page| {
        page.driver().goto(page.url() + "#/settings").await?;
        page.click("#single-keys").await?;
        page.goto(EXAM).await?;
        page.click("#exam-kind-ten").await?;
        page.click("#exam-timing-untimed").await?;
        exams::start(page).await?;
        page.press("1nr").await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let said = page.text(".exam__count").await?;
        ensure!(said.contains("0 of 10 answered"), "{said}");
        ensure!(heading(page).await? == "Question 1 of 10");
        let name = page.find(".exam__clock").await?.attr("aria-label").await?;
        ensure!(name.as_deref() == Some("Time used"));
        page.click_text("button", "Hide time").await?;
        ensure!(page.text(".exam__clock").await? == "hidden");
        page.click(".option input").await?;
        page.wait_for_text(".exam__count", |text| text.contains("1 of 10 answered"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_result_prints_with_its_tables_and_without_the_app_around_it() -> Result<()> {
    with_page(async |page| {
        exams::start_ten(page).await?;
        exams::answer_some(page).await?;
        exams::hand_in(page).await?;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        let heights = "const height = (css) => [...document.querySelectorAll(css)].map((it) => it.getBoundingClientRect().height);";
        let around = page
            .run(&format!("{heights} return height('.header, .footer, .exam__actions, .exam__share').filter((it) => it > 0).length;"))
            .await?;
        ensure!(around == 0, "{around} parts of the app would be printed");
        let tables = page
            .run(&format!("{heights} return height('.exam__behind table').filter((it) => it > 20).length;"))
            .await?;
        ensure!(tables == 3, "{tables} tables of 3 charts would be printed");
        let printed = page.devtools("Page.printToPDF", json!({})).await?;
        let data = printed["data"].as_str().unwrap_or_default();
        ensure!(data.starts_with("JVBERi0"), "no PDF comes");
        Ok(())
    })
    .await
}
