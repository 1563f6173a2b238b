//! Writing in the code editor: what it says, mends, completes, explains, lays out, folds and finds.

use anyhow::{Context, Result, ensure};
use tests::browser::{Page, Scheme, key, with_page};
use tests::routes::YARD;
use tests::states::{State, add_rule};
use thirtyfour::Key;

const PATTERN: &str = "#rule-0-pattern";

/// The yard with one rule of this pattern.
async fn rule(page: &Page, pattern: &str) -> Result<()> {
    page.goto(YARD).await?;
    add_rule(page, 0, pattern).await
}

/// A list that has just opened takes no key yet: it may have come under a finger.
async fn pause() {
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
}

/// The texts of the pieces of the pattern's editor that a selector names.
async fn pieces(page: &Page, css: &str) -> Result<Vec<String>> {
    let body =
        format!("return Array.from(root.querySelectorAll({css:?}), (piece) => piece.textContent);");
    Ok(serde_json::from_value(
        page.in_editor(PATTERN, &body).await?,
    )?)
}

#[tokio::test]
async fn what_is_wrong_is_underlined_told_and_mended_with_one_key() -> Result<()> {
    with_page(async |page| {
        // The characters before the place are longer in bytes than in UTF-16.
        let broken = r#"{"é😀": [1], "source": "aws.codebuild"}"#;
        let mended = r#"{"é😀": [1], "source": ["aws.codebuild"]}"#;
        rule(page, broken).await?;
        page.wait_in_editor(PATTERN, "root.querySelector('.problem--error')").await?;
        ensure!(pieces(page, ".problem--error").await?.concat() == r#""aws.codebuild""#);
        let heard = page
            .in_editor(PATTERN, "const box = root.querySelector('.cm-content'); return [box.ariaLabel, box.getAttribute('aria-invalid'), root.getElementById(box.getAttribute('aria-describedby')).textContent];")
            .await?;
        ensure!(heard[0] == "Event pattern" && heard[1] == "true", "{heard}");
        ensure!(heard[2].as_str().is_some_and(|text| text.contains("must be an object or an array") && text.contains("Tab leaves")), "{heard}");

        page.chord(&[Key::Control], ".").await?;
        page.wait_for_value(PATTERN, mended).await?;
        page.wait_in_editor(PATTERN, "!document.querySelector(`#${editor.id}-diagnostics .diagnostic:not(.diagnostic--warning, .diagnostic--note)`)").await?;
        page.wait_in_editor(PATTERN, "!root.querySelector('.problem--error') && root.querySelector('.cm-content').getAttribute('aria-invalid') === 'false'").await?;

        // Undo takes the fix back, and the list offers it as a button.
        page.chord(&[Key::Control], "z").await?;
        page.wait_for_value(PATTERN, broken).await?;
        page.click(&format!("{PATTERN}-diagnostics .diagnostic__fix")).await?;
        page.wait_for_value(PATTERN, mended).await
    })
    .await
}

#[tokio::test]
async fn a_problem_says_more_under_the_pointer_and_has_its_fix_there() -> Result<()> {
    with_page(async |page| {
        rule(page, r#"{"source": [{"prefx": "aws."}]}"#).await?;
        page.wait_in_editor(PATTERN, "root.querySelector('.problem--error')")
            .await?;
        page.point_in_editor(PATTERN, "prefx").await?;
        page.wait_in_editor(
            PATTERN,
            "root.querySelector('.explain')?.textContent.includes('Did you mean prefix?')",
        )
        .await?;
        let spare = page
            .in_editor(PATTERN, "const box = root.querySelector('.cm-tooltip').getBoundingClientRect(), inner = root.querySelector('.explain').getBoundingClientRect(); return [box.height - inner.height, box.height, root.querySelector('.cm-tooltip').outerHTML];")
            .await?;
        ensure!(spare[0].as_f64().is_some_and(|pixels| pixels < 8.0), "the box has {spare}");
        page.in_editor(PATTERN, "root.querySelector('.explain__fix').click();")
            .await?;
        page.wait_for_value(PATTERN, r#"{"source": [{"prefix": "aws."}]}"#)
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pattern_is_written_with_the_keyboard_and_what_is_offered() -> Result<()> {
    with_page(async |page| {
        rule(page, "").await?;
        let offered = "root.querySelector('.cm-tooltip-autocomplete li[aria-selected]')";
        // The brackets and quotes come in pairs; the list opens inside the quotes.
        page.chord(&[], r#"{"so"#).await?;
        page.wait_in_editor(
            PATTERN,
            &format!("{offered}?.textContent.startsWith('source')"),
        )
        .await?;
        pause().await;
        page.chord(&[], &key(Key::Enter)).await?;
        page.wait_for_value(PATTERN, r#"{"source": []}"#).await?;
        // The values of the event at that path follow by themselves, then the operators.
        page.wait_in_editor(
            PATTERN,
            &format!("{offered}?.textContent.includes('aws.codebuild')"),
        )
        .await?;
        pause().await;
        page.chord(&[], &key(Key::Enter)).await?;
        page.wait_for_value(PATTERN, r#"{"source": ["aws.codebuild"]}"#)
            .await?;
        page.wait_for_text(".rule__state", |text| text.contains("Matches"))
            .await?;
        // An operator, by Ctrl-Space.
        page.chord(&[], ", ").await?;
        page.chord(&[Key::Control], " ").await?;
        page.wait_in_editor(
            PATTERN,
            "root.querySelectorAll('.offer--operator').length === 9",
        )
        .await?;
        let listed = pieces(page, ".offer--operator .cm-completionLabel").await?;
        ensure!(
            listed.contains(&"equals-ignore-case".to_owned()),
            "{listed:?}"
        );
        page.chord(&[], "pre").await?;
        page.wait_in_editor(
            PATTERN,
            &format!("root.querySelectorAll('.offer--operator').length === 1 && {offered}"),
        )
        .await?;
        pause().await;
        page.chord(&[], &key(Key::Enter)).await?;
        page.wait_for_value(PATTERN, r#"{"source": ["aws.codebuild", {"prefix": ""}]}"#)
            .await?;
        page.chord(&[], &key(Key::Escape)).await?;
        page.chord(&[], "x").await?;
        page.wait_for_value(PATTERN, r#"{"source": ["aws.codebuild", {"prefix": "x"}]}"#)
            .await
    })
    .await
}

#[tokio::test]
async fn an_operator_is_explained_to_the_pointer_the_keyboard_and_the_finger() -> Result<()> {
    with_page(async |page| {
        rule(page, r#"{"source": [{"suffix": "build"}]}"#).await?;
        let said =
            "root.querySelector('.explain')?.textContent.includes('ends with the given text.')";
        let silent = "!root.querySelector('.explain')";
        let operator = "suffix";
        page.point_in_editor(PATTERN, operator).await?;
        page.wait_in_editor(PATTERN, said).await?;

        page.chord(&[], &key(Key::Home)).await?;
        page.wait_in_editor(PATTERN, silent).await?;
        for _ in 0..16 {
            page.chord(&[], &key(Key::Right)).await?;
        }
        // What is announced is there for a moment only.
        page.in_editor(
            PATTERN,
            "const live = root.querySelector('[aria-live]');
            editor.heard = '';
            new MutationObserver(() => { editor.heard += live.textContent; }).observe(live, { childList: true, subtree: true });",
        )
        .await?;
        page.chord(&[Key::Control], "i").await?;
        page.wait_in_editor(PATTERN, said).await?;
        page.wait_in_editor(PATTERN, "editor.heard.includes('ends with the given text.')")
            .await?;
        page.chord(&[], &key(Key::Escape)).await?;
        page.wait_in_editor(PATTERN, silent).await?;

        page.emulate(390, 844, Scheme::Light).await?;
        page.find(PATTERN).await?.scroll_into_view().await?;
        page.tap_in_editor(PATTERN, operator).await?;
        page.wait_in_editor(PATTERN, said).await
    })
    .await
}

#[tokio::test]
async fn what_aws_sends_is_known_of_fields_that_the_event_does_not_have() -> Result<()> {
    with_page(async |page| {
        let list = "#rule-0-pattern-diagnostics";
        rule(
            page,
            r#"{"source": ["aws.ecs"], "detail": {"lastStatos": ["STOPPED"]}}"#,
        )
        .await?;
        page.wait_for_text(list, |text| text.contains("lastStatos"))
            .await?;
        page.click_text(&format!("{list} button"), "Change to \"lastStatus\"")
            .await?;
        page.wait_for_value(
            PATTERN,
            r#"{"source": ["aws.ecs"], "detail": {"lastStatus": ["STOPPED"]}}"#,
        )
        .await?;
        page.wait_for_text(list, |text| {
            text.starts_with("Valid.") && !text.contains("Warning")
        })
        .await?;
        page.point_in_editor("#event-text", "build-status").await?;
        page.wait_in_editor(
            "#event-text",
            "root.querySelector('.explain')?.textContent.includes('Type: string')",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn the_text_is_laid_out_by_key_and_button_and_the_caret_stays_at_its_character() -> Result<()>
{
    with_page(async |page| {
        let (flat, laid) = (
            r#"{"source":["a"]}"#,
            "{\n  \"source\": [\n    \"a\"\n  ]\n}",
        );
        rule(page, flat).await?;
        for _ in 0..4 {
            page.chord(&[], &key(Key::Left)).await?;
        }
        page.chord(&[Key::Shift, Key::Alt], "f").await?;
        page.wait_for_value(PATTERN, laid).await?;
        let caret = page
            .in_editor(PATTERN, "return editor.value.slice(editor.selectionStart);")
            .await?;
        ensure!(
            caret == "a\"\n  ]\n}" || caret == "\"a\"\n  ]\n}",
            "the caret is before {caret}"
        );
        page.chord(&[Key::Control], "z").await?;
        page.wait_for_value(PATTERN, flat).await?;
        page.click(".rule .editor__tool:not([popovertarget])")
            .await?;
        page.wait_for_value(PATTERN, laid).await?;
        // What is no JSON stays.
        page.fill(PATTERN, "{\"source\":").await?;
        page.chord(&[Key::Shift, Key::Alt], "f").await?;
        page.chord(&[], "x").await?;
        page.wait_for_value(PATTERN, "{\"source\":x").await
    })
    .await
}

#[tokio::test]
async fn lists_are_folded_and_words_are_found() -> Result<()> {
    with_page(async |page| {
        let text = "{\n  \"source\": [\n    \"aws.ec2\",\n    \"aws.s3\"\n  ]\n}";
        rule(page, text).await?;
        for _ in 0..2 {
            page.chord(&[], &key(Key::Up)).await?;
        }
        page.chord(&[Key::Control, Key::Shift], "[").await?;
        page.wait_in_editor(PATTERN, "root.querySelector('.folded') && !root.querySelector('.cm-content').textContent.includes('ec2')").await?;
        ensure!(page.value(PATTERN).await? == text, "folding has changed the text");
        // To go to what is folded shows it.
        page.chord(&[Key::Control], "f").await?;
        page.wait_in_editor(PATTERN, "root.activeElement?.name === 'search'").await?;
        page.chord(&[], &format!("s3{}", key(Key::Enter))).await?;
        page.wait_in_editor(PATTERN, "editor.value.slice(editor.selectionStart, editor.selectionEnd) === 's3' && !root.querySelector('.folded')").await?;
        page.chord(&[], &key(Key::Escape)).await?;
        page.wait_in_editor(PATTERN, "!root.querySelector('.cm-search') && root.activeElement.matches('.cm-content')").await?;
        page.in_editor(PATTERN, "root.querySelectorAll('.folds .arrow')[1].closest('.cm-gutterElement').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientY: root.querySelectorAll('.folds .arrow')[1].getBoundingClientRect().y }));").await?;
        page.wait_in_editor(PATTERN, "root.querySelector('.folded')").await?;
        page.in_editor(PATTERN, "root.querySelector('.folded').click();").await?;
        page.wait_in_editor(PATTERN, "!root.querySelector('.folded')").await
    })
    .await
}

#[tokio::test]
async fn pieces_are_marked_by_more_than_colour() -> Result<()> {
    with_page(async |page| {
        rule(page, r#"{"source": ["x"]}"#).await?;
        // The page marks what misses as well, when its verdict comes.
        page.wait_in_editor(PATTERN, "root.querySelector('.mark--miss')")
            .await?;
        page.in_editor(PATTERN, r#"editor.mark(JSON.stringify([{ from: 1, to: 9, kind: "hit" }, { from: 12, to: 15, kind: "miss" }, { from: 90, to: 99, kind: "hit" }]));"#)
            .await?;
        page.wait_in_editor(PATTERN, "root.querySelector('.mark--hit')")
            .await?;
        ensure!(pieces(page, ".mark--hit").await? == [r#""source""#]);
        ensure!(pieces(page, ".mark--miss").await? == [r#""x""#]);
        let lines = page
            .in_editor(PATTERN, "return ['hit', 'miss'].map((kind) => getComputedStyle(root.querySelector(`.mark--${kind}`)).borderBottomStyle);")
            .await?;
        ensure!(lines == serde_json::json!(["solid", "double"]), "{lines}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn text_is_copied_cut_and_pasted_with_the_keyboard() -> Result<()> {
    with_page(async |page| {
        rule(page, "[1]").await?;
        page.run("window.heard = []; for (const name of ['keydown', 'copy', 'cut', 'paste']) document.addEventListener(name, (event) => window.heard.push(name + ':' + (event.key ?? '') + ':' + event.defaultPrevented));").await?;
        for keys in ["a", "c"] {
            page.chord(&[Key::Control], keys).await?;
        }
        page.chord(&[], &key(Key::End)).await?;
        page.chord(&[Key::Control], "v").await?;
        let heard = page.run("return window.heard;").await?;
        page.wait_for_value(PATTERN, "[1][1]").await.with_context(|| heard.to_string())?;
        for keys in ["a", "x", "v", "v"] {
            page.chord(&[Key::Control], keys).await?;
        }
        page.wait_for_value(PATTERN, "[1][1][1][1]").await
    })
    .await
}

#[tokio::test]
async fn the_editors_undo_and_the_pages_undo_go_together() -> Result<()> {
    with_page(async |page| {
        let (one, two) = (r#"{"source": ["one"]}"#, r#"{"source": ["two"]}"#);
        rule(page, one).await?;
        page.fill(PATTERN, two).await?;
        page.chord(&[], &key(Key::Left)).await?;
        let caret = page
            .in_editor(PATTERN, "return editor.selectionStart;")
            .await?;
        // The page's step is the whole run of typing; the editor shows what the page says.
        page.click_text(".yard__head button", "Undo").await?;
        let before = page.value(PATTERN).await?;
        ensure!(before != two, "nothing was taken back");
        page.click_text(".yard__head button", "Redo").await?;
        page.wait_for_value(PATTERN, two).await?;
        ensure!(
            page.in_editor(PATTERN, "return editor.selectionStart;")
                .await?
                == caret,
            "the caret has moved"
        );
        // The editor's own undo takes back the last change of this text, whoever made it.
        page.click(PATTERN).await?;
        page.chord(&[Key::Control], "z").await?;
        page.wait_for_value(PATTERN, &before).await?;
        page.chord(&[Key::Control], "z").await?;
        page.wait_for_value(PATTERN, two).await?;
        page.chord(&[Key::Control], "y").await?;
        page.wait_for_value(PATTERN, &before).await
    })
    .await
}

#[tokio::test]
async fn what_was_undone_in_one_rule_does_not_come_back_in_another() -> Result<()> {
    with_page(async |page| {
        let (one, two) = (r#"{"source": ["one"]}"#, r#"{"source": ["two"]}"#);
        rule(page, one).await?;
        add_rule(page, 1, two).await?;
        page.chord(&[Key::Alt], &key(Key::Up)).await?;
        page.wait_for_value(PATTERN, one).await?;
        page.click(PATTERN).await?;
        page.chord(&[Key::Control], "z").await?;
        page.chord(&[Key::Control], "z").await?;
        page.chord(&[], " ").await?;
        let value = page.value(PATTERN).await?;
        ensure!(value.contains("one") && !value.contains("two"), "{value}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tab_leaves_the_editor_and_its_label_leads_into_it() -> Result<()> {
    with_page(async |page| {
        rule(page, r#"{"source": ["x"]}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match"))
            .await?;
        // What is known of events is told a little later, below the editor, with a button of its own.
        page.find(".diagnostic__place").await?;
        let active =
            "return document.activeElement.id || document.activeElement.outerHTML.slice(0, 200);";
        ensure!(
            page.run(active).await? == "rule-0-pattern",
            "the editor has not the focus"
        );
        page.chord(&[], &key(Key::Tab)).await?;
        ensure!(page.run(active).await? != "rule-0-pattern", "Tab is a trap");
        ensure!(
            page.value(PATTERN).await? == r#"{"source": ["x"]}"#,
            "Tab has written something"
        );
        page.chord(&[Key::Shift], &key(Key::Tab)).await?;
        ensure!(
            page.run(active).await? == "rule-0-pattern",
            "Shift-Tab comes back to {}",
            page.run(active).await?
        );
        page.chord(&[Key::Shift], &key(Key::Tab)).await?;
        ensure!(
            page.run(active).await? != "rule-0-pattern",
            "Shift-Tab is a trap"
        );
        page.click(r#"label[for="rule-0-pattern"]"#).await?;
        ensure!(
            page.run(active).await? == "rule-0-pattern",
            "the label leads nowhere"
        );
        Ok(())
    })
    .await
}

/// Every shift of the layout since the page was asked to watch, those after a key too; not the
/// characters behind the caret, nor what is told of although it stays where it was, nor a finding
/// that comes into sight or gives way to another within the list of findings, whose height is fixed.
async fn shifts(page: &Page) -> Result<serde_json::Value> {
    page.run(
        "const same = (a, b) => ['x', 'y', 'width', 'height'].every((side) => a[side] === b[side]);
        const inList = (rect) => [...document.querySelectorAll('.diagnostics')].map((list) => list.getBoundingClientRect())
            .some((list) => rect.top >= list.top - 1 && rect.bottom <= list.bottom + 1 && rect.left >= list.left - 1 && rect.right <= list.right + 1);
        const moved = ({ node, previousRect, currentRect }) => !(inList(currentRect) && (previousRect.width === 0 || inList(previousRect))) && !same(previousRect, currentRect) && (!node || !(node.parentElement ?? node.getRootNode().host ?? node).closest?.('.cm-content'));
        return window.shifts.filter((entry) => entry.value > 0.0001 && entry.sources.some(moved))
            .map((entry) => [entry.value, ...entry.sources.filter(moved).map(({ node, previousRect, currentRect }) =>
                [node?.className ?? node?.textContent, previousRect, currentRect])]);",
    )
    .await
}

/// Types through matching, not matching and broken; with a report there.
async fn nothing_moves_at(width: u32, height: u32) -> Result<()> {
    const TYPED: &str = "#rule-1-pattern";
    with_page(async |page| {
        page.emulate(width, height, Scheme::Light).await?;
        State::Sent.enter(page).await?;
        page.fill(TYPED, r#"{"source": ["aws.codebuil"]}"#).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match")).await?;
        page.run("window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift' });").await?;
        for _ in 0..3 {
            page.chord(&[], &key(Key::Left)).await?;
        }
        for (typed, verdict) in [("d", "Matches"), ("x", "Does not match"), ("\\", "Not valid")] {
            page.chord(&[], typed).await?;
            page.wait_for_text(".rule__state", |text| text.contains(verdict)).await?;
        }
        page.chord(&[], &key(Key::Backspace)).await?;
        page.wait_for_text(".rule__state", |text| text.contains("Does not match")).await?;
        let shifts = shifts(page).await?;
        ensure!(shifts == serde_json::json!([]), "there has shifted: {shifts}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn typing_shifts_nothing_and_the_verdict_follows_every_key() -> Result<()> {
    nothing_moves_at(1280, 800).await
}

#[tokio::test]
async fn typing_shifts_nothing_on_a_phone() -> Result<()> {
    nothing_moves_at(390, 844).await
}
