//! Options that are schedule expressions and input templates, tried in the yard.

use anyhow::{Context, Result, ensure};
use quiz::{Bank, ExpectInput, Question, Run};
use tests::browser::{Page, with_page};
use tests::routes::{QUESTION, SCHEDULE, YARD};

/// The first question of the bank whose runs begin like this.
fn question(bank: &Bank, wanted: impl Fn(&Question) -> bool) -> Result<&Question> {
    let mut all = bank.questions.iter();
    all.find(|question| wanted(question))
        .context("the bank has such a question")
}

/// Answers the question wrongly, or rightly, with the option.
async fn answered(page: &Page, question: &Question, option: usize) -> Result<()> {
    let url = format!("{}#/study/{}", page.url(), question.id);
    page.driver().goto(url).await?;
    page.find(QUESTION.ready).await?;
    page.click(&format!(r#"[data-option="{option}"] input"#))
        .await?;
    page.click_text("button", "Check").await?;
    page.find(".option__why").await.map(|_| ())
}

/// The members of the JSON object that arrives where the option is right, each as a preview shows it.
fn lines(expect: &ExpectInput) -> Result<Vec<String>> {
    let ExpectInput::Text(text) = expect else {
        anyhow::bail!("nothing arrives");
    };
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text)?;
    let plain = object.into_iter().filter(|(_, value)| !value.is_array());
    Ok(plain
        .map(|(name, value)| format!("\"{name}\": {value}"))
        .collect())
}

#[tokio::test]
async fn a_schedule_expression_is_tried_with_zone_and_moment_of_each_run() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        let of_schedules = |question: &Question| {
            matches!(question.runs.as_slice(), [Run::Schedule(run), Run::Schedule(_), ..] if run.time_zone.is_some())
        };
        let question = question(&bank, of_schedules)?;
        let option = question.options.iter().position(|option| !option.correct);
        let option = option.context("a wrong option")?;
        let expression = question.options[option].inline_code().unwrap_or_default();
        answered(page, question, option).await?;
        let buttons = format!(r#"[data-option="{option}"] [data-try]"#);
        let count = page.find_all(&buttons).await?.len();
        ensure!(count == question.runs.len(), "{count} buttons");
        let mut shown = Vec::new();
        for run in &question.runs {
            let Run::Schedule(run) = run else { continue };
            page.click_text(&buttons, &format!("Try in the yard: {}", run.title))
                .await?;
            page.find(SCHEDULE.ready).await?;
            ensure!(page.value("#schedule-expression").await? == expression);
            let zone = page.value("#schedule-zone").await?;
            ensure!(Some(zone.as_str()) == run.time_zone.as_deref(), "{zone}");
            let after = page.value("#schedule-after").await?;
            ensure!(run.after.starts_with(&after), "{after} of {}", run.after);
            shown.push(page.text(".schedule__builder").await?);
            page.driver().back().await?;
            page.find(QUESTION.ready).await?;
            page.find(".option__why").await?;
        }
        ensure!(shown[0] != shown[1], "both runs show the same");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_input_template_is_tried_as_the_input_of_a_target() -> Result<()> {
    with_page(async |page| {
        let (bank, _) = quiz::author::load(&tests::root());
        let of_templates =
            |question: &Question| matches!(question.runs.first(), Some(Run::Template(_)));
        let question = question(&bank, of_templates)?;
        let right = question.key()[0];
        let Some(Run::Template(run)) = question.runs.first() else {
            anyhow::bail!("the run is no template");
        };
        let expected = lines(&run.expect)?;
        answered(page, question, right).await?;
        for option in [right, (right + 1) % question.options.len()] {
            let button = format!(r#"[data-option="{option}"] [data-try]"#);
            let number = page.find(&button).await?.attr("data-try").await?;
            let number: usize = number.context("the number of the option")?.parse()?;
            page.click(&button).await?;
            page.find(YARD.ready).await?;
            let rule = format!(r#"[data-rule="option-{number}"][aria-pressed=true]"#);
            page.find(&rule).await?;
            // The panel of the target is open at its input.
            let field = format!("#rule-{}-target-0-template", number - 1);
            page.find(&field).await?;
            let template = page
                .run(&format!(
                    "const field = document.querySelector('{field}'); return field.value ?? field.textContent;"
                ))
                .await?;
            let wanted = question.options[option].code("template");
            ensure!(
                template.as_str().map(str::trim) == wanted.map(str::trim),
                "the template is {template}"
            );
            let preview = page
                .wait_for_text(".target__preview", |text| {
                    !text.contains("Working out what arrives")
                })
                .await?;
            let is_there = expected.iter().all(|text| preview.contains(text.as_str()));
            ensure!(is_there == (option == right), "{preview}");
            page.driver().back().await?;
            page.find(QUESTION.ready).await?;
            page.find(".option__why").await?;
        }
        Ok(())
    })
    .await
}
