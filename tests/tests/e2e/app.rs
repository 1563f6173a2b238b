//! What holds for the app as a whole: the shell, the theme, the way back after a crash.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::time::Duration;
use tests::browser::{Engine, with_page};
use tests::routes::{ALL, EXAM, GUIDE, HOME, PACKS, PROGRESS, QUESTION, REVIEW, STUDY, YARD};
use tokio::time::sleep;

#[tokio::test]
async fn the_theme_switch_holds_over_a_reload() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        page.click("header button").await?;
        page.click("header button").await?;
        let theme = "return document.documentElement.dataset.theme ?? null;";
        ensure!(
            page.run(theme).await? == "dark",
            "{}",
            page.run(theme).await?
        );
        page.written().await?;
        page.reload(ALL[0].ready).await?;
        for _ in 0..100 {
            if page.run(theme).await? == "dark" {
                return Ok(());
            }
            sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the theme is {} after a reload", page.run(theme).await?)
    })
    .await
}

#[tokio::test]
async fn the_skip_link_and_a_change_of_page_lead_to_the_heading() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        page.click_text("nav a", "Yard").await?;
        page.find(YARD.ready).await?;
        let focused = "return document.activeElement.id;";
        ensure!(
            page.run(focused).await? == "page-heading",
            "{}",
            page.run(focused).await?
        );
        ensure!(
            page.driver().title().await?.starts_with("Yard"),
            "the title is not the page's"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_shell_can_be_read_before_the_app_runs() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        // The page as the host serves it, before any script has run.
        let text = page
            .run(
                "const html = await (await fetch(document.baseURI)).text();
                const shown = new DOMParser().parseFromString(html, 'text/html');
                return shown.getElementById('app').textContent;",
            )
            .await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(
            text.contains("practice yard") && text.contains("Scripts are switched off"),
            "{text}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_whose_app_does_not_arrive_says_so() -> Result<()> {
    with_page(async |page| {
        page.block(&["*_bg.wasm*"]).await?;
        page.driver().goto(page.url()).await?;
        page.wait_for_text("#boot-problem", |text| {
            text.contains("could not be started")
        })
        .await?;
        page.block(&["*/app-*.js"]).await?;
        page.driver().refresh().await?;
        page.wait_for_text("#boot-problem", |text| text.contains("could not be loaded"))
            .await?;
        page.block(&[]).await?;
        page.take_console_errors().await?;
        page.reload(ALL[0].ready).await
    })
    .await
}

/// Waits until the file of a part is here.
const FETCHED: &str = "const is_here = () => performance.getEntriesByType('resource').some((file) => file.name.includes('/part-{part}-'));
    for (let looks = 0; !is_here() && looks < 200; looks += 1) await new Promise((done) => setTimeout(done, 50));
    if (!is_here()) throw new Error('part-{part} has not come');";

#[tokio::test]
async fn the_yard_comes_when_it_is_wanted_and_says_where_it_does_not() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        let asked = "return performance.getEntriesByType('resource').filter((file) => file.name.includes('/part-')).length;";
        ensure!(page.run(asked).await? == 0, "the first page fetches the yard");
        page.block(&["*/parts-*.bin"]).await?;
        page.click_text("nav a", "Yard").await?;
        page.wait_for_text("main .notice", |text| text.contains("could not be fetched"))
            .await?;
        let focused = "return document.activeElement.textContent;";
        ensure!(page.run(focused).await? == "The yard", "the heading has lost the focus");
        // Now the small parts would come, and the large ones would not.
        page.block(&["*/part-*.wasm"]).await?;
        page.click_text("main button", "Try again").await?;
        page.wait_for_text("main .notice", |text| text.contains("could not be fetched"))
            .await?;
        ensure!(
            page.run(focused).await? == "The yard",
            "trying again has lost the focus"
        );
        page.block(&[]).await?;
        page.take_console_errors().await?;
        page.click_text("main button", "Try again").await?;
        page.find(YARD.ready).await?;
        ensure!(page.run(focused).await? == "The yard", "the page has lost the focus");
        ensure!(page.find_all("main .notice").await?.is_empty(), "the message stays");
        // From now on it is there at once, with what reads the yards that are stored by now.
        page.run(&FETCHED.replace("{part}", "kept")).await?;
        page.block(&["*/part-*.wasm", "*/parts-*.bin"]).await?;
        page.click(r##"header a[href="#/"]"##).await?;
        page.find(ALL[0].ready).await?;
        page.click_text("nav a", "Yard").await?;
        page.find(YARD.ready).await?;
        ensure!(page.find_all("main .notice").await?.is_empty(), "what is stored cannot be read");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pointing_at_a_link_to_the_yard_fetches_it_ahead() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        let fetched = "return performance.getEntriesByType('resource').some((file) => file.name.includes('/part-yard-'));";
        page.run("document.querySelector('nav a[href=\"#/study\"]').focus();").await?;
        sleep(Duration::from_millis(300)).await;
        ensure!(page.run(fetched).await? == false, "the yard is fetched unasked");
        page.run("document.querySelector('nav a[href=\"#/yard\"]').focus();").await?;
        for _ in 0..100 {
            if page.run(fetched).await? == true {
                return Ok(());
            }
            sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the yard is not fetched")
    })
    .await
}

#[tokio::test]
async fn what_an_address_needs_follows_the_app_without_being_asked_for() -> Result<()> {
    with_page(async |page| {
        let pages = [
            (YARD, "yard"),
            (STUDY, "practice"),
            (QUESTION, "asking"),
            (EXAM, "practice"),
            (REVIEW, "review"),
            (PROGRESS, "review"),
            (GUIDE, "guide"),
            (PACKS, "packs"),
        ];
        for (route, part) in pages {
            // What is still on its way would fail when the page is left.
            page.run("const count = () => performance.getEntriesByType('resource').length; for (let before = -1; before !== count();) { before = count(); await new Promise((done) => setTimeout(done, 400)); }").await?;
            page.driver().goto("about:blank").await?;
            page.goto(route).await?;
            let script = format!(
                "const fetched = performance.getEntriesByType('resource').map((file) => file.name).filter((name) => /\\.(wasm|bin)$/.test(name));
                const {{ asked, coming }} = window.eventyardShell;
                for (let looks = 0; coming.size && looks < 100; looks += 1) await new Promise((done) => setTimeout(done, 50));
                const used = fetched.filter((name) => /\\/parts?-/.test(name) && name.split('-').includes('{part}'));
                return [used.length, used.filter((name) => !asked.has(name)), [...coming.keys()], fetched.filter((name, at) => fetched.indexOf(name) !== at)];"
            );
            let found = page.run(&script).await?;
            ensure!(found[0].as_u64() > Some(0), "{}: no file of {part}", route.name);
            for (at, what) in [(1, "asked for by the app"), (2, "not used"), (3, "fetched twice")] {
                ensure!(found[at] == json!([]), "{}: {what}: {}", route.name, found[at]);
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pages_that_are_changed_quickly_come_up() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        for (at, route) in ALL.iter().enumerate() {
            // Two others are asked for before, and left after a while that differs.
            let others = [ALL[(at * 7 + 3) % ALL.len()], ALL[(at * 5 + 1) % ALL.len()]];
            for (other, milliseconds) in others.iter().zip([at * 13 % 90, at * 29 % 160]) {
                let script = format!(
                    "location.hash = '{}'; await new Promise((done) => setTimeout(done, {milliseconds}));",
                    other.path
                );
                page.run(&script).await?;
            }
            page.run(&format!("location.hash = '{}';", route.path)).await?;
            page.find(route.ready)
                .await
                .with_context(|| format!("{} after {others:?}", route.name))?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_left_while_it_loads_comes_up_the_next_time() -> Result<()> {
    with_page(async |page| {
        for (at, route) in [YARD, STUDY, EXAM, REVIEW, PROGRESS, GUIDE, PROGRESS, HOME]
            .into_iter()
            .enumerate()
        {
            for milliseconds in [at * 10, 150 - at * 10, 300 + at * 20] {
                page.driver().goto("about:blank").await?;
                let script = format!(
                    "setTimeout(() => location.assign('{}{}'));",
                    page.url(),
                    route.path
                );
                page.driver().execute(script, Vec::new()).await?;
                sleep(Duration::from_millis(milliseconds as u64)).await;
            }
            page.driver().goto("about:blank").await?;
            if page.engine() == Engine::Firefox {
                // It tells, a little later, of what was cut off.
                sleep(Duration::from_millis(500)).await;
                page.take_console_errors().await?;
            }
            page.goto(route).await?;
        }
        Ok(())
    })
    .await
}
