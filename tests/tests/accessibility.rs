//! axe-core on every page, in both colour schemes; and no page wider than a small phone.

use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme, with_page};
use tests::routes::ALL;

async fn check(page: &Page, scheme: Scheme) -> Result<()> {
    let mut found = Vec::new();
    for (width, height) in [(1280, 800), (390, 844)] {
        page.emulate(width, height, scheme).await?;
        for route in ALL {
            page.goto(*route).await?;
            let violations = page.accessibility_violations().await?;
            found.extend(
                violations
                    .into_iter()
                    .map(|violation| format!("{} at {width} px: {violation}", route.name)),
            );
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[tokio::test]
async fn every_page_in_light() -> Result<()> {
    with_page(async |page| check(page, Scheme::Light).await).await
}

#[tokio::test]
async fn every_page_in_dark() -> Result<()> {
    with_page(async |page| check(page, Scheme::Dark).await).await
}

#[tokio::test]
async fn no_page_scrolls_sideways_at_320_pixels() -> Result<()> {
    with_page(async |page| {
        let mut found = Vec::new();
        page.emulate(320, 640, Scheme::Light).await?;
        for route in ALL {
            page.goto(*route).await?;
            let wide = page
                .run(
                    "const room = document.documentElement.clientWidth;
                    return document.documentElement.scrollWidth <= room ? [] :
                        [...document.querySelectorAll('body *')]
                            .filter((element) => element.getBoundingClientRect().right > room + 1)
                            .map((element) => `${element.localName}.${element.getAttribute('class')}`);",
                )
                .await?;
            if wide != serde_json::json!([]) {
                found.push(format!("{}: {wide}", route.name));
            }
        }
        ensure!(found.is_empty(), "too wide: {}", found.join("\n"));
        Ok(())
    })
    .await
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
