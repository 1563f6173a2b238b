//! Hostile texts through the doors of the page: nothing runs, nothing hangs, nothing is lost, and
//! what cannot be seen is marked.

use anyhow::{Result, ensure};
use tests::browser::{PASTE, Page, with_page};
use tests::doors::{bring, type_line};
use tests::hostile::{large, long_event, mark, scripts, texts, unseen};
use tests::own_events::TestFile;
use tests::routes::{ALL, BRING, PACKS, QUESTION, SETTINGS, TERMINAL, YARD};
use tests::states::{add_rule, send};

/// The longest that the page may not answer, in milliseconds. It is at most 0.95 seconds on a quiet machine
/// (Chromium, two cores, 2026-11-23); others are slower, and journeys run beside each other.
const LONGEST_PAUSE: u64 = 4_000;

/// What a person can type into.
const FIELDS: &str = "main textarea, main input:not([type]), main input[type=text], main input[type=search], main code-editor";

/// Notes from here on how long the page does not answer, and whether it opens a dialog.
async fn watch(page: &Page) -> Result<()> {
    page.run(
        "window.longest = 0;
        let before = performance.now();
        const tick = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - before); before = now; setTimeout(tick, 10); };
        tick();
        for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => { window.pwned = name; };",
    )
    .await
    .map(|_| ())
}

/// Nothing has run, and the page has answered all the time since [`watch`].
async fn unharmed(page: &Page, what: &str) -> Result<()> {
    let seen = page
        .run("return { pwned: String(window.pwned), polluted: String(({}).polluted), longest: Math.round(window.longest ?? 0), elements: document.querySelectorAll('main script, main iframe, main img, main [onerror], main [onload], main [href^=\"javascript:\"]').length };")
        .await?;
    ensure!(
        seen["pwned"] == "undefined",
        "{what}: ran {}",
        seen["pwned"]
    );
    ensure!(seen["polluted"] == "undefined", "{what}: polluted");
    ensure!(seen["elements"] == 0, "{what}: became elements");
    let longest = seen["longest"].as_u64().unwrap_or(u64::MAX);
    ensure!(
        longest < LONGEST_PAUSE,
        "{what}: no answer for {longest} ms"
    );
    Ok(())
}

/// Types a text into every field of the page that is there now, all at once as a paste does.
async fn fill_all(page: &Page, text: &str) -> Result<usize> {
    let fields = page.find_all(FIELDS).await?.len();
    for number in 0..fields {
        let focused = page
            .run(&format!(
                "{PASTE} const field = [...document.querySelectorAll({FIELDS:?})][{number}];
                if (!field || field.disabled || field.readOnly || !field.checkVisibility()) return false;
                field.focus();
                if (!field.shadowRoot) field.select();
                return true;"
            ))
            .await?;
        if focused == true {
            page.insert(text).await?;
        }
    }
    Ok(fields)
}

#[tokio::test]
async fn scripts_typed_into_every_field_of_every_page_run_nowhere() -> Result<()> {
    let line = scripts().join(" ");
    with_page(async |page| {
        let mut fields = 0;
        for route in ALL {
            page.goto(*route).await?;
            watch(page).await?;
            fields += fill_all(page, &line).await?;
            unharmed(page, route.name).await?;
        }
        ensure!(fields > 15, "only {fields} fields");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn names_of_spite_are_shown_sent_and_kept_as_they_are() -> Result<()> {
    let name = "<img src=x onerror=\"window.pwned=1\">\u{202e}gnp.exe\u{200b}";
    let shown = "<img src=x onerror=\"window.pwned=1\">⟨U+202E⟩gnp.exe⟨U+200B⟩";
    let event = r#"{"version": "0", "id": "1", "account": "123456789012", "time": "2026-01-15T12:00:00Z", "region": "us-east-1", "resources": [], "source": "<script>window.pwned=1</script>", "detail-type": "RLOx", "detail": {"__proto__": {"polluted": true}, "a": "<svg/onload=window.pwned=1>"}}"#
        .replace("RLO", "\u{202e}");
    let event = event.as_str();
    with_page(async |page| {
        page.goto(YARD).await?;
        watch(page).await?;
        add_rule(page, 0, r#"{"source": ["<script>window.pwned=1</script>"]}"#).await?;
        page.click_text(".yards button", "Rename").await?;
        page.find("#yard-name").await?;
        page.run("const field = document.getElementById('yard-name'); field.focus(); field.select();")
            .await?;
        page.insert(name).await?;
        page.find("#yard-name[data-unseen]").await?;
        page.click_text(".yards button", "Done").await?;
        let chosen = "const list = document.getElementById('yard-open'); return list.options[list.selectedIndex].text;";
        ensure!(page.run(chosen).await? == shown, "{}", page.run(chosen).await?);
        page.find("#rule-0-name").await?;
        page.run("const field = document.getElementById('rule-0-name'); field.focus(); field.select();")
            .await?;
        page.insert(name).await?;
        page.wait_for_text(".rules__name", |text| text == shown).await?;
        page.fill("#event-text", event).await?;
        page.wait_in_editor("#event-text", "root.querySelector('.unseen')?.textContent === '⟨U+202E⟩'")
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches")).await?;
        send(page).await?;
        page.wait_for_text(".report", |text| text.contains("⟨U+202E⟩")).await?;
        for view in ["Matrix", "Canvas", "Findings", "Bench"] {
            page.click_text(".tabs a", view).await?;
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            unharmed(page, view).await?;
            let raw = page
                .run("return /[\\u202e\\u200b]/.test(document.body.innerText);")
                .await?;
            ensure!(raw == false, "{view} shows a character that cannot be seen");
        }
        page.reload(YARD.ready).await?;
        ensure!(page.run(chosen).await? == shown, "after a reload");
        ensure!(page.value("#event-text").await? == event, "the event has changed");
        ensure!(page.value("#rule-0-name").await? == name, "the name has changed");
        unharmed(page, "after a reload").await
    })
    .await
}

#[tokio::test]
async fn every_character_that_cannot_be_seen_is_marked_and_no_other() -> Result<()> {
    let unseen = unseen();
    with_page(async |page| {
        page.goto(QUESTION).await?;
        // Any part of the page that shows a text; the mark does not depend on which.
        for character in unseen.marked.iter().flat_map(|text| text.chars()) {
            let (code, wanted) = (u32::from(character), format!("a{}b", mark(character)));
            let said = page
                .run(&format!(
                    "const place = document.createElement('p');
                    place.title = 'a' + String.fromCodePoint({code}) + 'b';
                    document.querySelector('main').append(place);
                    place.textContent = place.title;
                    await null;
                    const said = [place.textContent, place.title];
                    place.firstChild.data = 'a' + String.fromCodePoint({code}) + 'b';
                    await null;
                    said.push(place.textContent);
                    place.remove();
                    return said;"
                ))
                .await?;
            ensure!(
                said == serde_json::json!([wanted, wanted, wanted]),
                "{said}"
            );
        }
        for text in &unseen.left {
            let said = page
                .run(&format!(
                    "const place = document.createElement('p');
                    document.querySelector('main').append(place);
                    place.textContent = {};
                    await null;
                    const said = place.textContent;
                    place.remove();
                    return said;",
                    serde_json::json!(text)
                ))
                .await?;
            ensure!(said == serde_json::json!(text), "{said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_text_goes_through_import_terminal_packs_and_data() -> Result<()> {
    with_page(async |page| {
        page.goto(BRING).await?;
        // The dock is here then.
        bring(page, "{}").await?;
        page.find(".notice--red").await?;
        watch(page).await?;
        for text in texts().iter().chain(&large()) {
            let file = TestFile::new(&text.name, text.text.as_bytes())?;
            file.give_to(page, "#in-file").await?;
            page.wait_for_text(".doors__give", |said| said.contains(&text.name))
                .await?;
            page.find("[data-preview] .notice--red, [data-preview] [data-said]")
                .await?;
            unharmed(page, &format!("import of {}", text.name)).await?;
        }
        page.goto(TERMINAL).await?;
        watch(page).await?;
        for text in texts() {
            let line = text.text.replace('\n', " ");
            type_line(page, line.trim()).await?;
            unharmed(page, &format!("{} in the terminal", text.name)).await?;
        }
        page.goto(PACKS).await?;
        watch(page).await?;
        for text in texts().iter().chain(&large()) {
            let name = format!("{}.md", text.name);
            let file = TestFile::new(&name, text.text.as_bytes())?;
            file.give_to(page, tests::own_questions::INPUT).await?;
            page.wait_for_text(".notice--red", |said| said.contains(&name))
                .await?;
            unharmed(page, &format!("{name} as a pack")).await?;
        }
        page.goto(SETTINGS).await?;
        watch(page).await?;
        for text in texts().iter().chain(&large()) {
            let name = format!("{}.json", text.name);
            let file = TestFile::new(&name, text.text.as_bytes())?;
            file.give_to(page, tests::learner::IMPORT).await?;
            page.wait_for_text("#import-status", |said| said.contains(&name))
                .await?;
            unharmed(page, &format!("{name} as a person's data")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_text_in_both_editors_and_in_a_link() -> Result<()> {
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        watch(page).await?;
        for text in texts().iter().chain(&large()) {
            for editor in ["#event-text", "#rule-0-pattern"] {
                page.enter_editor(editor).await?;
                page.paste(editor, &text.text).await?;
                // What the engine says of it comes a moment later.
                tokio::time::sleep(std::time::Duration::from_millis(400)).await;
                unharmed(page, &format!("{} in {editor}", text.name)).await?;
            }
        }
        // The engine still answers.
        page.fill(
            "#event-text",
            r#"{"source": "a", "detail-type": "b", "detail": {}}"#,
        )
        .await?;
        page.fill("#rule-0-pattern", r#"{"source": ["a"]}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        for text in texts() {
            let inside = page
                .run(&format!(
                    "return encodeURIComponent({});",
                    serde_json::json!(text.text)
                ))
                .await?;
            let address = format!(
                "{}#/yard/link/{}",
                page.url(),
                inside.as_str().unwrap_or_default()
            );
            page.driver().goto(address).await?;
            page.find(r#"[data-ready="yard"]"#).await?;
            unharmed(page, &format!("{} as a link", text.name)).await?;
        }
        page.goto(YARD).await?;
        ensure!(page.value("#rule-0-pattern").await? == r#"{"source": ["a"]}"#);
        Ok(())
    })
    .await
}

/// Pastes a text of this many bytes, made in the page, where the focus is.
async fn paste_long(page: &Page, css: &str, bytes: usize) -> Result<()> {
    page.run(&format!(
        "{PASTE} const field = document.querySelector({css:?});
        field.focus();
        const text = '{{\"source\":\"' + 'a'.repeat({bytes} - 13) + '\"}}';
        const into = field.shadowRoot?.querySelector('.cm-content') ?? field;
        const went = paste(into, text);
        if (went && 'value' in field && !field.shadowRoot) {{
            field.setRangeText(text);
            field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
        }}"
    ))
    .await
    .map(|_| ())
}

#[tokio::test]
async fn fifty_megabytes_that_are_pasted_stop_no_page_and_lose_nothing() -> Result<()> {
    const BYTES: usize = 50 * 1024 * 1024;
    ensure!(long_event(100).len() == 100);
    with_page(async |page| {
        page.goto(YARD).await?;
        add_rule(page, 0, r#"{"source": ["aws.codebuild"]}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        for (route, css) in [
            (YARD, "#event-text"),
            (YARD, "#rule-0-pattern"),
            (BRING, "#in-text"),
            (TERMINAL, "#terminal-line"),
        ] {
            page.goto(route).await?;
            page.find(css).await?;
            watch(page).await?;
            paste_long(page, css, BYTES).await?;
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            unharmed(page, &format!("50 MB in {css}")).await?;
        }
        page.goto(YARD).await?;
        page.reload(YARD.ready).await?;
        ensure!(
            page.find_all(".rules__item").await?.len() == 1,
            "the rule is gone"
        );
        page.take_console_errors().await.map(|_| ())
    })
    .await
}
