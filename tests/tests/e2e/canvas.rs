//! The canvas by keyboard, pointer and touch: walk, wire, send, watch, take back.

use anyhow::{Result, ensure};
use serde_json::json;
use tests::browser::{Engine, Mouse, Page, Scheme, with_page};
use tests::canvas::{crowded, failing, open, open_example, see_one_travel};
use tests::routes::{CANVAS, EXAMPLES};
use thirtyfour::Key;

/// The name of the station that has the focus.
async fn focused(page: &Page) -> Result<String> {
    let name = page
        .run("return document.activeElement.dataset?.name ?? document.activeElement.id;")
        .await?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

async fn key(page: &Page, key: Key) -> Result<()> {
    page.press(key.value().to_string()).await
}

async fn stations(page: &Page, kind: &str) -> Result<usize> {
    Ok(page.find_all(&format!("[data-kind='{kind}']")).await?.len())
}

#[tokio::test]
async fn the_keyboard_walks_wires_and_takes_back() -> Result<()> {
    with_page(async |page| {
        page.goto(CANVAS).await?;
        page.click_text(".canvas__empty button", "Add the first rule")
            .await?;
        page.find(r#"[data-sheet="rule-1"]"#).await?;
        key(page, Key::Escape).await?;
        ensure!(focused(page).await? == "rule-1", "{}", focused(page).await?);
        key(page, Key::Left).await?;
        ensure!(
            focused(page).await? == "default",
            "Left leads back to the bus"
        );
        key(page, Key::Left).await?;
        key(page, Key::Right).await?;
        key(page, Key::Right).await?;
        ensure!(focused(page).await? == "rule-1", "Right follows the track");
        // A target by keys alone.
        key(page, Key::Enter).await?;
        page.find(r#"[data-sheet="rule-1"]"#).await?;
        page.run("document.querySelector('#canvas-kind').focus();")
            .await?;
        page.press("SNS").await?;
        key(page, Key::Tab).await?;
        key(page, Key::Enter).await?;
        page.find(r#"[data-kind="Target"]"#).await?;
        let told = page.text(".canvas__told").await?;
        ensure!(told.contains("SNS topic"), "{told}");
        // What is seen is what is heard.
        let label = page
            .run("return document.querySelector('[data-kind=Target]').getAttribute('aria-label');")
            .await?;
        ensure!(
            label
                .as_str()
                .is_some_and(|label| label.starts_with("SNS topic ")),
            "{label}"
        );
        key(page, Key::Escape).await?;
        key(page, Key::Right).await?;
        key(page, Key::Delete).await?;
        ensure!(
            stations(page, "Target").await? == 0,
            "Delete takes the target away"
        );
        ensure!(
            focused(page).await? == "rule-1",
            "the focus goes to where the track came from"
        );
        page.chord(&[Key::Control], "z").await?;
        page.find(r#"[data-kind="Target"]"#).await?;
        // One way in for Tab, however many stations there are.
        let ways = page
            .run("return document.querySelectorAll('[role=treeitem][tabindex=\"0\"]').length;")
            .await?;
        ensure!(ways == 1, "{ways} stations are in the order of Tab");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_rule_is_switched_off_duplicated_and_deleted_from_its_sheet() -> Result<()> {
    with_page(async |page| {
        open(page, &failing()).await?;
        page.click(r#"[data-name="build-failed"]"#).await?;
        page.click_text(".sheet button", "Disable").await?;
        page.wait_for_text(r#"[data-label="build-failed"]"#, |text| {
            text.contains("Disabled")
        })
        .await?;
        page.click_text(".sheet button", "Enable").await?;
        page.wait_for_text(r#"[data-label="build-failed"]"#, |text| {
            text.contains("Matches")
        })
        .await?;
        page.click_text(".sheet button", "Duplicate").await?;
        page.find(r#"[data-name="build-failed-copy"]"#).await?;
        // Both lead to the same queues, which are drawn once.
        ensure!(
            stations(page, "Target").await? == 2,
            "{}",
            stations(page, "Target").await?
        );
        page.click_text(".sheet button", "Delete").await?;
        ensure!(stations(page, "Rule").await? == 1, "one of the two is gone");
        page.click_text(".yard__head button", "Undo").await?;
        ensure!(stations(page, "Rule").await? == 2, "and comes back");
        page.click(r#"[data-name="build-failed-copy"]"#).await?;
        page.click_text(".sheet a", "Open on the bench").await?;
        page.find(r#".rule[data-rule="build-failed-copy"]"#).await?;
        Ok(())
    })
    .await
}

/// The middle of the first element that a selector finds, once it has stayed where it is for some
/// frames and nothing lies over it there.
async fn middle(page: &Page, css: &str) -> Result<(f64, f64)> {
    let script = format!(
        "const wanted = {}; let before = ''; let still = 0; let seen = '';
        for (let frame = 0; frame < 600; frame++) {{
            const element = document.querySelector(wanted);
            const around = element?.getBoundingClientRect() ?? new DOMRect();
            const place = [around.x + around.width / 2, around.y + around.height / 2];
            const there = document.elementFromPoint(...place);
            const station = element?.closest('[data-stop]') ?? element;
            const free = station && there && (station.contains(there) || there.contains(station));
            still = free && before === String(place) ? still + 1 : 0;
            if (still === 5) return place;
            before = String(place);
            seen = before + ' ' + (there?.outerHTML.slice(0, 200) ?? 'nothing');
            await new Promise(requestAnimationFrame);
        }}
        throw new Error(wanted + ' is not free to press: ' + seen);",
        json!(css)
    );
    let place = page.run(&script).await?;
    Ok((
        place[0].as_f64().unwrap_or_default(),
        place[1].as_f64().unwrap_or_default(),
    ))
}

/// A finger goes from one place to another, in as many steps as a hand's.
async fn slide(page: &Page, from: (f64, f64), to: (f64, f64)) -> Result<()> {
    const STEPS: i32 = 8;
    for step in 1..=STEPS {
        let part = f64::from(step) / f64::from(STEPS);
        let between = |from: f64, to: f64| from + (to - from) * part;
        page.touch(
            "touchMove",
            &[(between(from.0, to.0), between(from.1, to.1))],
        )
        .await?;
        page.run("await new Promise(requestAnimationFrame);")
            .await?;
    }
    Ok(())
}

/// What the pointers did since the last call, for the message of a failure.
const RECORD: &str = "window.pointers = [];
    for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'touchstart', 'touchcancel']) {
        window.addEventListener(name, (event) => window.pointers.push(
            [name, Math.round(event.clientX ?? -1), Math.round(event.clientY ?? -1), event.target.getAttribute?.('class')].join(' ')), true);
    }";

const SECOND_WIRE: &str = r#"[data-name="rule-number-1"] .stop__grip"#;
const FIRST_QUEUE: &str = r#"[data-name="queue-of-rule-0-0"] .tracks__station"#;

#[tokio::test]
async fn a_pointer_drags_a_track_from_a_rule_to_a_target_of_another() -> Result<()> {
    with_page(async |page| {
        open(page, &crowded(2, 1)).await?;
        let (from, to) = (
            middle(page, SECOND_WIRE).await?,
            middle(page, FIRST_QUEUE).await?,
        );
        page.mouse(Mouse::Move, from).await?;
        page.mouse(Mouse::Press, from).await?;
        page.mouse(Mouse::Move, ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0))
            .await?;
        page.find(".canvas__wire").await?;
        page.mouse(Mouse::Move, to).await?;
        page.find(".canvas__wire--there").await?;
        page.mouse(Mouse::Release, to).await?;
        page.wait_for_text(".canvas__told", |text| {
            text.contains("rule-number-1 leads to queue-of-rule-0-0 as well")
        })
        .await?;
        let tracks = page.find_all(".tracks__rail").await?.len();
        ensure!(tracks == 6, "{tracks} tracks");
        page.click_text(".yard__head button", "Undo").await?;
        ensure!(page.find_all(".tracks__rail").await?.len() == 5, "undone");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_finger_connects_and_two_fingers_zoom_on_a_phone() -> Result<()> {
    with_page(async |page| {
        open(page, &crowded(2, 1)).await?;
        page.emulate(390, 844, Scheme::Light).await?;
        page.run("document.querySelector('.canvas__room').scrollIntoView();")
            .await?;
        page.click_text(".canvas__zoom button", "Fit").await?;
        page.run("document.querySelector('.canvas__frame').scrollLeft = 9999;")
            .await?;
        let (from, to) = (
            middle(page, SECOND_WIRE).await?,
            middle(page, FIRST_QUEUE).await?,
        );
        page.run(RECORD).await?;
        page.touch("touchStart", &[from]).await?;
        slide(page, from, to).await?;
        if let Err(error) = page.find(".canvas__wire--there").await {
            let did = page.run("return window.pointers;").await?;
            return Err(error.context(format!("from {from:?} to {to:?}: {did}")));
        }
        page.touch("touchEnd", &[]).await?;
        page.wait_for_text(".canvas__told", |text| text.contains("as well"))
            .await?;
        let before = page.text(".canvas__percent").await?;
        let (x, y) = middle(page, ".canvas__frame").await?;
        page.touch("touchStart", &[(x - 30.0, y), (x + 30.0, y)]).await?;
        page.touch("touchMove", &[(x - 60.0, y), (x + 60.0, y)]).await?;
        page.touch("touchEnd", &[]).await?;
        page.wait_for_text(".canvas__percent", |text| text != before)
            .await?;
        // A tap opens.
        page.run(&format!(
            "document.querySelector({FIRST_QUEUE:?}).scrollIntoView({{ block: 'center', inline: 'center' }});"
        ))
        .await?;
        let stop = middle(page, FIRST_QUEUE).await?;
        page.touch("touchStart", &[stop]).await?;
        page.touch("touchEnd", &[]).await?;
        page.find(r#"[data-sheet="queue-of-rule-0-0"]"#).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn buttons_keys_and_the_wheel_zoom_and_a_drag_moves_the_map() -> Result<()> {
    with_page(async |page| {
        open(page, &crowded(12, 2)).await?;
        let percent = async || -> Result<i64> {
            let text = page.text(".canvas__percent").await?;
            Ok(text.trim_end_matches(" %").parse()?)
        };
        let first = percent().await?;
        page.click(".canvas__zoom button:last-of-type").await?;
        ensure!(percent().await? == first, "Fit changes nothing at first");
        page.click(".canvas__zoom button:nth-of-type(2)").await?;
        ensure!(percent().await? > first, "larger");
        page.click(r#"[data-kind="Rule"]"#).await?;
        key(page, Key::Escape).await?;
        for _ in 0..9 {
            page.press("-").await?;
        }
        ensure!(percent().await? == 40, "as small as it gets: {}", percent().await?);
        let height = page.run("return Math.min(...[...document.querySelectorAll('.stop__hit')].map((hit) => hit.getBoundingClientRect().height));").await?;
        ensure!(height.as_f64().is_some_and(|height| height >= 24.0), "{height} px to press");
        page.press("0").await?;
        ensure!(percent().await? == first, "fits again");
        let (x, y) = middle(page, ".canvas__frame").await?;
        let wheel = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": -100, "modifiers": 2 });
        page.devtools("Input.dispatchMouseEvent", wheel).await?;
        page.wait_for_text(".canvas__percent", |text| text != format!("{first} %")).await?;
        page.run("document.querySelector('.canvas__frame').scrollTop = 0;").await?;
        let ground = page.run("document.querySelector('.canvas__frame').scrollIntoView({ block: 'end' }); const frame = document.querySelector('.canvas__frame').getBoundingClientRect(); return [frame.x + 12, frame.y + frame.height - 40];").await?;
        let ground = (ground[0].as_f64().unwrap_or_default(), ground[1].as_f64().unwrap_or_default());
        page.mouse(Mouse::Press, ground).await?;
        page.mouse(Mouse::Move, (ground.0, ground.1 - 120.0)).await?;
        page.mouse(Mouse::Release, (ground.0, ground.1 - 120.0)).await?;
        let top = page.run("return document.querySelector('.canvas__frame').scrollTop;").await?;
        ensure!(top == 120, "moved by {top}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn events_travel_and_then_the_tracks_tell_what_happened() -> Result<()> {
    with_page(async |page| {
        open(page, &failing()).await?;
        page.click_text(".canvas button", "Send").await?;
        see_one_travel(page).await?;
        page.find(r#"[data-name="closed"] .tracks__station--red"#)
            .await?;
        page.wait_for_text(r#"[data-label="lost-builds"]"#, |text| {
            text.contains("Got 1")
        })
        .await?;
        page.wait_for_text(r#"[data-label="build-log"]"#, |text| text.contains("Got 1"))
            .await?;
        let failed = page.text(r#"[data-label="closed"]"#).await?;
        ensure!(failed.contains("Failed 1"), "{failed}");
        let counts = page.find_all(".tracks__count").await?.len();
        ensure!(counts == 5, "{counts} tracks have a number");
        page.click(r#"[data-name="closed"]"#).await?;
        let told = page.text(".sheet").await?;
        ensure!(
            told.contains("INVOCATION_FAILURE") && told.contains("Failed"),
            "{told}"
        );
        // The sheet lies over the siding.
        key(page, Key::Escape).await?;
        page.click(r#"[data-name="lost-builds"]"#).await?;
        page.wait_for_text(".sheet", |text| text.contains("INVOCATION_DLQ"))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_moves_for_who_asks_for_that() -> Result<()> {
    with_page(async |page| {
        if page.engine() == Engine::WebKit {
            return page.lacks("way to ask for less motion");
        }
        page.emulate(1280, 800, Scheme::Light).await?;
        open(page, &failing()).await?;
        page.run(
            "window.moved = 0;
            new MutationObserver(() => { window.moved += document.querySelectorAll('.traveller').length; })
                .observe(document.body, { childList: true, subtree: true });",
        )
        .await?;
        page.click_text(".canvas button", "Send").await?;
        page.find(r#"[data-name="closed"] .tracks__station--red"#).await?;
        ensure!(page.run("return window.moved;").await? == 0, "something moved");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_example_opens_as_a_new_yard_and_undo_takes_it_away() -> Result<()> {
    with_page(async |page| {
        page.goto(EXAMPLES).await?;
        let titles = page.run("return [...document.querySelectorAll('.example h3')].map((each) => each.lastChild.textContent);").await?;
        let titles: Vec<String> = serde_json::from_value(titles)?;
        ensure!(titles.len() == 14, "{titles:?}");
        for title in &titles {
            open_example(page, title).await?;
            page.find(r#"[data-kind="Rule"]"#).await?;
            let open = page.run("const yards = document.querySelector('#yard-open'); return yards.selectedOptions[0].textContent;").await?;
            ensure!(open == title.as_str(), "{open} is open");
        }
        for _ in &titles {
            page.click_text(".yard__head button", "Undo").await?;
        }
        let yards = page.run("return document.querySelector('#yard-open').options.length;").await?;
        ensure!(yards == 1, "{yards} yards are left");
        page.find(".canvas__empty").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_goes_to_the_bus_that_it_is_sent_to_and_over_the_border() -> Result<()> {
    with_page(async |page| {
        open_example(page, "Your own events on your own bus").await?;
        page.click_text(".canvas button", "Send").await?;
        page.wait_for_text(r#"[data-of="Target"][data-label="order-care"]"#, |text| {
            text.contains("Got 1")
        })
        .await?;
        open_example(page, "Alarms of a team in the account of operations").await?;
        page.click_text(".canvas button", "Send").await?;
        page.wait_for_text(r#"[data-label="open-ticket"]"#, |text| {
            text.contains("Got 1")
        })
        .await?;
        Ok(())
    })
    .await
}
