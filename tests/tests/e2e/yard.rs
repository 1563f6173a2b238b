//! The yard's main journey: choose, edit, wire, send, understand, come back.

use anyhow::{Result, ensure};
use tests::browser::with_page;
use tests::routes::YARD;
use tests::states::{State, add_rule, send};

#[tokio::test]
async fn a_person_sends_an_event_and_sees_where_it_goes_and_why() -> Result<()> {
    with_page(async |page| {
        State::Sent.enter(page).await?;
        let verdicts = page.text(".report").await?;
        ensure!(
            verdicts.contains("1 of 2 rules took the event; 2 deliveries."),
            "{verdicts}"
        );
        let matched = page.text(r#".report__rule[data-rule="rule-1"]"#).await?;
        ensure!(matched.contains("Matched"), "{matched}");
        let received = page
            .text(r#".report__rule[data-rule="rule-1"] [data-target="target-1"] pre"#)
            .await?;
        let received: serde_json::Value = serde_json::from_str(&received)?;
        ensure!(received["detail"]["build-status"] == "FAILED", "{received}");
        let missed = page
            .text(r#".report__rule[data-rule="rule-2"] [data-field="detail.build-status"]"#)
            .await?;
        ensure!(missed.contains("Does not match"), "{missed}");
        ensure!(
            missed.contains("SUCC") && missed.contains("\"FAILED\""),
            "asked and found: {missed}"
        );
        let absent = page
            .text(r#".report__rule[data-rule="rule-2"] [data-field="detail.nothing"]"#)
            .await?;
        ensure!(absent.contains("nothing at this path"), "{absent}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pattern_is_repaired_with_a_live_answer() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"], "detail": {"build-status": ["failed"]}}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match")).await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.codebuild"], "detail": {"build-status": ["FAILED"]}}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches")).await?;
        page.fill("#rule-0-pattern", r#"{"source": "aws.codebuild"}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Not valid")).await?;
        page.wait_for_text("#rule-0-pattern-diagnostics", |text| {
            text.contains(r#""source" must be an object or an array"#)
        })
        .await?;
        page.click("#rule-0-pattern-diagnostics button").await?;
        let selected = page
            .run("const area = document.getElementById('rule-0-pattern'); return area === document.activeElement && area.selectionEnd > area.selectionStart;")
            .await?;
        ensure!(selected == true, "the place is not selected in the editor");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_sample_event_can_be_chosen_and_sent() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        for sample in pipeline::catalogue() {
            page.choose("#sample", &format!("{} · {}", sample.service, sample.title))
                .await?;
            page.wait_for_text(".yard__event", |_| true).await?;
            ensure!(
                page.value("#event-text").await? == sample.text,
                "{} is not shown",
                sample.id
            );
            send(page).await?;
            page.wait_for_text(".report", |text| text.contains("no rule was there"))
                .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn all_of_it_is_there_after_a_reload_and_undo_brings_back_what_was_removed() -> Result<()> {
    with_page(async |page| {
        State::Sent.enter(page).await?;
        page.fill("#event-text", r#"{"edited": "by hand"}"#).await?;
        settle(page, &["by hand"]).await?;
        page.reload(YARD.ready).await?;
        ensure!(
            page.value("#event-text").await? == r#"{"edited": "by hand"}"#,
            "the edited event is gone"
        );
        ensure!(
            page.find_all(".rules__item").await?.len() == 2,
            "the rules are gone"
        );
        page.click(r#".rules__item[data-rule="rule-1"]"#).await?;
        ensure!(
            page.find_all(".target").await?.len() == 2,
            "the targets are gone"
        );
        page.click(".rule__head button").await?;
        ensure!(
            page.find_all(".rules__item").await?.len() == 1,
            "the rule is not removed"
        );
        page.click_text(".yard__head button", "Undo").await?;
        ensure!(
            page.find_all(".target").await?.len() == 2,
            "undo brought back less than was there"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_reader_does_not_come_what_is_stored_stays() -> Result<()> {
    with_page(async |page| {
        page.block(&[]).await?;
        page.goto(YARD).await?;
        page.fill("#event-text", r#"{"kept": "by hand"}"#).await?;
        settle(page, &["by hand"]).await?;
        // What it shares with the rest of the yard may come.
        page.block(&["*/part-kept-*.wasm"]).await?;
        page.reload(YARD.ready).await?;
        page.wait_for_text("main .notice", |text| {
            text.contains("The code that reads it could not be fetched.")
        })
        .await?;
        page.fill("#event-text", r#"{"typed": "meanwhile"}"#)
            .await?;
        page.find_text("main .notice button", "Dismiss").await?;
        page.block(&[]).await?;
        page.take_console_errors().await?;
        page.reload(YARD.ready).await?;
        ensure!(
            page.value("#event-text").await? == r#"{"kept": "by hand"}"#,
            "what was stored is gone"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_why_follows_every_keystroke() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"detail": {"build-status": ["FAILURE"]}}"#).await?;
        page.wait_for_text(".why", |text| {
            text.contains("does not match") && text.contains("FAILURE")
        })
        .await?;
        page.fill(
            "#rule-0-pattern",
            r#"{"detail": {"build-status": ["FAILED"]}}"#,
        )
        .await?;
        page.wait_for_text(".why h2", |text| text.ends_with("matches"))
            .await?;
        page.wait_for_text(".catches summary", |text| {
            text.contains("Takes 1 of the 17")
        })
        .await?;
        page.fill("#event-text", "{").await?;
        page.wait_for_text(".why", |text| text.contains("event cannot be read"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_verdict_of_a_key_is_drawn_with_the_key() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
        page.wait_for_text(".why h2", |text| text.ends_with("matches")).await?;
        // The engine is in the page as well by now.
        page.run("while (true) {
                const script = document.querySelector('script[src*=\"bench-\"]');
                if (script?.answers) { await script.answers; return; }
                await new Promise((done) => setTimeout(done, 20));
            }")
            .await?;
        page.run("await new Promise((done) => setTimeout(done, 50));
            let frame = 'none';
            window.drawn = [];
            addEventListener('input', () => {
                frame = 'before';
                requestAnimationFrame(() => { frame = 'after'; });
            }, true);
            new MutationObserver(() => {
                const text = document.querySelector('.why h2').textContent;
                if (drawn.at(-1)?.[0] !== text) drawn.push([text, frame]);
            }).observe(document.querySelector('.yard'), { childList: true, subtree: true, characterData: true });")
            .await?;
        page.caret("#rule-0-pattern", r#"{"source": ["aws.codebuild"#.len()).await?;
        page.press("x").await?;
        page.wait_for_text(".why h2", |text| text.ends_with("does not match")).await?;
        let drawn = page.run("return drawn.filter(([, frame]) => frame !== 'none').map(([, frame]) => frame);").await?;
        let early = drawn.as_array().is_some_and(|drawn| drawn.len() == 1 && drawn.iter().all(|frame| frame == "before"));
        ensure!(early, "{drawn}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pinned_answer_stands_out_when_an_edit_changes_it() -> Result<()> {
    with_page(async |page| {
        State::Matrix.enter(page).await?;
        let said = page.text(".matrix [role=status]").await?;
        ensure!(
            said.contains("34 answers pinned") && said.contains("not as expected"),
            "{said}"
        );
        let cell = page.text(".cell--unexpected").await?;
        ensure!(cell.contains("no match is expected"), "{cell}");
        page.click(".cell--unexpected").await?;
        page.wait_for_text(".matrix [role=status]", |text| text != said)
            .await?;
        page.click_text(".matrix__event button", "An object was created")
            .await?;
        page.find(YARD.ready).await?;
        let name = page.value("#event-name").await?;
        ensure!(name == "An object was created", "{name} is on the bench");
        page.wait_for_text(".why h2", |text| text.ends_with("matches"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn yards_are_kept_apart_and_a_deleted_one_comes_back() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
        page.click_text(".yards button", "Rename").await?;
        page.fill("#yard-name", "Builds").await?;
        page.click_text(".yards button", "Done").await?;
        page.click_text(".yards button", "New").await?;
        page.wait_for_text(".yard__rules", |text| text.contains("No rule yet"))
            .await?;
        settle(page, &["Builds", "My yard"]).await?;
        page.reload(YARD.ready).await?;
        page.choose("#yard-open", "Builds").await?;
        page.find(".rules__item").await?;
        page.click(".yards button:last-child").await?;
        page.wait_for_text(".yard__rules", |text| text.contains("No rule yet"))
            .await?;
        page.click_text(".yard__head button", "Undo").await?;
        page.find(".rules__item").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn keys_send_and_choose_and_the_question_mark_lists_them() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
        add_rule(page, 1, r#"{"source": ["aws.s3"]}"#).await?;
        let press = |key: &str, with: &str| {
            format!("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', {with}: true, bubbles: true, cancelable: true }}));")
        };
        page.run(&press("ArrowUp", "altKey")).await?;
        page.find("#rule-0-pattern").await?;
        page.run(&press("Enter", "ctrlKey")).await?;
        page.find(r#"[data-ready="report"]"#).await?;
        page.run("document.activeElement.blur();").await?;
        page.run(&press("?", "shiftKey")).await?;
        page.find("dialog[open]").await?;
        page.click_text("dialog a", "settings").await?;
        page.click("#single-keys").await?;
        page.click_text("header a", "Yard").await?;
        page.find_text(".yard__head button", "Keys").await?;
        page.run("document.activeElement.blur();").await?;
        page.run(&press("?", "shiftKey")).await?;
        let open = page.find_all("dialog[open]").await?.len();
        ensure!(open == 0, "a key that was turned off acts");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_near_miss_is_shown_in_both_texts_and_mended_with_one_press() -> Result<()> {
    const ASKED: &str = r#"{"detail": {"build-status": ["failed"]}}"#;
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, ASKED).await?;
        page.wait_for_text(".why", |text| {
            text.contains("does not match") && text.contains("case")
        })
        .await?;
        page.click(".why .trace__link").await?;
        for editor in ["#rule-0-pattern", "#event-text"] {
            page.wait_in_editor(editor, "root.querySelector('.mark--linked')")
                .await?;
        }
        page.click(".why .near__fix").await?;
        page.wait_for_text(".why h2", |text| text.ends_with("matches"))
            .await?;
        page.wait_for_value(
            "#rule-0-pattern",
            r#"{"detail": {"build-status": ["FAILED"]}}"#,
        )
        .await?;
        page.click_text("button", "Undo").await?;
        page.wait_for_value("#rule-0-pattern", ASKED).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pattern_is_built_by_pointing_and_proposed_from_pins() -> Result<()> {
    with_page(async |page| {
        State::Building.enter(page).await?;
        let built = page.text("[data-built]").await?;
        let built: serde_json::Value = serde_json::from_str(&built)?;
        ensure!(
            built == serde_json::json!({ "detail": { "build-status": ["FAILED"] } }),
            "{built}"
        );
        page.click_text(".build button", "Use as the rule's pattern")
            .await?;
        page.wait_for_text(".why h2", |text| text.ends_with("matches"))
            .await?;
        page.click_text(".tabs a", "Matrix").await?;
        page.click_text(".matrix button", "Add the 17 common events")
            .await?;
        page.wait_for_text(".matrix h2", |text| text.contains("17 events"))
            .await?;
        page.find(".cell--miss").await?;
        page.click_text(".matrix button", "Pin all answers as they are")
            .await?;
        page.click_text(".tabs a", "Bench").await?;
        page.fill("#rule-0-pattern", r#"{"source": ["aws.s3"]}"#)
            .await?;
        page.wait_for_text(".own", |text| text.contains("2 not as pinned"))
            .await?;
        page.click_text(
            ".build button",
            "Propose from pins (1 to take, 16 to leave)",
        )
        .await?;
        page.click_text(".build__proposal button", "Use as the rule's pattern")
            .await?;
        page.wait_for_text(".own", |text| {
            text.contains("Takes 1 of the 17") && !text.contains("not as pinned")
        })
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_list_and_a_range_are_written_key_by_key() -> Result<()> {
    with_page(async |page| {
        State::Building.enter(page).await?;
        let written = async |wanted: &str| {
            page.wait_for_text("[data-built]", |text| {
                let compact: String = text.split_whitespace().collect();
                compact == wanted
            })
            .await
        };
        let how = "[data-leaf=\"detail.build-status\"] .build__how";
        let words = "[data-leaf=\"detail.build-status\"] .build__text";
        page.choose(how, "one of several").await?;
        page.fill(words, r#""STOPPED", "FAULT""#).await?;
        written(r#"{"detail":{"build-status":["FAILED","STOPPED","FAULT"]}}"#).await?;
        page.choose(how, "anything but").await?;
        page.fill(words, r#""SUCCEEDED","#).await?;
        written(r#"{"detail":{"build-status":[{"anything-but":"SUCCEEDED"}]}}"#).await?;
        page.click(r#"[data-leaf="detail.build-status"] input"#)
            .await?;

        let leaf = r#"[data-leaf="detail.additional-information.timeout-in-minutes"]"#;
        page.click(&format!("{leaf} input")).await?;
        page.choose(&format!("{leaf} .build__how"), "within a range")
            .await?;
        page.fill(&format!("{leaf} .build__text"), "> 30, <= 90")
            .await?;
        written(r#"{"detail":{"additional-information":{"timeout-in-minutes":[{"numeric":[">",30,"<=",90]}]}}}"#)
            .await?;
        page.fill(&format!("{leaf} .build__text"), "> soon").await?;
        page.wait_for_text(".build", |text| text.contains("\"soon\" is no plain JSON value"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_event_says_what_is_wrong_with_it_and_the_rest_stays() -> Result<()> {
    with_page(async |page| {
        State::Broken.enter(page).await?;
        let report = page.text(".report").await?;
        ensure!(
            report.contains("EventBridge would not have this event"),
            "{report}"
        );
        let card = page.text(".rule").await?;
        ensure!(
            card.contains("no spaces") && card.contains("is not a target of EventBridge"),
            "{card}"
        );
        Ok(())
    })
    .await
}

/// Waits until a change with these words is in the browser's database.
async fn settle(page: &tests::browser::Page, words: &[&str]) -> Result<()> {
    let stored = "
        const open = indexedDB.open('eventyard');
        const base = await new Promise((done, fail) => { open.onsuccess = () => done(open.result); open.onerror = fail; });
        const texts = [];
        for (const name of base.objectStoreNames) {
            const all = base.transaction(name).objectStore(name).getAll();
            texts.push(...await new Promise((done) => { all.onsuccess = () => done(all.result); }));
        }
        base.close();
        return JSON.stringify(texts);";
    for _ in 0..100 {
        if page
            .run(stored)
            .await?
            .as_str()
            .is_some_and(|texts| words.iter().all(|word| texts.contains(word)))
        {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("{words:?} was not stored within five seconds")
}
