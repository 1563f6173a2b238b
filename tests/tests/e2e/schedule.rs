//! Schedules: chosen in words, read back from the expression, mended, made a rule.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::{Page, Scheme, key, with_page};
use tests::routes::{SCHEDULE, YARD};
use tests::states::add_rule;
use tests::wired::WiredState;
use thirtyfour::Key;

/// The field of the view and that of a rule.
const TRIED: &str = "#schedule-expression";
const OF_RULE: &str = "#rule-schedule-expression";

/// Waits until the field has this expression.
async fn wait_for_expression(page: &Page, css: &str, wanted: &str) -> Result<()> {
    page.find(css).await?;
    page.wait_for_value(css, wanted).await
}

/// The option that a list shows.
async fn chosen(page: &Page, css: &str) -> Result<String> {
    let asked = format!("return document.querySelector('{css}').selectedOptions[0].text;");
    let answer = page.run(&asked).await?;
    Ok(answer.as_str().context("a text")?.to_owned())
}

async fn sentence(page: &Page, wanted: &str) -> Result<()> {
    page.wait_for_text(".schedule__sentence", |text| text == wanted)
        .await
        .map(|_| ())
}

#[tokio::test]
async fn a_schedule_is_chosen_in_words_and_read_back_from_cron() -> Result<()> {
    with_page(async |page| {
        page.goto(SCHEDULE).await?;
        page.emulate(1280, 800, Scheme::Light).await?;
        page.choose("#schedule-kind", "Every few minutes of an hour")
            .await?;
        page.fill("#schedule-minutes", "20").await?;
        page.choose("#schedule-some", "Only between").await?;
        page.choose("#schedule-from", "09").await?;
        wait_for_expression(page, TRIED, "cron(0/20 9-17 ? * MON-FRI *)").await?;
        sentence(
            page,
            "Every 20 minutes from 09:00 to 17:40 UTC on weekdays.",
        )
        .await?;
        let rows = page.find_all(".schedule__table tbody tr").await?;
        ensure!(rows.len() == 10, "{} rows", rows.len());
        page.click_text(".schedule__tick", "Saturday").await?;
        wait_for_expression(page, TRIED, "cron(0/20 9-17 ? * MON-SAT *)").await?;
        page.click(".schedule__months summary").await?;
        page.click_text(".schedule__tick", "Feb").await?;
        wait_for_expression(page, TRIED, "cron(0/20 9-17 ? JAN,MAR-DEC MON-SAT *)").await?;

        // Back from cron to words.
        page.fill(TRIED, "cron(30 7 ? * 6L *)").await?;
        sentence(page, "At 07:30 UTC on the last Friday of every month.").await?;
        let shown = [
            ("#schedule-kind", "At a time of day"),
            ("#schedule-hour", "07"),
            ("#schedule-minute", "30"),
            ("#schedule-days", "The last of a weekday"),
            ("#schedule-day", "Friday"),
        ];
        for (css, wanted) in shown {
            let found = chosen(page, css).await?;
            ensure!(found == wanted, "{css}: {found}");
        }
        // What the form cannot say stays, also over another choice.
        let by_hand = "cron(5/10 8,9,20 * * ? *)";
        page.fill(TRIED, by_hand).await?;
        let found = chosen(page, "#schedule-kind").await?;
        ensure!(found == format!("As written: {by_hand}"), "{found}");
        page.choose("#schedule-kind", "At a steady rate: rate()")
            .await?;
        wait_for_expression(page, TRIED, "rate(5 minutes)").await?;
        page.choose("#schedule-kind", &format!("As written: {by_hand}"))
            .await?;
        wait_for_expression(page, TRIED, by_hand).await?;
        // Another view and back: it is still there.
        page.click_text(".tabs a", "Events").await?;
        page.find(".catalogue").await?;
        page.click_text(".tabs a", "Schedule").await?;
        wait_for_expression(page, TRIED, by_hand).await
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_place_and_the_fix_mends_it() -> Result<()> {
    with_page(async |page| {
        page.goto(SCHEDULE).await?;
        page.fill(TRIED, "cron(0 12 * * 1-5)").await?;
        let said = page
            .wait_for_text(".schedule__said", |text| text.contains("Five fields are Unix cron"))
            .await?;
        ensure!(
            said.contains("ValidationException: Parameter ScheduleExpression is not valid."),
            "{said}"
        );
        sentence(page, "No sentence yet: the expression is not valid.").await?;
        // The form has not moved, and no rule can be made.
        let kind = chosen(page, "#schedule-kind").await?;
        ensure!(kind == "At a time of day", "{kind}");
        page.click_text(".schedule button", "Make a rule of it").await?;
        page.click(".diagnostic__fix").await?;
        wait_for_expression(page, TRIED, "cron(0 12 ? * 2-6 *)").await?;
        sentence(page, "At 12:00 UTC on weekdays.").await?;
        let focused = page.run("return document.activeElement.id;").await?;
        ensure!(focused == "schedule-expression", "{focused}");

        page.fill(TRIED, "cron(0 12 ? * MON-FRY *)").await?;
        let wrong = page.text(".schedule__field--wrong").await?;
        ensure!(wrong.contains("MON-FRY") && wrong.contains("Day-of-week"), "{wrong}");
        page.click(".diagnostic__place").await?;
        let selected = page
            .run("const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd);")
            .await?;
        ensure!(selected == "FRY", "{selected}");
        page.press("FRI").await?;
        wait_for_expression(page, TRIED, "cron(0 12 ? * MON-FRI *)").await?;
        page.click_text(".schedule__value", "MON-FRI").await?;
        page.press("SUN").await?;
        wait_for_expression(page, TRIED, "cron(0 12 ? * SUN *)").await?;
        sentence(page, "At 12:00 UTC on Sundays.").await
    })
    .await
}

#[tokio::test]
async fn a_schedule_becomes_a_rule_and_nothing_is_lost_on_the_way() -> Result<()> {
    with_page(async |page| {
        page.goto(SCHEDULE).await?;
        page.fill(TRIED, "rate(1 hours)").await?;
        page.click(".diagnostic__fix").await?;
        page.click_text(".schedule button", "Make a rule of it")
            .await?;
        wait_for_expression(page, OF_RULE, "rate(1 hour)").await?;
        page.wait_for_text(".rules__item", |text| text.contains("Runs on a schedule"))
            .await?;
        ensure!(
            page.find_all("#rule-0-pattern").await?.is_empty()
                && page.find_all(".why").await?.is_empty(),
            "no event concerns the rule"
        );
        let first = page.text(".schedule__table tbody td").await?;
        ensure!(first == "Thu 2026-01-15 13:00", "{first}");
        page.fill(OF_RULE, "rate(1 hourz)").await?;
        page.wait_for_text(".rules__item", |text| text.contains("Not valid"))
            .await?;
        page.fill(OF_RULE, "rate(2 hours)").await?;
        page.wait_for_text(".rules__item", |text| text.contains("Runs on a schedule"))
            .await?;

        page.click_text(".rule__runs label", "Both").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.codebuild"]}"#)
            .await?;
        page.wait_for_text(".rules__item", |text| text.contains("Matches"))
            .await?;
        page.click_text(".rule__runs label", "Event pattern")
            .await?;
        page.wait_for_text(".rule", |text| !text.contains("The next 10 runs"))
            .await?;
        page.click_text(".rule__runs label", "Schedule").await?;
        wait_for_expression(page, OF_RULE, "rate(2 hours)").await?;
        page.written().await?;
        page.reload(r#"[data-ready="yard"] .schedule__builder"#)
            .await?;
        page.click_text(".rule__runs label", "Both").await?;
        wait_for_expression(page, OF_RULE, "rate(2 hours)").await?;
        wait_for_expression(page, "#rule-0-pattern", r#"{"source": ["aws.codebuild"]}"#).await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.wait_for_text(".rules__item", |text| text.contains("Runs on a schedule"))
            .await?;
        // The other rules see nothing of it, and Send says so.
        add_rule(page, 1, r#"{"source": ["aws.codebuild"]}"#).await?;
        page.click_text("button", "Send").await?;
        page.wait_for_text(".report", |text| text.contains("1 of 2 rules"))
            .await?;
        page.click_text(".tabs a", "Matrix").await?;
        page.find(".cell--miss").await.map(|_| ())
    })
    .await
}

#[tokio::test]
async fn a_rules_schedule_is_built_by_keyboard_on_a_phone() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        page.emulate(390, 844, Scheme::Dark).await?;
        page.find_text(".yard__rules button", "Add a rule")
            .await?
            .send_keys(Key::Enter + "")
            .await?;
        page.find("#rule-card:focus").await?;
        // Name, Remove, Enabled, Why, and then the switch.
        page.press(key(Key::Tab).repeat(5)).await?;
        page.press(key(Key::Right)).await?;
        page.find("#rule-schedule-kind").await?;
        page.press(key(Key::Tab)).await?;
        page.press("At a t").await?;
        page.find("#rule-schedule-hour").await?;
        page.press(key(Key::Tab)).await?;
        page.press("07").await?;
        page.press(key(Key::Tab)).await?;
        page.press("45").await?;
        page.press(key(Key::Tab)).await?;
        page.press("The last w").await?;
        wait_for_expression(page, OF_RULE, "cron(45 7 LW * ? *)").await?;
        // Months, then the expression.
        page.press(key(Key::Tab).repeat(2)).await?;
        page.find(&format!("{OF_RULE}:focus")).await?;
        page.chord(&[Key::Control], "a").await?;
        page.press("cron(0 9 ? * MON").await?;
        page.find(".diagnostic__fix").await?;
        page.press(" *)").await?;
        sentence(page, "At 09:00 UTC on Mondays.").await?;
        let days = chosen(page, "#rule-schedule-days").await?;
        ensure!(days == "Days of the week", "{days}");
        page.chord(&[Key::Control], "a").await?;
        page.press("every 5 minutes").await?;
        page.find(".diagnostic__fix").await?;
        // The place, and then the fix; before them, in Firefox, what AWS says where it can be scrolled.
        for _ in 0..3 {
            page.press(key(Key::Tab)).await?;
            if !page.find_all(".diagnostic__fix:focus").await?.is_empty() {
                break;
            }
        }
        page.find(".diagnostic__fix:focus").await?;
        page.press(key(Key::Enter)).await?;
        wait_for_expression(page, OF_RULE, "rate(5 minutes)").await
    })
    .await
}

/// Sets the clock of the browser to a time zone.
async fn live_in(page: &Page, zone: &str) -> Result<()> {
    let zone = json!({ "timezoneId": zone });
    page.devtools("Emulation.setTimezoneOverride", zone)
        .await
        .map(|_| ())
}

/// Types into the field for date and time: the parts one after the other.
async fn show_after(page: &Page, date: &str, time: &str) -> Result<()> {
    let field = page.find("#schedule-after").await?;
    field.send_keys(date).await?;
    field.send_keys(Key::Tab + "").await?;
    Ok(field.send_keys(time).await?)
}

#[tokio::test]
async fn runs_are_told_in_utc_and_on_the_persons_clock() -> Result<()> {
    with_page(async |page| {
        live_in(page, "Europe/Berlin").await?;
        page.goto(SCHEDULE).await?;
        show_after(page, "03272026", "0100PM").await?;
        page.wait_for_text(".schedule__table caption", |text| {
            text.contains("after Fri 2026-03-27 13:00 UTC")
        })
        .await?;
        let head = page.text(".schedule__table thead").await?;
        ensure!(
            head.starts_with("UTC Europe/Berlin") && head.contains("your clock"),
            "{head}"
        );
        let first = page.text(".schedule__table tbody tr").await?;
        let first: Vec<&str> = first.split_whitespace().collect();
        let first = first.join(" ");
        ensure!(
            first == "Mon 2026-03-30 12:00 Mon 2026-03-30 14:00 UTC+02:00 clocks changed, was UTC+01:00",
            "{first}"
        );
        // EventBridge Scheduler goes by its own time zone: the clocks there skip a time.
        page.choose("#schedule-for", "EventBridge Scheduler").await?;
        page.choose("#schedule-zone", "America/New_York").await?;
        page.fill(TRIED, "cron(30 2 * * ? *)").await?;
        show_after(page, "03072026", "1200PM").await?;
        page.wait_for_text(".schedule__table tbody tr", |text| {
            text.starts_with("Mon 2026-03-09 06:30 Mon 2026-03-09 02:30 UTC-04:00")
        })
        .await?;
        sentence(page, "At 02:30 (America/New_York) every day.").await?;
        page.fill("#schedule-window", "15").await?;
        sentence(
            page,
            "At 02:30 (America/New_York) every day, within 15 minutes of each time.",
        )
        .await?;
        page.fill(TRIED, "at(2026-12-24T18:30:00)").await?;
        let kind = chosen(page, "#schedule-kind").await?;
        ensure!(kind == "Once, on a date: at()", "{kind}");
        ensure!(page.value("#schedule-once").await? == "2026-12-24T18:30");
        page.choose("#schedule-for", "A rule of EventBridge").await?;
        page.click(".diagnostic__fix").await?;
        wait_for_expression(page, TRIED, "cron(30 18 24 12 ? 2026)").await
    })
    .await
}

#[tokio::test]
async fn what_is_typed_moves_nothing_below() -> Result<()> {
    with_page(async |page| {
        WiredState::Scheduled.enter(page).await?;
        page.emulate(1280, 800, Scheme::Light).await?;
        let place = "return document.querySelector('.schedule__runs').getBoundingClientRect().top + scrollY;";
        let pixels = |place: &serde_json::Value| place.as_f64().context("no place");
        // What comes with the page may still settle.
        let steady = "let before; for (;;) { const now = document.querySelector('.schedule__runs').getBoundingClientRect().top + scrollY; if (now === before) return now; before = now; await new Promise((done) => setTimeout(done, 500)); }";
        let before = page.run(steady).await?;
        for text in ["cron(0/20 8-17 ? * MON-FR", "cron(61 25 ? * MON-FRY *)", "cron(0/20 8-17 ? * MON-FRI *)"] {
            page.fill(OF_RULE, text).await?;
            let after = page.run(place).await?;
            let moved = (pixels(&after)? - pixels(&before)?).abs();
            ensure!(moved < 0.01, "{text}: {before} became {after}");
        }
        Ok(())
    })
    .await
}
