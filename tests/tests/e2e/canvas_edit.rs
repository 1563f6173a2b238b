//! The canvas while it is wired: event buses, edits while events travel, a map larger than a phone.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, key, with_page};
use tests::canvas::{crowded, failing, open, see_one_travel};
use tests::routes::CANVAS;
use thirtyfour::Key;

async fn count(page: &Page, css: &str) -> Result<usize> {
    Ok(page.find_all(css).await?.len())
}

#[tokio::test]
async fn an_event_bus_is_added_by_pointer_and_by_keys_and_taken_away() -> Result<()> {
    with_page(async |page| {
        page.goto(CANVAS).await?;
        page.click_text(".canvas button", "Add an event bus")
            .await?;
        page.fill("#canvas-bus-name", "two words").await?;
        page.wait_for_text("#canvas-bus-refused", |text| text.contains("letters"))
            .await?;
        page.fill("#canvas-bus-name", "default").await?;
        page.wait_for_text("#canvas-bus-refused", |text| text.contains("already"))
            .await?;
        page.fill("#canvas-bus-name", "orders").await?;
        page.click(".canvas__bus .button--main").await?;
        page.find(r#"[data-sheet="orders"]"#).await?;
        page.click_text(".sheet button", "Add a rule").await?;
        page.find(r#"[data-sheet="rule-1"]"#).await?;
        page.press(key(Key::Escape)).await?;
        // The next one without a pointer.
        page.run("document.querySelector('#canvas-add-bus').focus();")
            .await?;
        page.press(key(Key::Enter)).await?;
        page.find("#canvas-bus-name:focus").await?;
        page.press("parcels").await?;
        page.press(key(Key::Enter)).await?;
        page.find(r#"[data-sheet="parcels"]"#).await?;
        page.press(key(Key::Escape)).await?;
        page.find(r#"[data-name="parcels"]:focus"#).await?;
        page.press(key(Key::Delete)).await?;
        page.wait_for_text(".canvas__told", |text| text.contains("taken away"))
            .await?;
        ensure!(
            count(page, r#"[data-kind="Event bus"]"#).await? == 2,
            "it is gone"
        );
        page.click(r#"[data-name="orders"][data-kind="Event bus"]"#)
            .await?;
        page.click_text(".sheet button", "Delete").await?;
        ensure!(
            count(page, r#"[data-kind="Rule"]"#).await? == 0,
            "its rule goes with it"
        );
        page.click_text(".yard__head button", "Undo").await?;
        ensure!(
            count(page, r#"[data-kind="Rule"]"#).await? == 1,
            "both come back"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_edit_while_events_travel_leaves_them_on_their_tracks() -> Result<()> {
    with_page(async |page| {
        open(page, &failing()).await?;
        page.click_text(".canvas button", "Send").await?;
        see_one_travel(page).await?;
        page.click_text(".canvas__tools button", "Add a rule").await?;
        page.find(r#"[data-sheet="rule-1"]"#).await?;
        let strays = page
            .run(
                "const rails = new Set([...document.querySelectorAll('.tracks__rail')].map((rail) => rail.getAttribute('d')));
                const ways = [...document.querySelectorAll('.traveller animateMotion')].map((way) => way.getAttribute('path'));
                return [ways.length, ways.filter((way) => !rails.has(way))];",
            )
            .await?;
        ensure!(strays[0].as_u64().is_some_and(|all| all > 0), "they travel on: {strays}");
        ensure!(strays[1].as_array().is_some_and(Vec::is_empty), "{strays}");
        page.wait_for_text(r#"[data-label="build-log"]"#, |text| text.contains("Got 1"))
            .await?;
        page.wait_for_text(r#"[data-label="lost-builds"]"#, |text| text.contains("Got 1"))
            .await
            .map(|_| ())
    })
    .await
}

#[tokio::test]
async fn on_a_phone_the_map_says_where_it_goes_on() -> Result<()> {
    with_page(async |page| {
        page.emulate(390, 844, Scheme::Light).await?;
        open(page, &crowded(20, 1)).await?;
        page.find(r#"[data-beyond="right"]"#).await?;
        page.find(r#"[data-beyond="below"]"#).await?;
        let seen = page
            .run("const frame = document.querySelector('.canvas__frame'); return [frame.scrollLeft, frame.scrollTop];")
            .await?;
        ensure!(seen[0] == 0 && seen[1] == 0, "it begins where events enter: {seen}");
        for _ in 0..6 {
            for way in page.find_all(r#"[data-beyond="right"]"#).await? {
                way.click().await?;
            }
            page.run("await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); return null;")
                .await?;
        }
        ensure!(count(page, r#"[data-beyond="right"]"#).await? == 0, "its end is in sight");
        let end = page
            .run("const frame = document.querySelector('.canvas__frame'); return frame.scrollWidth - frame.clientWidth - frame.scrollLeft;")
            .await?;
        ensure!(end.as_f64().is_some_and(|end| end <= 24.0), "{end} px are left");
        Ok(())
    })
    .await
}
