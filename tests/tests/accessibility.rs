//! axe-core on every state of the app, in both colour schemes and three widths, and no sideways
//! scrolling in any of them.

use std::cell::RefCell;

use anyhow::{Result, ensure};
use tests::browser::{Scheme, with_page};
use tests::routes::ALL;
use tests::states::State;

/// A desktop, a phone, and the narrowest that WCAG's reflow asks for, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(1280, 800), (390, 844), (320, 640)];

/// Every state, or those whose names begin with one of the words of `EVENTYARD_STATES`.
fn chosen() -> Result<Vec<State>> {
    let mut states = State::all();
    if let Ok(words) = std::env::var("EVENTYARD_STATES") {
        states.retain(|state| words.split(' ').any(|word| state.name().starts_with(word)));
    }
    ensure!(!states.is_empty(), "no state is looked at");
    Ok(states)
}

#[tokio::test]
async fn every_state_in_both_schemes_and_every_width() -> Result<()> {
    let mut found = Vec::new();
    let states = chosen()?;
    for state in states {
        let wrong = RefCell::new(Vec::new());
        let looked = with_page(async |page| {
            state.enter(page).await?;
            for scheme in Scheme::ALL {
                for (width, height) in SIZES {
                    page.emulate(width, height, scheme).await?;
                    let place = format!("{} at {width} px, {}", state.name(), scheme.name());
                    let violations = page.accessibility_violations().await?;
                    let violations = violations.into_iter();
                    let violations = violations.map(|violation| format!("{place}: {violation}"));
                    wrong.borrow_mut().extend(violations);
                    let wide = page
                        .run("return document.documentElement.scrollWidth - innerWidth;")
                        .await?;
                    if wide.as_i64().is_none_or(|pixels| pixels > 0) {
                        let wide = format!("{place}: {wide} px too wide");
                        wrong.borrow_mut().push(wide);
                    }
                }
            }
            Ok(())
        })
        .await;
        found.append(&mut wrong.into_inner());
        if let Err(error) = looked {
            found.push(format!("{}: {error:#}", state.name()));
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[tokio::test]
async fn the_check_finds_what_is_wrong() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        page.run(
            "const image = document.createElement('img');
            image.id = 'no-text';
            document.body.append(image);",
        )
        .await?;
        let violations = page.accessibility_violations().await?;
        ensure!(
            violations
                .iter()
                .any(|violation| violation.contains("image-alt") && violation.contains("#no-text")),
            "{violations:?}"
        );
        Ok(())
    })
    .await
}
