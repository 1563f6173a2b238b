//! The text area that stands in for the code editor, and the change from one to the other.

use anyhow::{Result, ensure};
use serde_json::json;
use tests::browser::{Page, key, with_page};
use tests::routes::{Route, YARD, YARD_READY};
use thirtyfour::Key;

/// The yard without its editor.
const PLAIN: Route = Route {
    ready: YARD_READY,
    ..YARD
};

/// The yard with text areas, because the editor's script has not come.
async fn plain(page: &Page) -> Result<()> {
    page.block(&["*/editor-*.js"]).await?;
    page.goto(PLAIN).await?;
    page.find("textarea#event-text").await?;
    // It is asked for after the first paint.
    page.run(
        "while (!document.querySelector('script[src*=\"editor-\"]')) await new Promise(requestAnimationFrame);",
    )
    .await?;
    Ok(())
}

/// Lets the script come, as when the browser is online again.
async fn arrive(page: &Page) -> Result<()> {
    page.block(&[]).await?;
    page.run(
        "while (!document.querySelector('code-editor')) {
            dispatchEvent(new Event('online'));
            await new Promise((done) => setTimeout(done, 20));
        }",
    )
    .await?;
    page.take_console_errors().await?;
    Ok(())
}

#[tokio::test]
async fn without_its_script_there_is_a_text_area_with_all_that_is_wrong() -> Result<()> {
    with_page(async |page| {
        plain(page).await?;
        page.click_text(".yard__rules button", "Add a rule").await?;
        let area = page.find("textarea#rule-0-pattern").await?;
        area.click().await?;
        area.send_keys(Key::Control + "a").await?;
        let broken = r#"{"source": "aws.codebuild"}"#;
        area.send_keys(broken).await?;
        page.take_console_errors().await?;
        page.wait_for_text("#rule-0-pattern-diagnostics", |text| text.contains("must be an object or an array")).await?;
        ensure!(area.attr("aria-invalid").await?.as_deref() == Some("true"), "not told as invalid");
        page.click("#rule-0-pattern-diagnostics .diagnostic__place").await?;
        let selected = page.run("const area = document.activeElement; return area.value.slice(area.selectionStart, area.selectionEnd);").await?;
        ensure!(selected == r#""aws.codebuild""#, "selected is {selected}");
        page.click("#rule-0-pattern-diagnostics .diagnostic__fix").await?;
        page.wait_for_value("#rule-0-pattern", r#"{"source": ["aws.codebuild"]}"#).await?;
        page.click_text(".rule .editor__tool", "Format\nEvent pattern").await?;
        page.wait_for_value("#rule-0-pattern", "{\n  \"source\": [\n    \"aws.codebuild\"\n  ]\n}").await?;
        page.take_console_errors().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_editor_takes_the_place_of_the_text_area_and_nothing_moves() -> Result<()> {
    with_page(async |page| {
        plain(page).await?;
        page.run(
            "window.shifts = [];
            new PerformanceObserver((list) => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift' });
            for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
            window.shifts.length = 0;",
        )
        .await?;
        let place = "const box = document.getElementById('event-text').getBoundingClientRect(); return [box.x, box.y, box.width, box.height];";
        let before = page.run(place).await?;
        let text = page.value("#event-text").await?;
        arrive(page).await?;
        page.find("code-editor#event-text").await?;
        ensure!(page.run(place).await? == before, "{} was {before}", page.run(place).await?);
        ensure!(page.value("#event-text").await? == text, "the text has changed");
        page.run("for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame);").await?;
        let shifts = page.run("return window.shifts.map((entry) => [entry.value, ...entry.sources.map((source) => source.node?.className)]);").await?;
        ensure!(shifts == json!([]), "the layout has shifted: {shifts}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_types_when_the_editor_comes_goes_on_typing() -> Result<()> {
    with_page(async |page| {
        plain(page).await?;
        let area = page.find("textarea#event-text").await?;
        area.click().await?;
        area.send_keys(Key::Control + "a").await?;
        area.send_keys("[1, 2]").await?;
        area.send_keys(Key::Left + "").await?;
        // Keys fall before, while and after the editor comes.
        let typing = async {
            for digit in "01234567890123456789".chars() {
                page.chord(&[], &digit.to_string()).await?;
            }
            Ok(())
        };
        let (typed, arrived): (Result<()>, Result<()>) = tokio::join!(typing, arrive(page));
        typed?;
        arrived?;
        page.find("code-editor#event-text").await?;
        page.chord(&[Key::Shift], &key(Key::Left)).await?;
        page.chord(&[], "x").await?;
        page.wait_for_value("#event-text", "[1, 20123456789012345678x]")
            .await
    })
    .await
}

#[tokio::test]
async fn a_selection_and_a_place_are_carried_over() -> Result<()> {
    with_page(async |page| {
        plain(page).await?;
        page.run(
            "const area = document.getElementById('event-text');
            area.focus();
            area.setSelectionRange(30, 60, 'backward');
            area.scrollTop = 57;",
        )
        .await?;
        let selected = page.run("const area = document.activeElement; return area.value.slice(area.selectionStart, area.selectionEnd);").await?;
        let scrolled = page.run("return document.activeElement.scrollTop;").await?;
        arrive(page).await?;
        page.wait_in_editor("#event-text", "document.activeElement === editor && root.activeElement.matches('.cm-content')").await?;
        let now = page.in_editor("#event-text", "return editor.value.slice(editor.selectionStart, editor.selectionEnd);").await?;
        ensure!(now == selected, "{now} is selected, not {selected}");
        page.wait_in_editor("#event-text", &format!("root.querySelector('.cm-scroller').scrollTop === {scrolled}")).await?;
        // The caret is at the start of the selection, as before.
        page.chord(&[Key::Shift], &key(Key::Right)).await?;
        page.wait_in_editor("#event-text", "editor.selectionStart === 31 && editor.selectionEnd === 60").await
    })
    .await
}

#[tokio::test]
async fn a_character_that_is_being_composed_is_waited_for() -> Result<()> {
    with_page(async |page| {
        plain(page).await?;
        let area = page.find("textarea#event-text").await?;
        area.click().await?;
        area.send_keys(Key::Control + "a").await?;
        page.devtools(
            "Input.imeSetComposition",
            json!({ "text": "に", "selectionStart": 1, "selectionEnd": 1 }),
        )
        .await?;
        page.block(&[]).await?;
        page.run(
            "while (!customElements.get('code-editor')) {
                dispatchEvent(new Event('online'));
                await new Promise((done) => setTimeout(done, 20));
            }
            for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame);",
        )
        .await?;
        page.take_console_errors().await?;
        page.find("textarea#event-text").await?;
        page.insert("日本").await?;
        page.find("code-editor#event-text").await?;
        page.wait_for_value("#event-text", "日本").await?;
        // And in the editor itself.
        page.devtools(
            "Input.imeSetComposition",
            json!({ "text": "ご", "selectionStart": 1, "selectionEnd": 1 }),
        )
        .await?;
        page.insert("語\"").await?;
        page.wait_for_value("#event-text", "日本語\"").await
    })
    .await
}
